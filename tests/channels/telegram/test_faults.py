"""Whatever goes wrong on the way to Telegram: answers, reminders and bursts arrive, and nobody else is held up."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.programme.agenda import Agenda
from bot.store import deliveries
from bot.store.schema import State
from tests.channels.telegram.stage import Phone, Stage, staged
from tests.fakes.telegram import Ending, FakeTelegram, Fault, Refusal, bad_request, flood, forbidden

pytestmark = pytest.mark.anyio

REFUSED = {"flood": flood(1), "bare flood": Refusal(429, "Too Many Requests")}
UNKNOWN = {
    "server error": Fault(Ending.SERVER_ERROR),
    "server error, yet done": Fault(Ending.SERVER_ERROR, accepted=True),
    "bad gateway": Fault(Ending.BAD_GATEWAY),
    "garbled": Fault(Ending.GARBLED, accepted=True),
    "reset": Fault(Ending.RESET),
    "reset, yet done": Fault(Ending.RESET, accepted=True),
    "silence": Fault(Ending.HANG),
    "silence, yet done": Fault(Ending.HANG, accepted=True),
}
PASSING = UNKNOWN | {name: Fault(refusal) for name, refusal in REFUSED.items()}
FINAL = {
    "blocked": forbidden("bot was blocked by the user"),
    "deactivated": forbidden("user is deactivated"),
    "gone": bad_request("chat not found"),
}


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.telegram.transport.ANSWER_WITHIN", 0.4)
    monkeypatch.setattr("bot.channels.telegram.transport.FLOOD_WAIT", 1)
    monkeypatch.setattr("bot.channels.telegram.sending.BREATHER", 0.05)


def struck(fault: Fault, chat: int | None = None, nth: int = 1, times: int = 1) -> Fault:
    return Fault(fault.ending, "sendMessage", chat, nth, times, fault.accepted)


def copies(phone: Phone, words: str) -> int:
    return sum(words in message.text for message in phone.received)


async def states(stage: Stage, person: str) -> Counter[State]:
    async with stage.service.database.read() as tx:
        return Counter(row.state for row in await deliveries.history(tx, stage.agenda.trip.id, person))


@pytest.mark.parametrize("name", PASSING)
async def test_an_answer_arrives_nevertheless_and_at_most_twice(stage: Stage, name: str) -> None:
    erika, john = await stage.phone("p05"), await stage.phone("p06")
    fault = PASSING[name]
    stage.telegram.fault(struck(fault, erika.user.id))
    erika.user.say("/language")
    await john.says("/language", "Welche Sprache")
    await stage.sees(lambda: copies(erika, "Welche Sprache") >= 1)
    await stage.all_done()
    assert copies(erika, "Welche Sprache") == (2 if fault.accepted else 1)
    assert copies(john, "Welche Sprache") == 1


async def test_an_answer_waits_until_telegram_can_be_reached_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.outcomes.SHORTLY", timedelta(seconds=0.2))
    erika = await stage.phone("p05")
    question = await erika.says("/help", "fragen")
    tap = {"id": "1", "from": erika.user.json, "message": question.json, "chat_instance": "1", "data": "next"}
    with stage.telegram.unreachable():
        await stage.channel._inbox.accept([("1", json.dumps({"update_id": 1, "callback_query": tap}))])
        while stage.channel.pacer.room():  # noqa: ASYNC110 – until it was tried in vain, which nobody tells us
            await asyncio.sleep(0)
    await erika.reads("Als Nächstes")
    await stage.all_done()
    assert copies(erika, "Als Nächstes") == 1


@pytest.mark.parametrize("name", FINAL)
async def test_who_cannot_be_answered_is_unreachable_and_nobody_else_is(stage: Stage, name: str) -> None:
    erika, john = await stage.phone("p05"), await stage.phone("p06")
    stage.telegram.fault(Fault(FINAL[name], "sendMessage", erika.user.id))
    erika.user.say("/language")
    await john.says("/language", "Welche Sprache")
    await stage.all_done()
    assert copies(erika, "Welche Sprache") == 0
    assert set(await states(stage, "p05")) <= {State.CANCELLED, State.SUPERSEDED}
    assert State.PENDING in await states(stage, "p06")


@pytest.mark.parametrize("name", PASSING)
async def test_a_reminder_arrives_nevertheless_and_a_possible_repeat_says_so(stage: Stage, name: str) -> None:
    erika, john = await stage.phone("p05"), await stage.phone("p06")
    fault = PASSING[name]
    stage.telegram.fault(struck(fault, erika.user.id))
    await stage.pass_time(minutes=15)
    assert copies(john, "🔔") == 1
    for _ in range(2):
        await stage.pass_time(seconds=10)
    doubtful = name in UNKNOWN
    assert copies(erika, "🔔") == (2 if fault.accepted else 1)
    assert copies(erika, "↻") == doubtful
    assert (await states(stage, "p05"))[State.SENT] == 1


@pytest.mark.parametrize("name", FINAL)
async def test_a_reminder_that_cannot_arrive_is_told_to_the_organisers(stage: Stage, name: str) -> None:
    organiser = next(person.id for person in stage.agenda.trip.people if person.role.value == "organiser")
    boss, erika = await stage.phone(organiser), await stage.phone("p05")
    stage.telegram.fault(Fault(FINAL[name], "sendMessage", erika.user.id))
    await stage.pass_time(minutes=15)
    await stage.pass_time(seconds=1)
    assert copies(erika, "🔔") == 0
    assert (await states(stage, "p05"))[State.FAILED] == 1
    name_of = stage.agenda.people["p05"].name
    assert any(name_of in message.text for message in boss.received)


@pytest.fixture
async def crowd(sample: Agenda, telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    """Sixty people with the same programme."""
    monkeypatch.setattr("bot.channels.telegram.transport.ANSWER_WITHIN", 2.0)  # also where all are sent at once
    model = sample.people["p05"]
    people = tuple(replace(model, id=f"c{number:02}", name=f"Nummer {number}") for number in range(60))
    async with staged(Agenda(replace(sample.trip, people=(*sample.trip.people, *people))), telegram) as stage:
        yield stage


@pytest.mark.parametrize(
    "name", ["server error", "garbled", "reset", "reset, yet done", "silence, yet done", "flood", "bare flood"]
)
async def test_of_a_burst_nothing_is_lost_whatever_happens_in_the_middle_of_it(crowd: Stage, name: str) -> None:
    phones = [await crowd.phone(f"c{number:02}") for number in range(60)]
    fault = PASSING[name]
    crowd.telegram.fault(struck(fault, nth=20, times=4))
    await crowd.pass_time(minutes=15)
    for _ in range(2):
        await crowd.pass_time(seconds=10)
    told = Counter(copies(phone, "🔔") for phone in phones)
    assert told == ({1: 56, 2: 4} if fault.accepted else {1: 60})
    async with crowd.service.database.read() as tx:
        rows = await deliveries.history(tx, crowd.agenda.trip.id)
    assert {row.state for row in rows if row.at <= crowd.clock.now()} <= {State.SENT, State.SUPERSEDED}
