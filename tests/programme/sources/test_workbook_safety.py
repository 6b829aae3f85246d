"""Workbooks made to do harm, and broken ones, end in one clear message: within ten seconds and 512 MB."""

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bot.programme.problem import Where
from bot.programme.sources.workbook_archive import checked
from tests.programme.sources.confined import Confined, read
from tests.programme.sources.workbooks import problems, save, trip, with_part

SHEET = "xl/worksheets/sheet2.xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEADINGS = ("id", "kind", "title", "start")
ITEM = ("a", "visit", "A", "2024-04-23 14:00")


def good(folder: Path) -> Path:
    return save(folder / "good.xlsx", {"Items": (HEADINGS, ITEM)})


def sheet(content: str, after: str = "") -> bytes:
    return f"<worksheet {NAMESPACE}><sheetData>{content}</sheetData>{after}</worksheet>".encode()


def filled(reference: str, text: str = "x") -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, columns: str, texts: Sequence[str] | None = None) -> str:
    cells = (f"{column}{number}" for column in columns)
    filled_in = (filled(cell, text) for cell, text in zip(cells, texts or "x" * len(columns), strict=True))
    return f'<row r="{number}">{"".join(filled_in)}</row>'


BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + f"]><worksheet {NAMESPACE}><sheetData><row><c><v>&i;</v></c></row></sheetData></worksheet>"
).encode()

HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "entities": (SHEET, lambda: BILLION_LAUGHS, "unsafe-xml"),
    "entities in the texts": ("xl/sharedStrings.xml", lambda: BILLION_LAUGHS, "unsafe-xml"),
    "an external entity": (
        "xl/workbook.xml",
        lambda: b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>',
        "unsafe-xml",
    ),
    "a doctype in another encoding": (
        "docProps/core.xml",
        lambda: '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE w><w/>'.encode("utf-16"),
        "unsafe-xml",
    ),
    "depth": (SHEET, lambda: b"<a>" * 500_000 + b"</a>" * 500_000, "unsafe-xml"),
    "a huge part": (SHEET, lambda: b"<worksheet>" + b" " * 30_000_000, "workbook-too-large"),
    "a huge picture": ("xl/media/image1.png", lambda: bytes(170_000_000), "workbook-too-large"),
    "a huge merged area": (
        SHEET,
        lambda: sheet("", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "merged-too-large",
    ),
    "many merged areas": (
        SHEET,
        lambda: sheet("", "<mergeCells>" + '<mergeCell ref="A1:B1"/>' * 500_000 + "</mergeCells>"),
        "merged-too-large",
    ),
    "a cell far away": (SHEET, lambda: sheet(f'<row r="1048576">{filled("XFD1048576")}</row>'), "cell-too-far"),
    "too many cells": (
        SHEET,
        lambda: sheet("".join(row(n, "ABCDEFGHIJKLMNOP") for n in range(1, 20_001))),
        "too-many-cells",
    ),
    "a million styles": (
        "xl/styles.xml",
        lambda: f"<styleSheet {NAMESPACE}><cellXfs>{'<xf/>' * 1_000_000}</cellXfs></styleSheet>".encode(),
        "workbook-too-complex",
    ),
    "millions of texts": (
        "xl/sharedStrings.xml",
        lambda: f"<sst {NAMESPACE}>{'<si/>' * 4_000_000}</sst>".encode(),
        "workbook-too-complex",
    ),
    "a row beyond all rows": (SHEET, lambda: sheet('<row r="9999999"><c><v>1</v></c></row>'), "broken-workbook"),
    "a cell without a place": (SHEET, lambda: sheet('<row r="1"><c r="nowhere"><v>1</v></c></row>'), "broken-workbook"),
    "XML that breaks off": (SHEET, lambda: b"<worksheet><sheetData>", "broken-workbook"),
    "a text that is not there": (SHEET, lambda: sheet('<row><c r="A1" t="s"><v>99</v></c></row>'), "broken-workbook"),
    "no list of parts": ("[Content_Types].xml", lambda: b"<Types/>", "broken-workbook"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_is_refused_at_once(confined: Confined, tmp_path: Path, name: str) -> None:
    part, content, code = HOSTILE[name]
    found, _ = confined.do(read, with_part(good(tmp_path), tmp_path / "hostile.xlsx", part, content()))
    assert [each for each, _ in found] == [code]


def test_a_far_cell_is_named(tmp_path: Path) -> None:
    content = sheet(f'<row r="7">{filled("XFD7")}</row>')
    (problem,) = problems(with_part(good(tmp_path), tmp_path / "far.xlsx", SHEET, content))
    assert (problem.code, problem.where) == ("cell-too-far", Where(sheet="Items", cell="XFD7"))


@pytest.mark.parametrize("cells", ["", '<c r="A{n}" s="1"/><c r="B{n}" s="1"/>'])
def test_a_million_formatted_rows_are_no_hindrance(confined: Confined, tmp_path: Path, cells: str) -> None:
    blank = f'<row r="{{n}}" s="1" customFormat="1">{cells}</row>'
    content = row(1, "ABCD", HEADINGS) + row(2, "ABCD", ITEM) + "".join(blank.format(n=n) for n in range(3, 1_000_003))
    path = with_part(good(tmp_path), tmp_path / "long.xlsx", SHEET, sheet(content))
    assert confined.do(read, path) == [[], 1]


def test_a_bomb_in_a_small_file_is_refused(confined: Confined, tmp_path: Path) -> None:
    path, sheet = tmp_path / "bomb.xlsx", b"<worksheet>" + b"<row r='1'/>" * 1_000_000 + b"</worksheet>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(20):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", sheet)
    assert path.stat().st_size < 1024 * 1024
    assert confined.do(read, path) == [[["workbook-too-large", None]], 0]


def test_a_size_that_lies_is_not_believed(confined: Confined, tmp_path: Path) -> None:
    path = with_part(good(tmp_path), tmp_path / "lie.xlsx", SHEET, b"<worksheet>" + b" " * 30_000_000)
    content = bytearray(path.read_bytes())
    real = (30_000_011).to_bytes(4, "little")
    path.write_bytes(content.replace(real, (500).to_bytes(4, "little")))
    ((code, _),), _ = confined.do(read, path)
    assert code in {"workbook-too-large", "broken-workbook"}


def test_too_many_parts_are_refused(confined: Confined, tmp_path: Path) -> None:
    path = tmp_path / "parts.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(20_000):
            archive.writestr(f"{number}.xml", b"<a/>")
    assert confined.do(read, path) == [[["too-many-parts", None]], 0]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"id;title\n", "broken-workbook"),
        (b"PK\x03\x04 and then nothing", "broken-workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "old-excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted-workbook"),
    ],
)
def test_what_is_no_workbook_is_called_what_it_is(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "file.xlsx"
    path.write_bytes(content)
    assert [problem.code for problem in problems(path)] == [code]


def test_an_encrypted_part_is_refused(tmp_path: Path) -> None:
    content = bytearray(good(tmp_path).read_bytes())
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    (tmp_path / "locked.xlsx").write_bytes(content)
    assert [problem.code for problem in problems(tmp_path / "locked.xlsx")] == ["encrypted-workbook"]


def test_a_cut_or_damaged_workbook_is_broken(tmp_path: Path) -> None:
    whole = good(tmp_path).read_bytes()
    for damaged in (whole[: len(whole) // 2], whole[:900] + b"\xff" * 200 + whole[1100:]):
        (tmp_path / "bad.xlsx").write_bytes(damaged)
        assert [problem.code for problem in problems(tmp_path / "bad.xlsx")] == ["broken-workbook"]


def test_parts_without_a_meaning_for_the_programme_do_not_matter(tmp_path: Path) -> None:
    path = with_part(good(tmp_path), tmp_path / "more.xlsx", "docProps/core.xml", b"<nonsense/>")
    assert len(trip(path).items) == 1


def test_the_copy_that_is_read_holds_only_what_is_needed(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(checked(good(tmp_path)).content.getvalue())) as archive:
        assert not [name for name in archive.namelist() if "theme" in name or "docProps" in name]
