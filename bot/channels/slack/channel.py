"""Slack as a channel: listens in the background, answers, keeps home tabs, sends what the delivery gives it."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.routing import Route

from bot.channels.base import Converse, Inbound, Outcome, Parcel, Receipt
from bot.channels.hearing import Hearing
from bot.channels.inbox import Inbox, Told
from bot.channels.pacing import Pacer
from bot.channels.reach import Reach
from bot.channels.slack import roster
from bot.channels.slack.answering import Answerer
from bot.channels.slack.blocks import pages_of
from bot.channels.slack.files import Files
from bot.channels.slack.gathering import Gathering
from bot.channels.slack.home import NAME, Home
from bot.channels.slack.outcomes import MUCH_LATER, TROUBLE, receipt_of
from bot.channels.slack.reading import Heard, heard, lane_of, reread
from bot.channels.slack.receiving import Socket, be_discreet, door, listener, receiving
from bot.channels.slack.sending import Sender
from bot.channels.slack.spelling import spelling
from bot.clock import Clock
from bot.speech.message import Message
from bot.store.database import Database

RATE = 4.0
"""Messages per second, of the whole workspace: Slack says "several hundred" a minute."""
PER_CHAT = 1.0
"""Messages per second, to each person."""
ANSWER_WITHIN = 12.0
CONNECT_WITHIN = 5.0
"""Seconds of a request, and of its beginning."""
FIRST, LONGEST = 0.5, 30.0
"""Seconds between attempts to begin: doubled each time, up to the longest."""

_log = logging.getLogger("annai.slack")


@dataclass(frozen=True, slots=True)
class Access:
    """How to prove that an app is ours. With `secret` Slack knocks at our door, else we open a socket with `app`."""

    bot: str
    app: str = ""
    secret: str = ""
    server: str | None = None

    def __repr__(self) -> str:
        """Nothing of it is for anybody else."""
        return "Access()"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the channel is told of the house: the commands one can type, what is said to who asks in a channel, and
    something that changes whenever home tabs may say something else.
    """

    commands: frozenset[str]
    elsewhere: str
    edition: Callable[[], object]


def considerate(rate: float | None) -> Pacer:
    """A pacer for the documented limits, or another rate per second; a predecessor may just have used up a second."""
    pacer = Pacer(rate or RATE, PER_CHAT)
    pacer.pause(1.0)
    return pacer


class SlackChannel:
    """One app in one workspace. `start` it on the loop that uses it; `stop` before the database is closed.

    `door` is to be served where Slack has been told to knock, None in Socket Mode.
    """

    name = NAME
    can_verify = True

    def __init__(
        self,
        access: Access,
        converse: Converse,
        reach: Reach,
        database: Database,
        clock: Clock,
        around: Surroundings,
        pacer: Pacer,
    ) -> None:
        be_discreet()
        self.pacer, self.hearing = pacer, Hearing()
        self._commands, self._team = around.commands, ""
        self._client = AsyncWebClient(access.bot, access.server or AsyncWebClient.BASE_URL, retry_handlers=[])
        self._sender = Sender(self._client, pacer, clock)
        self._spelt = spelling(around.commands)

        async def spoken(inbound: Inbound) -> Message:
            return self._spelt(await converse(inbound))

        self._home = Home(self._client, pacer, spoken, around.edition)
        self._answerer = Answerer(self._sender, Files(self._client), self._home, spoken, reach)
        self._inbox = Inbox(database, clock, NAME, lane_of, self._deal_with)
        self._gathering = Gathering(self._inbox.accept)
        self._process = uuid4().hex
        self._working: list[asyncio.Task[None]] = []
        self._knows_itself = asyncio.Event()
        receive = receiving(self._knows_itself, self._hear, self._gathering.take, around.elsewhere)
        app = listener(self._client, access.secret, receive)
        self._socket = None if access.secret else Socket(app, access.app, receive, self.hearing)
        self.door: Route | None = door(app) if access.secret else None

    async def start(self) -> None:
        """Begin to listen, in the background: it is tried until Slack can be reached. Returns at once."""
        timeout = aiohttp.ClientTimeout(total=ANSWER_WITHIN, connect=CONNECT_WITHIN)
        self._client.session = aiohttp.ClientSession(timeout=timeout, cookie_jar=aiohttp.DummyCookieJar())
        self.hearing.heard()
        self._working = [asyncio.create_task(self._listen()), asyncio.create_task(self._home.keep_fresh())]

    async def stop(self) -> None:
        """Hear nothing more, finish what was begun, end all connections."""
        for task in self._working:
            task.cancel()
        await asyncio.gather(*self._working, return_exceptions=True)
        if self._socket is not None:
            await self._socket.close()
        await self._gathering.close()
        await self._inbox.close()
        await self._sender.close()
        if self._client.session is not None:
            await self._client.session.close()

    async def send(self, parcel: Parcel) -> Receipt:
        """One attempt to hand over a message, in a turn of the pacer."""
        return await self._sender.send(replace(parcel, message=self._spelt(parcel.message)))

    async def find(self, address: str, key: str, since: datetime) -> Receipt:
        """What became of a message tried since an instant (UTC): the chat's history knows."""
        return await self._sender.find(address, key, since)

    async def edit(self, address: str, message_id: str, message: Message) -> Receipt:
        """Put a page in the place of one sent before."""
        pages = pages_of(self._spelt(message))
        if len(pages) != 1 or message.file is not None:
            return Receipt(Outcome.REFUSED, reason="too-long")
        return await self._sender.replace(address, message_id, pages[0])

    async def email_of(self, address: str) -> str | None:
        """The e-mail address of a full member of our workspace, None for anybody else; raises if Slack is silent."""
        return await roster.email_of(self._client, self._team, address)

    async def _listen(self) -> None:
        pause = FIRST
        while not await self._introduced():
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST)
        self._knows_itself.set()
        await self._inbox.open()
        if self._socket is not None:
            await self._socket.run()
        self.hearing.expect_nothing()

    async def _introduced(self) -> bool:
        """Find out which workspace is ours; False if it must be tried again."""
        try:
            self._team = str((await self._client.auth_test())["team_id"])
        except TROUBLE as error:
            receipt = receipt_of(error)
            _log.error("cannot begin: %s", receipt.reason)
            if receipt.wait is not None:
                await asyncio.sleep(min(receipt.wait, MUCH_LATER).total_seconds())
            return False
        return True

    def _hear(self, body: dict[str, Any], again: bool) -> Heard | None:
        found = heard(body, self._team, self._commands)
        return replace(found, taken_by="" if again else self._process) if found else None

    async def _deal_with(self, told: Told) -> None:
        what = reread(told)
        await self._answerer.deal_with(what, again=what.taken_by != self._process)
