"""Files people send: fetched from Telegram, unless they are too large."""

from telegram import Bot

from bot.channels.base import FILE, Outcome
from bot.channels.telegram.reading import Attached
from bot.channels.telegram.sending import Sender
from bot.speech.message import File

FETCH_WITHIN = 60.0
"""Seconds for a file, over a network as hotels have it."""


class TooLarge(Exception):
    """The file is larger than anything we take."""


class Lost(Exception):
    """The file could not be fetched, however often it was tried."""


class Fetcher:
    """Fetches with one bot, in turns of the sender's pacer, and insists as it does."""

    def __init__(self, bot: Bot, sender: Sender) -> None:
        self._bot, self._sender = bot, sender

    async def fetch(self, attached: Attached, address: str) -> File:
        """The file; raises TooLarge or Lost."""
        if attached.size > FILE:
            raise TooLarge
        content: list[bytes] = []

        async def got(_chat: str) -> None:
            described = await self._bot.get_file(attached.id, read_timeout=FETCH_WITHIN)
            if (described.file_size or 0) <= FILE:
                content.append(bytes(await described.download_as_bytearray(read_timeout=FETCH_WITHIN)))

        receipt = await self._sender.insist(address, got, line=f"{address} {attached.id}")
        if receipt.outcome is not Outcome.SENT:
            raise Lost
        if not content or len(content[-1]) > FILE:
            raise TooLarge
        return File(attached.name, attached.media_type, content[-1])
