"""When somebody means who writes `18:30` or `morgen 8:00`: always in the trip's zone."""

from datetime import datetime, timedelta

from bot.clock import UncertainTime, instant, local_date
from bot.speech.scene import Scene
from handlers.understanding import dates
from handlers.understanding.words import fold


def moment(text: str, scene: Scene) -> datetime | None:
    """The instant (UTC) a text names, which may be over; None if it names none, or one that the clocks skip or repeat.

    Without a day it is the next time the clocks show it.
    """
    trip = scene.agenda.trip
    today = local_date(scene.at, trip.zone)
    when = dates.read(fold(text), today, trip)
    if when.at is None:
        return None
    try:
        at = instant(datetime.combine(when.day or today, when.at), trip.zone)
        if when.day is None and at <= scene.at:
            at = instant(datetime.combine(today + timedelta(days=1), when.at), trip.zone)
    except UncertainTime:
        return None
    return at
