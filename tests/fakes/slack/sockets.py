"""The way to an app in Socket Mode: connections that it opened, each payload to one of them."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from tests.fakes.slack.app import APP_ID
from tests.fakes.slack.deliveries import Attempt, NotTaken
from tests.fakes.slack.refusals import Json
from tests.fakes.slack.server import reset

MOST = 10
"""Connections an app may have."""


@dataclass(slots=True, eq=False)
class Line:
    """One connection. A `mute` one stays open and carries nothing; one that was `told` to go gets nothing new."""

    socket: web.WebSocketResponse
    transport: asyncio.Transport
    used: float
    mute: bool = False
    told: bool = False


@dataclass(slots=True)
class Sockets:
    """All connections, on the loop of the server.

    `leg` says the seconds a message takes one way, `patience` are those an app has to acknowledge, `idle` those after
    which a connection without traffic dies silently. `on_change` is called when one came or went.
    """

    leg: Callable[[], float]
    patience: float
    idle: float | None
    on_change: Callable[[], None]
    lines: list[Line] = field(default_factory=list)
    _unanswered: dict[str, asyncio.Future[Json | None]] = field(default_factory=dict)
    _turn: int = 0
    _envelopes: int = 0

    async def serve(self, request: web.BaseRequest) -> web.WebSocketResponse:
        """One connection, from beginning to end."""
        ws = web.WebSocketResponse(autoping=False, compress=False, timeout=0.1)
        await ws.prepare(request)
        if len(self.lines) >= MOST:
            await ws.send_json(_goodbye("too_many_websockets"))
            await ws.close()
            return ws
        assert request.transport
        line = Line(ws, request.transport, asyncio.get_running_loop().time())
        self.lines.append(line)
        self.on_change()
        try:
            await self._greet(line)
            await self._listen(line)
        finally:
            self.lines.remove(line)
            self.on_change()
        return ws

    async def carry(self, attempt: Attempt) -> Json | None:
        """Send it down one of the lines, and wait until it is acknowledged."""
        lines = [line for line in self.lines if not line.told] or self.lines
        if not lines:
            raise NotTaken("dispatch_failed")
        self._turn += 1
        line = lines[self._turn % len(lines)]
        loop = asyncio.get_running_loop()
        envelope, answer = self._envelope(attempt), loop.create_future()
        self._unanswered[envelope["envelope_id"]] = answer
        try:
            async with asyncio.timeout(self.patience):
                await self._send(line, envelope)
                payload: Json | None = await answer
                return payload
        except TimeoutError:
            raise NotTaken("timeout") from None
        finally:
            del self._unanswered[envelope["envelope_id"]]

    async def say_goodbye(self, reason: str, seconds: float) -> None:
        """Tell everybody on a line to get another; it ends after so many seconds."""
        lines = [line for line in self.lines if not line.told]
        for line in lines:
            line.told = True
            await self._send(line, _goodbye(reason))
        await asyncio.sleep(seconds)
        for line in lines:
            await line.socket.close()

    async def mute(self) -> None:
        """Let all lines die silently."""
        for line in self.lines:
            line.mute = True

    async def drop(self) -> None:
        """Cut all lines without a word."""
        for line in self.lines:
            reset(line.transport)

    def _envelope(self, attempt: Attempt) -> Json:
        self._envelopes += 1
        kind = attempt.delivery.kind
        envelope: Json = {
            "envelope_id": f"{self._envelopes:08x}-0000-4000-8000-000000000000",
            "payload": attempt.delivery.payload,
            "type": kind,
            "accepts_response_payload": kind != "events_api",
        }
        if kind == "events_api":
            envelope |= {"retry_attempt": attempt.number, "retry_reason": attempt.reason}
        return envelope

    async def _greet(self, line: Line) -> None:
        info = {"host": "applink-1", "build_number": 1, "approximate_connection_time": 18060}
        hello = {"type": "hello", "num_connections": len(self.lines), "connection_info": {"app_id": APP_ID}}
        await self._send(line, hello | {"debug_info": info})

    async def _listen(self, line: Line) -> None:
        async for message in line.socket:
            if self._is_dead(line):
                continue
            if message.type is WSMsgType.PING:
                await line.socket.pong(message.data)
            elif message.type is WSMsgType.TEXT:
                asyncio.get_running_loop().call_later(self.leg(), self._acknowledge, message.data)

    def _acknowledge(self, text: str) -> None:
        with suppress(ValueError):
            acknowledgement = json.loads(text)
            answer = self._unanswered.get(acknowledgement.get("envelope_id", ""))
            if answer and not answer.done():
                answer.set_result(acknowledgement.get("payload"))

    async def _send(self, line: Line, message: Json) -> None:
        if self._is_dead(line):
            return
        line.used = asyncio.get_running_loop().time()
        if leg := self.leg():
            await asyncio.sleep(leg)
        with suppress(ConnectionError):
            await line.socket.send_json(message)

    def _is_dead(self, line: Line) -> bool:
        if self.idle is not None and asyncio.get_running_loop().time() - line.used > self.idle:
            line.mute = True
        return line.mute


def _goodbye(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-1"}}
