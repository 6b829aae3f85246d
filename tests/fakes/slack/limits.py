"""Rate limits: strict sliding windows, and how near to them the app came."""

import math
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

from tests.fakes.slack.refusals import Refused, flood
from tests.fakes.telegram.limits import Window


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an app may do: post to each channel, post in all, call each method of a tier (1 to 4, in order).

    A small burst is a wider window with the same rate.
    """

    channel: Window | None = None
    workspace: Window | None = None
    tiers: tuple[Window, ...] = ()


UNLIMITED = Limits()

DOCUMENTED = Limits(
    Window(1, 1.0), Window(300, 60.0), (Window(1, 60.0), Window(20, 60.0), Window(50, 60.0), Window(100, 60.0))
)
"""What the documentation says, taken literally; for all channels together it says "several hundred" a minute."""


class Gate:
    """Lets calls and posts pass within limits. `ticks` are monotonic seconds."""

    def __init__(self, limits: Limits, ticks: Callable[[], float]) -> None:
        self.limits = limits
        self.refusals = 0
        self._ticks = ticks
        self._recent: defaultdict[str, deque[float]] = defaultdict(deque)
        self._posts: list[float] = []

    def admit_call(self, method: str, tier: int | None) -> None:
        """Let one call of a method pass, or raise Refused with the seconds to wait."""
        if tier is not None and self.limits.tiers:
            self._admit({method: self.limits.tiers[tier - 1]})

    def admit_post(self, channel: str) -> None:
        """Let one message to a channel pass, or raise Refused with the seconds to wait."""
        self._admit({channel: self.limits.channel, "": self.limits.workspace})
        self._posts.append(self._ticks())

    def busiest(self, seconds: float = 1.0) -> int:
        """The most messages that passed within any so many seconds."""
        posts = self._posts
        return max(
            (bisect_left(posts, start + seconds, index) - index for index, start in enumerate(posts)),
            default=0,
        )

    def _admit(self, windows: dict[str, Window | None]) -> None:
        now = self._ticks()
        wait = max(self._wait(key, window, now) for key, window in windows.items())
        if wait > 0:
            self.refusals += 1
            raise Refused(flood(math.ceil(wait)))
        for key, window in windows.items():
            if window:
                self._recent[key].append(now)

    def _wait(self, key: str, window: Window | None, now: float) -> float:
        if window is None:
            return 0.0
        recent = self._recent[key]
        while recent and recent[0] <= now - window.seconds:
            recent.popleft()
        return recent[0] + window.seconds - now if len(recent) >= window.count else 0.0
