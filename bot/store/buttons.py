"""What buttons stand for that a platform has no room to carry: kept under a short name of their own."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import schema
from bot.store.upsert import insert

_buttons = schema.buttons


async def keep(tx: AsyncConnection, actions: Mapping[str, str], now: datetime) -> None:
    """Keep actions by name, from now on; a name always stands for the same action."""
    for name, action in actions.items():
        new = insert(tx.dialect.name, _buttons).values(name=name, action=action, sent_at=now)
        await tx.execute(new.on_conflict_do_update(index_elements=[_buttons.c.name], set_={"sent_at": now}))


async def look(tx: AsyncConnection, name: str) -> str | None:
    """The action with a name, None if there is none (any more)."""
    action: str | None = await tx.scalar(select(_buttons.c.action).where(_buttons.c.name == name))
    return action


async def forget_before(tx: AsyncConnection, instant: datetime) -> None:
    """Forget what was last sent before an instant."""
    await tx.execute(delete(_buttons).where(_buttons.c.sent_at < instant))
