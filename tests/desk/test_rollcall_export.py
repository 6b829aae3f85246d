"""The list as a file, read back as Excel reads it."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest

from bot.desk.rollcall_export import separated, workbook
from bot.speech.message import File
from bot.store import acts
from tests.desk.stage import Stage

pytestmark = pytest.mark.anyio

OLGA, HANS, MAX = "o01", "p05", "p01"


def read(file: File | None) -> list[list[str]]:
    """The cells of a file, row by row; an Excel file must hold nothing but text."""
    assert file is not None
    if file.name.endswith(".csv"):
        return list(csv.reader(StringIO(file.content.decode("utf-8-sig"))))
    book = openpyxl.load_workbook(BytesIO(file.content))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    return [["" if value is None else str(value) for value in row] for row in book.worksheets[0].values]


async def test_a_roll_call_cell_by_cell(stage: Stage) -> None:
    olga = stage.phone(OLGA)
    await olga.says("/rollcall")
    await olga.taps("Kyocera")
    await olga.taps("Jetzt fragen")
    await stage.deliver()
    await stage.phone(HANS).taps("Ich bin da")
    await stage.phone("p04").taps("Ich komme gleich")
    await olga.taps("☐ Max Mustermann", await olga.taps("Abhaken"))
    handed = await olga.taps("Export")
    assert handed.file is not None
    assert handed.file.name == "anwesenheit-2024-04-23-0800.xlsx"
    assert not handed.in_place
    rows = {row[0]: row for row in read(handed.file)}
    assert len(rows) == 1 + 13
    assert rows["Name"] == [
        *("Name", "Organisation", "Gruppen", "Status", "Zeit (Japan)", "Zeit (Deutschland)", "Angabe von", "Telefon"),
    ]
    assert rows["Hans Platzhalter"] == [
        "Hans Platzhalter",
        "Platzhalter Automation Erfurt GmbH",
        "Delegation Osaka – Tokio, Wirtschaft, Workshop Automatisierung",
        *("da", "2024-04-23 08:00", "2024-04-23 01:00", "Hans Platzhalter", "+49 30 23125 005"),
    ]
    ticked = rows["Max Mustermann"]
    assert ticked[3:] == ["da", "2024-04-23 08:00", "2024-04-23 01:00", "Claudia Leitmuster", "+49 30 23125 001"]
    assert rows["Dr. Petra Beispiel"][3] == "fehlt (kommt gleich)"
    assert rows["Erika Musterfrau"][3:7] == ["fehlt", "", "", ""]


async def test_a_status_check_with_what_an_embassy_asks_for(stage: Stage) -> None:
    olga = stage.phone(OLGA)
    await olga.says("/rollcall status")
    await olga.taps("Jetzt fragen")
    await stage.deliver()
    await stage.phone(MAX).taps("Unverletzt")
    await stage.phone(MAX).says('=HYPERLINK("http://example.org";"Hotel")')
    await stage.phone(HANS).taps("Verletzt")
    await stage.phone(HANS).says("", location=(34.98491, 135.75881))
    await olga.says("English please")
    handed = await olga.taps("Export")
    rows = read(handed.file)
    assert rows[0] == [
        *("Name", "Organisation", "Groups", "Status", "Where", "Time (Japan)", "Time (Germany)"),
        *("Said by", "Phone", "E-mail"),
    ]
    assert rows[1] == [
        *("Hans Platzhalter", "Platzhalter Automation Erfurt GmbH"),
        "Delegation Osaka – Tokyo, Business, Automation workshop",
        *("hurt, needs help", "34.98491, 135.75881", "2024-04-23 08:00", "2024-04-23 01:00"),
        *("Hans Platzhalter", "+49 30 23125 005", "hans.platzhalter@example.com"),
    ]
    assert {row[3] for row in rows[2:-1]} == {"no answer"}
    assert rows[-1][:5] == [
        *("Max Mustermann", "Wirtschaftsministerium Musterland"),
        "Delegation Osaka – Tokyo, Politics",
        *("unhurt", '=HYPERLINK("http://example.org";"Hotel")'),
    ]
    as_csv = read((await olga.taps("As CSV", handed)).file)
    assert as_csv[-1][4] == '\'=HYPERLINK("http://example.org";"Hotel")'
    assert as_csv[1][8] == "'+49 30 23125 005"
    assert [row[0] for row in as_csv] == [row[0] for row in rows]


async def test_who_exported_is_written_down_and_only_they_get_it(stage: Stage) -> None:
    olga = stage.phone(OLGA)
    await olga.says("/rollcall status")
    await olga.taps("Jetzt fragen")
    await stage.deliver()
    await olga.taps("Export")
    await stage.deliver()
    async with stage.service.database.read() as tx:
        deeds = await acts.deeds(tx, stage.agenda.trip.id, 10)
    assert [(deed.action, deed.person) for deed in deeds] == [("rollcall-export", OLGA), ("rollcall", OLGA)]
    assert not [one for one in stage.platform.arrived if one.message.file]


@pytest.mark.parametrize("text", ["=1+1", "+49", "-1", "@SUM(A1)", "\t=1", "\r=1", "a\x00b\x0b", "a\ud800", "x" * 400])
def test_no_text_becomes_anything_else(text: str) -> None:
    cell = openpyxl.load_workbook(BytesIO(workbook([["Name"], [text]]))).worksheets[0]["A2"]
    assert cell.data_type == "s"
    assert not separated([[text]]).decode("utf-8-sig").lstrip('"').startswith(("=", "+", "-", "@", "\t", "\r"))
