"""Whatever goes wrong on the way to Telegram: answers, reminders and bursts arrive, and nobody else is held up."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.programme.agenda import Agenda
from bot.store import deliveries
from bot.store.schema import State
from tests.channels.telegram.stage import Phone, Stage, staged, started
from tests.fakes.telegram import Ending, FakeTelegram, Fault, Refusal, bad_request, flood, forbidden

pytestmark = pytest.mark.anyio

REFUSED = {
    "flood": flood(1),
    "bare flood": Refusal(429, "Too Many Requests"),
    "wrong token": Refusal(401, "Unauthorized"),
}
UNKNOWN = {
    "server error": Fault(Ending.SERVER_ERROR),
    "server error, yet done": Fault(Ending.SERVER_ERROR, accepted=True),
    "bad gateway": Fault(Ending.BAD_GATEWAY),
    "garbled": Fault(Ending.GARBLED, accepted=True),
    "reset": Fault(Ending.RESET),
    "reset, yet done": Fault(Ending.RESET, accepted=True),
    "silence": Fault(Ending.HANG),
    "silence, yet done": Fault(Ending.HANG, accepted=True),
    "too slow a body": Fault(Ending.SLOW, accepted=True, seconds=5.0),
}
PASSING = (
    UNKNOWN
    | {name: Fault(refusal) for name, refusal in REFUSED.items()}
    | {"slow body": Fault(Ending.SLOW, seconds=0.05)}
)
LOST = {
    "blocked": forbidden("bot was blocked by the user"),
    "deactivated": forbidden("user is deactivated"),
    "gone": bad_request("chat not found"),
}
FINAL = LOST | {"refused": bad_request("can't parse entities")}


NO_ANSWER = ("silence", "too slow a body")


@pytest.fixture(autouse=True)
def _impatient(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if any(f"[{name}" in request.node.name for name in NO_ANSWER):  # elsewhere a busy machine has all the time it needs
        monkeypatch.setattr("bot.channels.telegram.transport.ANSWER_WITHIN", 2.0)
    monkeypatch.setattr("bot.channels.telegram.transport.FLOOD_WAIT", 1)
    monkeypatch.setattr("bot.channels.telegram.sending.BREATHER", 0.05)
    monkeypatch.setattr("bot.channels.telegram.outcomes.MUCH_LATER", timedelta(seconds=1))
    monkeypatch.setattr("bot.channels.telegram.outcomes.SHORTLY", timedelta(seconds=0.2))


def struck(fault: Fault, chat: int | None = None, nth: int = 1, times: int = 1) -> Fault:
    return replace(fault, method="sendMessage", chat=chat, nth=nth, times=times)


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


async def test_an_answer_waits_until_telegram_can_be_reached_again(stage: Stage) -> None:
    erika = await stage.phone("p05")
    question = await erika.says("/help", "fragen")
    tap = {"id": "1", "from": erika.user.json, "message": question.json, "chat_instance": "1", "data": "next"}
    with stage.telegram.unreachable():
        await stage.channel._inbox.accept([("1", {"update_id": 1, "callback_query": tap})])
        while stage.channel.pacer.room():  # noqa: ASYNC110 – until it was tried in vain, which nobody tells us
            await asyncio.sleep(0)
    await erika.reads("Als Nächstes")
    await stage.all_done()
    assert copies(erika, "Als Nächstes") == 1


async def test_a_refused_answer_is_not_said_for_ever_and_the_next_one_arrives(stage: Stage) -> None:
    erika, john = await stage.phone("p05"), await stage.phone("p06")
    stage.telegram.fault(Fault(FINAL["refused"], "sendMessage", erika.user.id))
    erika.user.say("/language")
    await john.says("/language", "Welche Sprache")
    await stage.all_done()
    assert copies(erika, "Welche Sprache") == 0
    assert State.PENDING in await states(stage, "p05"), "she can be reached"
    await erika.says("/language", "Welche Sprache")


@pytest.mark.parametrize("name", LOST)
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


async def test_a_reminder_waits_until_telegram_can_be_reached_again(stage: Stage) -> None:
    erika = await stage.phone("p05")
    with stage.telegram.unreachable():
        await stage.pass_time(minutes=15)
        assert (await states(stage, "p05"))[State.SENT] == 0
    await stage.pass_time(seconds=10)
    assert (copies(erika, "🔔"), copies(erika, "↻")) == (1, 0)
    assert (await states(stage, "p05"))[State.SENT] == 1


async def test_a_reminder_follows_a_chat_that_moved(stage: Stage) -> None:
    group = stage.telegram.group()
    await stage.join("p05", str(group.id))
    group.migrate()
    await stage.pass_time(minutes=15)
    assert sum("🔔" in message.text for message in group.messages) == 1
    assert (await states(stage, "p05"))[State.SENT] == 1


@pytest.fixture
def phones(telegram: FakeTelegram) -> list[Phone]:
    """The phones of sixty people."""
    return [started(telegram) for _ in range(60)]


@pytest.fixture
async def crowd(sample: Agenda, telegram: FakeTelegram, phones: list[Phone]) -> AsyncIterator[Stage]:
    """Sixty people with the same programme, and who organises it."""
    model = sample.people["p05"]
    people = tuple(replace(model, id=f"c{number:02}", name=f"Nummer {number}") for number in range(60))
    agenda = Agenda(replace(sample.trip, people=(*sample.trip.people, *people)))
    joined = {person.id: phone for person, phone in zip(people, phones, strict=True)}
    async with staged(agenda, telegram, joined=joined) as stage:
        yield stage


async def ends(crowd: Stage) -> Counter[State]:
    """What became of all that was due."""
    async with crowd.service.database.read() as tx:
        rows = await deliveries.history(tx, crowd.agenda.trip.id)
    return Counter(row.state for row in rows if row.at <= crowd.clock.now() and row.state is not State.SUPERSEDED)


@pytest.mark.parametrize("name", PASSING)
async def test_of_a_burst_nothing_is_lost_whatever_happens_in_the_middle_of_it(
    crowd: Stage, phones: list[Phone], name: str
) -> None:
    fault = PASSING[name]
    crowd.telegram.fault(struck(fault, nth=20, times=4))
    await crowd.pass_time(minutes=15)
    for _ in range(2):
        await crowd.pass_time(seconds=10)
    told = Counter(copies(phone, "🔔") for phone in phones)
    assert told == ({1: 56, 2: 4} if fault.accepted else {1: 60})
    assert sum(copies(phone, "↻") for phone in phones) == (4 if name in UNKNOWN else 0)
    assert await ends(crowd) == {State.SENT: 60}


@pytest.mark.parametrize("name", FINAL)
async def test_who_cannot_be_reached_by_a_burst_is_told_to_the_organisers_and_all_others_have_it(
    crowd: Stage, phones: list[Phone], name: str
) -> None:
    boss = await crowd.phone("o01")
    crowd.telegram.fault(Fault(FINAL[name], "sendMessage", phones[20].user.id))
    await crowd.pass_time(minutes=15)
    await crowd.pass_time(seconds=1)
    assert [number for number, phone in enumerate(phones) if not copies(phone, "🔔")] == [20]
    assert (await states(crowd, "c20"))[State.FAILED] == 1
    assert "Nummer 20" in "".join(message.text for message in boss.received)


async def test_a_burst_waits_until_telegram_can_be_reached_again(crowd: Stage, phones: list[Phone]) -> None:
    with crowd.telegram.unreachable():
        await crowd.pass_time(minutes=15)
        assert (await ends(crowd))[State.SENT] == 0
    await crowd.pass_time(seconds=10)
    assert Counter(copies(phone, "🔔") for phone in phones) == {1: 60}
    assert await ends(crowd) == {State.SENT: 60}


@pytest.mark.parametrize("name", ["silence", "silence, yet done", "too slow a body"])
async def test_while_some_of_a_burst_hang_all_others_have_it_and_are_answered(
    crowd: Stage, phones: list[Phone], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.transport.ANSWER_WITHIN", 8.0)
    crowd.telegram.fault(struck(replace(PASSING[name], seconds=30.0), phones[3].user.id))
    crowd.telegram.fault(struck(replace(PASSING[name], seconds=30.0), phones[4].user.id))
    delivering = asyncio.create_task(crowd.pass_time(minutes=15))
    others = [*phones[:3], *phones[5:]]
    await crowd.sees(lambda: all(copies(phone, "🔔") for phone in others))
    await others[0].says("/language", "Welche Sprache")
    assert not delivering.done(), "two of them still hang"
    await delivering
    await crowd.pass_time(seconds=10)
    assert all(copies(phone, "🔔") for phone in phones[3:5])
    assert await ends(crowd) == {State.SENT: 60}
