"""A stage for Telegram: the assistant at work on the sample trip, the strict Bot API server, and people with phones."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TypeVar

from bot import app
from bot.channels.pacing import Pacer
from bot.channels.telegram.channel import TelegramChannel
from bot.clock import SimulatedClock
from bot.programme.agenda import Agenda
from bot.service import Service
from bot.settings import Settings
from bot.store import people
from schedules import planning
from tests.canaries import WEBHOOK_SECRET
from tests.fakes.telegram import FakeTelegram, Shown, Tap, User
from tests.ready import published_or_left
from tests.waiting import apart

T = TypeVar("T")

SECRET = WEBHOOK_SECRET


class Phone:
    """Somebody's Telegram, as a coroutine sees it: reading waits without holding up the assistant."""

    def __init__(self, user: User) -> None:
        self.user = user

    @property
    def address(self) -> str:
        return str(self.user.id)

    async def says(self, text: str, until: str) -> Shown:
        """Write something, and read the answer that contains some words."""
        self.user.say(text)
        return await self.reads(until)

    async def taps(self, label: str, until: str) -> Shown:
        """Tap a button, and read the answer."""
        self.user.tap(label)
        return await self.reads(until)

    async def reads(self, text: str) -> Shown:
        return await apart(self.user.reads, text)

    @property
    def received(self) -> list[Shown]:
        """All that stands there from the bot, oldest first."""
        return [message for message in self.user.messages if message.by_bot]

    def message(self, number: int) -> Shown:
        """One message as it stands there now."""
        return next(message for message in self.user.messages if message.id == number)

    def tap(self, label: str) -> Tap:
        return self.user.tap(label)


class Stage:
    """The assistant and its Telegram."""

    def __init__(self, service: Service, telegram: FakeTelegram, channel: TelegramChannel, agenda: Agenda) -> None:
        self.service, self.telegram, self.channel, self.agenda = service, telegram, channel, agenda

    @property
    def clock(self) -> SimulatedClock:
        clock = self.service.clock
        assert isinstance(clock, SimulatedClock)
        return clock

    async def phone(self, person: str | None, language: str = "de") -> Phone:
        """Somebody's phone; they have joined, unless it is nobody of ours."""
        phone = started(self.telegram, language)
        if person is not None:
            await self.join(person, phone.address)
        return phone

    async def join(self, person: str, address: str) -> None:
        trip, now = self.agenda.trip.id, self.clock.now()
        async with self.service.database.write() as tx:
            await people.join(tx, trip, person, "telegram", address, now)
            await self.service.agendas.refresh(tx)
            await planning.replan(tx, self.agenda, now, [person])

    async def pass_time(self, **span: float) -> None:
        """Let some time pass, and deliver what is due."""
        self.clock.jump(self.clock.now() + timedelta(**span))
        await self.service.delivery.deliver()

    async def sees(self, condition: Callable[[], T]) -> T:
        """Wait until something is so at the server."""
        return await apart(self.telegram.wait_for, condition)

    async def all_done(self) -> None:
        """Wait until nothing that came is still to be dealt with, and nobody waits in the server's queue."""
        await self.sees(lambda: self.telegram.pending == 0)
        for _ in range(6_000):
            if not self.channel._inbox._held:
                return
            await asyncio.sleep(0.01)
        raise AssertionError("still not done")


def started(telegram: FakeTelegram, language: str = "de") -> Phone:
    """The phone of somebody who has started the bot."""
    user = telegram.user("Erika Beispiel", language)
    user.chat.refusal = None
    return Phone(user)


def settings(telegram: FakeTelegram, **others: object) -> Settings:
    """As from the environment."""
    known = {"telegram_token": telegram.token, "telegram_api_url": telegram.url}
    return Settings.model_validate(known | others)


@asynccontextmanager
async def staged(
    agenda: Agenda,
    telegram: FakeTelegram,
    database: str = "sqlite://",
    pacer: Pacer | None = None,
    joined: Mapping[str, Phone] | None = None,
    **others: object,
) -> AsyncIterator[Stage]:
    """Everything at work in the middle of the trip; without a pacer as fast as it can, so that tests need not wait."""
    clock = SimulatedClock(app.demo_start(agenda.trip), speed=0)
    chats = tuple((person, "telegram", phone.address) for person, phone in (joined or {}).items())
    service = Service(await published_or_left(database, agenda, chats), clock)
    await service.open()
    channel = app.telegram_channel(service, settings(telegram, **others), pacer or Pacer())
    assert channel is not None
    await channel.start()
    try:
        yield Stage(service, telegram, channel, agenda)
    finally:
        await service.delivery.stop()
        await channel.stop()
        await service.close()
