"""Fetching updates: what was fetched is confirmed, by asking for what comes after it, once nothing of it can be lost.

Updates stay as they came: to read them is the business of whoever deals with them, so that one that cannot be read is
not fetched for ever.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Sequence
from typing import Any, Protocol
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.hearing import Hearing
from bot.channels.inbox import Entry
from bot.channels.telegram.outcomes import MUCH_LATER, patience
from bot.channels.telegram.reading import KINDS
from bot.channels.telegram.transport import Transport

WAIT = 25
"""Seconds the platform waits for something to tell."""
MARGIN = 10
"""Seconds an answer may be late, on top."""
AT_ONCE = 100
"""Updates that come together."""
FIRST, LONGEST = 0.5, 30.0
"""Seconds between attempts: doubled each time, up to the longest."""


class Accept(Protocol):
    """Where updates go."""

    def __call__(self, entries: Sequence[Entry], *, unheard: bool = False) -> Awaitable[None]:
        """Return once nothing of them can be lost. `unheard` says that nobody was told any of them before."""


_log = logging.getLogger("annai.telegram")


def entries_of(updates: Sequence[Any]) -> list[Entry]:
    """Updates as entries of an inbox, oldest first; what has no number is nothing we could confirm."""
    numbered = {
        number: update
        for update in updates
        if isinstance(update, dict) and isinstance(number := update.get("update_id"), int)
    }
    if len(numbered) < len(updates):
        _log.debug("left out repeated or unreadable updates: %d", len(updates) - len(numbered))
    return [(str(number), numbered[number]) for number in sorted(numbered)]


class Poller:
    """Fetches updates until cancelled, whatever happens.

    A predecessor may have been told some of them and not have lived to confirm them. Telegram tells those first: once
    there was no more to tell, and as long as nothing goes wrong and nobody else fetches, all that comes is unheard.
    Fewer than AT_ONCE are all there are – but for who asked for the same within half a second before: Telegram's server
    tells them one at a time.
    """

    def __init__(self, bot: Bot, transport: Transport, accept: Accept, hearing: Hearing) -> None:
        self._bot, self._transport, self._accept, self._hearing = bot, transport, accept, hearing
        self._offset = 0
        self._asked = 0
        """The offset asked for before; what a predecessor asked for, nobody knows."""
        self._caught_up = False
        self._pause = FIRST

    async def run(self) -> None:
        """Never returns."""
        while True:
            try:
                await self._fetch()
                self._pause = FIRST
            except TelegramError as error:
                await asyncio.sleep(self._after(error))
            except Exception as error:  # whatever it is, somebody must go on fetching
                _log.error("fetching updates failed: %s", type(error).__name__)
                await asyncio.sleep(self._longer())

    async def _fetch(self) -> None:
        caught_up, self._caught_up = self._caught_up, False  # until this has gone well
        again, self._asked = self._offset == self._asked, self._offset
        asked = {"offset": self._offset, "limit": AT_ONCE, "timeout": WAIT, "allowed_updates": json.dumps(KINDS)}
        url = f"{self._bot.base_url}/getUpdates?{urlencode(asked)}"
        told = await self._transport.post(url, read_timeout=WAIT + MARGIN)
        updates = told if isinstance(told, list) else []
        self._hearing.heard()
        if entries := entries_of(updates):
            await self._accept(entries, unheard=caught_up and int(entries[0][0]) >= self._offset)
            self._offset = max(self._offset, int(entries[-1][0]) + 1)
        self._caught_up = caught_up or not updates or (len(updates) < AT_ONCE and not again)

    def _after(self, error: TelegramError) -> float:
        """How long to wait after an error, in seconds."""
        match error:
            case RetryAfter():
                return patience(error).total_seconds()
            case InvalidToken():
                _log.error("the token is refused")
                return MUCH_LATER.total_seconds()
            case Conflict():
                _log.error("somebody else fetches this bot's updates")
            case _:
                _log.warning("no updates: %s", type(error).__name__)
        return self._longer()

    def _longer(self) -> float:
        pause, self._pause = self._pause, min(2 * self._pause, LONGEST)
        return pause
