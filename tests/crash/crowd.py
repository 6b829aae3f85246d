"""Several workers at one outbox: they are killed and replaced, and their database goes down and comes back."""

import asyncio
import logging
import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.clock import Clock, SimulatedClock
from tests.crash.journey import STEP, Journey, begin
from tests.crash.platform import platform
from tests.crash.processes import Process
from tests.crash.promise import Evidence, outbox
from tests.crash.service import HEALTHY, TROUBLED
from tests.crash.tally import Tally
from tests.crash.workers import Post
from tests.postgres import OwnServer

WORKERS = 3
EVERY = timedelta(seconds=2)
"""How often somebody has to be reminded of something."""
SPEED = 15
"""Of the clock: a lease lasts six seconds, and sending a message may take two."""
BEAT = 0.02
"""Seconds between a worker's looks."""
PAUSE = (0.1, 0.5)
"""Seconds between blows, at least and at most."""
OF_DATABASE = 1 / 5
"""How many of the blows hit the database; the others a worker."""
STOPS = (signal.SIGINT, signal.SIGQUIT)
"""A database that goes down in order, and one that crashes."""
PATIENCE = 20.0
"""Seconds an answer may take then: nothing is silent any more, but a machine may be busy."""
CALM = 5
"""Cycles at the end in which nothing fails and nobody is killed."""


def crowd(server: OwnServer, verifying: bool, seed: int, seconds: float) -> Tally:
    """What is known after so many seconds of blows, when everybody had time to recover."""
    tally, cycles = Tally(), int(seconds * SPEED / EVERY.total_seconds())
    journey = Journey(cycles, travellers=2, groups=cycles, step=EVERY)
    with server.database() as url, platform(seed, TROUBLED) as chat:
        post = Post(url, chat.port, verifying, asyncio.run(begin(url, journey.agenda)))
        clock = SimulatedClock(journey.moment(0), SPEED)
        deaths = _blows(server, lambda: _worker(post, clock), random.Random(seed), seconds)
        chat.behave(HEALTHY)
        late = max(clock.now(), journey.moment(cycles))
        replace(post, patience=PATIENCE).play([late + STEP * cycle for cycle in range(1, CALM)])
        tally.add(Evidence(journey.must_hear(), asyncio.run(outbox(url)), chat.accepted(), verifying), deaths)
    return tally


def _blows(server: OwnServer, worker: Callable[[], Process], chance: random.Random, seconds: float) -> int:
    """Let workers work, and strike; returns how many workers and databases died."""
    workers, deaths = [worker() for _ in range(WORKERS)], WORKERS
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(chance.uniform(*PAUSE))
        deaths += 1
        if chance.random() < OF_DATABASE:
            server.stop(chance.choice(STOPS))
            server.start()
        else:
            workers.pop(chance.randrange(WORKERS)).kill()
            workers.append(worker())
    for last in workers:
        last.kill()
    return deaths


def _worker(post: Post, clock: Clock) -> Process:
    """Looks for what is due, beat by beat, as the service does; as long as its parent lives."""
    parent = os.getpid()

    async def beats() -> None:
        asyncio.get_running_loop().set_exception_handler(_fall)
        delivery = post.delivery(post.database(), clock)
        while os.getppid() == parent:
            delivery.wake()
            await asyncio.sleep(BEAT)

    def work() -> None:
        logging.getLogger("annai").addHandler(logging.NullHandler())  # that the database is away is no news here
        asyncio.run(beats())

    return Process(work)


def _fall(_loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
    """An error that nobody has foreseen ends the worker, and so the experiment."""
    error = context.get("exception")
    logging.getLogger("crash").error(context["message"], exc_info=error if isinstance(error, Exception) else None)
    os._exit(1)
