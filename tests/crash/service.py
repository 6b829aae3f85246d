"""The platform's own side: it takes messages in, remembers them, and fails by chance in every way a platform can."""

import asyncio
import json
import random
import socket
import struct
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

HOST = "127.0.0.1"
FLOOD = 0.02
"""Seconds a flooded platform asks to wait."""
OUTAGE = 0.03
"""Seconds nobody is at the door."""


class Fate(StrEnum):
    """How a request fares. Whatever is `late` happens after the message was accepted; a chat is blocked for ever."""

    ACCEPTED = "accepted"
    FLOOD = "flood"
    FLOOD_EVERYWHERE = "flood everywhere"
    BROKEN = "broken"
    BROKEN_LATE = "broken late"
    CUT = "cut"
    CUT_LATE = "cut late"
    SILENT_LATE = "silent late"
    OUTAGE = "outage"
    BLOCKED = "blocked"


TAKEN = frozenset({Fate.ACCEPTED, Fate.BROKEN_LATE, Fate.CUT_LATE, Fate.SILENT_LATE})
HEALTHY = {Fate.ACCEPTED: 1}
TROUBLED = {
    Fate.ACCEPTED: 800,
    Fate.FLOOD: 40,
    Fate.FLOOD_EVERYWHERE: 4,
    Fate.BROKEN: 20,
    Fate.BROKEN_LATE: 20,
    Fate.CUT: 30,
    Fate.CUT_LATE: 30,
    Fate.SILENT_LATE: 6,
    Fate.OUTAGE: 4,
}
"""How many of about a thousand requests fare how."""


@dataclass(frozen=True)
class Accepted:
    """A message somebody has in a chat."""

    id: str
    address: str
    key: str
    text: str


def door(port: int) -> socket.socket:
    """A socket at a port of this machine (0: a free one), which others may share."""
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    made.bind((HOST, port))
    return made


class Service:
    """Serves one request a connection, one line of JSON each way.

    How a message fares is planned for an address as long as its plan lasts, and a matter of chance and weights after.
    """

    def __init__(self, chance: random.Random, fates: Mapping[Fate, int], plan: Mapping[str, Sequence[Fate]]) -> None:
        self._chance, self._fates = chance, fates
        self._plan = {address: list(some) for address, some in plan.items()}
        self._accepted: dict[tuple[str, str], list[Accepted]] = {}
        self._count = 0
        self._blocked: set[str] = set()
        self._speaks = asyncio.Event()
        self._server: asyncio.Server

    async def serve(self, listener: socket.socket, end: int) -> None:
        """Serve until the other end of a pipe is closed."""
        await self._open(listener)
        ended = asyncio.Event()
        asyncio.get_running_loop().add_reader(end, ended.set)
        await ended.wait()

    async def _open(self, listener: socket.socket) -> None:
        self._server = await asyncio.start_server(self._connected, sock=listener)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            line = await reader.readline()
            if line.endswith(b"\n"):  # else its sender died over it
                answer = await self._answer(json.loads(line), reader)
                if answer is None:
                    _reset_at_close(writer)
                else:
                    writer.write(json.dumps(answer).encode() + b"\n")
                    await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    async def _answer(self, request: dict[str, Any], reader: asyncio.StreamReader) -> dict[str, Any] | None:
        """None is to be cut off."""
        match request.pop("do"):
            case "send":
                return await self._send(reader, **request)
            case "find":
                return self._find(**request)
            case "block":
                self._blocked.add(request["address"])
                return {}
            case "behave":
                self._fates = {Fate(name): weight for name, weight in request["fates"].items()}
                self._speaks.set()
                return {}
            case _:
                return {"accepted": [asdict(one) for some in self._accepted.values() for one in some]}

    async def _send(self, reader: asyncio.StreamReader, address: str, key: str, text: str) -> dict[str, Any] | None:
        fate = self._fate_of(address)
        number = self._accept(address, key, text) if fate in TAKEN else ""
        if fate is Fate.SILENT_LATE:  # until we are told to behave, or nobody listens any more
            left, speaks = asyncio.ensure_future(reader.read()), asyncio.ensure_future(self._speaks.wait())
            await asyncio.wait([left, speaks], return_when=asyncio.FIRST_COMPLETED)
            left.cancel()
            speaks.cancel()
        match fate:
            case Fate.ACCEPTED | Fate.SILENT_LATE:
                return {"status": 200, "id": number}
            case Fate.BLOCKED:
                return {"status": 403}
            case Fate.FLOOD | Fate.FLOOD_EVERYWHERE:
                return {"status": 429, "wait": FLOOD, "everywhere": fate is Fate.FLOOD_EVERYWHERE}
            case Fate.BROKEN | Fate.BROKEN_LATE:
                return {"status": 500}
            case Fate.OUTAGE:
                self._go_away()
        return None

    def _find(self, address: str, key: str) -> dict[str, Any] | None:
        match self._fate_of(address):
            case Fate.BROKEN:
                return {"status": 500}
            case Fate.CUT:
                return None
        found = self._accepted.get((address, key))
        return {"status": 200, "id": found[0].id} if found else {"status": 404}

    def _fate_of(self, address: str) -> Fate:
        (fate,) = self._chance.choices(list(self._fates), list(self._fates.values()))
        if planned := self._plan.get(address):
            fate = planned.pop(0)
        return Fate.BLOCKED if address in self._blocked else fate

    def _accept(self, address: str, key: str, text: str) -> str:
        self._count += 1
        number = str(self._count)
        self._accepted.setdefault((address, key), []).append(Accepted(number, address, key, text))
        return number

    def _go_away(self) -> None:
        """For a moment, whoever knocks is refused."""
        if not self._server.sockets:  # gone already
            return
        port = self._server.sockets[0].getsockname()[1]
        self._server.close()

        def back() -> None:
            self._reopening = asyncio.ensure_future(self._open(door(port)))

        asyncio.get_running_loop().call_later(OUTAGE, back)


def _reset_at_close(writer: asyncio.StreamWriter) -> None:
    line = writer.get_extra_info("socket")
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
