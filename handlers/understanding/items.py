"""Which items a reading means, among those the asker may see."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time

from bot.clock import local, local_date
from bot.programme.agenda import Agenda, days_of
from bot.programme.model import Item, Kind, Person, organises
from handlers.understanding.names import Names
from handlers.understanding.reading import Reading

NAMED = 0.45
"""The least weight of a name that picks an item: a word shared by five places hints, it does not decide."""


class Chooser:
    """One person's agenda, ready to be narrowed down."""

    def __init__(self, agenda: Agenda, names: Names, person: Person | None, at: datetime) -> None:
        self._agenda = agenda
        self._names = names
        self._person = person
        self._at = at
        self.own = agenda.of(person)
        self.visible = agenda.trip.items if organises(person) else self.own

    def named(self, reading: Reading) -> list[Item]:
        """The items whose names fit best; own ones first, an organiser's reach is everybody's."""
        scores = self._names.of(reading.names).items
        for pool in (self.own, self.visible):
            found = {item.id: _fit(item, scores[item.id], reading) for item in pool if item.id in scores}
            best = max(found.values(), default=0.0)
            if best >= NAMED:
                return [item for item in pool if found.get(item.id, 0) > best - 0.02]
        return []

    def sharing(self, reading: Reading) -> list[Item]:
        """The asker's items that have a name said, however many share it."""
        scores = self._names.of(reading.names).items
        best = max((scores.get(item.id, 0.0) for item in self.own), default=0.0)
        return [item for item in self.own if best and scores.get(item.id, 0.0) > best - 0.02]

    def mentioning(self, items: Iterable[Item], reading: Reading) -> list[Item]:
        """Those of the items whose notes, dress or things to bring say most of what was said; none if none says any."""
        scores = self._names.mentioned(reading.content)
        best = max((scores.get(item.id, 0.0) for item in items), default=0.0)
        return [item for item in items if best and scores.get(item.id, 0.0) > best - 0.02]

    def of_kind(self, reading: Reading) -> list[Item]:
        """The items of the kind named first that there is; a company is only a visit if nothing else is said."""
        kinds = sorted(reading.kinds, key=lambda kind: kind is Kind.VISIT)
        found = ([item for item in self.own if item.kind is kind] for kind in kinds)
        return next((items for items in found if items), [])

    def narrowed(self, items: Iterable[Item], reading: Reading) -> list[Item]:
        """The items on the day, in the part of it, and at the hour named; all of them if none fits the hour."""
        when = reading.when
        found = [item for item in items if when.day is None or when.day in days_of(item)]
        if when.part:
            found = [item for item in found if overlaps(item, when.part)] or found
        if when.at:
            found = [item for item in found if running_at(item, when.at)] or found
        return found

    def soonest(self, items: Sequence[Item], *, begun: bool = True, cancelled: bool = False) -> tuple[Item, ...]:
        """The one to speak about: running (if `begun` may count) or next, else the last that was.

        Cancelled ones only if there is no other, or if `cancelled` ones are asked for.
        """
        live = [item for item in items if cancelled or not item.cancelled] or list(items)
        ahead = [item for item in live if item.end > self._at and (begun or item.start > self._at)]
        if ahead:
            return (min(ahead, key=lambda item: item.start),)
        return (live[-1],) if live else ()

    def following(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """What comes after the last of the given items on the asker's agenda."""
        end = max(item.end for item in items)
        after = [item for item in self.own if item.start >= end and not item.cancelled]
        return tuple(item for item in after if item.start == after[0].start)

    def ride_to(self, target: Item) -> tuple[Item, ...]:
        """The transfer that brings the asker to an item: the last before it, on its day."""
        day = local_date(target.start, target.zone)
        rides = [item for item in self.own if item.kind is Kind.TRANSFER and item.end <= target.start]
        rides = [item for item in rides if local_date(item.end, item.end_zone) == day and not item.cancelled]
        closer = [item for item in self.own if rides and rides[-1].end < item.end <= target.start]
        return () if closer else tuple(rides[-1:])

    def current(self) -> tuple[Item, ...]:
        """What a question without a name is about: what comes next, else what is on."""
        return self._agenda.next(self._person, self._at) or self._agenda.now(self._person, self._at)

    def running(self) -> tuple[Item, ...]:
        """What is on right now, else what comes next."""
        return self._agenda.now(self._person, self._at) or self._agenda.next(self._person, self._at)


def _fit(item: Item, score: float, reading: Reading) -> float:
    """How well a name fits; better if the kind said is the item's."""
    return score + 0.5 if item.kind in reading.kinds else score


def overlaps(item: Item, part: tuple[time, time]) -> bool:
    """Whether an item has to do with a part of its day."""
    start, end = local(item.start, item.zone), local(item.end, item.end_zone)
    last = end.time() if local_date(item.end, item.end_zone) == start.date() else time.max
    return start.time() < part[1] and last > part[0]


def running_at(item: Item, at: time) -> bool:
    """Whether an item is on at an hour of its day, or starts within the half hour after."""
    start, end = local(item.start, item.zone), local(item.end, item.end_zone)
    last = end.time() if end.date() == start.date() else time.max
    minutes = at.hour * 60 + at.minute
    begins = start.hour * 60 + start.minute
    return begins - 30 <= minutes and at < last
