"""What comes from Telegram is durable before it is confirmed, dealt with once and in order, whatever comes, and how."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.channels.inbox import Told
from bot.programme.agenda import Agenda
from bot.service import Service
from tests.channels.telegram.stage import Phone, Stage, staged
from tests.fakes.telegram import Ending, FakeTelegram, Fault, Refusal, Twist

pytestmark = pytest.mark.anyio

QUESTION, ANSWER = "/language", "Welche Sprache"


async def kept(service: Service) -> list[tuple[Any, ...]]:
    """Content of what came, and when it was done."""
    async with service.database.read() as tx:
        return [tuple(row) for row in await tx.execute(text("select content, done_at from inbound order by key"))]


def answers(phone: Phone) -> int:
    return sum(ANSWER in message.text for message in phone.received)


async def test_what_was_said_is_forgotten_once_it_was_answered(stage: Stage) -> None:
    erika = await stage.phone("p05")
    await erika.says(QUESTION, ANSWER)
    await stage.all_done()
    ((content, done_at),) = await kept(stage.service)
    assert (content, done_at is not None) == (None, True)


@pytest.mark.parametrize("twist", [Twist.TWICE, Twist.AGAIN, Twist.BACKWARDS])
async def test_updates_that_come_twice_again_or_backwards_are_answered_once(stage: Stage, twist: Twist) -> None:
    erika = await stage.phone("p05")
    await erika.says(QUESTION, ANSWER)
    stage.telegram.twist(twist)
    for _ in range(3):
        erika.user.say(QUESTION)
    await stage.sees(lambda: answers(erika) == 4)
    await stage.all_done()
    assert answers(erika) == 4


async def test_one_chat_is_answered_in_order(stage: Stage) -> None:
    erika = await stage.phone("p05")
    with stage.telegram.unreachable():
        for language in ("english please", "auf deutsch bitte", "english please", "auf deutsch bitte"):
            erika.user.say(language)
    await stage.sees(lambda: len(erika.received) == 4)
    first_words = [message.text.split()[0] for message in erika.received]
    assert first_words == ["I'll", "Ich", "I'll", "Ich"]


POISON: list[dict[str, Any]] = [
    {"message": "not an object"},
    {"message": {"message_id": "x", "chat": {"id": [], "type": 7}, "date": "never"}},
    {"message": {"chat": {"id": 10**30}}},
    {"message": {"message_id": 1, "chat": {"id": 5, "type": "private"}, "from": {"id": 5}, "text": 7}},
    {"callback_query": {"id": 1}},
    {"callback_query": None},
    {"my_chat_member": {"chat": {}}},
    {"unheard_of": {"chat": {"id": 1}}},
    {},
]


async def test_an_update_that_cannot_be_read_is_set_aside_and_holds_up_nobody(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    erika = await stage.phone("p05")
    for poison in POISON:
        stage.telegram.inject(poison)
    await erika.says(QUESTION, ANSWER)
    await stage.all_done()
    assert all(content is None and done_at for content, done_at in await kept(stage.service))
    assert len(stage.telegram.calls("getUpdates")) < 8, "no loop"
    assert "not an object" not in caplog.text


async def test_what_a_dying_process_had_taken_is_answered_by_the_next(
    sample: Agenda, telegram: FakeTelegram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"sqlite:///{tmp_path / 'annai.db'}"
    async with staged(sample, telegram, address) as first:
        erika = await first.phone("p05")
        first.channel._inbox._handle = _never  # it dies while it thinks
        erika.user.say(QUESTION)
        await first.sees(lambda: telegram.pending == 0)
        monkeypatch.setattr(type(first.channel._inbox).close, "__defaults__", (0.0,))
    assert answers(erika) == 0
    async with staged(sample, telegram, address) as second:
        await erika.reads(ANSWER)
        await second.all_done()
        assert answers(erika) == 1


async def _never(_: Told) -> None:
    await asyncio.Event().wait()


async def test_nothing_is_confirmed_while_the_database_is_away(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    erika = await stage.phone("p05")
    database, write = stage.service.database, stage.service.database.write
    tried = asyncio.Event()

    def away() -> None:
        tried.set()
        raise OSError

    monkeypatch.setattr("bot.channels.inbox.TRY_AGAIN", 0.05)
    monkeypatch.setattr(database, "write", away)
    erika.user.say(QUESTION)
    await tried.wait()
    assert stage.telegram.pending == 1
    monkeypatch.setattr(database, "write", write)
    await erika.reads(ANSWER)
    await stage.all_done()
    assert answers(erika) == 1


@pytest.mark.parametrize(
    "ending",
    [*(one for one in Ending if one is not Ending.HANG), Refusal(409, "Conflict: terminated"), Refusal(429, "x")],
)
async def test_polling_goes_on_after_whatever_goes_wrong_with_it(
    stage: Stage, ending: Ending | Refusal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.transport.FLOOD_WAIT", 1)
    erika = await stage.phone("p05")
    await stage.sees(lambda: stage.telegram.polled)
    stage.telegram.fault(Fault(ending, "getUpdates", accepted=True, seconds=0.2))
    erika.user.say(QUESTION)
    erika.user.say(QUESTION)
    await stage.sees(lambda: answers(erika) == 2)
    await stage.all_done()
    assert answers(erika) == 2


async def test_a_slow_chat_and_a_flooded_one_delay_no_other(stage: Stage) -> None:
    erika, john, anna = [await stage.phone(person) for person in ("p05", "p06", "p07")]
    stage.telegram.fault(Fault(Ending.SLOW, "sendMessage", chat=john.user.id, times=None, seconds=2))
    for _ in range(300):
        john.user.say(QUESTION)
        anna.user.say(QUESTION)
    erika.user.say(QUESTION)
    await stage.sees(lambda: answers(erika) == 1)
    assert answers(anna) < 100, "she was not behind all of it"
    assert answers(john) < 3


async def test_who_stops_the_bot_and_comes_back_is_known_to_have_done_so(stage: Stage) -> None:
    erika = await stage.phone("p05")
    await erika.says(QUESTION, ANSWER)
    erika.user.block()
    await stage.all_done()
    assert await unreachable(stage) == ["blocked"]
    erika.user.unblock()
    await stage.all_done()
    assert await unreachable(stage) == [None]
    await stage.pass_time(minutes=15)
    await erika.reads("🔔")


async def unreachable(stage: Stage) -> list[str | None]:
    async with stage.service.database.read() as tx:
        return [row[0] for row in await tx.execute(text("select unreachable from chats"))]
