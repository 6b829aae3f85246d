"""Who goes first, and what goes together: the most urgent, and all that is due for somebody as one message."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.channels.pacing import Pacer
from tests.fakes.platform import flood, swallowed, unanswered
from tests.schedules.examples import at, visit
from tests.schedules.stage import OnStage, Stage, delegation

pytestmark = pytest.mark.anyio

NOON = at("23 12:00")


def one_by_one(s: Stage) -> None:
    """The platform takes one message at a time."""
    s.chat.pacer = Pacer(concurrency=1, reserved=0)


def order(s: Stage) -> list[str]:
    """Who was told, one after the other."""
    return [one.address for one in s.chat.arrived]


async def test_the_soonest_deadline_goes_first(on_stage: OnStage) -> None:
    begun = [
        replace(visit("23 13:00", name), audience=(name,), end=at("23 13:00") + timedelta(hours=hours))
        for name, hours in (("ana", 3), ("ben", 1), ("carl", 2))
    ]
    s = await on_stage(NOON, delegation(*begun), "ana", "ben", "carl")
    one_by_one(s)
    await s.deliver(at("23 12:30"))
    assert order(s) == ["ben", "carl", "ana"]


async def test_reminders_go_before_changes(on_stage: OnStage) -> None:
    mine, theirs = visit("23 13:00", audience=("ana",)), visit("23 13:30", "talk", audience=("ben",))
    s = await on_stage(at("23 11:00"), delegation(mine, theirs), "ana", "ben")
    one_by_one(s)
    s.clock.jump(at("23 12:01"))
    await s.publish(delegation(mine, replace(theirs, end=at("23 13:45"))))
    await s.deliver()
    assert order(s) == ["ana", "ben"], "although what Ben is told is of use for a shorter time"


BUNDLE = delegation(visit("23 14:00", "a"), visit("23 14:02", "b"), visit("23 14:20", "c"))


async def test_what_falls_together_is_one_message_also_when_it_had_to_wait(on_stage: OnStage) -> None:
    s = await on_stage(NOON, BUNDLE, "ana")
    s.chat.faults["ana"].append(flood(60))
    await s.deliver(at("23 13:00"))
    await s.wait(seconds=60)
    assert s.heard("ana") == ["13:01 🔔 In 59 min 🏭 a; 🔔 In 1 h 1 min 🏭 b"]


async def test_what_fell_due_while_somebody_could_not_be_reached_is_one_message(on_stage: OnStage) -> None:
    s = await on_stage(NOON, BUNDLE, "ana")
    s.chat.faults["ana"].append(flood(1500))
    await s.deliver(at("23 13:00"))
    await s.deliver(at("23 13:20"))
    await s.deliver(at("23 13:25"))
    assert s.heard("ana") == ["13:25 🔔 In 35 min 🏭 a; 🔔 In 37 min 🏭 b; 🔔 In 55 min 🏭 c"]


async def test_a_repeat_is_the_same_message_and_what_is_new_comes_by_itself_without_a_mark(on_stage: OnStage) -> None:
    s = await on_stage(NOON, BUNDLE, "ana")
    s.chat.faults["ana"] += [unanswered]
    await s.deliver(at("23 13:00"))
    await s.deliver(at("23 13:20"))
    assert sorted(s.heard("ana")) == [
        "13:00 🔔 In 1 h 🏭 a; 🔔 In 1 h 2 min 🏭 b",
        "13:20 ↻ 🔔 In 40 min 🏭 a; 🔔 In 42 min 🏭 b",
        "13:20 🔔 In 1 h 🏭 c",
    ]


async def test_of_a_bundle_only_what_still_stands_is_sent(on_stage: OnStage) -> None:
    s = await on_stage(NOON, BUNDLE, "ana")
    s.chat.faults["ana"].append(swallowed)
    await s.deliver(at("23 13:00"))
    await s.publish(delegation(visit("23 16:00", "a"), visit("23 14:02", "b")), silent=True)
    await s.play(at("23 13:10"))
    assert s.heard("ana") == ["13:02 ↻ 🔔 In 1 h 🏭 b"], "at the time of its own"
