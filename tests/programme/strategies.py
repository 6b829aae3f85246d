"""Programmes and questions for property tests: small, and full of the corners that lose travellers.

An item is drawn as a handful of bytes and read as choices, which is fast, and shrinks to few items with plain
choices. Instants lie on a grid of half hours, so that ties, overlaps and back-to-back items are common.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.programme.model import Group, Item, Kind, Meet, Person, Reminders, Role, Status, Text, Trip

T = TypeVar("T")

APRIL = datetime(2024, 4, 22, 12, tzinfo=UTC)
SPRING_FORWARD = datetime(2024, 3, 30, 18, tzinfo=UTC)
FALL_BACK = datetime(2024, 10, 26, 18, tzinfo=UTC)
"""A trip lasts two days from one of these; the last two hold a night on which Europe changes its clocks."""

ITEM_BYTES = 12
QUESTION_BYTES = 32
HALF_HOUR = timedelta(minutes=30)
GROUPS = ("science", "trade")
AUDIENCES = (
    ("all",),
    ("science",),
    ("trade",),
    ("ana",),
    ("ben", "carl"),
    ("science", "trade"),
    ("ana", "science"),
    ("all", "ana", "science"),
    ("ana", "ana"),
)
ZONES = ("Asia/Tokyo", "Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata", "UTC")
FLIGHTS = (
    ("Asia/Tokyo", "Europe/Berlin"),
    ("Europe/Berlin", "Asia/Tokyo"),
    ("Europe/Berlin", "Europe/Berlin"),
    ("Asia/Tokyo", "America/Los_Angeles"),
    ("America/Los_Angeles", "Asia/Tokyo"),
    ("Pacific/Auckland", "Pacific/Honolulu"),
    ("Pacific/Honolulu", "Pacific/Auckland"),
    ("Asia/Tokyo", "Asia/Tokyo"),
)
STATUSES = (Status.CONFIRMED, Status.CONFIRMED, Status.TENTATIVE, Status.CANCELLED)
KINDS = (Kind.VISIT, Kind.B2B, Kind.FLIGHT)


@dataclass(frozen=True)
class Case:
    """A trip, somebody who asks (None: anybody), and when."""

    trip: Trip
    person: Person | None
    instants: tuple[datetime, ...]
    days: tuple[date, ...]


class _Choices:
    """Bytes read as choices, one after the other."""

    def __init__(self, content: bytes) -> None:
        self._content = iter(content)

    def number(self, below: int) -> int:
        return next(self._content) % below

    def one_of(self, options: Sequence[T]) -> T:
        return options[self.number(len(options))]


def person(name: str, *groups: str) -> Person:
    """Somebody who belongs to groups."""
    return Person(name, name.title(), None, Role.PARTICIPANT, groups, "de", None, None)


PEOPLE = (
    person("ana", "science"),
    person("ben", "trade"),
    person("carl", "science", "trade"),
    person("dora"),
)


def item(
    name: str,
    start: datetime,
    end: datetime,
    *,
    kind: Kind = Kind.VISIT,
    zone: str = "Asia/Tokyo",
    end_zone: str | None = None,
    audience: tuple[str, ...] = ("all",),
    status: Status = Status.CONFIRMED,
    meet: Meet | None = None,
    travel: timedelta | None = None,
) -> Item:
    """A programme point with only what matters to an agenda."""
    return Item(
        id=name,
        kind=kind,
        title=Text((("", name),)),
        start=start.astimezone(UTC),
        end=end.astimezone(UTC),
        zone=zone,
        end_zone=end_zone or zone,
        place=None,
        meet=meet,
        travel=travel,
        audience=audience,
        status=status,
        counterparts=(),
        interpreter=None,
        dress=None,
        bring=None,
        notes=None,
        links=(),
        source=None,
    )


def trip(items: Sequence[Item], zone: str = "Asia/Tokyo", home_zone: str = "Europe/Berlin") -> Trip:
    """A trip with these items, in any order, and the usual people."""
    return Trip(
        id="trip",
        title=Text((("", "Trip"),)),
        organiser=None,
        zone=zone,
        home_zone=home_zone,
        languages=("de", "en"),
        starts=date(2024, 4, 20),
        ends=date(2024, 4, 27),
        quiet_hours=None,
        reminders=Reminders((), (), None),
        contacts=(),
        groups=tuple(Group(name, Text((("", name),))) for name in GROUPS),
        people=PEOPLE,
        places=(),
        items=tuple(items),
    )


def cases(begins: datetime) -> st.SearchStrategy[Case]:
    """Trips of up to eight items around an instant, with somebody's questions."""
    items = st.lists(st.binary(min_size=ITEM_BYTES, max_size=ITEM_BYTES), min_size=0, max_size=8)
    questions = st.binary(min_size=QUESTION_BYTES, max_size=QUESTION_BYTES)
    return st.builds(_case, st.just(begins), items, questions)


def _case(begins: datetime, items: list[bytes], questions: bytes) -> Case:
    drawn = [_item(f"i{number}", begins, _Choices(content)) for number, content in enumerate(items)]
    ask = _Choices(questions)
    home = ask.one_of(("Europe/Berlin", "Asia/Tokyo", "America/Los_Angeles"))
    somebody = ask.one_of((None, *PEOPLE))
    instants = tuple(_instant(begins, drawn, ask) for _ in range(5))
    first = begins.date() - timedelta(days=2)
    days = tuple(first + timedelta(days=ask.number(7)) for _ in range(4))
    return Case(trip(drawn, ask.one_of(ZONES), home), somebody, instants, days)


def _item(name: str, begins: datetime, choose: _Choices) -> Item:
    kind = choose.one_of(KINDS)
    start = begins + HALF_HOUR * choose.number(96)
    zone = choose.one_of(ZONES)
    zones = choose.one_of(FLIGHTS) if kind is Kind.FLIGHT else (zone, zone)
    return item(
        name,
        start,
        _end(start, zones[1], choose),
        kind=kind,
        zone=zones[0],
        end_zone=zones[1],
        audience=choose.one_of(AUDIENCES),
        status=choose.one_of(STATUSES),
        meet=_meet(start, choose),
        travel=timedelta(minutes=choose.number(90)) if choose.number(2) else None,
    )


def _end(start: datetime, zone: str, choose: _Choices) -> datetime:
    length = HALF_HOUR * (1 + choose.number(26))
    if choose.number(4):
        return start + length
    tomorrow = start.astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), ZoneInfo(zone)).astimezone(UTC)


def _meet(start: datetime, choose: _Choices) -> Meet | None:
    shape = choose.number(4)
    if shape == 0:
        return Meet(start - timedelta(minutes=15 * choose.number(8)), "lobby", None)
    return Meet(None, "lobby", None) if shape == 1 else None


def _instant(begins: datetime, items: Sequence[Item], choose: _Choices) -> datetime:
    """Any half hour from a day before the trip to a day after it, or exactly at or next to an item's edge."""
    any_time = begins + HALF_HOUR * (choose.number(192) - 48)
    if not items or not choose.number(3):
        return any_time
    chosen = choose.one_of(items)
    meeting = chosen.meet.at if chosen.meet and chosen.meet.at else chosen.start
    edge = (chosen.start, chosen.end, meeting)[choose.number(3)]
    return edge + timedelta(microseconds=1) * (any_time.minute // 30 * 2 - 1 if any_time.hour % 2 else 0)
