"""Everybody's web chat: who is talking, what was said, and what each open page is told."""

import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.channels.base import Converse, Inbound
from bot.channels.web.controls import Controls
from bot.channels.web.guard import Refusal
from bot.channels.web.render import as_json
from bot.channels.web.stream import Stream
from bot.channels.web.transcript import Bell, Entry, Transcript
from bot.channels.web.wording import Wording, language_of
from bot.clock import Clock, local
from bot.programme.agenda import Agenda
from bot.programme.model import Person
from bot.speech.message import File, Message

NAME = "web"

SOMEBODY = "~"
"""The address of somebody in general; no person's id looks like it."""

GREETING = "/start"
"""What a person says by opening an empty chat."""


class Chats:
    """The transcripts of a trip's people, by address (a person's id), and the live lines to their pages."""

    def __init__(
        self,
        converse: Converse,
        agenda: Callable[[], Agenda],
        clock: Clock,
        wording: Wording,
        controls: Controls | None,
    ) -> None:
        self.agenda = agenda
        self.wording = wording
        self._controls = controls
        self._converse = converse
        self._clock = clock
        self.boot = secrets.token_hex(4)
        """What tells what is shown now from what was shown before a restart."""
        self._bell = Bell()
        self._is_open = True
        self._transcripts: dict[str, Transcript] = {}

    @property
    def steerable(self) -> bool:
        """Whether pages may move the clock."""
        return self._controls is not None

    def person(self, address: str) -> Person | None:
        """Who an address is, None for somebody in general; raises Refusal if the trip has no such person."""
        if address == SOMEBODY:
            return None
        person = self.agenda().people.get(address)
        if person is None:
            raise Refusal(404, "nobody")
        return person

    async def greet(self, address: str) -> None:
        """Open a chat: if nobody talked in it yet, Annai begins."""
        transcript = self._transcript(address)
        async with transcript.turn:
            if transcript.unanswered:
                await self._answer(transcript, address, GREETING)

    async def say(self, address: str, text: str) -> None:
        """Take what a person typed, and let Annai answer."""
        transcript = self._transcript(address)
        async with transcript.turn:
            transcript.hear(text, self._clock.now())
            self._bell.ring()
            await self._answer(transcript, address, text)

    async def hand(self, address: str, text: str, file: File) -> None:
        """Take a file a person hands over, perhaps with a text, and let Annai answer."""
        transcript = self._transcript(address)
        async with transcript.turn:
            transcript.hear(f"📎 {file.name}\n{text}".strip(), self._clock.now())
            self._bell.ring()
            inbound = replace(self._inbound(address, text=text), file=file)
            transcript.tell(await self._converse(inbound), self._clock.now())
            self._bell.ring()

    async def tap(self, address: str, action: str, on: int | None) -> None:
        """Take the action of a button, tapped on the entry `on`, and let Annai answer: there, if that is natural."""
        transcript = self._transcript(address)
        async with transcript.turn:
            message = await self._converse(self._inbound(address, action=action))
            if on is None or not message.in_place or not transcript.change(on, message):
                label = transcript.label(action)
                if label is not None:
                    transcript.hear(label, self._clock.now())
                transcript.tell(message, self._clock.now())
            self._bell.ring()

    def change(self, address: str, number: int, message: Message) -> bool:
        """Put a message in the place of another; False if that is gone. Raises Refusal if there is no such person."""
        changed = self._transcript(address).change(number, message)
        self._bell.ring()
        return changed

    def tell(self, address: str, message: Message, key: str) -> int:
        """Show a message on all of a person's pages; raises Refusal if there is no such person. Returns its number."""
        number = self._transcript(address).tell(message, self._clock.now(), key)
        self._bell.ring()
        return number

    def find(self, address: str, key: str) -> int | None:
        """The number of the entry with a key, if it is (still) there."""
        return self._transcript(address).find(key)

    def file(self, address: str, number: int) -> File:
        """The file that came with an entry; raises Refusal if it is not (or no longer) there."""
        entry = self._transcript(address).entry(number)
        if entry is None or entry.message is None or entry.message.file is None:
            raise Refusal(404, "no-file")
        return entry.message.file

    async def move_clock(self, wish: dict[str, Any], address: str) -> None:
        """Move the demonstration clock for everybody; raises Refusal if it cannot be, or not like that."""
        if self._controls is None:
            raise Refusal(404, "no-clock")
        await self._controls.move(wish, self.person(address))
        self._bell.ring()

    def listen(self, address: str | None, language: str, last_seen: str | None) -> AsyncIterator[str]:
        """The live line of a page; without an address only the clock, in `language`."""
        person = self.person(address) if address else None
        transcript = self._transcript(address) if address else None

        def clock_face() -> dict[str, Any]:
            return self._clock_face(self.language(transcript.language) if transcript else language)

        def draw(entry: Entry) -> dict[str, Any]:
            return as_json(entry, address or "", self._time_of_day(person, entry.at))

        stream = Stream(self.boot, transcript, clock_face, draw)
        return stream.events(self._bell, last_seen, lambda: self._is_open)

    def close(self) -> None:
        """End all live lines, so that a server can stop at once."""
        self._is_open = False
        self._bell.ring()

    def language(self, wanted: str | None) -> str:
        """The language asked for if the trip speaks it, else the trip's first."""
        return language_of(self.agenda().trip, wanted)

    def _transcript(self, address: str) -> Transcript:
        person = self.person(address)
        if address not in self._transcripts:
            self._transcripts[address] = Transcript(self.language(person.language if person else None))
        return self._transcripts[address]

    async def _answer(self, transcript: Transcript, address: str, text: str) -> None:
        transcript.tell(await self._converse(self._inbound(address, text=text)), self._clock.now())
        self._bell.ring()

    def _inbound(self, address: str, text: str | None = None, action: str | None = None) -> Inbound:
        person = None if address == SOMEBODY else address
        return Inbound(NAME, address, text, action, self.agenda().trip.id, person)

    def _time_of_day(self, person: Person | None, at: datetime) -> str:
        return local(at, self.agenda().zone_of(person, at)).strftime("%H:%M")

    def _clock_face(self, language: str) -> dict[str, Any]:
        now = self._clock.now()
        there, home = self.wording.faces(now, language)
        face: dict[str, Any] = {"there": there, "home": home, "language": language}
        if self._controls:
            field = local(now, self.agenda().trip.zone).strftime("%Y-%m-%dT%H:%M")
            face |= {"speed": self._controls.speed, "field": field}
        return face
