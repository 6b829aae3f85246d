"""A rehearsal sorted for reading: the messages by person and day, where each stands on the page, and words for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from bot.commands.rehearsal.findings import Concern, disturbance
from bot.programme.agenda import Agenda
from bot.programme.model import Person
from bot.speech.catalogue import Word, catalogue
from bot.speech.when import Times, locale_of

if TYPE_CHECKING:
    from schedules.rehearsal import Rehearsed


@dataclass(frozen=True)
class Sheet:
    """Everything the page shows. `daily` holds the messages by person (id) and day."""

    agenda: Agenda
    people: tuple[Person, ...]
    daily: dict[tuple[str, date], list[Rehearsed]]
    language: str

    def say(self, message: str, /, **values: Word) -> str:
        """A message of the catalogue in the language of the page."""
        return catalogue(self.language).say(message, **values)

    def number(self, value: float) -> str:
        """A number as the language writes it: `9,5`."""
        return str(format_decimal(value, locale=locale_of(self.language)))

    @cached_property
    def times(self) -> Times:
        """How times read on the page."""
        return Times(self.language, self.agenda.trip.home_zone)

    @cached_property
    def days(self) -> list[date]:
        """The days on which somebody gets a message."""
        return sorted({day for _, day in self.daily})

    @cached_property
    def several_channels(self) -> bool:
        """Whether it is worth saying by which channel a message goes."""
        return len({message.channel for messages in self.daily.values() for message in messages}) > 1

    def of(self, person: Person, day: date) -> Sequence[Rehearsed]:
        """What a person gets on a day."""
        return self.daily.get((person.id, day), ())

    def counts(self, person: Person) -> list[int]:
        """How many messages a person gets on each day that has any."""
        return [len(messages) for day in self.days if (messages := self.of(person, day))]

    def disturbed(self, person: Person, day: date) -> Concern | None:
        """What quiet hours suffer on a person's day: a break without need weighs more than an early departure."""
        found = {disturbance(message, self.agenda) for message in self.of(person, day)}
        return next((concern for concern in (Concern.NIGHT, Concern.EARLY) if concern in found), None)

    def anchor(self, person: Person, day: date | None = None) -> str:
        """The name of a person's place on the page, or of one day there; made of nothing a programme contains."""
        number = self._numbers[person.id]
        return f"p{number}" if day is None else f"p{number}-{day.isoformat()}"

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {person.id: number for number, person in enumerate(self.people, 1)}
