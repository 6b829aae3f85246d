"""How organisers write days and spans: in a title row, without the year, "14:00–15:30" in one cell."""

import re

from bot.programme.sources import values
from bot.programme.sources.values import NotUnderstood
from bot.programme.sources.workbook_grid import Value
from bot.programme.sources.workbook_values import field_text

_MONTHS = (
    "jan januar january jänner",
    "feb februar february",
    "mär märz mrz mar march maerz",
    "apr april",
    "mai may",
    "jun juni june",
    "jul juli july",
    "aug august",
    "sep sept september",
    "okt oktober oct october",
    "nov november",
    "dez dezember dec december",
)
_WEEKDAY = r"(?:mo|di|mi|do|fr|sa|so|tu|we|th|su)[a-zäöü]*\.?,?\s*"
_BEFORE = rf"(?:(?:tag|day)\s*\d{{1,2}}\s*[-–:,.]*\s*)?(?:{_WEEKDAY})?(?:den\s+|the\s+)?"
_AFTER = r"(?:\s*[-–—:,(|/]\s*\D.*|\s+[^\W\d].*)?"
_DIGITS = r"(?P<day>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2}))"
_IN_DIGITS = re.compile(_BEFORE + _DIGITS + _AFTER, re.IGNORECASE)
_WITHOUT_YEAR = re.compile(rf"{_BEFORE}(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.{_AFTER}", re.IGNORECASE)
_YEAR = r"(?:,?\s*(?P<y>\d{4}))?"
_DAY_MONTH = re.compile(
    rf"{_BEFORE}(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th)?\s*(?P<m>[a-zä]{{3,9}})\.?{_YEAR}{_AFTER}", re.IGNORECASE
)
_MONTH_DAY = re.compile(
    rf"{_BEFORE}(?P<m>[a-z]{{3,9}})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}{_AFTER}", re.IGNORECASE
)
_FROM_TO = re.compile(
    r"(?P<start>.*?\d(?:\s*(?:Uhr|h))?)\s*(?:-|–|—|bis|to)\s*(?P<end>\d{1,2}(?:[:.h]\d{2})?(?:\s*(?:Uhr|h))?)",
    re.IGNORECASE,
)
_ISO_WITH_OFFSET = re.compile(r"\d{4}-.*\d\s?-\d{2}:?\d{2}")


def a_day(value: Value, year: int | None) -> str | None:
    """The day a cell names, in ISO form, or None: a date cell, "Dienstag, 23. April 2024 – Kyoto", "Di 23.4.".

    `year` is the trip's, for days written without one.
    """
    text = field_text("date", value)
    if match := _IN_DIGITS.fullmatch(text):
        return _iso(match["day"])
    if match := _WITHOUT_YEAR.fullmatch(text):
        return _iso(f"{year}-{match['m']}-{match['d']}") if year else None
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        match = pattern.fullmatch(text)
        month = _month(match["m"]) if match else None
        if match and month and (match["y"] or year):
            return _iso(f"{match['y'] or year}-{month}-{match['d']}")
    return None


def split(text: str) -> tuple[str, str | None]:
    """Start and end of "14:00–15:30 Uhr"; a text that is no span stays whole.

    "2024-11-03 01:30-05:00" is a time with its UTC offset, as programmes write it, and no span.
    """
    match = _FROM_TO.fullmatch(text)
    if not match or _ISO_WITH_OFFSET.fullmatch(text):
        return text, None
    start, end = match["start"], match["end"]
    if re.search(r"(?:Uhr|h)$", end, re.IGNORECASE) and re.fullmatch(r"(?:.*\s)?\d{1,2}", start):
        start += " Uhr"
    try:
        values.wall_clock_or_time(start)
        values.time_of_day(end)
    except NotUnderstood:
        return text, None
    return start, end


def on(day: str | None, text: str) -> str:
    """A time on a day; a text that is not only a time stays as it is."""
    try:
        values.time_of_day(text)
    except NotUnderstood:
        return text
    return f"{day} {text}" if day else text


def _month(name: str) -> int | None:
    return next((number for number, names in enumerate(_MONTHS, 1) if name.lower() in names.split()), None)


def _iso(text: str) -> str | None:
    try:
        return values.day(text).isoformat()
    except NotUnderstood:
        return None
