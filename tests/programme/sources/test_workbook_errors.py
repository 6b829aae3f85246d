"""What is wrong with a workbook is said with its sheet and cell."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from bot.programme.problem import Where
from tests.programme.sources.workbooks import problems, save, trip, with_part

HEADINGS = ("Art", "Titel", "Datum", "Beginn", "Ende", "Status")
GOOD = ("visit", "A", "23.04.2024", "14:00", "15:00", "confirmed")


def at(cell: str, sheet: str = "Items") -> Where:
    return Where(sheet=sheet, cell=cell)


@pytest.mark.parametrize(
    ("column", "value", "code", "cell"),
    [
        (0, "Besichtigunk", "unknown-choice", "B4"),
        (2, "übermorgen", "unexpected", "D4"),
        (3, "abends", "unexpected", "E4"),
        (3, 14, "unexpected", "E4"),
        (4, "13:00", "end-before-start", "F4"),
        (4, "25:00", "unexpected", "F4"),
        (5, "vielleicht", "unknown-choice", "G4"),
    ],
)
def test_a_wrong_value_is_named_with_its_cell(tmp_path: Path, column: int, value: Any, code: str, cell: str) -> None:
    row = [None, *GOOD]
    row[column + 1] = value
    (problem,) = problems(save(tmp_path / "trip.xlsx", {"Items": ((), (), (None, *HEADINGS), row)}))
    assert (problem.code, problem.where) == (code, at(cell))


def test_an_unknown_heading_is_reported_once_at_its_cell(tmp_path: Path) -> None:
    rows = ((*HEADINGS, "titel2", "leer"), (*GOOD, "x"), (*GOOD, "y"))
    (problem,) = problems(save(tmp_path / "trip.xlsx", {"Items": rows}))
    assert (problem.code, problem.found, problem.suggestion, problem.where) == (
        "unknown-field", "titel2", "title", at("G1"),
    )  # fmt: skip


def test_an_unknown_field_of_the_trip_is_reported_at_its_cell(tmp_path: Path) -> None:
    def add(book: Workbook) -> None:
        book["Trip"]["A9"].value, book["Trip"]["B9"].value = "organisr", "LEG"

    (problem,) = problems(save(tmp_path / "trip.xlsx", {}, add))
    assert (problem.code, problem.suggestion, problem.where) == ("unknown-field", "organiser", at("A9", "Trip"))


def test_error_values_and_everything_else_wrong_are_reported_together(tmp_path: Path) -> None:
    rows = (HEADINGS, ("visit", "#REF!", *GOOD[2:]), ("wrong", *GOOD[1:]), ("visit", "A", "#N/A", *GOOD[3:]))
    found = problems(save(tmp_path / "trip.xlsx", {"Items": rows}))
    assert {(problem.code, problem.where.cell) for problem in found} == {
        ("formula-error", "B2"),
        ("unknown-choice", "A3"),
        ("formula-error", "C4"),
    }


def test_a_formula_counts_as_its_stored_value_and_one_without_is_reported(tmp_path: Path) -> None:
    rows = (HEADINGS, ("visit", "=B9", *GOOD[2:]))
    path = save(tmp_path / "trip.xlsx", {"Items": rows})
    (problem,) = problems(path)
    assert (problem.code, problem.where) == ("formula-without-value", at("B2"))
    cells = "".join(
        f'<c r="{"ABCDEF"[n]}1" t="inlineStr"><is><t>{text}</t></is></c>' for n, text in enumerate(HEADINGS)
    )
    values = "".join(f'<c r="{"ABCDEF"[n]}2" t="str"><f>Z1</f><v>{text}</v></c>' for n, text in enumerate(GOOD))
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<sheetData><row r="1">{cells}</row><row r="2">{values}</row></sheetData></worksheet>'
    )
    stored = with_part(path, tmp_path / "stored.xlsx", "xl/worksheets/sheet2.xml", sheet.encode())
    assert trip(stored).items[0].title.in_("de") == "A"


def test_a_field_filled_twice_is_reported(tmp_path: Path) -> None:
    rows = (("Titel", "title", *HEADINGS[:1], *HEADINGS[2:]), ("A", "B", "visit", *GOOD[2:]))
    (problem,) = problems(save(tmp_path / "trip.xlsx", {"Items": rows}))
    assert (problem.code, problem.where, problem.args) == ("filled-twice", at("B1".replace("1", "2")), {"other": "A2"})


def test_a_translation_filled_twice_is_reported(tmp_path: Path) -> None:
    rows = ((*HEADINGS, "title_de"), (*GOOD, "B"))
    (problem,) = problems(save(tmp_path / "trip.xlsx", {"Items": rows}))
    assert (problem.code, problem.where) == ("filled-twice", at("G2"))


def test_groups_need_an_id_and_a_label_and_no_id_twice(tmp_path: Path) -> None:
    rows = (("id", "label"), ("a", "A"), ("a", "B"), ("c",), (None, "D"))
    found = problems(save(tmp_path / "trip.xlsx", {"Groups": rows}))
    assert [(problem.code, problem.where.cell) for problem in found] == [
        ("duplicate-id", "A3"), ("missing-field", "A4"), ("missing-field", "B5"),
    ]  # fmt: skip


def test_a_misspelt_sheet_is_reported_with_the_name_meant(tmp_path: Path) -> None:
    (problem,) = problems(save(tmp_path / "trip.xlsx", {"Itmes": (HEADINGS, GOOD)}))
    assert (problem.code, problem.suggestion, problem.where.sheet) == ("unknown-sheet", "Items", "Itmes")


def test_a_sheet_without_any_known_heading_is_reported(tmp_path: Path) -> None:
    (problem,) = problems(save(tmp_path / "trip.xlsx", {"Items": (("foo", "bar"), ("1", "2"))}))
    assert (problem.code, problem.where.sheet) == ("no-headings", "Items")


def test_a_workbook_of_other_sheets_is_no_programme(tmp_path: Path) -> None:
    def rename(book: Workbook) -> None:
        book["Trip"].title = "Budget"

    (problem,) = problems(save(tmp_path / "trip.xlsx", {}, rename))
    assert problem.code == "no-sheets"
