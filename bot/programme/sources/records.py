"""The contract of a programme, as frozen pydantic models: what a file may say, field by field.

A record holds what one entry means on its own; what entries mean together (ids that exist, instants in zones) is
settled in `building`. Field names are those of the format page; whatever is not listed there is refused.
"""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, model_validator
from pydantic_core import PydanticCustomError

from bot.clock import UnknownZone, zone
from bot.programme.model import Kind, Lead, QuietHours, Role, Source, Status, Text
from bot.programme.sources import limits, values
from bot.programme.sources.values import NotUnderstood, WallClock

T = TypeVar("T")


def _wrong(expected: str) -> PydanticCustomError:
    return PydanticCustomError("expected", "expected {expected}", {"expected": expected})


def _text(value: Any, longest: int = limits.TEXT_LENGTH) -> str:
    if not isinstance(value, str):
        raise _wrong("text")
    if len(value) > longest:
        raise PydanticCustomError("too-long", "too long", {"length": len(value), "limit": longest})
    return value.strip()


def _parsed(parse: Callable[[str], T], longest: int = limits.TEXT_LENGTH) -> PlainValidator:
    """Read a text with one of the parsers of `values`."""

    def read(value: Any) -> T:
        try:
            return parse(_text(value, longest))
        except NotUnderstood as error:
            raise _wrong(error.expected) from None

    return PlainValidator(read)


def _localised(value: Any) -> Text:
    if isinstance(value, str):
        return Text((("", _text(value)),))
    if not isinstance(value, dict):
        raise _wrong("text")
    for language in value:
        if not re.fullmatch(r"[a-z]{2,3}", language):
            raise PydanticCustomError("unknown-language", "unknown language", {"language": language})
    texts = tuple((language, _text(text)) for language, text in value.items() if not _blank(text))
    if not texts:
        raise _wrong("text")
    return Text(texts)


