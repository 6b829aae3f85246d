"""What platforms told us, and what of it was dealt with: nothing is lost, nothing done twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import schema
from bot.store.upsert import insert

_inbound = schema.inbound


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update still to be dealt with: the platform's key, what it said, and when it came (UTC)."""

    key: str
    content: str
    received_at: datetime


async def accept(tx: AsyncConnection, channel: str, entries: Sequence[tuple[str, str]], now: datetime) -> set[str]:
    """Write updates down, each a key and a content; returns the keys not seen before. Of the others nothing changes."""
    if not entries:
        return set()
    rows = [
        {"channel": channel, "key": key, "content": content, "received_at": now} for key, content in sorted(entries)
    ]
    return set((await tx.scalars(_unless_known(tx.dialect.name), rows)).all())


async def done(tx: AsyncConnection, channel: str, keys: Iterable[str], now: datetime) -> None:
    """Updates were dealt with, written down before or not: that they came is remembered, what they said is not."""
    rows = [{"channel": channel, "key": key, "received_at": now, "done_at": now} for key in sorted(keys)]
    if rows:
        await tx.execute(_once_and_for_all(tx.dialect.name), rows)


# Both are made once, as somebody waits for an answer whenever they are used. Keys are in order, so that no two
# transactions wait for each other.


@cache
def _unless_known(dialect: str) -> Any:
    return insert(dialect, _inbound).on_conflict_do_nothing().returning(_inbound.c.key)


@cache
def _once_and_for_all(dialect: str) -> Any:
    statement = insert(dialect, _inbound)
    over = {"content": None, "done_at": statement.excluded.done_at}
    return statement.on_conflict_do_update(index_elements=["channel", "key"], set_=over)


async def waiting(tx: AsyncConnection, channel: str) -> list[Waiting]:
    """What has still to be dealt with, in order of arrival; of what came together, smaller numbers first."""
    query = select(_inbound.c.key, _inbound.c.content, _inbound.c.received_at)
    unfinished = query.where(_inbound.c.channel == channel, _inbound.c.done_at.is_(None))
    order = (_inbound.c.received_at, func.length(_inbound.c.key), _inbound.c.key)
    return [Waiting(*row) for row in await tx.execute(unfinished.order_by(*order))]


async def forget_before(tx: AsyncConnection, instant: datetime) -> None:
    """Forget what was dealt with before an instant, when no platform will tell it again."""
    await tx.execute(delete(_inbound).where(_inbound.c.done_at < instant))
