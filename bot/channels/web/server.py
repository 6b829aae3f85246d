"""The web chat's HTTP side: the page, what it asks for, and clear refusals.

Requests and answers are JSON; `lang` in the query chooses the language of words. Answers to what a person
says arrive on the live line, not in the response, so that all open pages show the same.
"""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.channels.base import FILE
from bot.channels.web.chats import SOMEBODY, Chats
from bot.channels.web.guard import Guard, Refusal, body_of, bytes_of, text_in
from bot.channels.web.wording import page
from bot.speech.message import File

TEXT_LIMIT = 2000
"""Characters a person may type at once."""

ACTION_LIMIT = 256

ADDRESS_LIMIT = 64

NAME_LIMIT = 200

_PAGE = Path(__file__).parent / "page"

_MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript"}


def application(chats: Chats, complaints: Callable[[], Sequence[str]], hosts: Iterable[str]) -> ASGIApp:
    """The application that serves `chats`, reachable by localhost's names and `hosts`.

    `complaints` are the codes of what is wrong with the service, for whoever watches over it.
    """
    site = _Site(chats, complaints)
    routes = [
        Route("/", site.index),
        Route("/health", site.health),
        Route("/api/page", site.page),
        Route("/api/stream", site.stream),
        Route("/api/open", site.open, methods=["POST"]),
        Route("/api/say", site.say, methods=["POST"]),
        Route("/api/tap", site.tap, methods=["POST"]),
        Route("/api/hand", site.hand, methods=["POST"]),
        Route("/api/clock", site.clock, methods=["POST"]),
        Route("/api/file/{address}/{number}", site.file),
        Route("/{name}", site.asset),
    ]
    handlers: dict[Any, Any] = {
        Refusal: site.refused,
        HTTPException: site.not_served,
        Exception: site.failed,
    }
    return Guard(Starlette(routes=routes, exception_handlers=handlers), hosts)


class _Site:
    """The endpoints."""

    def __init__(self, chats: Chats, complaints: Callable[[], Sequence[str]]) -> None:
        self._chats = chats
        self._complaints = complaints
        self._index = (_PAGE / "index.html").read_text(encoding="utf-8")
        self._assets = {
            path.name: Response(path.read_bytes(), media_type=_MEDIA_TYPES[path.suffix])
            for path in _PAGE.iterdir()
            if path.suffix in _MEDIA_TYPES
        }

    async def index(self, request: Request) -> Response:
        """The page; without scripts it can only say that it needs them, in every language of the trip."""
        trip = self._chats.agenda().trip
        sentences = (self._chats.wording.words(language)("web-noscript") for language in trip.languages)
        language = self._language(request)
        filled = (
            self._index.replace("{{language}}", escape(language))
            .replace("{{title}}", escape(self._chats.wording.words(language)("web-title")))
            .replace("{{noscript}}", escape(" ".join(sentences)))
        )
        return Response(filled, media_type="text/html")

    async def health(self, request: Request) -> Response:  # noqa: ARG002 - the same for everybody
        """Whether all is well: 200, or 503 with what is not."""
        found = list(self._complaints())
        return JSONResponse({"ok": not found, "complaints": found}, 503 if found else 200)

    async def asset(self, request: Request) -> Response:
        """A style sheet or script of the page."""
        asset = self._assets.get(request.path_params["name"])
        if asset is None:
            raise Refusal(404, "not-here")
        return asset

    async def page(self, request: Request) -> Response:
        """The page's words, people and questions."""
        shown = page(self._chats.agenda(), self._chats.wording, self._language(request))
        return JSONResponse(shown | {"somebody": SOMEBODY, "steerable": self._chats.steerable})

    async def stream(self, request: Request) -> Response:
        """The live line of one page: of a person's chat, or of the clock alone."""
        address = request.query_params.get("as")
        last_seen = request.headers.get("last-event-id")
        events = self._chats.listen(address, self._language(request), last_seen)
        return StreamingResponse(events, media_type="text/event-stream")

    async def open(self, request: Request) -> Response:
        """A page opened an empty chat."""
        await self._chats.greet(_address(await body_of(request)))
        return Response(status_code=204)

    async def say(self, request: Request) -> Response:
        """A person typed something."""
        body = await body_of(request)
        await self._chats.say(_address(body), text_in(body, "text", TEXT_LIMIT))
        return Response(status_code=204)

    async def tap(self, request: Request) -> Response:
        """A person tapped a button, on the entry with a number."""
        body = await body_of(request)
        on = body.get("on")
        number = on if isinstance(on, int) and not isinstance(on, bool) else None
        await self._chats.tap(_address(body), text_in(body, "action", ACTION_LIMIT), number)
        return Response(status_code=204)

    async def hand(self, request: Request) -> Response:
        """A person hands over a file, the body; who, its name and perhaps a text are in the query."""
        asked: dict[str, Any] = dict(request.query_params)
        name = text_in(asked, "name", NAME_LIMIT)
        text = text_in(asked, "text", TEXT_LIMIT) if asked.get("text", "").strip() else ""
        media_type = request.headers.get("content-type", "application/octet-stream")[:NAME_LIMIT]
        file = File(name, media_type, await bytes_of(request, FILE))
        await self._chats.hand(_address(asked), text, file)
        return Response(status_code=204)

    async def clock(self, request: Request) -> Response:
        """A page moves the demonstration clock."""
        body = await body_of(request)
        address = _address(body) if "as" in body else SOMEBODY
        await self._chats.move_clock({key: value for key, value in body.items() if key != "as"}, address)
        return Response(status_code=204)

    async def file(self, request: Request) -> Response:
        """A file that came with a message, always as a download."""
        number = request.path_params["number"]
        if not (number.isdecimal() and len(number) < 10):
            raise Refusal(404, "no-file")
        file = self._chats.file(request.path_params["address"], int(number))
        disposition = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
        return Response(file.content, headers={"Content-Disposition": disposition}, media_type=file.media_type)

    async def refused(self, request: Request, error: Refusal) -> Response:
        """Say in the page's language why not."""
        say = self._chats.wording.words(self._language(request))
        text = say(f"web-error-{error.code}", **error.args_of_words)
        return JSONResponse({"error": {"code": error.code, "text": text}}, error.status_code)

    async def not_served(self, request: Request, error: HTTPException) -> Response:
        """No such address, or not this way."""
        response = await self.refused(request, Refusal(error.status_code, "not-here"))
        response.headers.update(error.headers or {})
        return response

    async def failed(self, request: Request, error: Exception) -> Response:  # noqa: ARG002 - the server logs it
        """Something went wrong in here: the details are for the log."""
        return await self.refused(request, Refusal(500, "failed"))

    def _language(self, request: Request) -> str:
        return self._chats.language(request.query_params.get("lang"))


def _address(body: dict[str, Any]) -> str:
    return text_in(body, "as", ADDRESS_LIMIT)
