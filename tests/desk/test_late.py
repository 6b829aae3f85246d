"""Who is late says so with two taps; the organisers hear it, and whoever waits."""

from datetime import timedelta

import pytest

from bot.programme.agenda import Agenda
from bot.store.database import Database
from tests.desk.stage import Stage, staged
from tests.fakes.platform import blocked

pytestmark = pytest.mark.anyio

HANS, JANE, OTTO, OLGA, STEFAN = "p05", "p07", "p03", "o01", "o02"
"""Hans and Jane, who speaks English, are five at Nidec with Stefan; Otto is elsewhere; Olga organises."""


async def at_nidec(stage: Stage) -> None:
    """A quarter of an hour before Nidec."""
    await stage.pass_time(hours=2, minutes=35)


async def test_choosing_the_minutes_tells_the_organisers_and_those_who_wait(stage: Stage) -> None:
    await at_nidec(stage)
    hans, jane, otto, olga = (stage.phone(name) for name in (HANS, JANE, OTTO, OLGA))
    asked = await hans.says("ich verspäte mich")
    assert "🏭 Firmenbesuch Nidec\n10:50 Japan (03:50 Deutschland)" in asked.text
    assert "📣 Das erfährt: das Organisationsteam, Jane Sample, John Placeholder, Jürgen Probe" in asked.text
    await stage.deliver()
    assert not [text for text in olga.received if "⏱" in text], "nothing is told before the tap"
    told = await hans.taps("10 min", on=asked)
    assert told.in_place
    assert told.text.startswith("✅ Gemeldet: 10 min später. 7 Personen erfahren es.")
    await stage.deliver()
    case = olga.last("⏱")
    assert case.startswith("⏱ Hans Platzhalter kommt etwa 10 min später\n🏭 Firmenbesuch Nidec\n10:50 Japan")
    assert "☎ Hans Platzhalter +49 30 23125 005" in case
    assert jane.last("⏱").startswith("⏱ Hans Platzhalter will be about 10 min late")
    assert "+49" not in jane.last("⏱"), "telephone numbers are for organisers"
    assert not [text for text in otto.received if "⏱" in text]


async def test_the_hosts_of_a_meeting_are_named_to_whoever_is_to_call_them(stage: Stage) -> None:
    await stage.pass_time(days=1, hours=5, minutes=20)  # ten minutes before the meeting, in the AHK's rooms
    await stage.phone(HANS).says("/late 5")
    await stage.deliver()
    case = stage.phone(OLGA).last("⏱")
    item = stage.agenda.items["b2b-hinagata-robotics"]
    assert f"🤝 {item.counterparts[0].name}" in case
    assert "In Japan wird auch eine kleine Verspätung angekündigt" in case


async def test_free_text_with_minutes_is_one_tap_from_sent(stage: Stage) -> None:
    await at_nidec(stage)
    jane = stage.phone(JANE)
    await jane.says("running 20 min late")
    told = await jane.taps("Report 20 min")
    assert told.text.startswith("✅ Reported: 20 min late. 7 people will be told.")


async def test_other_minutes_are_typed(stage: Stage) -> None:
    await at_nidec(stage)
    hans = stage.phone(HANS)
    await hans.says("/late")
    await hans.taps("Andere Zahl")
    assert (await hans.says("12 Minuten")).text.startswith("✅ Gemeldet: 12 min später.")


async def test_a_second_tap_tells_nobody_again_and_other_minutes_do(house: Stage) -> None:
    await at_nidec(house)
    hans, olga = house.phone(HANS), house.phone(OLGA)
    for _ in range(2):
        await hans.sends("late for nidec-visit 10")
        await house.deliver()
    assert len([text for text in olga.received if "⏱" in text]) == 1
    await hans.sends("late for nidec-visit 30", name="the tap")
    await house.deliver()
    await house.restart()
    await hans.sends("late for nidec-visit 30", name="the tap")
    await house.deliver()
    late = [text for text in olga.received if "⏱" in text]
    assert [text.split("\n")[0] for text in late] == ["⏱ Hans Platzhalter kommt etwa 30 min später"] * 2, (
        "the first message changes where it stands"
    )


