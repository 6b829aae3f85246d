"""What the tests of the delivery share: stages, each in a database of its own."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import datetime

import pytest

from bot.programme.agenda import Agenda
from bot.store.database import Database
from tests.schedules.stage import OnStage, Stage, stage


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def on_stage(anyio_backend: str) -> AsyncIterator[OnStage]:
    """Puts a trip on a stage: the time, the programme, and who has joined in chat."""
    async with AsyncExitStack() as stack:

        async def setting(start: datetime, agenda: Agenda, *joined: str) -> Stage:
            database = Database("sqlite://")
            stack.push_async_callback(database.close)
            return await stack.enter_async_context(stage(database, start, agenda, joined))

        yield setting
