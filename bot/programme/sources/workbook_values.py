"""What stands in a cell, as the text the contract would have: Excel's dates, numbers and German words."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from bot.programme.sources.draft import Series
from bot.programme.sources.workbook_grid import Cell, Value
from bot.programme.sources.workbook_headings import Column, kind_words, plain

_EXCEL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 – a wall clock, as everything in a cell
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
"""Plain numbers that are days: 1954 to 2119."""
_NONE = {"-", "–", "—", "none", "keine", "niemand", "nobody"}

_DAYS = {"starts", "ends", "date", "end_date"}
_TIMES = {"start", "end", "meet_at", "reminders_digest"}
_LENGTHS = {"duration", "travel"}

_STATUS = {
    "confirmed": "bestätigt|fest|fix|ok",
    "tentative": "vorläufig|geplant|unter Vorbehalt|offen|angefragt",
    "cancelled": "abgesagt|entfällt|gestrichen|canceled",
}
_ROLES = {
    "participant": "Teilnehmer|Teilnehmerin|Teilnehmend|Gast",
    "organiser": "Organisator|Organisatorin|Organisation|Veranstalter|Organizer|Betreuung",
}
_YES = {"true": "wahr|ja|yes|x|✓|✔", "false": "falsch|nein|no"}
_SOURCES = {"published": "veröffentlicht", "illustrative": "beispielhaft|erfunden|Beispiel"}
_LANGUAGES = {
    "de": "Deutsch|German",
    "en": "Englisch|English",
    "ja": "Japanisch|Japanese",
    "fr": "Französisch|French",
}


class Words:
    """Turns cells into the contract's texts; `known` are ids, which no word like "alle" may hide."""

    def __init__(self) -> None:
        self._choices = {
            "kind": kind_words(),
            "status": _by_word(_STATUS),
            "people.role": _by_word(_ROLES),
            "emergency": _by_word(_YES),
            "source": _by_word(_SOURCES),
            "language": _by_word(_LANGUAGES),
        }
        self.known: set[str] = set()

    def value(self, section: str, column: Column, cell: Cell) -> str | Series:
        """The value of a field from its cell: a text, or a list where one cell holds several."""
        field, text = column.field, field_text(column.field, cell.value)
        if field in {"audience", "groups"} or _is_leads(field):
            return self._several(field, text, cell)
        if field == "languages":
            return ", ".join(self._choice("language", part) for part in re.split(r"[,;\s]+", text) if part)
        return self._choice(f"{section}.role" if field == "role" else field, text)

    def _choice(self, field: str, text: str) -> str:
        return self._choices.get(field, {}).get(plain(text) or text, text)

    def _several(self, field: str, text: str, cell: Cell) -> str | Series:
        if text.casefold() in _NONE and text not in self.known:
            return Series(cell.at)
        separators = r"[;\n]|,(?!\d)|(?<!\d)," if _is_leads(field) else r"[,;\n]"
        series = Series(cell.at)
        for part in re.split(separators, text):
            if part.strip():
                series.put(self._member(field, part.strip()), cell.at)
        return series

    def _member(self, field: str, part: str) -> str:
        if field == "audience" and part not in self.known and plain(part) in {"alle", "all", "everybody", "everyone"}:
            return "all"
        if _is_leads(field) and plain(part) in {"abfahrt", "leave", "aufbruch"}:
            return "leave"
        return part


def field_text(field: str, value: Value) -> str:
    """A cell's value as the text a field of the contract needs."""
    if field in _DAYS:
        return _moment_text(value, day_text)
    if field in _TIMES:
        return _moment_text(value, _moment)
    if field in _LENGTHS:
        return _length(value)
    return plain_text(value)


def plain_text(value: Value) -> str:
    """Any value as text: whole numbers without a point, never in powers of ten; days in ISO form."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return format(Decimal(f"{value:.15g}"), "f")
    if isinstance(value, datetime):
        return day_text(value) if value.time() == time() else _moment(value)
    if isinstance(value, time | timedelta):
        return _moment(value)
    return str(value)


def day_text(value: datetime | date | time | timedelta) -> str:
    """The day of a date cell."""
    day = value.date() if isinstance(value, datetime) else value
    return day.isoformat() if isinstance(day, date) else _moment(day)


def _moment_text(value: Value, write: Callable[[datetime | date | time | timedelta], str]) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        if _FIRST_SERIAL <= value < _LAST_SERIAL:
            return write(_EXCEL_ZERO + timedelta(days=value))
        if 0 <= value < 1:
            return write(timedelta(days=value))
    if isinstance(value, datetime | date | time | timedelta):
        return write(value)
    return plain_text(value)


def _moment(value: datetime | date | time | timedelta) -> str:
    """A day and time, or a time; Excel's fractions of a day are good to the second."""
    if isinstance(value, timedelta):
        value = _EXCEL_ZERO + value
        return _clock(_whole_second(value).time())
    if isinstance(value, time):
        return _clock(_whole_second(datetime.combine(_EXCEL_ZERO, value)).time())
    if isinstance(value, datetime):
        value = _whole_second(value)
        return f"{value.date().isoformat()} {_clock(value.time())}"
    return value.isoformat()


def _whole_second(value: datetime) -> datetime:
    return (value + timedelta(milliseconds=500)).replace(microsecond=0)


def _clock(at: time) -> str:
    return at.isoformat("seconds" if at.second else "minutes")


def _length(value: Value) -> str:
    """A duration: minutes, whichever way Excel holds them. Up to 1 a plain number is a part of a day."""
    if isinstance(value, str):
        return f"{value}min" if value.isdecimal() else value
    if isinstance(value, bool):
        return plain_text(value)
    if isinstance(value, int | float):
        return f"{round(value * 1440) if 0 < value < 1 else plain_text(value)}min"
    if isinstance(value, time):
        value = datetime.combine(_EXCEL_ZERO, value) - _EXCEL_ZERO
    elif isinstance(value, datetime):
        value -= _EXCEL_ZERO
    return f"{round(value / timedelta(minutes=1))}min" if isinstance(value, timedelta) else plain_text(value)


def _is_leads(field: str) -> bool:
    return field.startswith("reminders_") and field != "reminders_digest"


def _by_word(choices: dict[str, str]) -> dict[str, str]:
    return {plain(word) or word: choice for choice, words in choices.items() for word in words.split("|")} | {
        choice: choice for choice in choices
    }
