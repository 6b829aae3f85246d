"""People come and go, ask for more or less, and get exactly that."""

from datetime import timedelta

import pytest

from bot.programme.model import Kind, QuietHours
from bot.programme.preferences import Preferences, Wanted
from bot.programme.sources import values
from bot.store import people
from tests.fakes.platform import blocked
from tests.schedules.examples import TOKYO, at, leads, visit
from tests.schedules.stage import OnStage, delegation

pytestmark = pytest.mark.anyio

MORNING = at("23 09:00")
VISIT, FACTORY = visit("23 14:00"), visit("24 10:00", "factory")
TRIP = delegation(VISIT, FACTORY, default="2h,60min", digest="20:00", quiet="22:00-06:30")
END = at("24 12:00")
DIGEST = "20:00 🌙 Your programme tomorrow Tomorrow, Wed 24 April · Day 5"
VISIT_TWICE = ["12:00 🔔 In 2 h 🏭 visit", "13:00 🔔 In 1 h 🏭 visit"]
FACTORY_TWICE = ["08:00 🔔 In 2 h 🏭 factory", "09:00 🔔 In 1 h 🏭 factory"]


async def test_everybody_hears_what_the_programme_says_in_their_own_language(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, TRIP, "ana", "ben")
    await s.wish("ben", Preferences(language="de"))
    await s.play(END)
    assert s.heard("ana") == [*VISIT_TWICE, DIGEST, *FACTORY_TWICE]
    assert s.heard("ben")[2].startswith("20:00 🌙 Ihr Programm morgen")


async def test_who_has_not_joined_hears_nothing(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, TRIP, "ana")
    await s.play(END)
    assert s.heard("ben") == []


async def test_who_joins_late_hears_the_last_of_what_is_past_and_then_everything(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, TRIP)
    s.clock.jump(at("23 13:20"))
    await s.join("ana")
    await s.play(END)
    assert s.heard("ana") == ["13:20 🔔 In 40 min 🏭 visit", DIGEST, *FACTORY_TWICE]


async def test_who_joins_twice_hears_everything_once(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, TRIP, "ana")
    await s.deliver(at("23 12:00"))
    await s.join("ana")
    await s.play(END)
    assert s.heard("ana") == [*VISIT_TWICE, DIGEST, *FACTORY_TWICE]


async def test_who_was_reminded_of_an_item_is_not_reminded_again_by_a_new_version(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, TRIP, "ana")
    await s.deliver(at("23 12:00"))
    s.clock.jump(at("23 13:30"))
    await s.wish("ana", Preferences(leads=((Kind.VISIT, leads("45min")),)))
    await s.publish(TRIP)
    await s.play(at("23 14:00"))
    assert s.heard("ana") == VISIT_TWICE[:1], "45 minutes before, nobody knew of that wish"


async def test_who_leaves_hears_nothing_more_and_after_coming_back_the_rest(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, TRIP, "ana")
    await s.deliver(at("23 12:00"))
    await s.leave("ana")
    await s.play(at("23 19:00"))
    assert s.heard("ana") == VISIT_TWICE[:1]
    await s.join("ana")
    await s.play(END)
    assert s.heard("ana") == [*VISIT_TWICE[:1], DIGEST, *FACTORY_TWICE]


async def test_of_who_is_forgotten_nothing_is_left(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, TRIP, "ana", "ben")
    await s.wish("ana", Preferences(wanted=Wanted.ESSENTIAL))
    await s.deliver(at("23 13:00"))
    await s.leave("ana", forget=True)
    await s.play(END)
    assert s.heard("ana") == ["13:00 🔔 In 1 h 🏭 visit"]
    assert {row.key.person for row in await s.rows()} == {"ben"}
    async with s.database.read() as tx:
        assert await people.preferences(tx, "trip") == {}
        assert [chat.person for chat in await people.chats(tx, "trip")] == ["ben"]


async def test_who_wants_only_what_is_essential_hears_the_last_reminder_of_each_item(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, TRIP, "ana")
    await s.wish("ana", Preferences(wanted=Wanted.ESSENTIAL))
    await s.play(END)
    assert s.heard("ana") == [VISIT_TWICE[1], FACTORY_TWICE[1]]


async def test_who_wants_nothing_is_still_told_of_changes(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, TRIP, "ana")
    await s.wish("ana", Preferences(wanted=Wanted.NONE))
    await s.publish(delegation(visit("23 16:00"), FACTORY, default="2h", digest="20:00"))
    await s.play(END)
    assert s.heard("ana") == ["09:00 🔄 Change of programme 🏭 visit"]


async def test_lead_times_quiet_hours_and_digest_can_be_ones_own(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, TRIP, "ana")
    late_riser = QuietHours(values.time_of_day("20:00"), values.time_of_day("08:30"))
    own = ((Kind.VISIT, leads("2h,45min")),)
    await s.wish("ana", Preferences(leads=own, digest=False, quiet=late_riser, own_quiet=True))
    await s.play(END)
    assert s.heard("ana") == [
        "12:00 🔔 In 2 h 🏭 visit",
        "13:15 🔔 In 45 min 🏭 visit",
        "08:30 🔔 In 1 h 30 min 🏭 factory",
        "09:15 🔔 In 45 min 🏭 factory",
    ]


async def test_a_change_of_mind_changes_nothing_that_was_said(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, TRIP, "ana")
    await s.deliver(at("23 12:00"))
    for wanted in (Wanted.NONE, Wanted.ALL, Wanted.ESSENTIAL, Wanted.ALL):
        await s.wish("ana", Preferences(wanted=wanted))
    await s.play(END)
    assert s.heard("ana") == [*VISIT_TWICE, DIGEST, *FACTORY_TWICE]


async def test_a_snoozed_reminder_comes_once_more(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, TRIP, "ana")
    await s.deliver(at("23 13:00"))
    for _ in range(2):
        await s.snooze("ana", "visit", s.clock.now() + timedelta(minutes=10))
    await s.play(at("23 14:00"))
    assert s.heard("ana")[1:] == ["13:10 🔔 In 50 min 🏭 visit"]


async def test_a_snoozed_reminder_goes_with_its_item(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, TRIP, "ana")
    await s.snooze("ana", "visit", at("23 13:10"))
    await s.publish(delegation(visit("23 18:00")), silent=True)
    await s.play(at("23 19:00"))
    assert s.heard("ana") == ["17:00 🔔 In 1 h 🏭 visit"]


async def test_a_snoozed_reminder_follows_its_person_to_another_channel(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, TRIP)
    await s.join("ana", "chat", "mail")
    await s.snooze("ana", "visit", at("23 13:30"))
    s.chat.faults["ana"].append(blocked)
    await s.play(at("23 14:00"))
    assert s.heard("ana", TOKYO) == [f"{one} by mail" for one in (*VISIT_TWICE, "13:30 🔔 In 30 min 🏭 visit")]


async def test_who_writes_again_is_reached_again(on_stage: OnStage) -> None:
    s = await on_stage(MORNING, TRIP, "ana", "dora")
    s.chat.faults["ana"].append(blocked)
    await s.deliver(at("23 12:00"))
    s.clock.jump(at("23 12:30"))
    await s.join("ana")
    await s.play(at("23 14:00"))
    assert s.heard("ana") == VISIT_TWICE[1:]
