"""Lines of a message → pages of Block Kit, each within the limits by construction.

Lines become rich text, headers and plain context: there a text is a text, whatever stands in it. Slack's own markup has
no way to say a star or an underscore without meaning it. Lengths are counted in UTF-16 units, never less than Slack's.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.speech.message import Button, Line, Message, Style, Venue

Block = dict[str, Any]

HEADER = 150
TEXT = 2800
"""Units of one block of text; 3000 are allowed."""
ROWS = 100
"""Lines of one block of text."""
PAGE = 9000
"""Units of a page without its buttons: some 13 000 are allowed for all."""
BLOCKS = 36
"""Blocks of a page without its buttons: 50 are allowed for all."""
BLOCK = 72
"""What a block counts besides its text."""
BUTTONS = 3600
"""Units of all buttons with their rows."""
ROW, LABEL, VALUE, LINK = 25, 75, 2000, 2000
BUTTON_ROWS = 12
NOTICE = 2000
"""Units of what stands in a notification."""

_STYLES: dict[Style, dict[str, bool]] = {
    Style.TITLE: {"bold": True},
    Style.STRONG: {"bold": True},
    Style.LARGE: {"bold": True},
    Style.QUIET: {"italic": True},
    Style.STRUCK: {"strike": True},
}

_log = logging.getLogger("annai.slack")


@dataclass(frozen=True, slots=True)
class Page:
    """One message as Slack takes it; `text` stands in the notification."""

    blocks: tuple[Block, ...]
    text: str


@dataclass(frozen=True, slots=True)
class _Row:
    """One line, or a part of one that is too long; `kind` is the block it goes into."""

    kind: str
    text: str
    line: Line


def units(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pages_of(message: Message) -> list[Page]:
    """The pages of a message, buttons on the last one; none only if there is nothing to say."""
    drawn = buttons([*message.buttons, *_map(message.venue)])
    pages: list[list[_Row]] = [[]]
    found: list[list[Block]] = [[]]
    size = 0
    for group in _groups(message.lines):
        more = BLOCK + sum(units(row.text) + 1 for row in group)
        if found[-1] and (size + more > PAGE or len(found[-1]) == BLOCKS):
            pages.append([])
            found.append([])
            size = 0
        size += more
        pages[-1] += group
        found[-1].append(_block(group))
    if drawn and not found[-1]:
        return [Page(tuple(drawn), "Annai")]
    found[-1] += drawn
    return [Page(tuple(blocks), _notice(rows)) for rows, blocks in zip(pages, found, strict=True) if blocks]


def buttons(rows: Sequence[Sequence[Button]]) -> list[Block]:
    """Buttons as Slack takes them; what it does not take is left out."""
    found: list[Block] = []
    left = BUTTONS
    for row in rows:
        drawn = [drawn for at, button in enumerate(row[:ROW]) if (drawn := _button(button, at))]
        cost = BLOCK + sum(units(one["text"]["text"]) for one in drawn)
        if not drawn or cost > left or len(found) == BUTTON_ROWS:
            continue
        left -= cost
        found.append({"type": "actions", "elements": drawn})
    return found


def is_link(link: str, *schemes: str) -> bool:
    """Whether Slack follows such a link."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return len(link) <= LINK and parts.scheme in schemes and bool(parts.hostname or parts.scheme == "tel")


def escaped(text: str) -> str:
    """A text for where Slack reads markup: what would mean something is only itself."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _button(button: Button, number: int) -> Block | None:
    label = button.label.strip()
    if not label:
        return None
    drawn: Block = {"type": "button", "text": plain(cut(label, LABEL)), "action_id": f"tap-{number}"}
    if button.action is not None:
        if 1 <= units(button.action) <= VALUE:
            return drawn | {"value": button.action}
        _log.warning("left out a button: its action %s is too long", button.action.partition(" ")[0][:LABEL])
        return None
    if button.link and is_link(button.link, "https", "http"):
        return drawn | {"url": button.link}
    return None


def _map(venue: Venue | None) -> list[tuple[Button, ...]]:
    """A place cannot be shown here; a map one tap away can."""
    if venue is None:
        return []
    link = f"https://www.google.com/maps/search/?api=1&query={venue.latitude},{venue.longitude}"
    return [(Button(f"🗺 {venue.name}", link=link),)]


def _groups(lines: Sequence[Line]) -> Iterator[list[_Row]]:
    """Lines that stand in one block together: of one kind, up to an empty line, and as many as fit."""
    group: list[_Row] = []
    size = 0
    for line in lines:
        for row in _rows(line):
            cost = units(row.text) + 1
            fits = group and row.kind == group[0].kind != "header" and size + cost <= TEXT and len(group) < ROWS
            if group and not (fits and row.text):
                yield group
                group, size = [], 0
            if row.text:
                group.append(row)
                size += cost
    if group:
        yield group


def _rows(line: Line) -> Iterator[_Row]:
    text = line.text if line.text.strip() else ""
    kind = "rich_text"
    if line.style in {Style.TITLE, Style.LARGE} and units(text) <= HEADER:
        kind = "header"
    elif line.style is Style.QUIET and not line.link:
        kind = "context"
    while units(text) >= TEXT:
        cut = TEXT // 2 - 1  # as many characters always fit: none has more than two units
        word = text.rfind(" ", cut * 3 // 4, cut)
        cut = word if word > 0 else cut
        yield _Row(kind, text[:cut], line)
        text = text[cut:].lstrip()
    yield _Row(kind, text, line)


def _block(group: Sequence[_Row]) -> Block:
    kind, first = group[0].kind, group[0].text
    if kind == "header":
        return {"type": "header", "text": plain(first)}
    if kind == "context":
        return {"type": "context", "elements": [plain("\n".join(row.text for row in group))]}
    parts: list[Block] = []
    for number, row in enumerate(group):
        parts += [{"type": "text", "text": "\n"}] if number else []
        parts.append(_part(row))
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": parts}]}


def _part(row: _Row) -> Block:
    style = _STYLES.get(row.line.style)
    part: Block = {"type": "text", "text": row.text}
    if row.line.link and is_link(row.line.link, "https", "http", "tel"):
        part |= {"type": "link", "url": row.line.link}
    return part | ({"style": dict(style)} if style else {})


def plain(text: str) -> Block:
    """A text without markup, where Slack wants to know."""
    return {"type": "plain_text", "text": text, "emoji": True}


def _notice(rows: Sequence[_Row]) -> str:
    return escaped(cut("\n".join(row.text for row in rows), NOTICE)) or "Annai"


def cut(text: str, limit: int) -> str:
    """A text of so many units at most."""
    if units(text) <= limit:
        return text
    short = text[: limit - 1]
    while units(short) >= limit:
        short = short[:-1]
    return f"{short}…"
