"""The planner: who must hear what, when. Pure: a trip, a person and the person's wishes in, messages out.

The definitions are those of the programme format ("Reminders"), to the letter; the person's own settings come first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from bot.clock import UncertainTime, instant
from bot.programme.agenda import Agenda, days_of
from bot.programme.model import Item, Lead, Person
from bot.programme.preferences import Preferences, Wanted
from bot.programme.reminders import TOO_CLOSE, after_quiet, due_times


class NoticeKind(StrEnum):
    """What a planned message is about."""

    REMINDER = "reminder"
    DIGEST = "digest"
    CHANGE = "change"
    ALERT = "alert"
    BROADCAST = "broadcast"
    ROLLCALL = "rollcall"
    CASE = "case"
    """Somebody is late, calls for help or asks: told to those who can do something about it."""
    WORD = "word"
    """What somebody in charge says to a person about the person's own case."""
    REPORT = "report"
    """How a matter stands: told to who brought it up, and kept up to date where it stands."""


AS_PROGRAMMED = Preferences()
"""Somebody who has chosen nothing."""


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


def plan(agenda: Agenda, person: Person, wishes: Preferences = AS_PROGRAMMED) -> list[Notice]:
    """Every message meant for a person, in the order they go out."""
    found = bundles(reminders(agenda, person, wishes))
    bundled = [Notice(bundle[0].at, person, NoticeKind.REMINDER, bundle) for bundle in found]
    evenings = digests(agenda, person) if wishes.wants_digest else ()
    return sorted([*bundled, *evenings], key=lambda notice: (notice.at, notice.kind))


def reminders(agenda: Agenda, person: Person, wishes: Preferences = AS_PROGRAMMED) -> list[Reminder]:
    """Every reminder of a person's agenda, after quiet hours, in the order they go out."""
    quiet = wishes.quiet_hours(agenda.trip)
    found = []
    for item in agenda.of(person):
        if item.cancelled:
            continue
        dues = due_times(item, wishes.leads_for(item, agenda.trip.reminders))
        for lead, due in dues[-1:] if wishes.wanted is Wanted.ESSENTIAL else dues:
            held = after_quiet(due, item, quiet, agenda.zone_of(person, due))
            found.append(Reminder(item, lead, due, held or due))
    return sorted(found, key=lambda reminder: (reminder.at, reminder.item.start, reminder.item.id, reminder.due))


def still_to_say(notices: Iterable[Notice], now: datetime, *, catch_up: bool) -> list[Notice]:
    """What is left of a plan at an instant (UTC): everything that is not due yet.

    With `catch_up`, for somebody who joins late: of what is past due for an item still ahead, the last one.
    """
    left = []
    past: dict[str, tuple[Notice, Reminder]] = {}
    for notice in notices:
        ahead = tuple(reminder for reminder in notice.reminders if reminder.at > now)
        if ahead or (notice.day is not None and notice.at > now):
            left.append(replace(notice, reminders=ahead))
        for reminder in notice.reminders:
            if reminder.at <= now < reminder.item.start:
                past[reminder.item.id] = (notice, reminder)
    late = [replace(notice, reminders=(reminder,)) for notice, reminder in past.values()] if catch_up else []
    return [*late, *left]


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


@lru_cache(maxsize=4096)
def _instant(wall_clock: datetime, zone: str) -> datetime:
    try:
        return instant(wall_clock, zone)
    except UncertainTime as error:  # an hour that daylight saving skips or repeats: the first reading
        return error.readings[0].astimezone(UTC)
