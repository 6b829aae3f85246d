"""The rehearsal: a whole trip played through the real planner, database, delivery and views, on a simulated clock."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.channels.base import Outcome, Parcel, Receipt
from bot.channels.pacing import Pacer
from bot.clock import SimulatedClock
from bot.programme.agenda import Agenda
from bot.programme.model import Person
from bot.programme.sources import yaml_writer
from bot.speech.message import Message
from bot.store import deliveries, people
from bot.store.agendas import Agendas
from bot.store.database import Database
from bot.store.deliveries import Stored
from bot.store.migration import migrate
from schedules import planning
from schedules.delivery import Delivery
from schedules.outbox import announced, lead_name
from schedules.planner import NoticeKind

CHANNEL = "web"
BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A message as it is sent: when (UTC), to whom, on which channel; what kind of notice it is and about which items.

    `leads` are the lead times that made it due, as the programme writes them: for a reminder one for each item.
    """

    at: datetime
    person: Person
    channel: str
    kind: str
    items: tuple[str, ...]
    leads: tuple[str, ...]
    message: Message


class _Notebook:
    """A channel that accepts everything, and writes down when."""

    name = CHANNEL
    can_verify = False

    def __init__(self, clock: SimulatedClock) -> None:
        self.pacer = Pacer()
        self.sent: dict[str, tuple[datetime, Message]] = {}
        self._clock = clock

    async def send(self, parcel: Parcel) -> Receipt:
        name = str(len(self.sent))
        self.sent[name] = (self._clock.now(), parcel.message)
        return Receipt(Outcome.SENT, name)

    async def find(self, address: str, key: str, since: datetime) -> Receipt:  # noqa: ARG002 – the channel's signature
        return Receipt(Outcome.UNCERTAIN)


async def rehearse(agenda: Agenda, travellers: Collection[Person], start: datetime, end: datetime) -> list[Rehearsed]:
    """All messages to some people from an instant to another (UTC), in the order they go out."""
    clock = SimulatedClock(BEFORE_ALL, speed=0)
    notebook = _Notebook(clock)
    database = Database("sqlite://")
    try:
        await migrate(database)
        async with database.write() as tx:
            content = yaml_writer.text(agenda.trip)
            await planning.publish(tx, agenda, content, "", BEFORE_ALL, before=None, silent=True)
            for person in travellers:
                await people.join(tx, agenda.trip.id, person.id, CHANNEL, person.id, BEFORE_ALL)
            await planning.replan(tx, agenda, BEFORE_ALL)
        await _play(database, Delivery(database, Agendas(), {CHANNEL: notebook}, clock), clock, end)
        async with database.read() as tx:
            return _report(await deliveries.history(tx, agenda.trip.id), notebook, agenda, start)
    finally:
        await database.close()


async def _play(database: Database, delivery: Delivery, clock: SimulatedClock, end: datetime) -> None:
    """From one due time to the next."""
    while True:
        async with database.read() as tx:
            at = await deliveries.next_at(tx)
        if at is None or at >= end:
            return
        clock.jump(at)
        await delivery.deliver()


def _report(rows: list[Stored], notebook: _Notebook, agenda: Agenda, start: datetime) -> list[Rehearsed]:
    by_message: dict[str, list[Stored]] = defaultdict(list)
    for row in rows:
        if row.message_id is not None:
            by_message[row.message_id].append(row)
    played = []
    for name, (at, message) in notebook.sent.items():
        if at >= start:
            played.append(_rehearsed(at, message, by_message[name], agenda))
    return played


def _rehearsed(at: datetime, message: Message, rows: list[Stored], agenda: Agenda) -> Rehearsed:
    key = rows[0].key
    person = agenda.people[key.person]
    if key.kind == NoticeKind.DIGEST:
        day = agenda.day(person, announced(rows[0]))
        items: tuple[str, ...] = tuple(item.id for item in day)
        return Rehearsed(at, person, key.channel, key.kind, items, (), message)
    ordered = sorted(rows, key=lambda row: (row.key.starts_at, row.key.item, row.due))
    leads = tuple(_as_written(row, agenda) for row in ordered)
    return Rehearsed(at, person, key.channel, key.kind, tuple(row.key.item for row in ordered), leads, message)


def _as_written(row: Stored, agenda: Agenda) -> str:
    leads = agenda.trip.reminders.leads(agenda.items[row.key.item].kind)
    return next(lead.written for lead in leads if lead_name(lead) == row.key.lead)
