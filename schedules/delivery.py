"""The delivery: whatever is due leaves the house, once, and what became of it is written down.

The database is the truth. Every look finds all that is due, however late it is and whoever died over it; nothing is
remembered in between but what is in flight.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.channels.base import Channel, Outcome, Parcel, Receipt
from bot.clock import Clock
from bot.programme.preferences import Preferences
from bot.speech.scene import Scene
from bot.speech.views.alerts import Trouble
from bot.store import claims, pauses, settlements
from bot.store.agendas import Agendas
from bot.store.claims import Claim
from bot.store.conditions import LEASE
from bot.store.database import NOT_THERE, Database
from bot.store.deliveries import Stored
from schedules.letters import letter, perhaps_known
from schedules.material import Material, gather
from schedules.outbox import stands
from schedules.settling import UNCERTAIN, Ending, Settler, alert

MARGIN = timedelta(seconds=30)
"""A message leaves only while at least this much of its lease is left: no attempt takes longer."""
DOUBTS = 2
"""How often a message goes out without an answer, where the platform cannot be asked, before it is given up."""
BUSY = Receipt(Outcome.NOT_ACCEPTED, reason="busy")
"""We did not come to send it, or stopped before: nothing has left."""

_log = logging.getLogger("annai.delivery")


@dataclass(frozen=True, slots=True)
class _Job:
    """A claim with all that is needed to make its message later, at the moment it leaves."""

    claim: Claim
    channel: Channel
    wishes: Preferences
    material: Material


class Delivery:
    """Delivers what is due, on channels by name. `wake` it as often as you like."""

    def __init__(self, database: Database, agendas: Agendas, channels: Mapping[str, Channel], clock: Clock) -> None:
        self._database, self._agendas, self._channels, self._clock = database, agendas, channels, clock
        self._settler = Settler(database, agendas, clock)
        self._looking: dict[str, asyncio.Task[bool]] = {}
        self._sending: set[asyncio.Task[None]] = set()
        self._stopped = False
        self.last_look: datetime | None = None
        """When (UTC) all that was due had last been found."""

    def wake(self) -> None:
        """Deliver whatever is due, in the background; channels do not wait for each other."""
        self._look("", self._tidy_up)
        for channel in self._channels.values():
            self._look(channel.name, lambda channel=channel: self._empty(channel))  # type: ignore[misc]

    async def deliver(self) -> None:
        """Deliver everything that is due, and return when nothing is any more and all of it is settled."""
        more = True
        while more:
            more = await self._tidy_up()
            for channel in self._channels.values():
                more = await self._empty(channel) or more
            while self._sending:
                await asyncio.wait(self._sending)

    async def stop(self, patience: float = 10.0) -> None:
        """Let nothing more out, and wait some seconds for answers; what is still open then is found by its lease."""
        self._stopped = True
        for look in self._looking.values():
            look.cancel()
        await asyncio.gather(*self._looking.values(), return_exceptions=True)
        if self._sending:
            _, unanswered = await asyncio.wait(self._sending, timeout=patience)
            for task in unanswered:
                task.cancel()

    def _look(self, name: str, look: Callable[[], Coroutine[Any, Any, bool]]) -> None:
        """Look for what is due, unless that is going on. A look that fails is logged: the next finds it all again."""

        async def quietly() -> bool:
            try:
                return await look()
            except NOT_THERE as error:
                _log.error("cannot look for what is due: %s", type(error).__name__)
                return False

        if not self._stopped and (name not in self._looking or self._looking[name].done()):
            self._looking[name] = asyncio.create_task(quietly())

    async def _tidy_up(self) -> bool:
        """What lost its worker becomes uncertain; what is over is given up, and organisers hear of it. True if any."""
        now = self._clock.now()
        async with self._database.write() as tx:
            await self._agendas.refresh(tx)
            await pauses.end_pauses(tx, now)
            lapsed = await settlements.release_lapsed(tx, now)
            over = await settlements.expire(tx, now)
            for trip in {row.key.trip for row in over}:
                late = [row for row in over if row.key.trip == trip]
                await alert(tx, self._agendas[trip], [(row, _expired(row)) for row in late], now)
        self.last_look = now
        return bool(lapsed or over)

    async def _empty(self, channel: Channel) -> bool:
        """Claim what is due on a channel, no more at a time than it lets through, until nothing is. True if any was."""
        found = False
        while jobs := await self._claim(channel):
            found = True
            for job in jobs:
                task: asyncio.Task[None] = asyncio.create_task(self._handle(job))
                self._sending.add(task)
                task.add_done_callback(self._sending.discard)
        return found

    async def _claim(self, channel: Channel) -> list[_Job]:
        await channel.pacer.wait_for_room()
        room = channel.pacer.room()
        async with self._database.write() as tx:
            found = await claims.claim(tx, channel.name, self._clock.now(), room)
            if not found:
                return []
            await self._agendas.refresh(tx)
            material = {
                trip: await gather(
                    tx, self._agendas, trip, [row for one in found if one.trip == trip for row in one.rows]
                )
                for trip in {one.trip for one in found}
            }
            wishes = self._agendas.roster.preferences
            return [_Job(one, channel, wishes(one.trip, one.person), material[one.trip]) for one in found]

    async def _handle(self, job: _Job) -> None:
        """One message, from claim to settlement."""
        try:
            rows, receipt = await self._outcome(job)
            gone = tuple(row for row in job.claim.rows if row not in rows)
            if gone:
                await self._settler.settle(Ending(job.claim, gone, job.channel.name, None))
            if rows:
                await self._settler.settle(Ending(job.claim, rows, job.channel.name, receipt))
        except Exception as error:  # the lease brings it back; nobody else's message may suffer
            _log.error("a delivery failed: %s", type(error).__name__)

    async def _outcome(self, job: _Job) -> tuple[tuple[Stored, ...], Receipt | None]:
        """What became of a message, and of which of its rows: the others are not to be told any more."""
        claim = job.claim
        known = await self._verified(job) if claim.doubts else None
        if known is not None and known.outcome is Outcome.SENT:
            return claim.rows, known
        rows = self._standing(claim)
        if known is not None or not rows:
            return rows, known
        try:
            turn = job.channel.pacer.turn(claim.address, claim.priority, _deadline(rows))
            async with asyncio.timeout((LEASE - MARGIN).total_seconds()) as waiting, turn:
                waiting.reschedule(None)
                rows = self._standing(claim)  # a programme may have been published while we waited
                return rows, await self._attempt(job, rows) if rows else None
        except TimeoutError:
            return rows, BUSY

    def _standing(self, claim: Claim) -> tuple[Stored, ...]:
        """What of a claim is still so, in the programme in force."""
        agenda = self._agendas[claim.trip]
        person = agenda.people.get(claim.person)
        return tuple(row for row in claim.rows if person is not None and stands(row, agenda, person))

    async def _verified(self, job: _Job) -> Receipt | None:
        """What became of a message that went out without an answer; None if it is to be sent (again)."""
        if not job.channel.can_verify:
            return Receipt(Outcome.REFUSED, reason=UNCERTAIN) if job.claim.doubts >= DOUBTS else None
        found = await job.channel.find(job.claim.address, job.claim.key, job.claim.tried_at)
        return None if found.outcome is Outcome.NOT_ACCEPTED else found

    def _in_time(self, claim: Claim) -> bool:
        """Whether the claim surely still holds: nobody else can have taken over while we waited or slept."""
        return claim.since <= self._clock.now() < claim.since + LEASE - MARGIN

    async def _attempt(self, job: _Job, rows: tuple[Stored, ...]) -> Receipt | None:
        """Make the message as of now, and send it; None if there is nothing to tell any more."""
        claim, agenda = job.claim, self._agendas[job.claim.trip]
        if self._stopped or not self._in_time(claim):
            return BUSY
        person = agenda.people[claim.person]
        scene = Scene(agenda, person, self._clock.now(), job.wishes.language or person.language, job.wishes)
        try:
            message = letter(rows, scene, job.material)
        except Exception as error:  # one item that cannot be put into words must not stop the others
            _log.error("no words for a %s: %s", claim.kind, type(error).__name__)
            return Receipt(Outcome.REFUSED, reason="error")
        if message is None:
            return None
        if claim.doubts and not job.channel.can_verify:
            message = perhaps_known(message, scene)
        return await job.channel.send(Parcel(claim.address, message, claim.key))


def _deadline(rows: tuple[Stored, ...]) -> float:
    """When the first of some notices is too late, in seconds since 1970."""
    return min(row.expires for row in rows).timestamp()


def _expired(row: Stored) -> Trouble:
    return Trouble(row.key.person, row.key.kind, row.key.item, row.key.channel, "expired")
