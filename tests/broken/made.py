"""Broken programmes that cannot be kept as readable text: workbooks, other encodings, files cut in half."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl

TRIP = (
    ("Kennung", "japan-2024"),
    ("Titel", "Delegation nach Japan"),
    ("Zeitzone", "Asia/Tokyo"),
    ("Beginn", "2024-04-20"),
    ("Ende", "2024-04-27"),
)
HEADINGS = ("Kennung", "Art", "Titel", "Datum", "Beginn", "Ende", "Ort")
VISIT = ("nidec-visit", "Besuch", "Firmenbesuch Nidec", "2024-04-23", "14:00", "15:30", "nidec")
PLACES = (("Kennung", "Name"), ("nidec", "Nidec"))
YAML_HEAD = """trip:
  id: japan-2024
  title: Delegation nach Japan
  zone: Asia/Tokyo
  starts: 2024-04-20
  ends: 2024-04-27
"""
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def workbook(*items: tuple[str, ...]) -> bytes:
    """A workbook with these rows, headings first, on the sheet of items."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    for title, rows in (("Reise", TRIP), ("Orte", PLACES), ("Programm", items)):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _with(heading: str, value: str) -> bytes:
    """A workbook whose only item has another value under a heading."""
    at = HEADINGS.index(heading)
    return workbook(HEADINGS, (*VISIT[:at], value, *VISIT[at + 1 :]))


def _item(field: str) -> bytes:
    start = "items:\n  - id: nidec-visit\n    kind: visit\n    title: Firmenbesuch Nidec\n    start: 2024-04-23 14:00\n"
    return f"{YAML_HEAD}{start}    {field}\n".encode()


MADE: dict[str, Callable[[], bytes]] = {
    "empty.yaml": bytes,
    "umlauts-in-latin-1.yaml": lambda: f"{YAML_HEAD}  organiser: LEG Thüringen\n".encode("latin-1"),
    "saved-as-utf-16.yaml": lambda: YAML_HEAD.encode("utf-16"),
    "control-character.yaml": lambda: _item("notes: Lobby\x07"),
    "text-too-long.yaml": lambda: _item(f"notes: {'Bitte pünktlich. ' * 250}"),
    "programme.docx": lambda: b"PK\x03\x04",
    "date-cell.xlsx": lambda: _with("Datum", "30.02.2024"),
    "time-cell.xlsx": lambda: _with("Beginn", "14;00"),
    "unknown-heading.xlsx": lambda: workbook((*HEADINGS, "Telefonnr"), (*VISIT, "0361 1")),
    "unknown-place.xlsx": lambda: _with("Ort", "nidek"),
    "id-used-twice.xlsx": lambda: workbook(HEADINGS, VISIT, VISIT),
    "missing-title.xlsx": lambda: _with("Titel", ""),
    "old-excel.xls": lambda: OLD_EXCEL,
    "with-a-password.xlsx": lambda: OLD_EXCEL + "EncryptedPackage".encode("utf-16-le"),
    "cut-off.xlsx": lambda: workbook(HEADINGS, VISIT)[:3000],
}


def make(name: str, folder: Path) -> Path:
    """Write one of the files; its path."""
    path = folder / name
    path.write_bytes(MADE[name]())
    return path
