"""Times and zones as calendars write them."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar.prop import vDuration
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from bot import clock
from bot.programme.problem import Problem, Unreadable
from bot.programme.sources import limits
from bot.programme.sources.calendar_lines import Calendar, Property

_DATE = re.compile(r"\d{8}")
_DATE_TIME = re.compile(r"\d{8}T\d{6}Z?")
_EARLIEST, _LATEST = 1900, 2200


@dataclass(frozen=True, slots=True)
class Moment:
    """A wall-clock time (naive) in a zone of the IANA database. Written in UTC, it may be shown anywhere."""

    wall: datetime
    zone: str
    utc: bool = False

    def instant(self) -> datetime:
        """The instant, for comparison only: of two readings the first."""
        try:
            return clock.instant(self.wall, self.zone)
        except clock.UncertainTime as error:
            return error.readings[0].astimezone(UTC)

    def later(self, by: timedelta) -> "Moment":
        """The same zone's wall clock, moved on."""
        return Moment(self.wall + by, self.zone, self.utc)

    def seen_in(self, zone: str) -> "Moment":
        """What the wall clock of another zone shows at this moment."""
        return Moment(clock.local(self.instant(), zone).replace(tzinfo=None), zone)

    def written(self, zone: str) -> str:
        """The moment as a programme writes it; with its offset in `zone` if the calendar says it in UTC."""
        if not self.utc:
            return _plain(self.wall)
        local = clock.local(self.wall.replace(tzinfo=UTC), zone)
        offset = local.strftime("%z")
        return f"{_plain(local)}{offset[:3]}:{offset[3:5]}"


def _plain(wall: datetime) -> str:
    return wall.strftime("%Y-%m-%d %H:%M:%S" if wall.second else "%Y-%m-%d %H:%M")


class Zones:
    """The zones of one calendar file, by every name it may call them."""

    def __init__(self, calendar: Calendar) -> None:
        self._aliases: dict[str, str] = {}
        for zone in calendar.zones:
            name, real = zone.one("TZID"), zone.one("X-LIC-LOCATION")
            if name and real:
                self._aliases[name.text] = real.text
        self._known: dict[str, str | None] = {}
        self.default = self._default(calendar)

    def moments(self, written: Property) -> list[Moment | date]:
        """The times of a property (several where it is a list); a plain date stands for a whole day."""
        tzid = written.parameters.get("TZID")
        zone = self._named(tzid, written) if tzid else self.default
        return [self._moment(part.strip(), zone, written) for part in written.value.split(",")]

    def moment(self, written: Property) -> Moment | date:
        """The time of a property that has only one."""
        found = self.moments(written)
        if len(found) > 1:
            raise _not_a_time(written, written.value)
        return found[0]

    def _moment(self, text: str, zone: str, written: Property) -> Moment | date:
        start, _, _ = text.partition("/")  # of a period, its start
        if not _DATE.fullmatch(start) and not _DATE_TIME.fullmatch(start):
            raise _not_a_time(written, text)
        try:
            moment = datetime.fromisoformat(start.removesuffix("Z"))
        except ValueError:
            raise _not_a_time(written, text) from None
        if not _EARLIEST <= moment.year <= _LATEST:
            raise _not_a_time(written, text)
        if "T" not in start:
            return moment.date()
        return Moment(moment, "UTC", utc=True) if start.endswith("Z") else Moment(moment, zone)

    def _default(self, calendar: Calendar) -> str:
        """The calendar's own zone, else the one most of its events name, else UTC, which is no guess."""
        if own := calendar.head.one("X-WR-TIMEZONE"):
            return self._named(own.text, own)
        starts = (start for event in calendar.events for start in event.every("DTSTART"))
        named = [(start.parameters["TZID"], start) for start in starts if "TZID" in start.parameters]
        if not named:
            return "UTC"
        (most, _), *_ = Counter(self._named(tzid, start) for tzid, start in named).most_common(1)
        return most

    def _named(self, tzid: str, written: Property) -> str:
        if tzid not in self._known:
            self._known[tzid] = self._search(tzid)
        name = self._known[tzid]
        if name is None:
            raise Unreadable(Problem("unknown-zone", written.at, found=tzid))
        return name

    def _search(self, tzid: str) -> str | None:
        """The name as it is, as Windows', as the file explains it, or without a vendor's path before it."""
        parts = tzid.strip('/" ').split("/")[-3:]
        paths = ("/".join(parts[start:]) for start in range(len(parts)))
        candidates = (WINDOWS_TO_OLSON.get(tzid, ""), self._aliases.get(tzid, ""), *paths)
        return _first_known((tzid, *candidates))


def _first_known(names: Iterable[str]) -> str | None:
    for name in names:
        try:
            return str(clock.zone(name))
        except clock.UnknownZone:
            continue
    return None


def length(written: Property) -> timedelta:
    """The value of a DURATION."""
    try:
        found: timedelta = vDuration.from_ical(written.value.strip())  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError):
        found = timedelta(-1)
    if not timedelta(0) <= found <= timedelta(days=limits.TRIP_DAYS):
        field = written.name.lower()
        args: dict[str, str | int] = {"field": field}
        raise Unreadable(Problem("unexpected", written.at, found=written.value, expected="duration", args=args))
    return found


def _not_a_time(written: Property, text: str) -> Unreadable:
    args: dict[str, str | int] = {"field": written.name.lower()}
    return Unreadable(Problem("unexpected", written.at, found=text[:80], expected="date-time", args=args))
