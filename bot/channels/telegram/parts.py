"""Message → what is sent for it, one after the other: texts, a document, a place on the map."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.channels.telegram.markup import CAPTION, is_page, pages, units
from bot.speech.message import Button, File, Line, Message, Style, Venue

PAYLOAD = 64
"""Bytes a button can carry."""
ROW, BUTTONS = 8, 100
PICTURES = {"image/jpeg", "image/png"}
PICTURE = 10 * 1024 * 1024
"""Bytes of a picture that is shown."""
COPY = 256
"""Characters a button can copy."""
COPY_LABEL = 30

_log = logging.getLogger("annai.telegram")


@dataclass(frozen=True, slots=True)
class Text:
    """A text in HTML."""

    html: str
    keyboard: InlineKeyboardMarkup | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file, and what is said with it, in HTML."""

    file: File
    html: str = ""
    keyboard: InlineKeyboardMarkup | None = None

    @property
    def picture(self) -> bool:
        """Whether it can be shown, not only be handed over."""
        return self.file.media_type in PICTURES and len(self.file.content) <= PICTURE


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map."""

    venue: Venue


Part = Text | Document | Spot


def parts_of(message: Message) -> tuple[Part, ...]:
    """What a message becomes; the first part says most of it. Nothing only if the message is empty."""
    buttons = keyboard([*message.buttons, *_copies(message.lines)])
    if message.file is not None and units(message.text) <= CAPTION and len(captions := pages(message.lines)) <= 1:
        return (Document(message.file, "".join(captions), buttons), *_spot(message))
    texts = pages(message.lines)
    found: list[Part] = [Text(html) for html in texts[:-1]]
    found += [Text(html, buttons) for html in texts[-1:]]
    if message.file is not None:
        found.append(Document(message.file))
    return (*found, *_spot(message))


def keyboard(rows: Iterable[Sequence[Button | InlineKeyboardButton]]) -> InlineKeyboardMarkup | None:
    """Buttons as Telegram takes them; what it does not take is left out."""
    found: list[list[InlineKeyboardButton]] = []
    left = BUTTONS
    for row in rows:
        drawn = [drawn for button in row if (drawn := _button(button))][:left]
        left -= len(drawn)
        found += [drawn[at : at + ROW] for at in range(0, len(drawn), ROW)]
    return InlineKeyboardMarkup(found) if found else None


def _button(button: Button | InlineKeyboardButton) -> InlineKeyboardButton | None:
    if isinstance(button, InlineKeyboardButton):
        return button
    if not button.label.strip():
        return None
    if button.action is not None:
        if 1 <= len(button.action.encode("utf-8", "replace")) <= PAYLOAD:
            return InlineKeyboardButton(button.label, callback_data=button.action)
        _log.warning("left out a button: its action %s is too long", button.action.partition(" ")[0][:PAYLOAD])
        return None
    if button.link and is_page(button.link):
        return InlineKeyboardButton(button.label, url=button.link)
    return None


def _copies(lines: Sequence[Line]) -> list[tuple[InlineKeyboardButton]]:
    """A button to copy each line meant for others, for a map or a telephone; the first one is what is said to them."""
    large = [line.text for line in lines if line.style is Style.LARGE][1:]
    return [
        (InlineKeyboardButton(f"📋 {text[:COPY_LABEL]}", copy_text=CopyTextButton(text.removeprefix("☎ "))),)
        for text in large
        if 1 <= len(text) <= COPY
    ]


def _spot(message: Message) -> tuple[Part, ...]:
    return (Spot(message.venue),) if message.venue else ()
