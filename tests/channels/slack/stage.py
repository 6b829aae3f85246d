"""A stage for Slack: the assistant at work on the sample trip, the strict loopback Slack, and its members."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TypeVar

from bot import app
from bot.channels.pacing import Pacer
from bot.channels.slack.channel import SlackChannel
from bot.clock import SimulatedClock
from bot.programme.agenda import Agenda
from bot.service import Service
from bot.settings import Settings
from bot.store import people
from schedules import planning
from tests.fakes.slack import FakeSlack, Interaction, Member, Shown, ShownView
from tests.ready import published_or_left
from tests.waiting import apart

T = TypeVar("T")


class Desk:
    """Somebody's Slack, as a coroutine sees it: reading waits without holding up the assistant."""

    def __init__(self, member: Member) -> None:
        self.member = member

    async def says(self, text: str, until: str) -> Shown:
        """Write something, and read the answer that contains some words."""
        self.member.say(text)
        return await self.reads(until)

    async def commands(self, text: str, until: str) -> Shown:
        """Give a slash command, and read the answer."""
        self.member.command(text)
        return await self.reads(until)

    async def taps(self, label: str, until: str) -> Shown:
        """Tap a button, and read the answer."""
        self.member.tap(label)
        return await self.reads(until)

    async def reads(self, text: str) -> Shown:
        return await apart(self.member.reads, text)

    async def opens_home(self, until: str) -> ShownView:
        """Look at the home tab, and wait until it says something."""
        self.member.opens_home()
        return await self.reads_home(until)

    async def reads_home(self, text: str) -> ShownView:
        return await apart(self.member.reads_home, text)

    async def sees_modal(self, text: str) -> ShownView:
        return await apart(self.member.sees_modal, text)

    def tap(self, label: str) -> Interaction:
        return self.member.tap(label)

    @property
    def received(self) -> list[Shown]:
        """All that stands there from Annai, oldest first."""
        return [message for message in self.member.messages if message.by_bot]

    def message(self, ts: str) -> Shown:
        """One message as it stands there now."""
        return next(message for message in self.member.messages if message.ts == ts)

    def copies(self, words: str) -> int:
        """How many messages say so."""
        return sum(words in message.text for message in self.received)


class Stage:
    """The assistant and its Slack."""

    def __init__(self, service: Service, slack: FakeSlack, channel: SlackChannel, agenda: Agenda) -> None:
        self.service, self.slack, self.channel, self.agenda = service, slack, channel, agenda

    @property
    def clock(self) -> SimulatedClock:
        clock = self.service.clock
        assert isinstance(clock, SimulatedClock)
        return clock

    async def desk(self, person: str | None, language: str = "de") -> Desk:
        """Somebody's desk; they have joined, unless it is nobody of ours."""
        member = self.slack.member("Erika Beispiel", language=language)
        if person is not None:
            await self.join(person, member.id)
        return Desk(member)

    async def join(self, person: str, address: str, channel: str = "slack") -> None:
        trip, now = self.agenda.trip.id, self.clock.now()
        async with self.service.database.write() as tx:
            await people.join(tx, trip, person, channel, address, now)
            await self.service.agendas.refresh(tx)
            await planning.replan(tx, self.agenda, now, [person])
            await self.service.agendas.refresh(tx)

    async def pass_time(self, **span: float) -> None:
        """Let some time pass, and deliver what is due."""
        self.clock.jump(self.clock.now() + timedelta(**span))
        await self.service.delivery.deliver()

    async def sees(self, condition: Callable[[], T]) -> T:
        """Wait until something is so at the server."""
        return await apart(self.slack.wait_for, condition)

    async def all_done(self) -> None:
        """Wait until nothing that came is still to be dealt with, and nobody waits in the server's queue."""
        await self.sees(lambda: self.slack.pending == 0)
        await self.dealt_with()

    async def dealt_with(self) -> None:
        """Wait until nothing that came is still to be dealt with."""
        for _ in range(6_000):
            if not self.channel._inbox._held:
                return
            await asyncio.sleep(0.01)
        raise AssertionError("still not done")


def settings(slack: FakeSlack, **others: object) -> Settings:
    """As from the environment."""
    known = {"slack_bot_token": slack.bot_token, "slack_app_token": slack.app_token, "slack_api_url": slack.url}
    return Settings.model_validate(known | others)


@asynccontextmanager
async def staged(
    agenda: Agenda,
    slack: FakeSlack,
    database: str = "sqlite://",
    pacer: Pacer | None = None,
    joined: Mapping[str, Desk] | None = None,
    **others: object,
) -> AsyncIterator[Stage]:
    """Everything at work in the middle of the trip; without a pacer as fast as it can, so that tests need not wait."""
    clock = SimulatedClock(app.demo_start(agenda.trip), speed=0)
    chats = tuple((person, "slack", desk.member.id) for person, desk in (joined or {}).items())
    service = Service(await published_or_left(database, agenda, chats), clock)
    await service.open()
    channel = app.slack_channel(service, settings(slack, **others), pacer or Pacer())
    assert channel is not None
    await channel.start()
    stage = Stage(service, slack, channel, agenda)
    if channel.door is None:
        await stage.sees(lambda: slack.connections)
    try:
        yield stage
    finally:
        await service.delivery.stop()
        await channel.stop()
        await service.close()
