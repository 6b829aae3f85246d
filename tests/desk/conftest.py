"""What the tests of organisers share."""

from collections.abc import AsyncIterator

import pytest

from bot.programme.agenda import Agenda
from bot.store.database import Database
from tests.desk.stage import Stage, staged


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def stage(sample: Agenda, anyio_backend: str) -> AsyncIterator[Stage]:
    """The sample trip, everybody on it."""
    async with staged(sample, Database("sqlite://")) as one:
        yield one


@pytest.fixture
async def house(sample: Agenda, database: Database) -> AsyncIterator[Stage]:
    """The same on SQLite and on PostgreSQL."""
    async with staged(sample, database) as one:
        yield one
