"""Who is speaking? Somebody we know, somebody with an invitation, or a stranger, who learns nothing."""

from collections.abc import Sequence
from dataclasses import replace

from bot.channels.base import Inbound
from bot.clock import Clock
from bot.guesses import Guesses
from bot.speech.message import Message
from bot.speech.scene import Scene
from bot.speech.views import joining as view
from bot.store import invitations, people
from bot.store.agendas import Agendas
from bot.store.database import Database
from bot.store.invitations import Invitation
from bot.store.people import Chat
from handlers.joining import Shown, Step, shown
from schedules import planning

_AFTERWARDS = {Step.AGREED: "/start", Step.DECLINED: "/stop"}
"""What the buttons of a notice still say once its invitation was used, and its holder is known."""


class Admission:
    """Lets people in, by their chat or by an invitation; nothing is stored before they agree."""

    def __init__(self, database: Database, agendas: Agendas, clock: Clock) -> None:
        self._database, self._agendas, self._clock = database, agendas, clock
        self._guesses = Guesses()

    async def admit(self, inbound: Inbound) -> Inbound | Message:
        """The inbound of a chat with trip and person filled in; or, if it is nobody's, what is said there."""
        mine = await self._chats(inbound)
        presented = shown(inbound.text, inbound.action)
        invitation = await self._looked_up(presented, inbound) if presented else None
        if presented is None or invitation is None:
            return self._known(inbound, mine, presented) if mine else view.stranger(inbound.language)
        here = next((chat for chat in mine if chat.trip == invitation.trip), None)
        same = here is not None and here.person == invitation.person
        scene = self._scene(invitation)
        if presented.step is Step.DECLINED:
            return view.declined(scene, invitation.expires_at)
        if presented.step is Step.SHOWN and not same:
            instead_of = self._agendas[here.trip].people[here.person].name if here else None
            return view.notice(scene, presented.token, inbound.channel, instead_of)
        if not await self._join(presented.token, inbound, here):
            return view.stranger(inbound.language)
        return replace(inbound, text="/start", action=None, trip=invitation.trip, person=invitation.person)

    async def _chats(self, inbound: Inbound) -> list[Chat]:
        """Whose chat this is, trip by trip, as far as the programmes in force know them."""
        async with self._database.read() as tx:
            owners = await people.owner(tx, inbound.channel, inbound.address)
        return [chat for chat in owners if self._expects(chat)]

    def _expects(self, whom: Chat | Invitation) -> bool:
        agenda = self._agendas.get(whom.trip)
        return agenda is not None and whom.person in agenda.people

    def _known(self, inbound: Inbound, mine: Sequence[Chat], presented: Shown | None) -> Inbound:
        """Whoever this is on the trip under way, or the next."""
        by_trip = {chat.trip: chat.person for chat in mine}
        trip = self._agendas.current(self._clock.now(), by_trip)
        words = _AFTERWARDS.get(presented.step) if presented else None
        if words is not None:
            inbound = replace(inbound, text=words, action=None)
        return replace(inbound, trip=trip, person=by_trip[trip])

    async def _looked_up(self, presented: Shown, inbound: Inbound) -> Invitation | None:
        """Whom a token invites, if it is good and there was not too much guessing."""
        now = self._clock.now()
        if not self._guesses.may_try(inbound.channel, inbound.address, now):
            return None
        async with self._database.read() as tx:
            found = await invitations.look(tx, presented.token, inbound.channel, now)
        if found is None or not self._expects(found):
            return None
        self._guesses.right(inbound.channel, inbound.address)
        return found

    def _scene(self, invitation: Invitation) -> Scene:
        agenda = self._agendas[invitation.trip]
        person = agenda.people[invitation.person]
        return Scene(agenda, person, self._clock.now(), person.language)

    async def _join(self, token: str, inbound: Inbound, here: Chat | None) -> bool:
        """Use the invitation, put the person into this chat and plan what they hear: all of it, or False."""
        now = self._clock.now()
        async with self._database.write() as tx:
            used = await invitations.redeem(tx, token, inbound.channel, now)
            if used is None:
                return False
            await people.join(tx, used.trip, used.person, inbound.channel, inbound.address, now)
            concerned = {used.person, here.person if here else used.person}
            await planning.replan(tx, self._agendas[used.trip], now, concerned, catch_up=True)
        return True
