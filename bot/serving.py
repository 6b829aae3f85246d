"""The web server: one application on a bound socket, until told to stop."""

import asyncio
import contextlib
import signal
import socket
from collections.abc import Callable, Iterator
from typing import Protocol

import uvicorn
from starlette.types import ASGIApp

GRACE = 3
"""Seconds requests have to end once told to stop."""


class Served(Protocol):
    """Something to serve; `close` ends what it keeps open."""

    @property
    def asgi(self) -> ASGIApp:
        """The application."""

    def close(self) -> None:
        """End what would keep the server from stopping."""


async def serve(served: Served, listening: socket.socket, log_level: str, ready: Callable[[], None]) -> None:
    """Serve on a bound socket until told to stop; `ready` is called once it answers. Logs as everything else does."""
    config = uvicorn.Config(
        served.asgi,
        log_config=None,
        log_level="debug" if log_level == "DEBUG" else "warning",
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=GRACE,
    )
    with contextlib.suppress(KeyboardInterrupt, asyncio.CancelledError):
        await _Server(config, served, ready).serve(sockets=[listening])


class _Server(uvicorn.Server):
    """Ends the pages' live lines first, so that stopping takes no time."""

    def __init__(self, config: uvicorn.Config, served: Served, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._served, self._ready = served, ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """As its parent, and say so."""
        await super().startup(sockets)
        self._ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Being told to stop is no failure: unlike its parent, it does not pass the signal on afterwards."""
        loop = asyncio.get_running_loop()
        for wish in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(wish, self.handle_exit, wish, None)
        yield

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """As its parent, without waiting for those who only listen."""
        self._served.close()
        await super().shutdown(sockets)
