"""SQLite with one trip to its thread for a statement, where the library makes four: they cost more than the statement.

What SQLAlchemy asks a driver's connection and cursor for, no more.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Self, TypeVar

import aiosqlite

AT_ONCE = 1000
"""Rows that come with their statement; who wants more fetches them."""

Did = TypeVar("Did")


class Connection(aiosqlite.Connection):
    """The library's, which runs what it is given in a thread of its own; its cursors are ours."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connect, AT_ONCE)
        self._thread.daemon = True  # a process must not wait for it
        self._beginning: Sequence[str] = ()
        self._begun = False

    def begin_with(self, statements: Sequence[str]) -> None:
        """Begin a transaction with these statements, when the next one is run."""
        self._beginning = statements

    async def commit(self) -> None:
        """Make durable what was done, if anything was."""
        if self._begun:
            await super().commit()
        self._begun = False

    async def rollback(self) -> None:
        """Undo what was done, if anything was."""
        if self._begun:
            await super().rollback()
        self._beginning, self._begun = (), False

    def cursor(self) -> "Cursor":  # type: ignore[override]
        """Something to run a statement with."""
        return Cursor(self)

    async def there(self, work: Callable[[], Did]) -> Did:
        """Do something in the thread; raises what it raises."""
        did: Did = await self._execute(work)  # type: ignore[no-untyped-call]
        return did

    async def run(self, statement: Callable[[sqlite3.Connection], sqlite3.Cursor]) -> "Result":
        """Run a statement; raises what sqlite3 raises."""
        beginning, self._beginning = self._beginning, ()
        self._begun = self._begun or bool(beginning)
        return await self.there(partial(self._run, beginning, statement))

    def _run(self, beginning: Sequence[str], statement: Callable[[sqlite3.Connection], sqlite3.Cursor]) -> "Result":
        for first in beginning:
            self._conn.execute(first)
        return Result(statement(self._conn))


class Result:
    """What came of a statement; made in the thread of its connection. `rest` has more rows, if there may be any."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self.description, self.rowcount, self.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid
        self.rows: list[Any] = cursor.fetchmany(AT_ONCE) if cursor.description else []
        self.rest = cursor if len(self.rows) == AT_ONCE else None
        if self.rest is None:
            cursor.close()


class Cursor:
    """Runs a statement and keeps what came of it."""

    description: Any = None
    rowcount = -1
    lastrowid: int | None = None

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self._rest: sqlite3.Cursor | None = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        """Run a statement."""
        self._keep(await self._connection.run(lambda connection: connection.execute(statement, parameters)))

    async def executemany(self, statement: str, many: Iterable[Sequence[Any]]) -> None:
        """Run a statement many times."""
        self._keep(await self._connection.run(lambda connection: connection.executemany(statement, many)))

    async def fetchall(self) -> list[Any]:
        """The rows, or those that are left."""
        rows, self._rows = self._rows, []
        return [*rows, *await self._connection.there(self._rest.fetchall)] if self._rest else rows

    async def fetchmany(self, size: int) -> list[Any]:
        """As many rows as that, or as are left."""
        if not self._rows and self._rest:
            return await self._connection.there(partial(self._rest.fetchmany, size))
        rows, self._rows = self._rows[:size], self._rows[size:]
        return rows

    async def close(self) -> None:
        """Want no more rows."""
        rest, self._rest = self._rest, None
        if rest:
            await self._connection.there(rest.close)

    def _keep(self, result: Result) -> None:
        self.description, self.rowcount, self.lastrowid = result.description, result.rowcount, result.lastrowid
        self._rows, self._rest = result.rows, result.rest
