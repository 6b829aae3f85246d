"""A roll call as a file. It holds personal data: only who asked for it gets it, and the audit log says so."""

import csv
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO, StringIO

from bot.clock import local
from bot.desk.office import Errand, Office, Reply
from bot.speech.message import File
from bot.speech.views import matters as matters_view
from bot.speech.views import rollcall_table as view
from bot.store.matters import MatterKind
from handlers.rollcall import Export
from schedules.material import dossier
from schedules.progress import account_of

_Rows = Sequence[Sequence[str]]


async def export(office: Office, errand: Errand, wish: Export) -> Reply:
    """The list as it is now."""
    async with office.work(errand) as (tx, scene):
        found = await dossier(tx, errand.trip, wish.matter, with_told=True)
        if found is None or found.matter.kind is not MatterKind.ROLLCALL:
            return Reply(matters_view.gone(scene))
        await office.note(tx, errand, "rollcall-export", matter=wish.matter, form=wish.form)
        account = account_of(found)
        media_type, written = _FORMS[wish.form]
        at = f"{local(errand.now, scene.agenda.trip.zone):%Y-%m-%d-%H%M}"
        name = f"{scene.say('rollcall-file-name')}-{at}.{wish.form}"
        return Reply(view.handed_over(account, File(name, media_type, written(view.table(account, scene))), scene))


def workbook(rows: _Rows) -> bytes:
    """An Excel file in which every cell is text, whatever it looks like."""
    from openpyxl import Workbook  # only now: most days nobody asks for a file, and it takes megabytes to be ready
    from openpyxl.cell import Cell
    from openpyxl.styles import Font

    from bot.programme.sources.template import put

    book = Workbook()
    sheet = book.worksheets[0]
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column)
            assert isinstance(cell, Cell)  # noqa: S101 – nothing is merged here
            put(cell, text)
            cell.font = Font(bold=number == 1)
    for letter, texts in zip("ABCDEFGHIJ", zip(*rows, strict=True), strict=False):
        sheet.column_dimensions[letter].width = min(40, max(map(len, texts)) + 2)
    sheet.freeze_panes = "B2"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def separated(rows: _Rows) -> bytes:
    """The same with commas, as Excel opens it; an apostrophe keeps it from taking a text for a formula."""
    content = StringIO()
    csv.writer(content).writerows([[_harmless(text) for text in row] for row in rows])
    return content.getvalue().encode("utf-8-sig", errors="replace")


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMS: Mapping[str, tuple[str, Callable[[_Rows], bytes]]] = {"xlsx": (_XLSX, workbook), "csv": ("text/csv", separated)}
