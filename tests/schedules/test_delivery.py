"""What becomes of a reminder, row by row of the promise: sent, held back, refused, too late."""

import asyncio
from datetime import timedelta

import pytest

from bot.store.schema import State
from tests.fakes.platform import blocked, flood, refused, swallowed, unreachable
from tests.schedules.examples import at, visit
from tests.schedules.stage import OnStage, delegation

pytestmark = pytest.mark.anyio

NOON = at("23 12:00")
VISIT = visit("23 14:00")
TRIP = delegation(VISIT)
IN_AN_HOUR = "13:00 🔔 In 1 h 🏭 visit"
REPEATED = "13:00 ↻ 🔔 In 1 h 🏭 visit"
TOLD = "⚠️ Not delivered (one person); 👤 Ana Reminder: 🏭 visit, 14:00 Japan (07:00 Germany)"


# pending → sending → sent


async def test_a_reminder_arrives_at_its_time_and_once(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "ana")
    await s.deliver(at("23 12:59:59"))
    assert s.heard("ana") == []
    for _ in range(3):
        await s.deliver(at("23 13:00"))
    assert s.heard("ana") == [IN_AN_HOUR]
    (row,) = await s.rows()
    assert (row.state, row.message_id, row.settled_at) == (State.SENT, "0", at("23 13:00"))


async def test_several_workers_share_the_work(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "ana", "ben", "carl", "dora")
    s.clock.jump(at("23 13:00"))
    await asyncio.gather(*(worker.deliver() for worker in (s.worker(), s.worker(), s.worker())))
    assert sorted(one.address for one in s.chat.arrived) == ["ana", "ben", "carl", "dora"]


# sending → pending: certainly not accepted


async def test_a_flooded_chat_is_left_alone_as_long_as_it_asks_and_nobody_else_waits(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "ana", "ben")
    s.chat.faults["ana"].append(flood(40))
    await s.deliver(at("23 13:00"))
    assert s.heard("ben") == [IN_AN_HOUR]
    assert await s.states("ana") == ["pending"]
    await s.wait(seconds=39)
    assert s.heard("ana") == []
    await s.wait(seconds=1)
    assert s.heard("ana") == ["13:00 🔔 In 59 min 🏭 visit"]


async def test_a_flooded_bot_leaves_everybody_alone(on_stage: OnStage) -> None:
    s = await on_stage(at("23 12:30"), delegation(VISIT, visit("23 14:01", "factory", audience=("ben",))), "ana", "ben")
    s.chat.faults["*"] += [flood(90, everywhere=True)] * 2
    await s.deliver(at("23 13:00"))
    await s.deliver(at("23 13:01"))
    assert s.chat.arrived == []
    await s.deliver(at("23 13:01:30"))
    assert s.heard("ana") == ["13:01 🔔 In 58 min 🏭 visit"]
    assert s.heard("ben") == ["13:01 🔔 In 58 min 🏭 visit; 🔔 In 1 h 🏭 factory"]


async def test_a_pause_survives_the_process_and_a_longer_one_is_not_shortened(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "ana", "ben")
    s.chat.faults["ana"].append(flood(60, everywhere=True))
    s.chat.faults["ben"].append(flood(5, everywhere=True))
    await s.deliver(at("23 13:00"))
    await s.restart()
    await s.wait(seconds=30)
    assert s.chat.arrived == []
    await s.wait(seconds=30)
    assert sorted(one.address for one in s.chat.arrived) == ["ana", "ben"]


async def test_when_nobody_answers_the_door_it_is_tried_until_somebody_does(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "ana")
    s.chat.faults["*"] += [unreachable] * 5
    await s.deliver(at("23 13:00"))
    for _ in range(5):
        assert await s.states() == ["pending"]
        await s.wait(seconds=2)
    assert s.heard("ana") == [IN_AN_HOUR]


# sending → failed


async def test_who_blocked_us_has_not_been_told_and_organisers_know(on_stage: OnStage) -> None:
    s = await on_stage(at("23 09:00"), delegation(VISIT, visit("23 16:00", "factory")), "ana", "dora")
    s.chat.faults["ana"].append(blocked)
    await s.deliver(at("23 13:00"))
    await s.deliver()
    assert await s.states("ana") == ["failed", "cancelled"]
    assert s.heard("dora") == [IN_AN_HOUR, f"13:00 {TOLD}"]
    assert s.reasons() == ["Reason: has blocked the chat in Chat."]
    await s.play(at("23 18:00"))
    assert s.heard("ana") == []
    assert len(s.heard("dora")) == 3, "her two reminders, and one alert"


async def test_who_blocked_us_is_told_by_the_other_channel_now_and_later(on_stage: OnStage) -> None:
    s = await on_stage(at("23 09:00"), delegation(VISIT, visit("23 16:00", "factory")), "dora")
    await s.join("ana", "chat", "mail")
    s.chat.faults["ana"].append(blocked)
    await s.play(at("23 18:00"))
    assert s.heard("ana") == [f"{IN_AN_HOUR} by mail", "15:00 🔔 In 1 h 🏭 factory by mail"]
    alerts = [text for text in s.chat.read_by("dora") if "Not delivered" in text]
    assert len(alerts) == 1
    assert "Goes by Mail now." in alerts[0]


async def test_a_message_the_platform_refuses_fails_alone(on_stage: OnStage) -> None:
    s = await on_stage(at("23 09:00"), delegation(VISIT, visit("23 16:00", "factory")), "ana", "dora")
    s.chat.faults["ana"].append(refused)
    await s.play(at("23 18:00"))
    assert s.heard("ana") == ["15:00 🔔 In 1 h 🏭 factory"]
    assert s.reasons() == ["Reason: Chat did not accept the message."]


async def test_an_organiser_who_blocked_us_hears_nothing_of_it_but_the_others_do(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "dora")
    s.chat.faults["dora"].append(blocked)
    await s.play(at("23 15:00"))
    assert s.heard("dora") == []
    assert [row.key.kind for row in await s.rows()] == ["reminder"]


# pending, uncertain → expired


async def test_what_is_over_is_reported_not_sent(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "ana", "dora")
    s.chat.faults["ana"] += [flood(3600 * 3)]
    await s.deliver(at("23 13:00"))
    await s.deliver(at("23 15:29:59"))
    assert await s.states("ana") == ["pending"]
    await s.deliver(VISIT.end)
    assert await s.states("ana") == ["expired"]
    assert s.heard("ana") == []
    assert s.heard("dora")[1:] == [f"15:30 {TOLD}"]
    assert s.reasons() == ["Reason: too late – it was already over."]
    await s.wait(hours=1)
    assert len(s.heard("dora")) == 2, "told once"


async def test_what_is_in_doubt_expires_too(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "ana", "dora")
    s.chat.faults["ana"] += [swallowed]
    await s.deliver(at("23 13:00"))
    await s.deliver(VISIT.end + timedelta(seconds=1))
    assert await s.states("ana") == ["expired"]
    assert len(s.reasons()) == 1


async def test_what_comes_late_says_how_late_it_is(on_stage: OnStage) -> None:
    s = await on_stage(NOON, delegation(VISIT, visit("23 14:30", "factory", meet="23 14:10")), "ana")
    await s.deliver(at("23 14:20"))
    assert s.heard("ana") == ["14:20 🔔 Started 20 min ago 🏭 visit; 🔔 In 10 min – leave-by was 14:10 🏭 factory"]
