"""Plans into the database: a new programme version, somebody who joins, somebody's new wishes. One transaction each."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from bot.channels.base import Priority
from bot.programme.agenda import Agenda
from bot.programme.changes import Change, affected
from bot.programme.preferences import Preferences
from bot.programme.reminders import after_quiet
from bot.store import deliveries, people, programmes
from bot.store.database import Transaction
from bot.store.deliveries import Key, Planned, Stored
from bot.store.people import Chat
from bot.store.schema import State
from schedules.material import KNOWN
from schedules.outbox import Revision, Traveller, planned, revise
from schedules.planner import NoticeKind, plan

CHANGED = frozenset({NoticeKind.CHANGE.value})


async def publish(
    tx: Transaction,
    agenda: Agenda,
    content: str,
    source: str,
    now: datetime,
    *,
    before: Agenda | None,
    silent: bool,
) -> int:
    """Put a new version of a trip into force: reminders move with their items, and who is concerned is told.

    `content` is the programme as written, `before` the version in force until now. Silently: only reminders move.
    Returns the number of the version.
    """
    trip = agenda.trip.id
    number = await programmes.publish(tx, trip, content, source, now)
    if before is not None and not silent:
        await _tell_changes(tx, agenda, before, number, now)
    await replan(tx, agenda, now, catch_up=True)
    return number


async def replan(
    tx: Transaction, agenda: Agenda, now: datetime, chosen: Collection[str] | None = None, *, catch_up: bool = False
) -> None:
    """Bring the outbox in line with programme and wishes, for some people or all; repeating it is harmless.

    With `catch_up`, whoever heard nothing of an item still ahead gets the last reminder that is past due.
    """
    trip = agenda.trip.id
    chats, wishes = await people.chats(tx, trip, chosen), await people.preferences(tx, trip)
    travellers = _travellers(agenda, chats, wishes, chosen)
    still_open = _by_person(await deliveries.open_for(tx, trip, chosen))
    heard = await deliveries.heard_of(tx, trip, chosen) if catch_up else frozenset()
    failed = await deliveries.failed_for(tx, trip, chosen)
    gone = await deliveries.ahead_of_time(tx, trip, now, chosen)
    whole = Revision()
    for traveller in travellers:
        mine = still_open.pop(traveller.person.id, ())
        _add(whole, revise(agenda, traveller, mine, heard, now, catch_up=catch_up, failed=failed, gone=gone))
    for rows in still_open.values():  # people who are not on the trip any more
        whole.superseded += [row.id for row in rows]
    await deliveries.withdraw(tx, whole.superseded, State.SUPERSEDED, now)
    await deliveries.withdraw(tx, whole.unwanted, State.CANCELLED, now)
    await deliveries.postpone(tx, whole.moved)
    await deliveries.schedule(tx, whole.new)


def preferred(chats: Iterable[Chat]) -> dict[str, str]:
    """The channel each person is told things on: the preferred one, else another; nobody who cannot be reached."""
    reachable = [chat for chat in chats if chat.unreachable is None]
    return {chat.person: chat.channel for chat in sorted(reachable, key=lambda chat: (chat.preferred, chat.joined_at))}


def wishes_of(wishes: Mapping[str, Preferences], key: Key) -> Preferences:
    """What whoever gets a notice has chosen."""
    return wishes.get(key.person, Preferences())


def _travellers(
    agenda: Agenda, chats: Iterable[Chat], wishes: Mapping[str, Preferences], chosen: Collection[str] | None
) -> list[Traveller]:
    channels = preferred(chats)
    names = agenda.people if chosen is None else chosen
    return [
        Traveller(agenda.people[name], wishes.get(name, Preferences()), channels.get(name))
        for name in names
        if name in agenda.people
    ]


def expected(
    agenda: Agenda, chats: Iterable[Chat], wishes: Mapping[str, Preferences], chosen: Collection[str] | None = None
) -> dict[Key, Planned]:
    """All that a trip's people, or some of them, are to be told by plan, past and future."""
    whole = {}
    for traveller in _travellers(agenda, chats, wishes, chosen):
        if traveller.channel is not None:
            for notice in plan(agenda, traveller.person, traveller.wishes):
                whole.update({one.key: one for one in planned(agenda, notice, traveller.channel)})
    return whole


async def _tell_changes(tx: Transaction, agenda: Agenda, before: Agenda, number: int, now: datetime) -> None:
    """One notice for each person and item concerned; it takes the place of one that has not gone out yet.

    One of which nobody knows whether it arrived stays: its reader may know either version, and is told of both.
    """
    trip = agenda.trip.id
    channels = preferred(await people.chats(tx, trip))
    wishes = await people.preferences(tx, trip)
    languages = {name: chosen.language for name, chosen in wishes.items() if chosen.language}
    concerned = affected(before, agenda, now, languages)
    untold: dict[tuple[str, str], list[Stored]] = defaultdict(list)
    for row in await deliveries.open_for(tx, trip, list(concerned)):
        if row.key.kind == NoticeKind.CHANGE and not row.doubts:
            untold[row.key.person, row.key.item].append(row)
    replaced, new = [], []
    for name, changes in concerned.items():
        if name not in channels:
            continue
        for change in changes:
            earlier = untold[name, change.item_id]
            known = number - 1
            for open_one in earlier:
                replaced.append(open_one.id)
                if "+" not in open_one.key.lead:  # of what is only asked once more, the person heard already
                    known = min(known, (open_one.content or {}).get(KNOWN, known))
            key = Key(trip, name, NoticeKind.CHANGE, channels[name], change.item_id, _start(change), f"v{number}")
            new.append(_notice(key, change, agenda, wishes.get(name, Preferences()), known, now))
    await deliveries.withdraw(tx, replaced, State.SUPERSEDED, now)
    await deliveries.schedule(tx, new)


def _notice(key: Key, change: Change, agenda: Agenda, wishes: Preferences, known: int, now: datetime) -> Planned:
    """A change is told at once, or after quiet hours if there is time for it."""
    versions = [item for item in (change.old, change.new) if item is not None]
    zone = agenda.zone_of(agenda.people.get(key.person), now)
    held = after_quiet(now, min(versions, key=lambda item: item.start), wishes.quiet_hours(agenda.trip), zone)
    over = max(item.end for item in versions)
    return Planned(key, Priority.CHANGE, now, max(held or now, now), over, {KNOWN: known})


def _start(change: Change) -> datetime:
    item = change.new or change.old
    assert item is not None  # noqa: S101 - a change has an old or a new side
    return item.start


def _by_person(rows: Iterable[Stored]) -> dict[str, list[Stored]]:
    found: dict[str, list[Stored]] = defaultdict(list)
    for row in rows:
        found[row.key.person].append(row)
    return found


def _add(whole: Revision, part: Revision) -> None:
    whole.new += part.new
    whole.moved += part.moved
    whole.superseded += part.superseded
    whole.unwanted += part.unwanted
