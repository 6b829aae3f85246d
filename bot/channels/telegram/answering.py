"""What happened in a chat is dealt with: taps are confirmed, questions answered, in place where that is natural."""

import asyncio
import contextlib
import logging
from collections.abc import Iterator
from dataclasses import replace

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.channels.base import Converse, Inbound, Outcome
from bot.channels.reach import Reach
from bot.channels.telegram.fetching import Fetcher, Lost, TooLarge
from bot.channels.telegram.menus import NAME, Menus
from bot.channels.telegram.parts import Text
from bot.channels.telegram.reading import Heard, What
from bot.channels.telegram.references import References
from bot.channels.telegram.sending import Sender
from bot.speech.catalogue import catalogue
from bot.speech.message import Line, Message
from bot.store.database import NOT_THERE

PATIENCE = 0.3
"""Seconds after which somebody who waits is shown that we are at it."""
AGAIN = 4.0
"""Seconds until that is shown again; an app forgets it after five."""
REMEMBERED = 10_000
"""Chats."""

_log = logging.getLogger("annai.telegram")


class Answerer:
    """Deals with one thing that happened after the other; no more than one at a time from each chat."""

    def __init__(
        self, bot: Bot, sender: Sender, references: References, menus: Menus, converse: Converse, reach: Reach
    ) -> None:
        self._bot, self._sender, self._references, self._menus = bot, sender, references, menus
        self._converse, self._reach = converse, reach
        self._fetcher = Fetcher(bot, sender)

    async def deal_with(self, heard: Heard) -> None:
        """Do all that follows from it; raises what the database raises."""
        match heard.what:
            case What.LOST:
                self._sender.proven.discard(heard.address)
                await self._reach.lost(NAME, heard.address, heard.text)
            case What.BACK:
                await self._back(heard.address)
            case What.MOVED:
                await self._reach.moved(NAME, heard.address, heard.text)
            case _:
                await self._reply(heard)

    async def _reply(self, heard: Heard) -> None:
        confirming = asyncio.create_task(self._confirm(heard.tap)) if heard.tap else None
        try:
            message = await self._message(heard)
            if message is not None:
                await self._tell(heard, message)
            if heard.private:
                await self._menus.follow(heard.address)
        finally:
            if confirming is not None:
                await confirming

    async def _message(self, heard: Heard) -> Message | None:
        private, shown = heard.private, heard.what is What.SHOWN or heard.file is not None
        known = await self._reach.known(NAME, heard.speaker) if shown or not private else None
        inbound = Inbound(NAME, heard.address, language=heard.language or None, name=heard.name)
        if not private:
            if known is None:
                return None  # in a group strangers learn nothing, not even that we hear them
            inbound = replace(inbound, trip=known.trip)
        if shown and known is None:
            return await self._converse(replace(inbound, text=""))
        if heard.what is What.SHOWN and known is not None:
            return _words(heard.text, known.language)
        with self._typing_meanwhile(heard.address):
            return await self._conversed(heard, inbound, known.language if known else "")

    async def _conversed(self, heard: Heard, inbound: Inbound, language: str) -> Message:
        if heard.what is What.TAPPED:
            return await self._converse(replace(inbound, action=await self._references.meant(heard.text)))
        try:
            file = await self._fetcher.fetch(heard.file, heard.address) if heard.file else None
        except (TooLarge, Lost) as error:
            return _words("talk-too-large" if isinstance(error, TooLarge) else "talk-lost", language)
        return await self._converse(replace(inbound, text=heard.text, file=file, location=heard.location))

    async def _tell(self, heard: Heard, message: Message) -> None:
        parts = await self._sender.parts(message)
        if not parts:
            return
        if heard.message and message.in_place and len(parts) == 1 and isinstance(parts[0], Text):
            changed = await self._sender.edit(heard.address, heard.message, parts[0])
            if changed.outcome is Outcome.SENT:  # else it is too old, deleted, or not to be changed
                return
        receipt = await self._sender.answer(heard.address, parts)
        if receipt.outcome is not Outcome.SENT:
            _log.error("an answer did not arrive: %s", receipt.reason)
        try:
            if receipt.outcome is Outcome.UNREACHABLE:
                await self._reach.lost(NAME, heard.address, receipt.reason or "gone")
            elif heard.private and heard.address not in self._sender.proven:
                await self._back(heard.address)
        except NOT_THERE as error:  # what was said must not be said again for that
            _log.error("cannot write down who can be reached: %s", type(error).__name__)

    async def _back(self, address: str) -> None:
        """Somebody is there; this is looked up once, until they are lost again."""
        await self._reach.heard_from(NAME, address)
        if len(self._sender.proven) >= REMEMBERED:
            self._sender.proven.clear()
        self._sender.proven.add(address)

    async def _confirm(self, tap: str) -> None:
        """End the button's waiting; one that is too old has ended by itself."""
        with contextlib.suppress(TelegramError):
            await self._bot.answer_callback_query(tap)

    @contextlib.contextmanager
    def _typing_meanwhile(self, address: str) -> Iterator[None]:
        """Where something takes longer than a moment, show that it is being done."""
        shown: list[asyncio.Task[None]] = []
        loop = asyncio.get_running_loop()
        timer = loop.call_later(PATIENCE, lambda: shown.append(loop.create_task(self._type(address))))
        try:
            yield
        finally:
            timer.cancel()
            for task in shown:
                task.cancel()

    async def _type(self, address: str) -> None:
        while True:
            with contextlib.suppress(TelegramError):
                await self._bot.send_chat_action(address, ChatAction.TYPING)
            await asyncio.sleep(AGAIN)


def _words(message: str, language: str) -> Message:
    return Message((Line(catalogue(language).say(message)),), language=language)
