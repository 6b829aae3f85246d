"""A YAML file as a draft.

Built from the parser's event stream, so every value knows its line and column, depth and size are bounded while
reading, and an alias costs what it expands to. Every scalar stays the text that was written: `13:15` is a time, not
795, and `no` is not a boolean.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import yaml

from bot.programme.problem import Problem, Unreadable, Where
from bot.programme.sources import limits
from bot.programme.sources.draft import Draft, Series, Table

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = {"", "~", "null", "Null", "NULL"}


class _Mark(Protocol):
    line: int
    column: int


def read(path: Path) -> Draft:
    """The content of a YAML programme; raises Unreadable."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(Problem("not-utf8", Where(), args={"byte": error.start})) from None
    try:
        return Draft(_Composer(yaml.parse(text, Loader=_LOADER)).document())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Unreadable(Problem("yaml-syntax", _at(mark), found=error.problem)) from None
    except yaml.YAMLError as error:
        raise Unreadable(Problem("yaml-syntax", Where(), found=getattr(error, "reason", None))) from None


def _at(mark: _Mark | None) -> Where:
    return Where(line=mark.line + 1, column=mark.column + 1) if mark else Where()


class _Composer:
    """Turns events into tables and series, within limits."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self._events = events
        self._anchors: dict[str, tuple[object, int]] = {}
        self._nodes = 0

    def document(self) -> Table:
        next(self._events)  # the stream starts
        first = next(self._events)
        if isinstance(first, yaml.StreamEndEvent):
            raise Unreadable(Problem("empty-file", Where(line=1, column=1)))
        event = next(self._events)
        root = self._node(event, 0)
        next(self._events)  # the document ends
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise Unreadable(Problem("several-documents", _at(after.start_mark)))
        if root is None:
            raise Unreadable(Problem("empty-file", Where(line=1, column=1)))
        if not isinstance(root, Table):
            raise Unreadable(Problem("not-a-programme", _at(event.start_mark)))
        return root

    def _node(self, event: yaml.Event, depth: int) -> object:
        at = _at(event.start_mark)
        if depth > limits.DEPTH:
            raise Unreadable(Problem("too-deep", at, args={"limit": limits.DEPTH}))
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event.anchor or "", at)
        assert isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)  # noqa: S101 - nothing else begins a node
        before = self._nodes
        self._count(1, at)
        value = self._value(event, at, depth)
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, self._nodes - before)
        return value

    def _value(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, at: Where, depth: int) -> object:
        if isinstance(event, yaml.MappingStartEvent):
            return self._table(at, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._series(at, depth)
        if isinstance(event, yaml.ScalarEvent) and not (event.implicit[0] and event.value in _NULL):
            return event.value
        return None

    def _count(self, nodes: int, at: Where) -> None:
        self._nodes += nodes
        if self._nodes > limits.NODES:
            raise Unreadable(Problem("too-many-values", at, args={"limit": limits.NODES}))

    def _alias(self, anchor: str, at: Where) -> object:
        if anchor not in self._anchors:  # unknown, or an alias inside the very node it names
            raise Unreadable(Problem("bad-alias", at, found=anchor))
        value, nodes = self._anchors[anchor]
        self._count(nodes, at)
        return value

    def _table(self, at: Where, depth: int) -> Table:
        table = Table(at)
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key_at = _at(event.start_mark)
            key = self._node(event, depth + 1)
            if not isinstance(key, str):
                raise Unreadable(Problem("bad-key", key_at))
            event = next(self._events)
            value_at = _at(event.start_mark)
            value = self._node(event, depth + 1)
            if key in table.keys_at:
                raise Unreadable(
                    Problem("duplicate-key", key_at, found=key, args={"other": table.keys_at[key].line or 0})
                )
            table.keys_at[key] = key_at
            if value is not None:
                table.put(key, value, key_at, value_at)
        return table

    def _series(self, at: Where, depth: int) -> Series:
        series = Series(at)
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            value_at = _at(event.start_mark)
            value = self._node(event, depth + 1)
            if value is not None:
                series.put(value, value_at)
        return series
