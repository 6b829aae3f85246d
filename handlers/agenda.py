"""What is next, now, on a day, on the whole trip; when to leave."""

from datetime import timedelta

from bot.programme.free_time import free_time
from bot.speech.scene import Scene
from bot.speech.views import agenda as view
from handlers.request import Answer, Query


def next_(scene: Scene, query: Query) -> Answer:
    """What starts next."""
    items = scene.agenda.next(scene.person, scene.at)
    return Answer(query.command, view.upcoming(items, scene), items)


def now(scene: Scene, query: Query) -> Answer:
    """What is going on."""
    items = scene.agenda.now(scene.person, scene.at)
    return Answer(query.command, view.running(items, scene), items)


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
    items = scene.agenda.of(scene.person)
    return Answer(query.command, view.trip(items, scene), items)


def leave(scene: Scene, query: Query) -> Answer:
    """When to be on the way: for the items meant, else for what comes next."""
    items = query.items or scene.agenda.next(scene.person, scene.at)
    return Answer(query.command, view.leave(items, scene), items)


def _day(scene: Scene, query: Query, ahead: int) -> Answer:
    when = query.day or scene.today + timedelta(days=ahead)
    items = scene.agenda.day(scene.person, when)
    free = None
    if query.aspect == "free":
        free = free_time(items, when, scene.agenda.zone_of(scene.person, scene.at), scene.at)
    return Answer(query.command, view.day(items, when, scene, query.items, free), items)
