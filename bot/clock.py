"""The one clock, and the one place that knows zones.

Everything inside works on instants: timezone-aware datetimes in UTC. Wall-clock time exists only at the edges, and is
turned into an instant here, strictly: a time that does not exist or exists twice is never guessed.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from typing import Protocol

import pytz


class Clock(Protocol):
    """Whatever can say what time it is."""

    def now(self) -> datetime:
        """The present instant, in UTC."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return datetime.now(UTC)


class SimulatedClock:
    """A clock that can be paused, sped up and moved; for demonstrations, rehearsals and tests.

    `ticks` is a monotonic source of seconds. Speed is simulated seconds per real second; 0 is paused.
    """

    def __init__(self, start: datetime, speed: float = 1.0, ticks: Callable[[], float] = time.monotonic) -> None:
        self._base = start.astimezone(UTC)
        self._ticks = ticks
        self._since = ticks()
        self._speed = speed

    @property
    def speed(self) -> float:
        """Simulated seconds per real second."""
        return self._speed

    def now(self) -> datetime:
        """The simulated instant, in UTC."""
        return self._base + timedelta(seconds=(self._ticks() - self._since) * self._speed)

    def set_speed(self, speed: float) -> None:
        """Run at `speed` from this instant on; 0 pauses."""
        self.jump(self.now())
        self._speed = speed

    def jump(self, instant: datetime) -> None:
        """Continue from `instant`, at the same speed."""
        self._base = instant.astimezone(UTC)
        self._since = self._ticks()


class UnknownZone(ValueError):
    """The name is not a zone of the IANA database."""


@dataclass
class UncertainTime(ValueError):
    """A wall-clock time that does not exist, or exists twice, in its zone; `readings` are the two it could mean."""

    exists_twice: bool
    readings: tuple[datetime, datetime]


@dataclass
class WrongOffset(ValueError):
    """The written UTC offset is not one the zone has at that time; `offset` is the one it has."""

    offset: str


@cache
def zone(name: str) -> pytz.BaseTzInfo:
    """The zone called `name` in the IANA database, e.g. `Asia/Tokyo`; raises UnknownZone."""
    try:
        return pytz.timezone(name)
    except (pytz.UnknownTimeZoneError, AttributeError, ValueError) as error:
        raise UnknownZone(name) from error


def instant(wall_clock: datetime, zone_name: str, offset: timedelta | None = None) -> datetime:
    """The UTC instant of a naive wall-clock time in a zone; raises UncertainTime, WrongOffset or UnknownZone.

    `offset` is the UTC offset written beside the time, if any: it chooses between the two readings of an hour that
    exists twice, and must otherwise be the one the zone has.
    """
    place = zone(zone_name)
    readings = tuple(place.localize(wall_clock, is_dst=summer) for summer in (True, False))
    if offset is not None:
        return _with_offset(wall_clock, offset, place)
    try:
        return place.localize(wall_clock, is_dst=None).astimezone(UTC)
    except pytz.AmbiguousTimeError:
        raise UncertainTime(True, (readings[0], readings[1])) from None
    except pytz.NonExistentTimeError:
        normal = sorted(place.normalize(reading) for reading in readings)
        raise UncertainTime(False, (normal[0], normal[1])) from None


def _with_offset(wall_clock: datetime, offset: timedelta, place: pytz.BaseTzInfo) -> datetime:
    written = (wall_clock - offset).replace(tzinfo=UTC)
    if written.astimezone(place).utcoffset() != offset:
        raise WrongOffset(place.localize(wall_clock, is_dst=False).strftime("%z"))
    return written


@lru_cache(maxsize=4096)
def local(moment: datetime, zone_name: str) -> datetime:
    """An instant as the wall clock of a zone shows it (still aware); the few of a programme are asked for often."""
    return moment.astimezone(zone(zone_name))


def local_date(moment: datetime, zone_name: str) -> date:
    """The calendar day of an instant in a zone."""
    return local(moment, zone_name).date()
