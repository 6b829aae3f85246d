"""An Excel workbook as a draft: the contract's fields as columns, the way organisers really fill them in.

What the fields mean is not decided here; every value arrives as the text a YAML programme would have, and knows
its sheet and cell.
"""

import difflib
from pathlib import Path

from bot.programme.problem import Problem, Unreadable, Where
from bot.programme.sources import values
from bot.programme.sources.building import build
from bot.programme.sources.draft import Draft, Series, Table
from bot.programme.sources.values import NotUnderstood
from bot.programme.sources.workbook_grid import Grid, load
from bot.programme.sources.workbook_headings import plain
from bot.programme.sources.workbook_rows import ItemRows, PlaceRows, Rows
from bot.programme.sources.workbook_table import Ledger, Row, Sheet
from bot.programme.sources.workbook_trip import TripSheet
from bot.programme.sources.workbook_vocabulary import SECTIONS


def read(path: Path) -> Draft:
    """The content of a workbook; raises Unreadable, then with whatever else is wrong, each cell once."""
    reader = _Reader(load(path))
    draft = Draft(reader.root())
    problems = reader.problems
    if problems:
        reported = {problem.where for problem in problems}
        raise Unreadable(*problems, *(problem for problem in build(draft)[1] if problem.where not in reported))
    return draft


class _Reader:
    """One pass over the sheets, in the order in which they need each other."""

    def __init__(self, grids: list[Grid]) -> None:
        self._ledger = Ledger()
        self.problems = self._ledger.problems
        self._grids: dict[str, list[Grid]] = {section: [] for section in SECTIONS}
        self._others: list[Grid] = []
        self._start = _start_of(grids)
        for grid in grids:
            section = self._ledger.headings.section(grid.title)
            (self._grids[section] if section else self._others).append(grid)

    def root(self) -> Table:
        """The whole programme."""
        if not any(self._grids.values()):
            raise Unreadable(Problem("no-sheets", self._start))
        self._misspelt()
        root = Table(self._start)
        trip = TripSheet(self._ledger)
        for grid in self._grids["trip"]:
            trip.take(grid)
        self._ledger.language = trip.text("languages").partition(",")[0].strip() or self._ledger.language
        self._put(root, "trip", self._trip(trip))
        self._put(root, "groups", self._groups())
        self._put(root, "people", self._entries("people", Rows()))
        self._put(root, "places", self._entries("places", PlaceRows()))
        self._ledger.words.known = {name for section in ("groups", "people") for name in _ids(root.get(section))}
        self._put(root, "items", self._entries("items", ItemRows(_year(trip.text("starts")))))
        return root

    def _put(self, root: Table, section: str, content: Table | Series) -> None:
        if content or self._grids[section]:
            root.put(section, content, content.at, content.at)

    def _misspelt(self) -> None:
        """A sheet almost called like one that is missing was meant to be it; others are the organisers' own."""
        headings = self._ledger.headings
        known = {plain(name): name for name in headings.sheets()}
        for grid in self._others:
            match = difflib.get_close_matches(plain(grid.title), known, n=1, cutoff=0.75)
            section = headings.section(match[0]) if match else None
            if section and not self._grids[section] and grid.cells:
                problem = Problem("unknown-sheet", _start_of([grid]), found=grid.title, suggestion=known[match[0]])
                self.problems.append(problem)

    def _trip(self, sheet: TripSheet) -> Table:
        table = sheet.table(_start_of(self._grids["trip"]))
        contacts = self._entries("contacts", Rows())
        if contacts:
            table.put("contacts", contacts, contacts.at, contacts.at)
        return table

    def _groups(self) -> Table:
        groups = Table(_start_of(self._grids["groups"]))
        for group in self._entries("groups", Rows()):
            if not isinstance(group, Table):
                continue
            missing = [name for name in ("id", "label") if name not in group]
            self.problems += [Problem("missing-field", group.at, args={"field": name}) for name in missing]
            if missing:
                continue
            key, at = str(group["id"]), group.values_at["id"]
            if key in groups:
                other = f"{groups.keys_at[key].sheet}!{groups.keys_at[key].cell}"
                self.problems.append(Problem("duplicate-id", at, found=key, args={"other": other}))
            groups.put(key, group["label"], at, group.values_at["label"])
        return groups

    def _entries(self, section: str, meaning: Rows) -> Series:
        series = Series(_start_of(self._grids[section]))
        for grid in self._grids[section]:
            reported: set[Where] = set()
            for row in Sheet(grid, section, self._ledger).rows():
                if meaning.skip(row):
                    continue
                fields = {
                    column: self._ledger.field(section, column, cell, row.keys_at[column])
                    for column, cell in row.cells.items()
                }
                meaning.refine(row, fields)
                table = self._ledger.entry(row.at, fields.values())
                _put_unknown(table, row, reported)
                series.put(table, row.at)
        return series


def _put_unknown(table: Table, row: Row, reported: set[Where]) -> None:
    """A column nobody knows, under its own name, in the first entry with a value for it: it is refused once."""
    for name, key_at, cell in row.unknown:
        if key_at not in reported:
            reported.add(key_at)
            table.put(name, str(cell.value), key_at, cell.at)


def _start_of(grids: list[Grid]) -> Where:
    return Where(sheet=grids[0].title, cell="A1") if grids else Where()


def _ids(section: object) -> list[str]:
    if isinstance(section, Series):
        return [str(entry["id"]) for entry in section if isinstance(entry, Table) and "id" in entry]
    return list(section) if isinstance(section, Table) else []


def _year(starts: str) -> int | None:
    try:
        return values.day(starts).year
    except NotUnderstood:
        return None
