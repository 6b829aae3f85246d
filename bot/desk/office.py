"""What whoever carries out a wish has at hand, and the rules for it: who may, and nothing twice."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from bot.channels.base import Inbound
from bot.channels.reach import LinkOf
from bot.clock import Clock
from bot.programme.model import Person, organises
from bot.speech.message import Message
from bot.speech.scene import Scene
from bot.store import acts
from bot.store.acts import Deed
from bot.store.agendas import Agendas
from bot.store.database import Database, Transaction


class NotAllowed(Exception):
    """Whoever wished this may not, or is not (any more) on the trip."""


@dataclass(frozen=True)
class Reply:
    """What the person reads instead of the conversation's own words; `expects` as in an answer."""

    message: Message
    expects: str = ""


@dataclass(frozen=True)
class Errand:
    """Whose wish it is and when (the scene), how it came, and whether only organisers may have it carried out."""

    scene: Scene
    inbound: Inbound
    for_organisers: bool

    @property
    def trip(self) -> str:
        """The trip it is about."""
        return self.scene.agenda.trip.id

    @property
    def person(self) -> Person:
        """Whose wish it is; NotAllowed if it is somebody's in general."""
        if self.scene.person is None:
            raise NotAllowed
        return self.scene.person

    @property
    def now(self) -> datetime:
        """When it was wished (UTC)."""
        return self.scene.at


class Office:
    """The database, what is in force, the clock; `links` lead into channels, by their names."""

    def __init__(self, database: Database, agendas: Agendas, clock: Clock, links: Mapping[str, LinkOf]) -> None:
        self.database, self.agendas, self.clock, self.links = database, agendas, clock, links

    @asynccontextmanager
    async def work(self, errand: Errand) -> AsyncIterator[tuple[Transaction, Scene]]:
        """A transaction to carry out a wish in, and the scene as of it: the programme in force, the person as it says.

        NotAllowed, and nothing changes, for whoever may not. What was changed of chats and choices is seen afterwards.
        """
        async with self.database.write() as tx:
            await self.agendas.refresh(tx)
            agenda = self.agendas[errand.trip]
            person = agenda.people.get(errand.person.id)
            if person is None or (errand.for_organisers and not organises(person)):
                raise NotAllowed
            yield tx, replace(errand.scene, agenda=agenda, person=person)
            await self.agendas.refresh(tx)

    async def is_new(self, tx: Transaction, errand: Errand) -> bool:
        """Whether this wish has not been carried out yet: after a crash the same thing is said again."""
        return await acts.is_new(tx, errand.inbound.channel, errand.inbound.name, errand.now)

    async def note(self, tx: Transaction, errand: Errand, action: str, **content: str | int | bool) -> None:
        """Write down what an organiser did; `action` is a code (see the catalogue `audit`)."""
        await acts.write_down(tx, errand.trip, Deed(errand.now, errand.person.id, action, dict(content)))
