"""Days, times and durations the way organisers spread them over cells."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from bot.programme.model import Kind
from tests.programme.sources.workbooks import Rows, item, items, save, tokyo, trip

HEADINGS = ("id", "Art", "Titel", "Datum", "Beginn", "Ende")
APRIL_23, APRIL_24 = (datetime(2024, 4, day) for day in (23, 24))  # noqa: DTZ001 – cells hold wall clocks


@pytest.mark.parametrize(
    ("written", "hour", "minute"),
    [
        ("14:00 Uhr", 14, 0),
        ("14.00", 14, 0),
        ("14 Uhr", 14, 0),
        (time(14, 0), 14, 0),
        (APRIL_23 + timedelta(hours=14, minutes=5), 14, 5),
        (14 / 24, 14, 0),
        (0.0, 0, 0),
        (timedelta(hours=14, minutes=30), 14, 30),
        (45405.583333333, 14, 0),
        ("23.04.2024, 14:00", 14, 0),
    ],
)
def test_a_date_column_and_a_time_in_any_form_make_a_start(
    tmp_path: Path, written: Any, hour: int, minute: int
) -> None:
    (found,) = items(tmp_path, (HEADINGS, ("a", "visit", "A", APRIL_23, written, None)))
    assert found.start == tokyo(hour, minute)


@pytest.mark.parametrize(
    "day",
    [
        "23.04.2024",
        "Di 23.4.24",
        "Dienstag, 23. April 2024",
        "23. April",
        "Di 23.4.",
        "April 23, 2024",
        date(2024, 4, 23),
        45405,
    ],
)
def test_a_day_is_understood_however_it_is_written(tmp_path: Path, day: Any) -> None:
    (found,) = items(tmp_path, (HEADINGS, ("a", "visit", "A", day, "14:00", "15:30")))
    assert (found.start, found.end) == (tokyo(14), tokyo(15, 30))


@pytest.mark.parametrize("span", ["14:00–15:30", "14:00 - 15:30 Uhr", "14.00 bis 15.30", "23.04.2024 14:00-15:30"])
def test_start_and_end_may_stand_in_one_cell(tmp_path: Path, span: str) -> None:
    (found,) = items(tmp_path, (("id", "kind", "title", "Datum", "Zeit"), ("a", "visit", "A", "23.04.2024", span)))
    assert (found.start, found.end) == (tokyo(14), tokyo(15, 30))


def test_bare_hours_take_their_unit_from_the_end(tmp_path: Path) -> None:
    (found,) = items(tmp_path, (HEADINGS, ("a", "visit", "A", "23.04.2024", "14–16 Uhr", None)))
    assert (found.start, found.end) == (tokyo(14), tokyo(16))


def test_a_time_with_its_offset_is_no_span(tmp_path: Path) -> None:
    rows = (("id", "kind", "title", "zone", "start"), ("a", "visit", "A", "America/New_York", "2024-11-03 01:30-05:00"))
    assert items(tmp_path, rows)[0].start == datetime(2024, 11, 3, 6, 30, tzinfo=UTC)


def test_title_rows_above_and_between_and_day_rows_are_no_items(tmp_path: Path) -> None:
    rows: Rows = (
        ("Delegationsreise Japan", None),
        ("Stand: vorläufig", None),
        (None,),
        HEADINGS,
        ("Dienstag, 23. April 2024 – Kyoto",),
        ("a", "Firmenbesuch", "A", None, "09:00", "10:00"),
        ("Mittagspause",),
        ("b", "Abendessen", "B", None, "19:00", None),
        (APRIL_24,),
        ("c", "Flug", "C", None, "08:00", "10:00"),
    )

    def merge(book: Workbook) -> None:
        for area in ("A1:F1", "A2:F2", "A5:F5", "A7:F7", "A9:F9"):
            book["Programm"].merge_cells(area)

    found = trip(save(tmp_path / "trip.xlsx", {"Programm": rows}, merge)).items
    assert [(each.id, each.kind, each.start) for each in found] == [
        ("a", Kind.VISIT, tokyo(9)),
        ("b", Kind.DINNER, tokyo(19)),
        ("c", Kind.FLIGHT, tokyo(8, day=24)),
    ]


def test_blank_and_merged_days_carry_the_day_above_down(tmp_path: Path) -> None:
    rows: Rows = (
        ("id", "kind", "title", "Datum", "Beginn", "Kleidung"),
        ("a", "visit", "A", "23.04.2024", "09:00", "Anzug"),
        ("b", "visit", "B", None, "11:00", None),
        ("c", "visit", "C", None, "13:00", None),
        ("d", "visit", "D", "24.04.2024", "09:00", None),
        ("e", "visit", "E", None, "10:00", None),
    )

    def merge(book: Workbook) -> None:
        book["Items"].merge_cells("D2:D4")
        book["Items"].merge_cells("F2:F3")

    found = trip(save(tmp_path / "trip.xlsx", {"Items": rows}, merge)).items
    assert [each.start for each in found] == [tokyo(9), tokyo(11), tokyo(13), tokyo(9, day=24), tokyo(10, day=24)]
    assert [each.dress is not None for each in found] == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        (90, 90),
        ("90", 90),
        ("90 min", 90),
        ("1,5 Std.", 90),
        (time(1, 30), 90),
        (1 / 16, 90),
        (timedelta(hours=30), 1800),
    ],
)
def test_a_duration_is_minutes_an_excel_time_or_text(tmp_path: Path, written: Any, minutes: int) -> None:
    found = item(tmp_path, "Dauer", written)
    assert found.end - found.start == timedelta(minutes=minutes)
