"""Calendar days as people type them: `24.4.`, `April 24`, `am 24.`, `day 3`, `letzter Tag`."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.programme.model import Trip
from handlers.understanding.lexicon import numbers

_NUMBER = "|".join(sorted(numbers(), key=len, reverse=True))
_MONTHS = ["jan", "feb", "mar|maerz", "apr", "mai|may", "jun", "jul", "aug", "sep", "okt|oct", "nov", "dez|dec"]


_HINT = re.compile(r"\d|tag|day|sten\b")
"""Most questions name no date; the patterns below are only put together for those that may."""


def calendar_day(text: str, today: date, trip: Trip) -> tuple[date, re.Match[str], bool] | None:
    """The first calendar day named, where, and whether it was counted from the trip's start or end."""
    if not _HINT.search(text):
        return None
    for pattern, read_day in _CALENDAR:
        match = re.search(pattern, text)
        if match and (day := read_day(match, today, trip)):
            return day, match, read_day is _ordinal
    return None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(match: re.Match[str], today: date, trip: Trip) -> date | None:
    return _valid(int(match[1]), int(match[2]), int(match[3]))


def _day_month(match: re.Match[str], today: date, trip: Trip) -> date | None:
    """24.4. or 24/4; 4/24 where only that lies in the trip's months."""
    first, second = int(match[1]), int(match[2])
    year = int(match[3]) if match[3] else trip.starts.year
    year += 2000 if year < 100 else 0
    months = {trip.starts.month, trip.ends.month}
    if second in months or match[0].rstrip().endswith(".") or match[3]:
        return _valid(year, second, first)
    return _valid(year, first, second) if first in months and "/" in match[0] else None


def _day_name(match: re.Match[str], today: date, trip: Trip) -> date | None:
    number, name = (match["d"] or match["d2"]), (match["m"] or match["m2"])
    month = next(n for n, names in enumerate(_MONTHS, 1) if name[:3] in {part[:3] for part in names.split("|")})
    return _valid(trip.starts.year, month, int(number))


def _day_only(match: re.Match[str], today: date, trip: Trip) -> date | None:
    number = int(match[1])
    days = [trip.starts + timedelta(days=n) for n in range((trip.ends - trip.starts).days + 1)]
    around = [today + timedelta(days=n) for n in range(31)]
    return next((day for day in days + around if day.day == number), None)


def _ordinal(match: re.Match[str], today: date, trip: Trip) -> date | None:
    if match["last"]:
        return trip.ends
    if match["before_last"]:
        return trip.ends - timedelta(days=1)
    number = match["n"] or match["n2"] or ""
    position = _ORDINALS.get(number) or (int(number) if number.isdigit() else 0)
    return trip.starts + timedelta(days=position - 1) if position else None


_ORDINALS = {
    word: n
    for n, names in enumerate(
        [
            "erste|ersten|erster|first",
            "zweite|zweiten|zweiter|second",
            "dritte|dritten|dritter|third",
            "vierte|vierten|vierter|fourth",
            "funfte|funften|funfter|fifth",
            "sechste|sechsten|sechster|sixth",
            "siebte|siebten|siebter|seventh",
            "achte|achten|achter|eighth",
        ],
        1,
    )
    for word in names.split("|")
}
_ORDINAL = "|".join(_ORDINALS)
_MONTH = r"(?:jan|feb|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[a-z]*"
_SPELLED_DAYS = {
    "zwanzigsten": 20,
    "einundzwanzigsten": 21,
    "zweiundzwanzigsten": 22,
    "dreiundzwanzigsten": 23,
    "vierundzwanzigsten": 24,
    "funfundzwanzigsten": 25,
    "sechsundzwanzigsten": 26,
    "siebenundzwanzigsten": 27,
}


def _spelled(match: re.Match[str], today: date, trip: Trip) -> date | None:
    day = _SPELLED_DAYS[match[1]]
    return _valid(trip.starts.year, trip.starts.month, day)


_CALENDAR: list[tuple[str, Callable[[re.Match[str], date, Trip], date | None]]] = [
    (r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b", _iso),
    (
        rf"\b(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th|ten|sten)?\s*(?:of\s+)?(?P<m>{_MONTH})\b|\b(?P<m2>{_MONTH})\s+(?:the\s+)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th|\.)?\b(?!\s*(?:uhr|:))",
        _day_name,
    ),
    (r"\b(\d{1,2})\.\s?(\d{1,2})\.(\d{4}|\d{2})?", _day_month),
    (r"(?<![:\d])\b(\d{1,2})[./](\d{1,2})(?:[./](\d{2,4}))?(?!\d|\s*(?:uhr|h\b|am\b|pm\b))", _day_month),
    (rf"\b({'|'.join(_SPELLED_DAYS)})\b", _spelled),
    (
        r"\b(?:am|den|dem|vom|fur den|zum|on|on the|the|for the|der|of the)\s+"
        r"(\d{1,2})(?:\.|st|nd|rd|th|ten|sten|te|er)?(?=\s|$|[?!,;])"
        r"(?!\s*(?:uhr|:|h\b|am\b|pm\b|min|o ?clock))",
        _day_only,
    ),
    (r"\b(\d{1,2})(?:st|nd|rd|th|ten|sten|\.)(?=\s|$|[?!,;])(?!\s*(?:uhr|tag\b))", _day_only),
    (
        rf"\b(?:(?P<n>{_ORDINAL}|\d{{1,2}})\.?\s+(?:reisetag|tag|days?)|"
        rf"(?:tag|day)\s+(?:nr\s*)?(?P<n2>\d{{1,2}}|{_NUMBER})|"
        r"(?P<last>(?:aller)?letzte[rnm]?\s+(?:reise)?tag|(?:very )?last day|final day)|"
        r"(?P<before_last>vorletzte[rnm]?\s+(?:reise)?tag|(?:second to last|last but one|penultimate) day))\b",
        _ordinal,
    ),
]
