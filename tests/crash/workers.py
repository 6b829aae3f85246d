"""Workers: the real delivery on the real database, in processes that may die at any moment."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import event

from bot.channels.pacing import Pacer
from bot.clock import Clock, SimulatedClock
from bot.store.agendas import Agendas
from bot.store.database import Database
from schedules.delivery import Delivery
from tests.crash.channel import PATIENCE, SocketChannel
from tests.crash.journey import BEGIN, CHANNELS, Journey, begin
from tests.crash.platform import platform
from tests.crash.service import HEALTHY

Passing = Callable[[str], None]
"""Told each point of the way at which a worker can die."""


def nothing(_point: str) -> None:
    """Pass by."""


def few_at_once() -> Pacer:
    """Some messages in flight at a time: enough to be torn apart, too few to lose all of them every time."""
    return Pacer(concurrency=6)


@dataclass(frozen=True)
class Post:
    """Where workers work: a database with a trip, and a platform at a port, which may be asked what it has."""

    url: str
    port: int
    verifying: bool
    agendas: Agendas
    """Read before the workers are forked, as reading a programme takes longer than delivering it."""
    pace: Callable[[], Pacer] = few_at_once
    patience: float = PATIENCE

    def database(self) -> Database:
        """A new way to the database."""
        return Database(self.url)

    def delivery(self, database: Database, clock: Clock, passing: Passing = nothing) -> Delivery:
        """A delivery on both channels."""
        channels = {
            name: SocketChannel(
                name, self.port, self.pace(), can_verify=self.verifying, patience=self.patience, passing=passing
            )
            for name in CHANNELS
        }
        return Delivery(database, self.agendas, channels, clock)

    @asynccontextmanager
    async def working(self, database: Database, clock: Clock, passing: Passing = nothing) -> AsyncIterator[Delivery]:
        """A delivery, ready to be used."""
        yield self.delivery(database, clock, passing)

    def deliver(self, clock: Clock) -> None:
        """Deliver what is due, at whatever time it gets."""

        async def done() -> None:
            database = self.database()
            async with self.working(database, clock) as delivery:
                await delivery.deliver()
            await database.close()

        asyncio.run(done())

    def play(
        self, instants: Iterable[datetime], passing: Passing = nothing, begun: Callable[[], object] = lambda: None
    ) -> None:
        """Deliver what is due at some instants (UTC); no time passes in between. `begun` is told the beginning."""
        clock = SimulatedClock(BEGIN, speed=0)

        async def done() -> None:
            database = self.database()
            _watch(database, passing)
            async with self.working(database, clock, passing) as delivery:
                begun()
                for instant in instants:
                    clock.jump(instant)
                    await delivery.deliver()
            await database.close()

        asyncio.run(done())


def _watch(database: Database, passing: Passing) -> None:
    """Pass every point at which the database is spoken to; a connection is put back after commit or rollback."""
    points = {
        "before_cursor_execute": "before execute",
        "after_cursor_execute": "after execute",
        "commit": "before commit",
        "checkin": "after commit",
    }
    for name, point in points.items():
        event.listen(database.engine.sync_engine, name, lambda *_, point=point: passing(point))


def warm_up() -> None:
    """Deliver a little, so that the workers to come need not load words and statements."""
    with tempfile.TemporaryDirectory() as folder, platform(0, HEALTHY) as chat:
        url, journey = f"sqlite:///{folder}/annai.db", Journey(2)
        post = Post(url, chat.port, False, asyncio.run(begin(url, journey.agenda)))
        post.play(journey.moments(range(journey.cycles)))
