"""Everyone's own agenda: now, next, day, leave-by, the traveller's zone.

The definitions are those of the programme format, to the letter. An `Agenda` is built once per programme version; its
questions are pure functions of their arguments. Each audience (everybody, a group, a person) has one timeline, so a
question costs a few binary searches, however many items and people a trip has.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from bot.clock import local_date
from bot.programme.model import EVERYONE, Item, Kind, Person, Trip

ARRIVE_EARLY = timedelta(minutes=10)
"""Japan expects a visitor five to ten minutes before the hour."""

_INSTANT = timedelta(microseconds=1)


def leave_by(item: Item) -> datetime | None:
    """When to be on the way at the latest (UTC): the meeting time, else start − travel − 10 minutes, else none."""
    if item.meet is not None and item.meet.at is not None:
        return item.meet.at
    if item.travel is not None:
        return item.start - item.travel - ARRIVE_EARLY
    return None


def days_of(item: Item) -> Iterator[date]:
    """The calendar days an item belongs to: from its start's, in its zone, to its end's, in its end zone.

    Over the date line an arrival can be a day before the departure: it belongs to both.
    """
    departure = local_date(item.start, item.zone)
    arrival = local_date(max(item.start, item.end - _INSTANT), item.end_zone)
    first, last = sorted((departure, arrival))
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def in_order(items: Iterable[Item]) -> list[Item]:
    """Items in agenda order."""
    return sorted(items, key=_order)


def _order(item: Item) -> tuple[datetime, datetime, str]:
    return (item.start, item.end, item.id)


class _Timeline:
    """The items of one audience, in agenda order, ready for questions about an instant or a day."""

    __slots__ = ("_by_day", "_latest_end", "_live", "_starts", "flights", "items")

    def __init__(self, items: Iterable[Item]) -> None:
        self.items = tuple(in_order(items))
        self._live = tuple(item for item in self.items if not item.cancelled)
        self._starts = [item.start for item in self._live]
        self._latest_end: list[datetime] = []  # of all items up to here: where looking back may stop
        for item in self._live:
            self._latest_end.append(max(item.end, self._latest_end[-1]) if self._latest_end else item.end)
        self.flights = tuple(item for item in self._live if item.kind is Kind.FLIGHT)
        self._by_day: dict[date, list[Item]] = defaultdict(list)
        for item in self.items:
            for day in days_of(item):
                self._by_day[day].append(item)

    def now(self, at: datetime) -> Iterator[Item]:
        for index in range(bisect_right(self._starts, at) - 1, -1, -1):
            if self._latest_end[index] <= at:
                return
            if self._live[index].end > at:
                yield self._live[index]

    def next(self, at: datetime) -> Iterator[Item]:
        first = bisect_right(self._starts, at)
        for index in range(first, len(self._live)):
            if self._starts[index] != self._starts[first]:
                return
            yield self._live[index]

    def day(self, day: date) -> Iterable[Item]:
        return self._by_day.get(day, ())


class Agenda:
    """A trip, indexed. `person` None asks as somebody in general: only what concerns everybody."""

    def __init__(self, trip: Trip) -> None:
        self.trip = trip
        self.people = {person.id: person for person in trip.people}
        self.places = {place.id: place for place in trip.places}
        self.items = {item.id: item for item in trip.items}
        self.groups = {group.id: group for group in trip.groups}
        by_audience: dict[str, list[Item]] = defaultdict(list)
        for item in trip.items:
            for name in set(item.audience):
                by_audience[name].append(item)
        self._timelines = {name: _Timeline(items) for name, items in by_audience.items()}

    def of(self, person: Person | None) -> tuple[Item, ...]:
        """Everything on a person's agenda, cancelled items too, in order of (start, end, id)."""
        return self._merged(timeline.items for timeline in self._of(person))

    def now(self, person: Person | None, at: datetime) -> tuple[Item, ...]:
        """What is running at an instant: start ≤ at < end, not cancelled."""
        return self._merged(timeline.now(at) for timeline in self._of(person))

    def next(self, person: Person | None, at: datetime) -> tuple[Item, ...]:
        """What starts next after an instant: all items that share the smallest start > at, not cancelled."""
        candidates = self._merged(timeline.next(at) for timeline in self._of(person))
        return tuple(item for item in candidates if item.start == candidates[0].start)

    def day(self, person: Person | None, day: date) -> tuple[Item, ...]:
        """Everything that overlaps a calendar day, the day taken in each item's zone; cancelled items too."""
        return self._merged(timeline.day(day) for timeline in self._of(person))

    def zone_of(self, person: Person | None, at: datetime) -> str:
        """The zone a traveller is in: home until the first flight out of it has departed, then where the last went."""
        flights = self._merged(timeline.flights for timeline in self._of(person))
        if not flights:
            return self.trip.zone
        departed = [flight for flight in flights if flight.start <= at]
        if not any(flight.end_zone != self.trip.home_zone for flight in departed):
            return self.trip.home_zone
        return departed[-1].end_zone

    def today(self, person: Person | None, at: datetime) -> date:
        """The calendar day a traveller is living, in the zone the traveller is in."""
        return local_date(at, self.zone_of(person, at))

    def attendees(self, item: Item) -> tuple[Person, ...]:
        """Who an item is for, in the programme's order."""
        wanted = set(item.audience)
        return tuple(
            person
            for person in self.trip.people
            if EVERYONE in wanted or person.id in wanted or not wanted.isdisjoint(person.groups)
        )

    def _of(self, person: Person | None) -> Iterator[_Timeline]:
        names = {EVERYONE} if person is None else {EVERYONE, person.id, *person.groups}
        return (self._timelines[name] for name in names if name in self._timelines)

    @staticmethod
    def _merged(lists: Iterable[Iterable[Item]]) -> tuple[Item, ...]:
        return tuple(in_order({item.id: item for items in lists for item in items}.values()))
