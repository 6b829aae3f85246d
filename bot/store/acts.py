"""What was carried out, so that nothing said twice is done twice; what people were asked; who did what."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import schema
from bot.store.people import hold
from bot.store.upsert import insert

_acts, _expectations, _audit = schema.acts, schema.expectations, schema.audit


@dataclass(frozen=True, slots=True)
class Deed:
    """Something an organiser did: an action's code and what it was about, at an instant (UTC)."""

    at: datetime
    person: str
    action: str
    content: dict[str, Any]


async def is_new(tx: AsyncConnection, channel: str, name: str, now: datetime) -> bool:
    """Whether something said has not been carried out yet; from the end of this transaction it has.

    What has no name is always new: its channel never tells the same thing twice.
    """
    if not name:
        return True
    new = insert(tx.dialect.name, _acts).values(channel=channel, name=name, at=now).on_conflict_do_nothing()
    return await tx.scalar(new.returning(_acts.c.name)) is not None


async def forget_before(tx: AsyncConnection, instant: datetime) -> None:
    """Forget what was carried out before an instant, when no platform will tell it again."""
    await tx.execute(delete(_acts).where(_acts.c.at < instant))


async def expect(tx: AsyncConnection, trip: str, person: str, channel: str, command: str, until: datetime) -> None:
    """What a person writes next in a chat completes a command; an empty one: nothing is expected any more."""
    await hold(tx, trip)
    here = and_(_expectations.c.trip == trip, _expectations.c.person == person, _expectations.c.channel == channel)
    await tx.execute(delete(_expectations).where(here))
    if command:
        values = {"trip": trip, "person": person, "channel": channel, "command": command, "until": until}
        await tx.execute(_expectations.insert().values(values))


async def write_down(tx: AsyncConnection, trip: str, deed: Deed) -> None:
    """Keep what an organiser did."""
    values = {"at": deed.at, "person": deed.person, "action": deed.action, "content": deed.content}
    await tx.execute(_audit.insert().values(trip=trip, **values))


async def deeds(tx: AsyncConnection, trip: str, limit: int, first: int = 0) -> list[Deed]:
    """What organisers did, the latest first: so many from the one numbered `first` (0 is the latest)."""
    query = select(_audit.c.at, _audit.c.person, _audit.c.action, _audit.c.content).where(_audit.c.trip == trip)
    rows = await tx.execute(query.order_by(_audit.c.at.desc(), _audit.c.id.desc()).limit(limit).offset(first))
    return [Deed(row.at, row.person, row.action, row.content) for row in rows]
