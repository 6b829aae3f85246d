"""States to begin with: made once in each process that runs tests, and copied for each test."""

import sqlite3
from collections.abc import Awaitable, Callable, Hashable
from contextlib import closing
from pathlib import Path

from bot import app
from bot.clock import SimulatedClock
from bot.programme.agenda import Agenda
from bot.service import Service
from bot.store import people
from bot.store.database import Database
from bot.store.migration import migrate
from schedules import planning

Chat = tuple[str, str, str]
"""Who, on which channel, at which address."""

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
        await driver._execute(_fill, driver._conn, _MADE[state])


async def tables(database: Database) -> None:
    """Our tables and nothing in them."""
    await ready(database, "tables", migrate)


async def published(database: Database, agenda: Agenda, chats: tuple[Chat, ...] = ()) -> None:
    """A programme in force since the time a demonstration of it starts, at which some people joined."""
    now = app.demo_start(agenda.trip)

    async def done(database: Database) -> None:
        await tables(database)
        service = Service(database, SimulatedClock(now, speed=0))
        await service.open()
        await service.publish(agenda, "", silent=True)
        async with database.write() as tx:
            for person, channel, address in chats:
                await people.join(tx, agenda.trip.id, person, channel, address, now)
            if chats:
                await planning.replan(tx, agenda, now)

    await ready(database, (agenda.trip, chats), done)


async def published_or_left(url: str, agenda: Agenda, chats: tuple[Chat, ...]) -> Database:
    """The same, or what an earlier process left in a file."""
    database = Database(url)
    if not ((path := _file(database)) and path.exists()):
        await published(database, agenda, chats)
    return database


def _fill(target: sqlite3.Connection, content: bytes) -> None:
    """Copy a state into a database; what others have of that stays theirs."""
    with closing(sqlite3.connect(":memory:")) as source:
        source.deserialize(content)
        source.backup(target)


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
