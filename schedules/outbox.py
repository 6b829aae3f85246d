"""From plan to outbox: the deliveries a plan makes, and what a new plan changes of those still open. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot.channels.base import Priority
from bot.programme.agenda import Agenda
from bot.programme.model import Item, Lead, Person
from bot.programme.preferences import Preferences
from bot.programme.reminders import after_quiet
from bot.store.deliveries import Key, Planned, Stored
from schedules.planner import Notice, NoticeKind, Reminder, plan, still_to_say

AGAIN = "again"
"""Begins the lead of a reminder the person asked to hear once more."""


@dataclass(frozen=True, slots=True)
class Traveller:
    """Somebody with a plan: a person, the person's wishes, and the channel to be reached on (None: on none)."""

    person: Person
    wishes: Preferences
    channel: str | None


@dataclass(slots=True)
class Revision:
    """What a new plan means for the outbox: notices that are new, that go out at another time, that are not any more.

    `superseded` are about items that moved, were cancelled or went to somebody else; `unwanted` is what the person does
    not want, or cannot be told.
    """

    new: list[Planned] = field(default_factory=list)
    moved: list[tuple[int, Planned]] = field(default_factory=list)
    superseded: list[int] = field(default_factory=list)
    unwanted: list[int] = field(default_factory=list)


def revise(
    agenda: Agenda,
    traveller: Traveller,
    still_open: Iterable[Stored],
    heard: Collection[tuple[str, str, datetime]],
    now: datetime,
    *,
    catch_up: bool,
    failed: Collection[Key] = (),
    gone: Collection[Key] = (),
) -> Revision:
    """What a person's plan changes of the notices still open, at an instant (UTC).

    With `catch_up` somebody who heard nothing yet of an item still ahead gets the last reminder that is past due;
    `heard` tells who heard of which item at which time, `failed` what did not get through on which channel, `gone` what
    went out before it was due, anywhere.
    """
    person, channel = traveller.person, traveller.channel
    revision = Revision()
    if channel is None:
        revision.unwanted = [row.id for row in still_open]
        return revision
    notices = plan(agenda, person, traveller.wishes)
    whole = {one.key: one for notice in notices for one in planned(agenda, notice, channel)}
    known: set[Key] = set()
    for row in still_open:
        if row.priority == Priority.EMERGENCY:  # it rings on every channel
            continue
        wanted = _as_planned(row, whole, channel, failed)
        if not stands(row, agenda, person):
            revision.superseded.append(row.id)
        elif wanted is None:
            revision.unwanted.append(row.id)
        else:
            late = wanted.at <= now < row.at
            known.add(wanted.key)
            _bring_in_line(revision, row, _not_at_night(wanted, agenda, traveller, now) if late else wanted)
    to_come = _to_come(agenda, traveller, still_to_say(notices, now, catch_up=catch_up), heard, now)
    known |= {replace(key, channel=channel) for key in gone}
    revision.new += [one for one in to_come if one.key not in known]
    return revision


def _to_come(
    agenda: Agenda,
    traveller: Traveller,
    notices: Iterable[Notice],
    heard: Collection[tuple[str, str, datetime]],
    now: datetime,
) -> Iterator[Planned]:
    """What is left to say; of what is past due nothing to whoever heard of the item, and nothing in quiet hours."""
    for notice in notices:
        late = any(reminder.at <= now for reminder in notice.reminders)
        for one in planned(agenda, notice, traveller.channel or ""):
            if not late:
                yield one
            elif (one.key.person, one.key.item, one.key.starts_at) not in heard:
                yield _not_at_night(one, agenda, traveller, now)


def _as_planned(row: Stored, whole: Mapping[Key, Planned], channel: str, failed: Collection[Key]) -> Planned | None:
    """An open notice as a plan has it; as it is, where it follows from none; None if it is not planned any more.

    What failed on the channel it is planned for stays on the one it goes by instead.
    """
    there = replace(row.key, channel=channel)
    key = row.key if there in failed else there
    if there in whole:
        return replace(whole[there], key=key)
    by_plan = row.key.kind in (NoticeKind.REMINDER, NoticeKind.DIGEST) and not row.key.lead.startswith(AGAIN)
    return None if by_plan else Planned(key, row.priority, row.due, row.at, row.expires, row.content)


def _bring_in_line(revision: Revision, row: Stored, wanted: Planned) -> None:
    """A notice that is told by another channel now, or goes out at another time."""
    if wanted.key != row.key:
        revision.superseded.append(row.id)
        revision.new.append(replace(wanted, doubts=row.doubts))
    elif (row.due, row.at, row.expires) != (wanted.due, wanted.at, wanted.expires):
        revision.moved.append((row.id, wanted))


def planned(agenda: Agenda, notice: Notice, channel: str) -> Iterator[Planned]:
    """The deliveries a notice consists of: one for each of its reminders, or one for its digest."""
    person = notice.person
    if notice.day is not None:
        evening = f"{notice.day} {agenda.zone_of(person, notice.at)}"  # who flies west may have two
        key = Key(agenda.trip.id, person.id, notice.kind, channel, lead=evening)
        over = max(item.end for item in agenda.day(person, notice.day))
        yield Planned(key, Priority.REMINDER, notice.at, notice.at, over)
    for reminder in notice.reminders:
        yield _reminder(agenda, notice, reminder, channel)


def announced(digest: Stored) -> date:
    """The day a digest is about."""
    return date.fromisoformat(digest.key.lead.split()[0])


def again(agenda: Agenda, person: Person, item: Item, at: datetime, channel: str) -> Planned:
    """A reminder somebody asked for: of an item, at an instant (UTC)."""
    key = Key(
        agenda.trip.id, person.id, NoticeKind.REMINDER, channel, item.id, item.start, f"{AGAIN} {at:%Y%m%dT%H%M%S}"
    )
    return Planned(key, Priority.REMINDER, at, at, item.end)


def stands(row: Stored, agenda: Agenda, person: Person) -> bool:
    """Whether what a notice is about is still so: its item at the same time, not cancelled, on the person's agenda."""
    if row.key.kind != NoticeKind.REMINDER:
        return True
    return any(
        item.id == row.key.item and item.start == row.key.starts_at and not item.cancelled for item in agenda.of(person)
    )


def lead_name(lead: Lead) -> str:
    """A lead time by its length, however it is written: `60min` and `1h` are the same."""
    return "leave" if lead.before is None else f"{lead.before // timedelta(minutes=1)}min"


def _reminder(agenda: Agenda, notice: Notice, reminder: Reminder, channel: str) -> Planned:
    item = reminder.item
    key = Key(agenda.trip.id, notice.person.id, notice.kind, channel, item.id, item.start, lead_name(reminder.lead))
    return Planned(key, Priority.REMINDER, reminder.due, notice.at, item.end)


def _not_at_night(one: Planned, agenda: Agenda, traveller: Traveller, now: datetime) -> Planned:
    """Catching up on an item, too, waits for the end of quiet hours if there is time for it."""
    item, quiet = agenda.items.get(one.key.item), traveller.wishes.quiet_hours(agenda.trip)
    held = after_quiet(now, item, quiet, agenda.zone_of(traveller.person, now)) if item else None
    return replace(one, at=held) if held is not None and held > now else one
