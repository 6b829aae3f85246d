"""The lines of a calendar file: unfolded, numbered, and sorted to the events they belong to.

Only what an event says is kept, and nothing is computed: the rules in a VTIMEZONE, for one, are never run, so
a file costs what its bytes cost.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.programme.problem import Problem, Unreadable, Where
from bot.programme.sources import limits

HEAD = {"X-WR-CALNAME", "NAME", "X-WR-TIMEZONE"}
EVENT = {
    *("UID", "RECURRENCE-ID", "SUMMARY", "DESCRIPTION", "LOCATION", "GEO", "URL", "STATUS", "CATEGORIES"),
    *("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "ATTENDEE"),
}
ZONE = {"TZID", "X-LIC-LOCATION"}
_KEPT = {("VCALENDAR",): HEAD, ("VCALENDAR", "VEVENT"): EVENT, ("VCALENDAR", "VTIMEZONE"): ZONE}
_LINE = re.compile(r"([A-Za-z0-9_-]+)([;:])")
_QUOTED = r'(?:"[^"]*"|[^";:,]*)'
_PARAMETER = re.compile(rf";\s*([A-Za-z0-9_-]+)=({_QUOTED}(?:,{_QUOTED})*)")
_ESCAPED = re.compile(r"\\([\\;,nN])")
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Property:
    """One property as written: its raw value, its parameters, and where it stands."""

    name: str
    value: str
    parameters: dict[str, str]
    at: Where

    @property
    def text(self) -> str:
        """The value of a text property."""
        return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], self.value).strip()


@dataclass(frozen=True, slots=True)
class Component:
    """A calendar, an event or a zone: its properties by name, in the order of the file."""

    at: Where
    properties: dict[str, list[Property]] = field(default_factory=dict)

    def every(self, name: str) -> list[Property]:
        """All properties of a name."""
        return self.properties.get(name, [])

    def one(self, name: str) -> Property | None:
        """The first property of a name that is not empty."""
        return next((found for found in self.every(name) if found.value.strip()), None)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a file holds, several calendars in one file taken together."""

    head: Component
    events: list[Component]
    zones: list[Component]


def scan(text: str) -> Calendar:
    """The content of a calendar file; raises Unreadable."""
    scanner = _Scanner()
    for at, line in _unfolded(text):
        scanner.take(at, line)
    return scanner.calendar()


def _unfolded(text: str) -> Iterator[tuple[Where, str]]:
    """Logical lines, each with the place of its first physical one."""
    begun, parts = 1, [""]
    for number, line in enumerate(io.StringIO(text, newline=None), start=1):
        if line[0] in " \t":
            parts.append(line[1:].rstrip("\n"))
            continue
        if line == "\n":
            continue
        yield Where(line=begun), "".join(parts)
        begun, parts = number, [line.rstrip("\n")]
    yield Where(line=begun), "".join(parts)


class _Scanner:
    """Follows BEGIN and END, and keeps what is wanted."""

    def __init__(self) -> None:
        self._calendar = Calendar(Component(Where(line=1)), [], [])
        self._open: list[str] = []
        self._component = self._calendar.head
        self._lines = 0
        self._last = Where(line=1)

    def take(self, at: Where, line: str) -> None:
        if not line.strip():
            return
        self._last = at
        self._lines += 1
        if self._lines > limits.NODES:
            raise Unreadable(Problem("too-many-values", at, args={"limit": limits.NODES}))
        match = _LINE.match(line)
        if not match or (not self._open and line.strip().upper() != "BEGIN:VCALENDAR"):
            raise _broken(at, line)
        name = match[1].upper()
        if name == "BEGIN":
            self._begin(at, line[6:].strip().upper())
        elif name == "END":
            self._end(at, line)
        elif name in _KEPT.get(tuple(self._open), ()):
            self._component.properties.setdefault(name, []).append(_property(name, at, line))

    def calendar(self) -> Calendar:
        if self._open or self._last == Where(line=1):
            raise _broken(self._last, self._open[-1] if self._open else "")
        return self._calendar

    def _begin(self, at: Where, name: str) -> None:
        self._open.append(name)
        if len(self._open) > limits.DEPTH:
            raise Unreadable(Problem("too-deep", at, args={"limit": limits.DEPTH}))
        if self._open == ["VCALENDAR", "VEVENT"]:
            if len(self._calendar.events) == limits.EVENTS:
                raise Unreadable(Problem("too-many-events", at, args={"limit": limits.EVENTS}))
            self._component = Component(at)
            self._calendar.events.append(self._component)
        elif self._open == ["VCALENDAR", "VTIMEZONE"]:
            self._component = Component(at)
            self._calendar.zones.append(self._component)

    def _end(self, at: Where, line: str) -> None:
        if self._open.pop() != line[4:].strip().upper():
            raise _broken(at, line)
        if self._open == ["VCALENDAR"]:
            self._component = self._calendar.head


def _property(name: str, at: Where, line: str) -> Property:
    parameters, end = {}, len(name)
    while match := _PARAMETER.match(line, end):
        parameters[match[1].upper()] = match[2].replace('"', "")
        end = match.end()
    if line[end : end + 1] != ":":
        raise _broken(at, line)
    return Property(name, line[end + 1 :], parameters, at)


def _broken(at: Where, line: str) -> Unreadable:
    return Unreadable(Problem("broken-calendar", at, found=line[:_SHOWN]))
