"""Safety before a workbook is opened: what reaches the reader is small, complete and free of entities.

An .xlsx is a zip of XML parts. Every part is really inflated and counted here – nothing a header claims is
believed – and scanned; what the reader needs (texts, styles, sheets without their empty cells) goes into a new
archive in memory.
"""

import html
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import IO

from bot.programme.problem import Problem, Unreadable, Where
from bot.programme.sources import limits
from bot.programme.sources.workbook_scan import Part, scan

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_CHUNK = 1024 * 1024
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_NEEDED = {"Types", "Relationships", "workbook", "worksheet", "sst", "styleSheet"}
_EMPTY_CELL = re.compile(rb"<(?:\w+:)?c (?=[^<>]*?\br=[\x22\x27])[^<>]*?(?:/>|></(?:\w+:)?c>)")
_EMPTY_ROW = re.compile(rb"<(?:\w+:)?row (?=[^<>]*?\br=[\x22\x27])[^<>]*?(?:/>|>\s*</(?:\w+:)?row>)")


@dataclass(frozen=True)
class Archive:
    """A workbook that is safe to open; `sheets` is what the scan saw in each sheet, by its part's name."""

    content: BytesIO
    sheets: dict[str, Part]


def checked(path: Path) -> Archive:
    """The parts of a workbook that matter, within limits; raises Unreadable."""
    content = path.read_bytes()
    if content.startswith(_OLE):
        raise Unreadable(Problem("encrypted-workbook" if _ENCRYPTED_PACKAGE in content else "old-excel", Where()))
    try:
        with zipfile.ZipFile(BytesIO(content)) as source:
            return _repacked(source)
    except Unreadable:
        raise
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, ValueError, EOFError) as error:
        raise broken(error) from None


def broken(reason: object = None) -> Unreadable:
    """What to raise for a file that is no whole workbook; the reason is for whoever repairs it."""
    return Unreadable(Problem("broken-workbook", Where(), found=str(reason)[:200] if reason else None))


def _repacked(source: zipfile.ZipFile) -> Archive:
    entries = source.infolist()
    _check_entries(entries)
    content, sheets, budget = BytesIO(), {}, _Budget()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as target:
        for entry in entries:
            with source.open(entry) as stream:
                if not entry.filename.lower().endswith((".xml", ".rels")):
                    budget.discard(stream)
                    continue
                data = budget.keep(stream)
            try:
                part = scan(entry.filename, data)
            except Unreadable as error:
                raise _on_its_sheet(error, source, entry.filename) from None
            if part.root not in _NEEDED:
                budget.release(len(data))
                continue
            budget.cells(part.cells)
            target.writestr(entry.filename, data)
            if part.root == "worksheet":
                sheets[entry.filename] = part
    return Archive(content, sheets)


def _on_its_sheet(error: Unreadable, source: zipfile.ZipFile, part: str) -> Unreadable:
    """The same error, with the name of the sheet for whoever looks for the cell."""
    ids = {each.get("Id"): each.get("Target", "") for each in _attributes(source, _RELATIONS, "Relationship")}
    for sheet in _attributes(source, _BOOK, "sheet"):
        target = ids.get(next((value for name, value in sheet.items() if name.endswith(":id")), None))
        if target and part.endswith(target.removeprefix("/")):
            title = html.unescape(sheet.get("name", ""))
            return Unreadable(*(replace(each, where=replace(each.where, sheet=title)) for each in error.problems))
    return error


def _attributes(source: zipfile.ZipFile, part: str, tag: str) -> list[dict[str, str]]:
    """The attributes of some elements of a part that nobody has checked yet: read as text, and not far."""
    if part not in source.namelist():
        return []
    with source.open(part) as stream:
        text = stream.read(_CHUNK).decode("utf-8", "replace")
    found = re.findall(rf"<(?:\w+:)?{tag} ([^<>]*)>", text)
    return [dict(re.findall(r'([\w:]+)="([^"]*)"', attributes)) for attributes in found]


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > limits.ARCHIVE_PARTS:
        raise Unreadable(Problem("too-many-parts", Where(), args={"limit": limits.ARCHIVE_PARTS}))
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Unreadable(Problem("encrypted-workbook", Where()))
    if len({entry.filename for entry in entries}) < len(entries):
        raise broken("duplicate part")
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise broken("unknown compression")


class _Budget:
    """What a workbook may still cost: bytes inflated at all, bytes kept, cells."""

    def __init__(self) -> None:
        self._inflated = limits.INFLATED_BYTES
        self._kept = limits.UNPACKED_BYTES
        self._cells = limits.CELLS

    def discard(self, stream: IO[bytes]) -> None:
        """Inflate a part nobody needs, so that its size counts and its checksum is verified."""
        for _ in self._chunks(stream):
            pass

    def keep(self, stream: IO[bytes]) -> bytes:
        """A part without empty cells and rows: a million merely formatted rows cost nothing."""
        kept, rest = bytearray(), b""
        for chunk in self._chunks(stream):
            text = _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", rest + chunk))
            cut = max(text.rfind(b"<"), 0) if len(text) < _CHUNK * 2 else len(text)
            kept += text[:cut]
            rest = text[cut:]
            if len(kept) + len(rest) > self._kept:
                raise _too_large(limits.UNPACKED_BYTES)
        kept += rest
        self._kept -= len(kept)
        return bytes(kept)

    def release(self, size: int) -> None:
        """A part turned out not to be needed."""
        self._kept += size

    def cells(self, count: int) -> None:
        """Count the filled cells of a sheet."""
        self._cells -= count
        if self._cells < 0:
            raise Unreadable(Problem("too-many-cells", Where(), args={"limit": limits.CELLS}))

    def _chunks(self, stream: IO[bytes]) -> Iterator[bytes]:
        while chunk := stream.read(_CHUNK):
            self._inflated -= len(chunk)
            if self._inflated < 0:
                raise _too_large(limits.INFLATED_BYTES)
            yield chunk


def _too_large(limit: int) -> Unreadable:
    return Unreadable(Problem("workbook-too-large", Where(), args={"limit": limit}))
