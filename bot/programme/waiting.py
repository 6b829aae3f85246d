"""Who is late for what, and who waits meanwhile. Pure, like the agenda."""

from datetime import datetime, timedelta

from bot.programme.agenda import Agenda
from bot.programme.model import EVERYONE, Item, Kind, Person

JUST_BEGUN = timedelta(minutes=30)
"""For so long after the beginning somebody late is late for that, and not for what comes next."""
AHEAD = timedelta(hours=18)
"""Nobody is late for what begins later than that."""
SMALL = 6
"""In a party of so many people each waits for each."""
_NOBODY_WAITS = frozenset({Kind.HOTEL, Kind.FREE})


def late_for(agenda: Agenda, person: Person, at: datetime) -> tuple[Item, ...]:
    """What a person may be late for at an instant (UTC), the likeliest first.

    What began at most half an hour ago, the latest first; then what begins next; then whatever else is running.
    """
    running = [item for item in reversed(agenda.now(person, at)) if item.kind not in _NOBODY_WAITS]
    begun = [item for item in running if at - item.start < JUST_BEGUN]
    ahead = [
        item
        for item in agenda.of(person)
        if at < item.start <= at + AHEAD and not item.cancelled and item.kind not in _NOBODY_WAITS
    ]
    return (*begun, *ahead[:1], *(item for item in running if item not in begun))


def those_who_wait(agenda: Agenda, item: Item, person: Person) -> tuple[Person, ...]:
    """Who waits for a person at an item besides its hosts: the others of a party of six people at most.

    Nobody waits where an item is for all: a banquet, or a flight, does not.
    """
    party = agenda.attendees(item)
    if EVERYONE in item.audience or len(party) > SMALL or person not in party:
        return ()
    return tuple(other for other in party if other.id != person.id)
