"""Published programmes: every version of every trip, as it was published. Nothing of them is ever changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.programme import compiled
from bot.programme.model import Trip
from bot.programme.problem import Unreadable
from bot.programme.sources.reading import read_text
from bot.store import schema
from bot.store.upsert import insert

_trips, _versions = schema.trips, schema.versions
SOURCE = 255
"""Characters of a file's name that are kept."""


@dataclass(frozen=True)
class Version:
    """One publication: its number within the trip, the name of the file it came from, and when (UTC)."""

    number: int
    source: str
    published_at: datetime


class Current(NamedTuple):
    """What is in force of a trip: the number of its version, and the state of its roster."""

    version: int
    roster: int


class UnknownVersion(LookupError):
    """The trip has no such version."""


async def publish(tx: AsyncConnection, trip_id: str, content: str, source: str, now: datetime) -> int:
    """Put a programme (as YAML) into force; returns its number: 1, 2, … for each trip.

    To go back to an earlier version is to publish its content again. Whoever publishes the same trip at the same time
    waits for the end of this transaction.
    """
    first = insert(tx.dialect.name, _trips).values(id=trip_id, version=1)
    put = first.on_conflict_do_update(index_elements=["id"], set_={"version": _trips.c.version + 1})
    number: int = (await tx.execute(put.returning(_trips.c.version))).scalar_one()
    name = source.encode("utf-8", "replace").decode()[:SOURCE]  # a file's name may hold bytes that are no text
    await tx.execute(
        _versions.insert().values(trip=trip_id, number=number, content=content, source=name, published_at=now)
    )
    return number


async def current(tx: AsyncConnection) -> dict[str, Current]:
    """What is in force, by trip."""
    return {row.id: Current(row.version, row.roster) for row in await tx.execute(select(_trips).order_by(_trips.c.id))}


async def versions(tx: AsyncConnection, trip_id: str) -> list[Version]:
    """Everything published for a trip, the oldest first."""
    query = select(_versions.c.number, _versions.c.source, _versions.c.published_at).where(_versions.c.trip == trip_id)
    return [Version(*row) for row in await tx.execute(query.order_by(_versions.c.number))]


async def as_of(tx: AsyncConnection, trip_id: str, instant: datetime) -> int | None:
    """The number of the version that was in force at an instant (UTC), of the first one if that came later."""
    versions = select(func.max(_versions.c.number)).where(_versions.c.trip == trip_id)
    number: int | None = await tx.scalar(versions.where(_versions.c.published_at <= instant))
    first = select(func.min(_versions.c.number)).where(_versions.c.trip == trip_id)
    return await tx.scalar(first) if number is None else number


async def content(tx: AsyncConnection, trip_id: str, number: int) -> str:
    """A version as it was published (YAML); raises UnknownVersion."""
    query = select(_versions.c.content).where(_versions.c.trip == trip_id, _versions.c.number == number)
    found: str | None = await tx.scalar(query)
    if found is None:
        raise UnknownVersion(trip_id, number)
    return found


async def trip(tx: AsyncConnection, trip_id: str, number: int) -> Trip:
    """A version as a trip; raises UnknownVersion, or Unreadable for what no Annai wrote."""
    return read(await content(tx, trip_id, number))


def read(written: str) -> Trip:
    """A programme kept in the programme format (YAML) as a trip; raises Unreadable for what no Annai wrote."""
    known = compiled.load(written.encode(), ".yaml")
    if known is not None:
        return known
    reading = read_text(written)
    if reading.trip is None:
        raise Unreadable(*reading.problems)
    compiled.keep(written.encode(), ".yaml", reading.trip)
    return reading.trip
