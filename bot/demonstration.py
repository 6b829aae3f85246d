"""A trip on a clock that can be moved: everybody has joined, and whatever falls due on the way is told on the way."""

from datetime import datetime

from bot.channels.web.chats import NAME
from bot.clock import SimulatedClock
from bot.programme.agenda import Agenda
from bot.service import Service
from bot.store import deliveries, people
from schedules import planning


class Demonstration:
    """Shows a trip in the web chat of a service with nothing else in its database."""

    def __init__(self, service: Service, clock: SimulatedClock) -> None:
        self._service, self._clock = service, clock
        self._trip = ""

    async def begin(self, agenda: Agenda) -> None:
        """Publish a programme; its people are there, and have heard what was due until now."""
        self._trip = agenda.trip.id
        await self._service.publish(agenda, "", silent=True)
        async with self._service.database.write() as tx:
            for person in agenda.trip.people:
                await people.join(tx, self._trip, person.id, NAME, person.id, self._clock.now())
            await planning.replan(tx, agenda, self._clock.now())

    async def jump(self, moment: datetime) -> None:
        """Set the clock to an instant (UTC). On the way there what is due is told; on the way back it is untold."""
        if moment < self._clock.now():
            await self._back(moment)
            return
        while (at := await self._next_at()) is not None and at <= moment:
            if at > self._clock.now():
                self._clock.jump(at)
            await self._service.delivery.deliver()
        self._clock.jump(moment)
        await self._service.report()

    async def _back(self, moment: datetime) -> None:
        self._clock.jump(moment)
        async with self._service.database.write() as tx:
            await deliveries.clear(tx, self._trip)
            await planning.replan(tx, self._service.agendas[self._trip], moment)

    async def _next_at(self) -> datetime | None:
        async with self._service.database.read() as tx:
            return await deliveries.next_at(tx)
