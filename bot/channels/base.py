"""What every channel has in common: what it takes in, what it hands on, and how a sending can end."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Protocol

from bot.channels.pacing import Pacer
from bot.speech.message import File, Message


@dataclass(frozen=True, slots=True)
class Inbound:
    """Something a person said or tapped, as a channel hands it to the conversation.

    `address` is the channel's own name for the chat. Exactly one of `text` (typed) and `action` (a tapped button's) is
    set; both come from outside and are checked by the conversation. `trip` and `person` are ids, set by a channel that
    knows itself who is talking. `language` is the one of the person's app (`de`, `en-GB`), if the platform says it.
    `file` (FILE bytes at most) and `location` (latitude, longitude in degrees) are what came with the text, which may
    then be empty. `name` is the same for the same thing said, however often a crash makes it come again; empty if the
    channel has no such name.
    """

    channel: str
    address: str
    text: str | None = None
    action: str | None = None
    trip: str | None = None
    person: str | None = None
    language: str | None = None
    file: File | None = None
    location: tuple[float, float] | None = None
    name: str = ""


FILE = 10 * 1024 * 1024
"""Bytes of a file that are taken from somebody."""


class Nameless(Exception):
    """A platform did not say what our bot is called there; `refused`: it does not know the bot at all."""

    def __init__(self, *, refused: bool) -> None:
        super().__init__("refused" if refused else "no answer")
        self.refused = refused


Converse = Callable[[Inbound], Awaitable[Message]]
"""The conversation, as a channel sees it: it never fails, whatever was said."""


class Priority(IntEnum):
    """Who goes first where a platform lets only so many messages through; the soonest deadline decides among equals."""

    ANSWER = 0
    EMERGENCY = 1
    REMINDER = 2
    CHANGE = 3
    BROADCAST = 4


class Outcome(StrEnum):
    """How an attempt to send ended, as far as the channel can know."""

    SENT = "sent"
    NOT_ACCEPTED = "not-accepted"
    """Certainly not: it can be tried again without harm."""
    UNCERTAIN = "uncertain"
    """It went out, but no answer came back."""
    REFUSED = "refused"
    """This message, permanently; another might be accepted."""
    UNREACHABLE = "unreachable"
    """This address, permanently, until its owner is heard from again: blocked, deactivated, gone."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The end of one attempt. `message_id` is the platform's; `reason` a code (`blocked`, `flood`, …), never its text.

    `wait` is how long the platform asks not to be bothered: with this chat, or if `everywhere` with any.
    """

    outcome: Outcome
    message_id: str | None = None
    reason: str | None = None
    wait: timedelta | None = None
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message on its way out of the house. `key` names it on platforms that can tell whether they have it already."""

    address: str
    message: Message
    key: str


class Channel(Protocol):
    """A chat platform: receives in the background, sends on request."""

    name: str
    pacer: Pacer
    """What keeps within the platform's limits: whatever is sent takes its turn there first."""
    can_verify: bool
    """Whether the platform can be asked if it has a message."""

    async def send(self, parcel: Parcel) -> Receipt:
        """One attempt, at once and of 30 s at most, to hand over a message; never raises for what a network can do.

        Where the platform asks to wait, the pacer is told, too.
        """

    async def find(self, address: str, key: str, since: datetime) -> Receipt:
        """What became of a message tried since an instant (UTC): SENT, NOT_ACCEPTED (it is not there), or UNCERTAIN
        while that cannot be found out.
        """


class LivingChannel(Channel, Protocol):
    """A channel whose messages can be brought up to date where they stand."""

    async def edit(self, address: str, message_id: str, message: Message) -> Receipt:
        """Put a message in the place of one sent before, named as its receipt did; SENT also where nothing differs.

        Takes its own turns of the pacer, and does no harm twice. What cannot be changed (any more) is REFUSED.
        """
