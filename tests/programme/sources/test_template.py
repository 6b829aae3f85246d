"""A programme survives being written: as the workbook organisers fill in, and as YAML."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from bot.programme.model import Trip
from bot.programme.problem import Where
from bot.programme.sources import reading, template, yaml_writer
from bot.speech.catalogue import catalogue
from tests.programme.sources.trips import trips

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "programmes" / "thueringen-japan-2024.yaml"
WORDS = {language: catalogue(language).say for language in ("de", "en")}
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def written(path: Path, trip: Trip | None) -> Path:
    template.write(path, trip, WORDS)
    return path


def read(path: Path) -> Trip | None:
    result = reading.read(path)
    assert result.problems == ()
    return result.trip


def sample() -> Trip:
    trip = read(SAMPLE)
    assert trip is not None
    return trip


def test_the_sample_trip_survives_the_workbook(tmp_path: Path) -> None:
    assert read(written(tmp_path / "trip.xlsx", sample())) == sample()


def test_the_sample_trip_survives_yaml(tmp_path: Path) -> None:
    yaml_writer.write(tmp_path / "trip.yaml", sample())
    assert read(tmp_path / "trip.yaml") == sample()


@settings(PATIENT, max_examples=20)
@given(trips())
def test_every_trip_survives_the_workbook(trip: Trip) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert read(written(Path(folder, "trip.xlsx"), trip)) == trip


@settings(PATIENT, max_examples=60)
@given(trips())
def test_every_trip_survives_yaml(trip: Trip) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "trip.yaml")
        yaml_writer.write(path, trip)
        assert read(path) == trip


def test_yaml_is_written_for_people(tmp_path: Path) -> None:
    yaml_writer.write(tmp_path / "trip.yaml", sample())
    text = (tmp_path / "trip.yaml").read_text("utf-8")
    assert "organiser: LEG Thüringen, Thüringen International\n" in text
    assert "starts: 2024-04-20\n" in text
    assert "languages: [de, en]\n" in text
    assert "status: confirmed" not in text


def test_no_text_of_a_programme_becomes_a_formula(tmp_path: Path) -> None:
    source = tmp_path / "trip.yaml"
    head = "trip: {id: t, title: '=1+1', zone: UTC, starts: 2024-04-20, ends: 2024-04-21, organiser: '@x'}\n"
    item = "items: [{id: '+1', kind: visit, title: '-2', start: 2024-04-20 10:00, notes: '=HYPERLINK(\"x\")'}]"
    source.write_text(head + item)
    book = openpyxl.load_workbook(written(tmp_path / "trip.xlsx", read(source)))
    types = {cell.value: (cell.data_type, cell.quotePrefix) for sheet in book for row in sheet for cell in row}
    for text in ("=1+1", "@x", "+1", "-2", '=HYPERLINK("x")'):
        assert types[text] == ("s", True)


def test_the_empty_template_only_lacks_what_is_required(tmp_path: Path) -> None:
    problems = reading.read(written(tmp_path / "empty.xlsx", None)).problems
    assert {problem.code for problem in problems} == {"missing-field"}
    assert {problem.args["field"] for problem in problems} == {"id", "title", "zone", "starts", "ends"}
    assert {problem.where for problem in problems} == {Where(sheet="Trip", cell="A1")}


@pytest.mark.parametrize("filled", [True, False])
def test_the_template_guides_whoever_fills_it_in(tmp_path: Path, filled: bool) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "trip.xlsx", sample() if filled else None))
    assert book.sheetnames == [
        "Anleitung · Guide", "Trip", "Contacts", "Groups", "People", "Places", "Items",
    ]  # fmt: skip
    items = book["Items"]
    headings = {cell.value: cell for cell in items[1]}
    assert {"id", "kind", "title_de", "title_en", "start", "meet_at", "counterpart_name", "link_url"} <= headings.keys()
    assert all(cell.comment for cell in items[1])
    assert items.freeze_panes == "B2"
    hints = [hint.formula1 for hint in items.data_validations.dataValidation]
    assert any("dinner" in hint for hint in hints)
    assert "=Places!$A$2:$A$500" in hints


def test_every_word_of_the_template_is_used_and_exists_in_both_languages(tmp_path: Path) -> None:
    said: dict[str, set[str]] = {"de": set(), "en": set()}

    def listening(language: str) -> Callable[[str], str]:
        def say(message: str) -> str:
            said[language].add(message)
            return WORDS[language](message)

        return say

    template.write(tmp_path / "trip.xlsx", sample(), {language: listening(language) for language in said})
    for language, messages in said.items():
        text = (ROOT / "bot" / "speech" / "texts" / language / "template.ftl").read_text("utf-8")
        assert messages == {line.partition(" =")[0] for line in text.splitlines() if line.startswith("template-")}
