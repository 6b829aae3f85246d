"""Who is told of a change confirms it, is asked once more, and whoever published sees how far it has come."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.desk.stage import Stage
from tests.fakes.platform import blocked

pytestmark = pytest.mark.anyio

OLGA = "o01"
"""An organiser."""


async def later(stage: Stage, item: str, minutes: int = 30) -> None:
    """Olga moves an item."""
    old = stage.agenda.items[item]
    span = timedelta(minutes=minutes)
    meet = replace(old.meet, at=old.meet.at + span) if old.meet and old.meet.at else old.meet
    await stage.publish(replace(old, start=old.start + span, end=old.end + span, meet=meet), author=OLGA)


async def test_a_change_is_confirmed_with_one_tap_and_the_message_says_so(stage: Stage) -> None:
    erika = stage.phone("p05")
    await later(stage, "kyocera-visit")
    await stage.deliver()
    assert erika.last("Neue Zeit").startswith("🔄 Programmänderung")
    confirmed = await erika.taps("Verstanden")
    assert confirmed.in_place
    assert confirmed.text.startswith("🔄 Programmänderung")
    assert confirmed.lines[-1].text == "✅ Von Ihnen bestätigt um 08:00"
    again = await erika.sends("answer v2 ok")
    assert again.text == confirmed.text, "a second tap changes nothing"


async def test_whoever_does_not_confirm_is_asked_once_more_and_whoever_did_is_not(stage: Stage) -> None:
    erika, max_ = stage.phone("p05"), stage.phone("p06")
    await later(stage, "kyocera-visit")
    await stage.deliver()
    await erika.taps("Verstanden")
    await stage.pass_time(minutes=31)
    assert [text for text in max_.received if text.startswith("❗ Bitte bestätigen Sie kurz:")]
    assert not [text for text in erika.received if text.startswith("❗")]
    await stage.pass_time(hours=2)
    assert len([text for text in max_.received if text.startswith("❗")]) == 1


async def test_who_is_told_of_the_next_change_is_not_asked_about_the_last_one(stage: Stage) -> None:
    max_ = stage.phone("p06")
    await later(stage, "kyocera-visit")
    await stage.deliver()
    await later(stage, "kyocera-visit", minutes=15)
    await stage.deliver()
    assert "bisher 10:00–11:30" not in max_.last("Neue Zeit"), "10:30 was told already"
    await stage.pass_time(minutes=31)
    asked = [text for text in max_.received if text.startswith("❗")]
    assert len(asked) == 1


async def test_the_report_is_one_message_that_follows_what_happens(stage: Stage) -> None:
    olga, erika = stage.phone(OLGA), stage.phone("p05")
    stage.platform.faults["p07"] += [blocked] * 2  # the change, and the reminder of the new time
    await later(stage, "kyocera-visit")
    await stage.deliver()
    report = olga.last("📣 Änderung 2")
    recipients = len(stage.agenda.attendees(stage.agenda.items["kyocera-visit"]))
    assert f"✅ 0 von {recipients} haben bestätigt" in report
    assert f"📨 {recipients - 1} von {recipients} zugestellt" in report
    assert "☎️ Bitte anrufen – nicht erreicht:" in report
    assert stage.agenda.people["p07"].name in report
    count = len(olga.received)
    await erika.taps("Verstanden")
    await stage.deliver()
    assert f"✅ 1 von {recipients} haben bestätigt" in olga.last("📣 Änderung 2")
    assert len(olga.received) == count, "it changes where it stands"


async def test_the_report_goes_on_after_a_restart(stage: Stage) -> None:
    olga, erika = stage.phone(OLGA), stage.phone("p05")
    await later(stage, "kyocera-visit")
    await stage.deliver()
    await stage.restart()
    await erika.taps("Verstanden")
    await stage.deliver()
    assert "✅ 1 von" in olga.last("📣 Änderung 2")
    assert len([text for text in olga.received if "📣" in text]) == 1


async def test_the_missing_are_reminded_with_one_tap_and_not_again_at_once(house: Stage) -> None:
    olga, erika, max_ = (house.phone(name) for name in (OLGA, "p05", "p06"))
    await later(house, "kyocera-visit")
    await house.deliver()
    await erika.taps("Verstanden")
    await house.pass_time(minutes=6)
    asked = await olga.taps("Fehlende erinnern")
    assert "werden noch einmal gefragt" in asked.text
    assert "Niemand ist noch zu erinnern" in (await olga.sends("remind v2")).text
    await house.deliver()
    assert len([text for text in max_.received if text.startswith("❗")]) == 1
    assert not [text for text in erika.received if text.startswith("❗")]


async def test_what_was_not_asked_of_somebody_cannot_be_answered_by_them(stage: Stage) -> None:
    await later(stage, "kyocera-visit")
    stranger = next(
        person.id
        for person in stage.agenda.trip.people
        if stage.agenda.items["kyocera-visit"] not in stage.agenda.of(person)
    )
    gone = "Dazu gibt es hier nichts (mehr)."
    assert (await stage.phone(stranger).sends("answer v2 ok")).text == gone
    assert (await stage.phone("p05").sends("answer v2 unhurt")).text == gone
    assert (await stage.phone("p05").sends("answer v9 ok")).text == gone


async def test_only_organisers_see_reports_and_remind(stage: Stage) -> None:
    await later(stage, "kyocera-visit")
    for action in ("status v2", "remind v2"):
        assert "Das weiß ich leider nicht." in (await stage.phone("p05").sends(action)).text
