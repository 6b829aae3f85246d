"""When a broadcast goes out: at once, at a planned time, after quiet hours – or in them, if it is urgent. And not at
all any more, if it is stopped.
"""

import pytest

from bot.channels.base import Priority
from bot.store.deliveries import history
from tests.desk.stage import Phone, Stage, readable
from tests.desk.test_broadcast import CLAUDIA, HANS, JANE, broadcasts
from tests.fakes.platform import flood, meanwhile

pytestmark = pytest.mark.anyio

BUS = "Der Bus wartet vor dem Hotel."


async def planned(claudia: Phone, when: str) -> str:
    """The preview of a broadcast for some time."""
    await claudia.says(f"/broadcast {BUS}")
    await claudia.taps("Später …")
    return (await claudia.says(when)).text


async def test_at_night_it_waits_for_the_morning_and_says_so_before(stage: Stage) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    await stage.pass_time(hours=14, minutes=30)
    preview = await claudia.says(f"/broadcast {BUS}")
    until = "bis Mi 24. April, 06:30 Japan"
    assert f"🌙 Bei 29 Personen wartet es die Ruhezeit ab: {until}" in preview.text
    await claudia.taps("Senden")
    await stage.deliver()
    assert not broadcasts(hans)
    assert f"🌙 Der Rest wartet die Ruhezeit ab: {until}" in claudia.last("so weit")
    await stage.pass_time(hours=8)
    assert len(broadcasts(hans)) == 1
    assert "🌙" not in claudia.last("so weit")


async def test_urgent_breaks_quiet_hours_and_says_so(stage: Stage) -> None:
    claudia, hans, jane = stage.phone(CLAUDIA), stage.phone(HANS), stage.phone(JANE)
    await stage.pass_time(hours=14, minutes=30)
    await claudia.says(f"/broadcast {BUS}")
    urgent = await claudia.taps("Dringend ✗")
    assert "🌙" not in urgent.text
    assert "🚨 Dringend: kommt auch in der Ruhezeit an" in urgent.text
    await claudia.taps("Senden")
    await stage.deliver()
    assert broadcasts(hans)[0].startswith("📢 Claudia Leitmuster\n🚨 Dringend – deshalb auch in der Ruhezeit\n")
    assert "🚨 Urgent – so it arrives even in quiet hours" in broadcasts(jane)[0]
    async with stage.service.database.read() as tx:
        rows = await history(tx, stage.agenda.trip.id, HANS)
    assert [row.priority for row in rows if row.key.kind == "broadcast"] == [Priority.EMERGENCY]


async def test_who_has_no_quiet_hours_need_not_wait_for_those_who_have(stage: Stage) -> None:
    claudia, hans, jane = stage.phone(CLAUDIA), stage.phone(HANS), stage.phone(JANE)
    await hans.sends("reminders quiet off")
    await stage.pass_time(hours=14, minutes=30)
    assert "Bei 28 Personen wartet es" in (await claudia.says(f"/broadcast {BUS}")).text
    await claudia.taps("Senden")
    await stage.deliver()
    assert (len(broadcasts(hans)), len(broadcasts(jane))) == (1, 0)
    assert "📨 1 von 29 zugestellt\n⏳ 28 unterwegs" in claudia.last("so weit")


@pytest.mark.parametrize(
    ("written", "shown", "minutes"),
    [
        ("18:30", "Di 23. April, 18:30 Japan (11:30 Deutschland)", 10 * 60 + 30),
        ("morgen 8:00", "Mi 24. April, 08:00 Japan (01:00 Deutschland)", 24 * 60),
        ("7 Uhr", "Mi 24. April, 07:00 Japan (00:00 Deutschland)", 23 * 60),
        ("24.4. um 9:15", "Mi 24. April, 09:15 Japan (02:15 Deutschland)", 25 * 60 + 15),
    ],
)
async def test_a_planned_time_is_japans_and_shown_back_with_both_zones(
    stage: Stage, written: str, shown: str, minutes: int
) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    assert f"🕗 Geplant: {shown}" in await planned(claudia, written)
    assert f"Geplant für 29 Personen: {shown}" in (await claudia.taps("Einplanen")).text
    await stage.pass_time(minutes=minutes - 1)
    assert not broadcasts(hans)
    assert f"🕗 Geplant: {shown}" in claudia.last("so weit")
    await stage.pass_time(minutes=1)
    assert len(broadcasts(hans)) == 1
    assert "29 von 29 zugestellt" in claudia.last("so weit")


