"""A stage for the delivery: a trip in a real database, platforms in memory, a clock that only we move."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.clock import SimulatedClock
from bot.programme.agenda import Agenda
from bot.programme.model import Item, Role
from bot.programme.preferences import Preferences
from bot.programme.sources import yaml_writer
from bot.store import deliveries, people
from bot.store.agendas import Agendas
from bot.store.database import Database
from bot.store.deliveries import Stored
from schedules import planning
from schedules.delivery import Delivery
from schedules.outbox import again
from tests.fakes.platform import Platform
from tests.ready import tables
from tests.schedules.examples import TOKYO, planned


def delegation(*items: Item, **settings: str) -> Agenda:
    """The agenda of a trip whose people read English, and which Dora organises; settings as of `planned`."""
    trip = planned(*items, **settings).trip
    roles = {"dora": Role.ORGANISER}
    people = (replace(one, language="en", role=roles.get(one.id, one.role)) for one in trip.people)
    return Agenda(replace(trip, people=tuple(people)))


BEAT = timedelta(seconds=5)
"""How soon we look again for what could not go out at its time."""


class Stage:
    """Everything a delivery needs. `chat` and `mail` are two platforms; the first cannot be asked what it has."""

    def __init__(self, database: Database, start: datetime) -> None:
        self.database = database
        self.clock = SimulatedClock(start, speed=0)
        self.chat = Platform("chat", self.clock)
        self.mail = Platform("mail", self.clock, can_verify=True)
        self.agenda: Agenda
        self.agendas = Agendas()
        self.delivery = self.worker(self.agendas)

    def worker(self, agendas: Agendas | None = None) -> Delivery:
        """Another process, as it were."""
        platforms = {"chat": self.chat, "mail": self.mail}
        return Delivery(self.database, agendas or Agendas(), platforms, self.clock)

    async def publish(self, agenda: Agenda, *, silent: bool = False) -> None:
        """Put a programme into force."""
        before = getattr(self, "agenda", None)
        async with self.database.write() as tx:
            content = yaml_writer.text(agenda.trip)
            await planning.publish(tx, agenda, content, "test.yaml", self.clock.now(), before=before, silent=silent)
        async with self.database.read() as tx:
            await self.agendas.refresh(tx)
        self.agenda = agenda

    async def join(self, person: str, *channels: str) -> None:
        """Somebody joins, on the first channel by preference."""
        async with self.database.write() as tx:
            for channel in channels or ("chat",):
                await people.join(tx, self.agenda.trip.id, person, channel, person, self.clock.now())
            await planning.replan(tx, self.agenda, self.clock.now(), [person], catch_up=True)

    async def leave(self, person: str, *, forget: bool = False) -> None:
        """Somebody leaves the chat of the trip, on every channel."""
        async with self.database.write() as tx:
            await (people.forget if forget else people.leave)(tx, self.agenda.trip.id, person)
            await planning.replan(tx, self.agenda, self.clock.now(), [person])

    async def wish(self, person: str, wishes: Preferences) -> None:
        """Somebody wants to hear more, or less, or at other times."""
        async with self.database.write() as tx:
            await people.keep_preferences(tx, self.agenda.trip.id, person, wishes)
            await planning.replan(tx, self.agenda, self.clock.now(), [person])

    async def snooze(self, person: str, item: str, at: datetime) -> None:
        """Somebody wants to be reminded once more."""
        async with self.database.write() as tx:
            channel = planning.preferred(await people.chats_of(tx, self.agenda.trip.id, person))[person]
            one = again(self.agenda, self.agenda.people[person], self.agenda.items[item], at, channel)
            await deliveries.schedule(tx, [one])

    async def deliver(self, at: datetime | None = None) -> None:
        """Let it be a certain time, and deliver what is due."""
        if at is not None:
            self.clock.jump(at)
        await self.delivery.deliver()

    async def wait(self, **span: float) -> None:
        """Let some time pass, and deliver what is due."""
        await self.deliver(self.clock.now() + timedelta(**span))

    async def restart(self) -> None:
        """The process is gone, with all it knew, and another takes its place."""
        await self.delivery.stop(patience=0)
        self.agendas = Agendas()
        self.delivery = self.worker(self.agendas)

    async def play(self, end: datetime) -> None:
        """Deliver everything at its time, until an instant."""
        while (at := await self.next_at()) is not None and (at := max(at, self.clock.now() + BEAT)) <= end:
            await self.deliver(at)
        await self.deliver(end)

    async def next_at(self) -> datetime | None:
        async with self.database.read() as tx:
            return await deliveries.next_at(tx)

    async def rows(self) -> list[Stored]:
        """The whole outbox."""
        async with self.database.read() as tx:
            return await deliveries.history(tx, self.agenda.trip.id)

    async def states(self, person: str | None = None) -> list[str]:
        """What became of each notice, in the order they go out."""
        return [row.state.value for row in await self.rows() if person in (None, row.key.person)]

    def heard(self, person: str, zone: str = TOKYO) -> list[str]:
        """What somebody has in the chats, to be read: `13:00 🔔 In 1 h 🏭 visit`, one entry for each message."""
        everywhere = [(one, "") for one in self.chat.arrived] + [(one, " by mail") for one in self.mail.arrived]
        return [
            f"{one.at.astimezone(ZoneInfo(zone)):%H:%M} {_briefly(one.text)}{how}"
            for one, how in sorted(everywhere, key=lambda entry: entry[0].at)
            if one.address == person
        ]

    def reasons(self) -> list[str]:
        """Why something was not delivered, as the organiser reads it."""
        return [line for text in self.chat.read_by("dora") for line in text.split("\n") if line.startswith("Reason")]


OnStage = Callable[..., Awaitable[Stage]]
"""Puts a trip on a stage: the time, the programme, and who has joined in chat."""


@asynccontextmanager
async def stage(database: Database, start: datetime, agenda: Agenda, joined: Iterable[str]) -> AsyncIterator[Stage]:
    """A stage with a published trip, and people who have joined in chat."""
    await tables(database)
    one = Stage(database, start)
    await one.publish(agenda, silent=True)
    for person in joined:
        await one.join(person)
    yield one
    await one.delivery.stop()


class LeapingLoop(asyncio.SelectorEventLoop):
    """An event loop that is as late as we like."""

    ahead = 0.0

    def time(self) -> float:
        return super().time() + self.ahead


def leaping(
    start: datetime, agenda: Agenda, *joined: str, story: Callable[[Stage, LeapingLoop], Awaitable[None]]
) -> None:
    """A story on a stage in which what waits by the loop's clock need not be waited for."""

    async def told() -> None:
        database = Database("sqlite://")
        async with stage(database, start, agenda, joined) as one:
            await story(one, loop)
        await database.close()

    loop = LeapingLoop()
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        runner.run(told())


def _briefly(text: str) -> str:
    """The first two lines of each part of a message; a repeat is marked."""
    known, _, rest = text.partition("\n") if text.startswith("↻") else ("", "", text)
    parts = [" ".join(part.split("\n")[:2]) for part in rest.split("\n\n")]
    return ("↻ " if known else "") + "; ".join(parts)
