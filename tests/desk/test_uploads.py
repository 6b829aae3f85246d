"""An organiser sends the changed programme into the chat: what is wrong with it, or what it would change."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from bot.programme.model import Role, Trip
from bot.programme.sources import template, yaml_writer
from bot.speech.calendar import calendar
from bot.speech.catalogue import LANGUAGES, catalogue
from bot.speech.message import File
from tests.desk.stage import Stage, later

pytestmark = pytest.mark.anyio

CLAUDIA, ERIKA, HANS = "o01", "p02", "p05"
WORDS = {language: catalogue(language).say for language in LANGUAGES}
BROKEN = Path(__file__).parents[1] / "broken"


def as_yaml(trip: Trip, name: str = "programm.yaml") -> File:
    return File(name, "application/yaml", yaml_writer.text(trip).encode())


def moved(trip: Trip, minutes: int = 30) -> Trip:
    """The trip with a later Nidec."""
    items = tuple(later(item, minutes) if item.id == "nidec-visit" else item for item in trip.items)
    return replace(trip, items=items)


async def test_a_changed_programme_is_shown_and_published(stage: Stage) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    shown = await claudia.says("", file=as_yaml(moved(stage.agenda.trip)))
    assert shown.text.startswith("📄 Aus „programm.yaml“\n📝 Entwurf – noch nicht veröffentlicht")
    assert "bisher 10:50–12:00" in shown.text
    await stage.restart()
    assert (await claudia.taps("informieren")).text.startswith("✅ Veröffentlicht – Änderung 2")
    await stage.deliver()
    assert "11:20–12:30" in hans.last("🔄")


async def test_a_workbook_too(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "programm.xlsx"
    template.write(path, moved(stage.agenda.trip), WORDS)
    sheet = File(path.name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", path.read_bytes())
    shown = await stage.phone(CLAUDIA).says("Das neue Programm", file=sheet)
    assert "bisher 10:50–12:00" in shown.text
    assert "5 Personen bekommen je eine Nachricht." in shown.text


async def test_a_changed_calendar_moves_what_it_knows(stage: Stage) -> None:
    trip = moved(stage.agenda.trip)
    content = calendar(trip.items, stage.agenda.places, "Reise", "de", stage.clock.now(), trip_id=trip.id)
    shown = await stage.phone(CLAUDIA).says("", file=File("reise.ics", "text/calendar", content))
    assert "11:20–12:30" in shown.text
    assert "🚌 Treffpunkt 10:50" in shown.text
    assert shown.text.count("bisher") == 1


async def test_edits_go_on_top_of_a_file(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    await claudia.says("", file=as_yaml(moved(stage.agenda.trip)))
    shown = await claudia.says("Horiba fällt aus")
    assert "11:20–12:30" in shown.text
    assert "❌ Fällt aus: 🏭 Firmenbesuch Horiba" in shown.text


async def test_a_second_file_takes_the_place_of_the_draft(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    await claudia.says("Horiba fällt aus")
    shown = await claudia.says("", file=as_yaml(moved(stage.agenda.trip)))
    assert "Ihr bisheriger Entwurf ist damit ersetzt." in shown.text
    assert "Horiba" not in shown.text


async def test_every_mistake_is_told_with_its_place(stage: Stage) -> None:
    content = (BROKEN / "eight-mistakes.yaml").read_bytes()
    said = await stage.phone(CLAUDIA).says("", file=File("programm.yaml", "application/yaml", content))
    assert said.text.startswith("📄 „programm.yaml“: 8 Fehler\n❌ ")
    assert said.text.count("❌") == 8
    assert said.lines[-1].text.startswith("Am Programm ändert sich nichts.")


async def test_cells_of_a_workbook_are_named(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "programm.xlsx"
    template.write(path, stage.agenda.trip, WORDS)
    book = openpyxl.load_workbook(path)
    sheet = next(one for one in book.worksheets if one.cell(1, 1).value and "items" in one.title.lower())
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "nidec-visit")
    row[1].value = "excursion"
    book.save(path)
    said = await stage.phone(CLAUDIA).says("", file=File(path.name, "", path.read_bytes()))
    assert f"[{sheet.title}!B{row[0].row}]" in said.text


async def test_many_mistakes_fit_a_phone(stage: Stage) -> None:
    items = "".join(f"  - {{id: i{n}, kind: nonsense, title: T, start: never}}\n" for n in range(300))
    content = f"trip: {{id: x}}\nitems:\n{items}".encode()
    said = await stage.phone(CLAUDIA).says("", file=File("p.yaml", "", content))
    assert "weitere Befunde" in said.text
    assert len(said.text) < 3500


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("p.yaml", b"", "Die Datei ist leer."),
        ("p.yaml", b"\xff\xfe", "kein UTF-8-Text"),
        ("p.xlsx", b"PK not a workbook", "Arbeitsmappe ist beschädigt"),
        ("p.ics", b"nothing", "📄 „p.ics“: 1 Fehler"),
        ("../../etc/x.yaml", b"a: [", "1 Fehler"),
        ("p\0.yaml", b"a: [", "1 Fehler"),
        (f"{'x' * 4000}.yaml", b"a: [", "1 Fehler"),
    ],
)
async def test_what_is_no_programme_is_said_to_be_none(stage: Stage, name: str, content: bytes, words: str) -> None:
    said = await stage.phone(CLAUDIA).says("", file=File(name, "", content))
    assert words in said.text
    assert len(said.text) < 1000


async def test_what_does_not_fit_this_trip_changes_nothing(stage: Stage) -> None:
    claudia, trip = stage.phone(CLAUDIA), stage.agenda.trip
    other = await claudia.says("", file=as_yaml(replace(trip, id="korea-2025")))
    assert "gehört zu einer anderen Reise (korea-2025)" in other.text
    demoted = tuple(replace(p, role=Role.PARTICIPANT) if p.id == CLAUDIA else p for p in trip.people)
    assert (
        "führt Sie nicht als Organisator:in"
        in (await claudia.says("", file=as_yaml(replace(trip, people=demoted)))).text
    )
    assert "das schon gilt" in (await claudia.says("", file=as_yaml(trip))).text
    foreign = calendar(trip.items[:2], {}, "x", "de", stage.clock.now(), trip_id="t").replace(b"flight-", b"other-")
    foreign = foreign.replace(b"bus-", b"other-")
    assert "keinen Programmpunkt dieser Reise" in (await claudia.says("", file=File("x.ics", "", foreign))).text
    assert (await claudia.says("/publish")).text == "Es gibt keinen Entwurf zu veröffentlichen."


async def test_a_file_is_no_answer_to_a_question_and_is_looked_at_for_itself(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    await claudia.says("/change Horiba")
    await claudia.taps("Neue Zeit")
    assert "📄 Aus" in (await claudia.says("", file=as_yaml(moved(stage.agenda.trip)))).text


async def test_a_file_sent_again_by_a_crash_is_one_draft(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    file = as_yaml(moved(stage.agenda.trip))
    first = await claudia.says("", file=file, name="file 1")
    await stage.restart()
    again = await claudia.says("", file=file, name="file 1")
    assert again.text == first.text
    assert "ersetzt" not in again.text


async def test_others_hear_kindly_that_files_and_places_cannot_be_looked_at(stage: Stage) -> None:
    erika, claudia = stage.phone(ERIKA), stage.phone(CLAUDIA)
    kindly = "Das kann ich leider nicht ansehen."
    assert kindly in (await erika.says("", file=File("foto.jpg", "image/jpeg", b"x"))).text
    assert kindly in (await erika.says("", file=as_yaml(moved(stage.agenda.trip)))).text
    assert "Mit Standorten kann ich nichts anfangen" in (await erika.says("", location=(35.0, 135.7))).text
    assert (
        "lese ich als .xlsx, .yaml oder .ics"
        in (await claudia.says("", file=File("foto.jpg", "image/jpeg", b"x"))).text
    )
    assert kindly in (await erika.says("Wo ist das?", file=File("foto.jpg", "image/jpeg", b"x"))).text
    assert "Das weiß ich leider nicht." in (await erika.says("/received")).text
