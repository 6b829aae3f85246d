"""One database behind one address: SQLite in a file (or in memory), or PostgreSQL."""

import asyncio
import os
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext, suppress
from functools import partial
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.store import sqlite

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
WAIT = 30
"""Seconds a writer waits for another process that writes into the same SQLite file."""
PAGES = 8000
"""Of SQLite's journal (4 KiB each) until it is cleared away: somebody waits for that, so it must be rare."""
OPTIONS: dict[str, set[str]] = {"sqlite": set(), "postgresql": {"host", "port", "ssl"}}
"""What an address may say after its question mark."""
PATIENCE = 10
"""Seconds until a PostgreSQL that does not answer counts as out of reach."""


Transaction = AsyncConnection
"""What the functions of the store work in."""

_WRITES = ("PRAGMA synchronous=FULL", "BEGIN IMMEDIATE")
_UNFLUSHED = ("PRAGMA synchronous=NORMAL", "BEGIN IMMEDIATE")
"""How a transaction begins on SQLite."""

NOT_THERE = (SQLAlchemyError, OSError)
"""What is raised when the database cannot be reached, or fails us."""


def reason(error: SQLAlchemyError | OSError) -> str:
    """Why a database is not there, as the system or the driver puts it, in one line; none of it is what we wrote."""
    if isinstance(error, DBAPIError):
        return next(iter(str(error.orig).splitlines()), "")
    return getattr(error, "strerror", None) or type(error).__name__


class BadAddress(ValueError):
    """The address of the database cannot be used; it may hold a password and is not repeated."""


def address_of(url: str) -> URL:
    """The address with the driver Annai uses; raises BadAddress."""
    try:
        address = make_url(url)
        address = address.set(drivername=DRIVERS[address.drivername.partition("+")[0]])
        if mode := address.query.get("sslmode"):  # as everybody but our driver calls it
            address = address.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})
    except (ArgumentError, KeyError, ValueError):
        raise BadAddress from None
    kind = address.get_backend_name()
    lacks_slash = kind == "sqlite" and address.host  # what was meant as a path
    if lacks_slash or not OPTIONS[kind].issuperset(address.query):
        raise BadAddress
    return address


class Database:
    """Transactions on one database; `write` for whatever changes something, `read` for the rest.

    On SQLite there is one writer at a time: ours wait for each other here, those of other processes in SQLite.
    """

    def __init__(self, url: str) -> None:
        address = address_of(url)
        self.is_sqlite = address.get_backend_name() == "sqlite"
        in_memory = self.is_sqlite and address.database in (None, "", ":memory:")
        path = f"file:{uuid4().hex}?mode=memory&cache=shared" if in_memory else address.database or ""
        # What is in memory lasts as long as a connection to it, and the engine gives up those it has doubts about.
        self._anchor = _opened(path, uri=True) if in_memory else None
        near: dict[str, Any] = {"async_creator": partial(_connection, path, in_memory)}
        far: dict[str, Any] = {"pool_pre_ping": True, "connect_args": {"timeout": PATIENCE}}
        # An error must not carry names and numbers into a log.
        self.engine = create_async_engine(address, hide_parameters=True, **(near if self.is_sqlite else far))
        self._unflushed = self.engine.execution_options(annai_begins=_UNFLUSHED)
        look: dict[str, Any] = {"annai_begins": ("BEGIN",)}
        if not self.is_sqlite:  # there, only this makes several statements see the same
            look = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        self._reading = self.engine.execution_options(**look)
        self._turn = asyncio.Lock() if self.is_sqlite else None
        self._shared = in_memory
        if self.is_sqlite:
            _honest(self.engine.sync_engine)

    @asynccontextmanager
    async def write(self, *, flushed: bool = True) -> AsyncIterator[AsyncConnection]:
        """A transaction that may change something: all of it, durably, or nothing.

        What is not `flushed` waits for no disk: it survives this process, but if the machine fails soon, not that.
        """
        engine = self.engine if flushed else self._unflushed
        async with self._turn or nullcontext(), _connected(engine) as connection, connection.begin():
            if not (flushed or self.is_sqlite):
                await connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
            yield connection

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A consistent look that changes nothing."""
        turn = self._turn if self._turn and self._shared else nullcontext()
        async with turn, _connected(self._reading) as connection:
            yield connection

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()
        if self._anchor is not None:
            self._anchor.close()


@asynccontextmanager
async def _connected(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection; if it cannot be made, NOT_THERE, even where the driver's error gets past SQLAlchemy."""
    async with AsyncExitStack() as stack:
        try:
            connection = await stack.enter_async_context(engine.connect())
        except NOT_THERE:
            raise
        except Exception as error:
            raise ConnectionError(type(error).__name__) from error
        yield connection


def _honest(engine: Any) -> None:
    """SQLite is told from the first statement on who writes."""

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        driver: Any = connection.connection.driver_connection
        driver.begin_with(connection.get_execution_options().get("annai_begins", _WRITES))


async def _connection(path: str, in_memory: bool) -> sqlite.Connection:
    """A connection to SQLite; a new file, and what SQLite puts beside it, can be read by its owner only."""
    if not in_memory:
        # Only where it is not there: a process that closes any handle on a file loses its locks on it, and then another
        # process takes itself for the last one here, and throws away what is not in the file yet.
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    connection = sqlite.Connection(partial(_opened, path, uri=in_memory))
    await connection
    return connection


def _opened(path: str, *, uri: bool) -> sqlite3.Connection:
    """SQLite as durable as a database can be. Its driver must begin no transactions of its own."""
    connection = sqlite3.connect(path, WAIT, isolation_level=None, check_same_thread=False, uri=uri)
    try:
        for setting in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", f"wal_autocheckpoint={PAGES}"):
            connection.execute(f"PRAGMA {setting}")
        until = time.monotonic() + WAIT
        while _is_busy(connection, "PRAGMA journal_mode=WAL"):
            if time.monotonic() > until:
                raise TimeoutError
            time.sleep(0.01)  # in the thread of this connection
    except BaseException:
        connection.close()
        raise
    return connection


def _is_busy(connection: sqlite3.Connection, statement: str) -> bool:
    """Whether a statement must be tried again: where many open a new file at once, SQLite itself does not wait."""
    try:
        connection.execute(statement)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return True
    return False
