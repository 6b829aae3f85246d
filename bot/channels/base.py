"""What every channel has in common: what it takes in, what it hands on, and how a sending can end."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.speech.message import Message


@dataclass(frozen=True, slots=True)
class Inbound:
    """Something a person said or tapped, as a channel hands it to the conversation.

    `address` is the channel's own name for the chat. Exactly one of `text` (typed) and `action` (a tapped button's) is
    set; both come from outside and are checked by the conversation.
    """

    channel: str
    address: str
    person: str | None
    text: str | None = None
    action: str | None = None


Converse = Callable[[Inbound], Awaitable[Message]]
"""The conversation, as a channel sees it: it never fails, whatever was said."""


class Outcome(StrEnum):
    """How an attempt to send ended, as far as the channel can know."""

    SENT = "sent"
    NOT_ACCEPTED = "not-accepted"
    """Certainly not: it can be tried again without harm."""
    UNCERTAIN = "uncertain"
    """It went out, but no answer came back."""
    REFUSED = "refused"
    """Permanently: this address cannot be reached any more."""


class Channel(Protocol):
    """A chat platform: receives in the background, sends on request."""

    name: str

    async def send(self, address: str, message: Message) -> Outcome:
        """Send a message to a chat."""
