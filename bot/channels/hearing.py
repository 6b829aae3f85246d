"""Whether a channel still hears what people say: no platform is silent for long, if only to say there is nothing."""

import asyncio
from math import inf

DEAF = 120.0
"""Seconds of silence after which something must be wrong."""


class Hearing:
    """One channel's. Nothing is expected before `listens` was called for the first time."""

    def __init__(self) -> None:
        self._last = inf

    def listens(self) -> None:
        """It has begun to listen, or just heard that the platform is there."""
        self._last = asyncio.get_running_loop().time()

    def is_called(self) -> None:
        """From now on the platform comes by itself when there is something."""
        self._last = inf

    def is_deaf(self) -> bool:
        """Whether there was silence for too long."""
        return asyncio.get_running_loop().time() - self._last > DEAF
