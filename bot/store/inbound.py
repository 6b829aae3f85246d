"""What platforms told us, written down before it is confirmed to them: nothing is lost, nothing done twice."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, delete, func, select, update
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


async def accept(tx: AsyncConnection, channel: str, key: str, content: str, now: datetime) -> bool:
    """Write an update down; False if it was seen before, and then nothing changes."""
    new = insert(tx, _inbound).values(channel=channel, key=key, content=content, received_at=now)
    return await tx.scalar(new.on_conflict_do_nothing().returning(_inbound.c.key)) is not None


async def done(tx: AsyncConnection, channel: str, key: str, now: datetime) -> None:
    """An update was dealt with: that it came is remembered, what it said is not."""
    this = and_(_inbound.c.channel == channel, _inbound.c.key == key)
    await tx.execute(update(_inbound).where(this).values(content=None, done_at=now))


async def waiting(tx: AsyncConnection, channel: str) -> list[Waiting]:
    """What has still to be dealt with, in order of arrival; of what came together, smaller numbers first."""
    query = select(_inbound.c.key, _inbound.c.content, _inbound.c.received_at)
    unfinished = query.where(_inbound.c.channel == channel, _inbound.c.done_at.is_(None))
    order = (_inbound.c.received_at, func.length(_inbound.c.key), _inbound.c.key)
    return [Waiting(*row) for row in await tx.execute(unfinished.order_by(*order))]


async def forget_before(tx: AsyncConnection, instant: datetime) -> None:
    """Forget what was dealt with before an instant, when no platform will tell it again."""
    await tx.execute(delete(_inbound).where(_inbound.c.done_at < instant))
