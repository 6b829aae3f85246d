"""The agenda equals a plain reading of the format page's definitions, on thousands of generated programmes.

The oracle below takes the definitions one by one, loops over everything, and uses the zones of the standard
library; it shares nothing with the code it checks.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings

from bot.programme.agenda import Agenda, leave_by
from bot.programme.model import Item, Person, Trip
from tests.programme.strategies import APRIL, FALL_BACK, SPRING_FORWARD, Case, cases

PLENTY = settings(max_examples=1_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
MOMENT = timedelta(microseconds=1)


def agenda_of(trip: Trip, person: Person | None) -> list[Item]:
    """Items for `all`, for the person or for one of the person's groups, in order of (start, end, id)."""
    found = []
    for item in trip.items:
        for name in item.audience:
            mine = person is not None and (name == person.id or name in person.groups)
            if (name == "all" or mine) and item not in found:
                found.append(item)
    return sorted(found, key=lambda item: (item.start, item.end, item.id))


def now_of(items: list[Item], at: datetime) -> list[Item]:
    """Not cancelled, with start ≤ t < end."""
    return [item for item in items if item.status != "cancelled" and item.start <= at < item.end]


def next_of(items: list[Item], at: datetime) -> list[Item]:
    """Not cancelled, with the smallest start > t; all that share that start."""
    ahead = [item for item in items if item.status != "cancelled" and item.start > at]
    return [item for item in ahead if all(item.start <= other.start for other in ahead)]


def leave_by_of(item: Item) -> datetime | None:
    """The meeting time if there is a meeting point; else start − travel − 10 min; else none."""
    if item.meet and item.meet.at:
        return item.meet.at
    return item.start - item.travel - timedelta(minutes=10) if item.travel is not None else None


def zone_of(trip: Trip, items: list[Item], at: datetime) -> str:
    """Home until the first flight that ends outside it has departed; then where the last departed one ends.

    A cancelled flight never departs, and an agenda with no other has no flight.
    """
    flights = [item for item in items if item.kind == "flight" and item.status != "cancelled"]
    if not flights:
        return trip.zone
    abroad = False
    zone = trip.home_zone
    for flight in flights:
        if flight.start <= at:
            abroad = abroad or flight.end_zone != trip.home_zone
            zone = flight.end_zone
    return zone if abroad else trip.home_zone


def overlaps(item: Item, day: date) -> bool:
    """Whether an item overlaps a calendar day of its zone; an arrival counts in its end zone."""
    if item.zone == item.end_zone:
        midnight = datetime.combine(day, time(), ZoneInfo(item.zone)).astimezone(UTC)
        next_midnight = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(item.zone)).astimezone(UTC)
        return item.start < next_midnight and item.end > midnight
    departure = item.start.astimezone(ZoneInfo(item.zone)).date()
    arrival = (item.end - MOMENT).astimezone(ZoneInfo(item.end_zone)).date()
    return departure <= day <= arrival or arrival <= day <= departure


@pytest.mark.parametrize("begins", [APRIL, SPRING_FORWARD, FALL_BACK], ids=["april", "spring", "autumn"])
def test_every_answer_equals_a_plain_reading_of_the_definitions(begins: datetime) -> None:
    @PLENTY
    @given(cases(begins))
    def check(case: Case) -> None:
        trip, person = case.trip, case.person
        agenda, mine = Agenda(trip), agenda_of(trip, person)
        assert list(agenda.of(person)) == mine
        for at in case.instants:
            assert list(agenda.now(person, at)) == now_of(mine, at)
            assert list(agenda.next(person, at)) == next_of(mine, at)
            zone = zone_of(trip, mine, at)
            assert agenda.zone_of(person, at) == zone
            assert agenda.today(person, at) == at.astimezone(ZoneInfo(zone)).date()
        for day in case.days:
            assert list(agenda.day(person, day)) == [item for item in mine if overlaps(item, day)]
        for item in mine:
            assert leave_by(item) == leave_by_of(item)

    check()


