"""A thread with a loop of its own that serves connections on a port of this machine, until it is stopped."""

import asyncio
import socket
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

from tests.fakes.telegram.connection import Connection, Leg, Serve

HOST = "127.0.0.1"


class Server:
    """Serves as soon as it is made; `leg` are the seconds a message takes one way. Port 0 is any free one."""

    def __init__(self, port: int, leg: Leg) -> None:
        self.serve: Serve = lambda request, reply: reply.reset()
        self.failures: list[BaseException] = []
        self.loop = asyncio.new_event_loop()
        self.loop.set_exception_handler(self._failed)
        self._leg = leg
        self._open: set[Connection] = set()
        self._socket = _listening(port)
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._run, name="fake-telegram", daemon=True)
        self._thread.start()
        self.do(self._listen())

    def do(self, coroutine: Coroutine[Any, Any, None]) -> None:
        """Do something on the loop, and wait until it is done."""
        asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(60)

    def stop(self, last: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """End everything; `last` is run before. Raises what went wrong in here, as a test must not overlook it."""
        self.do(last())
        self.do(self._shut())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(60)
        self.loop.close()
        if self.failures:
            raise AssertionError("the fake failed") from self.failures[0]

    @contextmanager
    def unreachable(self) -> Iterator[None]:
        """For the length of a block, connections are reset and refused."""
        self.do(self._shut())
        try:
            yield
        finally:
            self._socket = _listening(self.port)
            self.do(self._listen())

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()

    async def _listen(self) -> None:
        self._server = await self.loop.create_server(self._connection, sock=self._socket, backlog=1024)

    async def _shut(self) -> None:
        self._server.close()
        for connection in list(self._open):
            connection.abort()
        await asyncio.sleep(0)  # the turn of the loop in which they end

    def _connection(self) -> Connection:
        return Connection(lambda request, reply: self.serve(request, reply), self._leg, self._open)

    def _failed(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        self.failures.append(context.get("exception") or RuntimeError(context["message"]))


def _listening(port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((HOST, port))
    return listening
