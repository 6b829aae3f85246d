"""Roll calls: whom one is for, and what people can answer."""

from datetime import datetime, timedelta

from bot.programme.agenda import Agenda, in_order
from bot.programme.model import EVERYONE, Item, Person

HERE, COMING, AWAY = "here", "coming", "away"
"""Answers to the question who is there."""
UNHURT, HURT = "unhurt", "hurt"
"""Answers to a status check in an emergency."""
REOPENED = timedelta(hours=2)
"""How long after it was closed a roll call can go on."""


def called(agenda: Agenda, of: str) -> tuple[Person, ...]:
    """Whom a roll call is for: `all`, `g:<group>` or `i:<item>`. It comes from outside: nobody, if there is none."""
    kind, _, name = of.partition(":")
    if of == EVERYONE:
        return agenda.trip.people
    if kind == "g" and name in agenda.groups:
        return tuple(person for person in agenda.trip.people if name in person.groups)
    return agenda.attendees(agenda.items[name]) if kind == "i" and name in agenda.items else ()


def at_hand(agenda: Agenda, at: datetime) -> list[Item]:
    """What anybody has next, and what is running, at an instant (UTC), not cancelled; what is next comes first."""
    live = [item for item in agenda.trip.items if not item.cancelled]
    ahead = in_order(item for item in live if item.start > at)
    coming = [item for item in ahead if item.start == ahead[0].start]
    return [*coming, *reversed(in_order(item for item in live if item.start <= at < item.end))]
