"""Who is speaking? Somebody we know, somebody with an invitation, or a stranger, who learns nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.channels.base import Inbound
from bot.channels.reach import EmailOf
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
from handlers.joining import ROSTER, Shown, Step, shown
from schedules import planning

_AFTERWARDS = {Step.AGREED: "/start", Step.DECLINED: "/stop"}
"""What the buttons of a notice still say once its invitation was used, and its holder is known."""


class Admission:
    """Lets people in, by their chat, by an invitation, or by an e-mail address their platform vouches for.

    Nothing is stored before they agree. `emails` are the channels that vouch, by name.
    """

    def __init__(self, database: Database, agendas: Agendas, clock: Clock, emails: Mapping[str, EmailOf]) -> None:
        self._database, self._agendas, self._clock, self._emails = database, agendas, clock, emails
        self._guesses = Guesses()

    async def admit(self, inbound: Inbound) -> Inbound | Message:
        """The inbound of a chat with trip and person filled in; or, if it is nobody's, what is said there."""
        mine = [chat for chat in self._agendas.roster.owners(inbound.channel, inbound.address) if self._expects(chat)]
        presented = shown(inbound.text, inbound.action)
        token = presented is not None and presented.token != ROSTER
        invitation = await self._looked_up(presented, inbound) if presented and token else None
        if presented is None or invitation is None:
            return self._known(inbound, mine, presented) if mine else await self._vouched_for(inbound, presented)
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

    async def _vouched_for(self, inbound: Inbound, presented: Shown | None) -> Inbound | Message:
        """Somebody without a chat or a good token, who may be on the roster by their e-mail address."""
        ask = self._emails.get(inbound.channel)
        email = await ask(inbound.address) if ask else None
        by_trip = self._on_rosters(email) if email else {}
        if not by_trip:
            return view.stranger(inbound.language)
        trip = self._agendas.current(self._clock.now(), by_trip)
        agenda, person = self._agendas[trip], self._agendas[trip].people[by_trip[trip]]
        step = presented.step if presented and presented.token == ROSTER else Step.SHOWN
        scene = Scene(agenda, person, self._clock.now(), person.language)
        if step is Step.SHOWN:
            return view.notice(scene, ROSTER, inbound.channel, None)
        if step is Step.DECLINED:
            return view.declined(scene, None)
        async with self._database.write() as tx:
            await people.join(tx, trip, person.id, inbound.channel, inbound.address, scene.at)
            await planning.replan(tx, agenda, scene.at, {person.id}, catch_up=True)
            await self._agendas.refresh(tx)
        return replace(inbound, text="/start", action=None, trip=trip, person=person.id)

    def _on_rosters(self, email: str) -> dict[str, str]:
        """Who has this address, trip by trip; nobody where it is not one person's alone."""
        found = {}
        for trip in self._agendas.trips():
            theirs = [one.id for one in self._agendas[trip].people.values() if _same(one.email, email)]
            if len(theirs) == 1:
                found[trip] = theirs[0]
        return found

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
            await self._agendas.refresh(tx)
        return True


def _same(known: str | None, given: str) -> bool:
    """Whether two e-mail addresses are one; capitals make no difference."""
    return known is not None and known.strip().casefold() == given.strip().casefold()
