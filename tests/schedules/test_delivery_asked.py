"""What a platform is asked about is one message and no other: nobody's silence is mistaken for an answer."""

from dataclasses import replace

import pytest

from bot.programme.agenda import Agenda
from bot.programme.model import Kind
from bot.programme.preferences import Preferences
from bot.programme.sources import values
from tests.fakes.platform import accepted, swallowed
from tests.schedules.examples import at, visit
from tests.schedules.stage import OnStage, delegation

pytestmark = pytest.mark.anyio

NOON = at("23 12:00")


async def test_who_is_on_two_trips_hears_of_both(on_stage: OnStage) -> None:
    s = await on_stage(NOON, delegation(visit("23 14:00")))
    await s.join("ana", "mail")
    other = delegation(visit("23 14:00", "factory"))
    await s.publish(Agenda(replace(other.trip, id="other")), silent=True)
    await s.join("ana", "mail")
    s.mail.faults["ana"] += [accepted, swallowed]
    await s.deliver(at("23 13:00"))
    await s.wait(seconds=5)
    assert set(s.heard("ana")) == {"13:00 🔔 In 1 h 🏭 visit by mail", "13:00 🔔 In 1 h 🏭 factory by mail"}


async def test_what_is_held_back_after_it_was_lost_is_told_all_the_same(on_stage: OnStage) -> None:
    meeting = visit("24 22:00", "meeting", kind=Kind.B2B)
    s = await on_stage(NOON, delegation(visit("23 23:00"), meeting, b2b="24h"))
    await s.join("ana", "mail")
    s.mail.faults["ana"].append(swallowed)
    await s.deliver(at("23 22:00"))
    await s.wish("ana", Preferences(own_quiet=True, quiet=values.quiet_hours("21:00-06:00")))
    await s.play(at("24 12:00"))
    assert sorted(item for item in ("visit", "meeting") for text in s.heard("ana") if item in text) == [
        "meeting",
        "visit",
    ]
