"""What a platform tells us: confirmed once nothing can be lost, dealt with in order in each chat, found after a crash.

It is dealt with as soon as it is known to be new, before the disk has it: a process that dies meanwhile has not
confirmed it, and is told again. What was dealt with waits for no disk any more: there is nothing left to lose.
Nothing in here knows a platform: an entry is a key nobody else has, and what was told, which only its channel can read.
"""

import asyncio
import json
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.clock import Clock
from bot.store import acts, inbound, matters
from bot.store.database import NOT_THERE, Database

KEPT = timedelta(days=3)
"""How long we remember that something came; platforms repeat themselves for a day."""
SWEEP = timedelta(hours=1)
AT_MOST = 0.005
"""Seconds that what need not wait for the disk gets to be dealt with, before the disk is asked to keep it."""
TRY_AGAIN = 1.0
"""Seconds between attempts while the database does not answer."""
TIMES = 30
"""How often that is tried for one entry, so that no chat waits for ever."""

Told = dict[str, Any]
"""What a platform told us: plain data, as JSON has it, that nobody changes."""
Entry = tuple[str, Told]
"""Key, and what was told."""

_log = logging.getLogger("annai.inbox")


class Inbox:
    """The entries of one channel. `open` it first, `close` it last.

    `lane` names the chat something told belongs to: within it, `handle` is given one after the other; no more than
    `concurrency` are dealt with at once. What `handle` cannot deal with is set aside: it must not come again.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        channel: str,
        lane: Callable[[Told], str],
        handle: Callable[[Told], Awaitable[None]],
        concurrency: int = 128,
    ) -> None:
        self._database, self._clock, self._channel = database, clock, channel
        self._lane, self._handle = lane, handle
        self._places = asyncio.Semaphore(concurrency)
        self._lanes: dict[str, deque[tuple[Entry, _Together]]] = {}
        self._held: set[str] = set()
        self._working: set[asyncio.Task[None]] = set()
        self._finished: list[str] = []
        self._writer: asyncio.Task[None] | None = None
        self._swept: datetime | None = None
        self._closing = False

    async def open(self) -> None:
        """Deal with what was left unfinished, in the background, as soon as the database can tell."""
        await self._again_and_again(self._resume)

    async def accept(self, entries: Sequence[Entry], *, unheard: bool = False) -> None:
        """Return once entries are durable, however long the database takes; known ones are nothing new.

        `unheard` says that nobody was told any of them before: they are dealt with without looking, and if that is over
        sooner than they are durable, so is this.
        """
        once = list({key: (key, told) for key, told in reversed(entries)}.values())[::-1]
        together = _Together(len(once))
        if not unheard:
            await asyncio.shield(self._keep(once, together))
            return
        self._take(once, together)
        asyncio.get_running_loop().call_later(AT_MOST, self._keep_if_need_be, once, together)
        await asyncio.shield(together.safe)

    async def close(self, patience: float = 10.0) -> None:
        """Wait some seconds for what is being dealt with; what is left is found by the next to open."""
        self._closing = True
        until = asyncio.get_running_loop().time() + patience
        while self._working and (left := until - asyncio.get_running_loop().time()) > 0:
            await asyncio.wait(self._working, timeout=left)
        unfinished = list(self._working)
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)

    def _keep_if_need_be(self, entries: Sequence[Entry], together: "_Together") -> None:
        if not together.safe.done():
            self._keep(entries, together).add_done_callback(together.kept)

    def _keep(self, entries: Sequence[Entry], together: "_Together") -> asyncio.Task[None]:
        """Goes on to the end, even if nobody waits for it any more: what is dealt with may be waiting for it."""
        doubt = False

        async def written() -> None:
            nonlocal doubt
            suspicious, doubt = doubt, True
            await self._write_down(entries, together)
            together.durable.set()
            if suspicious:  # after a failure nobody knows what was written: what is there and not in hand is to be done
                await self._resume()

        return self._begin(self._again_and_again(written))

    async def _write_down(self, entries: Sequence[Entry], together: "_Together") -> None:
        async with self._database.write() as tx:
            what = [(key, _content(told)) for key, told in entries]
            new = await inbound.accept(tx, self._channel, what, self._clock.now())
            self._take((entry for entry in entries if entry[0] in new), together)
            await asyncio.sleep(0)  # whoever asked comes first, then the disk

    async def _resume(self) -> None:
        in_hand = set(self._held)  # what is done with while we look must not seem to wait
        async with self._database.read() as tx:
            waiting = await inbound.waiting(tx, self._channel)
        together = _Together(len(waiting))
        together.durable.set()
        self._take(((row.key, _told(row.content)) for row in waiting if row.key not in in_hand), together)

    def _take(self, entries: Iterable[Entry], together: "_Together") -> None:
        for entry in entries:
            key, told = entry
            if key in self._held:
                continue
            self._held.add(key)
            name = self._lane(told)
            if name in self._lanes:
                self._lanes[name].append((entry, together))
                continue
            self._lanes[name] = deque([(entry, together)])
            self._begin(self._work(name))

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._working.add(task)
        task.add_done_callback(self._working.discard)
        return task

    async def _work(self, name: str) -> None:
        lane = self._lanes[name]
        while lane and not self._closing:
            (key, told), together = lane[0]
            async with self._places:
                try:
                    await self._deal_with(told, together.durable)
                except Exception as error:  # whatever it is, it must not hold up its chat for ever
                    _log.error("set aside what came: %s", type(error).__name__)
            together.one_is_over()
            self._done(key)
            lane.popleft()
        del self._lanes[name]

    async def _deal_with(self, told: Told, durable: asyncio.Event) -> None:
        try:
            await self._handle(told)
        except NOT_THERE as error:
            _log.error("the database is not there: %s", type(error).__name__)
            await durable.wait()  # that may take long: only from then on attempts count
            await self._again_and_again(partial(self._handle, told), TIMES)

    def _done(self, key: str) -> None:
        """Have it written down that this was dealt with; many at about the same time share a commit."""
        self._finished.append(key)
        if self._writer is None or self._writer.done():
            self._writer = self._begin(self._write())

    async def _write(self) -> None:
        while self._finished:
            await asyncio.sleep(0)  # whoever waits for the end of it comes first
            some, self._finished = self._finished, []
            await self._again_and_again(partial(self._write_done, some))
            self._held.difference_update(some)

    async def _write_done(self, keys: Sequence[str]) -> None:
        now = self._clock.now()
        async with self._database.write(flushed=False) as tx:  # else it would only be dealt with again
            await inbound.done(tx, self._channel, keys, now)
            if self._swept is None or now - self._swept >= SWEEP:
                await inbound.forget_before(tx, now - KEPT)
                await acts.forget_before(tx, now - KEPT)
                await matters.forget_unsent(tx, now - KEPT)
                self._swept = now

    async def _again_and_again(self, work: Callable[[], Awaitable[None]], times: int | None = None) -> None:
        """Do something until the database is there for it, so many times at most; then raises what it raised."""
        while True:
            try:
                return await work()
            except NOT_THERE as error:
                times = None if times is None else times - 1
                if times == 0:
                    raise
                _log.error("the database is not there: %s", type(error).__name__)
                await asyncio.sleep(TRY_AGAIN)


class _Together:
    """Entries that came together, so many of them: whether they are durable, whether nothing of them can be lost."""

    def __init__(self, entries: int) -> None:
        self.durable = asyncio.Event()
        self.safe: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        """Done once all were dealt with, or what keeps them has ended; raises what that raised."""
        self._left = entries

    def one_is_over(self) -> None:
        """One more was dealt with."""
        self._left -= 1
        if not self._left and not self.safe.done():
            self.safe.set_result(None)

    def kept(self, keeping: asyncio.Task[None]) -> None:
        """What keeps them has ended."""
        if self.safe.done():
            return
        if keeping.cancelled():
            self.safe.cancel()
        elif (error := keeping.exception()) is not None:
            self.safe.set_exception(error)
        else:
            self.safe.set_result(None)


def _content(told: Told) -> str:
    """As it is written down; of what is nested beyond all reason nothing, as nobody could deal with it."""
    try:
        return json.dumps(told)
    except RecursionError:
        return ""


def _told(content: str) -> Told:
    """What was written down; nothing if it cannot be read, which is then set aside."""
    try:
        found = json.loads(content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
