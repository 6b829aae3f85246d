"""A workbook's sheets as grids of filled cells, each of which knows where it stands."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from bot.programme.problem import Where
from bot.programme.sources import limits
from bot.programme.sources.workbook_archive import broken, checked
from bot.programme.sources.workbook_scan import Part

Value = str | bool | int | float | datetime | date | time | timedelta


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell. `fault` is the code of what is wrong with the cell itself: a formula without a value."""

    value: Value
    at: Where
    fault: str | None = None


@dataclass
class Grid:
    """A sheet: its filled cells by (row, column), from 1, and how far each merged cell reaches."""

    title: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged_to: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    above: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """For cells covered by a merge over several rows: the cell whose value they show."""

    def where(self, row: int, column: int) -> Where:
        """The place of any cell, filled or not."""
        return Where(sheet=self.title, cell=f"{get_column_letter(column)}{row}")

    def rows(self) -> Iterator[tuple[int, list[int]]]:
        """The rows that have cells of their own, with their filled columns from the left."""
        columns: dict[int, list[int]] = {}
        for row, column in sorted(self.cells):
            columns.setdefault(row, []).append(column)
        return iter(columns.items())

    def shown(self, row: int, column: int) -> Cell | None:
        """What a reader sees in a cell: its own value, or that of a cell merged down over it."""
        return self.cells.get((row, column)) or self.cells.get(self.above.get((row, column), (0, 0)))


def load(path: Path) -> list[Grid]:
    """The sheets of a workbook, in its order; raises Unreadable."""
    archive = checked(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a lost extension or style is nothing an organiser can act on
            book = openpyxl.load_workbook(archive.content, read_only=True, data_only=True, keep_links=False)
            return [_grid(sheet, archive.sheets) for sheet in book.worksheets]
    except Exception as error:  # whatever a file can provoke in the library, it is not a whole workbook
        raise broken(error) from None


def _grid(sheet: Any, parts: dict[str, Part]) -> Grid:
    sheet.reset_dimensions()  # what the file says about its size is not to be trusted
    grid = Grid(sheet.title.strip())
    part = parts.get(sheet._worksheet_path, Part())
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number > limits.ROWS:
            break
        for column, cell in enumerate(row, start=1):
            _take(grid, number, column, cell.value, cell.data_type == "e")
    for row, column in part.formulas - grid.cells.keys():
        grid.cells[row, column] = Cell("", grid.where(row, column), "formula-without-value")
    for top, left, bottom, right in part.merged:
        _merge(grid, top, left, bottom, right)
    return grid


def _take(grid: Grid, row: int, column: int, value: Value | None, fault: bool) -> None:
    if isinstance(value, str):
        value = value.replace("_x000D_", "").strip()
    if value is not None and value != "":
        grid.cells[row, column] = Cell(value, grid.where(row, column), "formula-error" if fault else None)


def _merge(grid: Grid, top: int, left: int, bottom: int, right: int) -> None:
    grid.merged_to[top, left] = (bottom, right)
    for row in range(top + 1, bottom + 1):
        grid.above[row, left] = (top, left)
