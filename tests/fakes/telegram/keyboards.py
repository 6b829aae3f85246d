"""Keyboards: what a bot may put under a message."""

from typing import Any

from tests.fakes.telegram.markup import SCHEMES, leads_somewhere
from tests.fakes.telegram.parameters import Parameters
from tests.fakes.telegram.refusals import Json, wrong

BUTTONS = 100
ROW = 8
DATA_LIMIT = 64
"""Bytes."""
COPY_LIMIT = 256

_FIELDS = {
    "text": (str, "String"), "url": (str, "String"), "callback_data": (str, "String"), "copy_text": (dict, "Object"),
}  # fmt: skip

_OTHER_MARKUPS = {"keyboard", "remove_keyboard", "force_reply"}


def markup_of(parameters: Parameters) -> Json | None:
    """The markup of a message, None if there is none; raises Refused."""
    markup = parameters.json("reply_markup", "reply keyboard markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise wrong("object expected as reply markup")
    if "inline_keyboard" not in markup:
        return markup if _OTHER_MARKUPS & markup.keys() else None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise wrong('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    if sum(map(len, rows)) > BUTTONS or any(len(row) > ROW for row in rows):
        raise wrong("reply markup is too long")
    checked = [[_button(button) for button in row] for row in rows if row]
    return {"inline_keyboard": checked} if checked else None


def _button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise wrong("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise wrong("can't parse inline keyboard button: Can't find field \"text\"")
    for name, (kind, called) in _FIELDS.items():
        if name in button and not isinstance(button[name], kind):
            raise wrong(f'can\'t parse inline keyboard button: Field "{name}" must be of type {called}')
    if not button["text"].strip():
        raise wrong("inline keyboard button text must be non-empty")
    _check_purpose(button)
    return button


def _check_purpose(button: Json) -> None:
    if url := button.get("url"):
        _check_url(url)
    elif data := button.get("callback_data"):
        if len(data.encode()) > DATA_LIMIT:
            raise wrong("BUTTON_DATA_INVALID")
    elif "copy_text" in button:
        if not 1 <= len(button["copy_text"].get("text", "")) <= COPY_LIMIT:
            raise wrong("BUTTON_COPY_TEXT_INVALID")
    else:
        raise wrong("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")


def _check_url(url: str) -> None:
    if not leads_somewhere(url):
        scheme, colon, _ = url.partition(":")
        unknown = colon and scheme.lower() not in SCHEMES
        reason = "Unsupported URL protocol" if unknown else "Wrong HTTP URL"
        raise wrong(f"inline keyboard button URL '{url}' is invalid: {reason}")