def _blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _trip_id(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", value):
        raise NotUnderstood("trip-id")
    return value


def _id(value: str) -> str:
    if not re.fullmatch(r"[^\s,;|]{1,64}", value):
        raise NotUnderstood("id")
    return value


def _name(value: str) -> str:
    if not value:
        raise NotUnderstood("name")
    return value


def _zone(value: str) -> str:
    try:
        return str(zone(value))
    except UnknownZone:
        raise PydanticCustomError("unknown-zone", "unknown zone", {}) from None


def _language(value: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}", value):
        raise NotUnderstood("language")
    return value


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        raise NotUnderstood("url") from None
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise NotUnderstood("url")
    return value


def _email(value: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", value):
        raise NotUnderstood("email")
    return value


def _phone(value: str) -> str:
    if not re.fullmatch(r"[+0-9(][0-9 ()/.\-–]{1,30}(?:\s?(?:ext\.?|Durchwahl|-)\s?\d+)?", value):
        raise NotUnderstood("phone")
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
        raise _wrong("location") from None
    if -90 <= latitude <= 90 and -180 <= longitude <= 180:
        return latitude, longitude
    raise _wrong("location-swapped" if abs(longitude) <= 90 < abs(latitude) <= 180 else "location")


def listed(value: Any) -> Any:
    """One value is a list of one; a text may hold several, separated by commas."""
    return [part.strip() for part in re.split(r"[,;\n]", value) if part.strip()] if isinstance(value, str) else value


def _leads_by_kind(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong("mapping")
    return value


def _choice(value: Any) -> Any:
    return value.strip().lower() if isinstance(value, str) else value


Localised = Annotated[Text, PlainValidator(_localised)]
TripId = Annotated[str, _parsed(_trip_id)]
Id = Annotated[str, _parsed(_id)]
Name = Annotated[str, _parsed(_name, limits.NAME_LENGTH)]
Plain = Annotated[str, PlainValidator(_text)]
ZoneName = Annotated[str, _parsed(_zone)]
Language = Annotated[str, _parsed(_language)]
Day = Annotated[date, _parsed(values.day)]
TimeOfDay = Annotated[time, _parsed(values.time_of_day)]
Start = Annotated[WallClock, _parsed(values.wall_clock)]
End = Annotated[WallClock, _parsed(values.wall_clock_or_time)]
Length = Annotated[timedelta, _parsed(values.duration)]
LeadTime = Annotated[Lead, _parsed(values.lead)]
Quiet = Annotated[QuietHours, _parsed(values.quiet_hours)]
Yes = Annotated[bool, _parsed(_yes)]
Email = Annotated[str, _parsed(_email)]
Phone = Annotated[str, _parsed(_phone)]
Url = Annotated[str, _parsed(_url)]
Location = Annotated[tuple[float, float], PlainValidator(_location)]
Leads = Annotated[tuple[LeadTime, ...], BeforeValidator(listed)]


class Record(BaseModel):
    """One entry of a programme file; nothing unknown is accepted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _only_what_is_written(cls, value: Any) -> Any:
        """A field without a value counts as left out – unless there is no such field."""
        if not isinstance(value, dict):
            return value
        return {name: content for name, content in value.items() if name not in cls.model_fields or not _blank(content)}


class ContactRecord(Record):
    """Somebody to call."""

    name: Name
    role: Localised | None = None
    phone: Phone | None = None
    emergency: Yes = False


class RemindersRecord(Record):
    """Lead times by kind; `default` for the rest."""

    default: Leads | None = None
    digest: TimeOfDay | None = None
    flight: Leads | None = None
    transfer: Leads | None = None
    hotel: Leads | None = None
    visit: Leads | None = None
    science: Leads | None = None
    politics: Leads | None = None
    b2b: Leads | None = None
    fair: Leads | None = None
    workshop: Leads | None = None
    reception: Leads | None = None
    dinner: Leads | None = None
    briefing: Leads | None = None
    culture: Leads | None = None
    free: Leads | None = None


class TripRecord(Record):
    """The head of a programme."""

    id: TripId
    title: Localised
    organiser: Plain | None = None
    zone: ZoneName
    home_zone: ZoneName | None = None
    languages: Annotated[tuple[Language, ...], BeforeValidator(listed), Field(min_length=1)] = ("de", "en")
    starts: Day
    ends: Day
    quiet_hours: Quiet | None = None
    reminders: Annotated[RemindersRecord, BeforeValidator(_leads_by_kind)] = RemindersRecord()
    contacts: tuple[ContactRecord, ...] = ()


class GroupRecord(Record):
    """A group's label; its id is its key."""

    label: Localised


class PersonRecord(Record):
    """A traveller."""

    id: Id
    name: Name
    organisation: Plain | None = None
    role: Annotated[Role, BeforeValidator(_choice)] = Role.PARTICIPANT
    groups: Annotated[tuple[Id, ...], BeforeValidator(listed)] = ()
    language: Language | None = None
    email: Email | None = None
    phone: Phone | None = None


class PlaceRecord(Record):
    """Somewhere items happen."""

    id: Id
    name: Name
    name_ja: Plain | None = None
    address: Plain | None = None
    address_ja: Plain | None = None
    phone: Phone | None = None
    location: Location | None = None
    note: Localised | None = None


class MeetRecord(Record):
    """A meeting point."""

    at: End | None = None
    place: Id | None = None
    note: Localised | None = None


class CounterpartRecord(Record):
    """The other side of a meeting."""

    name: Name
    name_ja: Plain | None = None
    reading: Plain | None = None
    title: Plain | None = None
    organisation: Plain | None = None


class LinkRecord(Record):
    """A web page."""

    title: Name
    url: Url


class ItemRecord(Record):
    """A programme point, in wall-clock time."""

    id: Id
    kind: Annotated[Kind, BeforeValidator(_choice)]
    title: Localised
    start: Start
    end: End | None = None
    duration: Length | None = None
    zone: ZoneName | None = None
    end_zone: ZoneName | None = None
    place: Id | None = None
    meet: MeetRecord | None = None
    travel: Length | None = None
    audience: Annotated[tuple[Id, ...], BeforeValidator(listed)] = ("all",)
    status: Annotated[Status, BeforeValidator(_choice)] = Status.CONFIRMED
    counterparts: tuple[CounterpartRecord, ...] = ()
    interpreter: Plain | None = None
    dress: Localised | None = None
    bring: Localised | None = None
    notes: Localised | None = None
    links: tuple[LinkRecord, ...] = ()
    source: Annotated[Source, BeforeValidator(_choice)] | None = None
