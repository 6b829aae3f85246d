"""What becomes of an attempt: written down, with all that follows from it, in one transaction.

Many attempts that end at about the same time share a transaction: a durable commit costs as much for one as for fifty.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.channels.base import Outcome, Priority, Receipt
from bot.clock import Clock, local
from bot.programme.agenda import Agenda
from bot.programme.model import organises
from bot.programme.reminders import after_quiet, quiet_end
from bot.speech.views.alerts import Trouble
from bot.store import deliveries, pauses, people, settlements
from bot.store.agendas import Agendas
from bot.store.claims import Claim
from bot.store.database import NOT_THERE, Database, Transaction
from bot.store.deliveries import Key, Planned, Stored
from bot.store.pauses import EVERYWHERE
from bot.store.schema import State
from bot.store.settlements import Settlement
from schedules import planning
from schedules.planner import NoticeKind

BREATHER = timedelta(seconds=5)
"""How long a chat is left alone after a failed attempt, if the platform does not say."""
ALERT_WITHIN = timedelta(days=2)
"""An alert is of use that long."""
TRY_AGAIN = 1.0
"""Seconds between attempts to write to a database that does not answer."""

UNCERTAIN = "uncertain"
"""The reason why something failed that may have arrived, twice: it goes nowhere else, as that would be a third copy."""

STATES = {
    Outcome.SENT: State.SENT,
    Outcome.NOT_ACCEPTED: State.PENDING,
    Outcome.UNCERTAIN: State.UNCERTAIN,
    Outcome.REFUSED: State.FAILED,
    Outcome.UNREACHABLE: State.FAILED,
}

_log = logging.getLogger("annai.delivery")


@dataclass(frozen=True, slots=True)
class Ending:
    """How an attempt ended, for some rows of a claim; without a receipt they are no longer to be told."""

    claim: Claim
    rows: tuple[Stored, ...]
    channel: str
    receipt: Receipt | None


class Settler:
    """Writes endings down, however long the database takes."""

    def __init__(self, database: Database, agendas: Agendas, clock: Clock) -> None:
        self._database, self._agendas, self._clock = database, agendas, clock
        self._waiting: list[tuple[Ending, asyncio.Future[None]]] = []
        self._writer: asyncio.Task[None] | None = None

    async def settle(self, ending: Ending) -> None:
        """Return once an ending is durable."""
        durable: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((ending, durable))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())
        await durable

    async def _write(self) -> None:
        while self._waiting:
            some, self._waiting = self._waiting, []
            await self._durably([ending for ending, _ in some])
            for _, durable in some:
                if not durable.done():
                    durable.set_result(None)

    async def _durably(self, endings: Sequence[Ending]) -> None:
        while True:
            try:
                async with self._database.write() as tx:
                    await settlements.sent(tx, [row for ending in endings for row in _sent(ending)], self._clock.now())
                    for ending in endings:
                        if not _sent(ending):
                            await self._one(tx, ending)
                return
            except NOT_THERE as error:  # the lease fences whatever comes too late
                _log.error("cannot write outcomes: %s", type(error).__name__)
                await asyncio.sleep(TRY_AGAIN)

    async def _one(self, tx: Transaction, ending: Ending) -> None:
        now, claim, receipt = self._clock.now(), ending.claim, ending.receipt
        settled = Settlement(claim.id, settlements.ids_of(ending.rows), State.SUPERSEDED)
        if receipt is not None:
            doubtful = receipt.outcome is Outcome.UNCERTAIN
            state = STATES[receipt.outcome]
            settled = replace(
                settled, state=state, message_id=receipt.message_id, reason=receipt.reason, doubtful=doubtful
            )
        changed = await settlements.settle(tx, settled, now)
        mine = [row for row in ending.rows if row.id in changed]
        if receipt is None or not mine:
            return
        await self._breathe(tx, ending, receipt, now)
        if settled.state is State.FAILED:
            await self._failed(tx, ending, mine, receipt, now)

    async def _breathe(self, tx: Transaction, ending: Ending, receipt: Receipt, now: datetime) -> None:
        """After what may be tried again, wait as long as the platform asks."""
        if receipt.outcome in (Outcome.NOT_ACCEPTED, Outcome.UNCERTAIN):
            address = EVERYWHERE if receipt.everywhere else ending.claim.address
            await pauses.pause(tx, ending.channel, address, now, now + (receipt.wait or BREATHER))

    async def _failed(
        self, tx: Transaction, ending: Ending, rows: Sequence[Stored], receipt: Receipt, now: datetime
    ) -> None:
        """Try the person's other channel, and tell the organisers."""
        await self._agendas.refresh(tx)  # a plan must be made of the programme in force
        trip, person = ending.claim.trip, ending.claim.person
        agenda = self._agendas[trip]
        final = receipt.outcome is Outcome.UNREACHABLE
        if final:
            await people.unreachable(tx, trip, person, ending.channel, receipt.reason or "gone")
            await _stop_ringing(tx, trip, person, ending.channel, now)
        reason = receipt.reason or "refused"
        instead = "" if reason == UNCERTAIN else await self._elsewhere(tx, ending, rows)
        if final:
            await planning.replan(tx, agenda, now, [person])
        await alert(
            tx,
            agenda,
            [
                (row, Trouble(person, row.key.kind, row.key.item, ending.channel, reason, instead, final))
                for row in rows
            ],
            now,
        )

    async def _elsewhere(self, tx: Transaction, ending: Ending, rows: Sequence[Stored]) -> str:
        """Put notices on the person's other channel; returns which, if there is one where they did not fail yet."""
        trip, person = ending.claim.trip, ending.claim.person
        others = [chat for chat in await people.chats_of(tx, trip, person) if chat.channel != ending.channel]
        channel = planning.preferred(others).get(person)
        if channel is None:
            return ""
        there = [_on(row, channel) for row in rows]
        await deliveries.schedule(tx, there)
        still_open = {row.key for row in await deliveries.open_for(tx, trip, [person])}
        return channel if any(one.key in still_open for one in there) else ""


