"""What keeps strangers out of a chat that listens on this machine: Host, Origin, body size, strict headers.

A page elsewhere on the web must not be able to read or write here, not even by making its own name resolve to
127.0.0.1 (DNS rebinding).
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_LIMIT = 16 * 1024
"""Bytes a request may carry."""

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Refusal(HTTPException):
    """A request that is not served: an HTTP status and the code of its words (`web-error-<code>`)."""

    def __init__(self, status: int, code: str, **args: str | int) -> None:
        super().__init__(status, code)
        self.code = code
        self.args_of_words = args


class Guard:
    """Serves only what is addressed to this host, writes only from its own pages, adds strict headers."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in (*LOCAL_HOSTS, *hosts))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_strictly(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        code = self._objection(scope)
        if code is None:
            await self._app(scope, receive, send_strictly)
        else:
            # Words would need a language, and a stranger has none.
            refused = JSONResponse({"error": {"code": code}}, 421 if code == "host" else 403)
            await refused(scope, receive, send_strictly)

    def _objection(self, scope: Scope) -> str | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        if re.sub(r":\d+$", "", host) not in self._hosts:
            return "host"
        if scope["method"] not in ("GET", "HEAD"):
            origin = headers.get("origin", "").lower()
            if origin not in (f"http://{host}", f"https://{host}"):
                return "origin"
        return None


async def body_of(request: Request) -> dict[str, Any]:
    """The JSON object a request carries; raises Refusal if it is too large or anything else."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refusal(415, "unreadable")
    try:
        body = json.loads(await bytes_of(request, BODY_LIMIT))
    except (ValueError, RecursionError):
        raise Refusal(400, "unreadable") from None
    if not isinstance(body, dict):
        raise Refusal(400, "unreadable")
    return body


async def bytes_of(request: Request, limit: int) -> bytes:
    """All that a request carries; raises Refusal if that is more bytes than the limit."""
    received = bytearray()
    async for part in request.stream():
        received += part
        if len(received) > limit:
            raise Refusal(413, "too-large")
    return bytes(received)


def text_in(body: dict[str, Any], name: str, limit: int) -> str:
    """A text field of a body, stripped; raises Refusal if it is missing, empty, too long or not Unicode."""
    value = body.get(name)
    if not isinstance(value, str):
        raise Refusal(400, "unreadable")
    text = value.strip()
    if not text:
        raise Refusal(422, "empty")
    if len(text) > limit:
        raise Refusal(422, "too-long", limit=limit)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Refusal(400, "unreadable") from None
    return text
