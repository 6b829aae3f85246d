"""What a YAML programme may look like: what is accepted, and that nothing written is lost unsaid."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.programme.model import Item, Kind, Meet, Text, Trip
from bot.programme.problem import Problem
from bot.programme.sources.reading import read
from bot.speech.catalogue import catalogue
from bot.speech.views import problems as view

HEAD = "trip: {id: japan-2024, title: Japan, zone: Asia/Tokyo, starts: 2024-04-20, ends: 2024-04-27}\n"
VISIT = "items:\n  - id: nidec-visit\n    kind: visit\n    title: Nidec\n    start: 2024-04-23 14:00\n"
WHOLE = """# A programme with every kind of value
trip:
  id: japan-2024
  title: {de: Delegationsreise, en: Delegation}
  zone: Asia/Tokyo
  home_zone: Europe/Berlin
  languages: [de, en]
  starts: 20.04.2024
  ends: 2024-04-27
  quiet_hours: "22:00-06:30"
  reminders: {default: [60min, leave], b2b: 24h, digest: "20:00"}
  contacts: [{name: Polizei, phone: 110, emergency: yes}]
groups: {science: Wissenschaft}
people: [{id: p01, name: Erika Muster, groups: science, email: erika@example.org}]
places: [{id: nidec, name: Nidec, location: [34.9, 135.7]}]
items:
  - id: nidec-visit
    kind: visit
    title: Nidec
    start: 2024-04-23 14:00
    end: "15:30"
    place: nidec
    meet: {at: 13:15, place: nidec, note: Lobby}
    audience: science, p01
    links: [{title: Nidec, url: "https://www.nidec.com"}]
