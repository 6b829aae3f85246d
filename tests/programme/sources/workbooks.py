"""Workbooks for tests: rows of values become sheets, with the merges, formats and raw parts a test asks for."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from bot.programme.model import Item, Trip
from bot.programme.problem import Problem
from bot.programme.sources import reading

Rows = Sequence[Sequence[Any]]

TRIP: Rows = (
    ("id", "trip"),
    ("title", "Musterreise"),
    ("zone", "Asia/Tokyo"),
    ("home_zone", "Europe/Berlin"),
    ("languages", "de, en"),
    ("starts", "2024-04-20"),
    ("ends", "2024-04-27"),
)


def save(path: Path, sheets: Mapping[str, Rows], change: Callable[[Workbook], None] | None = None) -> Path:
    """Write sheets to a workbook; `change` may still do to it what only a spreadsheet program does."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in {"Trip": TRIP, **sheets}.items():
        sheet = book.create_sheet(title)
        for row, values in enumerate(rows, 1):
            for column, value in enumerate(values, 1):
                if value is not None:
                    sheet.cell(row, column).value = value
    if change:
        change(book)
    book.save(path)
    return path


def trip(path: Path) -> Trip:
    """The trip a workbook holds, which has to be free of problems."""
    result = reading.read(path)
    assert result.problems == ()
    assert result.trip is not None
    return result.trip


def items(folder: Path, rows: Rows) -> tuple[Item, ...]:
    """The items of a workbook with these rows on its sheet of items."""
    return trip(save(folder / "trip.xlsx", {"Items": rows})).items


def item(folder: Path, heading: str, value: Any) -> Item:
    """One item with this value in one more column."""
    rows = (("id", "kind", "title", "start", heading), ("a", "visit", "A", "2024-04-23 14:00", value))
    return items(folder, rows)[0]


def tokyo(hour: int, minute: int = 0, day: int = 23) -> datetime:
    """The instant of a wall-clock time in Tokyo, in April 2024."""
    return datetime(2024, 4, day, hour, minute, tzinfo=UTC) - timedelta(hours=9)


def problems(path: Path) -> tuple[Problem, ...]:
    """What is wrong with a workbook."""
    result = reading.read(path)
    assert result.trip is None
    return result.problems


def with_part(source: Path, target: Path, name: str, content: bytes) -> Path:
    """A copy of a workbook in which one part has other content."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return target
