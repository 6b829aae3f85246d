"""Whatever goes wrong between us and Slack: an answer, a reminder and a burst arrive, and nothing arrives twice.

Every fault × {answer, reminder, burst}: what passes, what is final, and a Slack nobody can reach for a while.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.channels.pacing import Pacer
from bot.programme.agenda import Agenda
from bot.store import deliveries
from bot.store.schema import State
from tests.channels.slack.stage import Desk, Stage, staged
from tests.fakes.slack import Ending, FakeSlack, Fault, Limits, Refusal, Window, flood
from tests.waiting import apart

pytestmark = pytest.mark.anyio

ENDINGS: dict[str, Ending | Refusal] = {
    "server error": Ending.SERVER_ERROR,
    "bad gateway": Ending.BAD_GATEWAY,
    "garbled": Ending.GARBLED,
    "reset": Ending.RESET,
    "silence": Ending.HANG,
    "fatal error": Refusal("fatal_error"),
}
PASSING = {
    **{name: Fault(ending, "chat.postMessage") for name, ending in ENDINGS.items()},
    **{f"{name}, yet done": Fault(ending, "chat.postMessage", accepted=True) for name, ending in ENDINGS.items()},
    "flood": Fault(flood(1), "chat.postMessage"),
    "slow": Fault(Ending.SLOW, "chat.postMessage", seconds=0.2),
}
FINAL = {
    "gone": Refusal("channel_not_found"),
    "archived": Refusal("is_archived"),
    "deactivated": Refusal("account_inactive"),
}
QUESTION, ANSWER = "language", "Welche Sprache"


@pytest.fixture(autouse=True)
def _impatient(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "[silence" in request.node.name:  # elsewhere a busy machine has all the time it needs
        monkeypatch.setattr("bot.channels.slack.channel.ANSWER_WITHIN", 2.0)


async def states(stage: Stage, person: str) -> Counter[State]:
    async with stage.service.database.read() as tx:
        return Counter(row.state for row in await deliveries.history(tx, stage.agenda.trip.id, person))


@pytest.mark.parametrize("name", PASSING)
async def test_an_answer_arrives_nevertheless_and_once(stage: Stage, name: str) -> None:
    erika, john = await stage.desk("p05"), await stage.desk("p06")
    stage.slack.fault(replace(PASSING[name], channel=erika.member.dm))
    erika.member.say(QUESTION)
    await john.says(QUESTION, ANSWER)
    await erika.reads(ANSWER)
    await stage.all_done()
    assert (erika.copies(ANSWER), john.copies(ANSWER)) == (1, 1)


@pytest.mark.parametrize("name", PASSING)
async def test_a_reminder_arrives_nevertheless_and_once(stage: Stage, name: str) -> None:
    erika, john = await stage.desk("p05"), await stage.desk("p06")
    stage.slack.fault(replace(PASSING[name], channel=erika.member.dm))
    await stage.pass_time(minutes=15)
    assert john.copies("🔔") == 1
    if name == "flood":
        await asyncio.sleep(1)  # the pacer's clock is the loop's
    for _ in range(2):
        await stage.pass_time(seconds=10)
    assert (erika.copies("🔔"), erika.copies("↻")) == (1, 0)
    assert (await states(stage, "p05"))[State.SENT] == 1
    assert not stage.slack.duplicates


@pytest.mark.parametrize("name", FINAL)
async def test_who_cannot_be_reached_is_told_elsewhere_or_the_organisers_are(stage: Stage, name: str) -> None:
    organiser = next(person.id for person in stage.agenda.trip.people if person.role.value == "organiser")
    boss, erika = await stage.desk(organiser), await stage.desk("p05")
    stage.slack.fault(Fault(FINAL[name], "chat.postMessage", erika.member.dm))
    await stage.pass_time(minutes=15)
    await stage.pass_time(seconds=1)
    assert erika.copies("🔔") == 0
    assert (await states(stage, "p05"))[State.FAILED] == 1
    assert boss.copies(stage.agenda.people["p05"].name)


@pytest.fixture
def desks(slack: FakeSlack) -> list[Desk]:
    """The desks of sixty people."""
    return [Desk(slack.member()) for _ in range(60)]


@pytest.fixture
async def crowd(
    sample: Agenda, slack: FakeSlack, desks: list[Desk], monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Stage]:
    """Sixty people with the same programme."""
    monkeypatch.setattr("bot.channels.slack.history.SETTLE", 0.05)
    monkeypatch.setattr("bot.channels.slack.sending.BETWEEN", 0.01)
    monkeypatch.setattr("bot.channels.slack.receiving.PING", 0.2)
    async with staged(crowded(sample, 60), slack, joined=numbered(desks)) as stage:
        yield stage


def numbered(desks: list[Desk]) -> dict[str, Desk]:
    """By the people of the crowd."""
    return {f"c{number:03}": desk for number, desk in enumerate(desks)}


def crowded(sample: Agenda, count: int) -> Agenda:
    model = sample.people["p05"]
    people = tuple(replace(model, id=f"c{number:03}", name=f"Nummer {number}", email=None) for number in range(count))
    return Agenda(replace(sample.trip, people=(*sample.trip.people, *people)))


@pytest.mark.parametrize("name", PASSING)
async def test_of_a_burst_nothing_is_lost_and_nothing_comes_twice(crowd: Stage, desks: list[Desk], name: str) -> None:
    crowd.slack.fault(replace(PASSING[name], nth=20, times=4))
    await crowd.pass_time(minutes=15)
    if name == "flood":
        await asyncio.sleep(1)
    for _ in range(2):
        await crowd.pass_time(seconds=10)
    assert Counter(desk.copies("🔔") for desk in desks) == {1: 60}
    assert not crowd.slack.duplicates


@pytest.mark.parametrize("name", FINAL)
async def test_who_is_gone_holds_up_nobody_of_a_burst(crowd: Stage, desks: list[Desk], name: str) -> None:
    for gone in desks[10:13]:
        crowd.slack.fault(Fault(FINAL[name], "chat.postMessage", gone.member.dm, times=None))
    await crowd.pass_time(minutes=15)
    await crowd.pass_time(seconds=10)
    assert [desk.copies("🔔") for desk in desks] == [1] * 10 + [0] * 3 + [1] * 47
    assert Counter(await states(crowd, "c010"))[State.FAILED] == 1


@pytest.mark.parametrize("name", FINAL)
async def test_an_answer_nobody_can_be_given_holds_up_nobody_and_the_next_one_arrives(stage: Stage, name: str) -> None:
    erika, john = await stage.desk("p05"), await stage.desk("p06")
    stage.slack.fault(Fault(FINAL[name], "chat.postMessage", erika.member.dm))
    erika.member.say(QUESTION)
    await john.says(QUESTION, ANSWER)
    await stage.all_done()
    assert (erika.copies(ANSWER), john.copies(ANSWER)) == (0, 1)
    await erika.says(QUESTION, ANSWER)
    await stage.pass_time(minutes=15)
    assert erika.copies("🔔") == 1, "who is heard from again is reminded again"


async def test_while_slack_is_away_answer_reminder_and_burst_wait_and_then_arrive_once(
    crowd: Stage, desks: list[Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.slack.outcomes.SHORTLY", timedelta(milliseconds=50))
    monkeypatch.setattr("bot.channels.slack.receiving.PING", 0.2)
    crowd.slack.expect_within(3.0)
    with crowd.slack.unreachable():
        await crowd.sees(lambda: not crowd.slack.connections)
        desks[0].member.say(QUESTION)
        await crowd.pass_time(minutes=15)
        assert sum(desk.copies("🔔") for desk in desks) == 0
    await desks[0].reads(ANSWER)
    for _ in range(3):
        await crowd.pass_time(seconds=10)
    assert Counter(desk.copies("🔔") for desk in desks) == {1: 60}
    assert desks[0].copies(ANSWER) == 1
    assert not crowd.slack.duplicates


@pytest.mark.parametrize("end", [FakeSlack.disconnect, FakeSlack.drop, FakeSlack.mute])
async def test_a_line_that_breaks_amid_a_burst_of_questions_loses_none(
    crowd: Stage, desks: list[Desk], end: Callable[[FakeSlack], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd.slack.expect_within(3.0)
    for desk in desks[:30]:
        desk.member.say(QUESTION)
    await apart(end, crowd.slack)
    for desk in desks[30:]:
        desk.member.say(QUESTION)
    await crowd.sees(lambda: all(desk.copies(ANSWER) for desk in desks))
    await crowd.all_done()
    assert Counter(desk.copies(ANSWER) for desk in desks) == {1: 60}
    assert not crowd.slack.duplicates


async def test_120_people_are_reminded_within_the_limits_without_one_refusal(sample: Agenda) -> None:
    limits = Limits(channel=Window(1, 1.0), workspace=Window(40, 1.0))
    with FakeSlack(limits=limits) as slack:
        desks = [Desk(slack.member()) for _ in range(120)]
        async with staged(crowded(sample, 120), slack, pacer=Pacer(40, 1.0), joined=numbered(desks)) as stage:
            await stage.pass_time(minutes=15)
            assert Counter(desk.copies("🔔") for desk in desks) == {1: 120}
            assert slack.floods == 0
