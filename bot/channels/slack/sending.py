"""Messages on their way to Slack: one attempt at a time, each with an exact end, and never one twice.

Every message carries its key, unseen. What went out without an answer is looked for in the chat's history before
anything is sent again.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.base import Outcome, Parcel, Priority, Receipt
from bot.channels.pacing import Pacer
from bot.channels.slack.blocks import Page, pages_of
from bot.channels.slack.history import History, metadata_of
from bot.channels.slack.outcomes import TROUBLE, receipt_of
from bot.clock import Clock
from bot.speech.message import File, Message

INSIST = 60.0
"""Seconds after which an answer is given up."""
TIMES = 3
"""Attempts at what is not a message."""
BETWEEN = 1.1
"""Seconds between the parts of one message, as nobody can be told more than one a second."""
BREATHER = 1.0
"""Seconds between two attempts, where the platform does not say."""
DAY = timedelta(days=1)
"""How far back an answer may have been tried."""

_log = logging.getLogger("annai.slack")


class Sender:
    """Sends with one token, and keeps its pacer informed. Addresses are people's ids."""

    def __init__(self, client: AsyncWebClient, pacer: Pacer, clock: Clock) -> None:
        self._client, self._pacer, self._clock = client, pacer, clock
        self._following: set[asyncio.Task[None]] = set()
        self._history = History(client)
        self.proven: set[str] = set()
        """People who are known to be reachable, so that nobody need look; others may be, too."""

    async def send(self, parcel: Parcel) -> Receipt:
        """One attempt, in a turn of the pacer that is its caller's; a file follows in the background.

        The last part carries the key: the message has arrived when its end has. Parts that are there already are not
        sent again; so that they are known to be, what was begun is never called not accepted.
        """
        *others, last = pages_of(parcel.message) or (None,)
        if last is None:
            return Receipt(Outcome.REFUSED, reason="empty")
        for number, page in enumerate(filter(None, others), 1):
            receipt = await self._part(parcel.address, page, f"{parcel.key} part {number}")
            if receipt.outcome is not Outcome.SENT:
                return receipt if number == 1 else _begun(receipt)
        receipt = await self._post(parcel.address, last, parcel.key)
        if others:
            receipt = _begun(receipt)
        if receipt.outcome is Outcome.SENT and parcel.message.file:
            after = receipt.message_id or ""
            task = asyncio.create_task(self._follow(parcel.address, (), parcel.message.file, parcel.key, after))
            self._following.add(task)
            task.add_done_callback(self._following.discard)
        return receipt

    async def answer(self, address: str, message: Message, key: str, *, again: bool) -> Receipt:
        """All parts, each in its turn and once, however often it takes; returns how the first one ended.

        `again`: perhaps it was said before, by a process that died over it.
        """
        first, *others = pages_of(message) or (None,)
        if first is None:
            return Receipt(Outcome.SENT)
        for part in (key, *_keys(key, others), _file_of(key)) if again else ():
            self._history.doubt(part)
        receipt = await self._insist(address, first, key)
        if receipt.outcome is Outcome.SENT:
            await self._follow(address, others, message.file, key, receipt.message_id or "")
        return receipt

    async def edit(self, chat: str, ts: str, page: Page) -> Receipt:
        """Put a page in the place of a message; as often as you like, it stays the same."""

        async def change() -> None:
            await self._client.chat_update(channel=chat, ts=ts, text=page.text, blocks=page.blocks)

        return await self.steadily(f"{chat} {ts}", change)

    async def replace(self, address: str, ts: str, page: Page) -> Receipt:
        """Put a page in the place of a message in the conversation with a person."""

        async def change() -> None:
            chat = await self._history.chat_with(address)
            await self._client.chat_update(channel=chat, ts=ts, text=page.text, blocks=page.blocks)

        return await self.steadily(f"{address} {ts}", change)

    async def steadily(self, line: str, request: Callable[[], Awaitable[None]]) -> Receipt:
        """A request that does no harm twice, until it ends well or for good; `line` is the pacer's chat."""
        receipt = Receipt(Outcome.NOT_ACCEPTED, reason="patience")
        for _ in range(TIMES):
            async with self._pacer.turn(line, Priority.ANSWER):
                receipt = await self._attempt(line, request)
            wait = receipt.wait.total_seconds() if receipt.wait else BREATHER
            if receipt.outcome not in (Outcome.NOT_ACCEPTED, Outcome.UNCERTAIN) or wait >= INSIST:
                break
            await asyncio.sleep(wait)
        return receipt

    async def find(self, address: str, key: str, since: datetime) -> Receipt:
        """What became of a message tried since an instant: found in the history, surely not there, or who knows."""
        return await self._history.find(address, key, since)

    async def close(self, patience: float = 5.0) -> None:
        """Wait some seconds for what follows messages already sent."""
        if self._following:
            _, late = await asyncio.wait(self._following, timeout=patience)
            for task in late:
                task.cancel()

    async def _part(self, address: str, page: Page, key: str) -> Receipt:
        """One part before the last, unless it is there."""
        found = await self.find(address, key, self._clock.now() - DAY)
        if found.outcome is not Outcome.NOT_ACCEPTED:
            return found
        receipt = await self._post(address, page, key)
        if receipt.outcome is Outcome.SENT:
            await asyncio.sleep(BETWEEN)
        return receipt

    async def _insist(self, address: str, page: Page, key: str) -> Receipt:
        """Attempts until one ends well or for good; after a silence only if it did not arrive."""
        receipt = Receipt(Outcome.NOT_ACCEPTED, reason="patience")
        try:
            async with asyncio.timeout(INSIST):
                while True:
                    receipt = await self._once(address, page, key)
                    wait = receipt.wait.total_seconds() if receipt.wait else BREATHER
                    if receipt.outcome not in (Outcome.NOT_ACCEPTED, Outcome.UNCERTAIN) or wait >= INSIST:
                        return receipt
                    await asyncio.sleep(wait)
        except TimeoutError:
            return receipt

    async def _once(self, address: str, page: Page, key: str) -> Receipt:
        if self._history.doubts(key):
            found = await self.find(address, key, self._clock.now() - DAY)
            if found.outcome is not Outcome.NOT_ACCEPTED:
                return found
        async with self._pacer.turn(address, Priority.ANSWER):
            return await self._post(address, page, key)

    async def _post(self, address: str, page: Page, key: str) -> Receipt:
        ts = ""

        async def post() -> None:
            nonlocal ts
            posted = await self._client.chat_postMessage(
                channel=address,
                text=page.text,
                blocks=page.blocks,
                metadata=metadata_of(key),
                unfurl_links=False,
                unfurl_media=False,
            )
            ts, self._history.chats[address] = str(posted["ts"]), str(posted["channel"])

        receipt = await self._attempt(address, post)
        if receipt.outcome is Outcome.UNCERTAIN:
            self._history.doubt(key)
        return Receipt(Outcome.SENT, ts) if receipt.outcome is Outcome.SENT else receipt

    async def _follow(self, address: str, pages: Sequence[Page], file: File | None, key: str, after: str) -> None:
        for part, page in zip(_keys(key, pages), pages, strict=True):
            receipt = await self._insist(address, page, part)
            if receipt.outcome is not Outcome.SENT:
                _log.warning("the rest of a message did not arrive: %s", receipt.reason)
                return
        if file is not None:
            await self._hand_over(address, file, _file_of(key), after)

    async def _hand_over(self, address: str, file: File, key: str, after: str) -> None:
        """A file, after the message it belongs to; where it may have arrived, it is looked for by its name."""

        async def upload() -> None:
            chat = self._history.chats[address]
            await self._client.files_upload_v2(channel=chat, filename=file.name, content=file.content, title=file.name)

        receipt = Receipt(Outcome.NOT_ACCEPTED, reason="patience")
        for _ in range(TIMES):
            receipt = await self._uploaded(address, file.name, key, after, upload)
            wait = receipt.wait.total_seconds() if receipt.wait else BREATHER
            if receipt.outcome not in (Outcome.NOT_ACCEPTED, Outcome.UNCERTAIN) or wait >= INSIST:
                break
            await asyncio.sleep(wait)
        if receipt.outcome is not Outcome.SENT:
            _log.warning("a file did not arrive: %s", receipt.reason)

    async def _uploaded(
        self, address: str, name: str, key: str, after: str, upload: Callable[[], Awaitable[None]]
    ) -> Receipt:
        if self._history.doubts(key):
            found = await self._history.find_file(address, key, name, after)
            if found.outcome is not Outcome.NOT_ACCEPTED:
                return found
        async with self._pacer.turn(address, Priority.ANSWER):
            receipt = await self._attempt(address, upload)
        if receipt.outcome is Outcome.UNCERTAIN:
            self._history.doubt(key)
        return receipt

    async def _attempt(self, line: str, request: Callable[[], Awaitable[None]]) -> Receipt:
        """One attempt; whatever asks to wait is heard by the pacer."""
        try:
            await request()
        except TROUBLE as error:
            receipt = receipt_of(error)
        else:
            return Receipt(Outcome.SENT)
        if receipt.outcome is Outcome.UNREACHABLE:
            self.proven.discard(line)
        if receipt.wait is not None:
            self._pacer.pause(receipt.wait.total_seconds(), None if receipt.everywhere else line)
        if receipt.reason == "token":
            _log.error("the token is refused")
        return receipt


def _begun(receipt: Receipt) -> Receipt:
    """How an attempt ended of which some parts have arrived."""
    return replace(receipt, outcome=Outcome.UNCERTAIN) if receipt.outcome is Outcome.NOT_ACCEPTED else receipt


def _keys(key: str, pages: Sequence[Page]) -> list[str]:
    """What the pages after the first are called."""
    return [f"{key} {number}" for number in range(2, len(pages) + 2)]


def _file_of(key: str) -> str:
    return f"{key} file"
