"""Programmes kept compiled: what was read and found right once is not read again; see `bot.kept`.

The trip is kept as JSON, under a name made of the file's content and of the code that reads programmes.
"""

import dataclasses
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, cast, get_args, get_origin

from bot import kept
from bot.programme.model import Trip


def load(content: bytes, suffix: str) -> Trip | None:
    """The trip compiled earlier from a file with this content and ending, if there is one."""
    try:
        trip = _reader(Trip)(kept.load(_name(content, suffix)))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return trip if isinstance(trip, Trip) else None


def keep(content: bytes, suffix: str, trip: Trip) -> None:
    """Keep a trip for next time."""
    kept.keep(_name(content, suffix), trip, _plain)


def _name(content: bytes, suffix: str) -> str:
    return kept.name_of("programme", content, Path(__file__).parent.rglob("*.py"), suffix)


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
