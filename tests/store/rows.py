"""Rows for tests that care about a few of their columns only."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Integer, Table, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.columns import Instant
from bot.store.schema import State, chats, deliveries

NOW = datetime(2024, 4, 22, 23, 0, 0, 1, UTC)


async def chat(tx: AsyncConnection, **columns: Any) -> None:
    """A chat."""
    usual = {"trip": "trip", "person": "p1", "channel": "telegram", "address": "4711", "joined_at": NOW}
    await tx.execute(insert(chats).values(**usual | {"preferred": True} | columns))


async def delivery(tx: AsyncConnection, **columns: Any) -> None:
    """A reminder that is to go out an hour from now."""
    soon = NOW + timedelta(hours=1)
    key = {"trip": "trip", "person": "p1", "kind": "reminder", "item": "v1", "starts_at": soon, "lead": "60min"}
    times = {"due": soon, "at": soon, "expires": soon}
    rest = {"channel": "telegram", "priority": 2, "state": State.PENDING, "attempt": 0, "doubts": 0}
    await tx.execute(insert(deliveries).values(**key | times | rest | columns))


async def row(tx: AsyncConnection, table: Table, **columns: Any) -> None:
    """A row of any table."""
    usual = {column.name: _something(column) for column in table.c if column is not table.autoincrement_column}
    await tx.execute(insert(table).values(**usual | columns))


def _something(column: Column[Any]) -> Any:
    kinds: dict[type, Any] = {Instant: NOW, Boolean: True, Integer: 1, JSON: {}}
    return next((value for kind, value in kinds.items() if isinstance(column.type, kind)), column.name)
