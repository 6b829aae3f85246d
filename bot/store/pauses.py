"""Pauses: how long a platform asked not to be bothered, by one chat or by the whole bot."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.conditions import LEASE
from bot.store.schema import chats, pauses
from bot.store.upsert import insert

EVERYWHERE = ""
"""The address of a pause that holds for all chats of a channel."""


async def pause(tx: AsyncConnection, channel: str, address: str, now: datetime, until: datetime) -> None:
    """Leave a chat (or with EVERYWHERE the whole channel) alone until an instant; a longer pause is not shortened."""
    new = insert(tx.dialect.name, pauses).values(channel=channel, address=address, since=now, until=until)
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


def not_paused(channel: str, now: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The platform did not ask to be left alone, neither everywhere nor in this chat; looked up once for all chats."""
    paused = select(pauses.c.address).where(pauses.c.channel == channel, pauses.c.until > now)
    return ~paused.where(pauses.c.address == EVERYWHERE).exists(), chats.c.address.not_in(paused)
