"""What the tests of the Telegram channel share."""

from collections.abc import AsyncIterator, Iterator

import pytest

from bot.programme.agenda import Agenda
from tests.channels.telegram.stage import Stage, staged
from tests.fakes.telegram import FakeTelegram


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def telegram() -> Iterator[FakeTelegram]:
    with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
async def stage(sample: Agenda, telegram: FakeTelegram) -> AsyncIterator[Stage]:
    async with staged(sample, telegram) as stage:
        yield stage
