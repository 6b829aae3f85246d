"""Pacing under load: thousands of messages past a platform that counts strictly, people who ask, and the cost."""

import asyncio
import gc
import random
from math import log2
from statistics import mean, median

import pytest

from bot.channels.pacing import Pacer
from tests.channels.strict_platform import ROUNDING, Sending, bulk, gaps, give_up, now, send, too_many
from tests.virtual_time import VirtualLoop, run

RATE = 30
BEAT = 1 / RATE - ROUNDING


@pytest.mark.parametrize("latency", [0, 0.03, 0.06])
@pytest.mark.parametrize(("count", "runs"), [(120, 10), (1000, 2), (10_000, 1)])
def test_a_broadcast_is_fast_and_never_too_fast(count: int, runs: int, latency: float) -> None:
    times = []
    for seed in range(runs):
        news = bulk(count, latency, seed)
        run(send(Pacer(RATE, per_chat=1), news))
        assert too_many((one.arrived for one in news), RATE) == 0
        times.append(max(one.answered for one in news))
    assert mean(times) <= 1.15 * count / RATE


def test_the_first_second_is_spread_and_no_later_one_is_a_burst() -> None:
    news = bulk(1000, 0.06)
    run(send(Pacer(RATE), news))
    starts = [one.left for one in news]
    assert min(gaps(start for start in starts if start < 1)) >= BEAT
    assert min(gaps(starts[::2])) >= BEAT, "whom the window held up the next may follow at once, but no third"


@pytest.mark.parametrize("questions_a_second", [0.5, 2, 5])
def test_people_are_answered_in_the_middle_of_a_broadcast(questions_a_second: float) -> None:
    async def ask(pacer: Pacer, answer: Sending, moment: float) -> None:
        await asyncio.sleep(moment)
        await answer.through(pacer)

    async def story(news: list[Sending], answers: list[Sending]) -> None:
        pacer, chance = Pacer(RATE, per_chat=1), random.Random(1)
        asking = (ask(pacer, answer, chance.uniform(0, len(answers) / questions_a_second)) for answer in answers)
        await asyncio.gather(send(pacer, news), *asking)

    seconds = 100
    news, answers = bulk(seconds * RATE, 0.06), bulk(int(seconds * questions_a_second), 0.06, seed=1, priority=0)
    for number, answer in enumerate(answers):
        answer.address = f"person {number}"
    run(story(news, answers))
    waited = sorted(answer.waited for answer in answers)
    assert too_many((one.arrived for one in news + answers), RATE) == 0
    assert median(waited) <= 0.005
    assert waited[int(0.99 * len(waited))] <= 0.15


def test_who_claims_what_there_is_room_for_keeps_the_pace() -> None:
    async def deliver(pacer: Pacer, news: list[Sending]) -> None:
        running = []
        while news:
            await pacer.wait_for_room()
            claimed = news[: pacer.room()]
            del news[: len(claimed)]
            await asyncio.sleep(0.02)
            running += [asyncio.create_task(one.through(pacer)) for one in claimed]
        await asyncio.gather(*running)

    news = bulk(1000, 0.06)
    run(deliver(Pacer(RATE, per_chat=1), news.copy()))
    assert too_many((one.arrived for one in news), RATE) == 0
    assert max(one.waited for one in news) <= 29 / RATE, "nobody was claimed too early"
    assert max(one.answered for one in news) <= 1.15 * len(news) / RATE


@pytest.mark.parametrize("per_chat", [None, 1])
def test_a_message_costs_one_timer_and_three_wake_ups(per_chat: float | None) -> None:
    async def story(count: int) -> tuple[float, float]:
        async def one(address: str) -> None:
            async with pacer.turn(address, 4):
                pass

        pacer, loop = Pacer(RATE, per_chat), asyncio.get_running_loop()
        assert isinstance(loop, VirtualLoop)
        await asyncio.gather(*(one(f"chat {number}") for number in range(count)))
        return loop.timers / count, loop.looks / count

    timers, looks = run(story(1000))
    assert timers <= 1.1
    assert looks <= 3.1


class Counted(float):
    """A deadline that counts how often it is compared."""

    compared = 0

    def __lt__(self, other: float) -> bool:
        Counted.compared += 1
        return super().__lt__(other)


@pytest.mark.parametrize("chats", [1, 10_000])
def test_ten_thousand_who_wait_cost_each_other_next_to_nothing(chats: int) -> None:
    count, chance = 10_000, random.Random(1)
    news = [Sending(f"chat {n % chats}", deadline=Counted(chance.random())) for n in range(count)]
    Counted.compared = 0
    run(send(Pacer(RATE, per_chat=1), news))
    assert [one.deadline for one in sorted(news, key=lambda one: one.left)][1:] == sorted(
        one.deadline for one in news[1:]
    )
    assert Counted.compared <= 4 * count * log2(count)


def left_over(kind: str) -> int:
    """How many objects of a class of the limiter's are alive."""
    gc.collect()
    return sum(
        type(one).__name__ == kind and type(one).__module__ == "bot.channels.waiting" for one in gc.get_objects()
    )


def test_whoever_gave_up_leaves_no_trace() -> None:
    async def story() -> tuple[int, int, int, float]:
        pacer = Pacer(RATE, per_chat=1)
        pacer.pause(3600, "paused")
        addresses = [address for number in range(1000) for address in ("paused", f"chat {number}")]
        waiting = [asyncio.create_task(Sending(address).through(pacer)) for address in addresses]
        await asyncio.sleep(0)
        standing = left_over("Waiter")
        await give_up(*waiting)
        del waiting
        await asyncio.sleep(1.1)
        async with pacer.turn("chat 999", 4):
            return standing, left_over("Waiter") - 1, pacer.room(), now()

    standing, remaining, room, moment = run(story())
    assert (standing, remaining, room) == (2000, 0, 28)
    assert moment == pytest.approx(1.1)


def test_an_idle_chat_is_forgotten() -> None:
    async def story() -> tuple[int, int]:
        pacer = Pacer(per_chat=1)
        await send(pacer, bulk(1000, 0.06))
        pacer.pause(20, "paused")
        resting = left_over("_Chat")
        await asyncio.sleep(21)
        return resting, left_over("_Chat")

    resting, idle = run(story())
    assert resting > 50
    assert idle == 0
