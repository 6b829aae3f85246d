"""The assistant at work: what a wish makes due leaves at once; whoever watches over it sees what is wrong."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

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
        await asyncio.wait_for(leaves.wait(), 60)
        await stage.deliver()  # the rest, in peace


async def test_health_says_that_messages_are_late_and_that_they_are_not_any_more(sample: Agenda) -> None:
    async with staged(sample, Database("sqlite://")) as stage:
        await stage.service.beat()
        await stage.service.delivery.stop()
        stage.clock.jump(stage.clock.now() + timedelta(hours=1))
        await stage.service.audit()
        assert stage.service.complaints() == ("late-messages",)
        await stage.restart()
        await stage.deliver()
        await stage.service.beat()
        await stage.service.audit()
        assert stage.service.complaints() == ()


async def test_health_says_that_the_database_does_not_answer(sample: Agenda) -> None:
    async with staged(sample, Database("sqlite://")) as stage:
        await stage.deliver()
        await stage.service.audit()
        async with stage.service.database.write() as tx:
            await tx.execute(text("ALTER TABLE chats RENAME TO gone"))
        for _ in range(5):
            stage.clock.jump(stage.clock.now() + timedelta(seconds=30))
            await stage.service.audit()
        assert "no-database" in stage.service.complaints()
