"""What Slack tells an app: each attempt has its time, events are tried again, and some things come oddly."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import Protocol

from tests.fakes.slack.refusals import Json

RETRIES = 3
"""After the first attempt; only of events."""

Kind = str
"""`events_api`, `slash_commands` or `interactive`."""


class Twist(Enum):
    """What the next delivery can do that is legal and surprising."""

    TWICE = auto()
    """It comes twice in a row."""
    AGAIN = auto()
    """The one before comes again, although it was taken."""
    BACKWARDS = auto()
    """It waits for another one, which comes first."""


@dataclass(frozen=True, slots=True, eq=False)
class Delivery:
    """Something the app is to hear. `taken` gets its immediate answer, `failed` why it was not taken."""

    kind: Kind
    payload: Json
    taken: Callable[[Json | None], None] = lambda _answer: None
    failed: Callable[[str], None] = lambda _reason: None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt; `number` is 0 for the first, `reason` why the one before failed."""

    delivery: Delivery
    number: int = 0
    reason: str = ""


class NotTaken(Exception):
    """An attempt failed. If `final`, the app does not want another."""

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.final = final


class Carrier(Protocol):
    """A way to the app."""

    async def carry(self, attempt: Attempt) -> Json | None:
        """Hand it over and return the answer. Raises NotTaken, at once or when the time is up."""


class Deliveries:
    """Carries out deliveries on the loop. `patience` are the seconds each attempt has; then comes the next."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, changed: threading.Condition, carrier: Carrier, patience: float
    ) -> None:
        self.carrier = carrier
        self.pending = 0
        self.lost: list[Json] = []
        """The events nobody took."""
        self._loop = loop
        self._changed = changed
        self.patience = patience
        self._twists: list[Twist] = []
        self._held: Delivery | None = None
        self._last: Delivery | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def twist(self, twist: Twist) -> None:
        """Deliver the next with a twist; several apply one after the other."""
        self._twists.append(twist)

    def post(self, delivery: Delivery) -> None:
        """Deliver it soon. To be called with the world locked, from any thread."""
        twist = self._twists.pop(0) if self._twists else None
        held, self._held = self._held, None
        if twist is Twist.BACKWARDS and not held:
            self.pending += 1
            self._held = delivery
            return
        again = [self._last] if twist is Twist.AGAIN and self._last else []
        ordered = again + [delivery] * (2 if twist is Twist.TWICE else 1) + ([held] if held else [])
        self._last = ordered[-1]
        self.pending += len(ordered) - (held is not None)
        self._loop.call_soon_threadsafe(self._start, ordered)

    async def close(self) -> None:
        """Deliver nothing any more."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(self, deliveries: list[Delivery]) -> None:
        for delivery in deliveries:
            task = self._loop.create_task(self._run(delivery))
            self._tasks.add(task)
            task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self._loop.call_exception_handler({"message": "a delivery failed", "exception": error})

    async def _run(self, delivery: Delivery) -> None:
        attempts = RETRIES + 1 if delivery.kind == "events_api" else 1
        reason = ""
        for number in range(attempts):
            until = self._loop.time() + self.patience
            try:
                answer = await self.carrier.carry(Attempt(delivery, number, reason))
            except NotTaken as error:
                reason = error.reason
                if error.final or number == attempts - 1:
                    break
                await asyncio.sleep(until - self._loop.time())
            else:
                self._settle(partial(delivery.taken, answer))
                return
        self._settle(partial(delivery.failed, reason), [delivery.payload] if delivery.kind == "events_api" else [])

    def _settle(self, tell: Callable[[], None], lost: Sequence[Json] = ()) -> None:
        with self._changed:
            self.pending -= 1
            self.lost += lost
            tell()
            self._changed.notify_all()
