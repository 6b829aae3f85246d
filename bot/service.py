"""The assistant at work: database, conversations, delivery and watchdog around one clock."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.channels.base import LivingChannel
from bot.clock import Clock
from bot.programme.agenda import Agenda
from bot.store import people
from bot.store.agendas import Agendas
from bot.store.database import Database
from bot.store.migration import migrate
from bot.talks import Talks
from schedules import publishing
from schedules.audit import Auditor
from schedules.delivery import Delivery
from schedules.reporting import Reporter

NO_BEAT = 60.0
"""Seconds without a look at what is due after which the service is not well."""


class Service:
    """One assistant for every trip in a database. `open` it before anything else, and `close` it.

    `channels`, by name, are added by whoever makes them: a channel needs the conversation (`talks`) first. Those that
    listen to a platform add to `deaf` what tells whether they hear nothing any more.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self.clock = clock
        self.database = database
        self.agendas = Agendas()
        self.channels: dict[str, LivingChannel] = {}
        self.deaf: dict[str, Callable[[], bool]] = {}
        self.talks = Talks(database, self.agendas, clock)
        self.delivery = Delivery(database, self.agendas, self.channels, clock)
        self._auditor = Auditor(database, self.agendas, self.channels, clock)
        self._reporter = Reporter(database, self.agendas, self.channels, clock)
        self._beaten: float | None = None

    async def open(self) -> None:
        """Bring the database up to date and look what it holds; raises NewerDatabase, SQLAlchemyError or OSError."""
        await migrate(self.database)
        async with self.database.read() as tx:
            await self.agendas.refresh(tx)

    async def close(self) -> None:
        """Let nothing more out, wait for what is in flight, let go of the database."""
        await self.delivery.stop()
        await self.database.close()

    def attend(self) -> None:
        """From now on whatever somebody's wish makes due leaves at once, not with the next beat."""
        self.talks.carried_out = self.delivery.wake

    async def beat(self) -> None:
        """Have whatever is due delivered."""
        self._beaten = asyncio.get_running_loop().time()
        self.delivery.wake()

    async def report(self) -> None:
        """Bring the reports that are out up to date."""
        await self._reporter.refresh()

    async def audit(self) -> None:
        """Look whether what was due was sent."""
        await self._auditor.audit()

    def complaints(self) -> tuple[str, ...]:
        """What is wrong at the moment, as codes; nothing if all is well."""
        found = []
        if self._beaten is None or asyncio.get_running_loop().time() - self._beaten > NO_BEAT:
            found.append("no-beat")
        if (alarm := self._auditor.alarm) is not None:
            found.append("late-messages" if alarm.count else "no-database")
        found += [f"{channel}-deaf" for channel, is_deaf in self.deaf.items() if is_deaf()]
        return tuple(found)

    async def publish(self, agenda: Agenda, source: str, *, silent: bool, replacing: int | None = None) -> bool:
        """Put a programme into force; False, and nothing changes, if the version in force is not `replacing`."""
        trip = agenda.trip.id
        async with self.database.write() as tx:
            await self.agendas.refresh(tx)
            if replacing is not None and replacing != (self.agendas.number(trip) if trip in self.agendas else 0):
                return False
            await publishing.publish(tx, self.agendas, agenda, source, self.clock.now(), author="", silent=silent)
        async with self.database.read() as tx:
            await self.agendas.refresh(tx)
        return True

    async def languages(self, trip: str) -> dict[str, str]:
        """The languages people of a trip chose, by person."""
        async with self.database.read() as tx:
            wishes = await people.preferences(tx, trip)
        return {person: chosen.language for person, chosen in wishes.items() if chosen.language}

    def current_trip(self, at: datetime) -> str:
        """The trip under way at an instant (UTC), else the next to begin, else the last; LookupError without any."""
        return self.agendas.current(at)
