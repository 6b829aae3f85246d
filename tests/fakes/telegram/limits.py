"""Flood limits: strict sliding windows, and how near to them the bot came."""

import math
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

from tests.fakes.telegram.refusals import Refused, flood


@dataclass(frozen=True, slots=True)
class Window:
    """At most `count` messages within any `seconds`. A small burst is a wider window with the same rate."""

    count: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a bot may send: in all, to each person, to each group.

    With `penalty`, a refusal blocks the bot for so many seconds, whatever it asks for.
    """

    overall: Window | None = None
    person: Window | None = None
    group: Window | None = None
    penalty: int | None = None


UNLIMITED = Limits()

DOCUMENTED = Limits(Window(30, 1.0), Window(1, 1.0), Window(20, 60.0))
"""What the documentation of the Bot API says, taken literally."""


class Gate:
    """Lets messages pass within limits. `ticks` are monotonic seconds."""

    def __init__(self, limits: Limits, ticks: Callable[[], float]) -> None:
        self.limits = limits
        self.refusals = 0
        self._ticks = ticks
        self._recent: defaultdict[int, deque[float]] = defaultdict(deque)
        self._passed: list[float] = []
        self._blocked_until = -math.inf

    def check_block(self) -> None:
        """Refuse everything while a penalty lasts."""
        left = self._blocked_until - self._ticks()
        if left > 0:
            self.refusals += 1
            raise Refused(flood(math.ceil(left)))

    def admit(self, chat: int) -> None:
        """Let one message to a chat pass, or raise Refused with the seconds to wait."""
        now, own = self._ticks(), self.limits.person if chat > 0 else self.limits.group
        wait = max(self._wait(0, self.limits.overall, now), self._wait(chat, own, now))
        if wait > 0:
            self.refusals += 1
            if self.limits.penalty:
                self._blocked_until = now + self.limits.penalty
            raise Refused(flood(self.limits.penalty or math.ceil(wait)))
        for key, window in ((0, self.limits.overall), (chat, own)):
            if window:
                self._recent[key].append(now)
        self._passed.append(now)

    def busiest(self, seconds: float = 1.0) -> int:
        """The most messages that passed within any so many seconds."""
        passed = self._passed
        return max((bisect_left(passed, start + seconds, index) - index
                    for index, start in enumerate(passed)), default=0)  # fmt: skip

    def _wait(self, key: int, window: Window | None, now: float) -> float:
        if window is None:
            return 0.0
        recent = self._recent[key]
        while recent and recent[0] <= now - window.seconds:
            recent.popleft()
        return recent[0] + window.seconds - now if len(recent) >= window.count else 0.0
