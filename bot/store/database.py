"""One database behind one address: SQLite in a file (or in memory), or PostgreSQL."""

import asyncio
import os
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from typing import Any

from sqlalchemy import Connection, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
WAIT = 30
"""Seconds a writer waits for another process that writes into the same SQLite file."""
OPTIONS: dict[str, set[str]] = {"sqlite": set(), "postgresql": {"host", "port", "ssl"}}
"""What an address may say after its question mark."""
PATIENCE = 10
"""Seconds until a PostgreSQL that does not answer counts as out of reach."""


Transaction = AsyncConnection
"""What the functions of the store work in."""

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
        far: dict[str, Any] = {"pool_pre_ping": True, "connect_args": {"timeout": PATIENCE}}
        # An error must not carry names and numbers into a log.
        self.engine = create_async_engine(address, hide_parameters=True, **({} if self.is_sqlite else far))
        self._turn = asyncio.Lock() if self.is_sqlite else None
        self._shared = in_memory
        if self.is_sqlite:
            _as_we_need_it(self.engine.sync_engine)
        if self.is_sqlite and not in_memory:
            _for_nobody_else(self.engine.sync_engine)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that may change something: all of it, durably, or nothing."""
        async with self._turn or nullcontext(), self._connection() as connection, connection.begin():
            yield connection

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A consistent look that changes nothing."""
        turn = self._turn if self._turn and self._shared else nullcontext()
        async with turn, self._connection() as connection:
            options: dict[str, Any] = {"annai_reads": True}
            if not self.is_sqlite:  # there, only this makes several statements see the same
                options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
            await connection.execution_options(**options)
            yield connection

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[AsyncConnection]:
        """A connection; if it cannot be made, NOT_THERE, even where the driver's error gets past SQLAlchemy."""
        async with AsyncExitStack() as stack:
            try:
                connection = await stack.enter_async_context(self.engine.connect())
            except NOT_THERE:
                raise
            except Exception as error:
                raise ConnectionError(type(error).__name__) from error
            yield connection

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()


def _as_we_need_it(engine: Any) -> None:
    """SQLite as durable as a database can be, and honest about who writes from the first statement on."""

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver must not begin transactions of its own
        try:
            _set_up(connection)
        except BaseException:
            connection.close()  # nobody else will, and its thread would outlive the loop
            raise

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        reads = connection.get_execution_options().get("annai_reads")
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _set_up(connection: Any) -> None:
    cursor = connection.cursor()
    for setting in (f"busy_timeout={WAIT * 1000}", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {setting}")
    until = time.monotonic() + WAIT
    while _is_busy(cursor, "PRAGMA journal_mode=WAL"):
        if time.monotonic() > until:
            raise TimeoutError
        connection.run_async(lambda _: asyncio.sleep(0.01))
    cursor.close()


def _is_busy(cursor: Any, statement: str) -> bool:
    """Whether a statement must be tried again: where many open a new file at once, SQLite itself does not wait."""
    try:
        cursor.execute(statement)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return True
    return False


def _for_nobody_else(engine: Any) -> None:
    """The file of a new SQLite, and what SQLite puts beside it, can be read by its owner only."""

    @event.listens_for(engine, "do_connect")
    def connecting(_dialect: Any, _record: Any, arguments: list[str], _options: Any) -> None:
        os.close(os.open(arguments[0], os.O_RDWR | os.O_CREAT, 0o600))
