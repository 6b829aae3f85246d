"""Everything Telegram knows in a test: the bot, the chats, the files, and what has happened."""

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import TypeVar

from bot.clock import Clock
from tests.fakes.telegram.chats import Chat, File, Stored
from tests.fakes.telegram.limits import Gate
from tests.fakes.telegram.refusals import Json, wrong
from tests.fakes.telegram.updates import Updates

T = TypeVar("T")

TOKEN = "700000001:AAFakeTokenForTheLoopbackTelegram__"
USERNAME = "annai_test_bot"


@dataclass(slots=True)
class Call:
    """One request, as it was logged. `code` is that of the answer, None while or if there is none."""

    at: float
    method: str
    chat: int | None
    parameters: dict[str, str]
    code: int | None = None
    description: str = ""


@dataclass(slots=True)
class Tap:
    """A tapped button that waits for the bot: `text` is what it is answered with, `alert` whether in a box."""

    id: str
    at: float
    answered: bool = False
    text: str = ""
    alert: bool = False


@dataclass(slots=True)
class Profile:
    """What the bot says about itself: command menus by scope and language, descriptions by language."""

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)


class World:
    """The state behind the server. `changed` guards it all and is notified of every change."""

    def __init__(self, clock: Clock, ticks: Callable[[], float], gate: Gate, *, private: bool) -> None:
        self.changed = threading.Condition()
        self.clock = clock
        self.ticks = ticks
        self.gate = gate
        self.updates = Updates(clock)
        self.profile = Profile()
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, File] = {}
        self.offered: set[str] = set()
        """The files of which the bot knows where to download them."""
        self.taps: dict[str, Tap] = {}
        self.calls: list[Call] = []
        self.sent: Counter[tuple[int, str]] = Counter()
        """How often each text was accepted in each chat."""
        self.bot: Json = {
            "id": int(TOKEN.partition(":")[0]), "is_bot": True, "first_name": "Annai", "username": USERNAME,
            "can_join_groups": True, "can_read_all_group_messages": not private, "supports_inline_queries": False,
        }  # fmt: skip
        self._changes = 0
        self._numbers = count(1)

    def now(self) -> datetime:
        """The instant messages are dated with, in UTC."""
        return self.clock.now()

    def number(self) -> int:
        """A number nobody else has."""
        return next(self._numbers)

    def change(self) -> int:
        """Count a change, and tell all who wait."""
        self._changes += 1
        self.changed.notify_all()
        return self._changes

    def chat(self, chat_id: str) -> Chat:
        """The chat a request names."""
        if not chat_id:
            raise wrong("chat_id is empty")
        chat = self.chats.get(int(chat_id)) if chat_id.removeprefix("-").isdecimal() else None
        if chat is None:
            raise wrong("chat not found")
        return chat

    def writable(self, chat_id: str) -> Chat:
        """The chat a request names, if the bot may write there."""
        chat = self.chat(chat_id)
        chat.check_writable()
        return chat

    def send(self, chat: Chat, content: Json, file: File | None = None) -> Stored:
        """A message of the bot, if the limits allow one now."""
        self.gate.admit(chat.id)
        author = {key: self.bot[key] for key in ("id", "is_bot", "first_name", "username")}
        self.sent[chat.id, content.get("text") or content.get("caption") or ""] += 1
        return chat.add(author, content, self.now(), self.change(), file)

    def keep(self, file: File) -> str:
        """Keep a file; returns its file_id."""
        file_id = f"file-{self.number()}"
        self.files[file_id] = file
        return file_id

    def wait_for(self, condition: Callable[[], T], seconds: float) -> T:
        """Wait until something is so, and return it; it is looked at after every change. AssertionError if in vain."""
        with self.changed:
            found = self.changed.wait_for(condition, seconds)
            assert found, f"waited {seconds} s in vain; there is:\n{self._picture()}"
            return found

    def _picture(self) -> str:
        lines = [
            f"  {chat.id}: {stored.json.get('text', '…')!r}"
            for chat in self.chats.values()
            for stored in chat.stored.values()
        ]
        refused = [f"  {call.method} → {call.code} {call.description}" for call in self.calls if call.code != 200]
        return "\n".join([*lines[-20:], "refused or unanswered:", *refused[-20:]])
