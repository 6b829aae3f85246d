"""The guide sheet of the template: every field explained in German and English, with an example beside it.

Nothing on it is read as a programme: its name is not that of any section.
"""

from collections.abc import Callable, Mapping

from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from bot.programme.model import Kind
from bot.programme.sources import template_columns
from bot.programme.sources.template_columns import LANGUAGES
from bot.programme.sources.workbook_headings import Column
from bot.programme.sources.workbook_vocabulary import FIELDS, SECTIONS, SHEETS

Words = Mapping[str, Callable[[str], str]]

_KINDS = {f"reminders_{kind.value}" for kind in Kind}
_WIDTHS = (12, 26, 26, 60, 60, 44)


def fill(sheet: Worksheet, words: Words, put: Callable[[Cell, str], None]) -> None:
    """Write the guide with `put`, which writes a text into a cell."""
    lines = [[words[language]("template-intro")] for language in LANGUAGES]
    lines += [[], [_both(words, f"template-column-{name}") for name in ("sheet", "field", "german")]]
    lines[-1] += [words[language]("template-column-meaning") for language in LANGUAGES]
    lines[-1].append(_both(words, "template-column-example"))
    heading = len(lines)
    for section in SECTIONS:
        lines += [_line(words, section, field) for field in _explained_fields(section)]
    for row, texts in enumerate(lines, 1):
        for column, text in enumerate(texts, 1):
            cell = sheet.cell(row, column)
            if isinstance(cell, Cell):
                put(cell, text)
                cell.font = Font(bold=row == heading, italic=column == len(_WIDTHS) and row > heading)
    for letter, width in zip("ABCDEF", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for row in range(1, heading):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(_WIDTHS))
    sheet.freeze_panes = f"A{heading + 1}"


def explained(words: Words, section: str, field: str) -> str:
    """What a field means, in both languages."""
    return "\n".join(words[language](f"template-{section}-{_name(field)}") for language in LANGUAGES)


def _explained_fields(section: str) -> list[str]:
    """Lead times by kind are explained once."""
    return [name for name in template_columns.fields(section) if name not in _KINDS - {"reminders_b2b"}]


def _line(words: Words, section: str, field: str) -> list[str]:
    message = f"{section}-{_name(field)}"
    return [
        SHEETS[section].partition("|")[0],
        Column(field).heading,
        FIELDS[section].get(field, "").partition("|")[0],
        *(words[language](f"template-{message}") for language in LANGUAGES),
        _both(words, f"template-example-{message}"),
    ]


def _name(field: str) -> str:
    return "reminders-kind" if field in _KINDS else field.replace("_", "-")


def _both(words: Words, message: str) -> str:
    """A message in both languages, once if they agree."""
    return " · ".join(dict.fromkeys(words[language](message) for language in LANGUAGES))
