"""The watchdog: whatever breaks, organisers know within two minutes – and nobody is alarmed when nothing is wrong."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, text

from bot.channels.pacing import Pacer
from bot.programme.agenda import Agenda
from bot.programme.preferences import Preferences, Wanted
from bot.store.schema import deliveries
from schedules.audit import LATE, Alarm, Auditor
from schedules.jobs import AUDIT
from tests.fakes.platform import dying, meanwhile, swallowed
from tests.programme.strategies import person
from tests.schedules.examples import at, visit
from tests.schedules.stage import BEAT, LeapingLoop, OnStage, Stage, delegation, leaping

pytestmark = pytest.mark.anyio

NOON = at("23 12:00")
TRIP = delegation(visit("23 14:00"))
IN_AN_HOUR = "13:00 🔔 In 1 h 🏭 visit"
WITHIN = timedelta(minutes=2)
"""How soon organisers must know."""


class Watch:
    """The watchdog of a stage."""

    def __init__(self, s: Stage) -> None:
        self._stage = s
        self.auditor = Auditor(s.database, s.agendas, {"chat": s.chat, "mail": s.mail}, s.clock)

    def alarm(self) -> Alarm | None:
        """What is wrong."""
        return self.auditor.alarm

    async def until(self, end: datetime, *, delivering: bool = True, every: timedelta = AUDIT) -> None:
        """Let time pass, with or without a delivery that works."""
        s = self._stage
        while (now := s.clock.now()) < end:
            at = await s.next_at() if delivering else None
            s.clock.jump(min(end, now + every, max(at or end, now + BEAT)))
            if delivering:
                await s.delivery.deliver()
            await self.auditor.audit()


def alarms(s: Stage, who: str = "dora") -> list[str]:
    """What the watchdog said."""
    return [one for one in s.heard(who) if "🔴" in one or "🟢" in one]


# Something is wrong


async def test_when_the_delivery_stands_still_organisers_know_and_when_it_moves_again(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "ana", "ben", "dora")
    watch = Watch(s)
    await watch.until(at("23 12:59"), every=timedelta(minutes=20))
    await watch.until(at("23 13:00") + WITHIN, delivering=False)
    alarm = watch.alarm()
    assert alarm is not None
    assert alarm.count == 3
    assert alarms(s) == [
        "13:01 🔴 Annai cannot deliver at the moment: 3 messages have been waiting for 1 min. "
        "Please pass on what matters yourself."
    ]
    await watch.until(at("23 13:20"), delivering=False)
    assert len(alarms(s)) == 1, "said once, however long it lasts"
    await watch.until(at("23 13:30"))
    assert watch.alarm() is None
    assert alarms(s)[1:] == ["13:20 🟢 Annai is delivering again."]
    assert alarms(s, "ana") == alarms(s, "ben") == [], "nobody else is worried"


async def test_a_message_that_hangs_holds_up_no_alarm(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "ana", "dora")
    watch = Watch(s)
    answer = asyncio.Event()
    s.chat.faults["ana"].append(meanwhile(answer.wait))
    s.clock.jump(at("23 13:00"))
    hanging = asyncio.create_task(s.delivery.deliver())
    for _ in range(1_000):
        if await s.states() == ["sending", "sent"]:
            break  # only Ana still waits
    await watch.until(at("23 13:00") + WITHIN, delivering=False)
    assert len(alarms(s)) == 1
    answer.set()
    await hanging


async def test_when_an_organisers_platform_is_what_hangs_the_alarm_goes_by_the_other(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "ana")
    await s.join("dora", "chat", "mail")
    watch = Watch(s)
    s.chat.faults["*"] += [swallowed] * 100
    await watch.until(at("23 13:00") + WITHIN, delivering=False)
    assert [one[:8] for one in alarms(s)] == ["13:01 🔴 "]
    assert len(s.mail.arrived) == 1


async def test_when_the_database_is_gone_organisers_know_and_when_it_is_back(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "ana", "dora")
    watch = Watch(s)
    await watch.until(at("23 12:10"))
    async with without_database(s):
        await watch.until(at("23 12:10") + WITHIN, delivering=False)
        assert watch.alarm() is not None
        assert alarms(s) == [
            "12:11 🔴 Annai has not reached its database for 2 min and cannot deliver. "
            "Please pass on what matters yourself."
        ]
    await watch.until(at("23 13:10"))
    assert alarms(s)[1:] == ["12:12 🟢 Annai is delivering again."]
    assert s.heard("ana") == [IN_AN_HOUR]


@asynccontextmanager
async def without_database(s: Stage) -> AsyncIterator[None]:
    """Every statement about people fails."""
    async with s.database.write() as tx:
        await tx.execute(text("ALTER TABLE chats RENAME TO gone"))
    yield
    async with s.database.write() as tx:
        await tx.execute(text("ALTER TABLE gone RENAME TO chats"))


def test_when_the_database_does_not_answer_organisers_know() -> None:
    async def story(s: Stage, loop: LeapingLoop) -> None:
        watch = Watch(s)
        await watch.until(at("23 12:10"))
        async with s.database.write():  # as if somebody never came to an end
            for _ in range(4):
                auditing = asyncio.create_task(watch.until(s.clock.now() + AUDIT, delivering=False))
                for _ in range(AUDIT.seconds):
                    loop.ahead += 1
                    await asyncio.sleep(0)
                await auditing
        assert [one[:8] for one in alarms(s)] == ["12:11 🔴 "]

    leaping(at("23 12:00"), TRIP, "dora", story=story)


async def test_what_vanished_from_the_outbox_is_put_back_and_told_in_time(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "ana", "dora")
    watch = Watch(s)
    await watch.until(at("23 12:59"), every=timedelta(minutes=20))
    async with s.database.write() as tx:
        await tx.execute(delete(deliveries))
    await watch.until(at("23 13:01"))
    assert s.heard("ana") == [IN_AN_HOUR]
    assert alarms(s) == []


async def test_what_was_past_by_a_wrong_clock_is_put_down_once_the_clock_is_right(on_stage: OnStage) -> None:
    s = await on_stage(at("24 09:00"), TRIP, "ana")
    watch = Watch(s)
    await watch.until(at("24 09:05"))
    s.clock.jump(NOON)
    await watch.until(at("23 13:01"))
    assert s.heard("ana") == [IN_AN_HOUR]


# Nothing is wrong


async def test_a_day_with_all_that_happens_alarms_nobody_and_adds_nothing(on_stage: OnStage) -> None:
    heard = []
    for watched in (False, True):
        s = await on_stage(NOON, DAY, "ana", "ben", "dora")
        watch = Watch(s)
        for time, happens in _day(s):
            await (watch.until(time, every=timedelta(minutes=20)) if watched else s.play(time))
            await happens
        heard.append([s.heard(name) for name in ("ana", "ben", "carl", "dora")])
        assert watch.alarm() is None
    assert heard[0] == heard[1]


DAY = delegation(visit("23 14:00"), visit("23 16:00", "b"), visit("24 10:00", "c"), default="2h,60min", digest="20:00")
MOVED = delegation(visit("23 15:00"), visit("23 16:00", "b"), default="2h,60min", digest="20:00")


def _day(s: Stage) -> Iterator[tuple[datetime, Awaitable[None]]]:
    """People come and go, want this and that, and the programme changes."""
    yield at("23 12:30"), s.publish(MOVED)
    yield at("23 13:30"), s.wish("ana", Preferences(wanted=Wanted.NONE))
    yield at("23 14:10"), s.publish(DAY)
    yield at("23 14:40"), s.leave("ben")
    yield at("23 14:50"), s.join("carl")
    yield at("23 15:30"), s.wish("ana", Preferences())
    yield at("23 17:30"), s.leave("carl", forget=True)
    yield at("23 18:00"), s.join("ben")
    yield at("23 20:30"), s.publish(MOVED, silent=True)
    yield at("24 00:00"), s.deliver()


async def test_nobody_worries_about_who_left_while_a_dead_worker_held_a_message(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "ana", "dora")
    watch = Watch(s)
    s.chat.faults["ana"].append(dying)
    await s.deliver(at("23 13:00"))
    await s.leave("ana")
    await watch.until(at("23 13:10"))
    assert watch.alarm() is None


CROWD = 12


@pytest.mark.parametrize("clock_was_ahead", [False, True])
async def test_a_long_broadcast_that_moves_alarms_nobody(on_stage: OnStage, clock_was_ahead: bool) -> None:
    names = [f"guest{number}" for number in range(CROWD)]
    trip = replace(TRIP.trip, people=(*TRIP.trip.people, *map(person, names)))
    s = await on_stage(NOON, Agenda(trip), "dora")
    watch = Watch(s)
    if clock_was_ahead:
        await s.play(at("24 12:00"))
        s.clock.jump(NOON)
    for name in names:
        await s.join(name)
    s.chat.pacer = Pacer(concurrency=1, reserved=0)
    found = []

    async def ten_seconds() -> None:
        s.clock.jump(s.clock.now() + timedelta(seconds=10))
        await watch.auditor.audit()
        found.append(watch.alarm())

    s.chat.faults["*"] += [meanwhile(ten_seconds)] * CROWD
    await s.deliver(at("23 13:00"))
    assert found == [None] * CROWD
    assert s.clock.now() - at("23 13:00") > 2 * LATE - timedelta(seconds=1)
