"""What platforms tell us: nothing lost, nothing twice, and no longer kept than needed."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import inbound
from bot.store.database import Database
from bot.store.inbound import Waiting
from bot.store.schema import inbound as table
from tests.store.rows import NOW

pytestmark = pytest.mark.anyio
SECOND = timedelta(seconds=1)


async def test_an_update_is_accepted_once_on_each_channel(tx: AsyncConnection) -> None:
    assert await inbound.accept(tx, "telegram", [("7", "hello")], NOW)
    assert not await inbound.accept(tx, "telegram", [("7", "hello again")], NOW + SECOND)
    assert await inbound.accept(tx, "slack", [("7", "hello")], NOW)
    assert await inbound.waiting(tx, "telegram") == [Waiting("7", "hello", NOW)]


async def test_an_update_that_was_dealt_with_is_not_accepted_again_and_what_it_said_is_gone(
    tx: AsyncConnection,
) -> None:
    await inbound.accept(tx, "telegram", [("7", "a secret")], NOW)
    await inbound.done(tx, "telegram", ["7"], NOW + SECOND)
    assert await inbound.waiting(tx, "telegram") == []
    assert not await inbound.accept(tx, "telegram", [("7", "a secret")], NOW)
    assert "secret" not in repr((await tx.execute(select(table))).all())


async def test_what_was_dealt_with_before_it_was_written_down_is_known_when_it_comes_again(tx: AsyncConnection) -> None:
    await inbound.done(tx, "telegram", [], NOW)
    await inbound.done(tx, "telegram", ["7", "8"], NOW)
    assert await inbound.accept(tx, "telegram", [("7", "a secret"), ("9", "hello")], NOW) == {"9"}
    assert await inbound.waiting(tx, "telegram") == [Waiting("9", "hello", NOW)]
    assert "secret" not in repr((await tx.execute(select(table))).all())


async def test_updates_wait_in_the_order_they_came(tx: AsyncConnection) -> None:
    for key, after in (("12", 1), ("8", 2), ("9", 2), ("10", 2), ("11", 0)):
        await inbound.accept(tx, "telegram", [(key, "")], NOW + after * SECOND)
    await inbound.done(tx, "telegram", ["12"], NOW)
    assert [update.key for update in await inbound.waiting(tx, "telegram")] == ["11", "8", "9", "10"]


async def test_only_what_was_dealt_with_long_ago_is_forgotten(tx: AsyncConnection) -> None:
    for key in ("old", "new", "waiting"):
        await inbound.accept(tx, "telegram", [(key, "")], NOW)
    await inbound.done(tx, "telegram", ["old"], NOW + SECOND)
    await inbound.done(tx, "telegram", ["new"], NOW + 2 * SECOND)
    await inbound.forget_before(tx, NOW + 2 * SECOND)
    assert set((await tx.scalars(select(table.c.key))).all()) == {"new", "waiting"}


async def test_of_those_told_the_same_at_once_one_deals_with_it(database: Database) -> None:
    async def told() -> bool:
        async with database.write() as tx:
            return bool(await inbound.accept(tx, "telegram", [("7", "")], NOW))

    assert sum(await asyncio.gather(*(told() for _ in range(10)))) == 1


async def test_of_many_at_once_those_not_seen_before_are_named_and_all_are_done_at_once(tx: AsyncConnection) -> None:
    assert await inbound.accept(tx, "slack", [], NOW) == set()
    await inbound.accept(tx, "slack", [("7", "first")], NOW)
    many = [(str(number), f"said {number}") for number in range(1200)]
    assert await inbound.accept(tx, "slack", many, NOW) == {key for key, _ in many} - {"7"}
    assert {update.content for update in await inbound.waiting(tx, "slack") if update.key == "7"} == {"first"}
    await inbound.done(tx, "slack", [key for key, _ in many[:-1]], NOW)
    assert [update.key for update in await inbound.waiting(tx, "slack")] == ["1199"]
