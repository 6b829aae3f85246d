"""Messages on their way to the Bot API: one attempt at a time, each with an exact end.

Of a message that takes several requests the first one is the message: its end is the message's. The others follow as
well as they can, so that no trouble with them brings the first one twice.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from telegram import Bot, InputFile, LinkPreviewOptions
from telegram import Message as Told
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.channels.base import Outcome, Parcel, Priority, Receipt
from bot.channels.pacing import Pacer
from bot.channels.telegram.outcomes import CAPTIONED, receipt_of
from bot.channels.telegram.parts import Document, Part, Spot, Text, parts_of
from bot.channels.telegram.references import References
from bot.speech.message import Message
from bot.store.database import NOT_THERE

INSIST = 60.0
"""Seconds after which an answer is given up."""
DOUBTS = 2
"""How often an answer goes out without a sign that it arrived."""
BREATHER = 1.0
"""Seconds between two attempts, where the platform does not say."""

_NO_PICTURE = ("photo_invalid_dimensions", "image_process_failed")
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

Moved = Callable[[str, str], Awaitable[None]]
"""Told that a chat, named first, has another address."""

_log = logging.getLogger("annai.telegram")


class Sender:
    """Sends with one bot, and keeps its pacer informed."""

    def __init__(self, bot: Bot, pacer: Pacer, references: References, moved: Moved) -> None:
        self._bot, self._pacer, self._references, self._moved = bot, pacer, references, moved
        self._following: set[asyncio.Task[None]] = set()
        self.proven: set[str] = set()
        """Chats that are known to be reachable, so that nobody need look; others may be, too."""

    async def send(self, parcel: Parcel) -> Receipt:
        """One attempt, in a turn of the pacer that is its caller's; further parts follow in the background."""
        try:
            first, *others = await self.parts(parcel.message) or (None,)
        except NOT_THERE:
            return Receipt(Outcome.NOT_ACCEPTED, reason="database")
        if first is None:
            return Receipt(Outcome.REFUSED, reason="empty")
        receipt = await self.attempt(parcel.address, lambda chat: self._hand_over(chat, first))
        if others and receipt.outcome is Outcome.SENT:
            task = asyncio.create_task(self._follow(parcel.address, others))
            self._following.add(task)
            task.add_done_callback(self._following.discard)
        return receipt

    async def parts(self, message: Message) -> tuple[Part, ...]:
        """What a message becomes; raises what the database raises."""
        return parts_of(await self._references.shortened(message))

    async def answer(self, address: str, parts: Iterable[Part]) -> Receipt:
        """All parts, each in its turn and tried again where that does no harm; returns how the first one ended."""
        first, *others = parts
        receipt = await self.insist(address, lambda chat: self._hand_over(chat, first))
        if receipt.outcome is Outcome.SENT:
            await self._follow(address, others)
        return receipt

    async def edit(self, address: str, message_id: int, text: Text) -> Receipt:
        """Put a text in the place of a message; where that is a file, below it."""

        def change(chat: str) -> Awaitable[Any]:
            return self._bot.edit_message_text(
                text.html, chat, message_id, parse_mode=ParseMode.HTML, reply_markup=text.keyboard,
                link_preview_options=NO_PREVIEW,
            )  # fmt: skip

        def change_below(chat: str) -> Awaitable[Any]:
            return self._bot.edit_message_caption(
                chat, message_id, caption=text.html, parse_mode=ParseMode.HTML, reply_markup=text.keyboard
            )

        # Turning pages is no flood: a change makes no sound, and has a line of its own.
        line = f"{address} {message_id}"
        receipt = await self.insist(address, change, line=line)
        return await self.insist(address, change_below, line=line) if receipt.reason == CAPTIONED else receipt

    async def insist(self, address: str, request: Callable[[str], Awaitable[Any]], line: str | None = None) -> Receipt:
        """Attempts until one ends well or for good; after a silence just one more. `line` is the pacer's chat."""
        receipt, doubts = Receipt(Outcome.NOT_ACCEPTED, reason="patience"), 0
        try:
            async with asyncio.timeout(INSIST):
                while True:
                    async with self._pacer.turn(line or address, Priority.ANSWER):
                        receipt = await self.attempt(address, request)
                    doubts += receipt.outcome is Outcome.UNCERTAIN
                    done = receipt.outcome not in (Outcome.NOT_ACCEPTED, Outcome.UNCERTAIN)
                    wait = receipt.wait.total_seconds() if receipt.wait else BREATHER
                    if done or doubts >= DOUBTS or wait >= INSIST:
                        return receipt
                    await asyncio.sleep(wait)
        except TimeoutError:
            return receipt

    async def attempt(self, address: str, request: Callable[[str], Awaitable[Any]]) -> Receipt:
        """One attempt, or two if the chat has moved; whatever asks to wait is heard by the pacer."""
        try:
            try:
                done = await request(address)
            except ChatMigrated as moved:
                await self._moved(address, str(moved.new_chat_id))
                done = await request(str(moved.new_chat_id))
        except TelegramError as error:
            return self._ended(address, receipt_of(error))
        return Receipt(Outcome.SENT, str(done.message_id) if isinstance(done, Told) else None)

    async def close(self, patience: float = 5.0) -> None:
        """Wait some seconds for what follows messages already sent."""
        if self._following:
            _, late = await asyncio.wait(self._following, timeout=patience)
            for task in late:
                task.cancel()

    def _ended(self, address: str, receipt: Receipt) -> Receipt:
        if receipt.outcome is Outcome.UNREACHABLE:
            self.proven.discard(address)
        if receipt.wait is not None:
            self._pacer.pause(receipt.wait.total_seconds(), None if receipt.everywhere else address)
        if receipt.reason == "token":
            _log.error("the token is refused")
        return receipt

    async def _follow(self, address: str, parts: Iterable[Part]) -> None:
        for part in parts:
            receipt = await self.insist(address, lambda chat, part=part: self._hand_over(chat, part))  # type: ignore[misc]
            if receipt.outcome is not Outcome.SENT:
                _log.warning("the rest of a message did not arrive: %s", receipt.reason)
                return

    async def _hand_over(self, chat: str, part: Part) -> Told:
        match part:
            case Text():
                return await self._bot.send_message(
                    chat, part.html, ParseMode.HTML, reply_markup=part.keyboard, link_preview_options=NO_PREVIEW
                )
            case Document() if part.picture:
                return await self._show(chat, part)
            case Document():
                return await self._hand_over_file(chat, part)
            case Spot(venue):
                return await self._bot.send_venue(
                    chat, venue.latitude, venue.longitude, venue.name, venue.address or venue.name
                )

    async def _show(self, chat: str, part: Document) -> Told:
        """As a picture; what Telegram does not take for one, as a file."""
        picture = InputFile(part.file.content, part.file.name, attach=False)
        try:
            return await self._bot.send_photo(
                chat, picture, part.html or None, reply_markup=part.keyboard, parse_mode=ParseMode.HTML
            )
        except BadRequest as refusal:
            if not any(words in refusal.message.lower() for words in _NO_PICTURE):
                raise
        return await self._hand_over_file(chat, part)

    async def _hand_over_file(self, chat: str, part: Document) -> Told:
        document = InputFile(part.file.content, part.file.name, attach=False)
        return await self._bot.send_document(
            chat, document, part.html or None, reply_markup=part.keyboard, parse_mode=ParseMode.HTML
        )
