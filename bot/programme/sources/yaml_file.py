"""A YAML file as a draft.

Built from the parser's event stream, so every value knows its line and column, depth and size are bounded while
reading, and an alias costs what it expands to. Every scalar stays the text that was written: `13:15` is a time, not
795, and `no` is not a boolean.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import yaml

from bot.programme.problem import Problem, Unreadable, Where
from bot.programme.sources import limits
from bot.programme.sources.draft import Draft, Series, Table

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SLIPS = (
    (r"quoted scalar .*end of stream", "yaml-open-quote", True),
    (r"simple key", "yaml-missing-colon", True),
    (r"mapping values", "yaml-stray-colon", False),
    (r"parsing a flow", "yaml-bracket", True),
    (r"cannot start|scanning an a(?:lias|nchor)", "yaml-special-character", True),
    (r"expected key|'-' indicator", "yaml-misaligned", False),
)
"""What the parser says, the code of the slip behind it, and whether the culprit stands where the parser began."""
_NULL = {"", "~", "null", "Null", "NULL"}


class _Mark(Protocol):
    line: int
    column: int


def read(path: Path) -> Draft:
    """The content of a YAML file; raises Unreadable."""
    return parse(path.read_bytes())


def parse(content: bytes) -> Draft:
    """A YAML programme; raises Unreadable."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = _after(error.object[: error.start])
        raise Unreadable(Problem("not-utf8", at, args={"byte": error.start})) from None
    try:
        return Draft(_Composer(yaml.parse(text, Loader=_LOADER)).document())
    except yaml.MarkedYAMLError as error:
        raise Unreadable(_slip(error, text)) from None
    except yaml.reader.ReaderError as error:
        raise Unreadable(Problem("control-character", _after(text.encode()[: error.position]))) from None


def _after(content: bytes) -> Where:
    """The place right after the content before it."""
    lines = content.decode("utf-8-sig", "ignore").split("\n")
    return Where(line=len(lines), column=len(lines[-1]) + 1)


def _slip(error: yaml.MarkedYAMLError, text: str) -> Problem:
    """What was mistyped, in terms of what people type rather than of the grammar."""
    said = f"{error.context} {error.problem}"
    code, begins = next(
        ((code, begins) for sign, code, begins in _SLIPS if re.search(sign, said)), ("yaml-syntax", False)
    )
    at = _at(error.context_mark if begins and error.context_mark else error.problem_mark)
    lines = text.split("\n")
    rest = lines[at.line - 1][(at.column or 1) - 1 :] if at.line and at.line <= len(lines) else ""
    if rest.startswith("\t"):
        return Problem("yaml-tab", at)
    return Problem(code, at, found=error.problem if code == "yaml-syntax" else rest[:1] or None)


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
