"""Two organisers at once, and going back: nobody overwrites another unseen, and nothing happens twice."""

from dataclasses import replace

import pytest

from bot.programme.sources import yaml_writer
from bot.programme.sources.reading import checked
from bot.speech.message import File
from tests.desk.stage import Stage, readable

pytestmark = pytest.mark.anyio

CLAUDIA, STEFAN, HANS = "o01", "o02", "p05"
LATER = "Nidec 30 Minuten später"


async def test_what_another_published_meanwhile_is_shown_and_kept(stage: Stage) -> None:
    claudia, stefan = stage.phone(CLAUDIA), stage.phone(STEFAN)
    await claudia.says(LATER)
    publish = claudia.action("informieren")
    await stefan.says("Kyocera fällt aus")
    await stefan.taps("informieren")
    shown = await claudia.sends(publish)
    assert "⚡ Inzwischen hat Stefan Begleitbeispiel das Programm geändert." in shown.text
    assert "❌ Fällt aus: 🏭 Firmenbesuch Kyocera" in shown.text
    assert "11:20–12:30" in shown.text
    assert stage.service.agendas.number(stage.agenda.trip.id) == 2, "not published yet"
    await claudia.taps("informieren")
    assert stage.agenda.items["kyocera-visit"].cancelled, "what Stefan did holds"
    assert stage.agenda.items["nidec-visit"].start.minute == 20


async def test_two_who_change_the_same_are_told_of_each_other(stage: Stage) -> None:
    claudia, stefan = stage.phone(CLAUDIA), stage.phone(STEFAN)
    await claudia.says(LATER)
    shown = await stefan.says("Nidec fällt aus")
    assert "✋ Claudia Leitmuster hat auch einen Entwurf zu diesen Programmpunkten." in shown.text
    assert "✋ Stefan Begleitbeispiel" in (await claudia.says("/publish")).text
    assert "✋" not in (await stage.phone("o03").says("Horiba fällt aus")).text
    await stefan.taps("informieren")
    shown = await claudia.says("/publish")
    assert "⚡ Inzwischen hat Stefan Begleitbeispiel" in shown.text
    assert "✋" not in shown.text


async def test_an_edit_of_what_is_gone_is_dropped_and_said(stage: Stage) -> None:
    claudia, stefan = stage.phone(CLAUDIA), stage.phone(STEFAN)
    await claudia.says(LATER)
    await claudia.says("Horiba fällt aus")
    await stefan.says("", file=without(stage, "nidec-visit"))
    await stefan.taps("informieren")
    shown = await claudia.says("/publish")
    assert "⚠️ 1 Ihrer Änderungen passt nicht mehr und entfällt." in shown.text
    await claudia.taps("informieren")
    assert stage.agenda.items["horiba-visit"].cancelled


async def test_a_file_that_would_take_back_anothers_change_says_which(stage: Stage) -> None:
    claudia, stefan = stage.phone(CLAUDIA), stage.phone(STEFAN)
    await claudia.says("", file=without(stage, "horiba-visit"))
    publish = claudia.action("informieren")
    await stefan.says(LATER)
    await stefan.taps("informieren")
    shown = await claudia.sends(publish)
    assert "⚠️ Ihre Datei nähme diese Änderungen wieder zurück: 🏭 Firmenbesuch Nidec" in shown.text
    assert "⏰ Neue Zeit: Di 23. April, 10:50–12:00" in shown.text, "which is a change now"
    assert stage.service.agendas.number(stage.agenda.trip.id) == 2


async def test_the_last_publication_is_taken_back_and_that_again(house: Stage) -> None:
    claudia, hans = house.phone(CLAUDIA), house.phone(HANS)
    before = house.agenda.trip
    await claudia.says(LATER)
    await claudia.taps("informieren")
    changed = house.agenda.trip
    await house.deliver()
    preview = await house.phone(STEFAN).says("/undo")
    assert preview.text.startswith("↩️ Änderung 2 (Claudia Leitmuster) zurücknehmen?")
    assert "⏰ Neue Zeit: Di 23. April, 10:50–12:00" in preview.text
    back = house.phone(STEFAN)
    taken = await back.sends("undo 2 tell", "tap")
    assert taken.text.startswith("↩️ Änderung 2 ist zurückgenommen\n📨 5 Personen")
    assert house.agenda.trip == before
    await house.deliver()
    assert "bisher 11:20–12:30" in hans.last("🔄 Programmänderung")
    assert (await back.sends("undo 2 tell", "tap")).text == "Das ist schon geschehen: Änderung 3 gilt."
    assert (await back.sends("undo 2 tell")).text == "Das ist schon geschehen: Änderung 3 gilt."
    assert (await claudia.says("/undo")).text.startswith("↩️ Änderung 3 (Stefan Begleitbeispiel)")
    await claudia.taps("informieren")
    assert house.agenda.trip == changed
    assert house.service.agendas.number(changed.id) == 4


async def test_what_was_overtaken_is_not_taken_back_unseen(stage: Stage) -> None:
    claudia, stefan = stage.phone(CLAUDIA), stage.phone(STEFAN)
    await claudia.says(LATER)
    await claudia.taps("informieren")
    await claudia.says("/undo")
    undo = claudia.action("informieren")
    await stefan.says("Horiba fällt aus")
    await stefan.taps("Still")
    shown = await claudia.sends(undo)
    assert shown.text.startswith("↩️ Änderung 3 (Stefan Begleitbeispiel) zurücknehmen?\n⚡ Inzwischen")
    assert stage.agenda.items["horiba-visit"].cancelled


async def test_a_button_about_what_is_not_so_any_more_shows_how_it_is(stage: Stage) -> None:
    claudia, stefan = stage.phone(CLAUDIA), stage.phone(STEFAN)
    await claudia.says("/change Nidec")
    later = claudia.action("+15")
    await stefan.says(LATER)
    await stefan.taps("informieren")
    shown = await claudia.sends(later)
    assert shown.text.startswith("🏭 Firmenbesuch Nidec\nDi 23. April, 11:20–12:30")
    assert "11:35–12:45" in (await claudia.taps("+15")).text


async def test_there_is_nothing_to_take_back_at_first(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    for said in (await claudia.says("/undo"), await claudia.sends("undo 1 tell")):
        assert said.text.startswith("Es gibt nichts zurückzunehmen")


async def test_silently_moves_reminders_and_tells_nobody(stage: Stage) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    await claudia.says(LATER)
    assert "📭 Niemand" in (await claudia.taps("Still")).text
    await stage.deliver()
    assert not [text for text in (*hans.received, *claudia.received) if "🔄" in text or "📣" in text]
    await stage.pass_time(hours=2, minutes=20)
    assert "11:20–12:30" in hans.last("Nidec")


async def test_a_draft_of_the_old_version_on_top_of_an_undo(stage: Stage) -> None:
    claudia, stefan = stage.phone(CLAUDIA), stage.phone(STEFAN)
    await stefan.says("Horiba fällt aus")
    await stefan.taps("informieren")
    await claudia.says(LATER)
    await stefan.says("/undo")
    await stefan.taps("informieren")
    shown = await claudia.says("/publish")
    assert "✅ Findet doch statt: 🏭 Firmenbesuch Horiba" in readable(shown)


def without(stage: Stage, item: str) -> File:
    """The programme in force as a file, without an item."""
    trip = stage.agenda.trip
    shorter = replace(trip, items=tuple(one for one in trip.items if one.id != item))
    assert checked(shorter).trip == shorter
    return File("programm.yaml", "application/yaml", yaml_writer.text(shorter).encode())
