"""What nobody can have been told before is known as such; whatever a predecessor may have been told is looked up."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest

from bot.channels.hearing import Hearing
from bot.channels.inbox import Entry
from bot.channels.telegram.access import Access, bot_of
from bot.channels.telegram.polling import Poller
from bot.channels.telegram.transport import Transport, be_discreet
from tests.fakes.telegram import TOKEN, Ending, FakeTelegram, Fault, Refusal, Twist

pytestmark = pytest.mark.anyio

Told = tuple[int, bool]
"""How many updates came together, and whether they were said to be unheard."""


class Ears:
    """Takes note of what is fetched."""

    def __init__(self) -> None:
        self._told: asyncio.Queue[Told] = asyncio.Queue()

    async def accept(self, entries: Sequence[Entry], *, unheard: bool = False) -> None:
        self._told.put_nowait((len(entries), unheard))

    async def next(self) -> Told:
        return await asyncio.wait_for(self._told.get(), 30)


@asynccontextmanager
async def polling(telegram: FakeTelegram) -> AsyncIterator[Ears]:
    be_discreet()
    transport, ears = Transport(), Ears()
    await transport.initialize()
    bot = bot_of(Access(TOKEN, telegram.url), transport)
    task = asyncio.create_task(Poller(bot, transport, ears.accept, Hearing()).run())
    try:
        yield ears
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await transport.shutdown()


async def hears(telegram: FakeTelegram, ears: Ears, *, unheard: bool) -> None:
    """Let one update come in the usual way."""
    await asyncio.to_thread(telegram.wait_for, lambda: telegram.polled and not telegram.pending)
    telegram.inject({})
    assert await ears.next() == (1, unheard)


async def caught_up(telegram: FakeTelegram, ears: Ears) -> None:
    """Whoever asked anew knows that there is no more to tell; from then on all is news."""
    await hears(telegram, ears, unheard=False)
    await hears(telegram, ears, unheard=True)


async def test_all_that_waited_may_have_been_told_to_a_predecessor(telegram: FakeTelegram) -> None:
    for _ in range(250):
        telegram.inject({})
    async with polling(telegram) as ears:
        assert [await ears.next() for _ in range(3)] == [(100, False), (100, False), (50, False)]
        await hears(telegram, ears, unheard=True)


async def test_that_there_is_but_one_says_nothing_to_who_may_have_asked_for_the_same_just_before(
    telegram: FakeTelegram,
) -> None:
    for _ in range(3):
        telegram.inject({})
    telegram.twist(Twist.ONE)
    async with polling(telegram) as ears:
        assert [await ears.next() for _ in range(2)] == [(1, False), (2, False)]
        await hears(telegram, ears, unheard=True)


async def test_so_may_what_comes_first(telegram: FakeTelegram) -> None:
    async with polling(telegram) as ears:
        await hears(telegram, ears, unheard=False)
        await caught_up(telegram, ears)


@pytest.mark.parametrize("ending", [Refusal(409, "Conflict: terminated"), Ending.RESET, Ending.GARBLED])
async def test_when_something_went_wrong_somebody_else_may_have_fetched(
    telegram: FakeTelegram, ending: Ending | Refusal
) -> None:
    telegram.inject({})
    async with polling(telegram) as ears:
        await ears.next()
        await caught_up(telegram, ears)
        await asyncio.to_thread(telegram.wait_for, lambda: telegram.polled and not telegram.pending)
        telegram.fault(Fault(ending, "getUpdates", accepted=True))
        telegram.inject({})  # ends the waiting of the request before
        assert await ears.next() == (1, True)
        telegram.inject({})
        assert await ears.next() == (1, False)
        await caught_up(telegram, ears)


async def test_what_comes_again_is_not_unheard(telegram: FakeTelegram) -> None:
    telegram.inject({})
    async with polling(telegram) as ears:
        await ears.next()
        await caught_up(telegram, ears)
        telegram.twist(Twist.AGAIN)
        telegram.inject({})
        assert await ears.next() == (2, False)
        await hears(telegram, ears, unheard=True)
