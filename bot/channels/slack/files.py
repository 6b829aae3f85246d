"""What people send besides words, fetched from Slack: from nowhere else, for the token goes with the request."""

import asyncio
import logging
import re
from urllib.parse import SplitResult, urlsplit

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.base import FILE
from bot.channels.slack.outcomes import TROUBLE
from bot.channels.slack.reading import Sent
from bot.speech.message import File

TIMES, BREATHER = 3, 1.0
"""How often it is tried, and the seconds between."""
WITHIN = 60.0
"""Seconds for one file."""
LARGE, LATER, STRANGE = "slack-file-large", "join-later", "talk-other"
"""What is said where there is no file to be had: too large, not now, not at all."""
_SLACKS = re.compile(r"(?:www\.)?slack\.com")
_FILES = ("https", "files.slack.com")

_log = logging.getLogger("annai.slack")


class Files:
    """Fetches files with the token of a client, once its session is there."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def fetch(self, sent: Sent) -> File | str:
        """A file as it was sent; or which words say why not."""
        if sent.size > FILE:
            return LARGE
        if not is_slacks(sent.link, self._client.base_url):
            return STRANGE
        for attempt in range(TIMES):
            if attempt:
                await asyncio.sleep(BREATHER)
            try:
                status, content = await self._fetched(sent.link)
            except TROUBLE as error:
                _log.warning("a file did not come: %s", type(error).__name__)
                continue
            if status == 200:
                return File(sent.name, sent.media_type, content) if len(content) <= FILE else LARGE
            if status < 500 and status != 429:
                _log.error("a file is refused: %d", status)
                return LATER if 300 <= status < 400 else STRANGE  # sent to the login page: the app lacks a permission
        return LATER

    async def _fetched(self, link: str) -> tuple[int, bytes]:
        """Status and content, no more of it than is wanted."""
        assert self._client.session is not None  # noqa: S101 - whoever listens has begun
        allowed = {"Authorization": f"Bearer {self._client.token}"}
        timeout = aiohttp.ClientTimeout(total=WITHIN)
        async with self._client.session.get(link, headers=allowed, allow_redirects=False, timeout=timeout) as answer:
            content = bytearray()
            async for piece in answer.content.iter_chunked(64 * 1024):
                content += piece
                if len(content) > FILE:
                    break
            return answer.status, bytes(content)


def is_slacks(link: str, server: str) -> bool:
    """Whether a link leads to the Slack whose Web API is at an address, and not only seems to."""
    try:
        there, api = urlsplit(link), urlsplit(server)
        if _SLACKS.fullmatch(api.hostname or ""):
            return (there.scheme, there.netloc) == _FILES
        return _origin(there) == _origin(api)
    except ValueError:
        return False


def _origin(address: SplitResult) -> tuple[str, str]:
    return address.scheme, address.netloc
