"""How people write times, durations and names, and what they mean by it.

Each parser takes the text as written (blanks around it do not matter) and returns the value, or raises
`NotUnderstood` with the code of what was expected.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.programme.model import Lead, QuietHours


@dataclass
class NotUnderstood(ValueError):
    """A value that is not what its field needs; `expected` is a code of the catalogue (`check-want-…`)."""

    expected: str


@dataclass(frozen=True, slots=True)
class WallClock:
    """A time as a clock on the wall shows it. Without a day, the context gives it; the offset is rarely written."""

    day: date | None
    at: time
    offset: timedelta | None = None

    def on(self, day: date) -> datetime:
        """The naive date and time, on `day` if the text named none."""
        return datetime.combine(self.day or day, self.at)


YEARS = range(1970, 2200)
"""Any other is a slip of the finger."""

_DAY = r"(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<d2>\d{1,2})\.\s?(?P<m2>\d{1,2})\.\s?(?P<y2>\d{4}|\d{2}))"
_TIME = r"(?P<H>\d{1,2})(?:[:.h](?P<M>\d{2}))?(?::(?P<S>\d{2})(?:\.0+)?)?(?P<uhr>\s*(?:Uhr|h))?"
_OFFSET = r"\s?(?P<o>Z|[+-]\d{2}:?\d{2})?"
_WEEKDAY = r"(?:[A-Za-zäöüß]{2,10}\.?,?\s+)?"
_DAY_ONLY = re.compile(f"{_WEEKDAY}{_DAY}", re.IGNORECASE)
_TIME_ONLY = re.compile(f"{_TIME}{_OFFSET}", re.IGNORECASE)
_BOTH = re.compile(rf"{_WEEKDAY}{_DAY}(?:[T,]?\s*(?:um\s+)?){_TIME}{_OFFSET}", re.IGNORECASE)
_DURATION = re.compile(
    r"(?:(?P<d>\d{1,3})\s*(?:d|days?|tage?n?)\s*)?"
    r"(?:(?P<h>\d{1,4}(?:[.,]5)?)\s*(?:h|hrs?|hours?|std\.?|stunden?)\s*)?"
    r"(?:(?P<m>\d{1,5})\s*(?:m|min|mins|minutes?|minuten?)?\.?)?",
    re.IGNORECASE,
)


def day(text: str) -> date:
    """A calendar day: 2024-04-23, 23.04.2024, Di 23.4.24."""
    match = _DAY_ONLY.fullmatch(text.strip())
    if not match:
        raise NotUnderstood("date")
    return _day(match)


def time_of_day(text: str) -> time:
    """A time of day: 14:00, 14.00, 14 Uhr."""
    match = _TIME_ONLY.fullmatch(text.strip())
    if not match or match["o"] or not (match["M"] or match["uhr"]):
        raise NotUnderstood("time")
    return _time(match)


def wall_clock(text: str) -> WallClock:
    """A day and time; the time must be there."""
    match = _BOTH.fullmatch(text.strip())
    if not match or not (match["M"] or match["uhr"]):
        raise NotUnderstood("date-time")
    return WallClock(_day(match), _time(match), _offset(match))


def wall_clock_or_time(text: str) -> WallClock:
    """A day and time, or only a time."""
    try:
        return WallClock(None, time_of_day(text)) if _TIME_ONLY.fullmatch(text.strip()) else wall_clock(text)
    except NotUnderstood as error:
        raise NotUnderstood(
            "time-or-date-time" if error.expected in {"time", "date-time"} else error.expected
        ) from None


def duration(text: str) -> timedelta:
    """A length of time: 90min, 2h, 1h30, 1 Std. 30 Min."""
    match = _DURATION.fullmatch(text.strip())
    if not match or not (match["d"] or match["h"] or match["m"]) or text.strip().isdecimal():
        raise NotUnderstood("duration")
    hours = float((match["h"] or "0").replace(",", "."))
    return timedelta(days=int(match["d"] or 0), hours=hours, minutes=int(match["m"] or 0))


def lead(text: str) -> Lead:
    """A lead time: a duration, or `leave`."""
    written = text.strip()
    if written.lower() == "leave":
        return Lead(None, "leave")
    try:
        return Lead(duration(written), written)
    except NotUnderstood:
        raise NotUnderstood("lead") from None


def quiet_hours(text: str) -> QuietHours:
    """A daily span: 22:00-06:30."""
    start, dash, end = text.replace("–", "-").partition("-")
    if not dash:
        raise NotUnderstood("quiet-hours")
    try:
        return QuietHours(time_of_day(start), time_of_day(end))
    except NotUnderstood:
        raise NotUnderstood("quiet-hours") from None


def _day(match: re.Match[str]) -> date:
    written = match["y"] or match["y2"]
    year = int(written) + (2000 if len(written) == 2 else 0)
    try:
        if year not in YEARS:
            raise ValueError
        return date(year, int(match["m"] or match["m2"]), int(match["d"] or match["d2"]))
    except ValueError:
        raise NotUnderstood("real-date") from None


def _time(match: re.Match[str]) -> time:
    try:
        return time(int(match["H"]), int(match["M"] or 0), int(match["S"] or 0))
    except ValueError:
        raise NotUnderstood("real-time") from None


def _offset(match: re.Match[str]) -> timedelta | None:
    written = match["o"]
    if not written:
        return None
    if written in "Zz":
        return timedelta(0)
    hours, minutes = int(written[1:3]), int(written[-2:])
    return timedelta(hours=hours, minutes=minutes) * (-1 if written[0] == "-" else 1)
