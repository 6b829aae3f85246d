"""A chat platform behind a socket, in a process of its own: it outlives the workers, and remembers what it accepted."""

import asyncio
import json
import os
import random
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

from tests.crash.journey import address
from tests.crash.processes import Process
from tests.crash.service import HEALTHY, HOST, Accepted, Fate, Service, door


class Platform:
    """A running platform, for whoever started it; `port` is its door."""

    def __init__(self, port: int) -> None:
        self.port = port

    def accepted(self) -> list[Accepted]:
        """All it ever accepted, in order."""
        return sorted((Accepted(**one) for one in self._ask({"do": "tell"})["accepted"]), key=lambda one: int(one.id))

    def behave(self, fates: Mapping[Fate, int]) -> None:
        """From now on requests fare like this; whatever had no answer yet gets one."""
        self._ask({"do": "behave", "fates": fates})

    def calm(self) -> None:
        """From now on nothing fails."""
        self.behave(HEALTHY)

    def address(self, channel: str, name: str) -> str:
        """Where somebody is on a channel."""
        return address(channel, name)

    def block(self, address: str) -> None:
        """From now on, whoever reads there wants nothing more from us."""
        self._ask({"do": "block", "address": address})

    def _ask(self, request: object) -> Any:
        while True:
            try:
                with socket.create_connection((HOST, self.port)) as line:
                    line.sendall(json.dumps(request).encode() + b"\n")
                    return json.loads(b"".join(iter(lambda: line.recv(1 << 20), b"")))
            except ConnectionError:  # nobody is there at the moment
                continue


@contextmanager
def platform(
    seed: int, fates: Mapping[Fate, int], plan: Mapping[str, Sequence[Fate]] = MappingProxyType({})
) -> Iterator[Platform]:
    """A platform for as long as this lasts: `plan` is how the first messages to an address fare, `fates` the rest."""
    keeper = door(0)  # so that nobody else gets the number while we are away
    port = keeper.getsockname()[1]
    listener = door(port)
    listener.listen()
    end, stop = os.pipe()

    def run() -> None:
        os.close(stop)
        asyncio.run(Service(random.Random(seed), fates, plan).serve(listener, end))

    process = Process(run)
    listener.close()
    os.close(end)
    try:
        yield Platform(port)
    finally:
        process.kill()
        os.close(stop)
        keeper.close()
