"""What loads, but is probably not meant: conflicts and gaps in a programme, as warnings."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

from bot.programme.agenda import Agenda, days_of
from bot.programme.model import Item, Kind, Person, Place, Trip
from bot.programme.problem import Problem, Severity, Where
from bot.programme.reminders import after_quiet, due_times

Locate = Callable[[tuple[str | int, ...]], Where]
"""Where the value at a path of the programme stands in its file."""

CITY_SPEED_KMH = 30
BOARDING = timedelta(minutes=5)
JAPAN = "Asia/Tokyo"
MOST_AT_ONCE = 20
"""Of more items at the same time, only the latest are compared: that many overlaps are one mistake, not many."""
_MOVING = {Kind.FLIGHT, Kind.TRANSFER}
"""Their place is where they depart; they end somewhere else."""


def warnings(trip: Trip, locate: Locate) -> list[Problem]:
    """Every warning about a trip, in the order of the format page."""
    return list(_Check(trip, locate).all())


def arisen(before: Trip, after: Trip) -> list[Problem]:
    """The warnings about a trip that its earlier version did not give reason for."""
    known = {_gist(problem) for problem in warnings(before, _nowhere)}
    return [problem for problem in warnings(after, _nowhere) if _gist(problem) not in known]


def _gist(problem: Problem) -> tuple[str, str | None, str | int | None]:
    """What a warning is about, whatever its figures."""
    return problem.code, problem.subject, problem.args.get("other") or problem.args.get("lead")


def _nowhere(_: tuple[str | int, ...]) -> Where:
    return Where()


class _Check:
    def __init__(self, trip: Trip, locate: Locate) -> None:
        self._trip = trip
        self._locate = locate
        self._agenda = Agenda(trip)
        self._number = {item.id: number for number, item in enumerate(trip.items)}
        self._travellers = self._alike()

    def all(self) -> Iterator[Problem]:
        yield from self._overlaps()
        yield from self._short_ways()
        yield from self._places()
        yield from self._dates()
        yield from self._counterparts()
        yield from self._quiet_hours()

    def _alike(self) -> list[tuple[Person, int]]:
        """One traveller for each distinct agenda, with how many share it: what is true of one is true of all."""
        alike: dict[tuple[str, ...], list[Person]] = defaultdict(list)
        named = {name for item in self._trip.items for name in item.audience}
        for person in self._trip.people:
            alike[tuple(sorted(named.intersection({person.id, *person.groups})))].append(person)
        return [(people[0], len(people)) for people in alike.values()]

    def _warn(self, code: str, item: Item, field: str, **args: str | int) -> Problem:
        path = ("items", self._number[item.id], field)
        return Problem(code, self._locate(path), subject=item.id, args=args, severity=Severity.WARNING)

    def _overlaps(self) -> Iterator[Problem]:
        found: dict[tuple[str, str], list[tuple[Person, int]]] = defaultdict(list)
        for person, alike in self._travellers:
            open_: list[Item] = []
            for item in self._live(person):
                open_ = [other for other in open_ if other.end > item.start]
                for other in open_[-MOST_AT_ONCE:]:
                    found[other.id, item.id].append((person, alike))
                open_.append(item)
        for (first, second), people in sorted(found.items(), key=lambda entry: self._number[entry[0][1]]):
            yield self._warn("overlap", self._agenda.items[second], "start", other=first, **_counted(people))

    def _short_ways(self) -> Iterator[Problem]:
        found: dict[tuple[str, str], list[tuple[Person, int]]] = defaultdict(list)
        needs: dict[tuple[str, str], tuple[timedelta, timedelta]] = {}
        for person, alike in self._travellers:
            items = self._live(person)
            for before, after in pairwise(items):
                needed = self._way(before, after)
                arrival = after.meet.at if after.meet and after.meet.at else after.start
                if needed is not None and timedelta(0) <= after.start - before.end and arrival - before.end < needed:
                    found[before.id, after.id].append((person, alike))
                    needs[before.id, after.id] = (arrival - before.end, needed)
        for (first, second), people in sorted(found.items(), key=lambda entry: self._number[entry[0][1]]):
            there, needed = needs[first, second]
            minutes = {
                "minutes": int(there.total_seconds() // 60),
                "needed": int(needed.total_seconds() // 60),
            }
            yield self._warn(
                "short-way", self._agenda.items[second], "start", other=first, **minutes, **_counted(people)
            )

    def _way(self, before: Item, after: Item) -> timedelta | None:
        """How long the way between two items takes, if that can be said."""
        target = after.meet.place if after.meet and after.meet.place else after.place
        if before.kind in _MOVING or before.place is None or target is None or before.place == target:
            return None
        if after.travel is not None and after.meet is None:
            return after.travel
        start, end = self._agenda.places[before.place].location, self._agenda.places[target].location
        if start is None or end is None:
            return None
        return BOARDING + timedelta(minutes=round(kilometres(start, end) / CITY_SPEED_KMH * 60))

    def _places(self) -> Iterator[Problem]:
        zones: dict[str, set[str]] = defaultdict(set)
        for item in self._trip.items:
            for name in (item.place, item.meet.place if item.meet else None):
                if name:
                    zones[name].add(item.zone)
        for number, place in enumerate(self._trip.places):
            if JAPAN in zones.get(place.id, {self._trip.zone}):
                for missing in _missing(place):
                    where = self._locate(("places", number))
                    yield Problem(missing, where, subject=place.id, severity=Severity.WARNING)

    def _dates(self) -> Iterator[Problem]:
        for item in self._trip.items:
            outside = [day for day in days_of(item) if not self._trip.starts <= day <= self._trip.ends]
            if outside:
                yield self._warn("outside-trip", item, "start", day=outside[0].isoformat())

    def _counterparts(self) -> Iterator[Problem]:
        for item in self._trip.items:
            if item.kind is Kind.B2B and not item.counterparts and not item.cancelled:
                yield self._warn("no-counterpart", item, "id")

    def _quiet_hours(self) -> Iterator[Problem]:
        quiet = self._trip.quiet_hours
        found: dict[tuple[str, str, str], list[tuple[Person, int]]] = defaultdict(list)
        for person, alike in self._travellers:
            for item in self._live(person):
                for lead, due in due_times(item, self._trip.reminders.leads(item.kind)):
                    goes_out = after_quiet(due, item, quiet, self._agenda.zone_of(person, due))
                    if goes_out is not None:
                        code = "quiet-hours-broken" if goes_out == due else "quiet-hours-wait"
                        found[item.id, lead.written, code].append((person, alike))
        for (item_id, lead_written, code), people in sorted(found.items(), key=lambda e: self._number[e[0][0]]):
            item = self._agenda.items[item_id]
            yield self._warn(code, item, "start", lead=lead_written, **_counted(people))

    def _live(self, person: Person) -> list[Item]:
        return [item for item in self._agenda.of(person) if not item.cancelled]


def kilometres(start: tuple[float, float], end: tuple[float, float]) -> float:
    """The distance of two points on the globe, as the crow flies."""
    (lat1, lon1), (lat2, lon2) = ((radians(a), radians(b)) for a, b in (start, end))
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(sqrt(chord))


def _counted(people: list[tuple[Person, int]]) -> dict[str, str | int]:
    """Who is concerned, for the message: one id, and how many."""
    return {"person": people[0][0].id, "people": sum(alike for _, alike in people)}


def _missing(place: Place) -> Iterator[str]:
    if not place.address_ja:
        yield "no-japanese-address"
    if not place.location:
        yield "no-coordinates"
