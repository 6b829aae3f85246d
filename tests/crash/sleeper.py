"""A worker that sleeps for longer than its lease, with messages in hand: when it wakes, it changes nothing."""

import asyncio
import mmap
import struct
import time
from dataclasses import replace
from datetime import datetime, timedelta

from bot.channels.pacing import Pacer
from bot.store.schema import State
from tests.crash.grounds import Fresh
from tests.crash.journey import BEGIN, Journey, begin
from tests.crash.platform import Platform, platform
from tests.crash.processes import Process
from tests.crash.promise import Evidence, outbox
from tests.crash.service import HEALTHY, Fate
from tests.crash.tally import Tally
from tests.crash.workers import Post

JOURNEY = Journey(cycles=1, travellers=6, groups=1)
PATIENCE = 30.0
"""Seconds the sleeper waits for an answer: long enough to get it when it wakes."""


class WallClock:
    """The same clock for all processes; whoever started them sets it."""

    def __init__(self, start: datetime) -> None:
        self._face = mmap.mmap(-1, 8)
        self.set(start)

    def now(self) -> datetime:
        """What it shows, in UTC."""
        (seconds,) = struct.unpack("d", self._face[:8])
        return BEGIN + timedelta(seconds=seconds)

    def set(self, instant: datetime) -> None:
        """Let it be another time for everybody."""
        self._face[:8] = struct.pack("d", (instant - BEGIN).total_seconds())


def steady() -> Pacer:
    """Six messages in hand, of which one leaves after the other."""
    return Pacer(rate=8)


def sleeper(fresh: Fresh, verifying: bool, seed: int) -> Tally:
    """What is known after another worker has taken over, and the sleeper has woken."""
    tally = Tally()
    with fresh(None) as url, platform(seed, {Fate.SILENT_LATE: 1}) as chat:
        clock = WallClock(JOURNEY.moment(0))
        post = Post(url, chat.port, verifying, asyncio.run(begin(url, JOURNEY.agenda)))
        worker = Process(lambda: replace(post, pace=steady, patience=PATIENCE).deliver(clock))
        _asleep_with_work_in_hand(worker, chat)
        held = [row for row in asyncio.run(outbox(url)) if row.state is State.SENDING]
        begun = chat.accepted()
        if not 0 < len(begun) < len(held):
            tally.wrong.append(f"{len(held)} in hand and {len(begun)} begun: the sleeper proves nothing")
        chat.behave(HEALTHY)
        clock.set(JOURNEY.moment(1))
        post.deliver(clock)
        before = (asyncio.run(outbox(url)), chat.accepted())
        worker.wake()
        worker.wait()
        rows, accepted = asyncio.run(outbox(url)), chat.accepted()
        if (rows, accepted) != before:
            tally.wrong.append("the sleeper changed something when it woke")
        tally.add(Evidence(JOURNEY.must_hear(), rows, accepted, verifying), 0)
    return tally


def _asleep_with_work_in_hand(worker: Process, chat: Platform) -> None:
    """Put a worker to sleep once its first message has arrived."""
    while not chat.accepted():
        time.sleep(0.005)
    worker.sleep()
