"""The programme changes: people hear what is new for them, and no reminder speaks of what was."""

from dataclasses import replace

import pytest

from bot.programme.model import Status, Text
from tests.fakes.platform import blocked, flood, refused, swallowed, unanswered
from tests.schedules.examples import at, visit
from tests.schedules.stage import OnStage, Stage, delegation

pytestmark = pytest.mark.anyio

NOON = at("23 12:00")
VISIT, LATER = visit("23 14:00"), visit("23 16:00")
CANCELLED = replace(VISIT, status=Status.CANCELLED)
FACTORY = visit("24 10:00", "factory")
NIGHT = {"quiet": "22:00-06:30"}


def notices(s: Stage, person: str = "ana") -> list[str]:
    """The change notices somebody has read, whole."""
    return [text for text in s.chat.read_by(person) if text.startswith("🔄")]


async def test_who_is_concerned_reads_what_holds_now_and_what_was(on_stage: OnStage) -> None:
    s = await on_stage(NOON, delegation(replace(VISIT, audience=("science",))), "ana", "ben")
    await s.publish(delegation(replace(LATER, audience=("science",))))
    await s.deliver()
    assert notices(s) == [
        "🔄 Change of programme\n"
        "🏭 visit\n"
        "⏰ New time: Tue 23 April, 16:00–17:30 Japan (09:00 Germany)\n"
        "~was 14:00–15:30~"
    ]
    assert s.heard("ben") == []
    await s.play(at("23 18:00"))
    assert s.heard("ana")[1:] == ["15:00 🔔 In 1 h 🏭 visit"]


async def test_all_that_changed_is_one_message(on_stage: OnStage) -> None:
    s = await on_stage(NOON, delegation(VISIT, FACTORY), "ana")
    await s.publish(delegation(CANCELLED, replace(FACTORY, travel=None, start=at("24 11:00"), end=at("24 12:30"))))
    await s.deliver()
    (notice,) = notices(s)
    assert notice.startswith("🔄 2 changes of programme\n\n❌ Cancelled: 🏭 visit\n")
    assert "11:00–12:30" in notice
    assert await s.states("ana") == ["sent", "sent", "superseded", "superseded", "pending"]


async def test_silently_published_changes_move_reminders_only(on_stage: OnStage) -> None:
    s = await on_stage(NOON, delegation(VISIT), "ana")
    await s.publish(delegation(LATER), silent=True)
    await s.play(at("23 18:00"))
    assert s.heard("ana") == ["15:00 🔔 In 1 h 🏭 visit"]


async def test_a_second_change_before_the_first_was_heard_is_told_as_one(on_stage: OnStage) -> None:
    s = await on_stage(NOON, delegation(VISIT, FACTORY), "ana")
    s.chat.faults["ana"].append(flood(60))
    await s.publish(delegation(LATER, FACTORY))
    await s.deliver()
    await s.publish(delegation(visit("23 17:00"), FACTORY))
    await s.publish(delegation(visit("23 17:00"), replace(FACTORY, status=Status.CANCELLED)))
    await s.wait(seconds=60)
    assert notices(s) == [
        "🔄 Change of programme\n"
        "🏭 visit\n"
        "⏰ New time: Tue 23 April, 17:00–18:30 Japan (10:00 Germany)\n"
        "~was 14:00–15:30~\n"
        "\n"
        "🔄 Change of programme\n"
        "❌ Cancelled: 🏭 factory\n"
        "~Wed 24 April, 10:00–11:30 Japan (03:00 Germany)~"
    ], "nobody ever heard of 16:00"


async def test_what_was_taken_back_before_anybody_heard_of_it_is_not_told(on_stage: OnStage) -> None:
    s = await on_stage(at("23 23:00"), delegation(visit("24 15:00"), **NIGHT), "ana")
    await s.publish(delegation(visit("24 17:00"), **NIGHT))
    await s.deliver()
    await s.publish(delegation(visit("24 15:00"), **NIGHT))
    await s.play(at("24 16:00"))
    assert s.heard("ana") == ["14:00 🔔 In 1 h 🏭 visit"]


