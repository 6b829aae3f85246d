"""Who waits to send, in which order, and for which chat to open again."""

import asyncio
import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import inf


@dataclass(frozen=True, order=True, slots=True)
class Waiter:
    """Somebody who has wanted to send since an instant (seconds); the lesser goes first."""

    priority: int
    deadline: float
    number: int
    address: str = field(compare=False)
    since: float = field(compare=False)
    admitted: asyncio.Future[None] = field(compare=False)

    @property
    def bulk(self) -> bool:
        """Whether this is anything but an answer to a person."""
        return self.priority > 0


class Line:
    """Waiters by who goes first. Whoever left is passed over, and swept out before they are the majority."""

    def __init__(self) -> None:
        self._heap: list[Waiter] = []
        self._here: set[int] = set()

    def __len__(self) -> int:
        return len(self._here)

    def join(self, waiter: Waiter) -> None:
        """Take one's place."""
        heapq.heappush(self._heap, waiter)
        self._here.add(waiter.number)

    def leave(self, waiter: Waiter) -> None:
        """From whichever place; nothing happens to a line the waiter does not stand in."""
        self._here.discard(waiter.number)
        if len(self._heap) > 2 * len(self._here):
            self._heap = [other for other in self._heap if other.number in self._here]
            heapq.heapify(self._heap)

    def first(self) -> Waiter | None:
        """Whoever goes first of those who still want to: a cancelled task may not have come to leave yet."""
        while self._heap and (self._heap[0].number not in self._here or self._heap[0].admitted.cancelled()):
            self._here.discard(heapq.heappop(self._heap).number)
        return self._heap[0] if self._heap else None


@dataclass(slots=True)
class _Chat:
    in_flight: bool = False
    closed_until: float = -inf
    line: Line = field(default_factory=Line)

    def closed(self, now: float) -> bool:
        return self.in_flight or self.closed_until > now


class Chats:
    """The chats that must wait, each with its own line, so that it holds up no other. An idle chat is forgotten.

    A chat is closed while a message is on its way to it, for `window` seconds after the answer, and while it is paused;
    without a window (None) only while it is paused.
    """

    def __init__(self, window: float | None) -> None:
        self._window = window
        self._chats: dict[str, _Chat] = {}
        self._openings: list[tuple[float, str]] = []

    @property
    def next_opening(self) -> float:
        """When a chat may open, as far as known."""
        return self._openings[0][0] if self._openings else inf

    def closed(self, address: str, now: float) -> bool:
        """Whether nothing may leave to this chat."""
        chat = self._chats.get(address)
        return chat is not None and chat.closed(now)

    def close(self, address: str, until: float) -> None:
        """Pause a chat; a longer pause stays as it is."""
        chat = self._chats.setdefault(address, _Chat())
        if until > chat.closed_until:
            chat.closed_until = until
            heapq.heappush(self._openings, (until, address))

    def park(self, waiter: Waiter) -> None:
        """Wait in the line of a chat that is closed."""
        self._chats[waiter.address].line.join(waiter)

    def unpark(self, waiter: Waiter) -> None:
        """Wait no longer, if it was here."""
        if chat := self._chats.get(waiter.address):
            chat.line.leave(waiter)

    def departed(self, address: str) -> None:
        """A message is on its way."""
        if self._window is not None:
            self._chats.setdefault(address, _Chat()).in_flight = True

    def returned(self, address: str) -> None:
        """The message on its way never left."""
        if self._window is not None:
            self._chats[address].in_flight = False

    def answered(self, address: str, now: float) -> None:
        """The message on its way has arrived."""
        if self._window is not None:
            self._chats[address].in_flight = False
            self.close(address, now + self._window)

    def next_of(self, address: str, now: float) -> Waiter | None:
        """Whoever is first in the line of a chat, if that is open; it stands there no longer."""
        chat = self._chats.get(address)
        if chat is None or chat.closed(now):
            return None
        if first := chat.line.first():
            chat.line.leave(first)
        if not chat.line:
            del self._chats[address]
        return first

    def reopened(self, now: float) -> Iterator[Waiter]:
        """The first in line of every chat that has opened."""
        while self.next_opening <= now:
            if first := self.next_of(heapq.heappop(self._openings)[1], now):
                yield first
