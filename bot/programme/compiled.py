"""Programmes kept compiled, as Python keeps its modules: what was read and found right once need not be read again.

A compiled programme is the trip as JSON, under a name made of the file's content and of this code, so it can never be
stale. It lies in the user's own runtime folder (gone after logout or reboot), readable by nobody else, and is only ever
a short cut: whatever is wrong with it, the programme is read as usual.
"""

import dataclasses
import hashlib
import json
import os
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, cast, get_args, get_origin

from bot.programme.model import Trip

KEPT = 4
"""Programmes kept at a time; older ones are removed."""


def load(content: bytes, suffix: str) -> Trip | None:
    """The trip compiled earlier from a file with this content and ending, if there is one."""
    try:
        folder = _folder(create=False)
        stored = json.loads((folder / _name(content, suffix)).read_bytes())
        trip = _reader(Trip)(stored)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return trip if isinstance(trip, Trip) else None


def keep(content: bytes, suffix: str, trip: Trip) -> None:
    """Keep a trip for next time; without a place to keep it, nothing happens."""
    with suppress(OSError):
        folder = _folder(create=True)
        handle, temporary = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(trip, file, default=_plain, ensure_ascii=False, separators=(",", ":"))
        Path(temporary).replace(folder / _name(content, suffix))
        for old in sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)[:-KEPT]:
            old.unlink(missing_ok=True)


def _folder(*, create: bool) -> Path:
    """The user's own folder for what need not outlive the session; OSError if it is not safely the user's."""
    runtime = os.environ.get("XDG_RUNTIME_DIR") or os.path.join(tempfile.gettempdir(), f"annai-{os.getuid()}")  # noqa: PTH118
    folder = Path(runtime, "annai")
    if create:
        folder.parent.mkdir(mode=0o700, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    for level in (folder.parent, folder):
        state = level.lstat()
        if not stat.S_ISDIR(state.st_mode) or state.st_uid != os.getuid() or state.st_mode & 0o077:
            raise PermissionError(level)
    return folder


def _name(content: bytes, suffix: str) -> str:
    """A name for this content, read by this code."""
    sources = Path(__file__).parent
    code = [f"{path.name} {path.stat().st_mtime_ns}" for path in sorted(sources.rglob("*.py"))]
    return hashlib.sha256("\n".join([*code, suffix]).encode() + b"\0" + content).hexdigest()


def _plain(value: Any) -> Any:
    """What JSON has no form for."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, timedelta):
        return value.total_seconds()
    return value.isoformat()


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What turns the JSON form of a type of the model back into a value of it."""
    if get_origin(kind) is tuple:
        return _tuple_reader(get_args(kind))
    if get_origin(kind) is UnionType:
        inner = _reader(next(argument for argument in get_args(kind) if argument is not type(None)))
        return lambda stored: None if stored is None else inner(stored)
    if dataclasses.is_dataclass(kind):
        make: Any = kind
        fields = [(field.name, _reader(cast(Any, field.type))) for field in dataclasses.fields(kind)]
        return lambda stored: make(*[read(stored[name]) for name, read in fields])
    if kind in {datetime, date, time}:
        return kind.fromisoformat  # type: ignore[no-any-return]
    if kind is timedelta:
        return lambda stored: timedelta(seconds=stored)
    return kind if isinstance(kind, type) and issubclass(kind, Enum) else lambda stored: stored


def _tuple_reader(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    if kinds[-1] is Ellipsis:
        each = _reader(kinds[0])
        return lambda stored: tuple([each(value) for value in stored])
    readers = [_reader(kind) for kind in kinds]
    return lambda stored: tuple([read(value) for read, value in zip(readers, stored, strict=True)])
