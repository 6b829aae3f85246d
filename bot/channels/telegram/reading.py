"""Updates as they come → what concerns us in them. They come from outside: one that cannot be read raises an error."""

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from telegram.constants import ChatMemberStatus, ChatType, MessageAttachmentType

from bot.channels.telegram.updates import CallbackQuery, ChatMemberUpdated, Message, Update

KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
"""The updates we ask for."""

TEXT = 4096
"""Characters of what is said that are read."""
NAME = 255
"""Characters of a file's name; its end tells most."""
_SOUNDS = frozenset({"voice", "audio", "video_note"})
_ATTACHMENTS = frozenset(kind.value for kind in MessageAttachmentType)
_AWAY = frozenset({ChatMemberStatus.BANNED, ChatMemberStatus.LEFT})


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
class Attached:
    """A file that can be fetched; `size` is in bytes, as far as known."""

    id: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that happened in a chat. `speaker` is whose private chat would have this address.

    `name` is the update's own; `tap` is to be answered, `message` the one tapped on; `language` is that of their app.
    """

    what: What
    address: str
    speaker: str
    text: str = ""
    private: bool = True
    language: str = ""
    tap: str = ""
    message: int = 0
    file: Attached | None = None
    location: tuple[float, float] | None = None
    name: str = ""


def chat_of(told: dict[str, Any]) -> str:
    """The chat an update belongs to, whatever else is in it; blank if it is in none."""
    try:
        for kind, value in told.items():
            if kind in KINDS:
                return str((value.get("message", value) if kind == "callback_query" else value)["chat"]["id"])
    except (TypeError, KeyError, AttributeError):
        pass
    return ""


def heard(told: dict[str, Any], name: str) -> Heard | None:
    """What an update says to the bot of that name (without @), None if nothing. Raises pydantic's ValidationError."""
    update = Update.model_validate(told)
    found = _heard(update, name)
    return replace(found, name=str(update.update_id)) if found else None


def _heard(update: Update, name: str) -> Heard | None:
    if update.callback_query:
        return _tapped(update.callback_query)
    if update.my_chat_member:
        return _membership(update.my_chat_member)
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.chat.type == ChatType.CHANNEL:
        return None
    if update.edited_message and message.location:
        return None  # somebody walks on, which is no news each time
    return _said(message, name)


def _said(message: Message, name: str) -> Heard | None:
    if message.migrate_to_chat_id:
        return Heard(What.MOVED, str(message.chat.id), "", str(message.migrate_to_chat_id), private=False)
    private, user = message.chat.type == ChatType.PRIVATE, message.from_user
    if user is None or user.is_bot:
        return None
    text = (message.text or message.caption or "")[:TEXT]
    here = Heard(What.SAID, str(message.chat.id), str(user.id), text, private, user.language_code or "")
    if not private:
        text = _for_us(message, (message.text or "")[:TEXT], name)
        return replace(here, text=text) if text and "forward_origin" not in message.others else None
    if shown := _shown(message):
        return replace(here, what=What.SHOWN, text=shown)
    if message.location:
        return replace(here, location=(message.location.latitude, message.location.longitude))
    here = replace(here, file=_attached(message))
    return here if here.text or here.file else None


def _shown(message: Message) -> str:
    """Which words answer what no conversation can use; none for all else."""
    others = message.others
    if "forward_origin" in others:
        return "talk-forwarded"
    if not _SOUNDS.isdisjoint(others):
        return "talk-voice"
    usable = message.location or message.photo or (message.document and "animation" not in others)
    return "" if usable or _ATTACHMENTS.isdisjoint(others) else "talk-other"


def _attached(message: Message) -> Attached | None:
    """The document, or the largest size of the photo."""
    if document := message.document:
        kind = document.mime_type or "application/octet-stream"
        return Attached(document.file_id, (document.file_name or "")[-NAME:], kind, document.file_size or 0)
    if message.photo:
        photo = max(message.photo, key=lambda size: size.width * size.height)
        return Attached(photo.file_id, "photo.jpg", "image/jpeg", photo.file_size or 0)
    return None


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
    what = What.LOST if change.new_chat_member.status in _AWAY else What.BACK
    return Heard(what, str(change.chat.id), str(change.from_user.id), "blocked" if what is What.LOST else "")
