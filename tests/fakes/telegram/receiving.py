"""How the bot gets its updates: by long polling, one poller at a time, or by a webhook."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from tests.fakes.telegram.parameters import Parameters
from tests.fakes.telegram.refusals import Json, Refusal, Refused, conflict, wrong
from tests.fakes.telegram.updates import Updates
from tests.fakes.telegram.webhook import TOKEN_LIMIT, Webhook, is_token

LONGEST = 50
"""Seconds a poller may wait."""

MOST = 100
"""Updates in one answer."""

SECOND_POLLER = conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
WEBHOOK_SET = conflict("terminated by setWebhook request")
WEBHOOK_ACTIVE = conflict(
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)

Respond = Callable[[Any], None]
"""Takes the result of a method, or the Refusal."""

WhenGone = Callable[[Callable[[], None]], None]
"""Takes whom to tell that the client is gone."""


@dataclass(slots=True, eq=False)
class _Poller:
    limit: int
    respond: Respond
    timer: asyncio.TimerHandle


class Receiving:
    """The methods about updates. Everything happens on the loop of the server, with the world locked."""

    def __init__(
        self, updates: Updates, loop: asyncio.AbstractEventLoop, changed: threading.Condition, retry: float
    ) -> None:
        self._updates = updates
        self._loop = loop
        self._changed = changed
        self._retry = retry
        self._poller: _Poller | None = None
        self._webhook: Webhook | None = None
        self._closing: list[asyncio.Task[None]] = []

    @property
    def polled(self) -> bool:
        """Whether a poller waits at this moment."""
        return self._poller is not None

    def news(self) -> None:
        """Updates may have come: pass them on."""
        if self._webhook:
            self._webhook.deliver()
        elif self._poller and self._updates:
            self._end_poll(self._next(self._poller.limit))

    async def close(self) -> None:
        """Deliver nothing any more."""
        self._end_webhook()
        await asyncio.gather(*self._closing)

    def get_updates(self, parameters: Parameters, respond: Respond, when_gone: WhenGone) -> None:
        """Respond now or later, unless the client goes away meanwhile."""
        if self._webhook:
            raise Refused(WEBHOOK_ACTIVE)
        limit, timeout = parameters.integer("limit", MOST, 1, MOST), parameters.integer("timeout", 0, 0, LONGEST)
        self._allow(parameters)
        self._updates.confirm(parameters.integer("offset"))
        found = self._next(limit)
        if found or not timeout:
            respond(found)
            return
        self._end_poll(SECOND_POLLER)
        timer = self._loop.call_later(timeout, self._time_out)
        poller = self._poller = _Poller(limit, respond, timer)
        when_gone(partial(self._forget, poller))

    def set_webhook(self, parameters: Parameters) -> bool:
        """Deliver to a URL from now on; an empty one ends that."""
        url = parameters.text("url")
        if not url:
            return self.delete_webhook(parameters)
        parts = urlsplit(url)
        if parts.scheme != "https" and parts.hostname not in {"localhost", "127.0.0.1"}:
            raise wrong("bad webhook: An HTTPS URL must be provided for webhook")
        secret = parameters.text("secret_token")
        if len(secret) > TOKEN_LIMIT:
            raise wrong("secret token is too long")
        if not is_token(secret):
            raise wrong("secret token contains unallowed characters")
        self.delete_webhook(parameters)
        self._allow(parameters)
        self._end_poll(WEBHOOK_SET)
        connections = parameters.integer("max_connections", 40, 1, 100)
        self._webhook = Webhook(url, secret, connections, self._updates, self._changed, self._retry)
        self.news()
        return True

    def delete_webhook(self, parameters: Parameters) -> bool:
        """Back to polling."""
        if parameters.flag("drop_pending_updates"):
            self._updates.clear()
        self._end_webhook()
        return True

    def webhook_info(self) -> Json:
        """What getWebhookInfo says."""
        info: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": len(self._updates)}
        if self._webhook:
            info |= self._webhook.info
        if self._updates.allowed:
            info["allowed_updates"] = sorted(self._updates.allowed)
        return info

    def _allow(self, parameters: Parameters) -> None:
        """What is not said stays as it was."""
        kinds = parameters.json("allowed_updates", "allowed_updates")
        if isinstance(kinds, list):
            self._updates.allow(kinds)

    def _next(self, limit: int) -> list[Json]:
        found = self._updates.waiting()[:limit]
        return [update.json for update in self._updates.twisted(found)] if found else []

    def _time_out(self) -> None:
        with self._changed:
            self._end_poll([])

    def _end_poll(self, result: Refusal | list[Json] | None) -> None:
        poller, self._poller = self._poller, None
        if poller:
            poller.timer.cancel()
            if result is not None:
                poller.respond(result)
            self._changed.notify_all()

    def _forget(self, poller: _Poller) -> None:
        with self._changed:
            if self._poller is poller:
                self._end_poll(None)

    def _end_webhook(self) -> None:
        if self._webhook:
            self._closing.append(self._webhook.close())
            self._webhook = None
