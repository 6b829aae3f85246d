"""The loopback Telegram: a strict Bot API server in this process, and the people who talk with the bot."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from types import TracebackType
from typing import TypeVar

from bot.clock import Clock, SystemClock
from tests.fakes.telegram.faults import Fault, Script
from tests.fakes.telegram.limits import UNLIMITED, Gate, Limits
from tests.fakes.telegram.people import User
from tests.fakes.telegram.places import SECONDS, Group
from tests.fakes.telegram.receiving import Receiving
from tests.fakes.telegram.refusals import Json
from tests.fakes.telegram.server import HOST, Server
from tests.fakes.telegram.service import Service
from tests.fakes.telegram.updates import Twist
from tests.fakes.telegram.world import TOKEN, Call, World

T = TypeVar("T")


class FakeTelegram:
    """Runs from its making until the end of the `with` block, on a thread of its own.

    `clock` dates messages and lets updates expire, `ticks` (monotonic seconds) measure floods and how old a tap is;
    `latency` and `jitter` are seconds each way: every message takes `latency` and up to `jitter` more. In `privacy`
    mode the bot hears in groups only what is for it. `retry` is the pause in seconds before a webhook is tried again.
    """

    def __init__(
        self,
        *,
        limits: Limits = UNLIMITED,
        latency: float = 0.0,
        jitter: float = 0.0,
        privacy: bool = True,
        retry: float = 1.0,
        clock: Clock | None = None,
        ticks: Callable[[], float] = time.monotonic,
        port: int = 0,
    ) -> None:
        random = Random(0)
        self.token = TOKEN
        self._script = Script()
        self._world = World(clock or SystemClock(), ticks, Gate(limits, ticks), private=privacy)
        leg = (lambda: latency + random.random() * jitter) if jitter else (lambda: latency)
        self._server = Server(port, leg)
        loop, changed = self._server.loop, self._world.changed
        self._receiving = Receiving(self._world.updates, loop, changed, retry)
        self._world.updates.on_news = lambda: loop.call_soon_threadsafe(self._news)
        self._server.serve = Service(self._world, self._script, self._receiving).serve

    def __enter__(self) -> "FakeTelegram":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End it. Raises AssertionError if anything went wrong inside."""
        self._server.stop(self._receiving.close)

    @property
    def url(self) -> str:
        """What takes the place of the Bot API's address, without a slash at the end."""
        return f"http://{HOST}:{self._server.port}"

    def user(self, name: str = "Erika Beispiel", language: str = "de") -> User:
        """Somebody new, who has not started the bot yet."""
        return User(self._world, 10_000 + self._world.number(), name, language)

    def group(self, title: str = "Delegation") -> Group:
        """A new group that the bot is in."""
        return Group(self._world, -10_000 - self._world.number(), title)

    def fault(self, fault: Fault) -> None:
        """Let something go wrong."""
        with self._world.changed:
            self._script.add(fault)

    def heal(self) -> None:
        """Let nothing go wrong any more. What hangs goes on hanging."""
        with self._world.changed:
            self._script.clear()

    @contextmanager
    def unreachable(self) -> Iterator[None]:
        """For the length of a block, connections are reset and refused."""
        with self._server.unreachable():
            yield

    def limit(self, limits: Limits) -> None:
        """Other limits from now on."""
        with self._world.changed:
            self._world.gate.limits = limits

    def inject(self, update: Json) -> int:
        """Queue any object as an update, however malformed; returns its update_id, the next one unless it has one."""
        with self._world.changed:
            return self._world.updates.inject(update)

    def twist(self, twist: Twist) -> None:
        """Deliver the next updates in a surprising way."""
        with self._world.changed:
            self._world.updates.twist(twist)

    def wait_for(self, condition: Callable[[], T], seconds: float = SECONDS) -> T:
        """Wait in this thread until something is so here, and return it; it is looked at after every change here."""
        return self._world.wait_for(condition, seconds)

    def calls(self, method: str | None = None) -> list[Call]:
        """The requests so far, in order: all, or of one method as the documentation spells it."""
        with self._world.changed:
            return [call for call in self._world.calls if method in {None, call.method}]

    @property
    def polled(self) -> bool:
        """Whether the bot waits for updates at this moment."""
        with self._world.changed:
            return self._receiving.polled

    @property
    def pending(self) -> int:
        """The updates the bot has not confirmed."""
        with self._world.changed:
            return len(self._world.updates)

    @property
    def accepted(self) -> int:
        """The messages the bot has sent."""
        with self._world.changed:
            return self._world.sent.total()

    @property
    def duplicates(self) -> dict[tuple[int, str], int]:
        """The texts that were sent to a chat more than once: how many copies too many."""
        with self._world.changed:
            return {sent: times - 1 for sent, times in self._world.sent.items() if times > 1}

    @property
    def floods(self) -> int:
        """How often the bot was told that it asks too much."""
        with self._world.changed:
            return self._world.gate.refusals

    @property
    def busiest_second(self) -> int:
        """The most messages accepted within any one second."""
        with self._world.changed:
            return self._world.gate.busiest()

    def _news(self) -> None:
        with self._world.changed:
            self._receiving.news()
