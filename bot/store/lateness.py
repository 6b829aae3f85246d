"""What the watchdog looks at: what is late, and whether anything goes out at all."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.conditions import HAS_CHAT, IS_OPEN, IS_SENDING
from bot.store.deliveries import Stored, stored
from bot.store.schema import State, deliveries


async def overdue(tx: AsyncConnection, now: datetime, for_: timedelta) -> Sequence[Stored]:
    """What should have gone out to somebody's chat longer than `for_` ago and is neither told nor given up."""
    waits = and_(or_(IS_OPEN, IS_SENDING), deliveries.c.at <= now - for_, exists().where(HAS_CHAT))
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
