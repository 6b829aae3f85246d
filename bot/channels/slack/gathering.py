"""What comes one by one, at about the same time, is written down together: many share a commit."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from bot.channels.inbox import Entry


class Gathering:
    """In front of something that makes entries durable."""

    def __init__(self, accept: Callable[[Sequence[Entry]], Awaitable[None]]) -> None:
        self._accept = accept
        self._waiting: list[tuple[Entry, asyncio.Future[None]]] = []
        self._writer: asyncio.Task[None] | None = None

    async def take(self, entry: Entry) -> None:
        """Return once it is durable; raises what came instead."""
        durable: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((entry, durable))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())
        await durable

    async def close(self) -> None:
        """Write nothing more: what is not durable was not confirmed, and comes again."""
        if self._writer is not None:
            self._writer.cancel()
            await asyncio.gather(self._writer, return_exceptions=True)

    async def _write(self) -> None:
        while self._waiting:
            some, self._waiting = self._waiting, []
            try:
                await self._accept([entry for entry, _ in some])
            except Exception as error:  # whoever waits must hear of it, whatever it is
                for _, durable in some:
                    if not durable.done():
                        durable.set_exception(error)
                continue
            for _, durable in some:
                if not durable.done():
                    durable.set_result(None)
