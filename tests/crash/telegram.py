"""The real channel for Telegram, and the strict Bot API server in a process of its own, with people it knows."""

import json
import os
import random
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any

from bot.channels.base import Inbound
from bot.channels.telegram import outcomes, transport
from bot.channels.telegram.access import Access
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.menus import Offer
from bot.clock import Clock
from bot.reach import Reach
from bot.speech.message import Message
from bot.store.database import Database
from schedules.delivery import Delivery
from schedules.planner import NoticeKind
from tests.crash.channel import AWAY
from tests.crash.journey import ORGANISERS, Journey
from tests.crash.processes import Process
from tests.crash.promise import MARKS
from tests.crash.service import HOST, Accepted
from tests.crash.workers import Passing, Post, nothing
from tests.fakes.telegram import TOKEN, Ending, FakeTelegram, Fault, User, flood

BEGINNINGS = ("⚠️", "🔴", "🟢", *MARKS)
"""Of what organisers are told."""
MESSAGES = 12
"""More than that are hardly sent in a cycle."""
TROUBLE = {
    Fault(Ending.SERVER_ERROR): 20,
    Fault(Ending.SERVER_ERROR, accepted=True): 20,
    Fault(Ending.BAD_GATEWAY): 10,
    Fault(Ending.RESET): 30,
    Fault(Ending.RESET, accepted=True): 30,
    Fault(Ending.GARBLED, accepted=True): 10,
    Fault(Ending.HANG, accepted=True): 6,
    Fault(flood(1)): 6,
}
"""How many of a thousand messages fare how; all others well."""


class Telegram:
    """The running server, for whoever started it; `url` is that of the Bot API."""

    def __init__(self, door: tuple[str, int]) -> None:
        self._door = door
        about = self._ask({"do": "introduce"})
        self.url: str = about["url"]
        self._ids: dict[str, int] = about["ids"]

    def address(self, _channel: str, name: str) -> str:
        """The chat somebody has with the bot."""
        return str(self._ids[name])

    def accepted(self) -> list[Accepted]:
        """All it ever accepted, but for what only continues a long message. It knows no keys: what organisers are told
        is named by its words.
        """
        told = [_accepted(*one) for one in self._ask({"do": "tell"})["accepted"]]
        return [one for one in told if not one.key or one.text.startswith(BEGINNINGS)]

    def block(self, address: str) -> None:
        """Somebody blocks the bot."""
        self._ask({"do": "block", "chat": int(address)})

    def calm(self) -> None:
        """From now on nothing fails."""
        self._ask({"do": "calm"})

    def _ask(self, request: object) -> Any:
        with socket.create_connection(self._door) as line:
            line.sendall(json.dumps(request).encode() + b"\n")
            return json.loads(b"".join(iter(lambda: line.recv(1 << 20), b"")))


@contextmanager
def telegram(seed: int, journey: Journey) -> Iterator[Telegram]:
    """A server for as long as this lasts, in whose chats everybody on the journey has begun to write."""
    listener = socket.create_server((HOST, 0))
    names = [one.id for one in journey.agenda.trip.people]
    process = Process(lambda: _serve(listener, names, random.Random(seed), journey.cycles * MESSAGES))
    door = listener.getsockname()
    listener.close()
    try:
        yield Telegram(door)
    finally:
        process.kill()


@dataclass(frozen=True)
class TelegramPost(Post):
    """Where workers work on Telegram; `server` is the Bot API's address."""

    server: str = ""

    @asynccontextmanager
    async def working(self, database: Database, clock: Clock, passing: Passing = nothing) -> AsyncIterator[Delivery]:
        """A delivery through the real channel, which listens, too."""
        transport.ANSWER_WITHIN, outcomes.SHORTLY = self.patience, AWAY  # a machine talks to itself here
        reach = Reach(database, self.agendas, clock)
        access = Access(TOKEN, self.server)
        channel = TelegramChannel(access, _nobody_asks, reach, database, clock, Offer(), self.pace())
        await channel.start()
        try:
            yield Delivery(database, self.agendas, {channel.name: channel}, clock)
        finally:
            await channel.stop()


async def _nobody_asks(_: Inbound) -> Message:
    return Message(())


def _accepted(number: int, name: str, text: str) -> Accepted:
    words = text.partition("\n")[2] if text.startswith(MARKS) else text
    return Accepted(str(number), f"telegram/{name}", f":{NoticeKind.ALERT}:{words}" if name in ORGANISERS else "", text)


def _serve(listener: socket.socket, names: list[str], chance: random.Random, messages: int) -> None:
    """Be the server, and do what whoever started it asks, one request a connection; as long as they live."""
    parent = os.getppid()
    listener.settimeout(1.0)
    with FakeTelegram() as server:
        users = {name: server.user(name) for name in names}
        for user in users.values():
            user.chat.refusal = None
        for number in range(messages):
            (fault,) = chance.choices([None, *TROUBLE], [1000 - sum(TROUBLE.values()), *TROUBLE.values()])
            if fault:
                server.fault(Fault(fault.ending, "sendMessage", nth=number + 1, accepted=fault.accepted))
        while os.getppid() == parent:
            try:
                line, _ = listener.accept()
            except TimeoutError:
                continue
            with line:
                request = json.loads(line.makefile().readline())
                line.sendall(json.dumps(_does(server, users, **request)).encode())


def _does(server: FakeTelegram, users: dict[str, User], do: str, chat: int = 0) -> dict[str, Any]:
    match do:
        case "introduce":
            return {"url": server.url, "ids": {name: user.id for name, user in users.items()}}
        case "block":
            next(user for user in users.values() if user.id == chat).block()
        case "calm":
            server.heal()
        case "tell":
            mine = ((one, name) for name, user in users.items() for one in user.messages if one.by_bot)
            return {"accepted": [(one.id, name, one.text) for one, name in mine]}
    return {}
