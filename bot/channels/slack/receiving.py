"""What comes from Slack, by a socket or a door: durable before it is confirmed, confirmed before it is dealt with."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from time import time
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.hearing import Hearing
from bot.channels.inbox import Entry
from bot.channels.slack import forms
from bot.channels.slack.reading import Heard, What

PING = 5.0
"""Seconds between signs of life; a socket without any for four times as long is replaced."""
LONGEST = 60.0
"""Seconds without a socket after which a new one is made from scratch."""
BODY = 512 * 1024
"""Bytes of a request; real ones are far smaller."""
PATH = "/slack/events"

Accept = Callable[[Entry], Awaitable[None]]
Hear = Callable[[dict[str, Any], bool], Heard | None]
"""What a request says to us, perhaps again; None if it is refused, or nothing to us."""
Receive = Callable[[dict[str, Any], bool], Awaitable[BoltResponse]]
"""What is done with a request that is surely Slack's, and that perhaps came before."""

_log = logging.getLogger("annai.slack")


def receiving(ready: asyncio.Event, hear: Hear, accept: Accept, elsewhere: str) -> Receive:
    """What is done with a request that is surely Slack's: it is durable when it is confirmed.

    Until we are `ready`, nothing is taken; `elsewhere` is said to who asks in a channel.
    """

    async def receive(body: dict[str, Any], again: bool) -> BoltResponse:
        if not ready.is_set():
            return BoltResponse(status=503, body="")  # it comes again
        what = hear(body, again)
        if what is None:
            return BoltResponse(status=200, body="")
        if what.what is What.FILLED and (wrong := forms.complaints(body["view"])):
            return BoltResponse(status=200, body={"response_action": "errors", "errors": wrong})
        await accept((what.key, what.told))
        if what.elsewhere:
            return BoltResponse(status=200, body={"response_type": "ephemeral", "text": elsewhere})
        return BoltResponse(status=200, body="")

    return receive


def listener(client: AsyncWebClient, secret: str, receive: Receive) -> AsyncApp:
    """The library's app: it checks signatures, and leaves the rest to us.

    Our middleware stands where it would ask for the token's owner: nobody waits for the Web API to be confirmed.
    """
    threshold, silent = _Threshold(receive), _silent()
    # The library silences whatever logger has the app's name, too; without a name it would look for one, at length.
    return AsyncApp(
        name=silent.name, client=client, signing_secret=secret or "-", logger=silent, before_authorize=threshold
    )


class _Threshold(AsyncMiddleware):
    """Ours in the library's chain: what a request says ends here, but for the library's own handshakes."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002 - the library's
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 - the library's
    ) -> BoltResponse | None:
        """Called for every request whose signature is right."""
        if req.body.get("type") in {"url_verification", "ssl_check"}:
            return await next()
        return await self._receive(req.body, "x-slack-retry-num" in req.headers)


def door(app: AsyncApp) -> Route:
    """The route requests come in by, where Slack has been told a public address."""
    handler = AsyncSlackRequestHandler(app)

    async def knocked(request: Request) -> Response:
        body = bytearray()
        async for piece in request.stream():
            body += piece
            if len(body) > BODY:
                return Response(status_code=413)
        request._body = bytes(body)  # where the library looks for it
        try:
            response: Response = await handler.handle(request)
        except (ValueError, TypeError, AttributeError, RecursionError):
            return Response(status_code=400)
        return response

    return Route(PATH, knocked, methods=["POST"])


class _Line(AsyncSocketModeHandler):
    """What comes by the library's own line needs no signature checked, and goes straight to us."""

    receive: Receive

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        """Called for every request."""
        await send_async_response(client, req, await self.receive(req.payload, bool(req.retry_attempt)), time())


class Socket:
    """The line to Slack in Socket Mode: opened again and again, whatever ends it."""

    def __init__(self, app: AsyncApp, token: str, receive: Receive, hearing: Hearing) -> None:
        self._app, self._token, self._receive, self._hearing = app, token, receive, hearing
        self._handler: AsyncSocketModeHandler | None = None

    async def run(self) -> None:
        """Keep a line until cancelled. The library replaces one that ends or falls silent; we replace the library."""
        while True:
            self._handler = _Line(self._app, self._token, logger=_silent(), ping_interval=PING)
            self._handler.receive = self._receive
            try:
                await self._handler.connect_async()  # type: ignore[no-untyped-call]
                await self._watch(self._handler)
            except Exception as error:  # whatever it is, somebody must go on listening
                _log.error("no line to Slack: %s", type(error).__name__)
            _log.warning("the line to Slack is made anew")
            await self.close()
            await asyncio.sleep(PING)

    async def close(self) -> None:
        """Let go of the line."""
        handler, self._handler = self._handler, None
        if handler is not None:
            await handler.close_async()  # type: ignore[no-untyped-call]

    async def _watch(self, handler: AsyncSocketModeHandler) -> None:
        """Return when there was no line for too long."""
        without = 0.0
        while without < LONGEST:
            if await handler.client.is_connected():
                without = 0.0
                self._hearing.heard()
            else:
                without += PING
            await asyncio.sleep(PING)


def be_discreet() -> None:
    """Keep the libraries from logging what they send and hear."""
    for library in ("slack_sdk", "slack_bolt", "aiohttp"):
        logging.getLogger(library).setLevel(logging.CRITICAL)


def _silent() -> logging.Logger:
    """For what takes a logger of its own: errors of the library may hold what people said."""
    silent = logging.Logger("annai.slack.library", logging.CRITICAL)
    silent.addHandler(logging.NullHandler())
    return silent
