"""What the server serves: the Web API, response URLs, uploads, and the sockets of Socket Mode."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from functools import partial
from http import HTTPStatus
from urllib.parse import parse_qsl

from aiohttp import web

from tests.fakes.slack.answering import Act, Answering, plain_answer
from tests.fakes.slack.app import APP_TOKEN, BOT_TOKEN
from tests.fakes.slack.arguments import Arguments, arguments_of
from tests.fakes.slack.files import DOWNLOAD_PATH, LOGIN_PAGE, UPLOAD_PATH, download, receive
from tests.fakes.slack.methods import METHODS, SOCKET_PATH
from tests.fakes.slack.refusals import (
    INVALID_AUTH,
    NO_SUCH_PAGE,
    NOT_AUTHED,
    WRONG_TOKEN,
    Json,
    Refusal,
    Refused,
)
from tests.fakes.slack.responses import HOOK_PATH, respond
from tests.fakes.slack.world import Call, World

API_PATH = "/api/"

Upgrade = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]
"""Takes over a request that is to become a socket."""


class Service:
    """Answers requests, on the loop of the server; `leg` says the seconds a request takes."""

    def __init__(self, world: World, answering: Answering, leg: Callable[[], float], upgrade: Upgrade) -> None:
        self._world = world
        self._answering = answering
        self._leg = leg
        self._upgrade = upgrade

    async def serve(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request, at once or later."""
        body = await request.read()
        if leg := self._leg():
            await asyncio.sleep(leg)
        for beginning, answer in (
            (API_PATH, self._method),
            (HOOK_PATH, self._response),
            (UPLOAD_PATH, self._upload),
            (DOWNLOAD_PATH, self._download),
            (SOCKET_PATH, self._socket),
        ):
            if request.path.startswith(beginning):
                return await answer(request, request.path.removeprefix(beginning), body)
        return plain_answer(NO_SUCH_PAGE.status, NO_SUCH_PAGE.body)

    async def _method(self, request: web.BaseRequest, name: str, body: bytes) -> web.StreamResponse:
        query = dict(parse_qsl(request.query_string, keep_blank_values=True))
        try:
            arguments = arguments_of(query, request.headers.get("Content-Type", ""), body)
        except Refused as refused:
            return plain_answer(200, refused.refusal.body)
        arguments.values.pop("team_id", None)  # Bolt adds it to everything; it counts only for apps of many workspaces
        token = arguments.values.pop("token", "") or request.headers.get("Authorization", "").removeprefix("Bearer ")
        about = next(filter(None, map(arguments.text, ("channel", "channel_id", "user_id", "users"))), None)
        channel = self._world.ims[about].id if about in self._world.ims else about
        act = partial(self._carry_out, name, token, arguments)
        return await self._end(request, name, channel, arguments.values, act)

    async def _response(self, request: web.BaseRequest, name: str, body: bytes) -> web.StreamResponse:
        hook = self._world.hooks.get(name)
        if hook is None:
            return plain_answer(NO_SUCH_PAGE.status, NO_SUCH_PAGE.body)
        try:
            arguments = arguments_of({}, request.headers.get("Content-Type", ""), body)
        except Refused as refused:
            return plain_answer(400, refused.refusal.body)
        act = partial(respond, self._world, hook, arguments)
        return await self._end(request, "response_url", hook.channel, arguments.values, act)

    async def _upload(self, request: web.BaseRequest, name: str, body: bytes) -> web.StreamResponse:
        act = partial(receive, self._world, name, request.content_type, body)
        return await self._end(request, "upload", None, {"id": name, "length": len(body)}, act)

    async def _download(self, request: web.BaseRequest, _: str, body: bytes) -> web.StreamResponse:
        path = request.raw_path.removeprefix(DOWNLOAD_PATH)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        answer = await self._end(request, "download", None, {"path": path}, partial(download, self._world, path, token))
        if answer.status == LOGIN_PAGE.status:
            answer.headers["Location"] = f"{self._world.address}/login"
        elif answer.status == HTTPStatus.OK and path in self._world.downloads:
            answer.content_type = self._world.downloads[path].media_type
        return answer

    async def _socket(self, request: web.BaseRequest, _: str, body: bytes) -> web.StreamResponse:
        query = dict(request.query)
        refused = await self._end(request, "socket", None, query, partial(self._use_ticket, query.get("ticket", "")))
        return refused if refused.prepared or refused.status != 200 else await self._upgrade(request)

    def _use_ticket(self, ticket: str) -> bytes:
        if ticket not in self._world.tickets:
            raise Refused(NO_SUCH_PAGE)
        self._world.tickets.remove(ticket)
        return b"{}"

    async def _end(
        self, request: web.BaseRequest, method: str, channel: str | None, arguments: Json, act: Act
    ) -> web.StreamResponse:
        return await self._answering.end(request, Call(self._world.ticks(), method, channel, arguments), act)

    def _carry_out(self, name: str, token: str, arguments: Arguments) -> bytes:
        """Do what a method does; the body of its answer."""
        world, method = self._world, METHODS.get(name)
        if method is None:
            raise Refused(Refusal("unknown_method"))
        _check_token(token, method.token)
        if method.scopes:
            world.need(*method.scopes)
        world.gate.admit_call(name, method.tier)
        arguments.check_names(method.arguments)
        return json.dumps({"ok": True} | method.run(world, arguments)).encode()


def _check_token(token: str, wanted: str) -> None:
    if not token:
        raise Refused(NOT_AUTHED)
    if token not in {BOT_TOKEN, APP_TOKEN}:
        raise Refused(INVALID_AUTH)
    if token != wanted:
        raise Refused(WRONG_TOKEN)
