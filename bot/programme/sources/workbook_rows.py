"""What a row means beyond its single cells: days carried down, spans taken apart, ids made if there are none."""

import re
import unicodedata
from dataclasses import replace
from datetime import datetime, time

from bot.programme.sources import workbook_times
from bot.programme.sources.workbook_headings import Column
from bot.programme.sources.workbook_table import Field, Row
from bot.programme.sources.workbook_values import field_text, plain_text

Fields = dict[Column, Field]

_ID, _DATE, _START = Column("id"), Column("date"), Column("start")
_END, _END_DATE = Column("end"), Column("end_date")
_LATITUDE, _LONGITUDE, _LOCATION = Column("latitude"), Column("longitude"), Column("location")


class Rows:
    """The rows of any sheet: each is an entry, except titles merged over several columns."""

    def skip(self, row: Row) -> bool:
        """Whether a row is no entry."""
        return row.spans

    def refine(self, row: Row, fields: Fields) -> None:
        """Change what the single cells gave."""


class PlaceRows(Rows):
    """The rows of places: latitude and longitude may have a column each, and a decimal comma."""

    def refine(self, row: Row, fields: Fields) -> None:  # noqa: ARG002 – fields say all of a place
        """Bring latitude and longitude together."""
        parts = [fields.pop(column, None) for column in (_LATITUDE, _LONGITUDE)]
        given = [part for part in parts if part is not None]
        if given and _LOCATION not in fields:
            text = ", ".join(str(part.value).replace(",", ".") for part in given)
            fields[_LOCATION] = replace(given[0], column=_LOCATION, value=text)


class ItemRows(Rows):
    """The rows of the programme, from the top: `year` is the trip's, for days written without one."""

    def __init__(self, year: int | None) -> None:
        self._year = year
        self._day: str | None = None
        self._names: set[str] = set()

    def skip(self, row: Row) -> bool:
        """Whether a row is a title: the day of the rows below it, or words between them."""
        if row.title is None:
            return False
        day = workbook_times.a_day(row.title.value, self._year)
        self._day = day or self._day
        return day is not None or row.spans

    def refine(self, row: Row, fields: Fields) -> None:
        """Bring day and time together in `start` and `end`, and give an id where no column has them."""
        fields.pop(_DATE, None)
        fields.pop(_END_DATE, None)
        self._start(row, fields)
        self._end(row, fields)
        if _ID not in row.columns:
            self._name(row, fields)

    def _start(self, row: Row, fields: Fields) -> None:
        date = row.cells.get(_DATE)
        day = workbook_times.a_day(date.value, self._year) if date else None
        self._day = day or self._day
        if date and _START not in fields and isinstance(date.value, datetime) and date.value.time() != time():
            fields[_START] = Field(_START, field_text("start", date.value), row.keys_at[_DATE], date.at)
        start = fields.get(_START)
        if start is None:
            return
        text = str(start.value)
        if _END not in fields:
            text, end = workbook_times.split(text)
            if end:
                fields[_END] = replace(start, column=_END, value=end)
        if date and day is None:  # no day, as written: reported where it stands
            fields[_START] = replace(start, value=f"{plain_text(date.value)} {text}", value_at=date.at)
        else:
            fields[_START] = replace(start, value=workbook_times.on(self._day, text))

    def _end(self, row: Row, fields: Fields) -> None:
        end, date = fields.get(_END), row.cells.get(_END_DATE)
        if end is None or date is None:
            return
        day = workbook_times.a_day(date.value, self._year)
        value = workbook_times.on(day or plain_text(date.value), str(end.value))
        fields[_END] = replace(end, value=value, value_at=end.value_at if day else date.at)

    def _name(self, row: Row, fields: Fields) -> None:
        """Name an entry after its title, in plain letters, numbered if it repeats."""
        title = next((each for each in fields.values() if each.column.field == "title"), None)
        base = name = _slug(str(title.value)) if title else "item"
        number = 1
        while name in self._names:
            number += 1
            name = f"{base}-{number}"
        self._names.add(name)
        fields[_ID] = Field(_ID, name, title.key_at if title else row.at, title.value_at if title else row.at)


def _slug(text: str) -> str:
    german = text.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    letters = "".join(c for c in unicodedata.normalize("NFKD", german) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", letters)[:50].strip("-") or "item"
