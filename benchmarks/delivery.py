"""How fast what is due leaves the house: `python -m benchmarks.delivery [--full]`.

One item, thousands of travellers, all to be reminded in the same second, from a database on disk. Measured: planning
it; sending it where nothing limits; sending it through a platform with Telegram's limits (a strict window of 30 per
second, 60 ms of network, refusals counted) while somebody asks questions; starting with 100,000 notices pending; what
an idle service costs; whether memory grows. The baseline is a bare loop over the standard library's SQLite that claims,
"sends" and settles one row after the other, with the same durability. `--full`: 10,000 messages through the limit,
which takes six minutes.
"""

import argparse
import asyncio
import resource
import sqlite3
import statistics
import tempfile
import time
from collections import deque
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.programmes import trip
from bot.channels.base import Outcome, Parcel, Priority, Receipt
from bot.channels.pacing import Pacer
from bot.clock import SimulatedClock
from bot.programme.agenda import Agenda
from bot.programme.model import Kind, Lead, Reminders
from bot.programme.sources import yaml_writer
from bot.store import people
from bot.store.agendas import Agendas
from bot.store.database import Database
from bot.store.migration import migrate
from schedules import planning
from schedules.delivery import Delivery
from schedules.jobs import BEAT, beating

LIMIT = 30
"""Messages a second, as Telegram lets them through."""
NETWORK = 0.06
"""Seconds there and back."""


class Strict:
    """A platform that counts: more than LIMIT in any second is refused. Without `strict` everything passes at once."""

    name = "chat"
    can_verify = False

    def __init__(self, *, strict: bool) -> None:
        self.pacer = Pacer(LIMIT) if strict else Pacer()
        self.accepted = self.refused = 0
        self.last = 0.0
        self._strict = strict
        self._window: deque[float] = deque()

    async def send(self, parcel: Parcel) -> Receipt:
        """One message."""
        if self._strict:
            await asyncio.sleep(NETWORK / 2)
            if not self._fits():
                self.refused += 1
                return Receipt(Outcome.NOT_ACCEPTED, reason="flood", wait=timedelta(seconds=1), everywhere=True)
        self.accepted += 1
        self.last = time.perf_counter()
        if self._strict:
            await asyncio.sleep(NETWORK / 2)
        return Receipt(Outcome.SENT, str(self.accepted))

    async def find(self, address: str, key: str, since: datetime) -> Receipt:
        """This platform cannot tell."""
        return Receipt(Outcome.UNCERTAIN)

    def _fits(self) -> bool:
        now = time.perf_counter()
        while self._window and self._window[0] <= now - 1:
            self._window.popleft()
        self._window.append(now)
        return len(self._window) <= LIMIT


class Scene:
    """A trip of many, published into a fresh database, everybody there."""

    def __init__(self, database: Database, travellers: int, items: int = 1) -> None:
        self.database = database
        whole = trip(items, travellers)
        one = replace(
            whole,
            reminders=Reminders((), (Lead(timedelta(hours=1), "60min"),), None),
            quiet_hours=None,
            items=tuple(replace(item, audience=("all",), kind=Kind.VISIT, status=item.status) for item in whole.items),
        )
        self.agenda = Agenda(one)
        self.due = one.items[0].start - timedelta(hours=1)
        self.clock = SimulatedClock(self.due - timedelta(days=1), speed=0)

    async def join(self) -> None:
        """Publish the trip and let everybody join."""
        await migrate(self.database)
        async with self.database.write() as tx:
            content = yaml_writer.text(self.agenda.trip)
            await planning.publish(tx, self.agenda, content, "", self.clock.now(), before=None, silent=True)
            for person in self.agenda.trip.people:
                await people.join(tx, self.agenda.trip.id, person.id, "chat", person.id, self.clock.now())

    async def plan(self) -> float:
        """Seconds to plan everybody's notices into the outbox."""
        begin = time.perf_counter()
        async with self.database.write() as tx:
            await planning.replan(tx, self.agenda, self.clock.now())
        return time.perf_counter() - begin

    async def deliver(self, channel: Strict, asking: asyncio.Task[list[float]] | None = None) -> float:
        """Seconds from the moment all are due until the last has left, everything settled."""
        agendas = Agendas()
        async with self.database.read() as tx:
            await agendas.refresh(tx)
        delivery = Delivery(self.database, agendas, {"chat": channel}, self.clock)
        self.clock.jump(self.due)
        begin = time.perf_counter()
        self.clock.set_speed(1)
        await delivery.deliver()
        if asking is not None:
            asking.cancel()
        return channel.last - begin


def bare(path: Path, number: int) -> float:
    """Seconds the simplest durable outbox takes for as many rows: a standard against which to read our own."""
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute("CREATE TABLE outbox (id INTEGER PRIMARY KEY, text TEXT, state TEXT)")
    base.execute("BEGIN")
    base.executemany("INSERT INTO outbox (text, state) VALUES (?, 'pending')", [("Reminder",)] * number)
    base.execute("COMMIT")
    begin = time.perf_counter()
    for (row,) in base.execute("SELECT id FROM outbox").fetchall():
        base.execute("UPDATE outbox SET state = 'sending' WHERE id = ?", (row,))
        base.execute("UPDATE outbox SET state = 'sent' WHERE id = ?", (row,))
    base.close()
    return time.perf_counter() - begin


