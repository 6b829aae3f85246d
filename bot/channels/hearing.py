"""Whether a channel still hears what people say: no platform is silent for long, if only to say there is nothing."""

import asyncio
from math import inf

DEAF = 120.0
"""Seconds of silence after which something must be wrong."""


class Hearing:
    """One channel's. Nothing is expected until it has heard something, or begun to listen."""

    def __init__(self) -> None:
        self._last = inf

    def heard(self) -> None:
        """The platform was there just now, or listening has just begun."""
        self._last = asyncio.get_running_loop().time()

    def expect_nothing(self) -> None:
        """From now on the platform comes by itself when there is something."""
        self._last = inf

    def is_deaf(self) -> bool:
        """Whether there was silence for too long."""
        return asyncio.get_running_loop().time() - self._last > DEAF
