"""Delivery to a webhook: in order within a chat, several chats at once, again and again until it is taken."""

import asyncio
import re
import threading

import httpx

from tests.fakes.telegram.refusals import Json
from tests.fakes.telegram.updates import Update, Updates

TOKEN_LIMIT = 256

HEADER = "X-Telegram-Bot-Api-Secret-Token"

PATIENCE = 60.0
"""Seconds the bot may take to answer."""


def is_token(secret: str) -> bool:
    """Whether a secret has no characters a header could not carry."""
    return re.fullmatch(r"[A-Za-z0-9_-]*", secret) is not None


class Webhook:
    """Posts what waits to `url`. An update that was not taken is tried again after `retry` seconds, then twice that."""

    def __init__(
        self, url: str, secret: str, connections: int, updates: Updates, changed: threading.Condition, retry: float
    ) -> None:
        self.info: Json = {"url": url, "max_connections": connections, "ip_address": "127.0.0.1"}
        self._url = url
        self._headers = {HEADER: secret} if secret else {}
        self._updates = updates
        self._changed = changed
        self._retry = retry
        self._client = httpx.AsyncClient(timeout=PATIENCE)
        self._lanes: dict[int, asyncio.Task[None]] = {}

    def deliver(self) -> None:
        """Start what can start: the oldest update of every chat that has none under way."""
        for update in self._updates.waiting():
            if len(self._lanes) >= self.info["max_connections"]:
                break
            if update.lane not in self._lanes:
                self._lanes[update.lane] = asyncio.create_task(self._run(update))

    def close(self) -> asyncio.Task[None]:
        """Stop, whatever is under way; the task ends when the connections are closed."""
        for task in self._lanes.values():
            task.cancel()
        return asyncio.create_task(self._client.aclose())

    async def _run(self, update: Update) -> None:
        with self._changed:
            copies = self._updates.twisted([update])
        pause = self._retry
        for copy in copies:
            while not await self._posted(copy):
                await asyncio.sleep(pause)
                pause *= 2
        with self._changed:
            self._updates.drop(update.number)
            del self._lanes[update.lane]
            self.deliver()
            self._changed.notify_all()

    async def _posted(self, update: Update) -> bool:
        try:
            response = await self._client.post(self._url, json=update.json, headers=self._headers)
        except httpx.HTTPError:
            error = "Connection refused or broken"
        else:
            if response.is_success:
                return True
            error = f"Wrong response from the webhook: {response.status_code} {response.reason_phrase}"
        self.info |= {"last_error_date": int(update.born.timestamp()), "last_error_message": error}
        return False
