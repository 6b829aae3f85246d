"""When a recurring event takes place.

dateutil steps through the days of every period a rule reaches, and the rule's own conditions choose among
them. A step is never empty, so the stepping always ends at its bound, however impossible the conditions are;
and every day looked at is paid for out of one budget for the whole file.
"""

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby, islice
from typing import Any, Literal

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule
from icalendar.prop import vRecur

from bot.programme.problem import Problem, Unreadable, Where
from bot.programme.sources import limits
from bot.programme.sources.calendar_lines import Property

Frequency = Literal[0, 1, 2, 3]
FREQUENCIES: dict[str, Frequency] = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY, "YEARLY": YEARLY}
_EVERY_DAY: dict[Frequency, dict[str, Any]] = {
    DAILY: {},
    WEEKLY: {"byweekday": range(7)},
    MONTHLY: {"bymonthday": range(1, 32)},
    YEARLY: {"byyearday": range(1, 367)},
}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNSUPPORTED = {"BYWEEKNO", "BYEASTER", "RSCALE", "SKIP"}
_LONGEST_INTERVAL = 9_999


@dataclass
class Budget:
    """How many days may still be looked at."""

    days: int = limits.RECURRENCE_DAYS

    def spend(self, at: Where) -> None:
        """Pay for one day; raises Unreadable when nothing is left."""
        self.days -= 1
        if self.days < 0:
            raise Unreadable(Problem("recurrence-too-long", at))


@dataclass(frozen=True)
class Rule:
    """The rule of an event that first starts at `first`; times are wall-clock, in the event's zone."""

    first: datetime
    at: Where
    frequency: Frequency
    interval: int = 1
    week_start: int = 0
    count: int | None = None
    until: datetime | None = None
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    year_days: frozenset[int] = frozenset()
    weekdays: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    """Pairs of (which one in its month or year, weekday from Monday = 0); 0 is every one."""
    positions: frozenset[int] = frozenset()

    def starts(self, last: datetime, budget: Budget) -> Iterator[datetime]:
        """The first start, whatever the rule says of it, and those after it up to `last`."""
        last = min(last, self.until) if self.until else last
        return islice(self._starts(last, budget), self.count)

    def ends_by(self, last: datetime, budget: Budget) -> bool:
        """Whether the rule has run out by then."""
        if self.count is not None:
            return sum(1 for _ in self.starts(last, budget)) == self.count
        return self.until is not None and self.until <= last

    def _starts(self, last: datetime, budget: Budget) -> Iterator[datetime]:
        yield self.first
        for _, days in groupby(self._candidates(last, budget), self._period):
            for day in self._chosen([day for day in days if self._fits(day)]):
                if self.first < day <= last:
                    yield day

    def _candidates(self, last: datetime, budget: Budget) -> Iterator[datetime]:
        # A position counted from a period's end needs the whole period.
        bound = last + timedelta(days=366) if self.positions else last
        begins = datetime.combine(self._period(self.first), self.first.time())
        every_day = _EVERY_DAY[self.frequency]
        for day in rrule(self.frequency, begins, self.interval, wkst=self.week_start, until=bound, **every_day):
            budget.spend(self.at)
            yield day

    def _period(self, day: datetime) -> date:
        """The first day of the period a day lies in."""
        if self.frequency == WEEKLY:
            return day.date() - timedelta(days=(day.weekday() - self.week_start) % 7)
        if self.frequency == MONTHLY:
            return day.date().replace(day=1)
        return day.date().replace(month=1, day=1) if self.frequency == YEARLY else day.date()

    def _chosen(self, days: list[datetime]) -> Iterable[datetime]:
        if not self.positions:
            return days
        size = len(days)
        return [day for n, day in enumerate(days) if n + 1 in self.positions or n - size in self.positions]

    def _fits(self, day: datetime) -> bool:
        month_length, year_length = (
            calendar.monthrange(day.year, day.month)[1],
            365 + calendar.isleap(day.year),
        )
        return (
            (not self.months or day.month in self.months)
            and _counted(day.day, month_length, self.month_days)
            and _counted(day.timetuple().tm_yday, year_length, self.year_days)
            and (not self.weekdays or any(self._is(day, *which) for which in self.weekdays))
        )

    def _is(self, day: datetime, which: int, weekday: int) -> bool:
        if day.weekday() != weekday:
            return False
        if not which or self.frequency in (DAILY, WEEKLY):
            return True
        if self.frequency == MONTHLY or self.months:
            number, size = day.day, calendar.monthrange(day.year, day.month)[1]
        else:
            number, size = day.timetuple().tm_yday, 365 + calendar.isleap(day.year)
        return (number - 1) // 7 + 1 == which if which > 0 else (size - number) // 7 + 1 == -which


