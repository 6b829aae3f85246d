"""An event loop whose clock jumps: where it would sleep, it is later at once. Hours pass in no time, always alike."""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from contextvars import Context
from typing import Any, TypeVar, TypeVarTuple, Unpack

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class NothingWillHappen(Exception):
    """Every task waits, and no timer is set: outside a test this would hang for ever."""


class _Jump(selectors.DefaultSelector):
    """Waits for nothing but the end of the wait."""

    now = 0.0
    looks = 0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self.looks += 1
        ready = super().select(0)
        if not ready:
            if timeout is None:
                raise NothingWillHappen
            self.now += timeout
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """For what waits by the loop's clock alone; a thread or a socket would be overtaken by the time that jumps."""

    def __init__(self) -> None:
        self._jump = _Jump()
        self.timers = 0
        """How many were set since the beginning."""
        super().__init__(self._jump)

    @property
    def looks(self) -> int:
        """How often the loop woke up to see what there is to do."""
        return self._jump.looks

    def time(self) -> float:
        """Seconds since the beginning."""
        return self._jump.now

    def call_at(
        self,
        when: float,
        callback: Callable[[Unpack[Ts]], object],
        *args: *Ts,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        """As any loop; call_later ends here too."""
        self.timers += 1
        return super().call_at(when, callback, *args, context=context)


def run(main: Coroutine[Any, Any, T]) -> T:
    """Like asyncio.run, in virtual time from 0."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(main)
