"""Telegram as a channel: listens in the background, answers, and sends what the delivery gives it."""

import asyncio
import logging
from datetime import datetime
from urllib.parse import urlsplit

from starlette.routing import Route
from telegram.error import TelegramError

from bot.channels.base import Converse, Outcome, Parcel, Receipt
from bot.channels.hearing import Hearing
from bot.channels.inbox import Inbox, Told
from bot.channels.pacing import Pacer
from bot.channels.reach import Reach
from bot.channels.telegram.access import Access, bot_of
from bot.channels.telegram.answering import Answerer
from bot.channels.telegram.menus import NAME, Menus, Offer
from bot.channels.telegram.naming import link
from bot.channels.telegram.outcomes import MUCH_LATER, receipt_of
from bot.channels.telegram.parts import Text
from bot.channels.telegram.polling import FIRST, LONGEST, Poller
from bot.channels.telegram.reading import KINDS, chat_of, heard
from bot.channels.telegram.references import References
from bot.channels.telegram.sending import Sender
from bot.channels.telegram.transport import Transport, be_discreet
from bot.channels.telegram.webhook import door
from bot.clock import Clock
from bot.speech.message import Message
from bot.store.database import NOT_THERE, Database

RATE = 30.0
"""Messages per second, of the whole bot."""
PER_CHAT = 1.0
"""Messages per second, in each chat."""

_log = logging.getLogger("annai.telegram")


def considerate(rate: float | None) -> Pacer:
    """A pacer for the documented limits, or another rate per second; a predecessor may just have used up a second."""
    pacer = Pacer(rate or RATE, PER_CHAT)
    pacer.pause(1.0)
    return pacer


class TelegramChannel:
    """One bot. `start` it on the loop that uses it; `stop` before the database is closed.

    `door` is to be served where Telegram has been told to knock, None without a webhook.
    """

    name = NAME
    can_verify = False

    def __init__(
        self,
        access: Access,
        converse: Converse,
        reach: Reach,
        database: Database,
        clock: Clock,
        offer: Offer,
        pacer: Pacer,
    ) -> None:
        be_discreet()
        self.pacer, self.hearing = pacer, Hearing()
        self._access = access
        self._transport = Transport()
        self._bot = bot_of(access, self._transport)
        references = References(database, clock)
        self._sender = Sender(self._bot, pacer, references, lambda old, new: reach.moved(NAME, old, new))
        self._menus = Menus(self._bot, reach, offer)
        self._answerer = Answerer(self._bot, self._sender, references, self._menus, converse, reach)
        self._inbox = Inbox(database, clock, NAME, chat_of, self._deal_with)
        self._poller = Poller(self._bot, self._transport, self._inbox.accept, self.hearing)
        self._working: list[asyncio.Task[None]] = []
        self._knows_itself = asyncio.Event()
        path = urlsplit(access.webhook).path or "/" if access.webhook else ""
        self.door: Route | None = door(path, access.secret, self._inbox.accept) if path else None

    async def start(self) -> None:
        """Begin to listen, in the background: it is tried until Telegram can be reached. Returns at once."""
        await self._transport.initialize()
        self.hearing.heard()
        self._working.append(asyncio.create_task(self._listen()))

    async def stop(self) -> None:
        """Hear nothing more, finish what was begun, end all connections."""
        for task in self._working:
            task.cancel()
        await asyncio.gather(*self._working, return_exceptions=True)
        await self._inbox.close()
        await self._sender.close()
        await self._transport.shutdown()

    async def send(self, parcel: Parcel) -> Receipt:
        """One attempt to hand over a message, in a turn of the pacer; Telegram cannot tell whether it has it."""
        return await self._sender.send(parcel)

    async def find(self, address: str, key: str, since: datetime) -> Receipt:  # noqa: ARG002 – the channel's signature
        """Nobody can know."""
        return Receipt(Outcome.UNCERTAIN)

    async def edit(self, address: str, message_id: str, message: Message) -> Receipt:
        """Put a text in the place of one sent before."""
        try:
            parts = await self._sender.parts(message)
        except NOT_THERE:
            return Receipt(Outcome.NOT_ACCEPTED, reason="database")
        if len(parts) != 1 or not isinstance(parts[0], Text):
            return Receipt(Outcome.REFUSED, reason="too-long")
        return await self._sender.edit(address, int(message_id), parts[0])

    def link_of(self, token: str) -> str | None:
        """The link that shows us an invitation's token; None while Telegram has not told us what we are called."""
        return link(self._bot.username, token) if self._knows_itself.is_set() else None

    async def _listen(self) -> None:
        pause = FIRST
        while not await self._introduced():
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST)
        self._knows_itself.set()
        await self._inbox.open()
        self._working.append(asyncio.create_task(self._menus.tidy()))
        if self._access.webhook is None:
            await self._poller.run()
        self.hearing.expect_nothing()

    async def _introduced(self) -> bool:
        """Find out who we are, and tell Telegram how it reaches us and what we offer; False if it must be retried."""
        try:
            await self._bot.initialize()
            if self._access.webhook:
                await self._bot.set_webhook(
                    self._access.webhook, allowed_updates=KINDS, secret_token=self._access.secret
                )
            else:
                await self._bot.delete_webhook()
        except TelegramError as error:
            receipt = receipt_of(error)
            _log.error("cannot begin: %s", receipt.reason)
            if receipt.wait is not None:
                await asyncio.sleep(min(receipt.wait, MUCH_LATER).total_seconds())
            return False
        try:
            await self._menus.begin()
        except TelegramError as error:  # everything can be typed, too
            _log.error("no menus: %s", receipt_of(error).reason)
        return True

    async def _deal_with(self, told: Told) -> None:
        await self._knows_itself.wait()  # a webhook may knock before
        if (what := heard(told, self._bot.username)) is not None:
            await self._answerer.deal_with(what)
