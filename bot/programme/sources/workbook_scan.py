"""A first look at one XML part of a workbook, cheap and strict, before any library builds objects from it."""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple

from bot.programme.problem import Problem, Unreadable, Where
from bot.programme.sources import limits

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column; from 1."""

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_LAST_ROW = 1_048_576


@dataclass
class Part:
    """What a part is (`root`, the name of its first element) and what a sheet has: filled cells, merged areas."""

    root: str = ""
    cells: int = 0
    merged: list[Area] = field(default_factory=list)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    """Cells with a formula, except those whose value is a text, which may be empty."""


def scan(name: str, data: bytes) -> Part:
    """Walk through a part; raises Unreadable for entities, excess, or XML that is not well-formed."""
    scanner = _Scanner()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = scanner.start
    parser.EndElementHandler = scanner.end
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Unreadable(Problem("broken-workbook", Where(), found=f"{name}: {error}"[:200])) from None
    return scanner.part


def _refuse_doctype(*_: object) -> None:
    raise Unreadable(Problem("unsafe-xml", Where()))


class _Scanner:
    """Counts elements and remembers where cells are."""

    def __init__(self) -> None:
        self.part = Part()
        self._depth = 0
        self._elements = 0
        self._merged_cells = 0
        self._row = 0
        self._column = 0
        self._text = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        self._depth += 1
        if self._depth == 1:
            self.part.root = name
        if self._depth > limits.XML_DEPTH:
            raise Unreadable(Problem("unsafe-xml", Where()))
        if self.part.root == "worksheet":
            self._in_sheet(name, attributes)
        else:
            self._elements += 1
            most = limits.CELLS * 3 if self.part.root == "sst" else limits.PART_ELEMENTS
            if self._elements > most:
                raise Unreadable(Problem("workbook-too-complex", Where(), args={"limit": most}))

    def end(self, _: str) -> None:
        self._depth -= 1

    def _in_sheet(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "row":
                self._row = _number(attributes["r"]) if "r" in attributes else self._row + 1
                self._column = 0
            case "c":
                self._cell(attributes.get("r"))
                self._text = attributes.get("t") == "str"
            case "f" if not self._text:
                self.part.formulas.add((self._row, self._column))
            case "mergeCell":
                self._merge(attributes.get("ref", ""))
            case _:
                pass

    def _cell(self, reference: str | None) -> None:
        if reference is None:
            self._column += 1
        else:
            self._row, self._column = _cell_at(reference)
        if self._row > limits.ROWS or self._column > limits.COLUMNS:
            cell = f"{get_column_letter(min(self._column, 16_384))}{self._row}"
            args: dict[str, str | int] = {"rows": limits.ROWS, "columns": limits.COLUMNS}
            raise Unreadable(Problem("cell-too-far", Where(cell=cell), found=cell, args=args))
        self.part.cells += 1
        if self.part.cells > limits.CELLS:
            raise Unreadable(Problem("too-many-cells", Where(), args={"limit": limits.CELLS}))

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        top, left = _cell_at(first)
        bottom, right = _cell_at(last or first)
        # A title merged over the whole width of a sheet is only as wide as the part that is read.
        self._merged_cells += (bottom - top + 1) * (min(right, limits.COLUMNS) - min(left, limits.COLUMNS) + 1)
        if self._merged_cells > limits.MERGED_CELLS or len(self.part.merged) > limits.MERGED_CELLS:
            where = Where(cell=first)
            raise Unreadable(Problem("merged-too-large", where, found=reference, args={"limit": limits.MERGED_CELLS}))
        self.part.merged.append((top, left, bottom, right))


def _cell_at(reference: str) -> tuple[int, int]:
    if not _REFERENCE.fullmatch(reference):
        raise Unreadable(Problem("broken-workbook", Where(), found=reference[:40]))
    row, column = coordinate_to_tuple(reference)
    return row, column


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 7 or int(text) > _LAST_ROW:
        raise Unreadable(Problem("broken-workbook", Where(), found=text[:40]))
    return int(text)
