"""Reports and calls are kept up to date where they stand: whoever brought a matter up sees at any moment how far it has
come, and whoever was called who takes care of it.
"""

import logging
from collections.abc import Mapping
from datetime import timedelta

from bot.channels.base import LivingChannel, Outcome
from bot.clock import Clock
from bot.speech.message import Message
from bot.speech.scene import Scene
from bot.store import matters
from bot.store.agendas import Agendas
from bot.store.database import NOT_THERE, Database
from bot.store.deliveries import Stored
from bot.store.matters import MatterKind, Stage
from schedules.letters import letter
from schedules.material import gather

LIVE = timedelta(days=2)
"""How long after its last change a matter's report is kept up to date."""

_log = logging.getLogger("annai.reports")


class Reporter:
    """Looks again and again whether a report says something new, and puts it in the place of the old one."""

    def __init__(
        self, database: Database, agendas: Agendas, channels: Mapping[str, LivingChannel], clock: Clock
    ) -> None:
        self._database, self._agendas, self._channels, self._clock = database, agendas, channels, clock
        self._shown: dict[int, Message] = {}  # what each report last said, as far as this process knows

    async def refresh(self) -> None:
        """Bring every report up to date that is out."""
        try:
            for row, message in await self._due():
                await self._show(row, message)
        except NOT_THERE as error:
            _log.error("cannot look after reports: %s", type(error).__name__)

    async def _due(self) -> list[tuple[Stored, Message]]:
        """The reports that are out and would say something else now."""
        found: list[tuple[Stored, Message]] = []
        alive: set[int] = set()
        async with self._database.read() as tx:
            for trip in self._agendas.trips():
                lately = await matters.find(tx, trip, list(MatterKind), list(Stage), since=self._clock.now() - LIVE)
                out = await matters.living(tx, trip, [one.id for one in lately])
                material = await gather(tx, self._agendas, trip, out)
                alive |= {row.id for row in out}
                for row in out:
                    scene = self._scene(row)
                    message = letter([row], scene, material) if scene else None
                    if message is not None and self._shown.get(row.id) != message:
                        found.append((row, message))
        self._shown = {number: said for number, said in self._shown.items() if number in alive}
        return found

    def _scene(self, row: Stored) -> Scene | None:
        agenda = self._agendas[row.key.trip]
        person = agenda.people.get(row.key.person)
        if person is None:
            return None
        wishes = self._agendas.roster.preferences(row.key.trip, row.key.person)
        return Scene(agenda, person, self._clock.now(), wishes.language or person.language, wishes)

    async def _show(self, row: Stored, message: Message) -> None:
        chats = self._agendas.roster.chats_of(row.key.trip, row.key.person)
        address = next((chat.address for chat in chats if chat.channel == row.key.channel), None)
        channel = self._channels.get(row.key.channel)
        self._shown[row.id] = message
        if address is None or channel is None or row.message_id is None:
            return
        receipt = await channel.edit(address, row.message_id, message)
        if receipt.outcome in (Outcome.NOT_ACCEPTED, Outcome.UNCERTAIN):
            del self._shown[row.id]  # again next time
