"""What came is dealt with while it is written down, yet nothing is confirmed while it could be lost."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from bot.channels.inbox import AT_MOST, Inbox, Told
from bot.clock import SimulatedClock
from bot.store import inbound
from bot.store.database import Database, Transaction

pytestmark = pytest.mark.anyio

NEXT = {"text": "next"}
NOW = datetime(2024, 4, 23, 8, tzinfo=UTC)


class Disk:
    """Slow to write: what is committed waits until the disk is `free`, or finds it `broken`."""

    def __init__(self, database: Database) -> None:
        self.free, self.broken = asyncio.Event(), False
        self.commits: asyncio.Queue[bool] = asyncio.Queue()
        self._write = database.write

    @asynccontextmanager
    async def write(self, *, flushed: bool = True) -> AsyncIterator[Transaction]:
        async with self._write(flushed=flushed) as tx:
            yield tx
            if not flushed:
                return
            await self.free.wait()
            self.commits.put_nowait(not self.broken)
            if self.broken:
                raise OSError


@pytest.fixture
def disk(database: Database, monkeypatch: pytest.MonkeyPatch) -> Disk:
    disk = Disk(database)
    monkeypatch.setattr(database, "write", disk.write)
    monkeypatch.setattr("bot.channels.inbox.TRY_AGAIN", 0.0)
    return disk


def inbox(database: Database, answer: Callable[[str], Awaitable[None]]) -> Inbox:
    """Whoever asks is answered."""

    async def handle(told: Told) -> None:
        await answer(told["text"])

    return Inbox(database, SimulatedClock(NOW, speed=0), "slack", lambda told: str(told.get("text")), handle)


async def abandoned(database: Database, answered: asyncio.Queue[str]) -> Inbox:
    """An inbox with something dealt with that is not durable; nobody waits for that any more."""
    ours = inbox(database, answered.put)
    accepting = asyncio.create_task(ours.accept([("1", NEXT)]))
    await answered.get()
    accepting.cancel()
    await asyncio.gather(accepting, return_exceptions=True)
    return ours


async def left(database: Database) -> list[str]:
    async with database.read() as tx:
        return [row.key for row in await inbound.waiting(tx, "slack")]


async def test_it_is_dealt_with_while_the_disk_writes_and_confirmed_afterwards(database: Database, disk: Disk) -> None:
    answered: asyncio.Queue[str] = asyncio.Queue()
    ours = inbox(database, answered.put)
    accepting = asyncio.create_task(ours.accept([("1", NEXT)]))
    assert await answered.get() == "next"
    assert not accepting.done(), "it is not confirmed"
    disk.free.set()
    await accepting
    await ours.close()
    assert await left(database) == []


async def test_what_is_unheard_waits_neither_for_the_disk_nor_for_whoever_else_writes(
    database: Database, disk: Disk
) -> None:
    answered: asyncio.Queue[str] = asyncio.Queue()
    ours = inbox(database, answered.put)
    async with disk.write() as others:
        await inbound.accept(others, "slack", [("0", json.dumps({"text": "before"}))], NOW)
        await ours.accept([("1", NEXT), ("1", NEXT)], unheard=True)
        assert answered.qsize() == 1, "it is confirmed, as it was dealt with"
        disk.free.set()
    await ours.close()
    successor = inbox(database, answered.put)
    await successor.accept([("1", NEXT)])
    await successor.close()
    assert (answered.qsize(), await left(database)) == (1, ["0"])


@pytest.mark.parametrize("others", [0, 1])
async def test_what_is_unheard_and_takes_longer_is_confirmed_when_it_is_durable(
    database: Database, disk: Disk, others: int
) -> None:
    thinking, thought = asyncio.Event(), asyncio.Event()

    async def answer(text: str) -> None:
        if text == "next":
            thinking.set()
            await thought.wait()

    ours = inbox(database, answer)
    entries = [("1", NEXT), *((f"other {number}", {"text": "now"}) for number in range(others))]
    accepting = asyncio.create_task(ours.accept(entries, unheard=True))
    await thinking.wait()
    await asyncio.wait({accepting}, timeout=10 * AT_MOST)
    assert not accepting.done()
    disk.free.set()
    await accepting
    assert "1" in await left(database)
    thought.set()
    await ours.close()
    assert await left(database) == []


async def test_that_it_was_dealt_with_waits_for_no_disk(database: Database, disk: Disk) -> None:
    answered: asyncio.Queue[str] = asyncio.Queue()
    ours = inbox(database, answered.put)
    disk.free.set()
    await ours.accept([("1", NEXT)])
    disk.free.clear()
    await ours.close()
    assert (answered.qsize(), await left(database)) == (1, [])


async def test_what_is_dealt_with_becomes_durable_even_if_nobody_waits_for_it_any_more(
    database: Database, disk: Disk
) -> None:
    answered: asyncio.Queue[str] = asyncio.Queue()
    ours = await abandoned(database, answered)
    closing = asyncio.create_task(ours.close())
    disk.free.set()
    await closing
    successor = inbox(database, answered.put)
    await successor.accept([("1", NEXT)])
    await successor.close()
    assert (answered.empty(), await left(database)) == (True, [])


async def test_what_a_process_dies_over_before_it_is_durable_is_unknown_when_it_comes_again(
    database: Database, disk: Disk
) -> None:
    answered: asyncio.Queue[str] = asyncio.Queue()
    ours = await abandoned(database, answered)
    await ours.close(patience=0)
    disk.free.set()
    assert await left(database) == [], "nothing was written"
    successor = inbox(database, answered.put)
    await successor.accept([("1", NEXT)])
    assert await answered.get() == "next"
    await successor.close()


async def test_what_the_disk_fails_to_write_is_dealt_with_once(database: Database, disk: Disk) -> None:
    answered: asyncio.Queue[str] = asyncio.Queue()
    ours = inbox(database, answered.put)
    disk.broken = True
    accepting = asyncio.create_task(ours.accept([("1", NEXT)]))
    assert await answered.get() == "next"
    disk.free.set()
    assert not await disk.commits.get()
    disk.broken = False
    await accepting
    await ours.accept([("1", NEXT)])
    await ours.close()
    assert (answered.empty(), await left(database)) == (True, [])


async def test_an_outage_longer_than_all_attempts_loses_nothing_that_is_not_durable(
    database: Database, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.inbox.TIMES", 2)
    answered: list[str] = []

    async def answer(text: str) -> None:
        if disk.broken:
            raise OSError
        answered.append(text)

    ours = inbox(database, answer)
    disk.broken = True
    disk.free.set()
    accepting = asyncio.create_task(ours.accept([("1", NEXT)]))
    for _ in range(5):
        assert not await disk.commits.get()
    disk.broken = False
    await accepting
    await ours.close()
    assert (answered, await left(database)) == (["next"], [])


@pytest.mark.parametrize("content", ["", "{", "[1]", "{}", '{"text": 5, "more": [[[]]]}'])
async def test_what_waits_and_cannot_be_read_holds_up_nothing(database: Database, content: str) -> None:
    answered: asyncio.Queue[str] = asyncio.Queue()

    async def answer(text: str) -> None:
        answered.put_nowait(text.strip())

    async with database.write() as tx:
        await inbound.accept(tx, "slack", [("1", content), ("2", json.dumps(NEXT))], NOW)
    ours = inbox(database, answer)
    await ours.open()
    assert await answered.get() == "next"
    await ours.close()
    assert (answered.empty(), await left(database)) == (True, [])


async def test_what_is_nested_beyond_all_reason_holds_up_nothing(database: Database) -> None:
    answered: asyncio.Queue[str] = asyncio.Queue()
    ours = inbox(database, answered.put)
    nested: list[object] = []
    for _ in range(10_000):
        nested = [nested]
    await ours.accept([("1", {"nested": nested}), ("2", NEXT)])
    await ours.close()
    assert (answered.qsize(), await left(database)) == (1, [])
