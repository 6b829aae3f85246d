"""Keeping within a platform's limits: when a message may leave.

The window is counted from our side of the network: a message takes a place from when it leaves until a second after its
answer. The platform got it somewhere in between, so it never counts more than we do, however long the way was.
"""

import asyncio
import itertools
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from math import inf

from bot.channels.waiting import Chats, Line, Waiter

SOON = 0.05
"""Seconds; a place that opens so soon is room already, as the message must still be fetched from the database."""
LATE = 1e-6
"""Seconds; timers aim so far behind the moment, as they may fire early by the resolution of the clock."""


class Pacer:
    """Lets messages leave as fast as a platform allows, and never faster. One event loop only.

    Answers to people (priority 0) leave as soon as the window has a place. Bulk (any other priority) leaves some places
    to them, and keeps to an even beat from the first message on; one that the window held up does not delay the next.
    """

    def __init__(
        self,
        rate: float | None = None,
        per_chat: float | None = None,
        *,
        reserved: int = 1,
        concurrency: int = 64,
        ticks: Callable[[], float] | None = None,
    ) -> None:
        """`rate` and `per_chat` are messages per second, of the whole bot and of each chat; None is no limit.

        No more than `concurrency` are on their way at once; bulk leaves `reserved` places to answers, but always has
        one. `ticks` is a monotonic source of seconds, by default the event loop's.
        """
        self._concurrency, self._reserved, self._ticks = concurrency, reserved, ticks
        self._places = concurrency if rate is None else max(1, int(rate))
        self._beat = 0.0 if rate is None else 1 / rate
        self._window = 0.0 if rate is None else max(1.0, self._beat)
        self._numbers = itertools.count()
        self._in_flight = 0
        self._taken: deque[float] = deque()  # until when each answered message still takes its place, in order
        self._next_bulk = self._paused_until = -inf
        self._open = Line()  # of those who wait for a place only, not for their chat
        self._chats = Chats(None if per_chat is None else 1 / per_chat)
        self._hopes: set[asyncio.Future[None]] = set()  # of those who wait for room
        self._timer: asyncio.TimerHandle | None = None
        self._due = inf

    @asynccontextmanager
    async def turn(self, address: str, priority: int, deadline: float = 0.0) -> AsyncIterator[None]:
        """Entered when a message to this chat may leave; left when it was answered, or no answer is awaited any more.

        The lesser priority goes first, then the sooner deadline (any scale, the same for all), then whoever came first.
        """
        admitted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waiter = Waiter(priority, deadline, next(self._numbers), address, self._now(), admitted)
        self._open.join(waiter)
        self._admit()
        try:
            await admitted
        except asyncio.CancelledError:
            self._withdraw(waiter)
            raise
        try:
            yield
        finally:
            self._answered(address)

    def room(self) -> int:
        """How many bulk messages could leave about now, besides those that already wait for nothing but a place."""
        now = self._now()
        if self._paused_until > now:
            return 0
        taken = sum(until > now + SOON for until in self._taken)
        free = min(self._limit(self._concurrency), self._limit(self._places) - taken)
        return max(0, free - self._in_flight - len(self._open))

    async def wait_for_room(self) -> None:
        """Returns when there is room; tasks started just before have asked for their turn by then."""
        await asyncio.sleep(0)
        while not self.room():
            hope: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._hopes.add(hope)
            self._admit()
            try:
                await hope
            finally:
                self._hopes.discard(hope)

    def pause(self, seconds: float, address: str | None = None) -> None:
        """Nothing leaves for so long, to this chat or, without one, to any. A longer pause stays as it is."""
        until = self._now() + seconds
        if address is None:
            self._paused_until = max(self._paused_until, until)
        else:
            self._chats.close(address, until)
            self._admit()

    def _now(self) -> float:
        return self._ticks() if self._ticks else asyncio.get_running_loop().time()

    def _limit(self, places: int, bulk: bool = True) -> int:
        return max(1, places - self._reserved) if bulk else places

    def _opens(self, bulk: bool, before: int = 0) -> float:
        """When there is a place for one more, after so many others; infinity if that takes an answer."""
        if self._in_flight + before >= self._limit(self._concurrency, bulk):
            return inf
        excess = self._in_flight + len(self._taken) + before - self._limit(self._places, bulk)
        if excess < 0:
            return -inf
        return self._taken[excess] if excess < len(self._taken) else inf

    def _leaves(self, waiter: Waiter) -> float:
        """When this one may leave if it is the first, as far as known."""
        return max(self._opens(waiter.bulk), self._paused_until, self._next_bulk if waiter.bulk else -inf)

    def _admit(self) -> None:
        """Let everybody go whose moment has come, and set the timer for the next."""
        now = self._now()
        while self._taken and self._taken[0] <= now:
            self._taken.popleft()
        for waiter in self._chats.reopened(now):
            self._open.join(waiter)
        while first := self._open.first():
            closed = self._chats.closed(first.address, now)
            if not closed and self._leaves(first) > now:
                break
            self._open.leave(first)
            if closed:
                self._chats.park(first)
            else:
                self._depart(first, now)
        if self._hopes and self.room():
            for hope in self._hopes:
                if not hope.cancelled():
                    hope.set_result(None)
            self._hopes.clear()
        self._set_timer(now)

    def _depart(self, waiter: Waiter, now: float) -> None:
        if waiter.bulk:
            late = now - max(self._next_bulk, self._paused_until, waiter.since)
            self._next_bulk = now + self._beat - min(late, self._beat)
        self._in_flight += 1
        self._chats.departed(waiter.address)
        self._call(waiter.address, now)
        waiter.admitted.set_result(None)

    def _answered(self, address: str) -> None:
        now = self._now()
        self._in_flight -= 1
        self._taken.append(now + self._window)
        self._chats.answered(address, now)
        self._admit()

    def _withdraw(self, waiter: Waiter) -> None:
        """A task was cancelled before its message left: while it waited, or between admission and start."""
        now = self._now()
        if waiter.admitted.cancelled():
            self._open.leave(waiter)
            self._chats.unpark(waiter)
        else:
            self._in_flight -= 1
            self._chats.returned(waiter.address)
            if waiter.bulk:
                self._next_bulk = now
        self._call(waiter.address, now)
        self._admit()

    def _call(self, address: str, now: float) -> None:
        """If the chat is open, whoever is next in its line has nothing to wait for there."""
        if waiter := self._chats.next_of(address, now):
            self._open.join(waiter)

    def _set_timer(self, now: float) -> None:
        """One timer for all. One that is too early stays: to look again is cheaper than a trail of cancelled ones."""
        due = self._chats.next_opening
        if first := self._open.first():
            due = min(due, self._leaves(first))
        if self._hopes:
            due = min(due, max(self._opens(True, len(self._open)) - SOON, self._paused_until))
        if due < self._due:
            if self._timer:
                self._timer.cancel()
            self._due = due
            self._timer = asyncio.get_running_loop().call_later(due - now + LATE, self._ring)

    def _ring(self) -> None:
        self._timer, self._due = None, inf
        self._admit()
