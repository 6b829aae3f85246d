"""What goes to the person's other channel, and what it costs: no more than one extra copy, and that says so."""

import pytest

from bot.programme.model import Text
from bot.store import people
from schedules import planning
from tests.fakes.platform import Fault, blocked, flood, refused, swallowed, unanswered
from tests.schedules.examples import at, visit
from tests.schedules.stage import OnStage, Stage, delegation

pytestmark = pytest.mark.anyio

NOON = at("23 12:00")
TRIP = delegation(visit("23 14:00"))
IN_AN_HOUR = "13:00 🔔 In 1 h 🏭 visit"


async def _played(s: Stage) -> Stage:
    await s.join("ana", "chat", "mail")
    await s.deliver(at("23 13:00"))
    for _ in range(6):
        await s.wait(seconds=5)
    return s


async def test_what_may_have_arrived_twice_goes_nowhere_else(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "dora")
    s.chat.faults["ana"] += [unanswered, unanswered]
    await _played(s)
    assert s.heard("ana") == [IN_AN_HOUR, "13:00 ↻ 🔔 In 1 h 🏭 visit"]
    assert await s.states("ana") == ["failed"]
    assert "Goes by" not in s.chat.read_by("dora")[-1]


@pytest.mark.parametrize("final", [blocked, refused])
async def test_what_may_have_arrived_says_so_on_the_other_channel(on_stage: OnStage, final: Fault) -> None:
    s = await on_stage(NOON, TRIP, "dora")
    s.mail.can_verify = False
    s.chat.faults["ana"] += [unanswered, final]
    await _played(s)
    assert s.heard("ana") == [IN_AN_HOUR, "13:00 ↻ 🔔 In 1 h 🏭 visit by mail"]


async def test_without_an_answer_on_either_channel_it_is_given_up(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "dora")
    s.mail.can_verify = False
    s.chat.faults["ana"] += [swallowed, blocked]
    s.mail.faults["ana"] += [unanswered]
    await _played(s)
    assert s.heard("ana") == ["13:00 ↻ 🔔 In 1 h 🏭 visit by mail"]
    assert await s.states("ana") == ["failed", "failed"]
    assert s.reasons()[-1] == "Reason: Mail did not answer, twice. The message may have arrived."


async def test_what_neither_channel_takes_goes_nowhere_and_organisers_read_just_that(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "dora")
    s.chat.faults["ana"].append(refused)
    s.mail.faults["ana"] += [flood(3), refused]
    await _played(s)
    assert await s.states("ana") == ["failed", "failed"]
    first, last = (text for text in s.chat.read_by("dora") if "Not delivered" in text)
    assert "Goes by Mail now." in first
    assert "Goes by" not in last


async def test_what_may_have_arrived_says_so_where_everything_goes_now(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "dora")
    s.mail.can_verify = False
    await s.join("ana", "chat", "mail")
    s.chat.faults["ana"].append(unanswered)
    await s.deliver(at("23 13:00"))
    async with s.database.write() as tx:
        await people.prefer_channel(tx, "trip", "ana", "mail")
        await planning.replan(tx, s.agenda, s.clock.now(), ["ana"])
    await s.wait(seconds=5)
    assert s.heard("ana") == [IN_AN_HOUR, "13:00 ↻ 🔔 In 1 h 🏭 visit by mail"]


async def test_what_goes_elsewhere_stays_there_whatever_is_published(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP)
    await s.join("ana", "chat", "mail")
    s.chat.faults["ana"] += [refused, refused]
    s.mail.faults["ana"] += [flood(60), flood(60)]
    s.clock.jump(at("23 13:00"))
    await s.publish(delegation(visit("23 14:00", bring=Text((("en", "samples"),)))))
    await s.deliver()
    await s.publish(delegation(*s.agenda.trip.items, visit("24 10:00", "factory")), silent=True)
    await s.wait(seconds=60)
    assert sorted(s.heard("ana")) == [
        "13:01 🔄 Change of programme 🏭 visit by mail",
        "13:01 🔔 In 59 min 🏭 visit by mail",
    ]


async def test_what_went_out_early_with_others_is_not_told_again_elsewhere(on_stage: OnStage) -> None:
    s = await on_stage(NOON, delegation(visit("23 14:00"), visit("23 14:03", "factory")))
    await s.join("ana", "chat", "mail")
    await s.deliver(at("23 13:00"))
    (together,) = s.heard("ana")
    assert "visit" in together
    assert "factory" in together
    s.clock.jump(at("23 13:01"))
    async with s.database.write() as tx:
        await people.prefer_channel(tx, s.agenda.trip.id, "ana", "mail")
        await planning.replan(tx, s.agenda, s.clock.now(), ["ana"])
    await s.play(at("23 14:30"))
    assert s.heard("ana") == [together]
