"""What loads but is probably not meant: each warning of the format page once provoked and once not."""

import re
from pathlib import Path

import pytest

from bot.app import sample_programme
from bot.programme.check import kilometres, warnings
from bot.programme.problem import Problem, Severity
from bot.programme.sources.reading import read
from bot.speech.catalogue import LANGUAGES, catalogue
from bot.speech.views import problems as view

HEAD = """trip:
  id: japan-2024
  title: Japan
  zone: Asia/Tokyo
  home_zone: Europe/Berlin
  starts: 2024-04-20
  ends: 2024-04-27
"""
QUIET = '  quiet_hours: "22:00-06:30"\n  reminders: {default: [60min, leave], briefing: []}\n'
PEOPLE = """groups: {science: Science, trade: Trade}
people:
  - {id: ana, name: Ana, groups: [science]}
  - {id: ben, name: Ben, groups: [science]}
  - {id: carl, name: Carl, groups: [science, trade]}
  - {id: dora, name: Dora}
"""
PLACES = """places:
  - {id: kyoto, name: Kyoto, address_ja: 京都, location: [34.985, 135.758]}
  - {id: osaka, name: Osaka, address_ja: 大阪, location: [34.702, 135.495]}
"""


def _item(name: str, start: str, end: str, more: str = "", kind: str = "visit") -> str:
    return f"  - {{id: {name}, kind: {kind}, title: {name}, start: {start}, end: {end}, {more}}}\n"


def _warned(tmp_path: Path, *items: str, head: str = HEAD, places: str = PLACES) -> list[Problem]:
    path = tmp_path / "programme.yaml"
    path.write_text(head + PEOPLE + places + "items:\n" + "".join(items), "utf-8")
    reading = read(path)
    assert reading.problems == ()
    assert reading.trip is not None
    assert reading.draft is not None
    return warnings(reading.trip, reading.draft.where)


def _codes(problems: list[Problem]) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.subject) for problem in problems]


MORNING = _item("first", "2024-04-23 09:00", "2024-04-23 11:00")


def test_a_programme_without_conflicts_gives_no_warning(tmp_path: Path) -> None:
    assert _warned(tmp_path, MORNING, _item("second", "2024-04-23 11:00", "2024-04-23 12:00")) == []


def test_two_items_at_once_overlap_for_everybody_who_has_both(tmp_path: Path) -> None:
    (overlap,) = _warned(
        tmp_path, MORNING, _item("second", "2024-04-23 10:59", "2024-04-23 12:00", "audience: science")
    )
    assert (overlap.code, overlap.subject, overlap.severity) == ("overlap", "second", Severity.WARNING)
    assert overlap.args == {"other": "first", "person": "ana", "people": 3}
    assert overlap.where.line == 19


def test_an_overlap_counts_people_and_not_groups_or_agendas(tmp_path: Path) -> None:
    first = _item("first", "2024-04-23 09:00", "2024-04-23 11:00", "audience: [science, ana]")
    second = _item("second", "2024-04-23 10:00", "2024-04-23 12:00", "audience: [trade, ben]")
    (overlap,) = _warned(tmp_path, first, second)
    assert overlap.args == {"other": "first", "person": "ben", "people": 2}


@pytest.mark.parametrize("more", ["audience: dora", "status: cancelled, audience: science", "audience: []"])
def test_items_at_once_for_different_people_do_not_overlap(more: str, tmp_path: Path) -> None:
    first = _item("first", "2024-04-23 09:00", "2024-04-23 11:00", "audience: science")
    assert _warned(tmp_path, first, _item("second", "2024-04-23 10:00", "2024-04-23 12:00", more)) == []


def test_a_long_item_overlaps_everything_within_it(tmp_path: Path) -> None:
    long = _item("long", "2024-04-23 08:00", "2024-04-23 18:00", "audience: dora")
    within = [_item(f"i{hour}", f"2024-04-23 {hour}:00", f"2024-04-23 {hour}:30") for hour in (10, 12, 14)]
    assert _codes(_warned(tmp_path, long, *within)) == [("overlap", "i10"), ("overlap", "i12"), ("overlap", "i14")]


