"""One death at each point: wherever the delivery speaks to the database or the platform, a worker dies there once."""

import asyncio
import os
import signal
from itertools import count

from tests.crash.grounds import Fresh
from tests.crash.journey import CHANNELS, Journey, address, begin
from tests.crash.platform import platform
from tests.crash.processes import Process
from tests.crash.promise import Evidence, outbox
from tests.crash.service import HEALTHY, Fate
from tests.crash.tally import Tally
from tests.crash.workers import Post

JOURNEY = Journey(cycles=2, travellers=5, groups=1)
BLOCKED = address(CHANNELS[0], "group0-1")
"""Somebody who can be reached elsewhere."""
PLAN = {
    address(CHANNELS[0], "group0-2"): [Fate.FLOOD, Fate.FLOOD],
    address(CHANNELS[0], "group0-3"): [Fate.CUT_LATE],
    address(CHANNELS[0], "group0-4"): [Fate.BROKEN],
}
"""How the first messages to some of the others fare."""
PATIENCE = 20.0
"""Seconds an answer may take: here nothing is silent, but a machine may be busy."""
BEFORE, WATCHED, AFTER = (0,), (1, 3), (4, 5, 6)
"""The cycles: in the first a worker dies over messages in flight. The one that dies at the point finds them in the
second, and in the third something is over. Then everybody has time to recover."""


def points(fresh: Fresh, verifying: bool, seed: int, every: int) -> Tally:
    """What is known after a death at every nth point, the first by chance; until a worker has passed them all."""
    tally = Tally()
    with fresh(None) as template:
        agendas = asyncio.run(begin(template, JOURNEY.agenda))
        for number in count(1 + seed % every, every):
            with fresh(template) as url, platform(seed, HEALTHY, PLAN) as chat:
                chat.block(BLOCKED)
                post = Post(url, chat.port, verifying, agendas, patience=PATIENCE)
                _die(post, BEFORE, Fuse(1, "after write"))
                where = _die(post, WATCHED, Fuse(number))
                if not where:
                    break
                post.play(JOURNEY.moments(AFTER))
                evidence = Evidence(JOURNEY.must_hear(), asyncio.run(outbox(url)), chat.accepted(), verifying)
                tally.add(evidence, 1, f"point {number}, {where}: ")
    if not tally.deaths:
        tally.wrong.append("nobody died")
    return tally


class Fuse:
    """Strikes its own process down at the nth point of a sort that it passes, and lets others know which that was."""

    def __init__(self, number: int, sort: str = "") -> None:
        self._left, self._sort = number, sort
        self._known, self._tell = os.pipe()

    def __call__(self, point: str) -> None:
        """Pass a point."""
        self._left -= point.endswith(self._sort)
        if self._left == 0:
            os.write(self._tell, point.encode())
            os.kill(os.getpid(), signal.SIGKILL)

    def where(self) -> str:
        """Which sort of point it was; empty if there were not so many. Once only."""
        os.close(self._tell)
        with os.fdopen(self._known) as known:
            return known.read()


def _die(post: Post, cycles: tuple[int, ...], fuse: Fuse) -> str:
    """Let a worker work until it dies at a point; returns which, or nothing if it survived."""
    Process(lambda: post.play(JOURNEY.moments(cycles), fuse)).wait()
    return fuse.where()
