"""HTTP/1.1 on one connection: requests in, answers out, with a simulated way there and back.

Written by hand because the server must not be what limits a benchmark: it does what Bot API clients need, and nothing
else. Requests on one connection are answered one after the other.
"""

import asyncio
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

HEAD_LIMIT = 64 * 1024

BODY_LIMIT = 60 * 2**20
"""Bytes; more than the Bot API takes, so that its own refusal can be seen."""

_AT_ONCE = struct.pack("ii", 1, 0)

DRIPS = 20
"""The pieces a slow body comes in."""


@dataclass(slots=True)
class Request:
    """What a client sent."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Reply:
    """How to answer one request: once, whenever one likes, or never."""

    connection: "Connection"

    def send(self, code: int, body: bytes, headers: str = "", *, media_type: str = "application/json") -> None:
        """The whole answer. `headers` are further lines, each ended by CRLF."""
        self.connection.answer(_head(code, len(body), media_type, headers) + body)

    def drip(self, code: int, body: bytes, seconds: float) -> None:
        """The answer with a body that takes so long to arrive."""
        self.connection.drip(_head(code, len(body), "application/json", ""), body, seconds)

    def reset(self) -> None:
        """End the connection without an answer."""
        self.connection.abort()

    def when_gone(self, told: Callable[[], None]) -> None:
        """Be told when the client is gone, even if it went before."""
        self.connection.when_gone(told)


Serve = Callable[[Request, Reply], None]
"""Whoever answers; it must not raise."""

Leg = Callable[[], float]
"""The seconds a message takes one way."""


class Connection(asyncio.Protocol):
    """One client's connection. `leg` is asked before each way; `everybody` knows all open connections."""

    def __init__(self, serve: Serve, leg: Leg, everybody: set["Connection"]) -> None:
        self._serve = serve
        self._leg = leg
        self._everybody = everybody
        self._loop = asyncio.get_running_loop()
        self._buffer = bytearray()
        self._reply: Reply | None = None
        self._close = False
        self._gone = False
        self._told: Callable[[], None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._everybody.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._everybody.discard(self)
        self._gone = True
        if self._told:
            self._told()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if self._reply is None:
            self._next()

    def when_gone(self, told: Callable[[], None]) -> None:
        """Tell that the client is gone, until it is answered."""
        self._told = told
        if self._gone:
            told()

    def abort(self) -> None:
        """Reset it: without lingering, the other side is not told politely."""
        self._transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        self._transport.abort()

    def answer(self, data: bytes) -> None:
        """Send an answer on its way."""
        if leg := self._leg():
            self._loop.call_later(leg, self._finish, data)
        else:
            self._finish(data)

    def drip(self, head: bytes, body: bytes, seconds: float) -> None:
        """Send the head at once and the body piece by piece."""
        self._transport.write(head)
        size = len(body) // DRIPS + 1
        pieces = [body[start : start + size] for start in range(0, len(body), size)]
        for number, piece in enumerate(pieces[:-1], 1):
            self._loop.call_later(seconds * number / len(pieces), self._transport.write, piece)
        self._loop.call_later(seconds, self._finish, pieces[-1])

    def _finish(self, data: bytes) -> None:
        self._transport.write(data)
        self._reply = self._told = None
        if self._close:
            self._transport.close()
        elif self._buffer:
            self._next()

    def _next(self) -> None:
        try:
            request = _parsed(self._buffer)
        except (ValueError, KeyError):
            self._transport.write(_head(400, 0, "text/plain", "Connection: close\r\n"))
            self._transport.close()
            return
        if request is None:
            return
        self._close = request.headers.get("connection", "").lower() == "close"
        self._reply = Reply(self)
        if leg := self._leg():
            self._loop.call_later(leg, self._serve, request, self._reply)
        else:
            self._serve(request, self._reply)


def _head(code: int, size: int, media_type: str, headers: str) -> bytes:
    phrase = HTTPStatus(code).phrase
    return (
        f"HTTP/1.1 {code} {phrase}\r\nContent-Type: {media_type}\r\nContent-Length: {size}\r\n{headers}\r\n"
    ).encode()


def _parsed(buffer: bytearray) -> Request | None:
    """Take one whole request from the buffer; ValueError if it never can be one."""
    end = buffer.find(b"\r\n\r\n", 0, HEAD_LIMIT)
    if end < 0:
        if len(buffer) >= HEAD_LIMIT:
            raise ValueError("the head is too long")
        return None
    first, *lines = buffer[:end].decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ")
    pairs = (line.partition(":") for line in lines)
    headers = {name.lower(): value.strip() for name, _, value in pairs}
    found = _chunked(buffer, end + 4) if "transfer-encoding" in headers else _sized(buffer, end + 4, headers)
    if found is None:
        return None
    body, used = found
    del buffer[:used]
    path, _, query = target.partition("?")
    return Request(method, path, query, headers, body)


def _sized(buffer: bytearray, start: int, headers: dict[str, str]) -> tuple[bytes, int] | None:
    end = start + int(headers.get("content-length", "0"))
    if not start <= end <= BODY_LIMIT:
        raise ValueError("the body is too long")
    return (bytes(buffer[start:end]), end) if len(buffer) >= end else None


def _chunked(buffer: bytearray, start: int) -> tuple[bytes, int] | None:
    body = bytearray()
    while (line_end := buffer.find(b"\r\n", start)) >= 0:
        size = int(buffer[start:line_end], 16)
        start = line_end + 2 + size + 2
        if len(buffer) < start or len(body) + size > BODY_LIMIT:
            return None
        if size == 0:
            return bytes(body), start
        body += buffer[line_end + 2 : start - 2]
    return None
