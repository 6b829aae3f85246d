"""Message → what the page draws, as plain JSON values; the page inserts every text as text, not as markup."""

from typing import Any
from urllib.parse import quote, urlsplit

from bot.channels.web.transcript import Entry
from bot.speech.message import Button, Line, Message, Venue

_SAFE_SCHEMES = {"https", "http", "tel", "mailto", "geo"}


def as_json(entry: Entry, address: str, stamp: str) -> dict[str, Any]:
    """One bubble; `stamp` is the time of day it shows, `address` the chat its file is fetched from."""
    shown: dict[str, Any] = {"number": entry.number, "time": stamp}
    if entry.message is None:
        return shown | {"said": entry.said}
    message = entry.message
    return shown | {
        "language": message.language,
        "lines": [_line(line) for line in message.lines],
        "buttons": [[_button(button) for button in row] for row in message.buttons],
        "venue": _venue(message.venue) if message.venue else None,
        "file": _file(message, address, entry.number),
    }


def safe_link(link: str | None) -> str | None:
    """The link if it leads to a page, telephone, mailbox or map; None for what a browser would execute."""
    try:
        return link if link and urlsplit(link).scheme.lower() in _SAFE_SCHEMES else None
    except ValueError:
        return None


def _line(line: Line) -> dict[str, Any]:
    return {
        "text": line.text,
        "style": line.style.value,
        "link": safe_link(line.link),
        "language": line.language,
    }


def _button(button: Button) -> dict[str, Any]:
    return {"label": button.label, "action": button.action, "link": safe_link(button.link)}


def _venue(venue: Venue) -> dict[str, Any]:
    at = f"mlat={venue.latitude:.6f}&mlon={venue.longitude:.6f}"
    zoom = f"#map=17/{venue.latitude:.6f}/{venue.longitude:.6f}"
    link = f"https://www.openstreetmap.org/?{at}{zoom}"
    return {"name": venue.name, "address": venue.address, "link": link}


def _file(message: Message, address: str, number: int) -> dict[str, Any] | None:
    if message.file is None:
        return None
    return {"name": message.file.name, "link": f"api/file/{quote(address, safe='')}/{number}"}
