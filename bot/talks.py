"""Conversations: what people say is answered from the programme in force, what they wish is carried out first."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.admission import Admission
from bot.channels.base import Inbound
from bot.channels.reach import EmailOf, LinkOf
from bot.clock import Clock
from bot.desk.desk import Desk
from bot.desk.office import Reply
from bot.programme.agenda import Agenda
from bot.programme.model import Person
from bot.programme.preferences import Preferences
from bot.speech.message import Message
from bot.speech.scene import Scene
from bot.speech.views import joining, talk
from bot.store import acts
from bot.store.agendas import Agendas
from bot.store.database import Database
from handlers.commands import BY_NAME
from handlers.conversation import Conversation
from handlers.request import Prefer, Request, Wish

PATIENCE = timedelta(minutes=30)
"""How long somebody who was asked something may take to write it."""

_log = logging.getLogger("annai")


class Talks:
    """The conversation about every trip in a database, as channels see it: `answer`."""

    def __init__(self, database: Database, agendas: Agendas, clock: Clock) -> None:
        self._database, self._agendas, self._clock = database, agendas, clock
        self.emails: dict[str, EmailOf] = {}
        """Channels that vouch for e-mail addresses, by name; added by whoever makes them."""
        self.links: dict[str, LinkOf] = {}
        """Channels that a link leads into, by name; likewise."""
        self.carried_out: Callable[[], None] = _nothing
        """Called when a wish was carried out: what it made due leaves at once. Set by whoever delivers."""
        self._desk = Desk(database, agendas, clock, self.links)
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
        scene = replace(scene, language=chosen.language or scene.language, preferences=chosen)
        expected = self._expected(inbound, scene)
        request = Request(
            scene.person,
            scene.at,
            scene.language,
            inbound.text,
            inbound.action,
            chosen,
            inbound.file,
            inbound.location,
            expected,
            self._channels(scene),
        )
        answer = (await self._conversation(scene.agenda)).answer(request)
        message, expects = answer.message, answer.expects
        if answer.wish is not None:
            if (reply := await self._carry_out(answer.wish, inbound, scene)) is not None:
                message, expects = reply.message, reply.expects
            self.carried_out()
        if scene.person is not None and (expects or expected):
            await self._expect(inbound, scene, scene.person, expects)
        return replace(message, in_place=message.in_place or BY_NAME[answer.command].in_place)

    def _preferences(self, inbound: Inbound, trip: str, person: Person | None) -> Preferences:
        if person is None:
            return self._anybody.get((inbound.channel, inbound.address), Preferences())
        return self._agendas.roster.preferences(trip, person.id)

    def _channels(self, scene: Scene) -> tuple[str, ...]:
        """Where the person can be told something, first the one preferred."""
        if scene.person is None:
            return ()
        return tuple(chat.channel for chat in self._agendas.roster.chats_of(scene.agenda.trip.id, scene.person.id))

    async def _conversation(self, agenda: Agenda) -> Conversation:
        """The conversation about the version in force; a new version takes a moment to be understood."""
        trip = agenda.trip.id
        if trip not in self._conversations or self._conversations[trip][0] is not agenda:
            self._conversations[trip] = (agenda, await asyncio.to_thread(Conversation, agenda))
        return self._conversations[trip][1]

    async def _carry_out(self, wish: Wish, inbound: Inbound, scene: Scene) -> Reply | None:
        """Do what was wished, and all that follows from it; what somebody in general prefers is kept for the chat."""
        if scene.person is not None:
            return await self._desk.carry_out(wish, scene, inbound)
        if isinstance(wish, Prefer):
            self._anybody[inbound.channel, inbound.address] = wish.preferences
        return None

    def _expected(self, inbound: Inbound, scene: Scene) -> str:
        """What the person was asked in this chat."""
        if scene.person is None:
            return ""
        return self._agendas.roster.expected(scene.agenda.trip.id, scene.person.id, inbound.channel, scene.at)

    async def _expect(self, inbound: Inbound, scene: Scene, person: Person, command: str) -> None:
        """What the person writes next completes a command; or nothing is expected any more."""
        async with self._database.write() as tx:
            trip, until = scene.agenda.trip.id, scene.at + PATIENCE
            await acts.expect(tx, trip, person.id, inbound.channel, command, until)
            await self._agendas.refresh(tx)


def _nothing() -> None:
    """The next beat finds it."""


def _log_failure(error: BaseException) -> None:
    _log.error("no answer: %s at %s", type(error).__name__, _origin(error))


def _origin(error: BaseException) -> str:
    """Where in the code an error arose, without what was said: that is nobody's business."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
