"""The updates that wait for the bot: numbered, kept until they are confirmed or a day old."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.clock import Clock
from tests.fakes.telegram.refusals import Json

FIRST = 700_000_001

LIFETIME = timedelta(hours=24)

SPECIAL = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds of updates that come only if they are asked for by name."""


class Twist(Enum):
    """What an answer to getUpdates, or the delivery to a webhook, can do that is legal and surprising."""

    TWICE = auto()
    """Every update comes twice in a row."""
    AGAIN = auto()
    """The updates of the last delivery come again, although they were confirmed."""
    BACKWARDS = auto()
    """The newest comes first."""
    ONE = auto()
    """Only the oldest comes, as for somebody who asked for the same less than half a second ago."""


@dataclass(frozen=True, slots=True)
class Update:
    """One update as it travels. `lane` is the chat, within which a webhook gets them in order."""

    json: Json
    lane: int
    born: datetime

    @property
    def number(self) -> int:
        """Its update_id."""
        number: int = self.json["update_id"]
        return number


class Updates:
    """The queue. `on_news` is called, on the thread that added it, when an update has come."""

    def __init__(self, clock: Clock) -> None:
        self.allowed: frozenset[str] | None = None
        self.on_news: Callable[[], object] = lambda: None
        self._clock = clock
        self._next = FIRST
        self._waiting: dict[int, Update] = {}
        self._twists: list[Twist] = []
        self._last: list[Update] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def allow(self, kinds: Iterable[str]) -> None:
        """From now on only these kinds are queued; none of them means the usual ones."""
        self.allowed = frozenset(kinds) or None

    def add(self, kind: str, content: Json, lane: int) -> int | None:
        """Queue an update of a kind; None if the bot does not want such."""
        if kind not in self.allowed if self.allowed else kind in SPECIAL:
            return None
        return self.inject({kind: content}, lane)

    def inject(self, content: Json, lane: int = 0) -> int:
        """Queue anything as an update, whatever the bot wants and however malformed; returns its update_id."""
        update = Update({"update_id": self._next} | content, lane, self._clock.now())
        self._next = max(self._next, update.number) + 1
        self._waiting[update.number] = update
        self.on_news()
        return update.number

    def twist(self, twist: Twist) -> None:
        """Deliver the next updates with a twist; several apply one after the other."""
        self._twists.append(twist)

    def drop(self, number: int) -> None:
        """It has been taken."""
        self._waiting.pop(number, None)

    def clear(self) -> None:
        """Drop all."""
        self._waiting.clear()

    def confirm(self, offset: int) -> None:
        """Drop everything below `offset`; if negative, all but so many of the newest. A future one means nothing."""
        numbers = sorted(self._waiting)
        if offset < 0:
            gone = numbers[:offset]
        else:
            gone = [number for number in numbers if number < offset] if offset <= self._next else []
        for number in gone:
            del self._waiting[number]

    def waiting(self) -> list[Update]:
        """All that wait, oldest first."""
        expired = self._clock.now() - LIFETIME
        for number in [number for number, update in self._waiting.items() if update.born <= expired]:
            del self._waiting[number]
        return sorted(self._waiting.values(), key=lambda update: update.number)

    def twisted(self, updates: list[Update]) -> list[Update]:
        """The updates of one delivery (at least one) as they will arrive."""
        last, self._last = self._last, updates
        twist = self._twists.pop(0) if self._twists else None
        if twist is Twist.TWICE:
            return [update for update in updates for _ in range(2)]
        if twist is Twist.AGAIN:
            return last + updates
        if twist is Twist.ONE:
            return updates[:1]
        return updates[::-1] if twist is Twist.BACKWARDS else updates
