"""A channel to the platform behind the socket; it tells apart what a real one has to tell apart."""

import asyncio
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from bot.channels.base import Outcome, Parcel, Receipt
from bot.channels.pacing import Pacer
from tests.crash.service import HOST

AWAY = timedelta(milliseconds=30)
"""How long a platform is left alone where nobody is at the door."""
PATIENCE = 0.15
"""Seconds an answer may take; a machine talks to itself here."""


class Unreached(Exception):
    """The request certainly did not go out."""


class Unanswered(Exception):
    """The request went out, and no answer came."""


class SocketChannel:
    """`passing` is told each point of an exchange at which a process can die; `patience` is in seconds."""

    def __init__(
        self,
        name: str,
        port: int,
        pacer: Pacer,
        *,
        can_verify: bool,
        patience: float,
        passing: Callable[[str], None],
    ) -> None:
        self.name, self.pacer, self.can_verify = name, pacer, can_verify
        self._port, self._patience, self._passing = port, patience, passing

    async def send(self, parcel: Parcel) -> Receipt:
        """As the protocol of a channel says."""
        request = {"do": "send", "address": parcel.address, "key": parcel.key, "text": parcel.message.text}
        try:
            answer = await self._exchange(request)
        except Unreached:
            return self._later("connect", AWAY, everywhere=True)
        except Unanswered:
            return Receipt(Outcome.UNCERTAIN, reason="timeout")
        match answer["status"]:
            case 200:
                return Receipt(Outcome.SENT, answer["id"])
            case 429:
                return self._later("flood", timedelta(seconds=answer["wait"]), parcel.address, answer["everywhere"])
            case 403:
                return Receipt(Outcome.UNREACHABLE, reason="blocked")
        return Receipt(Outcome.UNCERTAIN, reason="error")

    async def find(self, address: str, key: str, since: datetime) -> Receipt:
        """As the protocol of a channel says."""
        try:
            answer = await self._exchange({"do": "find", "address": address, "key": key})
        except (Unreached, Unanswered):
            return Receipt(Outcome.UNCERTAIN)
        match answer["status"]:
            case 200:
                return Receipt(Outcome.SENT, answer["id"])
            case 404:
                return Receipt(Outcome.NOT_ACCEPTED)
        return Receipt(Outcome.UNCERTAIN)

    def _later(self, reason: str, wait: timedelta, address: str | None = None, everywhere: bool = False) -> Receipt:
        self.pacer.pause(wait.total_seconds(), None if everywhere else address)
        return Receipt(Outcome.NOT_ACCEPTED, reason=reason, wait=wait, everywhere=everywhere)

    async def _exchange(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            async with asyncio.timeout(self._patience):
                self._passing("before connect")
                reader, writer = await asyncio.open_connection(HOST, self._port)
        except OSError:
            raise Unreached from None
        try:
            async with asyncio.timeout(self._patience):
                writer.write(json.dumps(request).encode() + b"\n")
                await writer.drain()
                self._passing("after write")
                line = await reader.readline()
                self._passing("after read")
        except OSError:
            raise Unanswered from None
        finally:
            writer.close()
        if not line:
            raise Unanswered
        answer: dict[str, Any] = json.loads(line)
        return answer
