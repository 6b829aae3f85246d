"""Programmes for the planner: those of the agenda, plus lead times, quiet hours, digests, ties of a second, wishes.

Everything happens on the quarters of an hour, but for the nudges that put two reminders just under, exactly, or just
over five minutes apart: so the plain reading may look at the quarters only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from bot.programme.model import Item, Kind, Lead, Person, QuietHours, Reminders, Trip
from bot.programme.preferences import Preferences, Wanted
from tests.programme.strategies import APRIL, FALL_BACK, PEOPLE, SPRING_FORWARD, Case, cases

T = TypeVar("T")


@dataclass(frozen=True)
class Period:
    """Two days from `begins` on, mostly in one zone."""

    begins: datetime
    zone: str


PERIODS = {
    "april": Period(APRIL, "Asia/Tokyo"),
    "european spring": Period(SPRING_FORWARD, "Europe/Berlin"),
    "european autumn": Period(FALL_BACK, "Europe/Berlin"),
    "american spring": Period(datetime(2024, 3, 9, 23, tzinfo=UTC), "America/Los_Angeles"),
    "american autumn": Period(datetime(2024, 11, 2, 23, tzinfo=UTC), "America/Los_Angeles"),
}
"""All but the first hold a night on which the zone changes its clocks."""

BYTES = 128
FLYING: dict[Kind, tuple[Kind, ...]] = {Kind.VISIT: (Kind.VISIT, Kind.DINNER, Kind.CULTURE, Kind.HOTEL, Kind.FREE)}
GROUNDED: dict[Kind, tuple[Kind, ...]] = {**FLYING, Kind.FLIGHT: (Kind.TRANSFER,)}
"""What becomes of the kinds that the agenda's programmes have."""
MINUTES = (60, 360, 480, 600, 720, 960, 1440, 2880, 0, 5, 15, 30, 61, 64, 65, 68, 90, 180, 300, 540, 840)
LEADS = (Lead(None, "leave"), *(Lead(timedelta(minutes=minutes), f"{minutes}min") for minutes in MINUTES))
NUDGES = (0, 0, 0, 0, 0, 60, 299, 300, 301, -299)
"""Seconds."""
QUIET = (
    QuietHours(time(22), time(6, 30)),
    QuietHours(time(21), time(5, 45)),
    None,
    QuietHours(time(20, 15), time(9)),
    QuietHours(time(22), time(0)),
    QuietHours(time(0), time(7)),
    QuietHours(time(13), time(15, 45)),
    QuietHours(time(22), time(2, 30)),
    QuietHours(time(21), time(1, 30)),
    QuietHours(time(0, 30), time(2, 15)),
    QuietHours(time(0, 15), time(2)),
)
"""The last four end in hours that a change of the clocks skips or repeats; none begins in one, of which the format page
does not speak.
"""
DIGESTS = (time(20), time(18), time(21, 30), time(23), None)
"""On half hours."""
WANTED = (Wanted.ALL, Wanted.ESSENTIAL, Wanted.ALL, Wanted.ESSENTIAL, Wanted.NONE)
PATIENCE = (timedelta(), timedelta(seconds=1), timedelta(minutes=-3), timedelta(minutes=15), timedelta(minutes=-45))
"""How long after something goes out, or before it, somebody joins."""


@dataclass(frozen=True)
class Travel:
    """A trip, who is on it, what that person chose, and an instant, often one at which something goes out."""

    trip: Trip
    person: Person
    wishes: Preferences
    now: datetime


def travels(period: Period) -> st.SearchStrategy[Travel]:
    """Trips of up to eight items, half of them without a flight, and one of the travellers."""
    return st.builds(_travel, st.just(period), cases(period.begins), st.binary(min_size=BYTES, max_size=BYTES))


def _travel(period: Period, case: Case, content: bytes) -> Travel:
    choices = iter(content)
    kinds = _one_of(choices, (GROUNDED, FLYING))
    reminders = Reminders(
        tuple((kind, _leads(choices)) for kind in (Kind.FLIGHT, Kind.B2B, Kind.DINNER)),
        _leads(choices),
        _one_of(choices, DIGESTS),
    )
    trip = replace(
        case.trip,
        zone=_one_of(choices, (period.zone, case.trip.zone)),
        home_zone=_one_of(choices, (period.zone, case.trip.home_zone)),
        quiet_hours=_one_of(choices, QUIET),
        reminders=reminders,
        items=tuple(_nudged(item, kinds, choices) for item in case.trip.items),
    )
    person = case.person or PEOPLE[0]
    return Travel(trip, person, _wishes(choices), _now(trip, case.instants[0], choices))


def _wishes(choices: Iterator[int]) -> Preferences:
    """What a person chose: mostly something, often nothing at all."""
    if not next(choices) % 3:
        return Preferences()
    own = tuple((kind, _leads(choices)) for kind in (Kind.FLIGHT, Kind.VISIT, Kind.B2B) if next(choices) % 2)
    wanted, digest = _one_of(choices, WANTED), bool(next(choices) % 4)
    return Preferences(None, wanted, own, digest, _one_of(choices, QUIET), own_quiet=bool(next(choices) % 2))


def _now(trip: Trip, some_time: datetime, choices: Iterator[int]) -> datetime:
    """Some time, or one close to where the programme's leads put a reminder."""
    if not trip.items or not next(choices) % 4:
        return some_time
    lead = _one_of(choices, LEADS).before or timedelta()
    return _one_of(choices, trip.items).start - lead + _one_of(choices, PATIENCE)


def _leads(choices: Iterator[int]) -> tuple[Lead, ...]:
    return tuple(_one_of(choices, LEADS) for _ in range(_one_of(choices, (2, 1, 3, 4, 5, 0))))


def _nudged(item: Item, kinds: dict[Kind, tuple[Kind, ...]], choices: Iterator[int]) -> Item:
    """The item a little later or earlier, its meeting time perhaps not by as much."""
    by = timedelta(seconds=_one_of(choices, NUDGES))
    meeting = timedelta(seconds=_one_of(choices, NUDGES))
    kind = _one_of(choices, kinds.get(item.kind, (item.kind,)))
    meet = item.meet
    if meet is not None and meet.at is not None:
        meet = replace(meet, at=min(meet.at + meeting, item.start + by))
    return replace(item, kind=kind, start=item.start + by, end=item.end + by, meet=meet)


def _one_of(choices: Iterator[int], options: Sequence[T]) -> T:
    return options[next(choices) % len(options)]