async def test_a_time_that_is_none_or_over_is_asked_again(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    assert "verstehe ich nicht" in await planned(claudia, "bald")
    assert "schon vorbei" in (await claudia.says("22.4. 8:00")).text
    assert "🕗 Geplant" in (await claudia.says("18:30")).text
    assert "🕗 Geplant" not in (await claudia.taps("Sofort")).text


async def test_a_plan_inside_quiet_hours_says_that_it_waits(stage: Stage) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    preview = await planned(claudia, "23:00")
    assert "🕗 Geplant: Di 23. April, 23:00" in preview
    assert "🌙 Bei 29 Personen wartet es die Ruhezeit ab: bis Mi 24. April, 06:30" in preview
    await claudia.taps("Einplanen")
    await stage.pass_time(hours=15, minutes=30)
    assert not broadcasts(hans)
    await stage.pass_time(hours=7)
    assert len(broadcasts(hans)) == 1


async def test_a_plan_that_is_over_before_it_is_confirmed_is_looked_at_again(stage: Stage) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    await planned(claudia, "18:30")
    await stage.pass_time(hours=11)
    assert "Bitte noch einmal prüfen" in (await claudia.taps("Einplanen")).text
    assert not broadcasts(hans)
    await claudia.taps("Senden")
    await stage.deliver()
    assert len(broadcasts(hans)) == 1


async def test_a_plan_can_be_stopped_whole(house: Stage) -> None:
    claudia, hans = house.phone(CLAUDIA), house.phone(HANS)
    await planned(claudia, "18:30")
    await claudia.taps("Einplanen")
    await house.deliver()
    stopped = await claudia.taps("Noch nicht Gesendetes stoppen")
    assert "⏹ Gestoppt" in stopped.text
    assert "↩️ 29 vorher zurückgezogen" in stopped.text
    await house.pass_time(hours=11)
    assert not broadcasts(hans)
    assert "📨 0 von 29 zugestellt\n↩️ 29 vorher zurückgezogen" in claudia.last("so weit")
    assert "stoppen" not in readable(claudia.messages[-1])


async def test_stopped_half_way_nobody_else_gets_it_and_whoever_did_can_still_confirm(house: Stage) -> None:
    claudia = house.phone(CLAUDIA)
    house.platform.faults[HANS].append(flood(60))
    await claudia.says(f"/broadcast {BUS}")
    await claudia.taps("Mit Bestätigung ✗")
    await claudia.taps("Senden")
    await house.deliver()
    assert "📨 28 von 29 zugestellt\n⏳ 1 unterwegs" in claudia.last("so weit")
    await claudia.taps("Noch nicht Gesendetes stoppen")
    await house.pass_time(minutes=5)
    assert "📨 28 von 29 zugestellt\n↩️ 1 vorher zurückgezogen" in claudia.last("so weit")
    assert not broadcasts(house.phone(HANS))
    assert "Confirmed by you" in (await house.phone(JANE).taps("Understood")).text


async def test_what_is_on_its_way_when_it_is_stopped_does_not_start_again(stage: Stage) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    await claudia.says(f"/broadcast {BUS}")
    _, matter, *_ = claudia.action("Senden").split()
    await claudia.taps("Senden")

    async def stop() -> None:
        await stage.phone("o02").sends(f"broadcast {matter} stop")

    stage.platform.faults[HANS].append(meanwhile(stop, lambda platform, parcel: flood(1)(platform, parcel)))
    await stage.deliver()
    await stage.pass_time(minutes=5)
    assert not broadcasts(hans)
    assert "📨 28 von 29 zugestellt\n↩️ 1 vorher zurückgezogen" in claudia.last("so weit")


async def test_whoever_leaves_before_it_goes_out_is_to_be_phoned(stage: Stage) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    await planned(claudia, "18:30")
    await claudia.taps("Einplanen")
    await hans.says("/stop")
    await hans.taps("Abmelden")
    await stage.pass_time(hours=11)
    report = claudia.last("so weit")
    assert "📨 28 von 29 zugestellt\n\n☎️ Bitte anrufen" in report
    assert "Hans Platzhalter" in report
