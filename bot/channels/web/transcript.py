"""What has been said in one web chat, in memory and bounded; the bell that tells open pages to look again."""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from bot.speech.message import Message

LIMIT = 200
"""Entries a transcript keeps; the oldest go first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One bubble: either what the person `said`, or Annai's `message`. Numbers count up from 1 and stay.

    `news` counts up with all that is new, be it a bubble or a bubble's new text.
    """

    number: int
    news: int
    at: datetime
    said: str | None = None
    message: Message | None = None
    key: str | None = None


class Transcript:
    """The conversation with one person; `turn` is held while an answer is made, so that order is kept."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.turn = asyncio.Lock()
        self._entries: deque[Entry] = deque(maxlen=LIMIT)
        self._count = self._news = self._lost = 0

    @property
    def unanswered(self) -> bool:
        """Whether nothing was ever asked and answered here; what Annai said unasked does not count."""
        return not any(entry.key is None for entry in self._entries)

    def hear(self, said: str, at: datetime) -> None:
        """Note what the person said."""
        self._add(at, said=said)

    def tell(self, message: Message, at: datetime, key: str | None = None) -> int:
        """Note what Annai said, under a key if it has one; its language becomes the chat's. Returns its number."""
        self.language = message.language
        self._add(at, message=message, key=key)
        return self._count

    def change(self, number: int, message: Message) -> bool:
        """Put a message in the place of another; False if that is not (or no longer) there."""
        for place, entry in enumerate(self._entries):
            if entry.number == number and entry.message is not None:
                self.language = message.language
                self._news += 1
                self._entries[place] = replace(entry, news=self._news, message=message)
                return True
        return False

    def find(self, key: str) -> int | None:
        """The number of the entry with a key, if it is kept."""
        return next((entry.number for entry in self._entries if entry.key == key), None)

    def after(self, news: int) -> list[Entry]:
        """The entries with something new since `news`, in the order they stand."""
        return [entry for entry in self._entries if entry.news > news]

    def continues(self, news: int) -> bool:
        """Whether a page that has seen all news up to `news` can go on without a gap."""
        return self._lost <= news <= self._news

    def entry(self, number: int) -> Entry | None:
        """The entry with that number, if it is still kept."""
        return next((entry for entry in self._entries if entry.number == number), None)

    def label(self, action: str) -> str | None:
        """What the newest button with this action says; None if no button here has it."""
        for entry in reversed(self._entries):
            for row in entry.message.buttons if entry.message else ():
                for button in row:
                    if button.action == action:
                        return button.label
        return None

    def _add(
        self, at: datetime, said: str | None = None, message: Message | None = None, key: str | None = None
    ) -> None:
        self._count += 1
        self._news += 1
        if len(self._entries) == LIMIT:
            self._lost = max(self._lost, self._entries[0].news)
        self._entries.append(Entry(self._count, self._news, at, said, message, key))


class Bell:
    """Wakes every open page; what is new they find out themselves, so no ring can be lost."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Event] = set()

    def ring(self) -> None:
        """Something changed: look again."""
        for listener in self._listeners:
            listener.set()

    @contextmanager
    def listening(self) -> Iterator[asyncio.Event]:
        """An event that is set by every ring, for as long as the block lasts."""
        listener = asyncio.Event()
        self._listeners.add(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)
