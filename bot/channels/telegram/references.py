"""Buttons that mean more than Telegram lets them carry: they carry the name of what is kept in the database.

A name is a digest of the action, so the same button is kept once, for everybody. It is no key to anything: an action is
checked like any other when it comes back.
"""

from base64 import urlsafe_b64encode
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from bot.channels.telegram.parts import PAYLOAD
from bot.clock import Clock
from bot.speech.message import Button, Message
from bot.store import buttons
from bot.store.database import Database

KEPT = timedelta(days=180)
"""Since a button was last sent."""
RENEWED = timedelta(days=1)
MARK = "~"
"""How a name begins, and no command."""
REMEMBERED = 10_000


class References:
    """The long actions of one bot's buttons, on a database; raises what the database raises."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._sent: dict[str, datetime] = {}

    async def shortened(self, message: Message) -> Message:
        """The message with buttons that Telegram can carry; what they stand for is durable by then."""
        long = {_name(one.action): one.action for row in message.buttons for one in row if one.action and _long(one)}
        if not long:
            return message
        await self._keep(long)
        rows = tuple(tuple(_short(button) for button in row) for row in message.buttons)
        return replace(message, buttons=rows)

    async def meant(self, payload: str) -> str:
        """The action a tapped button stands for; what stands for nothing (any more) is what it is."""
        if not payload.startswith(MARK):
            return payload
        async with self._database.read() as tx:
            return await buttons.look(tx, payload) or payload

    async def _keep(self, actions: dict[str, str]) -> None:
        now = self._clock.now()
        news = {name: action for name, action in actions.items() if not self._fresh(name, now)}
        if not news:
            return
        async with self._database.write() as tx:
            await buttons.forget_before(tx, now - KEPT)
            await buttons.keep(tx, news, now)
        if len(self._sent) >= REMEMBERED:
            self._sent.clear()
        self._sent.update(dict.fromkeys(news, now))

    def _fresh(self, name: str, now: datetime) -> bool:
        return name in self._sent and now - self._sent[name] < RENEWED


def _long(button: Button) -> bool:
    return button.action is not None and len(button.action.encode("utf-8", "replace")) > PAYLOAD


def _short(button: Button) -> Button:
    return replace(button, action=_name(button.action)) if button.action and _long(button) else button


def _name(action: str) -> str:
    digest = sha256(action.encode("utf-8", "replace")).digest()
    return MARK + urlsafe_b64encode(digest).decode().rstrip("=")
