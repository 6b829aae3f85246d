"""What a trip means: frozen data, every time an instant in UTC.

The contract of a programme *file* – wall-clock times, optional fields, what people write – is
`bot.programme.sources.records`, checked by pydantic. These are its results, and free of any library, so that a
question is answered without loading one.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeGuard


class Kind(StrEnum):
    """What sort of programme point an item is; the values are the ones written in programmes."""

    FLIGHT = "flight"
    TRANSFER = "transfer"
    HOTEL = "hotel"
    VISIT = "visit"
    SCIENCE = "science"
    POLITICS = "politics"
    B2B = "b2b"
    FAIR = "fair"
    WORKSHOP = "workshop"
    RECEPTION = "reception"
    DINNER = "dinner"
    BRIEFING = "briefing"
    CULTURE = "culture"
    FREE = "free"


DEFAULT_DURATIONS = {
    Kind.FLIGHT: timedelta(hours=12),
    Kind.TRANSFER: timedelta(minutes=60),
    Kind.HOTEL: timedelta(minutes=30),
    Kind.VISIT: timedelta(minutes=90),
    Kind.SCIENCE: timedelta(minutes=90),
    Kind.POLITICS: timedelta(minutes=60),
    Kind.B2B: timedelta(minutes=45),
    Kind.FAIR: timedelta(hours=8),
    Kind.WORKSHOP: timedelta(minutes=120),
    Kind.RECEPTION: timedelta(minutes=120),
    Kind.DINNER: timedelta(minutes=120),
    Kind.BRIEFING: timedelta(minutes=45),
    Kind.CULTURE: timedelta(minutes=120),
    Kind.FREE: timedelta(minutes=60),
}


class Status(StrEnum):
    """Whether an item will take place."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"


class Role(StrEnum):
    """What a person may do."""

    PARTICIPANT = "participant"
    ORGANISER = "organiser"


class Source(StrEnum):
    """Whether a sample detail is a published fact or an illustration."""

    PUBLISHED = "published"
    ILLUSTRATIVE = "illustrative"


EVERYONE = "all"
"""The audience of items that concern everybody."""


@dataclass(frozen=True)
class Text:
    """A text in one or several languages, as pairs of (language, text); language "" serves all."""

    by_language: tuple[tuple[str, str], ...]

    def in_(self, language: str) -> str:
        """The text in `language`, else the one for all, else the first there is."""
        words = dict(self.by_language)
        return words.get(language) or words.get("") or self.by_language[0][1]

    def every(self) -> tuple[str, ...]:
        """The text in all its languages."""
        return tuple(text for _, text in self.by_language)


@dataclass(frozen=True)
class Contact:
    """Somebody to call; `emergency` puts the contact on top of the emergency list."""

    name: str
    role: Text | None
    phone: str | None
    emergency: bool


@dataclass(frozen=True)
class Group:
    """People who travel together."""

    id: str
    label: Text


@dataclass(frozen=True)
class Person:
    """A traveller; personal data, never logged."""

    id: str
    name: str
    organisation: str | None
    role: Role
    groups: tuple[str, ...]
    language: str
    email: str | None
    phone: str | None


def organises(person: Person | None) -> TypeGuard[Person]:
    """Whether somebody may see and do what is for organisers only; the one place that decides it."""
    return person is not None and person.role is Role.ORGANISER


@dataclass(frozen=True)
class Place:
    """Somewhere items happen or groups meet; `location` is (latitude, longitude) in degrees."""

    id: str
    name: str
    name_ja: str | None
    address: str | None
    address_ja: str | None
    phone: str | None
    location: tuple[float, float] | None
    note: Text | None


@dataclass(frozen=True)
class Meet:
    """Where, and when at the latest, a group meets before an item."""

    at: datetime | None
    place: str | None
    note: Text | None


@dataclass(frozen=True)
class Counterpart:
    """The person on the other side of a meeting; `reading` is how the Japanese name is pronounced."""

    name: str
    name_ja: str | None
    reading: str | None
    title: str | None
    organisation: str | None


@dataclass(frozen=True)
class Link:
    """A web page that belongs to an item."""

    title: str
    url: str


@dataclass(frozen=True)
class Item:
    """One programme point. `audience` holds `all`, group ids and person ids."""

    id: str
    kind: Kind
    title: Text
    start: datetime
    end: datetime
    zone: str
    end_zone: str
    place: str | None
    meet: Meet | None
    travel: timedelta | None
    audience: tuple[str, ...]
    status: Status
    counterparts: tuple[Counterpart, ...]
    interpreter: str | None
    dress: Text | None
    bring: Text | None
    notes: Text | None
    links: tuple[Link, ...]
    source: Source | None

    @property
    def cancelled(self) -> bool:
        """Whether the item will not take place."""
        return self.status is Status.CANCELLED

    @property
    def tentative(self) -> bool:
        """Whether the item still has to be confirmed."""
        return self.status is Status.TENTATIVE


@dataclass(frozen=True)
class Lead:
    """How long before an item a reminder is due; `before` None is `leave`: ten minutes before the leave-by time."""

    before: timedelta | None
    written: str


@dataclass(frozen=True)
class QuietHours:
    """A daily span without messages, in the traveller's zone; it may cross midnight."""

    start: time
    end: time

    def hold(self, wall_clock: time) -> bool:
        """Whether a time of day lies inside; the end does not."""
        if self.start <= self.end:
            return self.start <= wall_clock < self.end
        return wall_clock >= self.start or wall_clock < self.end


@dataclass(frozen=True)
class Reminders:
    """The programme's lead times: for named kinds, for the rest, and the hour of the evening digest."""

    by_kind: tuple[tuple[Kind, tuple[Lead, ...]], ...]
    default: tuple[Lead, ...]
    digest: time | None

    def leads(self, kind: Kind) -> tuple[Lead, ...]:
        """The lead times of a kind, as written in the programme."""
        return dict(self.by_kind).get(kind, self.default)


@dataclass(frozen=True)
class Trip:
    """One trip, one programme. `starts` and `ends` are days in the trip's zone; the first language is the default."""

    id: str
    title: Text
    organiser: str | None
    zone: str
    home_zone: str
    languages: tuple[str, ...]
    starts: date
    ends: date
    quiet_hours: QuietHours | None
    reminders: Reminders
    contacts: tuple[Contact, ...]
    groups: tuple[Group, ...]
    people: tuple[Person, ...]
    places: tuple[Place, ...]
    items: tuple[Item, ...]
