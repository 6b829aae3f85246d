"""Who can be reached where, as channels find out: whoever stops us, comes back, or moves to another address."""

from collections.abc import Sequence

from bot.channels.reach import Acquaintance
from bot.clock import Clock
from bot.programme.model import organises
from bot.speech.views.alerts import Trouble
from bot.store import deliveries, people
from bot.store.agendas import Agendas
from bot.store.database import Database, Transaction
from bot.store.people import Chat
from schedules import planning
from schedules.settling import alert


class Reach:
    """What channels ask and tell about addresses, on one database."""

    def __init__(self, database: Database, agendas: Agendas, clock: Clock) -> None:
        self._database, self._agendas, self._clock = database, agendas, clock

    async def known(self, channel: str, address: str) -> Acquaintance | None:
        """Who speaks in a chat, on the trip under way or the next; None for a stranger."""
        owners = {chat.trip: chat.person for chat in self._chats(channel, address)}
        if not owners:
            return None
        trip = self._agendas.current(self._clock.now(), owners)
        person = self._agendas[trip].people[owners[trip]]
        chosen = self._agendas.roster.preferences(trip, person.id)
        return Acquaintance(trip, chosen.language or person.language, organises(person))

    async def everybody(self, channel: str) -> dict[str, bool]:
        """The addresses of all who have joined, and whether they organise any trip."""
        found: dict[str, bool] = {}
        for trip in self._agendas.trips():
            for person in self._agendas[trip].people.values():
                for chat in self._agendas.roster.chats_of(trip, person.id):
                    if chat.channel == channel:
                        found[chat.address] = found.get(chat.address, False) or organises(person)
        return found

    async def heard_from(self, channel: str, address: str) -> None:
        """Something came from a chat: it can be reached, and what is ahead is told there again."""
        silent = [chat for chat in self._chats(channel, address) if chat.unreachable]
        if not silent:
            return
        async with self._database.write() as tx:
            await people.heard_from(tx, channel, address)
            await self._replan(tx, silent)

    async def lost(self, channel: str, address: str, reason: str) -> None:
        """A chat can be reached no more: its owner is told things elsewhere, and the organisers hear of it."""
        async with self._database.write() as tx:
            await self._agendas.refresh(tx)
            chats = [chat for chat in self._chats(channel, address) if chat.unreachable is None]
            for chat in chats:
                await people.unreachable(tx, chat.trip, chat.person, channel, reason)
                await self._tell_organisers(tx, chat, reason)
            await self._replan(tx, chats)

    async def moved(self, channel: str, old: str, new: str) -> None:
        """A chat has another address from now on."""
        async with self._database.write() as tx:
            for chat in self._chats(channel, old):
                await people.join(tx, chat.trip, chat.person, channel, new, self._clock.now())
            await self._agendas.refresh(tx)

    def _chats(self, channel: str, address: str) -> list[Chat]:
        """Whose chat this is, trip by trip, as far as the programmes in force know them."""
        owners = self._agendas.roster.owners(channel, address)
        agendas = ((chat, self._agendas.get(chat.trip)) for chat in owners)
        return [chat for chat, agenda in agendas if agenda is not None and chat.person in agenda.people]

    async def _replan(self, tx: Transaction, chats: Sequence[Chat]) -> None:
        for chat in chats:
            agenda = self._agendas[chat.trip]
            await planning.replan(tx, agenda, self._clock.now(), [chat.person], catch_up=True)
        await self._agendas.refresh(tx)

    async def _tell_organisers(self, tx: Transaction, chat: Chat, reason: str) -> None:
        """Once, about the next thing the person was to hear there; if there is none, nobody needs to do anything."""
        waiting = await deliveries.open_for(tx, chat.trip, [chat.person])
        if not waiting:
            return
        row = min(waiting, key=lambda row: row.at)
        others = planning.preferred(await people.chats_of(tx, chat.trip, chat.person))
        trouble = Trouble(
            chat.person, row.key.kind, row.key.item, chat.channel, reason, others.get(chat.person, ""), True
        )
        await alert(tx, self._agendas[chat.trip], [(row, trouble)], self._clock.now())
