"""The assistant in processes that are struck down and replaced on one database, while time and the platform go on."""

import asyncio
import mmap
import socket
import sqlite3
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from bot.service import Service
from bot.store.columns import EPOCH
from bot.store.database import Database
from tests.crash.processes import Process

SECONDS = 20.0
"""How long one waits for the assistant before a test fails."""
BEAT = 0.1
"""Real seconds between a process's looks at what is due, and at its reports."""
_LOOK = 0.005
_NOT_DONE = "SELECT count(*) FROM inbound WHERE done_at IS NULL"
_COME = "SELECT count(*) FROM inbound"
_UNSETTLED = """SELECT count(*) FROM deliveries
    WHERE state IN ('sending', 'uncertain') OR state = 'pending' AND at <= :now"""
_MICROSECOND = timedelta(microseconds=1)


class Begun(Protocol):
    """A channel of a service."""

    async def start(self) -> None:
        """Begin to listen."""


Channels = Callable[[Service, str], Begun]
"""Makes the channel of a service to the platform at an address."""


class Time:
    """A clock that stands still until it is moved, and shows all processes the same."""

    def __init__(self, at: datetime) -> None:
        self._microseconds = mmap.mmap(-1, 8)
        self.jump(at)

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return EPOCH + int.from_bytes(self._microseconds[:], "big") * _MICROSECOND

    def jump(self, at: datetime) -> None:
        """Be at an instant."""
        self._microseconds[:] = ((at - EPOCH) // _MICROSECOND).to_bytes(8, "big")


class Lives:
    """One process after the other, on an SQLite database that has our tables.

    They are forked from one that has neither a thread nor a connection: make this before whatever has, and `end` it.
    With an `inbox`, what is said is written down, to be dealt with later; without, whoever says it waits for that.
    """

    def __init__(self, channels: Channels, database: Path, time: Time, *, inbox: bool = True) -> None:
        self.time, self._path, self._inbox = time, database, inbox
        self._look: sqlite3.Connection | None = None
        here, there = socket.socketpair()
        self._nursery = Process(lambda: _obey(there, here, channels, f"sqlite:///{database}", time))
        self._orders = here.makefile("rw")
        there.close()
        here.close()

    def begin(self, place: str) -> None:
        """A process begins, on the platform that is there; the one before is struck down with all it knew."""
        self._orders.write(f"{place}\n")
        self._orders.flush()
        assert self._orders.readline(), "the process before had failed"

    def end(self) -> None:
        """Nobody is at work any more."""
        self._orders.close()
        self._nursery.wait()
        if self._look is not None:
            self._look.close()

    def rest(self, said: int) -> None:
        """Wait until all that was said, and so much was, is dealt with, and all that is due is told."""
        self.hear_out(said)
        _wait_for(lambda: not self._count(_UNSETTLED))

    def hear_out(self, said: int) -> None:
        """Wait until all that was said is dealt with, whatever is still to be told."""
        _wait_for(lambda: not self._inbox or (self._count(_COME) >= said and not self._count(_NOT_DONE)))

    def _count(self, query: str) -> int:
        now = (self.time.now() - EPOCH) // _MICROSECOND
        if self._look is None:
            self._look = sqlite3.connect(self._path, timeout=SECONDS)
        found: int = self._look.execute(query, {"now": now}).fetchone()[0]
        return found


def prepare(database: Path, time: Time, what: Callable[[Service], Awaitable[object]]) -> None:
    """Do something with a service before anybody is at work."""

    async def done() -> None:
        service = Service(Database(f"sqlite:///{database}"), time)
        await service.open()
        await what(service)
        await service.close()

    asyncio.run(done())


def _wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(_LOOK)


def _obey(orders: socket.socket, not_ours: socket.socket, channels: Channels, database: str, time: Time) -> None:
    """For each order a process, after the death of the one before; until there are no orders any more."""
    not_ours.close()
    life: Process | None = None
    with orders.makefile("rw") as lines:
        for line in lines:
            if life is not None:
                life.kill()
            life = _life(channels, line.strip(), database, time)
            lines.write("begun\n")
            lines.flush()
    if life is not None:
        life.kill()


def _life(channels: Channels, place: str, database: str, time: Time) -> Process:
    return Process(lambda: asyncio.run(_live(channels, place, database, time)))


async def _live(channels: Channels, place: str, database: str, time: Time) -> None:
    """What `annai run` does, on this clock."""
    service = Service(Database(database), time)
    await service.open()
    await channels(service, place).start()
    service.attend()
    while True:
        await service.beat()
        await service.report()
        await asyncio.sleep(BEAT)
