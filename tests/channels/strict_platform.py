"""A platform that counts without mercy, some way off; and senders who remember what happened to their messages."""

import asyncio
import random
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from bot.channels.pacing import Pacer

ROUNDING = 1e-9


def now() -> float:
    """Virtual seconds."""
    return asyncio.get_running_loop().time()


def too_many(arrivals: Iterable[float], allowed: int, seconds: float = 1.0) -> int:
    """How many of these arrivals find that many others within the seconds before."""
    ordered = sorted(arrivals)
    return sum(later - earlier < seconds - ROUNDING for earlier, later in zip(ordered, ordered[allowed:], strict=False))


def gaps(times: Iterable[float]) -> list[float]:
    """The seconds between each and the next."""
    return [after - before for before, after in pairwise(sorted(times))]


@dataclass(slots=True)
class Sending:
    """A message and what became of it: all times in seconds, infinity for what did not happen."""

    address: str
    priority: int = 4
    deadline: float = 0.0
    there: float = 0.0
    back: float = 0.0
    asked: float = inf
    left: float = inf
    arrived: float = inf
    answered: float = inf
    gave_up: float = inf

    @property
    def waited(self) -> float:
        return self.left - self.asked

    async def through(self, pacer: Pacer) -> None:
        """Ask for a turn, travel there and back."""
        self.asked = now()
        try:
            async with pacer.turn(self.address, self.priority, self.deadline):
                self.left = now()
                try:
                    await asyncio.sleep(self.there)
                    self.arrived = now()
                    await asyncio.sleep(self.back)
                finally:
                    self.answered = now()
        except asyncio.CancelledError:
            self.gave_up = now()
            raise


def bulk(count: int, latency: float, seed: int = 0, priority: int = 4) -> list[Sending]:
    """A message to each of so many chats; every way takes up to `latency` seconds, at random."""
    chance = random.Random(seed)
    return [
        Sending(f"chat {number}", priority, there=chance.uniform(0, latency), back=chance.uniform(0, latency))
        for number in range(count)
    ]


async def send(pacer: Pacer, sendings: Sequence[Sending]) -> None:
    """All at once, in this order, until the last is answered."""
    await asyncio.gather(*(sending.through(pacer) for sending in sendings))


async def give_up(*tasks: asyncio.Task[None]) -> None:
    """Cancel them, and see them end."""
    for task in tasks:
        task.cancel()
    for task in tasks:
        with suppress(asyncio.CancelledError):
            await task
