"""Between claim and settlement the world goes on: programmes are published, people leave, workers die."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.channels.pacing import Pacer
from bot.programme.agenda import Agenda
from bot.programme.model import Status
from bot.store.agendas import Agendas
from bot.store.conditions import LEASE
from schedules.delivery import Delivery
from tests.fakes.platform import blocked, dying, dying_after, flood, meanwhile, unanswered
from tests.schedules.examples import at, visit
from tests.schedules.stage import LeapingLoop, OnStage, Stage, delegation, leaping

pytestmark = pytest.mark.anyio

NOON = at("23 12:00")
VISIT, LATER = visit("23 14:00"), visit("23 16:00")
TRIP = delegation(VISIT)
IN_AN_HOUR = "13:00 🔔 In 1 h 🏭 visit"
LEASE_ENDS = {"seconds": LEASE.total_seconds()}

FAIR = replace(visit("23 21:00", "fair"), end=at("24 11:30"))
FACTORY = visit("24 10:00", "factory")
EVENING = delegation(FAIR, FACTORY, digest="20:00")


# While it waits for its turn


@pytest.mark.parametrize(
    "version",
    [
        delegation(replace(FAIR, status=Status.CANCELLED), FACTORY, digest="20:00"),
        delegation(FACTORY, digest="20:00"),
        delegation(replace(FAIR, start=at("23 22:00")), FACTORY, digest="20:00"),
    ],
    ids=["cancelled", "removed", "moved"],
)
async def test_a_reminder_whose_item_is_no_more_does_not_leave(on_stage: OnStage, version: Agenda) -> None:
    s = await on_stage(at("23 19:00"), EVENING, "ana")
    s.chat.pacer = Pacer(concurrency=1, reserved=0)
    s.chat.faults["ana"].append(meanwhile(lambda: s.publish(version, silent=True)))
    await s.deliver(at("23 20:00"))
    assert [text.split("\n")[0] for text in s.chat.read_by("ana")] == ["🌙 Your programme tomorrow"]
    states = {(row.key.item, row.key.starts_at): row.state for row in await s.rows()}
    assert states["fair", FAIR.start] == "superseded"


def test_what_never_came_to_its_turn_is_not_in_doubt() -> None:
    async def story(s: Stage, loop: LeapingLoop) -> None:
        async def asks_to_wait() -> None:
            s.chat.pacer.pause(120, "ana")

        s.chat.pacer = Pacer(concurrency=1, reserved=0)
        s.chat.faults["ana"].append(meanwhile(asks_to_wait, flood(120)))
        delivering = asyncio.create_task(s.deliver(at("23 20:00")))
        for _ in range(1_000):
            if "sent" not in (states := await s.states("ana")) and states.count("sending") == 1:
                break  # the digest came back, the reminder waits for its turn
        for _ in range(2):
            loop.ahead += 61
            await s.wait(seconds=61)
            assert "sending" not in await s.states("ana")
        await delivering
        assert [text.split("\n")[0] for text in s.chat.read_by("ana")] == ["🌙 Your programme tomorrow", "🔔 In 58 min"]

    leaping(at("23 19:00"), EVENING, "ana", story=story)


def test_an_answer_that_takes_its_time_is_waited_for() -> None:
    async def story(s: Stage, loop: LeapingLoop) -> None:
        async def takes_its_time() -> None:
            loop.ahead += 80
            s.clock.jump(at("23 13:01:20"))
            for _ in range(3):  # whoever waits for a time hears now that it has come
                await s.rows()

        s.chat.faults["ana"].append(meanwhile(takes_its_time))
        await s.deliver(at("23 13:00"))
        assert await s.states() == ["sent"]
        assert s.heard("ana") == ["13:01 🔔 In 1 h 🏭 visit"]

    leaping(NOON, TRIP, "ana", story=story)


async def test_what_was_claimed_by_a_machine_that_then_slept_does_not_leave_when_it_wakes(on_stage: OnStage) -> None:
    s = await on_stage(at("23 19:00"), EVENING, "ana")
    elsewhere = Delivery(s.database, Agendas(), {"mail": s.mail}, s.clock)

    async def sleeps() -> None:
        s.clock.jump(at("23 20:00") + LEASE)
        await elsewhere.deliver()

    s.chat.pacer = Pacer(concurrency=1, reserved=0)
    s.chat.faults["ana"].append(meanwhile(sleeps))
    await s.deliver(at("23 20:00"))
    reminders = [text.split("\n")[:2] for text in s.chat.read_by("ana") if "🏭 fair" in text and "🔔" in text]
    assert reminders == [["↻ You may have received this already.", "🔔 In 58 min"]], "as far as others can know"


# While it is on its way


async def test_a_reminder_that_left_before_its_item_moved_has_been_told_and_the_move_is_told_too(
    on_stage: OnStage,
) -> None:
    s = await on_stage(NOON, TRIP, "ana")
    s.chat.faults["ana"].append(meanwhile(lambda: s.publish(delegation(LATER))))
    await s.play(at("23 18:00"))
    change = "13:00 🔄 Change of programme 🏭 visit"
    assert sorted(s.heard("ana")) == sorted([IN_AN_HOUR, change, "15:00 🔔 In 1 h 🏭 visit"])


async def test_one_that_did_not_arrive_before_its_item_moved_is_not_sent_again(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "ana")
    s.chat.faults["ana"].append(meanwhile(lambda: s.publish(delegation(LATER), silent=True), flood(10)))
    await s.play(at("23 18:00"))
    assert s.heard("ana") == ["15:00 🔔 In 1 h 🏭 visit"]


async def test_a_block_found_out_while_another_process_publishes_spoils_nothing_of_the_new_version(
    on_stage: OnStage,
) -> None:
    s = await on_stage(NOON, TRIP)
    await s.join("ana", "chat", "mail")
    elsewhere = s.worker()
    s.chat.faults["ana"].append(meanwhile(lambda: s.publish(delegation(LATER), silent=True), blocked))
    s.clock.jump(at("23 13:00"))
    await elsewhere.deliver()
    await s.play(at("23 18:00"))
    assert s.heard("ana") == ["15:00 🔔 In 1 h 🏭 visit by mail"]


@pytest.mark.parametrize("forget", [False, True])
async def test_who_leaves_meanwhile_hears_no_repeat_and_nobody_worries(on_stage: OnStage, forget: bool) -> None:
    s = await on_stage(NOON, TRIP, "ana", "dora")
    s.chat.faults["ana"].append(meanwhile(lambda: s.leave("ana", forget=forget), unanswered))
    await s.deliver(at("23 13:00"))
    await s.deliver(at("23 18:00"))
    assert s.heard("ana") == [IN_AN_HOUR]
    assert s.heard("dora") == [IN_AN_HOUR]
    assert await s.states("ana") == ([] if forget else ["cancelled"])


# While it is in the hands of a dead worker


async def test_a_dead_workers_reminder_of_an_item_that_moved_is_not_repeated(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "ana")
    s.chat.faults["ana"].append(dying_after)
    await s.deliver(at("23 13:00"))
    await s.restart()
    await s.publish(delegation(LATER), silent=True)
    await s.wait(**LEASE_ENDS)
    await s.play(at("23 18:00"))
    assert s.heard("ana") == [IN_AN_HOUR, "15:00 🔔 In 1 h 🏭 visit"]


async def test_who_leaves_while_a_dead_worker_holds_a_reminder_hears_nothing_more_and_nobody_worries(
    on_stage: OnStage,
) -> None:
    s = await on_stage(NOON, TRIP, "ana", "dora")
    s.chat.faults["ana"].append(dying)
    await s.deliver(at("23 13:00"))
    await s.restart()
    await s.leave("ana")
    await s.play(at("23 18:00"))
    assert s.heard("ana") == []
    assert s.heard("dora") == [IN_AN_HOUR]
    assert await s.states("ana") == ["cancelled"]


async def test_where_the_platform_can_be_asked_a_dead_workers_message_counts_as_told_though_its_item_moved(
    on_stage: OnStage,
) -> None:
    s = await on_stage(NOON, TRIP)
    await s.join("ana", "mail")
    s.mail.faults["ana"].append(dying_after)
    await s.deliver(at("23 13:00"))
    await s.restart()
    await s.publish(delegation(LATER), silent=True)
    await s.wait(**LEASE_ENDS)
    assert (await s.states())[0] == "sent"
    await s.publish(TRIP, silent=True)
    await s.wait(minutes=1)
    assert s.heard("ana") == [f"{IN_AN_HOUR} by mail"]


# While it is in doubt


async def _move_and_move_back(s: Stage) -> None:
    await s.publish(delegation(LATER), silent=True)
    await s.publish(TRIP, silent=True)


async def _leave_and_come_back(s: Stage) -> None:
    channel = (await s.rows())[0].key.channel
    await s.leave("ana")
    await s.join("ana", channel)


Detour = Callable[[Stage], Awaitable[None]]
DETOURS = pytest.mark.parametrize("detour", [_move_and_move_back, _leave_and_come_back])


@DETOURS
async def test_what_may_have_arrived_is_marked_also_after_it_was_withdrawn_and_came_back(
    on_stage: OnStage, detour: Detour
) -> None:
    s = await on_stage(NOON, TRIP, "ana")
    s.chat.faults["ana"].append(unanswered)
    await s.deliver(at("23 13:00"))
    await detour(s)
    await s.wait(seconds=5)
    assert s.heard("ana") == [IN_AN_HOUR, "13:00 ↻ 🔔 In 1 h 🏭 visit"]


@DETOURS
async def test_and_where_the_platform_can_be_asked_it_does_not_come_twice(on_stage: OnStage, detour: Detour) -> None:
    s = await on_stage(NOON, TRIP)
    await s.join("ana", "mail")
    s.mail.faults["ana"].append(unanswered)
    await s.deliver(at("23 13:00"))
    await detour(s)
    await s.wait(seconds=5)
    assert s.heard("ana") == [f"{IN_AN_HOUR} by mail"]
    assert (await s.states())[0] == "sent"
