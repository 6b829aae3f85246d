"""A delegation with their phones: everybody has joined, organisers too, and we move the clock."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

from bot import app
from bot.channels.base import Inbound
from bot.clock import SimulatedClock
from bot.programme.agenda import Agenda
from bot.programme.model import Item
from bot.service import Service
from bot.speech.message import Button, File, Message
from bot.store.database import Database
from schedules import publishing
from tests.fakes.platform import Arrived, Platform
from tests.ready import published

CHANNEL = "telegram"


class Phone:
    """One person's chat. What is typed or tapped is answered at once; what was pushed is `received`."""

    def __init__(self, stage: "Stage", person: str) -> None:
        self.stage, self.person = stage, person
        self._answers: list[Message] = []
        self._said = 0

    async def says(
        self, text: str, *, file: File | None = None, location: tuple[float, float] | None = None, name: str = ""
    ) -> Message:
        """Type something, or send something with it; `name` as the channel names it."""
        return await self._send(Inbound(CHANNEL, self.person, text, file=file, location=location), name)

    async def taps(self, label: str, on: Message | None = None) -> Message:
        """Tap the newest button with these words, or one of this message."""
        return await self.sends(self.action(label, on))

    async def sends(self, action: str, name: str = "") -> Message:
        """What a button sends, tapped or forged; `name` as the channel names it."""
        return await self._send(Inbound(CHANNEL, self.person, action=action), name)

    def action(self, label: str, on: Message | None = None) -> str:
        """What a button sends."""
        shown = [on] if on else [*self.messages, *self._answers]
        for message in reversed(shown):
            for button in buttons(message):
                if label in button.label:
                    assert button.action is not None
                    assert len(button.action) <= 255
                    return button.action
        raise AssertionError(f"no button {label!r} in:\n" + "\n\n".join(map(readable, shown[-3:])))

    @property
    def arrived(self) -> list[Arrived]:
        """What was pushed, as it stands there now, oldest first."""
        return [one for one in self.stage.platform.arrived if one.address == self.person]

    @property
    def messages(self) -> list[Message]:
        return [one.message for one in self.arrived]

    @property
    def received(self) -> list[str]:
        """What was pushed, to be read."""
        return [one.text for one in self.arrived]

    def last(self, words: str = "") -> str:
        """The newest pushed message with these words."""
        found = [text for text in self.received if words in text]
        assert found, f"{self.person} got nothing with {words!r}, but:\n" + "\n\n".join(self.received)
        return found[-1]

    async def _send(self, inbound: Inbound, name: str = "") -> Message:
        self._said += 1
        named = replace(inbound, name=name or f"{self.person} {self._said}", language="de")
        answer = await self.stage.service.talks.answer(named)
        self._answers.append(answer)
        return answer


class Stage:
    """Everybody's phones around one service."""

    def __init__(self, service: Service, clock: SimulatedClock, platform: Platform) -> None:
        self.service, self.clock, self.platform = service, clock, platform

    @property
    def agenda(self) -> Agenda:
        """The programme in force."""
        return self.service.agendas[self.service.agendas.trips()[0]]

    def phone(self, person: str) -> Phone:
        return Phone(self, person)

    async def publish(self, *changed: Item, author: str = "", silent: bool = False) -> None:
        """Put the programme into force with some items in a new version, as an organiser, or from the command line."""
        items = {item.id: item for item in self.agenda.trip.items} | {item.id: item for item in changed}
        agenda = Agenda(replace(self.agenda.trip, items=tuple(items.values())))
        async with self.service.database.write() as tx:
            now = self.clock.now()
            await publishing.publish(tx, self.service.agendas, agenda, "", now, author=author, silent=silent)
        async with self.service.database.read() as tx:
            await self.service.agendas.refresh(tx)

    async def pass_time(self, **span: float) -> None:
        """Let some time pass; what is due is delivered, and reports are brought up to date."""
        self.clock.jump(self.clock.now() + timedelta(**span))
        await self.deliver()

    async def deliver(self) -> None:
        await self.service.delivery.deliver()
        await self.service.report()

    async def restart(self) -> None:
        """The process dies with all it knew; another takes its place on the same database."""
        await self.service.delivery.stop(patience=0)
        self.service = await _service(self.service.database, self.clock, self.platform)


async def _service(database: Database, clock: SimulatedClock, platform: Platform) -> Service:
    service = Service(database, clock)
    await service.open()
    service.channels[CHANNEL] = platform
    return service


@asynccontextmanager
async def staged(agenda: Agenda, database: Database, joined: Collection[str] | None = None) -> AsyncIterator[Stage]:
    """The sample trip on a morning in its middle; everybody has joined, unless it is said who has."""
    clock = SimulatedClock(app.demo_start(agenda.trip), speed=0)
    who = [person.id for person in agenda.trip.people] if joined is None else joined
    await published(database, agenda, tuple((person, CHANNEL, person) for person in who))
    platform = Platform(CHANNEL, clock)
    stage = Stage(await _service(database, clock, platform), clock, platform)
    yield stage
    await stage.service.delivery.stop()
    await stage.service.database.close()


def later(item: Item, minutes: int) -> Item:
    """An item some minutes later, with its meeting point."""
    span = timedelta(minutes=minutes)
    meet = replace(item.meet, at=item.meet.at + span) if item.meet and item.meet.at else item.meet
    return replace(item, start=item.start + span, end=item.end + span, meet=meet)


def buttons(message: Message) -> list[Button]:
    """All buttons below a message."""
    return [button for row in message.buttons for button in row]


def readable(message: Message) -> str:
    """A message as one reads it, with its buttons."""
    rows = ["".join(f"[{button.label}]" for button in row) for row in message.buttons]
    return "\n".join([message.text, *rows])
