"""The door Telegram knocks at, where a webhook is used instead of polling: answered only once an update is durable."""

import json
from hmac import compare_digest

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.telegram.polling import Accept, entries_of

HEADER = "X-Telegram-Bot-Api-Secret-Token"
BODY = 512 * 1024
"""Bytes of an update; real ones are far smaller."""


def door(path: str, secret: str, accept: Accept) -> Route:
    """The route updates come in by; whoever does not know the secret is told nothing."""

    async def knocked(request: Request) -> Response:
        if not compare_digest(request.headers.get(HEADER, "").encode(), secret.encode()):
            return Response(status_code=404)
        body = bytearray()
        async for piece in request.stream():
            body += piece
            if len(body) > BODY:
                return Response(status_code=413)
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            return Response(status_code=400)
        await accept(entries_of([update]))  # one without a number would only come again
        return Response(status_code=200)

    return Route(path, knocked, methods=["POST"])