async def _stop_ringing(tx: Transaction, trip: str, person: str, channel: str, now: datetime) -> None:
    """A call for help that rings everywhere does not ring on where nobody hears it."""
    ringing = [
        row.id
        for row in await deliveries.open_for(tx, trip, [person])
        if row.priority == Priority.EMERGENCY and row.key.channel == channel
    ]
    await deliveries.withdraw(tx, ringing, State.CANCELLED, now)


def _sent(ending: Ending) -> list[tuple[str, int, str | None]]:
    """The deliveries of an attempt that went well, from which nothing follows."""
    if ending.receipt is None or ending.receipt.outcome is not Outcome.SENT:
        return []
    return [(ending.claim.id, row.id, ending.receipt.message_id) for row in ending.rows]


def _on(row: Stored, channel: str) -> Planned:
    """The same notice, on another channel; if it may have arrived on this one, it is a repeat there."""
    key = replace(row.key, channel=channel)
    return Planned(key, row.priority, row.due, row.at, row.expires, row.content, row.doubts)


async def alert(tx: Transaction, agenda: Agenda, troubles: Sequence[tuple[Stored, Trouble]], now: datetime) -> None:
    """Tell every organiser who can be reached what did not reach somebody; about alerts and reports there are none."""
    organisers = [person for person in agenda.trip.people if organises(person)]
    channels = planning.preferred(await people.chats(tx, agenda.trip.id, [person.id for person in organisers]))
    told = [person for person in organisers if person.id in channels]
    planned = []
    for row, trouble in troubles:
        if row.key.kind in (NoticeKind.ALERT, NoticeKind.REPORT):
            continue
        for organiser in told:
            if organiser.id == trouble.person and trouble.final:
                continue
            at = _when(agenda, trouble, organiser.id, now)
            key = Key(agenda.trip.id, organiser.id, NoticeKind.ALERT, channels[organiser.id], lead=f"about {row.id}")
            planned.append(Planned(key, Priority.REMINDER, now, at, at + ALERT_WITHIN, trouble.stored()))
    await deliveries.schedule(tx, planned)


def _when(agenda: Agenda, trouble: Trouble, organiser: str, now: datetime) -> datetime:
    """At once, or after the organiser's night if there is time left then to do something about it."""
    item, quiet = agenda.items.get(trouble.item), agenda.trip.quiet_hours
    zone = agenda.zone_of(agenda.people[organiser], now)
    if item is None or quiet is None or not quiet.hold(local(now, zone).time()):
        return now
    if item.end <= now:
        return quiet_end(now, quiet, zone)
    return max(after_quiet(now, item, quiet, zone) or now, now)
