"""What is next, now, on a day, on the whole trip; when to leave.

Everybody asks about their own agenda; organisers may also ask for somebody else's, by name, and for everybody's.
"""

from dataclasses import replace
from datetime import date, timedelta

from bot.programme.agenda import days_of, in_order
from bot.programme.free_time import free_time
from bot.programme.model import Item, Kind, organises
from bot.speech.message import Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import agenda as view
from handlers.request import Answer, Query

FIRST_DAY, LAST_DAY = date(1970, 1, 2), date(2199, 12, 30)
"""No trip is outside of these; a day is counted on from without falling off the calendar."""
EVERYBODY = "everybody"
"""The aspect of a query about all items of the trip, whoever they are for."""


def next_(scene: Scene, query: Query) -> Answer:
    """What starts next."""
    whose = _whose(scene, query)
    items = whose.agenda.next(whose.person, whose.at)
    return _answer(query, view.upcoming(items, whose), items, scene, whose)


def now(scene: Scene, query: Query) -> Answer:
    """What is going on."""
    whose = _whose(scene, query)
    items = whose.agenda.now(whose.person, whose.at)
    return _answer(query, view.running(items, whose), items, scene, whose)


def today(scene: Scene, query: Query) -> Answer:
    """The day the traveller is living."""
    return _day(scene, query, 0)


def tomorrow(scene: Scene, query: Query) -> Answer:
    """The day after."""
    return _day(scene, query, 1)


def day(scene: Scene, query: Query) -> Answer:
    """A day named; without one, today."""
    return _day(scene, query, 0)


def agenda(scene: Scene, query: Query) -> Answer:
    """The whole trip."""
    whose = _whose(scene, query)
    items = tuple(in_order(scene.agenda.trip.items)) if _everybodys(scene, query) else whose.agenda.of(whose.person)
    return _answer(query, view.trip(items, whose), items, scene, whose)


def b2b(scene: Scene, query: Query) -> Answer:
    """One's own business meetings."""
    whose = _whose(scene, query)
    items = tuple(item for item in whose.agenda.of(whose.person) if item.kind is Kind.B2B)
    return _answer(query, view.b2b(items, whose), items, scene, whose)


def leave(scene: Scene, query: Query) -> Answer:
    """When to be on the way: for the items meant, else for what comes next."""
    items = query.items or scene.agenda.next(scene.person, scene.at)
    return Answer(query.command, view.leave(items, scene), items)


def _day(scene: Scene, query: Query, ahead: int) -> Answer:
    whose = _whose(scene, query)
    when = min(max(query.day or whose.today + timedelta(days=ahead), FIRST_DAY), LAST_DAY)
    items = _everything(scene, when) if _everybodys(scene, query) else whose.agenda.day(whose.person, when)
    free = None
    if query.aspect == "free":
        free = free_time(items, when, whose.zone, whose.at)
    return _answer(query, view.day(items, when, whose, query.items, free), items, scene, whose)


def _whose(scene: Scene, query: Query) -> Scene:
    """The scene of the person asked about, if the asker may."""
    return replace(scene, person=query.people[0]) if query.people and organises(scene.person) else scene


def _everybodys(scene: Scene, query: Query) -> bool:
    return query.aspect == EVERYBODY and organises(scene.person)


def _everything(scene: Scene, when: date) -> tuple[Item, ...]:
    return tuple(in_order(item for item in scene.agenda.trip.items if when in days_of(item)))


def _answer(query: Query, message: Message, items: tuple[Item, ...], scene: Scene, whose: Scene) -> Answer:
    """The answer, with the person's name above it if it is somebody else's agenda."""
    heading = None
    if whose.person is not None and whose.person is not scene.person:
        heading = scene.say("agenda-of", name=whose.person.name)
    elif _everybodys(scene, query):
        heading = scene.say("agenda-of-everybody")
    if heading:
        message = replace(message, lines=(Line(heading, Style.QUIET), *message.lines))
    return Answer(query.command, message, items)
