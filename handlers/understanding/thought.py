"""A reading beside the programme: what a rule may look at, and what a question is about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from bot.clock import local
from bot.programme.agenda import Agenda
from bot.programme.model import Item, Kind, Person, Place
from handlers.request import Query
from handlers.understanding.items import Chooser
from handlers.understanding.names import SHORT, Names
from handlers.understanding.reading import Reading
from handlers.understanding.words import fold, words

PLACE_NAMED = 0.45
PERSON_NAMED = 0.5


class Thought:
    """A reading beside the programme: everything a rule may look at."""

    def __init__(
        self, reading: Reading, agenda: Agenda, names: Names, person: Person | None, at: datetime, text: str
    ) -> None:
        self.reading = reading
        self.agenda = agenda
        self.person = person
        self.text = text
        self.at = at
        self.today = agenda.today(person, at)
        self.zone = agenda.zone_of(person, at)
        self.chooser = Chooser(agenda, names, person, at)
        named = names.of(reading.names)
        self.names = names
        self.place_scores = named.places
        self.person_scores = named.people

    def query(self, command: str, items: tuple[Item, ...] = (), **more: object) -> Query:
        """A query for this text."""
        when = self.reading.when
        base = Query(command, day=when.day, part=when.part, items=items, words=self.text)
        return replace(base, **more)  # type: ignore[arg-type]

    @cached_property
    def named(self) -> list[Item]:
        """Items named in the text, on the day named."""
        return self.chooser.narrowed(self.chooser.named(self.reading), self.reading)

    @cached_property
    def hinted(self) -> list[Item]:
        """The asker's items that share a name as weak as a town's."""
        scores = self.names.of(self.reading.names).items
        return self.chooser.narrowed((item for item in self.chooser.own if item.id in scores), self.reading)

    @cached_property
    def of_kind(self) -> list[Item]:
        """Items of the kind named, on the day named."""
        return self.chooser.narrowed(self.chooser.of_kind(self.reading), self.reading)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Places named in the text, best first."""
        best = max(self.place_scores.values(), default=0.0)
        if best < PLACE_NAMED:
            return ()
        return tuple(self.agenda.places[name] for name, score in self.place_scores.items() if score > best - 0.15)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Travellers named in the text."""
        best = max(self.person_scores.values(), default=0.0)
        if best < PERSON_NAMED:
            return ()
        return tuple(self.agenda.people[name] for name, score in self.person_scores.items() if score > best - 0.15)

    @cached_property
    def members(self) -> tuple[Person, ...]:
        """The travellers of the group a text names."""
        said = set(self.reading.words)
        for group in self.agenda.trip.groups:
            label = {
                word for text in (*group.label.every(), group.id) for word in words(fold(text)) if len(word) > SHORT
            }
            if label & said:
                return tuple(person for person in self.agenda.trip.people if group.id in person.groups)
        return ()

    @cached_property
    def subject(self) -> tuple[Item, ...]:
        """The item a question is about: named, of the kind, on the day – else none."""
        for found in (self.named, self.of_kind):
            if found:
                return self.chosen(found)
        return ()

    def chosen(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Of several items, the one that is meant: the last, the one that is off, else the soonest."""
        if not self.reading.any("bus", "arrive", "leave", "duration") and Kind.TRANSFER not in self.reading.kinds:
            items = [item for item in items if item.kind is not Kind.TRANSFER] or items
        if self.reading.any("last", "homeward") and len(items) > 1 and "now" not in self.reading:
            return tuple(items[-1:])
        return self.chooser.soonest(items, begun="next" not in self.reading, cancelled="status" in self.reading)

    @cached_property
    def timed(self) -> tuple[Item, ...]:
        """The item a day, part of it, or hour points at, if it points at one."""
        when = self.reading.when
        if not (when.part or when.at):
            return ()
        day = when.day or self.today
        on_day = [item for item in self.agenda.day(self.person, day) if not item.cancelled]
        sharp = [item for item in on_day if when.at and local(item.start, item.zone).time() == when.at]
        if sharp:
            return tuple(sharp)
        reading = replace(self.reading, when=replace(when, day=day))
        found = self.chooser.narrowed(on_day, reading)
        return tuple(found) if len(found) < len(on_day) or len(on_day) == 1 else ()

    @cached_property
    def strange(self) -> int:
        """How many words mean nothing to this programme; a long, polite sentence is forgiven some."""
        unknown = [word for word in self.reading.unknown if not self.names.notes_hold(word)]
        return max(0, len(unknown) - len(self.reading.words) // 10)

    def day_command(self) -> str:
        """Which of the day commands a named day means."""
        named = self.reading.when.named
        return named if named in {"today", "tomorrow"} else "day"
