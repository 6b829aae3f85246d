"""Claiming what is due and settling what became of it: each notice is in one worker's hands at a time.

A claim is a lease: whoever dies or sleeps with it loses it, and a settlement that comes after that changes nothing,
because it names a claim that no longer holds the row.
"""

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    String,
    Table,
    and_,
    bindparam,
    case,
    delete,
    exists,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.deliveries import Stored, stored
from bot.store.schema import State, chats, deliveries, pauses
from bot.store.upsert import insert

LEASE = timedelta(seconds=90)
TOGETHER = ("reminder", "change", "alert")
"""Kinds of which all that is due for one person goes out as one message."""
EVERYWHERE = ""
"""The address of a pause that holds for all chats of a channel."""

_PENDING, _UNCERTAIN, _SENDING = (
    literal(state.value, String(16), literal_execute=True) for state in (State.PENDING, State.UNCERTAIN, State.SENDING)
)
"""Written into the statement: only then does SQLite see that the indexes of open rows can be used."""
_open = deliveries.c.state.in_([_PENDING, _UNCERTAIN])
_sending = deliveries.c.state == _SENDING
_here = and_(
    chats.c.trip == deliveries.c.trip, chats.c.person == deliveries.c.person, chats.c.channel == deliveries.c.channel
)
"""The chat a notice goes to. There is none if its person left while it was on its way."""
_is_sending = deliveries.c.state == State.SENDING
"""The same where many rows are changed by one statement, which takes no written-in values."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What goes to one chat as one message, claimed at `since` (UTC) until the lease ends.

    `doubts` is how often it went out without an answer, first at `tried_at`; `key` is the same at every attempt that
    might be the same message.
    """

    id: str
    key: str
    address: str
    since: datetime
    doubts: int
    tried_at: datetime
    priority: int
    rows: tuple[Stored, ...]

    @property
    def trip(self) -> str:
        """The trip it belongs to."""
        return self.rows[0].key.trip

    @property
    def person(self) -> str:
        """The id of who gets it."""
        return self.rows[0].key.person

    @property
    def kind(self) -> str:
        """What sort of notice it is."""
        return self.rows[0].key.kind

    @property
    def ids(self) -> tuple[int, ...]:
        """The deliveries it is made of."""
        return tuple(row.id for row in self.rows)


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of (part of) a claim."""

    claim: str
    ids: tuple[int, ...]
    state: State
    message_id: str | None = None
    reason: str | None = None
    doubtful: bool = False
    """The attempt went out without an answer."""


async def claim(tx: AsyncConnection, channel: str, now: datetime, limit: int) -> list[Claim]:
    """Take up to `limit` people's due notices of a channel, most urgent first, each person's together.

    PostgreSQL: rows and chats others are claiming are left to them. A chat is claimed as a whole, so that what belongs
    into one message is never torn apart.
    """
    due = and_(_open, deliveries.c.channel == channel, deliveries.c.at <= now, deliveries.c.expires > now)
    first = (
        select(deliveries.c.trip, deliveries.c.person)
        .join(chats, _here)
        .where(due, *_not_paused(channel, now))
        .order_by(deliveries.c.priority, deliveries.c.expires, deliveries.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=deliveries)
    )
    wanted = {(row.trip, row.person) for row in await tx.execute(first)}
    if not wanted:
        return []
    mine = (
        select(chats.c.trip, chats.c.person, chats.c.address)
        .where(chats.c.channel == channel, _of(wanted, chats))
        .with_for_update(skip_locked=True)
    )
    addresses = {(row.trip, row.person): str(row.address) for row in await tx.execute(mine)}
    return await _take(tx, due, addresses, now) if addresses else []


async def _take(
    tx: AsyncConnection, due: ColumnElement[bool], addresses: dict[tuple[str, str], str], now: datetime
) -> list[Claim]:
    name = str(uuid.uuid4())
    own = deliveries.c.kind.in_(TOGETHER)
    parcel = case((own, literal(name + ":") + deliveries.c.kind), else_=literal(name))
    known = and_(deliveries.c.doubts > 0, deliveries.c.parcel.is_not(None))  # else the doubts are another channel's
    taken = (
        update(deliveries)
        .where(due, _of(addresses, deliveries))
        .values(
            state=State.SENDING,
            attempt=deliveries.c.attempt + 1,
            claim=name,
            claimed_at=now,
            parcel=case((known, deliveries.c.parcel), else_=parcel),
            tried_at=case((known, deliveries.c.tried_at), else_=literal(now, deliveries.c.tried_at.type)),
        )
        .returning(deliveries)
    )
    rows = sorted(await tx.execute(taken), key=_belongs)
    return sorted(
        (
            _claim(name, list(together), addresses[trip, person], now)
            for (trip, person, *_), together in groupby(rows, key=_belongs)
        ),
        key=lambda one: (one.priority, min(row.expires for row in one.rows)),
    )


def _of(whom: Iterable[tuple[str, str]], table: Table) -> ColumnElement[bool]:
    """Rows of some people, as (trip, person); trip by trip, as SQLite would not use an index for pairs."""
    trips: dict[str, list[str]] = {}
    for trip, person in whom:
        trips.setdefault(trip, []).append(person)
    return or_(*(and_(table.c.trip == trip, table.c.person.in_(people)) for trip, people in trips.items()))


def _belongs(row: Row[Any]) -> tuple[str, str, str, int]:
    """What goes out as one message: a kind that is bundled, or a row alone."""
    return (row.trip, row.person, row.parcel, 0 if row.kind in TOGETHER else row.id)


def _claim(name: str, rows: list[Row[Any]], address: str, now: datetime) -> Claim:
    first = rows[0]
    together = tuple(sorted((stored(row) for row in rows), key=lambda one: (one.at, one.key.starts_at, one.id)))
    key = f"{first.parcel}:{first.trip}:{first.person}" if first.kind in TOGETHER else f"{first.parcel}:{first.id}"
    return Claim(name, key, address, now, first.doubts, first.tried_at, first.priority, together)


def _not_paused(channel: str, now: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The platform did not ask to be left alone, neither everywhere nor in this chat; looked up once for all chats."""
    paused = select(pauses.c.address).where(pauses.c.channel == channel, pauses.c.until > now)
    return ~paused.where(pauses.c.address == EVERYWHERE).exists(), chats.c.address.not_in(paused)


