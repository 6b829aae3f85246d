"""What platforms told us, written down before it is confirmed to them: nothing is lost, nothing done twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import schema
from bot.store.upsert import insert

_inbound = schema.inbound
# Made once, as it follows each answer.
_DONE = (
    update(_inbound)
    .where(_inbound.c.channel == bindparam("of"), _inbound.c.key.in_(bindparam("these", expanding=True)))
    .values(content=None, done_at=bindparam("now"))
)
PARAMETERS = 500
"""Values a single statement names."""


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
    rows = [{"channel": channel, "key": key, "content": content, "received_at": now} for key, content in entries]
    return set((await tx.scalars(_unless_known(tx.dialect.name), rows)).all())


@cache
def _unless_known(dialect: str) -> Any:
    """Made once, as somebody waits for an answer whenever it is used."""
    return insert(dialect, _inbound).on_conflict_do_nothing().returning(_inbound.c.key)


async def done(tx: AsyncConnection, channel: str, keys: Sequence[str], now: datetime) -> None:
    """Updates were dealt with: that they came is remembered, what they said is not."""
    for first in range(0, len(keys), PARAMETERS):
        these = {"of": channel, "these": keys[first : first + PARAMETERS], "now": now}
        await tx.execute(_DONE, these)


async def waiting(tx: AsyncConnection, channel: str) -> list[Waiting]:
    """What has still to be dealt with, in order of arrival; of what came together, smaller numbers first."""
    query = select(_inbound.c.key, _inbound.c.content, _inbound.c.received_at)
    unfinished = query.where(_inbound.c.channel == channel, _inbound.c.done_at.is_(None))
    order = (_inbound.c.received_at, func.length(_inbound.c.key), _inbound.c.key)
    return [Waiting(*row) for row in await tx.execute(unfinished.order_by(*order))]


async def forget_before(tx: AsyncConnection, instant: datetime) -> None:
    """Forget what was dealt with before an instant, when no platform will tell it again."""
    await tx.execute(delete(_inbound).where(_inbound.c.done_at < instant))