def _way(tmp_path: Path, second_start: str, more: str = "place: osaka", kind: str = "visit") -> list[Problem]:
    first = _item("first", "2024-04-23 09:00", "2024-04-23 11:00", "place: kyoto", kind)
    return _warned(tmp_path, first, _item("second", second_start, "2024-04-23 18:00", more))


def test_a_way_that_takes_longer_than_the_time_between_is_noticed(tmp_path: Path) -> None:
    (short,) = _way(tmp_path, "2024-04-23 12:00")
    assert (short.code, short.subject) == ("short-way", "second")
    assert short.args == {"other": "first", "minutes": 60, "needed": 84, "person": "ana", "people": 4}


@pytest.mark.parametrize(
    ("start", "more"),
    [
        ("2024-04-23 12:24", "place: osaka"),
        ("2024-04-23 12:00", "place: kyoto"),
        ("2024-04-23 12:00", ""),
        ("2024-04-23 12:00", "place: osaka, travel: 60min"),
        ("2024-04-23 12:00", 'place: osaka, meet: {at: "11:10", place: kyoto}'),
        ("2024-04-23 12:00", "place: osaka, audience: []"),
    ],
)
def test_a_way_for_which_there_is_time_is_not(start: str, more: str, tmp_path: Path) -> None:
    assert _way(tmp_path, start, more) == []


def test_the_way_is_measured_to_the_meeting_point_and_its_time(tmp_path: Path) -> None:
    (short,) = _way(tmp_path, "2024-04-23 15:00", 'place: kyoto, meet: {at: "12:00", place: osaka}')
    assert (short.code, short.args["minutes"]) == ("short-way", 60)


def test_a_stated_travel_time_counts_more_than_the_distance(tmp_path: Path) -> None:
    (short,) = _way(tmp_path, "2024-04-23 13:00", "place: osaka, travel: 3h")
    assert short.args["needed"] == 180


def test_a_train_ends_somewhere_else_than_it_departs(tmp_path: Path) -> None:
    assert _way(tmp_path, "2024-04-23 11:05", kind="transfer") == []


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("{id: nidec, name: Nidec}", ["no-japanese-address", "no-coordinates"]),
        ("{id: nidec, name: Nidec, address_ja: 京都}", ["no-coordinates"]),
        ("{id: nidec, name: Nidec, location: [34.9, 135.7]}", ["no-japanese-address"]),
        ("{id: nidec, name: Nidec, address_ja: 京都, location: [34.9, 135.7]}", []),
    ],
)
def test_a_place_in_japan_needs_what_a_taxi_driver_and_a_map_need(
    place: str, expected: list[str], tmp_path: Path
) -> None:
    found = _warned(tmp_path, places=f"places:\n  - {place}\n")
    assert [problem.code for problem in found] == expected
    assert all(problem.where.line == 15 and problem.subject == "nidec" for problem in found)


def test_a_place_used_only_in_germany_needs_no_japanese_address(tmp_path: Path) -> None:
    places = "places:\n  - {id: frankfurt, name: Frankfurt}\n"
    start = _item("first", "2024-04-23 09:00", "2024-04-23 11:00", "place: frankfurt, zone: Europe/Berlin")
    assert _warned(tmp_path, start, places=places) == []


@pytest.mark.parametrize(
    ("start", "end", "day"),
    [
        ("2024-04-19 09:00", "2024-04-19 10:00", "2024-04-19"),
        ("2024-04-28 09:00", "2024-04-28 10:00", "2024-04-28"),
        ("2024-04-27 23:00", "2024-04-28 01:00", "2024-04-28"),
        ("2042-04-23 09:00", "2042-04-23 10:00", "2042-04-23"),
    ],
)
def test_an_item_outside_the_trip_is_noticed(start: str, end: str, day: str, tmp_path: Path) -> None:
    (outside,) = _warned(tmp_path, _item("first", start, end))
    assert (outside.code, outside.args) == ("outside-trip", {"day": day})


@pytest.mark.parametrize(
    ("start", "end"), [("2024-04-20 00:00", "2024-04-20 01:00"), ("2024-04-27 23:00", "2024-04-28 00:00")]
)
def test_the_first_and_the_last_day_belong_to_the_trip(start: str, end: str, tmp_path: Path) -> None:
    assert _warned(tmp_path, _item("first", start, end)) == []


