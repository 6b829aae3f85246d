"""What organisers should look at before the trip: disturbed nights, messages that crowd, people who hear nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.clock import local, local_date
from bot.programme.agenda import Agenda
from bot.programme.model import Person
from bot.programme.reminders import TOO_CLOSE, after_quiet

if TYPE_CHECKING:
    from schedules.rehearsal import Rehearsed

BUSY = 9
"""More messages than this are too many for one person and day."""
CROWD = 5
"""This many messages in less than an hour are too many."""
HOUR = timedelta(hours=1)


class Concern(StrEnum):
    """What there is to look at."""

    SILENT = "silent"
    """Somebody gets no message at all."""
    NIGHT = "night"
    """A message goes out in quiet hours, though it could wait."""
    EARLY = "early"
    """A message goes out in quiet hours because it cannot wait: an early departure."""
    CLOSE = "close"
    """Messages less than five minutes apart."""
    CROWDED = "crowded"
    """Five messages or more in less than an hour."""
    BUSY = "busy"
    """More than nine messages on one day."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One concern for all whom it strikes alike. `messages` are those of the first of them; none if `SILENT`."""

    concern: Concern
    people: tuple[Person, ...]
    messages: tuple[Rehearsed, ...] = ()


def findings(agenda: Agenda, played: Sequence[Rehearsed], people: Iterable[Person] | None = None) -> list[Finding]:
    """Everything to look at, by concern and time. `people` are those rehearsed; the whole trip without."""
    alike: dict[tuple[Concern, object], list[tuple[Rehearsed, ...]]] = defaultdict(list)
    for concern, messages in _single(agenda, played):
        alike[concern, _likeness(concern, messages, agenda)].append(messages)
    found = [_shared(concern, group, agenda) for (concern, _), group in alike.items()]
    reached = {message.person.id for message in played}
    expected = agenda.trip.people if people is None else people
    silent = tuple(person for person in expected if person.id not in reached)
    first = [Finding(Concern.SILENT, silent)] if silent else []
    order = list(Concern)
    return first + sorted(found, key=lambda finding: (order.index(finding.concern), finding.messages[0].at))


def daily(agenda: Agenda, played: Iterable[Rehearsed]) -> dict[tuple[str, date], list[Rehearsed]]:
    """The messages of each person (by id) and day, the day taken where the traveller is then."""
    found: dict[tuple[str, date], list[Rehearsed]] = defaultdict(list)
    for message in sorted(played, key=lambda message: message.at):
        found[message.person.id, day_of(message, agenda)].append(message)
    return dict(found)


def day_of(message: Rehearsed, agenda: Agenda) -> date:
    """The day on which a message reaches a traveller, where the traveller is then."""
    return local_date(message.at, agenda.zone_of(message.person, message.at))


def disturbance(message: Rehearsed, agenda: Agenda) -> Concern | None:
    """Whether a message goes out in the programme's quiet hours, and if so whether it had to."""
    quiet = agenda.trip.quiet_hours
    zone = agenda.zone_of(message.person, message.at)
    if quiet is None or not quiet.hold(local(message.at, zone).time()):
        return None
    items = [agenda.items[name] for name in message.items if name in agenda.items and message.kind != "digest"]
    urgent = any(after_quiet(message.at, item, quiet, zone) == message.at for item in items)
    return Concern.EARLY if urgent else Concern.NIGHT


def _single(agenda: Agenda, played: Sequence[Rehearsed]) -> Iterator[tuple[Concern, tuple[Rehearsed, ...]]]:
    """Each concern of each person, with the messages it is about."""
    by_person: dict[str, list[Rehearsed]] = defaultdict(list)
    for message in sorted(played, key=lambda message: message.at):
        by_person[message.person.id].append(message)
        if (concern := disturbance(message, agenda)) is not None:
            yield concern, (message,)
    for messages in by_person.values():
        for run in _runs(messages, 2, TOO_CLOSE):
            yield Concern.CLOSE, run
        for run in _runs(messages, CROWD, HOUR):
            yield Concern.CROWDED, run
    for messages in daily(agenda, played).values():
        if len(messages) > BUSY:
            yield Concern.BUSY, tuple(messages)


def _runs(messages: list[Rehearsed], size: int, span: timedelta) -> Iterator[tuple[Rehearsed, ...]]:
    """Wherever `size` messages fall into less than `span`; what overlaps is one run."""
    start = end = 0
    for first in range(len(messages) - size + 1):
        if messages[first + size - 1].at - messages[first].at >= span:
            continue
        if first >= end:
            if end:
                yield tuple(messages[start:end])
            start = first
        end = first + size
    if end:
        yield tuple(messages[start:end])


def _shared(concern: Concern, group: list[tuple[Rehearsed, ...]], agenda: Agenda) -> Finding:
    """One finding for all, who stand in it as they do in the programme."""
    of = {messages[0].person.id: messages for messages in group}
    people = tuple(person for person in agenda.trip.people if person.id in of)
    return Finding(concern, people, of[people[0].id])


def _likeness(concern: Concern, messages: tuple[Rehearsed, ...], agenda: Agenda) -> object:
    """What people must have in common to share a finding."""
    first = messages[0]
    if concern is Concern.BUSY:
        return day_of(first, agenda), len(messages)
    what = {Concern.EARLY: first.items, Concern.NIGHT: (first.kind,)}.get(concern, ())
    return agenda.zone_of(first.person, first.at), tuple(message.at for message in messages), what