async def test_once_a_change_was_taken_back_a_silent_one_is_not_told_either(on_stage: OnStage) -> None:
    s = await on_stage(NOON, delegation(VISIT), "ana")
    await s.publish(delegation(LATER))
    await s.publish(delegation(VISIT))
    await s.deliver()
    await s.publish(delegation(LATER), silent=True)
    await s.play(at("23 18:00"))
    assert s.heard("ana") == ["15:00 🔔 In 1 h 🏭 visit"]


@pytest.mark.parametrize("channel", ["chat", "mail"])
async def test_taking_back_what_may_have_been_heard_is_told(on_stage: OnStage, channel: str) -> None:
    s = await on_stage(NOON, delegation(VISIT))
    await s.join("ana", channel)
    platform = {"chat": s.chat, "mail": s.mail}[channel]
    platform.faults["ana"].append(unanswered)
    await s.publish(delegation(LATER))
    await s.deliver()
    await s.publish(delegation(VISIT))
    await s.wait(seconds=5)
    assert [text.split("\n")[2:] for text in platform.read_by("ana")] == [
        ["⏰ New time: Tue 23 April, 16:00–17:30 Japan (09:00 Germany)", "~was 14:00–15:30~"],
        ["⏰ New time: Tue 23 April, 14:00–15:30 Japan (07:00 Germany)", "~was 16:00–17:30~"],
    ]


async def test_the_next_change_is_told_beside_one_that_may_have_been_missed(on_stage: OnStage) -> None:
    s = await on_stage(NOON, delegation(VISIT), "ana")
    s.chat.faults["ana"].append(swallowed)
    dressed = replace(VISIT, dress=Text((("en", "dark suit"),)))
    await s.publish(delegation(dressed))
    await s.deliver()
    await s.publish(delegation(replace(dressed, start=LATER.start, end=LATER.end)))
    await s.wait(seconds=5)
    repeated, new = sorted(s.chat.read_by("ana"))
    assert repeated.startswith("↻ You may have received this already.\n")
    assert "👔 Dress: dark suit" in repeated
    assert "16:00–17:30" in new
    assert "👔" not in new


async def test_at_night_a_change_waits_for_the_morning(on_stage: OnStage) -> None:
    s = await on_stage(at("23 23:00"), delegation(visit("24 15:00"), **NIGHT), "ana")
    await s.publish(delegation(visit("24 17:00"), **NIGHT))
    await s.deliver()
    assert notices(s) == []
    await s.deliver(at("24 06:30"))
    assert len(notices(s)) == 1


async def test_a_change_of_an_early_departure_wakes_people(on_stage: OnStage) -> None:
    s = await on_stage(at("23 23:00"), delegation(visit("24 15:00", meet="24 06:45"), **NIGHT), "ana")
    await s.publish(delegation(visit("24 15:00", meet="24 06:15"), **NIGHT))
    await s.deliver()
    assert len(notices(s)) == 1


async def test_a_change_nobody_could_be_told_is_reported(on_stage: OnStage) -> None:
    s = await on_stage(NOON, delegation(replace(VISIT, audience=("ana",))), "ana", "dora")
    s.chat.faults["ana"].append(refused)
    await s.publish(delegation(replace(LATER, audience=("ana",))))
    await s.deliver()
    assert s.heard("dora") == [
        "12:00 ⚠️ Not delivered (one person); 👤 Ana Programme change: 🏭 visit, 16:00 Japan (09:00 Germany)"
    ]


async def test_a_change_that_was_waiting_goes_by_the_other_channel(on_stage: OnStage) -> None:
    s = await on_stage(at("23 23:00"), delegation(visit("24 00:30"), visit("24 15:00", "factory"), **NIGHT))
    await s.join("ana", "chat", "mail")
    await s.publish(delegation(visit("24 00:30"), visit("24 16:00", "factory"), **NIGHT))
    s.chat.faults["ana"].append(blocked)
    await s.play(at("24 08:00"))
    assert s.heard("ana") == [
        "23:30 🔔 In 1 h 🏭 visit by mail",
        "06:30 🔄 Change of programme 🏭 factory by mail",
    ]