async def holds(tx: AsyncConnection, one: Claim) -> bool:
    """Whether a claim still holds all of its rows."""
    mine = select(deliveries.c.id).where(deliveries.c.id.in_(one.ids), deliveries.c.claim == one.id, _sending)
    return len((await tx.execute(mine)).all()) == len(one.ids)


async def settle(tx: AsyncConnection, settlements: Iterable[Settlement], now: datetime) -> set[int]:
    """Write down what became of claims; returns the deliveries that were still in the claim's hands."""
    changed: set[int] = set()
    for one in settlements:
        final = one.state not in (State.PENDING, State.UNCERTAIN)
        mine = and_(deliveries.c.id.in_(one.ids), deliveries.c.claim == one.claim, _sending)
        change = (
            update(deliveries)
            .where(mine)
            .values(
                state=one.state,
                claim=None,
                message_id=one.message_id,
                reason=one.reason,
                doubts=deliveries.c.doubts + int(one.doubtful),
                settled_at=now if final else None,
            )
            .returning(deliveries.c.id)
        )
        changed.update(row.id for row in await tx.execute(change))
    return changed


async def sent(tx: AsyncConnection, claimed: Sequence[tuple[str, int, str | None]], now: datetime) -> None:
    """Write down what was sent, many at once: (claim, delivery, message id). A claim that is lost changes nothing."""
    if not claimed:
        return
    mine = and_(deliveries.c.id == bindparam("row"), deliveries.c.claim == bindparam("held_by"), _is_sending)
    change = update(deliveries).where(mine)
    change = change.values(state=State.SENT, claim=None, reason=None, settled_at=now, message_id=bindparam("known_as"))
    await tx.execute(
        change, [{"held_by": claim, "row": number, "known_as": message} for claim, number, message in claimed]
    )


async def release_lapsed(tx: AsyncConnection, now: datetime) -> int:
    """Whatever a worker has held for longer than its lease may or may not have gone out. Returns how many.

    A claim from the future counts as lapsed: the clock was put back since.
    """
    lapsed = or_(deliveries.c.claimed_at <= now - LEASE, deliveries.c.claimed_at > now + LEASE)
    change = update(deliveries).where(_sending, lapsed)
    done = await tx.execute(change.values(state=State.UNCERTAIN, claim=None, doubts=deliveries.c.doubts + 1))
    return done.rowcount


async def expire(tx: AsyncConnection, now: datetime) -> list[Stored]:
    """Give up what is over before it could be told; returns it, but for what nobody waits for any more."""
    over = update(deliveries).where(_open, deliveries.c.at <= now, deliveries.c.expires <= now)
    state = case((exists().where(_here), State.EXPIRED), else_=State.CANCELLED)
    given_up = [stored(row) for row in await tx.execute(over.values(state=state, settled_at=now).returning(deliveries))]
    return [row for row in given_up if row.state is State.EXPIRED]


async def pause(tx: AsyncConnection, channel: str, address: str, now: datetime, until: datetime) -> None:
    """Leave a chat (or with EVERYWHERE the whole channel) alone until an instant; a longer pause is not shortened."""
    new = insert(tx, pauses).values(channel=channel, address=address, since=now, until=until)
    await tx.execute(
        new.on_conflict_do_update(
            index_elements=["channel", "address"],
            set_={"since": new.excluded.since, "until": new.excluded.until},
            where=pauses.c.until < new.excluded.until,
        )
    )


async def end_pauses(tx: AsyncConnection, now: datetime) -> None:
    """Forget the pauses that are over. So is one from the future: the clock was put back since."""
    await tx.execute(delete(pauses).where(or_(pauses.c.until <= now, pauses.c.since > now + LEASE)))


async def overdue(tx: AsyncConnection, now: datetime, for_: timedelta) -> Sequence[Stored]:
    """What should have gone out to somebody's chat longer than `for_` ago and is neither told nor given up."""
    waits = and_(or_(_open, _sending), deliveries.c.at <= now - for_, exists().where(_here))
    return [stored(row) for row in await tx.execute(select(deliveries).where(waits).order_by(deliveries.c.at))]


async def last_sent(tx: AsyncConnection, now: datetime) -> datetime | None:
    """When (UTC) the last notice was told to anybody, as far as the clock has come: it may have been put back since."""
    found: datetime | None = await tx.scalar(
        select(deliveries.c.settled_at)
        .where(deliveries.c.state == State.SENT, deliveries.c.settled_at <= now)
        .order_by(deliveries.c.settled_at.desc())
        .limit(1)
    )
    return found


def ids_of(rows: Collection[Stored]) -> tuple[int, ...]:
    """The deliveries of some rows."""
    return tuple(row.id for row in rows)
