"""What somebody's wish makes due leaves at once, not with the next beat."""

import asyncio

import pytest

from bot.programme.agenda import Agenda
from bot.store.database import Database
from tests.desk.stage import staged
from tests.fakes.platform import meanwhile

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_a_broadcast_leaves_when_it_is_confirmed(sample: Agenda) -> None:
    async with staged(sample, Database("sqlite://")) as stage:
        await stage.deliver()
        stage.service.attend()
        leaves = asyncio.Event()

        async def leaving() -> None:
            leaves.set()

        stage.platform.faults["p05"].append(meanwhile(leaving))
        claudia = stage.phone("o01")
        await claudia.says("/broadcast Guten Morgen!")
        assert not leaves.is_set()
        await claudia.taps("Senden")
        await asyncio.wait_for(leaves.wait(), 10)
