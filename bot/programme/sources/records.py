"""The contract of a programme, as frozen pydantic models: what a file may say, field by field.

A record holds what one entry means on its own; what entries mean together (ids that exist, instants in zones) is
settled in `references` and `instants`. Field names are those of the format page; whatever is not listed is refused.
"""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from bot.programme.model import Kind, Role, Source, Status
from bot.programme.sources.fields import (
    Day,
    Email,
    End,
    Id,
    Language,
    Leads,
    Length,
    Localised,
    Location,
    Name,
    Phone,
    Plain,
    Quiet,
    Start,
    TimeOfDay,
    TripId,
    Url,
    Yes,
    ZoneName,
    blank,
    choice,
    listed,
    mapping,
)


class Record(BaseModel):
    """One entry of a programme file; nothing unknown is accepted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _only_what_is_written(cls, value: Any) -> Any:
        """A field without a value counts as left out – unless there is no such field."""
        if not isinstance(value, dict):
            return value
        return {name: content for name, content in value.items() if name not in cls.model_fields or not blank(content)}


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
    reminders: Annotated[RemindersRecord, BeforeValidator(mapping)] = RemindersRecord()
    contacts: tuple[ContactRecord, ...] = ()


class GroupRecord(Record):
    """A group's label; its id is its key."""

    label: Localised


class PersonRecord(Record):
    """A traveller."""

    id: Id
    name: Name
    organisation: Plain | None = None
    role: Annotated[Role, BeforeValidator(choice)] = Role.PARTICIPANT
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
    kind: Annotated[Kind, BeforeValidator(choice)]
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
    status: Annotated[Status, BeforeValidator(choice)] = Status.CONFIRMED
    counterparts: tuple[CounterpartRecord, ...] = ()
    interpreter: Plain | None = None
    dress: Localised | None = None
    bring: Localised | None = None
    notes: Localised | None = None
    links: tuple[LinkRecord, ...] = ()
    source: Annotated[Source, BeforeValidator(choice)] | None = None
