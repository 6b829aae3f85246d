"""The fields of a programme's records: how each is written, checked and refused, as annotated types for pydantic."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import BeforeValidator, PlainValidator
from pydantic_core import PydanticCustomError

from bot.clock import UnknownZone, zone
from bot.programme.model import Lead, QuietHours, Text
from bot.programme.sources import limits, values
from bot.programme.sources.values import NotUnderstood, WallClock

T = TypeVar("T")


def wrong(expected: str) -> PydanticCustomError:
    """A value that is not what its field needs; `expected` is a code of the catalogue (`check-want-…`)."""
    return PydanticCustomError("expected", "expected {expected}", {"expected": expected})


def _text(value: Any, longest: int = limits.TEXT_LENGTH) -> str:
    if not isinstance(value, str):
        raise wrong("text")
    if len(value) > longest:
        raise PydanticCustomError("too-long", "too long", {"length": len(value), "limit": longest})
    return value.strip()


def _parsed(parse: Callable[[str], T], longest: int = limits.TEXT_LENGTH) -> PlainValidator:
    """Read a text with one of the parsers of `values`."""

    def read(value: Any) -> T:
        try:
            return parse(_text(value, longest))
        except NotUnderstood as error:
            raise wrong(error.expected) from None

    return PlainValidator(read)


def _localised(value: Any) -> Text:
    if isinstance(value, str):
        return Text((("", _text(value)),))
    if not isinstance(value, dict):
        raise wrong("text")
    for language in value:
        if not re.fullmatch(r"[a-z]{2,3}", language):
            raise PydanticCustomError("unknown-language", "unknown language", {"language": language})
    texts = tuple((language, _text(text)) for language, text in value.items() if not blank(text))
    if not texts:
        raise wrong("text")
    return Text(texts)


def blank(value: Any) -> bool:
    """Whether nothing is written."""
    return value is None or (isinstance(value, str) and not value.strip())


def _matching(pattern: str, expected: str) -> Callable[[str], str]:
    """A parser that takes a text as it is, if all of it matches."""

    def read(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise NotUnderstood(expected)
        return value

    return read


def _name(value: str) -> str:
    if not value:
        raise NotUnderstood("name")
    return value


def _zone(value: str) -> str:
    try:
        return str(zone(value))
    except UnknownZone:
        raise PydanticCustomError("unknown-zone", "unknown zone", {}) from None


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        raise NotUnderstood("url") from None
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise NotUnderstood("url")
    return value


def _yes(value: str) -> bool:
    answers = {
        "true": True,
        "yes": True,
        "ja": True,
        "x": True,
        "1": True,
        "false": False,
        "no": False,
        "nein": False,
    }
    try:
        return answers[value.lower()]
    except KeyError:
        raise NotUnderstood("yes-no") from None


def _location(value: Any) -> tuple[float, float]:
    parts = value.split(",") if isinstance(value, str) else value
    try:
        latitude, longitude = (float(part) for part in parts)
    except (TypeError, ValueError):
        raise wrong("location") from None
    if -90 <= latitude <= 90 and -180 <= longitude <= 180:
        return latitude, longitude
    raise wrong("location-swapped" if abs(longitude) <= 90 < abs(latitude) <= 180 else "location")


def listed(value: Any) -> Any:
    """One value is a list of one; a text may hold several, separated by commas."""
    return [part.strip() for part in re.split(r"[,;\n]", value) if part.strip()] if isinstance(value, str) else value


def mapping(value: Any) -> dict[str, Any]:
    """A block of fields, and nothing else."""
    if not isinstance(value, dict):
        raise wrong("mapping")
    return value


def choice(value: Any) -> Any:
    """A word out of a list, as it may be written."""
    return value.strip().lower() if isinstance(value, str) else value


Localised = Annotated[Text, PlainValidator(_localised)]
TripId = Annotated[str, _parsed(_matching(r"[a-z0-9][a-z0-9-]{0,63}", "trip-id"))]
Id = Annotated[str, _parsed(_matching(r"[^\s\x00-\x1f\x7f,;|]{1,64}", "id"))]
Name = Annotated[str, _parsed(_name, limits.NAME_LENGTH)]
Plain = Annotated[str, PlainValidator(_text)]
ZoneName = Annotated[str, _parsed(_zone)]
Language = Annotated[str, _parsed(_matching(r"[a-z]{2,3}", "language"))]
Day = Annotated[date, _parsed(values.day)]
TimeOfDay = Annotated[time, _parsed(values.time_of_day)]
Start = Annotated[WallClock, _parsed(values.wall_clock)]
End = Annotated[WallClock, _parsed(values.wall_clock_or_time)]
Length = Annotated[timedelta, _parsed(values.duration)]
LeadTime = Annotated[Lead, _parsed(values.lead)]
Quiet = Annotated[QuietHours, _parsed(values.quiet_hours)]
Yes = Annotated[bool, _parsed(_yes)]
Email = Annotated[str, _parsed(_matching(r"[^@\s]+@[^@\s]+\.[^@\s.]+", "email"))]
Phone = Annotated[str, _parsed(_matching(r"[+0-9(][0-9 ()/.\-–]{1,30}(?:\s?(?:ext\.?|Durchwahl|-)\s?\d+)?", "phone"))]
Url = Annotated[str, _parsed(_url)]
Location = Annotated[tuple[float, float], PlainValidator(_location)]
Leads = Annotated[tuple[LeadTime, ...], BeforeValidator(listed)]
