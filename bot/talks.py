"""Conversations: what people say is answered from the programme in force, what they wish is carried out first."""

import asyncio
import logging
from dataclasses import replace
from pathlib import Path

from bot.admission import Admission
from bot.channels.base import Inbound
from bot.channels.reach import EmailOf
from bot.clock import Clock
from bot.programme.agenda import Agenda
from bot.programme.model import Person
from bot.programme.preferences import Preferences
from bot.speech.message import Message
from bot.speech.scene import Scene
from bot.speech.views import joining, talk
from bot.speech.views import privacy as privacy_view
from bot.speech.views.privacy import Kept
from bot.store import deliveries, people
from bot.store.agendas import Agendas
from bot.store.database import Database
from handlers.commands import BY_NAME
from handlers.conversation import Conversation
from handlers.request import Disclose, Join, Leave, Prefer, Request, Snooze, Wish
from schedules import planning
from schedules.outbox import again

_log = logging.getLogger("annai")


class Talks:
    """The conversation about every trip in a database, as channels see it: `answer`."""

    def __init__(self, database: Database, agendas: Agendas, clock: Clock) -> None:
        self._database, self._agendas, self._clock = database, agendas, clock
        self.emails: dict[str, EmailOf] = {}
        """Channels that vouch for e-mail addresses, by name; added by whoever makes them."""
        self._admission = Admission(database, agendas, clock, self.emails)
        self._conversations: dict[str, tuple[Agenda, Conversation]] = {}
        self._anybody: dict[tuple[str, str], Preferences] = {}
        """What somebody in general chose in a chat: we know nobody to keep it for."""

    async def answer(self, inbound: Inbound) -> Message:
        """The answer to whatever was said or tapped; whatever goes wrong, it is a friendly word at least."""
        try:
            known = inbound if inbound.trip is not None else await self._admission.admit(inbound)
        except Exception as error:
            _log_failure(error)
            return joining.later(inbound.language)
        return known if isinstance(known, Message) else await self._talk(known)

    async def _talk(self, inbound: Inbound) -> Message:
        """The answer to somebody known, or to somebody in general, about a trip."""
        agenda = self._agendas[inbound.trip or ""]
        person = agenda.people.get(inbound.person or "")
        scene = Scene(agenda, person, self._clock.now(), person.language if person else agenda.trip.languages[0])
        try:
            return await self._answer(inbound, scene)
        except Exception as error:  # a person must never be left without an answer, whatever went wrong
            _log_failure(error)
            return talk.failed(scene)

    async def _answer(self, inbound: Inbound, scene: Scene) -> Message:
        chosen = self._preferences(inbound, scene.agenda.trip.id, scene.person)
        language = chosen.language or scene.language
        request = Request(scene.person, scene.at, language, inbound.text, inbound.action, chosen)
        answer = (await self._conversation(scene.agenda)).answer(request)
        message = answer.message
        if isinstance(answer.wish, Disclose):
            message = privacy_view.privacy(replace(scene, language=language), await self._kept(scene))
        elif answer.wish is not None:
            await self._carry_out(answer.wish, inbound, scene)
        return replace(message, in_place=BY_NAME[answer.command].in_place)

    def _preferences(self, inbound: Inbound, trip: str, person: Person | None) -> Preferences:
        if person is None:
            return self._anybody.get((inbound.channel, inbound.address), Preferences())
        return self._agendas.roster.preferences(trip, person.id)

    async def _kept(self, scene: Scene) -> Kept | None:
        """What there is about the person."""
        if scene.person is None:
            return None
        trip, person = scene.agenda.trip.id, scene.person.id
        async with self._database.read() as tx:
            channels = tuple(chat.channel for chat in await people.chats_of(tx, trip, person))
            own_settings = await people.has_preferences(tx, trip, person)
            return Kept(channels, own_settings, len(await deliveries.history(tx, trip, person)))

    async def _conversation(self, agenda: Agenda) -> Conversation:
        """The conversation about the version in force; a new version takes a moment to be understood."""
        trip = agenda.trip.id
        if trip not in self._conversations or self._conversations[trip][0] is not agenda:
            self._conversations[trip] = (agenda, await asyncio.to_thread(Conversation, agenda))
        return self._conversations[trip][1]

    async def _carry_out(self, wish: Wish, inbound: Inbound, scene: Scene) -> None:
        """Do what was wished, and bring the outbox in line with it, in one transaction."""
        person, agenda, now = scene.person, scene.agenda, scene.at
        if person is None:
            if isinstance(wish, Prefer):
                self._anybody[inbound.channel, inbound.address] = wish.preferences
            return
        trip = agenda.trip.id
        async with self._database.write() as tx:
            match wish:
                case Join():
                    await people.join(tx, trip, person.id, inbound.channel, inbound.address, now)
                case Prefer(preferences):
                    await people.keep_preferences(tx, trip, person.id, preferences)
                case Snooze(item, _, at):
                    channel = planning.preferred(await people.chats_of(tx, trip, person.id)).get(person.id)
                    if channel is not None:
                        await deliveries.schedule(tx, [again(agenda, person, agenda.items[item], at, channel)])
                    return
                case Leave(forget):
                    await people.leave(tx, trip, person.id)
                    if forget:
                        await people.forget(tx, trip, person.id)
            await planning.replan(tx, agenda, now, [person.id], catch_up=isinstance(wish, Join))
            await self._agendas.refresh(tx)


def _log_failure(error: BaseException) -> None:
    _log.error("no answer: %s at %s", type(error).__name__, _origin(error))


def _origin(error: BaseException) -> str:
    """Where in the code an error arose, without what was said: that is nobody's business."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
