"""The file of a backup: compressed lines of JSON that any database can be filled from.

The first line says what it is, every table is a line with its columns and then a line for each row, and the last line
says how many rows there were. Whoever reads it trusts nothing.
"""

import gzip
import json
import os
import secrets
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

FORMAT = 1
LINE = 64 * 1024 * 1024
"""Bytes of one row; a programme is a row."""
TOTAL = 4 * 1024**3
"""Bytes unpacked."""
BATCH = 500


class BadBackup(Exception):
    """The file cannot be restored; `reason` is `foreign`, `newer`, `damaged` or `unfit` (see the catalogue)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Rows:
    """Some rows of a table, the values in the order of the columns."""

    table: str
    columns: tuple[str, ...]
    values: list[list[Any]]


class Writer:
    """Writes a backup into an open file."""

    def __init__(self, file: gzip.GzipFile, revision: str) -> None:
        self._file = file
        self.rows = 0
        self._line({"annai-backup": FORMAT, "revision": revision})

    def table(self, name: str, columns: Sequence[str]) -> None:
        """The rows that follow belong to this table."""
        self._line({"table": name, "columns": list(columns)})

    def row(self, values: Sequence[Any]) -> None:
        """One row: texts, whole numbers, yes and no, or nothing."""
        self._line(list(values))
        self.rows += 1

    def end(self) -> None:
        """Nothing is missing."""
        self._line({"rows": self.rows})

    def _line(self, content: Any) -> None:
        self._file.write(json.dumps(content, separators=(",", ":")).encode() + b"\n")


class Reader:
    """Reads a backup; raises BadBackup where it is none."""

    def __init__(self, file: BinaryIO) -> None:
        self._lines = _lines(file)
        head = next(self._lines, None)
        if not isinstance(head, dict) or "annai-backup" not in head or not isinstance(head.get("revision"), str):
            raise BadBackup("foreign")
        if head["annai-backup"] != FORMAT:
            raise BadBackup("newer")
        self.revision: str = head["revision"]

    def batches(self) -> Iterator[Rows]:
        """All rows, some at a time, table by table."""
        table, columns, values = "", tuple[str, ...](), list[list[Any]]()
        rows = 0
        for line in self._lines:
            if isinstance(line, list) and len(line) == len(columns):
                values.append(line)
                rows += 1
                if len(values) < BATCH:
                    continue
            elif not isinstance(line, dict):
                break
            if values:
                yield Rows(table, columns, values)
                values = []
            if isinstance(line, dict):
                if "rows" in line:
                    self._ended(line["rows"] == rows)
                    return
                table, columns = _table(line)
        raise BadBackup("damaged")

    def _ended(self, complete: bool) -> None:
        if not complete or next(self._lines, None) is not None:
            raise BadBackup("damaged")


@contextmanager
def created(path: Path, revision: str, *, force: bool) -> Iterator[Writer]:
    """A new backup that appears under its name once it is complete, readable by its owner only.

    Raises FileExistsError rather than replace a file, unless by force.
    """
    _only_new(path, force)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
                writer = Writer(packed, revision)
                yield writer
                writer.end()
            file.flush()
            os.fsync(file.fileno())
        _only_new(path, force)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _only_new(path: Path, force: bool) -> None:
    if path.exists() and not force:
        raise FileExistsError(path)


def _lines(file: BinaryIO) -> Iterator[Any]:
    total, reason = 0, "foreign"
    try:
        with gzip.GzipFile(fileobj=file, mode="rb") as packed:
            while line := packed.readline(LINE + 1):
                total += len(line)
                if len(line) > LINE or total > TOTAL:
                    raise BadBackup("damaged")
                yield json.loads(line)
                reason = "damaged"
    except (gzip.BadGzipFile, zlib.error, EOFError, ValueError, RecursionError):
        raise BadBackup(reason) from None


def _table(line: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    name, columns = line.get("table"), line.get("columns")
    if not isinstance(name, str) or not isinstance(columns, list) or not all(isinstance(one, str) for one in columns):
        raise BadBackup("damaged")
    return name, tuple(columns)
