"""Going after answers: whoever got a message that asks for one and has not answered is told once more."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.clock import local
from bot.programme.agenda import Agenda
from bot.programme.preferences import Preferences
from bot.programme.reminders import after_quiet, quiet_end
from bot.store.deliveries import OPEN, Planned, Stored
from bot.store.matters import MOST, tag
from bot.store.schema import State

PATIENCE = timedelta(minutes=30)
"""How long an answer may take before Annai asks once more by itself."""
PAUSE = timedelta(minutes=5)
"""Nobody is asked again sooner than that."""


def once_more(told: Iterable[Planned], matter: str) -> list[Planned]:
    """The repetition of notices that are just being planned; it is withdrawn when its person answers."""
    again = (
        replace(one, key=replace(one.key, lead=tag(matter, 1)), at=one.at + PATIENCE, due=one.at + PATIENCE)
        for one in told
    )
    return [one for one in again if one.at < one.expires]


def repetitions(told: Sequence[Stored], matter: str, people: Collection[str], now: datetime) -> list[Planned]:
    """What some people got about a matter, to be told once more at an instant (UTC); not what they were just told."""
    counts = Counter(row.key.person for row in told if row.key.lead != matter)
    lately = {row.key.person for row in told if row.settled_at is not None and now - row.settled_at < PAUSE}
    return [
        Planned(
            replace(row.key, lead=tag(matter, counts[row.key.person] + 1)),
            row.priority,
            now,
            now,
            row.expires,
            row.content,
        )
        for row in told
        if row.key.lead == matter
        and row.state is State.SENT
        and row.key.person in people
        and row.key.person not in lately
        and counts[row.key.person] < MOST
        and now < row.expires
    ]


def waiting(told: Iterable[Stored], matter: str, people: Collection[str] | None = None) -> list[int]:
    """The repetitions that have not gone out yet."""
    return [
        row.id
        for row in told
        if row.state in OPEN and row.key.lead != matter and (people is None or row.key.person in people)
    ]


def not_at_night(at: datetime, agenda: Agenda, person: str, wishes: Preferences, item: str = "") -> datetime:
    """When something planned for an instant (UTC) goes out to a person: after quiet hours, if they hold it.

    What is about an item does not wait for longer than that allows.
    """
    quiet, zone = wishes.quiet_hours(agenda.trip), agenda.zone_of(agenda.people.get(person), at)
    if quiet is None or not quiet.hold(local(at, zone).time()):
        return at
    about = agenda.items.get(item)
    return (after_quiet(at, about, quiet, zone) or at) if about else quiet_end(at, quiet, zone)
