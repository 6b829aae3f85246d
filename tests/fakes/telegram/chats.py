"""Chats and what is in them. A message is its JSON, which is never changed, only replaced."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from tests.fakes.telegram.refusals import Json, Refusal, Refused, wrong


@dataclass(frozen=True, slots=True)
class File:
    """A file somebody sent."""

    name: str
    media_type: str
    content: bytes


@dataclass(slots=True)
class Stored:
    """A message, when it last changed (counted over all changes in the world), and the file in it."""

    json: Json
    changed: int
    file: File | None = None
    silent: bool = False
    reactions: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Chat:
    """One chat. `refusal` is what the bot gets when it writes; `acted` when somebody other than the bot last did."""

    id: int
    json: Json
    refusal: Refusal | None = None
    acted: int = 0
    stored: dict[int, Stored] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    """What the bot was seen doing (`typing`, …)."""
    _last_id: int = 0

    def add(self, author: Json, content: Json, when: datetime, changed: int, file: File | None = None) -> Stored:
        """A new message. Ids are counted in each chat, so that nobody can take them for unique."""
        self._last_id += 1
        head: Json = {"message_id": self._last_id, "from": author, "chat": self.json, "date": int(when.timestamp())}
        stored = self.stored[self._last_id] = Stored(head | content, changed, file)
        return stored

    def find(self, message_id: int, called: str) -> Stored:
        """A message that is still there; `called` names it in the refusal."""
        stored = self.stored.get(message_id)
        if stored is None:
            raise wrong(f"{called} not found")
        return stored

    def remove(self, message_id: int) -> None:
        """Nobody sees this message any more."""
        del self.stored[message_id]
        if message_id in self.pinned:
            self.pinned.remove(message_id)

    def check_writable(self) -> None:
        """Raise what the bot gets when it writes here, if anything."""
        if self.refusal:
            raise Refused(self.refusal)

    def since(self, changed: int) -> Iterator[Stored]:
        """What came or changed after that, newest first."""
        return (stored for stored in reversed(self.stored.values()) if stored.changed > changed)