@pytest.mark.parametrize(
    ("kind", "more", "expected"),
    [
        ("b2b", "", ["no-counterpart"]),
        ("b2b", "counterparts: [{name: Tanaka}]", []),
        ("b2b", "status: cancelled", []),
        ("visit", "", []),
    ],
)
def test_a_b2b_meeting_needs_somebody_to_meet(kind: str, more: str, expected: list[str], tmp_path: Path) -> None:
    found = _warned(tmp_path, _item("first", "2024-04-23 09:00", "2024-04-23 10:00", more, kind))
    assert [problem.code for problem in found] == expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2024-04-23 06:30", [("quiet-hours-broken", "60min")]),
        ("2024-04-23 06:59", [("quiet-hours-broken", "60min")]),
        ("2024-04-23 07:00", [("quiet-hours-wait", "60min")]),
        ("2024-04-23 07:29", [("quiet-hours-wait", "60min")]),
        ("2024-04-23 07:30", []),
        ("2024-04-23 22:59", []),
        ("2024-04-23 23:00", [("quiet-hours-broken", "60min")]),
    ],
)
def test_a_reminder_in_quiet_hours_waits_or_wakes(start: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    found = _warned(tmp_path, _item("first", start, "2024-04-23 23:59"), head=HEAD + QUIET)
    assert [(problem.code, problem.args["lead"]) for problem in found] == expected
    assert all(problem.args["people"] == 4 for problem in found)


def test_without_quiet_hours_no_reminder_is_in_them(tmp_path: Path) -> None:
    assert _warned(tmp_path, _item("first", "2024-04-23 03:00", "2024-04-23 04:00")) == []


def test_a_kind_without_reminders_wakes_nobody(tmp_path: Path) -> None:
    early = _item("first", "2024-04-23 03:00", "2024-04-23 04:00", kind="briefing")
    assert _warned(tmp_path, early, head=HEAD + QUIET) == []


def test_quiet_hours_are_those_of_the_zone_the_traveller_is_in(tmp_path: Path) -> None:
    flight = _item("out", "2024-04-20 12:00", "2024-04-21 08:00", "zone: Europe/Berlin, end_zone: Asia/Tokyo", "flight")
    assert _warned(tmp_path, flight, head=HEAD + QUIET) == []
    at_home = flight.replace("2024-04-20 12:00", "2024-04-20 06:00")
    assert [problem.code for problem in _warned(tmp_path, at_home, head=HEAD + QUIET)] == ["quiet-hours-broken"]


def test_the_sample_trip_gives_its_intended_warnings_and_no_others() -> None:
    written = sample_programme().read_text("utf-8")
    intended = set(re.findall(r"# intended:.*\n\s+- id: (\S+)", written))
    reading = read(sample_programme())
    assert reading.problems == ()
    assert reading.trip is not None
    assert reading.draft is not None
    found = warnings(reading.trip, reading.draft.where)
    assert {problem.subject for problem in found} == intended
    assert _codes(found) == [
        ("overlap", "b2b-mihon-optics"),
        ("overlap", "b2b-kamei-photonics"),
        ("overlap", "b2b-hanrei-laser"),
        ("quiet-hours-broken", "opie-setup"),
    ]


def test_kyoto_and_tokyo_are_as_far_apart_as_on_a_map() -> None:
    assert kilometres((34.985, 135.758), (35.681, 139.767)) == pytest.approx(372, abs=5)


def test_a_warning_reads_as_one_line_with_its_place(tmp_path: Path) -> None:
    (overlap,) = _warned(tmp_path, MORNING, _item("second", "2024-04-23 10:00", "2024-04-23 12:00"))
    said = {language: view.line(overlap, "programme.yaml", catalogue(language)) for language in LANGUAGES}
    assert said == {
        "de": "programme.yaml:19:53: Warnung: „second“ – Überschneidet sich mit „first“ für 4 Personen, z. B. ana.",
        "en": "programme.yaml:19:53: warning: “second” – Overlaps with “first” for 4 people, e.g. ana.",
    }
