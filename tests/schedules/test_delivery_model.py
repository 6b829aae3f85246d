"""Whatever happens, in whatever order: who must have heard something has heard it, once, or organisers see that not.

Programmes are published, edited and undone, people come, go and change their minds, platforms fail, workers die, the
clock leaps. A plain reading of the promise (`duties`) is kept beside the real delivery, and the platforms (`witness`)
know what is in each message.
"""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.programme.agenda import Agenda
from bot.programme.model import Kind, Status
from bot.programme.preferences import Preferences, Wanted
from bot.store.conditions import LEASE
from bot.store.database import Database
from bot.store.deliveries import OPEN
from bot.store.migration import migrate
from bot.store.schema import State, metadata
from schedules.audit import Auditor
from schedules.delivery import Delivery
from schedules.planner import NoticeKind
from tests.fakes import platform
from tests.fakes.platform import Fault, flood, meanwhile
from tests.schedules.duties import GIVEN_UP, Duties
from tests.schedules.examples import at, leads, visit
from tests.schedules.stage import Stage, delegation
from tests.schedules.witness import Hall, Witness, part_about

T = TypeVar("T")

EXAMPLES = 8
BEGIN = at("23 08:00")
TRIP = delegation(
    visit("23 10:00", "alpha"),
    visit("23 10:30", "bravo", audience=("ana", "ben")),
    visit("23 14:00", "carlo", audience=("trade",)),
    visit("24 09:00", "delta"),
    default="120min,30min",
    digest="20:00",
)
HOME = {"ana": ("chat",), "ben": ("mail", "chat"), "carl": ("mail",), "dora": ("chat",)}
"""On which channels each of them joins."""
AUDIENCES = (("all",), ("ana",), ("trade",), ("ben", "dora"))
AHEAD = [timedelta(minutes=minutes) for minutes in (20, 31, 32, 121, 24 * 60)]
"""How soon an item begins after it was moved."""
SOON = [timedelta(seconds=seconds) for seconds in (0, 1, 5, 20, 60, 90, 600)]
FORWARD = [timedelta(hours=hours) for hours in (1, 3, 8, 26)]
BACK = [timedelta(seconds=seconds) for seconds in (30, 3600, 24 * 3600)]
WISHES = (
    Preferences(),
    Preferences(wanted=Wanted.NONE),
    Preferences(wanted=Wanted.ESSENTIAL),
    Preferences(leads=((Kind.VISIT, leads("45min")),), digest=False),
)
FAULTS: tuple[Fault, ...] = (
    flood(7),
    flood(60),
    flood(20, everywhere=True),
    platform.unreachable,
    platform.unanswered,
    platform.unanswered,
    platform.swallowed,
    platform.refused,
    platform.blocked,
    platform.dying,
    platform.dying_after,
)

persons = st.sampled_from(sorted(HOME))
troubles = st.lists(st.sampled_from(FAULTS), min_size=1, max_size=3)
items = st.sampled_from([item.id for item in TRIP.trip.items])


