"""What the tests of the store share."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def tx(database: Database) -> AsyncIterator[AsyncConnection]:
    """A transaction, in which a test may do everything."""
    async with database.write() as connection:
        yield connection
