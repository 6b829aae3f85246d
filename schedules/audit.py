"""The watchdog: compares what was due with what was sent or visibly failed, and raises the alarm itself.

It trusts neither the outbox (it plans anew and looks for what is missing there) nor the delivery (it counts what is
late); it tells the organisers directly, because what should tell them may be what is broken.
"""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from bot.channels.base import Channel, Outcome, Parcel, Priority
from bot.clock import Clock
from bot.programme.model import organises
from bot.speech.scene import Scene
from bot.speech.views import alerts
from bot.store import deliveries, lateness, people
from bot.store.agendas import Agendas
from bot.store.database import NOT_THERE, Database, Transaction
from bot.store.deliveries import Key, Planned
from bot.store.people import Chat
from schedules import planning

LATE = timedelta(seconds=60)
"""What has waited for longer should have gone out, unless the platform is busy with others."""
PATIENCE = 20
"""Seconds we wait for the database, or for our turn in a chat."""

_log = logging.getLogger("annai.audit")


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something is wrong since an instant (UTC): so many messages wait. `count` 0: not even that can be found out."""

    since: datetime
    count: int


@dataclass(frozen=True, slots=True)
class _Addressee:
    """An organiser, as last seen in the database: needed when it cannot be asked."""

    trip: str
    person: str
    chats: tuple[Chat, ...]


class Auditor:
    """Audits the delivery, again and again; `alarm` is what is wrong, if anything."""

    def __init__(self, database: Database, agendas: Agendas, channels: Mapping[str, Channel], clock: Clock) -> None:
        self._database, self._agendas, self._channels, self._clock = database, agendas, channels, clock
        self._addressees: list[_Addressee] = []
        self._seen_well: datetime | None = None
        self._expected = _Expected()
        self.alarm: Alarm | None = None

    async def audit(self) -> None:
        """Look once; tell the organisers when something begins to be wrong, and when it is right again."""
        now = self._clock.now()
        found = await self._look(now)
        if found is not None and self.alarm is None:
            self.alarm = found
            _log.error("%d messages are late", found.count)
            await self._tell("alert-stalled", found, now)
        elif found is None and self.alarm is not None:
            await self._tell("alert-recovered", self.alarm, now)
            self.alarm = None
        elif found is not None:
            self.alarm = found

    async def _look(self, now: datetime) -> Alarm | None:
        try:
            async with asyncio.timeout(PATIENCE), self._database.write() as tx:
                await self._agendas.refresh(tx)
                await self._heal(tx, now)
                late = await lateness.overdue(tx, now, LATE)
                moving = await lateness.last_sent(tx, now)
                self._addressees = await self._organisers(tx)
        except NOT_THERE as error:
            _log.error("cannot audit: %s", type(error).__name__)
            since = self._seen_well or now
            self._seen_well = since
            return Alarm(since, 0) if now - since > LATE else None
        self._seen_well = now
        if not late or (moving is not None and now - LATE < moving):
            return None
        return Alarm(late[0].at, len(late))

    async def _heal(self, tx: Transaction, now: datetime) -> None:
        """Put into the outbox what should be there and is not."""
        for trip in self._agendas.trips():
            missing = await self._expected.missing(tx, self._agendas, trip, self._seen_well or now, now)
            if missing:
                _log.error("%d notices were missing from the outbox", len(missing))
                await deliveries.schedule(tx, missing)

    async def _organisers(self, tx: Transaction) -> list[_Addressee]:
        found = []
        for trip in self._agendas.trips():
            known = self._agendas[trip].people
            for name, chats in groupby(await people.chats(tx, trip), key=lambda chat: chat.person):
                if organises(known.get(name)):
                    reachable = tuple(chat for chat in chats if chat.unreachable is None)
                    found.append(_Addressee(trip, name, reachable))
        return found

    async def _tell(self, words: str, alarm: Alarm, now: datetime) -> None:
        """Tell every organiser, on the first of their channels that takes it."""
        for one in self._addressees:
            person = self._agendas[one.trip].people.get(one.person)
            if person is None:
                continue
            scene = Scene(self._agendas[one.trip], person, now, person.language)
            message = alerts.watchdog(words, alarm.count, now - alarm.since, scene)
            for chat in one.chats:
                parcel = Parcel(chat.address, message, f"{words}:{alarm.since.timestamp():.0f}:{one.person}")
                if await self._is_taken(parcel, chat.channel):
                    break

    async def _is_taken(self, parcel: Parcel, name: str) -> bool:
        """Whether a channel lets us send, and accepts what we send."""
        channel = self._channels.get(name)
        if channel is None:
            return False
        turn = channel.pacer.turn(parcel.address, Priority.EMERGENCY)
        try:
            async with asyncio.timeout(PATIENCE) as waiting, turn:
                waiting.reschedule(None)
                return (await channel.send(parcel)).outcome is Outcome.SENT
        except TimeoutError:
            return False


class _Expected:
    """What should be in the outbox, planned anew whenever programme, chats or wishes have changed."""

    def __init__(self) -> None:
        self._state: dict[str, tuple[object, dict[Key, Planned]]] = {}

    async def missing(
        self, tx: Transaction, agendas: Agendas, trip: str, since: datetime, now: datetime
    ) -> list[Planned]:
        """What fell due since the last look, if nothing has changed, and does not stand in the outbox in any state."""
        chats, wishes = await people.chats(tx, trip), await people.preferences(tx, trip)
        state = (agendas.number(trip), tuple(chats), tuple(sorted(wishes.items(), key=lambda entry: entry[0])))
        if trip not in self._state or self._state[trip][0] != state:
            self._state[trip] = (state, planning.expected(agendas[trip], chats, wishes))
            return []
        due = {key: one for key, one in self._state[trip][1].items() if since < one.at <= now}
        if not due:
            return []
        there = await deliveries.keys_between(tx, trip, since, now)
        return [one for key, one in due.items() if key not in there]