async def questions(channel: Strict, waits: list[float]) -> list[float]:
    """Somebody asks every two seconds, from another chat each time, and waits for the answer."""
    number = 0
    while True:
        number += 1
        begin = time.perf_counter()
        async with channel.pacer.turn(f"asker {number}", Priority.ANSWER):
            await asyncio.sleep(NETWORK / 2)
            if not channel._fits():
                channel.refused += 1
            await asyncio.sleep(NETWORK / 2)
            waits.append(time.perf_counter() - begin)
        await asyncio.sleep(2)


async def unlimited(address: str, number: int, folder: Path) -> None:
    """Everything at once, through a platform that takes everything."""
    database = Database(address)
    scene = Scene(database, number)
    await scene.join()
    planned = await scene.plan()
    taken = await scene.deliver(channel := Strict(strict=False))
    base = await asyncio.to_thread(bare, folder / "bare.db", number)
    await database.close()
    print(f"{number} due in one second: planned in {planned:.2f} s (wanted: < 2)")
    print(f"  without a limit: {channel.accepted} sent, the last after {taken:.1f} s (wanted: < 10);", end=" ")
    print(f"{taken / base:.1f} times a bare loop of two commits a row ({base:.1f} s)")


async def limited(address: str, number: int) -> None:
    """The same through a platform that counts, with somebody asking meanwhile."""
    database = Database(address)
    scene = Scene(database, number)
    await scene.join()
    await scene.plan()
    channel, waits = Strict(strict=True), list[float]()
    asking = asyncio.create_task(questions(channel, waits))
    taken = await scene.deliver(channel, asking)
    await database.close()
    print(
        f"{number} through {LIMIT}/s: {taken:.1f} s, {taken * LIMIT / (number + len(waits)):.2f} times the limit's own",
        end=" ",
    )
    print(f"time with {len(waits)} answers counted in (wanted: <= 1.15), {channel.refused} refused (wanted: 0)")
    waits.sort()
    print(f"  a question was answered after {statistics.median(waits) * 1000:.0f} ms,", end=" ")
    print(f"at worst {waits[-1] * 1000:.0f} ms, the network's {NETWORK * 1000:.0f} ms included (wanted: < 1000)")


async def steady(address: str, travellers: int, rounds: int) -> None:
    """One item after the other, to many: what a process needs once it has done all of its work before."""
    scene = Scene(Database(address), travellers, rounds)
    await scene.join()
    await scene.plan()
    channel, peaks = Strict(strict=False), list[float]()
    async with scene.database.read() as tx:
        await (agendas := Agendas()).refresh(tx)
    delivery = Delivery(scene.database, agendas, {"chat": channel}, scene.clock)
    for item in scene.agenda.trip.items:
        scene.clock.jump(item.start - timedelta(hours=1))
        await delivery.deliver()
        peaks.append(_most_memory())
    await scene.database.close()
    half = rounds // 2
    print(f"{channel.accepted} sent by one process: {peaks[-1]:.0f} MiB at most,", end=" ")
    print(f"{peaks[-1] - peaks[half]:.1f} of it since the first {(half + 1) * travellers} (wanted: about 0)")


def _most_memory() -> float:
    """The most MiB this process has had until now."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def start(address: str, rows: int) -> None:
    """From opening a database with many notices pending to the end of the first look for what is due."""
    travellers = 1_000
    scene = Scene(Database(address), travellers, rows // travellers)
    await scene.join()
    await scene.plan()
    await scene.database.close()
    begin = time.perf_counter()
    database, agendas = Database(address), Agendas()
    await migrate(database)
    async with database.read() as tx:
        await agendas.refresh(tx)
    await Delivery(database, agendas, {"chat": Strict(strict=False)}, scene.clock).deliver()
    print(f"start with {rows} pending: {time.perf_counter() - begin:.2f} s (wanted: < 3)")
    await idle(Delivery(database, agendas, {"chat": Strict(strict=False)}, scene.clock), rows)
    await database.close()


async def idle(delivery: Delivery, rows: int, seconds: int = 20) -> None:
    """What waiting costs."""

    async def beat() -> None:
        delivery.wake()

    beats = beating({BEAT: beat})
    beats.start()
    await asyncio.sleep(1)
    before = time.process_time()
    await asyncio.sleep(seconds)
    used = time.process_time() - before
    beats.shutdown(wait=False)
    print(f"idle with {rows} pending: {used / seconds:.2%} of a core (wanted: < 1 %)")


def main() -> None:
    """Measure one after the other."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--full", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        asyncio.run(steady(f"sqlite:///{path / 'steady.db'}", 500, 40))
        asyncio.run(unlimited(f"sqlite:///{path / 'unlimited.db'}", 10_000, path))
        asyncio.run(limited(f"sqlite:///{path / 'limited.db'}", 10_000 if options.full else 600))
        asyncio.run(start(f"sqlite:///{path / 'start.db'}", 100_000))


if __name__ == "__main__":
    main()
