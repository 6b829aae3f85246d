"""The way to the Bot API: the library's requests over aiohttp, whose pool stays quick with many at once.

Every error that leaves here is one of the library's, made of fixed words: an address holds the token.
"""

import json
import logging
from typing import Any

import aiohttp
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECTIONS = 100
CONNECT_WITHIN = 5.0
"""Seconds to get a connection, also where all are in use: until then nothing was sent."""
ANSWER_WITHIN = 12.0
"""Seconds for everything; twice that, for a chat that has moved, is still within the 30 s of one attempt."""
IDLE = 30.0
"""Seconds a connection is kept for the next request."""
FLOOD_WAIT = 5
"""Seconds to wait where we are told to, but not how long."""

_FORM = "application/x-www-form-urlencoded"
_KNOWN = {400, 401, 403, 404, 409}
"""Refusals the library tells apart."""


class NotConnected(NetworkError):
    """There was no connection: nothing was sent."""

    def __init__(self) -> None:
        super().__init__("no connection")


def be_discreet() -> None:
    """Keep the libraries from logging what they send, and where."""
    for library in ("telegram", "aiohttp"):
        logging.getLogger(library).setLevel(logging.ERROR)


class Transport(BaseRequest):
    """Requests of one bot. `initialize` it on the loop it is used on; `shutdown` ends it."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds a request takes at most, if it does not say otherwise."""
        return ANSWER_WITHIN

    async def initialize(self) -> None:
        """Be ready for requests."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=IDLE)
            headers = {"User-Agent": self.USER_AGENT}
            self._session = aiohttp.ClientSession(
                connector=connector, headers=headers, cookie_jar=aiohttp.DummyCookieJar()
            )

    async def shutdown(self) -> None:
        """End all connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 – the library's signature
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """One request: status and body. NotConnected, TimedOut, RetryAfter or NetworkError if there is none."""
        if self._session is None:
            raise NotConnected
        total = read_timeout if isinstance(read_timeout, int | float) else ANSWER_WITHIN
        timeout = aiohttp.ClientTimeout(total=total, connect=CONNECT_WITHIN)
        data, headers = _body(request_data)
        problem: TelegramError
        try:
            async with self._session.request(
                method, url, data=data, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                return _answer(response.status, await response.read())
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            problem = NotConnected()
        except TimeoutError:
            problem = TimedOut()
        except (aiohttp.ClientError, OSError, ValueError) as error:
            problem = NetworkError(type(error).__name__)
        raise problem  # out here: an error from within would lead to the address it happened at

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as an object; unlike its parent, it logs nothing of what it cannot read."""
        try:
            found = json.loads(payload)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise NetworkError("unreadable answer")
        return found


def _body(request: RequestData | None) -> tuple[Any, dict[str, str]]:
    if request is None:
        return None, {}
    if not request.contains_files:
        return request.url_encoded_parameters().encode(), {"Content-Type": _FORM}
    form = aiohttp.FormData(quote_fields=False)
    for name, value in request.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, media_type) in request.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=media_type)
    return form, {}


def _answer(status: int, body: bytes) -> tuple[int, bytes]:
    """The answer, with refusals the library does not know as the plain one it does."""
    if status == 429 and b'"retry_after"' not in body:  # from something in front of the Bot API
        raise RetryAfter(FLOOD_WAIT)
    if 400 <= status < 500 and status not in {*_KNOWN, 429}:
        return 400, body
    return status, body
