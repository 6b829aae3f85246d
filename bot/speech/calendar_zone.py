"""A zone as calendars want it spelled out: a VTIMEZONE that says when its clocks change.

Where the changes follow a rule (the last Sunday of March) it is written as one, which every calendar program reads;
where they do not, each change is written by itself. Each is given on the wall clock it ends, as the standard demands.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot import clock

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Change:
    """A moment from which a zone's clocks differ by another offset; `wall` is what they show at the moment before."""

    wall: datetime
    before: timedelta
    after: timedelta
    name: str

    @property
    def summer(self) -> bool:
        return self.after > self.before

    def lines(self, rule: str | None) -> Iterator[str]:
        part = "DAYLIGHT" if self.summer else "STANDARD"
        yield f"BEGIN:{part}"
        yield f"DTSTART:{self.wall:%Y%m%dT%H%M%S}"
        if rule:
            yield f"RRULE:{rule}"
        yield f"TZOFFSETFROM:{_offset(self.before)}"
        yield f"TZOFFSETTO:{_offset(self.after)}"
        yield f"TZNAME:{self.name}"
        yield f"END:{part}"


def timezone(zone: str, first_year: int, last_year: int) -> list[str]:
    """The lines of a VTIMEZONE that is right in all years from the first to the last."""
    # The year before says what holds on the first of January, the year after shows whether the changes follow a rule.
    begins = datetime(first_year - 1, 1, 1, tzinfo=UTC)
    changes = list(_changes(zone, begins, datetime(last_year + 2, 1, 1, tzinfo=UTC)))
    rules = _rules(changes, range(first_year - 1, last_year + 2))
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone}"]
    if rules is not None:
        for change, rule in rules:
            lines.extend(change.lines(rule))
    else:
        for change in (_standing(zone, begins), *changes):
            lines.extend(change.lines(None))
    return [*lines, "END:VTIMEZONE"]


def _standing(zone: str, at: datetime) -> _Change:
    """What already holds at an instant, written like a change."""
    local = clock.local(at, zone)
    offset = local.utcoffset() or timedelta(0)
    return _Change(local.replace(tzinfo=None), offset, offset, local.strftime("%Z"))


def _changes(zone: str, since: datetime, until: datetime) -> Iterator[_Change]:
    """Every change of the clocks in a span, in order."""
    day = since
    while day < until:
        if _offset_at(zone, day) != _offset_at(zone, day + _DAY):
            yield _change(zone, day, day + _DAY)
        day += _DAY


def _change(zone: str, low: datetime, high: datetime) -> _Change:
    """The change between two instants, to the minute."""
    before = _offset_at(zone, low)
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) // 2
        middle = middle.replace(second=0, microsecond=0)
        low, high = (middle, high) if _offset_at(zone, middle) == before else (low, middle)
    local = clock.local(high, zone)
    wall = (high + before).replace(tzinfo=None)
    return _Change(wall, before, _offset_at(zone, high), local.strftime("%Z"))


def _rules(changes: Sequence[_Change], years: range) -> list[tuple[_Change, str | None]] | None:
    """The first change of each sort with the yearly rule for all of them; None if there is no such rule."""
    sorts: dict[bool, list[_Change]] = {}
    for change in changes:
        sorts.setdefault(change.summer, []).append(change)
    found = [(same[0], _rule(same, years)) for same in sorts.values()]
    return found if found and all(rule for _, rule in found) else None


def _rule(changes: Sequence[_Change], years: range) -> str | None:
    first = changes[0]
    alike = all(
        (c.wall.month, c.wall.time(), c.before, c.after)
        == (first.wall.month, first.wall.time(), first.before, first.after)
        for c in changes
    )
    if not alike or [change.wall.year for change in changes] != list(years):
        return None
    which = set.intersection(*(_positions(change.wall) for change in changes))
    if not which:
        return None
    # "The last Sunday" if it can be said so, else "the second".
    return f"FREQ=YEARLY;BYMONTH={first.wall.month};BYDAY={min(which)}{_WEEKDAYS[first.wall.weekday()]}"


def _positions(day: datetime) -> set[int]:
    """Which of its weekday a day is in its month; the last one is also -1. Weekdays that differ have none in common."""
    last = day.day + 7 > monthrange(day.year, day.month)[1]
    return {(day.day - 1) // 7 + 1} | ({-1} if last else set())


def _offset_at(zone: str, instant: datetime) -> timedelta:
    return clock.local(instant, zone).utcoffset() or timedelta(0)


def _offset(offset: timedelta) -> str:
    sign = "-" if offset < timedelta(0) else "+"
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f"{sign}{hours:02}{minutes:02}"


def timezones(used: Iterable[tuple[str, int]]) -> list[str]:
    """VTIMEZONE lines for every zone, given as pairs of a zone and a year in which it is used."""
    years: dict[str, list[int]] = {}
    for zone, year in used:
        years.setdefault(zone, []).append(year)
    return [line for zone, found in sorted(years.items()) for line in timezone(zone, min(found), max(found))]
