"""What a question is about when it does not say so outright: the hotel, the next meeting, the day's first item."""

from collections.abc import Sequence

from bot.programme.model import Item, Kind, Place
from handlers.understanding.dates import EVENING
from handlers.understanding.thought import Thought


def destination(thought: Thought) -> tuple[Place, ...]:
    """The places a question names; `hotel` alone is where the traveller sleeps, `airport` that of the next flight."""
    if Kind.HOTEL in thought.reading.kinds and not _names_beyond_hotel(thought):
        return hotel(thought)
    flights = (item for item in thought.chooser.own if item.kind is Kind.FLIGHT and not item.cancelled)
    departure = next((item.place for item in flights if item.start > thought.at), None)
    own = tuple(place for place in thought.places if place.id == departure)
    return own if len(thought.places) > 1 and own else thought.places


def hotel(thought: Thought) -> tuple[Place, ...]:
    """Where the traveller sleeps: the hotel of the last check-in – or of the next, once on the way there."""
    live = [item for item in thought.chooser.own if not item.cancelled]
    stays = [item for item in live if item.kind is Kind.HOTEL and item.place]
    begun = [item for item in stays if item.start <= thought.at]
    coming = next((item for item in stays if item.start > thought.at), None)
    if coming is not None and begun:
        rides = [item for item in live if item.kind in {Kind.TRANSFER, Kind.FLIGHT} and item.start < coming.start]
        if rides and begun[-1].start < rides[-1].start <= thought.at:
            begun = [coming]
    stay = begun[-1] if begun else coming
    return (thought.agenda.places[stay.place or ""],) if stay else ()


def counterpart_items(thought: Thought) -> tuple[Item, ...]:
    """The items whose counterparts are asked for: named ones, else the next meeting that has one."""
    subject = thought.subject or thought.timed[:1]
    if subject:
        return subject
    meetings = [item for item in thought.chooser.own if item.counterparts and not item.cancelled]
    return thought.chooser.soonest(thought.chooser.narrowed(meetings, thought.reading) or meetings)


def with_aspect(thought: Thought) -> tuple[Item, ...]:
    """Of several items that could be meant, the one that has what is asked for: a dress code, something to bring."""
    reading = thought.reading
    candidates: Sequence[Item] = thought.named or thought.of_kind or thought.timed
    if "duration" in reading and Kind.TRANSFER not in reading.kinds and "ride" in reading:
        candidates = [item for item in thought.chooser.own if item.kind is Kind.TRANSFER and item in thought.hinted]
    if reading.any("dress"):
        candidates = [item for item in candidates if item.dress] or candidates
    elif reading.any("bring"):
        candidates = [item for item in candidates if item.bring] or candidates
    if reading.when.part == EVENING:
        candidates = [item for item in candidates if item.kind in {Kind.DINNER, Kind.RECEPTION}] or candidates
    unasked = {Kind.TRANSFER, Kind.HOTEL} - set(reading.kinds)
    settled = [item for item in candidates if item.kind not in unasked] or candidates
    return thought.chosen(thought.chooser.mentioning(settled, reading) or settled)


def first_of_day(thought: Thought) -> tuple[Item, ...]:
    """The first item ahead on the day named."""
    day = thought.reading.when.day
    if day is None:
        return ()
    items = [item for item in thought.agenda.day(thought.person, day) if not item.cancelled]
    items = thought.chooser.narrowed(items, thought.reading)
    ahead = [item for item in items if item.start > thought.at]
    return tuple(ahead[:1] or items[:1])


def _names_beyond_hotel(thought: Thought) -> bool:
    return any(word not in {"hotel", "hotels"} for word in thought.reading.names)
