"""Pacing by example: who goes when, seen from the platform, from the people who ask, and from those who wait."""

import asyncio

import pytest

from bot.channels.pacing import Pacer
from tests.channels.strict_platform import Sending, gaps, give_up, now, send
from tests.virtual_time import run

BEAT = 1 / 30


def test_bulk_keeps_an_even_beat_from_the_first_message_on() -> None:
    news = [Sending(f"chat {number}") for number in range(20)]
    run(send(Pacer(30), news))
    assert news[0].left == 0
    assert gaps(one.left for one in news) == pytest.approx([BEAT] * 19, abs=1e-4)


def test_answers_leave_at_once_as_long_as_there_are_places() -> None:
    answers = [Sending(f"chat {number}", priority=0) for number in range(31)]
    run(send(Pacer(30), answers))
    assert [one.left for one in answers[:30]] == [0] * 30
    assert answers[30].left == pytest.approx(1, abs=1e-4)


def test_a_place_is_taken_until_a_second_after_the_answer() -> None:
    slow, next_one = Sending("slow", 0, there=2, back=3), Sending("next", 0)
    run(send(Pacer(1), [slow, next_one]))
    assert next_one.left == pytest.approx(2 + 3 + 1, abs=1e-4)


def test_a_message_that_failed_may_have_been_accepted() -> None:
    async def story() -> float:
        pacer = Pacer(1)
        with pytest.raises(TimeoutError):
            async with pacer.turn("a", 0), asyncio.timeout(10):
                await asyncio.sleep(60)
        async with pacer.turn("b", 0):
            return now()

    assert run(story()) == pytest.approx(11, abs=1e-4)


@pytest.mark.parametrize(("rate", "seconds"), [(0.5, 2), (0.1, 10), (1, 1)])
def test_slow_platforms_get_one_message_at_a_time(rate: float, seconds: float) -> None:
    news = [Sending(f"chat {number}", priority) for number, priority in enumerate((4, 0, 4, 0))]
    run(send(Pacer(rate), news))
    assert gaps(one.left for one in news) == pytest.approx([seconds] * 3, abs=1e-4)


def test_a_chat_gets_one_message_a_second_whoever_sends_it() -> None:
    letters = [Sending("ana", priority, there=0.2, back=0.1) for priority in (4, 0, 2, 0)]
    run(send(Pacer(30, per_chat=1), letters))
    assert [one.left for one in letters] == pytest.approx([0, 1.3, 3.9, 2.6], abs=1e-4), "answers before reminders"


def test_a_chat_that_must_wait_holds_up_nobody() -> None:
    first, second, to_ben = Sending("ana", 0, there=5), Sending("ana", 0), Sending("ben", 4)
    run(send(Pacer(30, per_chat=1), [first, second, to_ben]))
    assert [first.left, second.left, to_ben.left] == pytest.approx([0, 6, 0], abs=1e-4)


def test_priority_then_deadline_then_first_come() -> None:
    waiting = {
        "later": Sending("a", priority=4, deadline=200),
        "as late": Sending("b", priority=4, deadline=200),
        "soon": Sending("c", priority=4, deadline=100),
        "emergency": Sending("d", priority=1, deadline=900),
        "question": Sending("e", priority=0, deadline=900),
        "next question": Sending("f", priority=0, deadline=900),
    }
    run(send(Pacer(1), [Sending("before all", 0), *waiting.values()]))
    order = sorted(waiting, key=lambda name: waiting[name].left)
    assert order == ["question", "next question", "emergency", "soon", "later", "as late"]


def test_without_a_rate_only_so_many_are_on_their_way() -> None:
    news = [Sending(f"chat {number}", there=1) for number in range(10)]
    question = Sending("ana", 0, there=0.1)
    run(send(Pacer(concurrency=5, reserved=2), [*news, question]))
    assert [one.left for one in news] == [0] * 3 + [1] * 3 + [2] * 3 + [3]
    assert question.left == 0, "two places are left to answers"


