"""Writes the workbook organisers fill in: empty, or holding a programme, which reads back as an equal trip."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bot.programme.model import Kind, Role, Source, Status, Trip
from bot.programme.sources import limits, template_columns, template_guide
from bot.programme.sources.template_columns import LANGUAGES, Cells
from bot.programme.sources.template_guide import explained
from bot.programme.sources.workbook_headings import Column
from bot.programme.sources.workbook_vocabulary import SECTIONS, SHEETS

Words = Mapping[str, Callable[[str], str]]

_TEXT = "@"
"""Cells that hold text: Excel leaves times, phone numbers and ids as they are typed."""
_FORMULA = re.compile(r"[=+\-@\t]")
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FILL = PatternFill("solid", fgColor="DDE6EE")
_WIDE = {"title", "notes", "dress", "bring", "note", "meet_note", "address", "address_ja", "label", "name", "link_url"}
_CHOICES: dict[str, Iterable[str]] = {"kind": Kind, "status": Status, "source": Source, "emergency": ("true", "false")}
_IDS_OF = {"place": "Places", "meet_place": "Places", "audience": "Groups", "groups": "Groups"}


def write(path: Path, trip: Trip | None, words: Words) -> None:
    """Write a workbook to `path`; `words` says a message (`template-…`) in "de" and in "en"."""
    languages = trip.languages if trip else LANGUAGES
    content = template_columns.rows(trip) if trip else {}
    book = Workbook()
    book.remove(book.worksheets[0])
    for section in SECTIONS:
        sheet = book.create_sheet(SHEETS[section].partition("|")[0])
        entries = content.get(section, [])
        columns = template_columns.columns(section, entries, languages)
        if section == "trip":
            _trip(sheet, entries, columns, words)
        else:
            _table(sheet, section, entries, columns, words)
            _hints(sheet, section, columns, languages)
    guide = book.create_sheet(_together(words, "template-guide"), 0)
    template_guide.fill(guide, words, put)
    book.active = 1
    book.save(path)


def put(cell: Cell, text: str) -> None:
    """Write a text as nothing but text: it never becomes a formula, a date or an error."""
    cell.value = _NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    cell.data_type = "s"
    cell.number_format = _TEXT
    cell.quotePrefix = bool(_FORMULA.match(text))
    cell.alignment = Alignment(vertical="top", wrap_text="\n" in text or len(text) > 30)


def _trip(sheet: Worksheet, entries: list[Cells], columns: list[Column], words: Words) -> None:
    """A field and its value in each row."""
    for at, title in enumerate(("field", "value"), 1):
        _heading(_cell(sheet, 1, at), title)
    values = template_columns.placed(entries[0], columns) if entries else {}
    for number, column in enumerate(columns):
        _heading(_cell(sheet, number + 2, 1), column.heading, explained(words, "trip", column.field))
        if number in values:
            put(_cell(sheet, number + 2, 2), values[number])
        _cell(sheet, number + 2, 2).number_format = _TEXT
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 60
    sheet.freeze_panes = "B2"


def _table(sheet: Worksheet, section: str, entries: list[Cells], columns: list[Column], words: Words) -> None:
    """A heading for each column, an entry in each row."""
    for at, column in enumerate(columns, 1):
        _heading(_cell(sheet, 1, at), column.heading, explained(words, section, column.field))
        dimension = sheet.column_dimensions[get_column_letter(at)]
        dimension.width = 36 if column.field in _WIDE else max(14, len(column.heading) + 3)
        dimension.number_format = _TEXT
    for row, entry in enumerate(entries, 2):
        for at, text in template_columns.placed(entry, columns).items():
            put(_cell(sheet, row, at + 1), text)
    sheet.freeze_panes = "B2"


def _hints(sheet: Worksheet, section: str, columns: list[Column], languages: Iterable[str]) -> None:
    """Lists to choose from; other words stay possible, for a cell may name several."""
    for at, column in enumerate(columns, 1):
        formula = _choices(section, column.field, languages)
        if formula:
            letter = get_column_letter(at)
            hint = DataValidation("list", formula1=formula, allow_blank=True, showErrorMessage=False)
            hint.add(f"{letter}2:{letter}{limits.ROWS}")
            sheet.add_data_validation(hint)


def _choices(section: str, field: str, languages: Iterable[str]) -> str | None:
    if field in _IDS_OF:
        return f"={_IDS_OF[field]}!$A$2:$A$500"
    choices = {**_CHOICES, "language": languages}.get(field)
    if section == "people" and field == "role":
        choices = Role
    return f'"{",".join(choices)}"' if choices else None


def _heading(cell: Cell, name: str, explanation: str | None = None) -> None:
    put(cell, name)
    cell.font = Font(bold=True)
    cell.fill = _FILL
    if explanation:
        cell.comment = Comment(explanation, "Annai", width=360, height=120)


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(cell)
    return cell


def _together(words: Words, message: str) -> str:
    return " · ".join(words[language](message) for language in LANGUAGES)
