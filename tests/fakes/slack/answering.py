"""How a request ends: carried out and answered, or as its fault has it."""

import asyncio
from collections.abc import Callable
from http import HTTPStatus

from aiohttp import web

from tests.fakes.slack.faults import Fault, Script
from tests.fakes.slack.refusals import SERVER_ERROR, Refusal, Refused
from tests.fakes.slack.server import reset
from tests.fakes.slack.world import Call, World
from tests.fakes.telegram.faults import Ending

BAD_GATEWAY = (
    b"<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>"
)

DRIPS = 20
"""The pieces a slow body comes in."""

_IN_WORDS = {"response_url", "upload"}
"""Requests that are answered in plain text."""

Act = Callable[[], bytes]
"""Carries a request out, with the world locked, and returns the body of the answer; raises Refused."""


class Answering:
    """Ends requests, on the loop of the server; `leg` says the seconds an answer takes."""

    def __init__(self, world: World, script: Script, leg: Callable[[], float]) -> None:
        self._world = world
        self._script = script
        self._leg = leg

    async def end(self, request: web.BaseRequest, call: Call, act: Act) -> web.StreamResponse:
        """Carry a request out and answer it, unless its fault has it otherwise."""
        with self._world.changed:
            self._world.calls.append(call)
            fault = self._script.next(call.method, call.channel)
            body, refusal = _carried_out(act) if fault is None or fault.reaches else (b"{}", None)
            refusal = _scripted(fault) or refusal
            self._world.changed.notify_all()
        ending = fault.ending if fault else None
        if ending is Ending.HANG:
            await asyncio.Event().wait()
        if ending is Ending.RESET:
            assert request.transport
            reset(request.transport)
            return plain_answer(500, b"")
        if leg := self._leg():
            await asyncio.sleep(leg)
        return await self._answered(request, call, refusal.body if refusal else body, refusal, fault)

    async def _answered(
        self, request: web.BaseRequest, call: Call, body: bytes, refusal: Refusal | None, fault: Fault | None
    ) -> web.StreamResponse:
        ending = fault.ending if fault else None
        status = 502 if ending is Ending.BAD_GATEWAY else refusal.status if refusal else 200
        with self._world.changed:
            call.status, call.error = status, refusal.error if refusal else ""
            self._world.changed.notify_all()
        if ending is Ending.BAD_GATEWAY:
            return plain_answer(502, BAD_GATEWAY, "text/html")
        if ending is Ending.SLOW and fault:
            return await _dripped(request, status, body, fault.seconds)
        if ending is Ending.GARBLED:
            body = body[: len(body) // 2]
        in_words = call.method in _IN_WORDS and refusal is None
        answer = plain_answer(status, body, "text/plain" if in_words else "application/json")
        if refusal and refusal.retry_after:
            answer.headers["Retry-After"] = str(refusal.retry_after)
        return answer


def plain_answer(status: int, body: bytes, media_type: str = "application/json") -> web.Response:
    """An answer in one piece."""
    return web.Response(status=status, reason=HTTPStatus(status).phrase, body=body, content_type=media_type)


def _carried_out(act: Act) -> tuple[bytes, Refusal | None]:
    try:
        return act(), None
    except Refused as refused:
        return b"", refused.refusal


def _scripted(fault: Fault | None) -> Refusal | None:
    if fault and isinstance(fault.ending, Refusal):
        return fault.ending
    return SERVER_ERROR if fault and fault.ending is Ending.SERVER_ERROR else None


async def _dripped(request: web.BaseRequest, status: int, body: bytes, seconds: float) -> web.StreamResponse:
    """The head at once, and the body piece by piece."""
    answer = web.StreamResponse(status=status, headers={"Content-Type": "application/json"})
    answer.content_length = len(body)
    await answer.prepare(request)
    size = len(body) // DRIPS + 1
    for start in range(0, len(body), size):
        await asyncio.sleep(seconds * size / len(body))
        await answer.write(body[start : start + size])
    return answer
