"""The planner: who must hear what, when. Pure: a trip and a person in, messages out.

The definitions are those of the programme format ("Reminders"), to the letter.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from bot.clock import UncertainTime, instant
from bot.programme.agenda import Agenda, days_of
from bot.programme.model import Item, Lead, Person
from bot.programme.reminders import TOO_CLOSE, after_quiet, due_times


class NoticeKind(StrEnum):
    """What a planned message is about."""

    REMINDER = "reminder"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One lead time of one item for one person: when it is due, and when it goes out (UTC; quiet hours may hold it)."""

    item: Item
    lead: Lead
    due: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class Notice:
    """One message to one person at one instant (UTC): reminders that fall together, or the digest of a day."""

    at: datetime
    person: Person
    kind: NoticeKind
    reminders: tuple[Reminder, ...] = ()
    day: date | None = None


def plan(agenda: Agenda, person: Person) -> list[Notice]:
    """Every message the programme means for a person, in the order they go out."""
    bundled = [
        Notice(bundle[0].at, person, NoticeKind.REMINDER, bundle) for bundle in bundles(reminders(agenda, person))
    ]
    return sorted([*bundled, *digests(agenda, person)], key=lambda notice: (notice.at, notice.kind))


def reminders(agenda: Agenda, person: Person) -> list[Reminder]:
    """Every reminder of a person's agenda, after quiet hours, in the order they go out."""
    found = []
    for item in agenda.of(person):
        if item.cancelled:
            continue
        for lead, due in due_times(item, agenda.trip.reminders.leads(item.kind)):
            held = after_quiet(due, item, agenda.trip.quiet_hours, agenda.zone_of(person, due))
            found.append(Reminder(item, lead, due, held or due))
    return sorted(found, key=lambda reminder: (reminder.at, reminder.item.start, reminder.item.id, reminder.due))


def bundles(ordered: Iterable[Reminder]) -> Iterator[tuple[Reminder, ...]]:
    """What goes out as one message: all that falls less than five minutes after the first of them."""
    bundle: list[Reminder] = []
    for reminder in ordered:
        if bundle and reminder.at - bundle[0].at >= TOO_CLOSE:
            yield tuple(bundle)
            bundle = []
        bundle.append(reminder)
    if bundle:
        yield tuple(bundle)


def digests(agenda: Agenda, person: Person) -> Iterator[Notice]:
    """The evening digests: at their hour, where the traveller then is, if the next day has items."""
    hour = agenda.trip.reminders.digest
    if hour is None:
        return
    zones = {agenda.trip.zone, agenda.trip.home_zone, *(item.end_zone for item in agenda.of(person))}
    days = {day for item in agenda.of(person) if not item.cancelled for day in days_of(item)}
    for day in sorted(days):
        evening = datetime.combine(day - timedelta(days=1), hour)
        for at in sorted({_instant(evening, zone) for zone in zones if _lives_in(agenda, person, evening, zone)}):
            yield Notice(at, person, NoticeKind.DIGEST, day=day)


def _lives_in(agenda: Agenda, person: Person, wall_clock: datetime, zone: str) -> bool:
    """Whether the traveller is in a zone when its clocks show a time."""
    return agenda.zone_of(person, _instant(wall_clock, zone)) == zone


def _instant(wall_clock: datetime, zone: str) -> datetime:
    try:
        return instant(wall_clock, zone)
    except UncertainTime as error:  # an hour that daylight saving skips or repeats: the first reading
        return error.readings[0].astimezone(UTC)
