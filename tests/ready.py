"""States to begin with: made once in each process that runs tests, and copied for each test."""

from collections.abc import Awaitable, Callable, Hashable
from pathlib import Path

from bot import app
from bot.clock import SimulatedClock
from bot.programme.agenda import Agenda
from bot.service import Service
from bot.store.database import Database
from bot.store.migration import migrate

_MADE: dict[Hashable, bytes] = {}
"""Each state as a file of SQLite."""


async def ready(database: Database, state: Hashable, make: Callable[[Database], Awaitable[None]]) -> None:
    """Bring a database nobody has used into a state, as `make` would; on PostgreSQL that is what happens."""
    if not database.is_sqlite:
        await make(database)
        return
    if state not in _MADE:
        _MADE[state] = await _made(make)
    if path := _file(database):
        path.write_bytes(_MADE[state])
        return
    async with database.engine.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        await driver._execute(driver._conn.deserialize, _MADE[state])


async def tables(database: Database) -> None:
    """Our tables and nothing in them."""
    await ready(database, "tables", migrate)


async def published(database: Database, agenda: Agenda) -> None:
    """A programme in force since the time a demonstration of it starts; nobody has joined."""

    async def publishing(database: Database) -> None:
        service = Service(database, SimulatedClock(app.demo_start(agenda.trip), speed=0))
        await service.open()
        await service.publish(agenda, "", silent=True)

    await ready(database, ("published", agenda.trip), publishing)


async def published_or_left(url: str, agenda: Agenda) -> Database:
    """A database with a programme in force, or with what an earlier process left in it."""
    database = Database(url)
    if not ((path := _file(database)) and path.exists()):
        await published(database, agenda)
    return database


def _file(database: Database) -> Path | None:
    """Where a SQLite is, unless it is in memory."""
    return Path(name) if (name := database.engine.url.database) else None


async def _made(make: Callable[[Database], Awaitable[None]]) -> bytes:
    database = Database("sqlite://")
    await make(database)
    async with database.engine.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        made: bytes = await driver._execute(driver._conn.serialize)
    await database.close()
    return made
