"""Updates as they come → what concerns us in them. They come from outside: one that cannot be read raises anything."""

import json
import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from telegram import CallbackQuery, ChatMember, ChatMemberUpdated, Message, Update
from telegram.constants import ChatType

KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
"""The updates we ask for."""

TEXT = 4096
"""Characters of what is said that are read."""


class What(Enum):
    """What happened."""

    SAID = auto()
    TAPPED = auto()
    SHOWN = auto()
    """Something other than words; `text` is the message id of the answer."""
    LOST = auto()
    """We may not write there any more."""
    BACK = auto()
    MOVED = auto()
    """The chat has another address: `text`."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that happened in a chat. `speaker` is whose private chat would have this address.

    `tap` is to be answered, `message` the one tapped on; `language` is that of their app.
    """

    what: What
    address: str
    speaker: str
    text: str = ""
    private: bool = True
    language: str = ""
    tap: str = ""
    message: int = 0


def chat_of(content: str) -> str:
    """The chat an update belongs to, whatever else is in it; blank if it is in none."""
    try:
        for kind, value in json.loads(content).items():
            if kind in KINDS:
                return str((value.get("message", value) if kind == "callback_query" else value)["chat"]["id"])
    except (ValueError, TypeError, KeyError, AttributeError):
        pass
    return ""


def heard(content: str, name: str) -> Heard | None:
    """What an update says to the bot of that name (without @), None if nothing."""
    raw = json.loads(content)
    update = Update.de_json(raw)
    if update.callback_query:
        return _tapped(update.callback_query)
    if update.my_chat_member:
        return _membership(update.my_chat_member)
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.chat.type == ChatType.CHANNEL:
        return None
    return _said(message, name)


def _said(message: Message, name: str) -> Heard | None:
    if message.migrate_to_chat_id:
        return Heard(What.MOVED, str(message.chat.id), "", str(message.migrate_to_chat_id), private=False)
    private, user = message.chat.type == ChatType.PRIVATE, message.from_user
    if user is None or user.is_bot:
        return None
    what, text = What.SAID, (message.text or "")[:TEXT]
    if message.forward_origin is not None or not text:
        if not private or not (shown := _shown(message)):
            return None
        what, text = What.SHOWN, shown
    elif not private:
        text = _for_us(message, text, name)
        if not text:
            return None
    return Heard(what, str(message.chat.id), str(user.id), text, private, user.language_code or "")


def _shown(message: Message) -> str:
    """Which words answer something that is none itself; none for what the platform says about a chat."""
    if message.forward_origin is not None:
        return "telegram-forwarded"
    if message.voice or message.audio or message.video_note:
        return "telegram-voice"
    if message.location or message.venue:
        return "telegram-location"
    if message.effective_attachment is not None or message.contact or message.poll or message.dice:
        return "telegram-other"
    return ""


def _for_us(message: Message, text: str, name: str) -> str:
    """What is said to us in a group: a command with our name, a mention, a reply; else nothing."""
    ours = re.compile(rf"@{re.escape(name)}\b", re.IGNORECASE)
    original = message.reply_to_message
    replied = original is not None and original.from_user is not None and original.from_user.username == name
    if not replied and not ours.search(text):
        return ""
    return ours.sub("", text).strip()


def _tapped(query: CallbackQuery) -> Heard | None:
    if query.message is None or not query.data:
        return None
    chat = query.message.chat
    return Heard(
        What.TAPPED,
        str(chat.id),
        str(query.from_user.id),
        query.data,
        chat.type == ChatType.PRIVATE,
        query.from_user.language_code or "",
        query.id,
        query.message.message_id,
    )


def _membership(change: ChatMemberUpdated) -> Heard | None:
    if change.chat.type != ChatType.PRIVATE:
        return None
    away: set[Any] = {ChatMember.BANNED, ChatMember.LEFT}
    what = What.LOST if change.new_chat_member.status in away else What.BACK
    return Heard(what, str(change.chat.id), str(change.from_user.id), "blocked" if what is What.LOST else "")
