"""An assistant in the middle of the sample trip, with invitations to give away."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from sqlalchemy import select

from bot import app
from bot.channels.base import Inbound
from bot.clock import SimulatedClock
from bot.programme.agenda import Agenda
from bot.service import Service
from bot.speech.message import Message
from bot.store import invitations
from bot.store.database import Database
from bot.store.schema import metadata
from tests.fakes.platform import Platform
from tests.ready import published
from tests.store import glance

WEEK = timedelta(days=7)
STRANGER = (
    "Ich bin Annai und spreche nur mit Eingeladenen: Bitte öffnen Sie den Link aus Ihrer Einladung oder schicken Sie "
    "mir deren Code – klappt das nicht, hilft, wer Sie eingeladen hat."
)


class House:
    """An assistant in the middle of the sample trip, and what people say in their chats on Telegram."""

    def __init__(self, service: Service, clock: SimulatedClock) -> None:
        self.service, self.clock = service, clock
        service.channels["telegram"] = self.platform = Platform("telegram", clock)

    async def invite(self, person: str, trip: str = "thueringen-japan-2024") -> str:
        async with self.service.database.write() as tx:
            return await invitations.invite(tx, trip, person, self.clock.now(), WEEK)

    async def say(self, chat: str, text: str, language: str | None = "de") -> Message:
        return await self.service.talks.answer(Inbound("telegram", chat, text=text, language=language))

    async def tap(self, chat: str, answer: Message, label: str) -> Message:
        (button,) = [one for row in answer.buttons for one in row if label in one.label]
        assert button.action is not None
        assert len(button.action.encode()) <= 64
        return await self.service.talks.answer(Inbound("telegram", chat, action=button.action, language="de"))

    async def join(self, chat: str, person: str) -> Message:
        return await self.tap(chat, await self.say(chat, f"/start {await self.invite(person)}"), "Einverstanden")

    async def tables(self) -> dict[str, list[str]]:
        """Every row of every table."""
        async with self.service.database.read() as tx:
            return {one.name: [str(row) for row in await tx.execute(select(one))] for one in metadata.sorted_tables}

    async def who(self, chat: str) -> list[str]:
        """Whose chat it is."""
        async with self.service.database.read() as tx:
            return [one.person for one in await glance.owner(tx, "telegram", chat)]


@asynccontextmanager
async def opened(sample: Agenda, database: Database) -> AsyncIterator[House]:
    clock = SimulatedClock(app.demo_start(sample.trip), speed=0)
    service = Service(database, clock)
    await published(database, sample)
    await service.open()
    yield House(service, clock)
    await service.close()
