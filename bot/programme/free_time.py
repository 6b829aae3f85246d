"""Free time on a day: what the agenda leaves open while people are awake."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.clock import UncertainTime, instant
from bot.programme.agenda import leave_by
from bot.programme.model import Item, Kind

WORTHWHILE = timedelta(minutes=30)
"""A shorter gap is a pause, not free time."""
_WAKING = (time(8), time(22))


@dataclass(frozen=True)
class Span:
    """From one instant to another (UTC)."""

    start: datetime
    end: datetime


def free_time(items: Iterable[Item], day: date, zone: str, after: datetime) -> tuple[Span, ...]:
    """The gaps of half an hour or more between 08:00 and 22:00 of a day in a zone, not before `after`.

    An item takes from its leave-by time to its end; free items of the programme take nothing.
    """
    cursor = max(after, _wall_clock(day, _WAKING[0], zone))
    end = _wall_clock(day, _WAKING[1], zone)
    gaps = []
    for item in sorted(items, key=lambda item: leave_by(item) or item.start):
        if item.cancelled or item.kind is Kind.FREE:
            continue
        away = min(leave_by(item) or item.start, end)
        if away - cursor >= WORTHWHILE:
            gaps.append(Span(cursor, away))
        cursor = max(cursor, item.end)
    if end - cursor >= WORTHWHILE:
        gaps.append(Span(cursor, end))
    return tuple(gaps)


def _wall_clock(day: date, at: time, zone: str) -> datetime:
    try:
        return instant(datetime.combine(day, at), zone)
    except UncertainTime as error:  # no zone changes its clocks by day, but the database may know one that did
        return error.readings[0].astimezone(UTC)
