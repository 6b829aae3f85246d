"""The table on a sheet: where its headings are, which rows are entries, and each entry as a `draft.Table`."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from bot.programme.problem import Problem, Where
from bot.programme.sources.draft import Series, Table
from bot.programme.sources.workbook_grid import Cell, Grid
from bot.programme.sources.workbook_headings import Column, Headings
from bot.programme.sources.workbook_values import Words, plain_text

_HEADING_ROWS = 15
"""How far down the headings may be: logos, titles and notes often stand above them."""


@dataclass(frozen=True, slots=True)
class Field:
    """One value of an entry, with the place of its heading and its own."""

    column: Column
    value: str | Series
    key_at: Where
    value_at: Where


@dataclass
class Row:
    """A row below the headings: its cells by field, and those under headings nobody knows."""

    at: Where
    columns: Collection[Column]
    """All columns of the sheet."""
    cells: dict[Column, Cell] = field(default_factory=dict)
    keys_at: dict[Column, Where] = field(default_factory=dict)
    unknown: list[tuple[str, Where, Cell]] = field(default_factory=list)
    title: Cell | None = None
    """Set if the row holds nothing but this one cell."""
    spans: bool = False
    """Whether that cell is merged over several columns: a title between the rows."""


class Ledger:
    """What reading one workbook's sheets shares: the vocabulary, the trip's language, the problems so far."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.headings = Headings()
        self.words = Words()
        self.language = "de"
        """The trip's first: that of a text beside which there are translations."""

    def field(self, section: str, column: Column, cell: Cell, key_at: Where) -> Field:
        """A field from its cell; a cell that is faulty in itself is reported."""
        if cell.fault:
            self.problems.append(Problem(cell.fault, cell.at, found=str(cell.value) or None))
        return Field(column, self.words.value(section, column, cell), key_at, cell.at)

    def filled_twice(self, name: str, at: Where, other: Where) -> None:
        """Report two values for one field."""
        self.problems.append(Problem("filled-twice", at, found=name, args={"other": other.cell or ""}))

    def entry(self, at: Where, fields: Iterable[Field]) -> Table:
        """An entry of the contract from flat fields."""
        fields = list(fields)
        of = {each.column: each for each in fields}
        for each in fields:
            translated = replace(each.column, language=self.language)
            if not each.column.language and translated in of:
                self.filled_twice(translated.heading, of[translated].value_at, each.value_at)
        return _nested(at, _with_language(fields, self.language))


class Sheet:
    """A sheet with headings."""

    def __init__(self, grid: Grid, section: str, ledger: Ledger) -> None:
        self._grid = grid
        self._ledger = ledger
        self._heading_row = 0
        self._columns: dict[int, Column] = {}
        self._unknown: dict[int, str] = {}
        self._find_headings(section)

    def rows(self) -> Iterator[Row]:
        """The rows below the headings that have anything in them."""
        for number, filled in self._grid.rows():
            if self._columns and number > self._heading_row:
                yield self._row(number, filled)

    def _find_headings(self, section: str) -> None:
        headings = self._ledger.headings
        best: dict[int, Column] = {}
        for number, (row, filled) in enumerate(self._grid.rows()):
            if number == _HEADING_ROWS:
                break
            texts = {at: plain_text(self._grid.cells[row, at].value) for at in filled}
            known = {at: column for at, text in texts.items() if (column := headings.column(section, text))}
            if len(known) > len(best):
                best, self._heading_row = known, row
                self._unknown = {at: text for at, text in texts.items() if at not in known}
        self._columns = best
        if not best and self._grid.cells:
            at = next(iter(self._grid.cells.values())).at
            self._ledger.problems.append(Problem("no-headings", at, found=self._grid.title))

    def _row(self, number: int, filled: list[int]) -> Row:
        row = Row(self._grid.where(number, filled[0]), self._columns.values())
        if len(filled) == 1:
            row.title = self._grid.cells[number, filled[0]]
            row.spans = self._grid.merged_to.get((number, filled[0]), (0, 0))[1] > filled[0]
        for at, column in self._columns.items():
            cell = self._grid.shown(number, at)
            if cell is not None:
                self._take(row, column, cell, self._grid.where(self._heading_row, at))
        for at, name in self._unknown.items():
            if (number, at) in self._grid.cells:
                row.unknown.append((name, self._grid.where(self._heading_row, at), self._grid.cells[number, at]))
        return row

    def _take(self, row: Row, column: Column, cell: Cell, key_at: Where) -> None:
        if column in row.cells:
            self._ledger.filled_twice(column.heading, cell.at, row.cells[column].at)
            return
        row.cells[column] = cell
        row.keys_at[column] = key_at


def _nested(at: Where, fields: Iterable[Field]) -> Table:
    table = Table(at)
    numbered: dict[tuple[str, int], Table] = {}
    for each in fields:
        target = table
        *group, name = each.column.steps
        if group and each.column.numbered:
            target = numbered.setdefault((group[0], each.column.number), Table(each.value_at))
        elif group:
            target = _inner(table, group[0], each)
        if each.column.language:
            _inner(target, name, each).put(each.column.language, each.value, each.key_at, each.value_at)
        else:
            target.put(name, each.value, each.key_at, each.value_at)
    for (group_name, _), member in sorted(numbered.items(), key=lambda pair: pair[0]):
        _append(table, group_name, member)
    return table


def _with_language(fields: list[Field], language: str) -> list[Field]:
    """Read a "Titel" beside a "Titel (englisch)" as the title in the trip's first language."""
    translated = {replace(each.column, language="") for each in fields if each.column.language}
    return [
        replace(each, column=replace(each.column, language=language)) if each.column in translated else each
        for each in fields
    ]


def _inner(table: Table, name: str, each: Field) -> Table:
    inner = table.get(name)
    if not isinstance(inner, Table):
        inner = Table(each.value_at)
        table.put(name, inner, each.key_at, each.value_at)
    return inner


def _append(table: Table, name: str, member: Table) -> None:
    series = table.get(name)
    if not isinstance(series, Series):
        series = Series(member.at)
        first = next(iter(member.keys_at.values()))
        table.put(name, series, first, member.at)
    series.put(member, member.at)