def _counted(number: int, size: int, wanted: frozenset[int]) -> bool:
    return not wanted or number in wanted or number - size - 1 in wanted


def rule(written: Property, first: datetime, until: datetime | None) -> Rule:
    """The rule a property writes; `until` is its end on the event's own wall clock. Raises Unreadable."""
    parts = parsed(written)
    if "FREQ" not in parts:
        raise unsupported(written)
    frequency = FREQUENCIES.get(str(parts["FREQ"][0]).upper())
    own = {"BYHOUR": first.hour, "BYMINUTE": first.minute, "BYSECOND": first.second}
    if frequency is None or any(parts.get(part, [value]) != [value] for part, value in own.items()):
        raise Unreadable(Problem("recurrence-too-fine", written.at, found=written.value[:80]))
    interval, count = _number(parts, "INTERVAL"), _number(parts, "COUNT")
    if _UNSUPPORTED & parts.keys() or interval == 0 or (interval or 1) > _LONGEST_INTERVAL or count == 0:
        raise unsupported(written)
    conditions = {
        "months": _numbers(parts, "BYMONTH"),
        "month_days": _numbers(parts, "BYMONTHDAY"),
        "year_days": _numbers(parts, "BYYEARDAY"),
        "weekdays": frozenset((day.relative or 0, _WEEKDAYS.index(day.weekday)) for day in parts.get("BYDAY", ())),
    }
    return Rule(
        first=first,
        at=written.at,
        frequency=frequency,
        interval=interval or 1,
        week_start=_WEEKDAYS.index(str(parts.get("WKST", ["MO"])[0])),
        count=count,
        until=until,
        positions=_numbers(parts, "BYSETPOS"),
        **_with_defaults(conditions, frequency, first),
    )


def parsed(written: Property) -> dict[str, list[Any]]:
    """The parts of a rule by name; raises Unreadable."""
    try:
        parts = vRecur.from_ical(written.value.strip())
    except (ValueError, IndexError, KeyError):
        raise unsupported(written) from None
    return {str(name).upper(): list(values) for name, values in parts.items()}


def unsupported(written: Property) -> Unreadable:
    """The problem with a recurrence that is not understood; guessing would lose or invent items."""
    return Unreadable(Problem("recurrence-unsupported", written.at, found=written.value[:80]))


def _number(parts: dict[str, list[Any]], name: str) -> int | None:
    return max(int(parts[name][0]), 0) if parts.get(name) else None


def _numbers(parts: dict[str, list[Any]], name: str) -> frozenset[int]:
    return frozenset(int(value) for value in parts.get(name, ()))


def _with_defaults(conditions: dict[str, Any], frequency: int, first: datetime) -> dict[str, Any]:
    """What a rule does not say about its days, the first start says."""
    if conditions["month_days"] or conditions["year_days"] or conditions["weekdays"]:
        return conditions
    if frequency == WEEKLY:
        return {**conditions, "weekdays": frozenset({(0, first.weekday())})}
    if frequency == DAILY:
        return conditions
    if frequency == YEARLY and not conditions["months"]:
        conditions = {**conditions, "months": frozenset({first.month})}
    return {**conditions, "month_days": frozenset({first.day})}
