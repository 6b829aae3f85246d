"""The virtual clock: what waits for hours is done at once, in the order in which it would have been."""

import asyncio
import time

import pytest

from tests.virtual_time import NothingWillHappen, VirtualLoop, run


def test_a_day_passes_at_once() -> None:
    async def day() -> float:
        await asyncio.sleep(24 * 3600 + 0.5)
        return asyncio.get_running_loop().time()

    began = time.monotonic()
    assert run(day()) == pytest.approx(24 * 3600 + 0.5)
    assert time.monotonic() - began < 5


def test_things_happen_when_they_would() -> None:
    seen: list[tuple[str, float]] = []

    async def wake(name: str, after: float) -> None:
        await asyncio.sleep(after)
        seen.append((name, asyncio.get_running_loop().time()))

    async def morning() -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(40):
                await asyncio.gather(wake("late", 50), wake("second", 30), wake("first", 20.5), wake("at once", 0))

    run(morning())
    assert seen == [("at once", 0), ("first", 20.5), ("second", 30)]


def test_time_stands_still_while_there_is_something_to_do() -> None:
    async def busy() -> float:
        for _ in range(1000):
            await asyncio.sleep(0)
        return asyncio.get_running_loop().time()

    assert run(busy()) == 0


def test_waiting_for_what_never_comes_is_an_error() -> None:
    with pytest.raises(NothingWillHappen):
        run(asyncio.Event().wait())


def test_timers_and_wake_ups_are_counted() -> None:
    async def three_naps() -> tuple[int, int]:
        loop = asyncio.get_running_loop()
        assert isinstance(loop, VirtualLoop)
        timers, looks = loop.timers, loop.looks
        for _ in range(3):
            await asyncio.sleep(1)
        return loop.timers - timers, loop.looks - looks

    assert run(three_naps()) == (3, 6), "each nap: once to wait, once to wake the task"
