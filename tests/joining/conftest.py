"""What the tests of joining share."""

from collections.abc import AsyncIterator

import pytest

from bot.programme.agenda import Agenda
from bot.store.database import Database
from tests.joining.house import House, opened


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def house(sample: Agenda, database: Database) -> AsyncIterator[House]:
    """The same on SQLite and on PostgreSQL."""
    async with opened(sample, database) as one:
        yield one
