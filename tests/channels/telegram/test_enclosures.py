"""What people send besides words reaches the conversation, whole; and a word is said while that takes long."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.channels.base import FILE, Inbound
from bot.channels.pacing import Pacer
from bot.channels.telegram.access import Access
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.menus import Offer
from bot.reach import Reach
from bot.speech import message as speech
from bot.speech.message import Line, Message
from tests.channels.telegram.stage import Phone, Stage
from tests.fakes.telegram import Ending, FakeTelegram, Fault, File, Refusal, bad_request

pytestmark = pytest.mark.anyio

PLAN = File("Programm März.xlsx", "application/vnd.ms-excel", bytes(range(256)) * 40)


class Listener:
    """A conversation that remembers what it was told, and answers when it may."""

    def __init__(self) -> None:
        self.heard: list[Inbound] = []
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    async def __call__(self, inbound: Inbound) -> Message:
        self.heard.append(inbound)
        await self.may_answer.wait()
        return Message((Line(f"Danke, {len(self.heard)}."),))


@pytest.fixture
async def listener(stage: Stage, telegram: FakeTelegram) -> AsyncIterator[Listener]:
    """Takes the place of the conversation of the stage."""
    await stage.sees(lambda: telegram.polled)
    await stage.channel.stop()
    listener, service = Listener(), stage.service
    reach = Reach(service.database, service.agendas, service.clock)
    access = Access(telegram.token, telegram.url)
    channel = TelegramChannel(access, listener, reach, service.database, service.clock, Offer(), Pacer())
    await channel.start()
    yield listener
    await channel.stop()


@pytest.fixture
async def erika(stage: Stage) -> Phone:
    return await stage.phone("p05")


async def test_a_document_comes_with_its_caption(erika: Phone, listener: Listener) -> None:
    erika.user.send_document(PLAN, "/publish")
    await erika.reads("Danke, 1.")
    (heard,) = listener.heard
    assert (heard.text, heard.action, heard.location) == ("/publish", None, None)
    assert heard.file == speech.File(PLAN.name, PLAN.media_type, PLAN.content)


async def test_of_a_photo_the_largest_size_comes(erika: Phone, listener: Listener) -> None:
    erika.user.send_photo(content=b"a large picture")
    await erika.reads("Danke, 1.")
    (heard,) = listener.heard
    assert (heard.text, heard.file) == ("", speech.File("photo.jpg", "image/jpeg", b"a large picture"))


async def test_a_place_comes_and_of_a_way_only_its_beginning(erika: Phone, listener: Listener) -> None:
    erika.user.send_location(35.0, 135.75)
    await erika.reads("Danke, 1.")
    way = erika.user.send_location(34.7, 135.5, live=900)
    erika.user.go(way, 34.8, 135.6)
    erika.user.say("Bin da")
    await erika.reads("Danke, 3.")
    assert [(heard.text, heard.location) for heard in listener.heard] == [
        ("", (35.0, 135.75)), ("", (34.7, 135.5)), ("Bin da", None)
    ]  # fmt: skip


async def test_whatever_is_said_has_the_name_of_its_update(
    erika: Phone, listener: Listener, telegram: FakeTelegram
) -> None:
    number = telegram.inject({"message": {**_from(erika), "text": "Hallo"}})
    await erika.reads("Danke, 1.")
    erika.user.send_document(PLAN)
    await erika.reads("Danke, 2.")
    erika.user.send_location(35.0, 135.75)
    await erika.reads("Danke, 3.")
    assert [heard.name for heard in listener.heard] == [str(number + each) for each in range(3)]


@pytest.mark.parametrize("method", ["getFile", "download"])
@pytest.mark.parametrize("ending", [Ending.RESET, Ending.SERVER_ERROR, Ending.BAD_GATEWAY, Refusal(429, "Slow down")])
async def test_a_file_is_fetched_though_it_fails_at_first(
    erika: Phone,
    listener: Listener,
    telegram: FakeTelegram,
    method: str,
    ending: Ending | Refusal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.channels.telegram.transport.FLOOD_WAIT", 1)
    monkeypatch.setattr("bot.channels.telegram.sending.BREATHER", 0.05)
    telegram.fault(Fault(ending, method))
    erika.user.send_document(PLAN)
    await erika.reads("Danke, 1.")
    assert listener.heard[0].file == speech.File(PLAN.name, PLAN.media_type, PLAN.content)


@pytest.mark.parametrize("fault", [Fault(bad_request("invalid file_id"), "getFile"), Fault(Ending.RESET, times=2)])
async def test_a_file_that_cannot_be_had_is_asked_for_again(
    erika: Phone, listener: Listener, telegram: FakeTelegram, fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.sending.BREATHER", 0.05)
    telegram.fault(Fault(fault.ending, "getFile", times=fault.times))
    erika.user.send_document(PLAN)
    await erika.reads("Bitte schicken Sie sie noch einmal")
    assert listener.heard == []
    erika.user.send_document(PLAN)
    await erika.reads("Danke, 1.")


@pytest.mark.parametrize(("size", "answer"), [(FILE, "Danke, 1."), (FILE + 1, "höchstens 10 MB")])
async def test_a_file_may_have_ten_megabytes(erika: Phone, listener: Listener, size: int, answer: str) -> None:
    erika.user.send_document(File("film.mp4", "video/mp4", b"x" * size))
    await erika.reads(answer)
    assert [len(heard.file.content) for heard in listener.heard if heard.file] == [size] * (size <= FILE)


async def test_nothing_is_fetched_for_strangers(stage: Stage, listener: Listener, telegram: FakeTelegram) -> None:
    stranger = await stage.phone(None)
    stranger.user.send_document(PLAN, "/publish")
    await stranger.reads("Danke, 1.")
    assert [(heard.text, heard.file) for heard in listener.heard] == [("", None)]
    assert telegram.calls("getFile") == []


async def test_whoever_waits_for_an_answer_sees_that_it_is_being_written(
    stage: Stage, erika: Phone, listener: Listener
) -> None:
    listener.may_answer.clear()
    erika.user.say("was kommt als nächstes?")
    await stage.sees(lambda: erika.user.chat.actions)
    assert (erika.user.chat.actions, erika.received) == (["typing"], [])
    listener.may_answer.set()
    await erika.reads("Danke, 1.")


async def test_whoever_waits_long_goes_on_seeing_it(
    stage: Stage, erika: Phone, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.answering.AGAIN", 0.02)
    listener.may_answer.clear()
    erika.user.say("was kommt als nächstes?")
    await stage.sees(lambda: len(erika.user.chat.actions) > 2)
    listener.may_answer.set()
    await erika.reads("Danke, 1.")


async def test_a_quick_answer_comes_without_such_a_sign(
    erika: Phone, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.answering.PATIENCE", 30.0)
    erika.user.say("was kommt als nächstes?")
    await erika.reads("Danke, 1.")
    assert erika.user.chat.actions == []


def _from(phone: Phone) -> dict[str, object]:
    return {"message_id": 999, "date": 0, "from": phone.user.json, "chat": phone.user.chat.json}
