"""Who looks at what, when, and in which language: all a view needs."""

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.programme.agenda import Agenda
from bot.programme.model import Item, Person, Place, Text
from bot.programme.preferences import Preferences
from bot.speech.catalogue import Word, catalogue
from bot.speech.when import Times


@dataclass(frozen=True)
class Scene:
    """One person, one instant, one language, one programme. `person` None is somebody in general.

    `channels` are those the person can be told something on, first the one preferred.
    """

    agenda: Agenda
    person: Person | None
    at: datetime
    language: str
    preferences: Preferences = field(default_factory=Preferences)
    channels: tuple[str, ...] = ()

    def say(self, message: str, /, **values: Word) -> str:
        """A message of the catalogue in the scene's language."""
        return catalogue(self.language).say(message, **values)

    def text(self, text: Text | None) -> str:
        """A text of the programme in the scene's language; empty if there is none."""
        return "" if text is None else text.in_(self.language)

    @property
    def times(self) -> Times:
        """How times read here."""
        return Times(self.language, self.agenda.trip.home_zone)

    @property
    def zone(self) -> str:
        """The zone the person is in."""
        return self.agenda.zone_of(self.person, self.at)

    @property
    def today(self) -> date:
        """The day the person is living."""
        return self.agenda.today(self.person, self.at)

    def place(self, name: str | None) -> Place | None:
        """The place with an id."""
        return self.agenda.places.get(name) if name else None

    def place_of(self, item: Item) -> Place | None:
        """Where an item happens."""
        return self.place(item.place)
