"""What has arrived: every message carries its key, unseen, and is found by it in the history of its chat."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.base import Outcome, Receipt
from bot.channels.slack.outcomes import TROUBLE, receipt_of

Json = dict[str, Any]

SETTLE = 3.0
"""Seconds after a silence until the history surely shows what arrived."""
MARGIN = timedelta(minutes=5)
"""How far our clock and Slack's may differ."""
PAGE = 200
"""Messages of a page of history."""
KIND = "annai_delivery"
"""What our metadata is called."""


def metadata_of(key: str) -> Json:
    """What a message with this key carries."""
    return {"event_type": KIND, "event_payload": {"key": key}}


class History:
    """The chats of one app with people, by their ids."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self.chats: dict[str, str] = {}
        """The id of the conversation with each person, where it is known."""
        self._doubts: dict[str, float] = {}  # when (loop's time) each message last went out without an answer

    def doubt(self, key: str) -> None:
        """A message went out just now, and perhaps arrived."""
        self._doubts[key] = asyncio.get_running_loop().time()

    def doubts(self, key: str) -> bool:
        """Whether nobody knows yet if a message arrived."""
        return key in self._doubts

    async def find(self, address: str, key: str, since: datetime) -> Receipt:
        """What became of a message tried since an instant (UTC): SENT, NOT_ACCEPTED if it is surely not there, or
        UNCERTAIN while that cannot be found out.
        """
        wanted = metadata_of(key)
        oldest = f"{(since - MARGIN).timestamp():.6f}"
        return await self._found(address, key, oldest, lambda message: message.get("metadata") == wanted)

    async def find_file(self, address: str, key: str, name: str, after: str) -> Receipt:
        """Likewise, of a file of ours that follows the message `after`; files carry no key, but have a name."""

        def ours(message: Json) -> bool:
            names = {file.get("name") for file in message.get("files") or ()}
            return name in names and message.get("user") != address

        return await self._found(address, key, after, ours)

    async def _found(self, address: str, key: str, oldest: str, wanted: Callable[[Json], bool]) -> Receipt:
        doubt = self._doubts.get(key, float("-inf"))
        await asyncio.sleep(max(0.0, doubt + SETTLE - asyncio.get_running_loop().time()))
        try:
            receipt = await self._looked_up(address, oldest, wanted)
        except TROUBLE as error:
            receipt = receipt_of(error)
            if receipt.outcome is Outcome.UNREACHABLE:
                return receipt
            return Receipt(Outcome.UNCERTAIN, reason=receipt.reason, wait=receipt.wait)
        self._doubts.pop(key, None)
        return receipt

    async def chat_with(self, address: str) -> str:
        """The id of our conversation with a person; raises what the library raises."""
        if address not in self.chats:
            opened = await self._client.conversations_open(users=[address])
            self.chats[address] = str(opened["channel"]["id"])
        return self.chats[address]

    async def _looked_up(self, address: str, oldest: str, wanted: Callable[[Json], bool]) -> Receipt:
        chat = await self.chat_with(address)
        asked: Json = {"channel": chat, "oldest": oldest}
        while True:
            page = await self._client.conversations_history(limit=PAGE, include_all_metadata=True, **asked)
            for message in page["messages"]:
                if wanted(message):
                    return Receipt(Outcome.SENT, message["ts"])
            asked["cursor"] = (page.get("response_metadata") or {}).get("next_cursor")
            if not asked["cursor"]:
                return Receipt(Outcome.NOT_ACCEPTED)
