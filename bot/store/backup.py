"""Backup and restore: everything the database holds, from any database into any other."""

import json
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Integer,
    MetaData,
    Table,
    Text,
    cast,
    func,
    select,
    text,
)
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import TypeEngine

from bot.store import backup_file
from bot.store.backup_file import BadBackup, Reader, Rows, Writer
from bot.store.database import Database
from bot.store.migration import REVISIONS, VERSION_TABLE, revision, upgrade
from bot.store.schema import metadata


class NothingThere(Exception):
    """The database holds nothing to back up."""


class NotEmpty(Exception):
    """The database to restore into holds something already."""


class OddRow(Exception):
    """A table holds what no Annai puts there; `table` is its name."""

    def __init__(self, table: str) -> None:
        super().__init__(table)
        self.table = table


async def back_up(database: Database, path: Path, *, force: bool = False) -> int:
    """Write a backup as of one instant while others go on; returns the number of rows.

    Raises NothingThere, NewerDatabase, OddRow, FileExistsError (unless by force) or OSError.
    """
    async with database.read() as tx:
        found = await revision(tx)
        if found is None:
            raise NothingThere
        tables = await tx.run_sync(_tables)
        with backup_file.created(path, found, force=force) as writer:
            for table in tables:
                await _write_down(tx, table, writer)
        return writer.rows


async def restore(database: Database, backup: Reader, *, force: bool = False) -> int:
    """Fill an empty database – any, by force – from a backup, all or nothing; returns the number of rows.

    Raises BadBackup, NotEmpty, NewerDatabase or OSError.
    """
    if backup.revision not in REVISIONS:
        raise BadBackup("newer")
    rows = 0
    async with database.write() as tx:
        await _make_room(tx, force)
        await upgrade(tx, backup.revision)
        tables = {table.name: table for table in await tx.run_sync(_tables)}
        for some in backup.batches():
            await _put_back(tx, tables, some)
            rows += len(some.values)
        await upgrade(tx)
        await _go_on_counting(tx)
    return rows


def _tables(connection: Connection) -> list[Table]:
    """Our tables as they are at the revision of this database, those that others refer to first."""
    found = MetaData()
    found.reflect(connection, only=lambda name, _: name in metadata.tables)
    for column in (column for table in found.sorted_tables for column in table.c if isinstance(column.type, JSON)):
        column.type = JSON(none_as_null=True)
    return found.sorted_tables


async def _write_down(tx: AsyncConnection, table: Table, writer: Writer) -> None:
    writer.table(table.name, table.c.keys())
    columns = [cast(column, Text) if isinstance(column.type, JSON) else column for column in table.c]
    async for row in await tx.stream(select(*columns).order_by(*table.primary_key)):
        values = [_readable(value, column) for value, column in zip(row, table.c, strict=True)]
        if not all(_fits(value, column) for value, column in zip(values, table.c, strict=True)):
            raise OddRow(table.name)
        writer.row(values)


async def _make_room(tx: AsyncConnection, force: bool) -> None:
    await revision(tx)  # what a newer Annai or another program left is not ours to replace
    for table in await tx.run_sync(_tables):
        if not force and (await tx.execute(select(table).limit(1))).first() is not None:
            raise NotEmpty
    await tx.run_sync(metadata.drop_all)
    await tx.execute(text(f"DROP TABLE IF EXISTS {VERSION_TABLE}"))


async def _put_back(tx: AsyncConnection, tables: dict[str, Table], some: Rows) -> None:
    table = tables.get(some.table)
    if table is None or sorted(some.columns) != sorted(table.c.keys()):
        raise BadBackup("damaged")
    columns = [table.c[name] for name in some.columns]
    if not all(_fits(value, column) for row in some.values for value, column in zip(row, columns, strict=True)):
        raise BadBackup("damaged")
    rows = [
        {column.name: _stored(value, column) for value, column in zip(row, columns, strict=True)} for row in some.values
    ]
    try:
        await tx.execute(table.insert(), rows)
    except DBAPIError as error:
        state = str(getattr(error.orig, "sqlstate", ""))
        if isinstance(error, IntegrityError) or state.startswith("22"):  # it contradicts itself, or PostgreSQL's limits
            raise BadBackup("unfit") from None
        raise


async def _go_on_counting(tx: AsyncConnection) -> None:
    """Let PostgreSQL number new rows after the restored ones (SQLite does)."""
    counted = ((table, table.autoincrement_column) for table in metadata.sorted_tables)
    for table, column in counted if tx.dialect.name == "postgresql" else ():
        if column is not None:
            last = func.max(column)
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            await tx.execute(select(func.setval(sequence, last)).having(last > 0))


def _readable(value: Any, column: Column[Any]) -> Any:
    """A value as it is written down: JSON as its text, and what only calls itself JSON as nothing."""
    return "null" if isinstance(column.type, JSON) and value is not None and not _is_json(value) else value


def _stored(value: Any, column: Column[Any]) -> Any:
    """The reverse."""
    if not isinstance(column.type, JSON) or value is None:
        return value
    content = json.loads(value)
    return JSON.NULL if content is None else content


def _fits(value: Any, column: Column[Any]) -> bool:
    """Whether a value can stand in a column, on every database (but for texts too long for PostgreSQL)."""
    kind: TypeEngine[Any] = column.type
    if value is None:
        return bool(column.nullable)
    if isinstance(kind, Boolean):
        return isinstance(value, bool)
    if isinstance(kind, Integer):
        limit = 2**63 if isinstance(kind, BigInteger) else 2**31
        return type(value) is int and -limit <= value < limit
    return _is_json(value) if isinstance(kind, JSON) else _is_text(value)


def _is_json(value: Any) -> bool:
    try:
        json.loads(value)
    except (TypeError, ValueError, RecursionError):
        return False
    return True


def _is_text(value: Any) -> bool:
    try:
        str.encode(value)
    except (TypeError, UnicodeEncodeError):
        return False
    return True