async def test_what_a_crash_makes_come_again_does_not_undo_what_was_said_since(stage: Stage) -> None:
    await at_nidec(stage)
    hans, olga = stage.phone(HANS), stage.phone(OLGA)
    await hans.sends("late for nidec-visit 10", name="first")
    await hans.sends("late for nidec-visit 0", name="second")
    await hans.sends("late for nidec-visit 10", name="first")
    await stage.deliver()
    assert not [text for text in olga.received if "⏱" in text], "it was taken back before it went out"


async def test_in_time_after_all_is_told_to_those_who_heard_otherwise(stage: Stage) -> None:
    await at_nidec(stage)
    hans, olga, jane = (stage.phone(name) for name in (HANS, OLGA, JANE))
    await hans.says("/late 10")
    await stage.deliver()
    assert (await hans.taps("Doch pünktlich")).text.startswith("✅ Gemeldet: Sie kommen pünktlich.")
    await stage.deliver()
    assert olga.received[-1].startswith("✅ Hans Platzhalter kommt doch pünktlich")
    assert jane.received[-1].startswith("✅ Hans Platzhalter will be on time after all")


async def test_late_at_night_for_the_morning_wakes_nobody(stage: Stage) -> None:
    await stage.pass_time(hours=15)  # 23:00 in Japan
    hans, olga = stage.phone(HANS), stage.phone(OLGA)
    before = len(olga.received)
    await hans.says("/late 10")
    await stage.deliver()
    assert len(olga.received) == before
    await stage.pass_time(hours=7, minutes=31)
    assert "⏱ Hans Platzhalter" in olga.last("⏱")


async def test_it_can_be_about_another_item(stage: Stage) -> None:
    await stage.pass_time(hours=1, minutes=10)  # 09:10: Kyocera has just begun
    hans = stage.phone(HANS)
    asked = await hans.says("/late")
    assert "Kyocera" in asked.text
    other = await hans.taps("Nein, zu: 🏭 Firmenbesuch Nidec", on=asked)
    assert "Firmenbesuch Nidec" in other.text


async def test_what_is_not_ones_own_cannot_be_come_late_to(stage: Stage) -> None:
    otto, olga = stage.phone(OTTO), stage.phone(OLGA)
    for action in ("late for nidec-visit 10", "late for no-such-item 10", "late for checkin-osaka 10"):
        assert (await otto.sends(action)).text.startswith("Gerade steht nichts an")
    assert "wozu und um wie viel" in (await otto.sends("late 999")).text
    await stage.deliver()
    assert not [text for text in olga.received if "⏱" in text]


async def test_who_cannot_be_reached_is_named_and_nobody_at_all_is_said_honestly(sample: Agenda) -> None:
    async with staged(sample, Database("sqlite://"), joined=[HANS, OLGA]) as stage:
        told = await stage.phone(HANS).says("/late 10")
        assert "1 Person erfährt es." in told.text
        assert "☎️ Nicht im Chat: Stefan Begleitbeispiel, Mika Wegmuster, Peter Standmuster" in told.text
        stage.platform.faults[OLGA].append(blocked)
        await stage.pass_time(minutes=1)
        alone = await stage.phone(HANS).says("/late 20")
        assert alone.text.startswith("Im Chat ist niemand zu erreichen, den es angeht. Bitte rufen Sie an:")
        assert "+81 00 0000 0001" in alone.text


async def test_a_late_message_is_never_told_after_the_item(stage: Stage) -> None:
    await at_nidec(stage)
    hans = stage.phone(HANS)
    await hans.says("/late 10")
    stage.clock.jump(stage.clock.now() + timedelta(hours=3))
    await stage.deliver()
    assert not [text for text in stage.phone(JANE).received if "⏱" in text]