class Travels(RuleBasedStateMachine):
    """A trip that everything happens to."""

    def __init__(self, runner: asyncio.Runner, database: Database) -> None:
        super().__init__()
        self.runner, self.database = runner, database
        self.do(self._set_the_stage())

    async def _set_the_stage(self) -> None:
        async with self.database.write() as tx:
            for table in reversed(metadata.sorted_tables):
                await tx.execute(table.delete())
        self.s = s = Stage(self.database, BEGIN)
        self.hall = Hall(TRIP)
        s.chat, s.mail = Witness("chat", s, self.hall), Witness("mail", s, self.hall)
        await s.publish(TRIP, silent=True)
        await s.restart()
        self.other = s.worker()
        self.auditor = Auditor(self.database, s.agendas, {"chat": s.chat, "mail": s.mail}, s.clock)
        self.duties = Duties(TRIP, self.hall)
        self.versions = [TRIP]
        self.seen: set[int] = set()
        self.organised = True
        for person in ("ana", "ben", "dora"):
            await self._join(person)

    def do(self, what: Coroutine[Any, Any, T]) -> T:
        """Have it done."""
        return self.runner.run(what)

    @property
    def now(self) -> datetime:
        """What time it is."""
        return self.s.clock.now()

    # The programme

    @rule(item=items, ahead=st.sampled_from(AHEAD), silent=st.booleans())
    def move(self, item: str, ahead: timedelta, silent: bool) -> None:
        self.do(self._publish(self._moved(item, ahead), silent=silent))

    @rule(item=items, status=st.sampled_from((Status.CANCELLED, Status.CONFIRMED)), silent=st.booleans())
    def cancel_or_restore(self, item: str, status: Status, silent: bool) -> None:
        self.do(self._publish(self._edited(item, status=status), silent=silent))

    @rule(item=items, audience=st.sampled_from(AUDIENCES))
    def give_to_others(self, item: str, audience: tuple[str, ...]) -> None:
        self.do(self._publish(self._edited(item, audience=audience)))

    @rule(back=st.integers(1, 3))
    def undo(self, back: int) -> None:
        self.do(self._publish(self.versions[-1 - back % len(self.versions)]))

    @rule(person=persons, item=items, ahead=st.sampled_from(AHEAD), then=st.sampled_from((*FAULTS, platform.accepted)))
    def move_while_a_message_is_on_its_way(self, person: str, item: str, ahead: timedelta, then: Fault) -> None:
        fault = meanwhile(lambda: self._publish(self._moved(item, ahead)), then)
        self.s.chat.faults[person].append(fault)

    def _moved(self, item: str, ahead: timedelta) -> Agenda:
        start = self.now.replace(second=0, microsecond=0) + ahead
        return self._edited(item, start=start, end=start + timedelta(minutes=90))

    def _edited(self, item: str, **change: Any) -> Agenda:
        trip = self.s.agenda.trip
        return Agenda(replace(trip, items=tuple(replace(i, **change) if i.id == item else i for i in trip.items)))

    async def _publish(self, agenda: Agenda, *, silent: bool = False) -> None:
        self.duties.published(agenda, self.now, await self.s.rows(), silent=silent)
        self.hall.in_force.append(agenda)
        self.versions.append(agenda)
        await self.s.publish(agenda, silent=silent)

    # The people

    @rule(person=persons)
    def join(self, person: str) -> None:
        self.do(self._join(person))

    async def _join(self, person: str) -> None:
        self.duties.joined(person, HOME[person], self.now, await self.s.rows())
        await self.s.join(person, *HOME[person])

    @rule(person=persons, forget=st.booleans())
    def leave(self, person: str, forget: bool) -> None:
        self.do(self.s.leave(person, forget=forget))
        self.duties.left(person, forget=forget)

    @rule(person=persons, wishes=st.sampled_from(WISHES))
    def wish(self, person: str, wishes: Preferences) -> None:
        self.do(self.s.wish(person, wishes))
        self.duties.wished(person, wishes, self.now)

    @rule(person=persons, item=items)
    def snooze(self, person: str, item: str) -> None:
        soon = self.now.replace(microsecond=0) + timedelta(minutes=10)
        one = self.s.agenda.items[item]
        mine = one in self.s.agenda.of(self.s.agenda.people[person])
        if mine and not one.cancelled and soon < one.start and self.duties.channels(person):
            self.do(self.s.snooze(person, item, soon))
            self.duties.snoozed(person, item, soon)

    # The platforms, the process, the clock

    @rule(person=persons, faults=troubles, mail=st.booleans())
    def get_into_trouble(self, person: str, faults: list[Fault], mail: bool) -> None:
        (self.s.mail if mail else self.s.chat).faults[person] += faults

    @rule(faults=troubles, together=st.booleans())
    def go_on_to_what_is_next(self, faults: list[Fault], together: bool) -> None:
        if (at := self.do(self.s.next_at())) is not None and at > self.now:
            self.pass_time(at - self.now)
        for channel in (self.s.chat, self.s.mail):
            channel.faults["*"].extend(faults)
        self.beat(together)
        for channel in (self.s.chat, self.s.mail):
            channel.faults["*"].clear()

    @rule(span=st.sampled_from(SOON))
    def look_again(self, span: timedelta) -> None:
        self.pass_time(span)
        self.beat(together=False)

    @rule()
    def die(self) -> None:
        self.do(self.s.restart())

    @rule(span=st.sampled_from(FORWARD))
    def pass_time(self, span: timedelta) -> None:
        self.duties.passed(self.now, self.now + span)
        self.s.clock.jump(self.now + span)

    @rule(span=st.sampled_from(BACK))
    def put_the_clock_back(self, span: timedelta) -> None:
        self.s.clock.jump(self.now - span)

    @rule(together=st.booleans())
    def beat(self, together: bool) -> None:
        self.do(self._beat(*((self.s.delivery, self.other) if together else (self.s.delivery,))))

    async def _beat(self, *workers: Delivery) -> None:
        self.hall.in_force = [self.s.agenda]
        await asyncio.gather(*(worker.deliver() for worker in workers))
        self.duties.looked(self.now, await self.s.rows())

    @rule()
    def audit(self) -> None:
        self.do(self._audit())

    async def _audit(self) -> None:
        with suppress(asyncio.CancelledError):  # it may die, too
            await self.auditor.audit()

    # What must be so, always, and when everything has come to rest

    @invariant()
    def nobody_hears_what_is_not_so_nor_anything_twice(self) -> None:
        assert self.hall.wrong == []
        assert self.hall.repeats() == []

    @invariant()
    def the_outbox_knows_what_arrived_and_organisers_what_did_not(self) -> None:
        rows = self.do(self.s.rows())
        for row in rows:
            if row.state is State.SENT:
                arrived = (self.s.mail if row.key.channel == "mail" else self.s.chat).arrived[int(row.message_id or "")]
                assert arrived.address == row.key.person
                assert row.key.kind != NoticeKind.REMINDER or part_about(row.key.item, row.key.starts_at, arrived.text)
        told = {row.key.lead for row in rows if row.key.kind == NoticeKind.ALERT}
        lost = {row.id: row for row in rows if row.state in GIVEN_UP and row.key.kind != NoticeKind.ALERT}
        organised = bool(self.duties.channels("dora"))
        if organised and self.organised:
            new = [lost[number] for number in lost.keys() - self.seen if lost[number].key.person != "dora"]
            assert [row for row in new if f"about {row.id}" not in told] == []
        self.organised, self.seen = organised, self.seen | lost.keys()

    @rule()
    def come_to_rest(self) -> None:
        for channel in (self.s.chat, self.s.mail):
            channel.faults.clear()
        for seconds in (LEASE.total_seconds(), 60, 6, 6, 6):
            self.pass_time(timedelta(seconds=seconds))
            self.beat(together=False)
        rows = self.do(self.s.rows())
        stuck = [row for row in rows if row.state in (*OPEN, State.SENDING) and row.at <= self.now]
        assert [row for row in stuck if self.duties.channels(row.key.person)] == []
        assert self.duties.neglected(self.now, rows) == []
        assert self.duties.untold(self.now, rows) == []

    def teardown(self) -> None:
        self.come_to_rest()
        self.nobody_hears_what_is_not_so_nor_anything_twice()
        self.do(self.s.delivery.stop(patience=0))


def _travel(url: str, examples: int) -> None:
    with asyncio.Runner() as runner:
        database = Database(url)
        runner.run(migrate(database))
        often = settings(max_examples=examples, stateful_step_count=40, deadline=None, database=None)
        checks = list(HealthCheck)
        run_state_machine_as_test(
            partial(Travels, runner, database),  # type: ignore[arg-type]  # whatever makes a machine
            settings=settings(often, suppress_health_check=checks),
        )
        runner.run(database.close())


def test_whatever_happens() -> None:
    _travel("sqlite://", EXAMPLES)


def test_whatever_happens_on_either_database(database_url: str) -> None:
    _travel(database_url, EXAMPLES // 8)
