"""Strangers learn nothing, whatever they say; and the honest among them get in."""

import asyncio
import logging
import secrets
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.channels.base import Inbound
from bot.programme.agenda import Agenda
from bot.service import Service
from bot.store.database import Database
from bot.store.schema import metadata
from tests.joining.house import STRANGER, WEEK, House, opened

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("language", ["en", "en-GB", "EN_us"])
async def test_a_stranger_is_spoken_to_in_the_language_of_the_app(house: House, language: str) -> None:
    answer = await house.say("4711", "hello", language)
    assert (answer.text[:13], len(answer.lines)) == ("I am Annai an", 1)


@pytest.mark.parametrize("language", [None, "", "ja", "x" * 1000])
async def test_a_stranger_in_no_language_of_ours_is_spoken_to_in_all_of_them(
    house: House, language: str | None
) -> None:
    answer = await house.say("4711", "konnichiwa", language)
    assert [line.text.split(" ")[0] for line in answer.lines] == ["Ich", "I"]


async def test_a_stranger_learns_nothing_and_nothing_is_kept_of_them(house: House) -> None:
    used, expired = await house.invite("p06"), await house.invite("p07")
    await house.tap("1", await house.say("1", used), "Einverstanden")
    house.clock.jump(house.clock.now() + WEEK)
    before = await house.tables()
    said = ["hallo", "Thüringen?", "next", "/start", "/stop", "/privacy", "p05", "", "/start p05", f"join {used}"]
    tokens = [used, expired, secrets.token_urlsafe(16), f"/start {used}", f"https://t.me/annai_bot?start={expired}"]
    for number, text in enumerate([*said, *tokens]):
        assert (await house.say(f"s{number}", text)).text == STRANGER, text
    for action in (f"join {used}", f"decline {expired}", "stop forget", "item nidec-visit", "join", "reminders all"):
        answer = await house.service.talks.answer(Inbound("telegram", "s", action=action, language="de"))
        assert (answer.text, answer.buttons) == (STRANGER, ()), action
    assert await house.tables() == before


async def test_ten_thousand_guesses_let_nobody_in_and_lock_no_honest_person_out(sample: Agenda) -> None:
    async with opened(sample, Database("sqlite://")) as house:
        token = await house.invite("p05")
        before = await house.tables()
        for number in range(10_000):
            answer = await house.say(f"thief{number % 50}", f"/start {secrets.token_urlsafe(16)}")
            assert answer.text == STRANGER
        assert await house.tables() == before
        assert (await house.say("thief1", token)).text == STRANGER  # even the right one comes too late for now
        assert (await house.say("4711", token[:-1] + ("A" if token[-1] != "A" else "B"))).text == STRANGER
        assert (await house.say("4711", token)).text.startswith("Guten Tag, Hans Platzhalter!")
        house.clock.jump(house.clock.now() + timedelta(minutes=10))
        assert (await house.say("thief1", token)).text.startswith("Guten Tag, Hans Platzhalter!")


async def test_of_many_who_agree_at_once_one_gets_in(house: House) -> None:
    token = await house.invite("p05")
    chats = [str(number) for number in range(10)]
    notices = [await house.say(chat, token) for chat in chats]
    answers = await asyncio.gather(
        *(house.tap(chat, notice, "Einverstanden") for chat, notice in zip(chats, notices, strict=True))
    )
    assert sorted(answer.text == STRANGER for answer in answers) == [False] + [True] * 9
    assert sorted([await house.who(chat) for chat in chats]) == [[]] * 9 + [["p05"]]


async def test_two_assistants_on_one_database_let_one_in(house: House, database_url: str) -> None:
    other = Service(Database(database_url), house.clock)
    await other.open()
    token = await house.invite("p05")
    agreed = [Inbound("telegram", str(chat), action=f"join {token}", language="de") for chat in range(10)]
    answers = await asyncio.gather(
        *((house.service, other)[number % 2].talks.answer(one) for number, one in enumerate(agreed))
    )
    await other.close()
    assert sorted(answer.text == STRANGER for answer in answers) == [False] + [True] * 9
    assert sorted([await house.who(str(chat)) for chat in range(10)]) == [[]] * 9 + [["p05"]]


async def test_who_was_taken_off_the_programme_is_a_stranger(house: House, sample: Agenda) -> None:
    await house.join("4711", "p05")
    token = await house.invite("p05")
    others = tuple(person for person in sample.trip.people if person.id != "p05")
    items = tuple(replace(i, audience=tuple(a for a in i.audience if a != "p05")) for i in sample.trip.items)
    await house.service.publish(
        Agenda(replace(sample.trip, people=others, items=tuple(i for i in items if i.audience))), "", silent=True
    )
    assert (await house.say("4711", "next")).text == STRANGER
    assert (await house.say("4712", token)).text == STRANGER


async def test_when_the_database_is_away_a_stranger_is_asked_to_come_back(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    token = await house.invite("p05")
    async with house.service.database.write() as tx:
        await tx.run_sync(metadata.tables["invitations"].drop)
    caplog.clear()
    with caplog.at_level(logging.WARNING):
        answer = await house.say("4711", token)
    assert answer.text == "Das klappt gerade nicht. Bitte versuchen Sie es in ein paar Minuten noch einmal."
    assert len(caplog.records) == 1
    assert not [secret for secret in (token, "4711") if secret in caplog.text]
