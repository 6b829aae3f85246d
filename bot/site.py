"""What this machine serves where people talk elsewhere: whether all is well, and the doors platforms knock at."""

from collections.abc import Callable, Iterable, Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route


class Site:
    """Health and doors, nothing else. `complaints` are the codes of what is wrong with the service."""

    def __init__(self, complaints: Callable[[], Sequence[str]], doors: Iterable[BaseRoute]) -> None:
        self._complaints = complaints
        self.asgi = Starlette(routes=[Route("/health", self._health), *doors])

    def close(self) -> None:
        """Nothing is kept open here."""

    async def _health(self, request: Request) -> Response:  # noqa: ARG002 - the same for everybody
        """Whether all is well: 200, or 503 with what is not."""
        found = list(self._complaints())
        return JSONResponse({"ok": not found, "complaints": found}, 503 if found else 200)
