"""The clock does as it likes: machines sleep, restart, are set wrong and set right again. Nobody misses anything."""

from datetime import timedelta

import pytest

from tests.fakes.platform import dying_after, flood
from tests.schedules.examples import BERLIN, at, planned, visit
from tests.schedules.stage import OnStage, Stage, delegation

pytestmark = pytest.mark.anyio

TALKS = [visit(f"23 {hour:02}:00", f"at{hour}") for hour in range(10, 20, 2)]
DAY = delegation(*TALKS)
UNDISTURBED = [f"{hour - 1:02}:00 🔔 In 1 h 🏭 at{hour}" for hour in range(10, 20, 2)]
MORNING, EVENING = at("23 08:00"), at("23 21:00")


def reported(s: Stage) -> set[str]:
    """Of whose reminders the organiser reads that they were not delivered."""
    lines = [line for text in s.chat.read_by("dora") for line in text.split("\n")]
    return {line.split("🏭 ")[1].split(",")[0] for line in lines if line.startswith("Reminder: ")}


async def test_an_undisturbed_day(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, DAY, "ana")
    await s.play(EVENING)
    assert s.heard("ana") == UNDISTURBED


async def test_eight_hours_of_sleep(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, DAY, "ana", "dora")
    await s.deliver(at("23 08:59"))
    await s.deliver(at("23 16:59"))
    assert s.heard("ana") == ["16:59 🔔 Started 59 min ago 🏭 at16"]
    assert reported(s) == {"at10", "at12", "at14"}
    await s.play(EVENING)
    assert s.heard("ana")[1:] == UNDISTURBED[4:]


async def test_a_restart_after_three_hours(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, DAY, "ana", "dora")
    await s.play(at("23 12:30"))
    s.clock.jump(at("23 15:31"))
    await s.restart()
    await s.play(EVENING)
    assert s.heard("ana") == [*UNDISTURBED[:2], "15:31 🔔 In 29 min 🏭 at16", UNDISTURBED[4]]
    assert reported(s) == {"at14"}


async def test_a_restart_with_a_message_in_flight(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, DAY, "ana")
    s.chat.faults["ana"].append(dying_after)
    await s.deliver(at("23 09:00"))
    s.clock.jump(at("23 11:20"))
    await s.restart()
    await s.play(EVENING)
    late = ["11:20 ↻ 🔔 Started 1 h 20 min ago 🏭 at10", "11:20 🔔 In 40 min 🏭 at12"]
    assert sorted(s.heard("ana")) == sorted([UNDISTURBED[0], *late, *UNDISTURBED[2:]])


async def test_a_clock_put_back_by_a_day_makes_nobody_hear_anything_twice(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, DAY, "ana", "dora")
    await s.play(at("23 15:30"))
    await s.deliver(at("22 15:30"))
    assert s.heard("ana") == UNDISTURBED[:4]
    await s.join("ben")
    await s.play(EVENING)
    assert s.heard("ana") == UNDISTURBED
    assert s.heard("ben") == UNDISTURBED
    assert reported(s) == set()


async def test_a_clock_put_back_forgets_no_message_and_waits_for_no_pause_of_the_future(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, DAY, "ana", "ben")
    s.chat.faults["ana"].append(dying_after)
    s.chat.faults["ben"].append(flood(3600))
    await s.deliver(at("23 09:00"))
    await s.restart()
    await s.deliver(at("22 12:00"))
    assert s.heard("ben") == []
    await s.play(EVENING)
    assert s.heard("ana") == [UNDISTURBED[0], "09:00 ↻ 🔔 In 1 h 🏭 at10", *UNDISTURBED[1:]]
    assert s.heard("ben") == UNDISTURBED


async def test_a_clock_a_day_ahead_gives_up_what_would_be_over_and_says_so(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, delegation(*TALKS, visit("25 10:00", "far")), "ana", "dora")
    await s.play(at("23 13:30"))
    await s.deliver(at("24 13:30"))
    await s.deliver(at("23 13:31"))
    await s.play(EVENING)
    assert s.heard("ana") == UNDISTURBED[:3]
    assert reported(s) == {"at16", "at18"}
    await s.play(at("25 10:00"))
    assert s.heard("ana")[3:] == ["09:00 🔔 In 1 h 🏭 far"]


async def test_a_clock_that_is_a_little_unsteady_changes_nothing(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, DAY, "ana")
    for minute in range(115, 130):
        for seconds in (1, -30, 20):
            await s.deliver(at("23 07:00") + timedelta(minutes=minute, seconds=seconds))
    assert s.heard("ana") == UNDISTURBED[:1]


@pytest.mark.parametrize(
    ("start", "told"),
    [
        ("2024-03-31T04:00", ["00:00", "01:00", "03:00"]),
        ("2024-10-27T04:00", ["02:00", "02:00", "03:00"]),
    ],
    ids=["spring", "autumn"],
)
async def test_on_the_night_the_clocks_change_everything_is_said_once(
    on_stage: OnStage, start: str, told: list[str]
) -> None:
    begins = at(start, BERLIN)
    agenda = planned(visit(start, "early", zone=BERLIN), default="3h,2h,60min", zone=BERLIN)
    s = await on_stage(begins - timedelta(hours=6), agenda, "ana")
    for _ in range(36):
        await s.wait(minutes=10)
        if s.clock.now().minute == 30:
            await s.restart()
    assert [one[:5] for one in s.heard("ana", BERLIN)] == told
    assert [text.split("\n")[0] for text in s.chat.read_by("ana")] == ["🔔 In 3 h", "🔔 In 2 h", "🔔 In 1 h"]