def test_bulk_leaves_places_to_answers_but_keeps_one_itself() -> None:
    async def room_beside_an_answer(pacer: Pacer) -> int:
        async with pacer.turn("ana", 0):
            return pacer.room()

    assert run(room_beside_an_answer(Pacer(5, reserved=2))) == 2
    assert run(room_beside_an_answer(Pacer(5, reserved=5))) == 0
    news = Sending("ana")
    run(send(Pacer(1, reserved=5), [news]))
    assert news.left == 0


def test_nothing_leaves_while_everything_is_paused() -> None:
    async def story(news: list[Sending]) -> None:
        pacer = Pacer(30)
        pacer.pause(5)
        pacer.pause(2)
        assert pacer.room() == 0
        await send(pacer, news)

    news = [Sending(f"chat {number}", priority) for number, priority in enumerate((4, 0, 4))]
    run(story(news))
    assert [one.left for one in news] == pytest.approx([5, 5, 5 + BEAT], abs=1e-4)


def test_a_paused_chat_waits_alone() -> None:
    async def story(*letters: Sending) -> None:
        pacer = Pacer(30)
        pacer.pause(60, "ana")
        pacer.pause(3, "ana")
        pacer.pause(7, "ben")
        await send(pacer, letters)

    to_ana, again, to_ben, to_cleo = Sending("ana", 0), Sending("ana", 0), Sending("ben", 0), Sending("cleo", 0)
    run(story(to_ana, again, to_ben, to_cleo))
    assert [to_ana.left, again.left, to_ben.left, to_cleo.left] == pytest.approx([60, 60, 7, 0], abs=1e-4)


def test_a_pause_in_the_middle_holds_what_has_not_left() -> None:
    async def story(news: list[Sending]) -> None:
        pacer = Pacer(10)
        asyncio.get_running_loop().call_later(0.25, pacer.pause, 30)
        await send(pacer, news)

    news = [Sending(f"chat {number}") for number in range(5)]
    run(story(news))
    assert [one.left for one in news] == pytest.approx([0, 0.1, 0.2, 30.25, 30.35], abs=1e-4)


def test_room_is_what_could_leave_about_now() -> None:
    async def story() -> list[int]:
        pacer = Pacer(30, reserved=2)
        seen = [pacer.room()]
        running = [asyncio.create_task(Sending(f"chat {number}", there=2).through(pacer)) for number in range(20)]
        for moment in (0.1, 1.0, 2.5, 3.0, 3.5, 5.0):
            await asyncio.sleep(moment - now())
            seen.append(pacer.room())
        await asyncio.gather(*running)
        return seen

    assert run(story()) == [28, 8, 8, 8, 10, 25, 28], "whoever waits or is on the way has a place, for a second more"


def test_who_waits_for_a_chat_takes_no_room() -> None:
    async def story() -> tuple[int, int]:
        pacer = Pacer(30, per_chat=1)
        running = [asyncio.create_task(Sending("ana", there=0.5).through(pacer)) for _ in range(50)]
        await asyncio.sleep(0.1)
        room = pacer.room()
        await give_up(*running)
        await asyncio.sleep(5)
        return room, pacer.room()

    assert run(story()) == (28, 29)


def test_waiting_for_room_ends_when_a_place_opens() -> None:
    async def story() -> tuple[float, int]:
        pacer = Pacer(4, reserved=1)
        await send(pacer, [Sending(f"chat {number}", 0, back=number / 4) for number in (2, 3, 4)])
        assert pacer.room() == 0
        await pacer.wait_for_room()
        return now(), pacer.room()

    moment, room = run(story())
    assert 1.4 < moment <= 1.5, "about a second after the first answer"
    assert room == 1


def test_waiting_for_room_ends_when_the_pause_does() -> None:
    async def story() -> float:
        pacer = Pacer(30)
        pacer.pause(8)
        await asyncio.gather(pacer.wait_for_room(), pacer.wait_for_room())
        return now()

    assert run(story()) == pytest.approx(8, abs=1e-4)
