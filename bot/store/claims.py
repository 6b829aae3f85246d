"""Claiming what is due: each notice is in one worker's hands at a time.

A claim is a lease: whoever dies or sleeps with it loses it, and a settlement that comes after that changes nothing
(`bot.store.settlements`), because it names a claim that no longer holds the row.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, and_, case, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.conditions import HAS_CHAT, IS_OPEN
from bot.store.deliveries import Stored, stored
from bot.store.pauses import not_paused
from bot.store.schema import State, chats, deliveries

TOGETHER = ("reminder", "change", "alert")
"""Kinds of which all that is due for one person goes out as one message."""
REMINDERS = 8
"""So many in one message at most, which is one page on every platform: a page is there whole or not at all,
however many of its notices are over when somebody tries again."""


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


async def claim(tx: AsyncConnection, channel: str, now: datetime, limit: int) -> list[Claim]:
    """Take up to `limit` people's due notices of a channel, most urgent first, each person's together.

    PostgreSQL: rows and chats others are claiming are left to them. A chat is claimed as a whole, so that what belongs
    into one message is never torn apart.
    """
    due = and_(IS_OPEN, deliveries.c.channel == channel, deliveries.c.at <= now, deliveries.c.expires > now)
    first = (
        select(deliveries.c.trip, deliveries.c.person)
        .join(chats, HAS_CHAT)
        .where(due, *not_paused(channel, now))
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
    rows = sorted(await tx.execute(taken), key=lambda row: (*_belongs(row), row.at, row.starts_at, row.id))
    parcels = [
        parcel for _, together in groupby(rows, key=_belongs) for parcel in await _parted(tx, list(together), name)
    ]
    return sorted(
        (_claim(name, parcel, some, addresses[some[0].trip, some[0].person], now) for parcel, some in parcels),
        key=lambda one: (one.priority, min(row.expires for row in one.rows)),
    )


async def _parted(tx: AsyncConnection, rows: list[Row[Any]], claim: str) -> list[tuple[str, list[Row[Any]]]]:
    """What belongs together as messages with their names; what went out under a name keeps it."""
    parcel = rows[0].parcel
    if rows[0].kind != "reminder" or len(rows) <= REMINDERS or not parcel.startswith(claim):
        return [(parcel, rows)]
    parts = [(f"{parcel}:{at}", rows[at : at + REMINDERS]) for at in range(0, len(rows), REMINDERS)]
    for name, some in parts:
        mine = deliveries.c.id.in_([row.id for row in some])
        await tx.execute(update(deliveries).where(mine).values(parcel=name))
    return parts


def _of(whom: Iterable[tuple[str, str]], table: Table) -> ColumnElement[bool]:
    """Rows of some people, as (trip, person); trip by trip, as SQLite would not use an index for pairs."""
    trips: dict[str, list[str]] = {}
    for trip, person in whom:
        trips.setdefault(trip, []).append(person)
    return or_(*(and_(table.c.trip == trip, table.c.person.in_(people)) for trip, people in trips.items()))


def _belongs(row: Row[Any]) -> tuple[str, str, str, int]:
    """What goes out as one message: a kind that is bundled, or a row alone."""
    return (row.trip, row.person, row.parcel, 0 if row.kind in TOGETHER else row.id)


def _claim(name: str, parcel: str, rows: list[Row[Any]], address: str, now: datetime) -> Claim:
    first = rows[0]
    together = tuple(stored(row) for row in rows)
    key = f"{parcel}:{first.trip}:{first.person}" if first.kind in TOGETHER else f"{parcel}:{first.id}"
    return Claim(name, key, address, now, first.doubts, first.tried_at, first.priority, together)
