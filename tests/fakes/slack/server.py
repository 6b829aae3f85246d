"""A thread with a loop of its own that serves connections on a port of this machine, until it is stopped."""

import asyncio
import socket
import struct
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from aiohttp import StreamReader, web
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http_parser import RawRequestMessage

T = TypeVar("T")

HOST = "127.0.0.1"

BODY_LIMIT = 64 * 2**20
"""Bytes."""

_AT_ONCE = struct.pack("ii", 1, 0)

Serve = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


class Server:
    """Listens as soon as it is made, and serves once it is told how. Port 0 is any free one."""

    def __init__(self, port: int) -> None:
        self.serve: Serve | None = None
        self.failures: list[BaseException] = []
        self.loop = asyncio.new_event_loop()
        self.loop.set_exception_handler(self._failed)
        self._socket = _listening(port)
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._run, name="fake-slack", daemon=True)
        self._thread.start()
        self.do(self._begin())

    def do(self, coroutine: Coroutine[Any, Any, T], seconds: float = 10) -> T:
        """Do something on the loop, and wait in this thread until it is done."""
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(seconds)

    def stop(self, last: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """End everything; `last` is run before. Raises what went wrong in here, as a test must not overlook it."""
        self.do(last())
        self.do(self._end())
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

    async def _begin(self) -> None:
        self._web = web.Server(self._answer, request_factory=self._request, access_log=None)
        await self._listen()

    async def _listen(self) -> None:
        self._listener = await self.loop.create_server(self._web, sock=self._socket, backlog=1024)

    async def _shut(self) -> None:
        self._listener.close()
        for connection in self._web.connections:
            if connection.transport:
                reset(connection.transport)
        await asyncio.sleep(0)  # the turn of the loop in which they end

    async def _end(self) -> None:
        await self._shut()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        try:
            assert self.serve
            return await self.serve(request)
        except (ConnectionError, asyncio.CancelledError):
            raise
        except Exception as error:
            self.failures.append(error)
            raise

    def _request(
        self,
        message: RawRequestMessage,
        payload: StreamReader,
        protocol: web.RequestHandler,
        writer: AbstractStreamWriter,
        task: "asyncio.Task[None]",
    ) -> web.BaseRequest:
        return web.BaseRequest(message, payload, protocol, writer, task, self.loop, client_max_size=BODY_LIMIT)

    def _failed(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        self.failures.append(context.get("exception") or RuntimeError(context["message"]))


def reset(transport: asyncio.BaseTransport) -> None:
    """End a connection: without lingering, the other side is not told politely."""
    assert isinstance(transport, asyncio.Transport)
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
    transport.abort()


def _listening(port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((HOST, port))
    return listening
