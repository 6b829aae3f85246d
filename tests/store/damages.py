"""What can become of a backup, on purpose or by accident."""

import gzip
import json
from collections.abc import Callable
from typing import Any

from bot.store.migration import REVISIONS

Lines = list[Any]
HEAD = {"annai-backup": 1, "revision": REVISIONS[0]}


def lines(file: bytes) -> Lines:
    """What a backup says, line by line."""
    return [json.loads(line) for line in gzip.decompress(file).splitlines()]


def packed(content: Lines) -> bytes:
    """The reverse."""
    return gzip.compress(b"".join(json.dumps(line).encode() + b"\n" for line in content), compresslevel=1)


FOREIGN = {
    "nothing": b"",
    "a text": b"hello",
    "the beginning of anything compressed": b"\x1f\x8b",
    "a SQLite": b"SQLite format 3\0",
    "a zip archive": b"PK\3\4",
    "nothing, compressed": gzip.compress(b""),
    "a compressed text": gzip.compress(b"hello"),
    "compressed bytes": gzip.compress(b"\xff\xfe"),
    "JSON without bottom": gzip.compress(b"[" * 100_000),
    "a list": packed([[]]),
    "other JSON": packed([{"other": 1}]),
    "half a head": packed([{"annai-backup": 1}]),
    "a head with another revision": packed([HEAD | {"revision": 1}]),
}


def _with(table: str, change: Callable[[dict[str, Any]], None]) -> Callable[[Lines], Lines]:
    """A backup in which the first row of a table was changed."""

    def changed(every: Lines) -> Lines:
        at = next(number for number, line in enumerate(every) if isinstance(line, dict) and line.get("table") == table)
        row = dict(zip(every[at]["columns"], every[at + 1], strict=True))
        change(row)
        return [*every[:at], {"table": table, "columns": list(row)}, list(row.values()), *every[at + 2 :]]

    return changed


def set_to(table: str, **columns: Any) -> Callable[[Lines], Lines]:
    """A backup in which the first row of a table says something else."""

    return _with(table, lambda row: row.update(columns))


DAMAGES: dict[str, Callable[[Lines], Lines]] = {
    "a row is missing": lambda every: [*every[:-2], every[-1]],
    "another count": lambda every: [*every[:-1], {"rows": 99}],
    "no end": lambda every: every[:-1],
    "more after the end": lambda every: [*every, {"table": "trips", "columns": []}],
    "a head in the middle": lambda every: [*every[:-1], HEAD, every[-1]],
    "a table that is not ours": lambda every: [
        *every[:-1],
        {"table": "sqlite_master", "columns": ["a"]},
        ["x"],
        {"rows": 7},
    ],
    "a table without a name": lambda every: [*every[:-1], {"columns": []}, every[-1]],
    "columns that are none": lambda every: [*every[:-1], {"table": "trips", "columns": [1, {}]}, every[-1]],
    "a line that is only a number": lambda every: [*every[:-1], 7, every[-1]],
    "a row that is too short": lambda every: [*every[:-2], every[-2][1:], every[-1]],
    "a column missing": _with("trips", lambda row: row.pop("version")),
    "a column twice": lambda every: [*every[:-1], {"table": "trips", "columns": ["id", "id"]}, ["x", "x"], {"rows": 6}],
    "a column too many": set_to("trips", sql="1"),
    "a text for a number": set_to("trips", version="1"),
    "a number for a text": set_to("trips", id=1),
    "a fraction": set_to("trips", version=1.5),
    "a yes for a number": set_to("trips", version=True),
    "a number for a yes": set_to("chats", preferred=1),
    "nothing where something must be": set_to("chats", address=None),
    "a list for a text": set_to("chats", address=["4711"]),
    "a number no database holds": set_to("chats", joined_at=2**63),
    "a number too large for its column": set_to("trips", version=2**31),
    "a number without end": set_to("chats", joined_at=float("inf")),
    "half a letter": set_to("chats", address="\ud800"),
    "JSON that is none": set_to("people", leads="{"),
    "JSON as it is": set_to("people", leads={}),
    "JSON without bottom": set_to("people", leads="[" * 100_000),
}


MISFITS: dict[str, Callable[[Lines], Lines]] = {
    "a row twice": lambda every: [*every[:-1], every[-2], every[-1]],
    "a trip that is not there": set_to("chats", trip="nowhere"),
    "two trips with one name": lambda every: [
        *every[:-1],
        {"table": "trips", "columns": ["id", "version", "roster"]},
        ["trip", 1, 0],
        {"rows": every[-1]["rows"] + 1},
    ],
}
