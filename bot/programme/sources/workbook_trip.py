"""The sheet of the trip itself: a field and its value in each row."""

from bot.programme.problem import Where
from bot.programme.sources.draft import Table
from bot.programme.sources.workbook_grid import Grid
from bot.programme.sources.workbook_headings import Column
from bot.programme.sources.workbook_table import Field, Ledger
from bot.programme.sources.workbook_values import plain_text

_FIELD = {"field", "feld"}
_VALUE = {"value", "wert"}
"""Titles over the two columns."""


class TripSheet:
    """Collects the fields of the trip, row by row."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._fields: dict[Column, Field] = {}
        self._unknown: list[tuple[str, Field]] = []

    def take(self, grid: Grid) -> None:
        """Read a sheet. Its value stands under "value" if there is such a heading, else beside the field."""
        value_column: int | None = None
        for row, filled in grid.rows():
            titles = {plain_text(grid.cells[row, at].value).casefold(): at for at in filled}
            if value_column is None and titles.keys() & _FIELD and titles.keys() & _VALUE:
                value_column = next(at for title, at in titles.items() if title in _VALUE)
                continue
            label = grid.cells[row, filled[0]]
            beside = grid.merged_to.get((row, filled[0]), (row, filled[0]))[1] + 1
            cell = grid.cells.get((row, value_column or beside))
            if cell is None or cell is label:
                continue
            column = self._ledger.headings.column("trip", plain_text(label.value))
            if column is None:
                name = plain_text(label.value)
                self._unknown.append((name, Field(Column(name), plain_text(cell.value), label.at, cell.at)))
            elif column in self._fields:
                self._ledger.filled_twice(column.heading, cell.at, self._fields[column].value_at)
            else:
                self._fields[column] = self._ledger.field("trip", column, cell, label.at)

    def text(self, name: str) -> str:
        """A value as it was understood, or nothing."""
        field = self._fields.get(Column(name))
        return field.value if field and isinstance(field.value, str) else ""

    def table(self, at: Where) -> Table:
        """The trip as the contract has it; a field nobody knows under its own name, to be refused."""
        table = self._ledger.entry(at, self._fields.values())
        for name, field in self._unknown:
            table.put(name, field.value, field.key_at, field.value_at)
        return table
