"""A chat platform in memory, as a channel sees one: it keeps what it accepted, and fails as it is told to."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.channels.base import Outcome, Parcel, Receipt
from bot.channels.pacing import Pacer
from bot.clock import Clock
from bot.speech.message import Message

Fault = Callable[["Platform", Parcel], Receipt | Awaitable[Receipt]]


@dataclass(frozen=True)
class Arrived:
    """A message as its reader has it."""

    at: datetime
    address: str
    text: str
    key: str
    message: Message


class Platform:
    """Accepts everything, unless `faults` has something else for the next message to a chat (or to anybody: "*")."""

    def __init__(self, name: str, clock: Clock, *, can_verify: bool = False, pacer: Pacer | None = None) -> None:
        self.name = name
        self.can_verify = can_verify
        self.pacer = pacer or Pacer()
        self.arrived: list[Arrived] = []
        self.faults: dict[str, deque[Fault]] = defaultdict(deque)
        self.edits = 0
        """How often a message was changed where it stands."""
        self.asked: list[str] = []
        """Keys of messages the platform was asked about."""
        self._clock = clock

    async def send(self, parcel: Parcel) -> Receipt:
        script = self.faults[parcel.address] or self.faults["*"]
        if not script:
            return self.accept(parcel)
        receipt = script.popleft()(self, parcel)
        return receipt if isinstance(receipt, Receipt) else await receipt

    async def find(self, address: str, key: str, since: datetime) -> Receipt:
        self.asked.append(key)
        for number, one in enumerate(self.arrived):
            if (one.address, one.key) == (address, key):
                return Receipt(Outcome.SENT, str(number))
        return Receipt(Outcome.NOT_ACCEPTED)

    async def edit(self, address: str, message_id: str, message: Message) -> Receipt:
        """Messages can be changed as long as their reader has not blocked us."""
        script = self.faults[f"edit {address}"]
        if script:
            receipt = script.popleft()(self, Parcel(address, message, message_id))
            return receipt if isinstance(receipt, Receipt) else await receipt
        number = int(message_id)
        self.arrived[number] = replace(self.arrived[number], text=message.text, message=message)
        self.edits += 1
        return Receipt(Outcome.SENT, message_id)

    def accept(self, parcel: Parcel) -> Receipt:
        self.arrived.append(Arrived(self._clock.now(), parcel.address, parcel.message.text, parcel.key, parcel.message))
        return Receipt(Outcome.SENT, str(len(self.arrived) - 1))

    def read_by(self, address: str) -> list[str]:
        """What somebody has in the chat."""
        return [one.text for one in self.arrived if one.address == address]


def accepted(platform: Platform, parcel: Parcel) -> Receipt:
    """All is well."""
    return platform.accept(parcel)


def flood(seconds: float, *, everywhere: bool = False) -> Fault:
    """Too many messages: come back later."""
    return lambda _platform, _parcel: Receipt(
        Outcome.NOT_ACCEPTED, reason="flood", wait=timedelta(seconds=seconds), everywhere=everywhere
    )


def blocked(_platform: Platform, _parcel: Parcel) -> Receipt:
    """The person has blocked us."""
    return Receipt(Outcome.UNREACHABLE, reason="blocked")


def refused(_platform: Platform, _parcel: Parcel) -> Receipt:
    """This message is not to the platform's taste."""
    return Receipt(Outcome.REFUSED, reason="refused")


def unanswered(platform: Platform, parcel: Parcel) -> Receipt:
    """Accepted, but the answer is lost on the way."""
    platform.accept(parcel)
    return Receipt(Outcome.UNCERTAIN, reason="timeout")


def swallowed(_platform: Platform, _parcel: Parcel) -> Receipt:
    """Lost on the way there; looks the same from here."""
    return Receipt(Outcome.UNCERTAIN, reason="timeout")


def unreachable(_platform: Platform, _parcel: Parcel) -> Receipt:
    """Nobody answers the door."""
    return Receipt(Outcome.NOT_ACCEPTED, reason="connect", wait=timedelta(seconds=2), everywhere=True)


def dying(_platform: Platform, _parcel: Parcel) -> Receipt:
    """The worker dies with the message in its hands: nothing more of this attempt is ever heard, anywhere."""
    raise asyncio.CancelledError


def dying_after(platform: Platform, parcel: Parcel) -> Receipt:
    """It dies as soon as the message is accepted, before it can write that down."""
    platform.accept(parcel)
    raise asyncio.CancelledError


def meanwhile(happens: Callable[[], Awaitable[object]], then: Fault = accepted) -> Fault:
    """While the message is on its way, something happens; then it is accepted, or has another fault."""

    async def fault(platform: Platform, parcel: Parcel) -> Receipt:
        await happens()
        receipt = then(platform, parcel)
        return receipt if isinstance(receipt, Receipt) else await receipt

    return fault