"""


def _read(tmp_path: Path, text: str | bytes) -> tuple[Trip | None, list[Problem]]:
    path = tmp_path / "programme.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    reading = read(path)
    return reading.trip, list(reading.problems)


def _trip(tmp_path: Path, text: str | bytes) -> Trip:
    trip, problems = _read(tmp_path, text)
    assert problems == []
    assert trip is not None
    return trip


def _item(tmp_path: Path, *fields: str) -> Item:
    return _trip(tmp_path, HEAD + VISIT + "".join(f"    {field}\n" for field in fields)).items[0]


def _codes(tmp_path: Path, text: str) -> list[tuple[str, int | None, int | None]]:
    return [(problem.code, problem.where.line, problem.where.column) for problem in _read(tmp_path, text)[1]]


@pytest.mark.parametrize(
    "written", ["13:15", '"13:15"', "'13:15'", "13.15", "13:15 Uhr", "2024-04-23 13:15", "23.4.24 13:15"]
)
def test_a_quarter_past_one_is_never_the_number_795(written: str, tmp_path: Path) -> None:
    meeting = _item(tmp_path, f"meet: {{at: {written}}}").meet
    assert meeting == Meet(datetime(2024, 4, 23, 4, 15, tzinfo=UTC), None, None)


@pytest.mark.parametrize(
    "written",
    ["2024-04-23 14:00", '"2024-04-23 14:00"', "2024-04-23T14:00:00", "23.04.2024 14:00", "Di 23.4.24, 14 Uhr"],
)
def test_a_start_is_the_same_instant_however_it_is_written(written: str, tmp_path: Path) -> None:
    text = (HEAD + VISIT).replace("2024-04-23 14:00", written)
    assert _trip(tmp_path, text).items[0].start == datetime(2024, 4, 23, 5, tzinfo=UTC)


@pytest.mark.parametrize("written", ["2024", "no", "NO", "1.50", "0x1F", "true", "~x", "null and void", "2024-04-23"])
def test_a_text_stays_as_written_whatever_yaml_could_make_of_it(written: str, tmp_path: Path) -> None:
    assert _item(tmp_path, f"notes: {written}").notes == Text((("", written),))


@pytest.mark.parametrize(
    "written", ["[science, p01]", "science, p01", "science; p01", '"science,p01"', "\n      - science\n      - p01"]
)
def test_a_list_may_be_written_with_commas_instead(written: str, tmp_path: Path) -> None:
    text = WHOLE.replace("audience: science, p01", f"audience: {written}")
    assert _trip(tmp_path, text).items[0].audience == ("science", "p01")


@pytest.mark.parametrize("nothing", ["", "null", "~", '""', '"  "'])
def test_a_field_without_a_value_is_left_out(nothing: str, tmp_path: Path) -> None:
    fields = ("end", "duration", "place", "meet", "travel", "audience", "status", "dress", "links", "zone")
    assert _item(tmp_path, *(f"{field}: {nothing}" for field in fields)) == _item(tmp_path)


def test_a_language_without_a_text_is_left_out(tmp_path: Path) -> None:
    assert _item(tmp_path, "notes: {de: Lobby, en: }").notes == Text((("de", "Lobby"),))


@pytest.mark.parametrize("field", ["title", "start", "kind", "id"])
def test_a_required_field_without_a_value_is_missing_right_there(field: str, tmp_path: Path) -> None:
    lines = (HEAD + VISIT).splitlines()
    number = next(at for at, line in enumerate(lines) if f" {field}:" in line and at > 0)
    lines[number] = lines[number].partition(":")[0] + ":"
    (problem,) = _read(tmp_path, "\n".join(lines) + "\n")[1]
    assert (problem.code, problem.args["field"], problem.where.line) == ("missing-field", field, number + 1)


def test_a_misspelt_field_without_a_value_is_still_misspelt(tmp_path: Path) -> None:
    assert _codes(tmp_path, HEAD + VISIT + "    plaze:\n") == [("unknown-field", 7, 5)]


def test_a_text_cut_by_a_comma_is_not_lost_unsaid(tmp_path: Path) -> None:
    text = (HEAD + VISIT).replace("title: Nidec", "title: {de: Besuch, Kyoto, en: Visit}")
    assert _codes(tmp_path, text) == [("unknown-language", 5, 25)]


def test_one_slip_in_a_required_field_is_one_message(tmp_path: Path) -> None:
    assert _codes(tmp_path, HEAD + VISIT.replace("title:", "titel:")) == [("unknown-field", 5, 5)]


def test_an_entry_with_a_wrong_value_has_its_references_checked_too(tmp_path: Path) -> None:
    text = HEAD + VISIT.replace("visit\n", "vist\n") + "    place: nowhere\n    audience: nobody\n"
    assert [code for code, *_ in _codes(tmp_path, text)] == ["unknown-choice", "unknown-id", "unknown-id"]


def test_an_entry_with_a_wrong_value_still_counts_as_known(tmp_path: Path) -> None:
    text = WHOLE.replace("location: [34.9, 135.7]", "location: [34.9]")
    assert [code for code, *_ in _codes(tmp_path, text)] == ["unexpected"]


def test_an_item_that_takes_no_time_is_refused_and_not_given_its_usual_time(tmp_path: Path) -> None:
    assert _codes(tmp_path, HEAD + VISIT + "    duration: 0min\n") == [("end-before-start", 7, 15)]


def test_the_line_of_a_first_id_is_written_without_a_thousands_point(tmp_path: Path) -> None:
    text = HEAD + "# \n" * 2000 + VISIT + VISIT.removeprefix("items:\n")
    (problem,) = _read(tmp_path, text)[1]
    assert "Zeile 2003." in view.message(problem, catalogue("de"))


def test_an_anchor_saves_writing_a_meeting_point_twice(tmp_path: Path) -> None:
    second = VISIT.removeprefix("items:\n").replace("nidec-visit", "second")
    text = HEAD + VISIT + "    meet: &lobby {at: 13:15, note: Lobby}\n" + second + "    meet: *lobby\n"
    first, other = _trip(tmp_path, text).items
    assert first.meet == other.meet


@pytest.mark.parametrize(
    "change",
    [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n"), lambda text: "---\n" + text + "...\n"],
)
def test_what_windows_editors_add_changes_nothing(change: Callable[[str], str], tmp_path: Path) -> None:
    assert _trip(tmp_path, change(WHOLE)) == _trip(tmp_path, WHOLE)


def test_the_whole_programme_is_understood(tmp_path: Path) -> None:
    trip = _trip(tmp_path, WHOLE)
    assert (trip.people[0].groups, trip.contacts[0].phone, trip.contacts[0].emergency) == (("science",), "110", True)
    assert [lead.written for lead in trip.reminders.leads(Kind.B2B)] == ["24h"]
    assert trip.items[0].end == datetime(2024, 4, 23, 6, 30, tzinfo=UTC)