def _two(case: Case, condition: Callable[[Item, Item], bool]) -> bool:
    items = case.trip.items
    return any(a is not b and condition(a, b) for a in items for b in items)


def _departure_and_arrival(item: Item) -> tuple[date, date]:
    departure = item.start.astimezone(ZoneInfo(item.zone)).date()
    return departure, item.end.astimezone(ZoneInfo(item.end_zone)).date()


def _midnight_end(item: Item) -> bool:
    return item.end.astimezone(ZoneInfo(item.end_zone)).time() == time()


CORNERS: dict[str, Callable[[Case], bool]] = {
    "before nine in Japan": lambda case: any(
        i.zone == "Asia/Tokyo" and i.start.astimezone(ZoneInfo("Asia/Tokyo")).hour < 9 for i in case.trip.items
    ),
    "arrival the day before departure": lambda case: any(
        arrival < departure for departure, arrival in map(_departure_and_arrival, case.trip.items)
    ),
    "arrival two days after departure": lambda case: any(
        (arrival - departure).days == 2 for departure, arrival in map(_departure_and_arrival, case.trip.items)
    ),
    "same start": lambda case: _two(case, lambda a, b: a.start == b.start and a.end != b.end),
    "same start and end": lambda case: _two(case, lambda a, b: (a.start, a.end) == (b.start, b.end)),
    "overlap": lambda case: _two(case, lambda a, b: a.start < b.start < a.end),
    "ends exactly at midnight": lambda case: any(map(_midnight_end, case.trip.items)),
    "crosses midnight": lambda case: any(
        i.zone == i.end_zone and not _midnight_end(i) and len(set(_departure_and_arrival(i))) == 2
        for i in case.trip.items
    ),
    "tentative and cancelled": lambda case: {"tentative", "cancelled"} <= {i.status.value for i in case.trip.items},
    "named twice": lambda case: bool(
        case.person and any({case.person.id, *case.person.groups} <= {*i.audience} for i in case.trip.items)
    ),
    "private": lambda case: any(i.audience == ("ana",) for i in case.trip.items),
    "at a start": lambda case: any(at == i.start for at in case.instants for i in case.trip.items),
    "at an end": lambda case: any(at == i.end for at in case.instants for i in case.trip.items),
    "at a meeting time": lambda case: any(
        i.meet and i.meet.at not in {None, i.start} and i.meet.at in case.instants for i in case.trip.items
    ),
    "before the trip": lambda case: any(all(at < i.start for i in case.trip.items) for at in case.instants),
    "after the trip": lambda case: any(all(at > i.end for i in case.trip.items) for at in case.instants),
    "nobody in particular": lambda case: case.person is None,
}


@pytest.mark.parametrize("corner", CORNERS)
@pytest.mark.parametrize("begins", [APRIL, SPRING_FORWARD, FALL_BACK], ids=["april", "spring", "autumn"])
def test_the_generated_programmes_reach(corner: str, begins: datetime) -> None:
    _reach(begins, CORNERS[corner])


@pytest.mark.parametrize("begins", [SPRING_FORWARD, FALL_BACK], ids=["spring", "autumn"])
def test_the_generated_programmes_reach_items_during_which_the_clocks_change(begins: datetime) -> None:
    berlin = ZoneInfo("Europe/Berlin")

    def changes(item: Item) -> bool:
        return item.start.astimezone(berlin).utcoffset() != item.end.astimezone(berlin).utcoffset()

    _reach(
        begins,
        lambda case: any(i.zone == i.end_zone == "Europe/Berlin" and changes(i) for i in case.trip.items),
    )


def _reach(begins: datetime, condition: Callable[[Case], bool]) -> None:
    generate = settings(PLENTY, max_examples=2_000, phases=[Phase.generate])
    find(cases(begins), lambda case: bool(case.trip.items) and condition(case), settings=generate)
