"""Lines of a message → pages of Telegram's HTML, each within the limits. Whatever a line says is data: escaped.

Lengths are counted as Telegram does: in UTF-16 code units of the text as it is shown, without the markup.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from bot.speech.message import Line, Style

TEXT = 4096
"""Units of a text."""
CAPTION = 1024
ENTITIES = 100
SOURCE = 30_000
"""Bytes of a text with its markup; the platform does not read more."""
LINK = 2000
"""Characters of a link worth following."""

_TAGS: dict[Style, tuple[str, ...]] = {
    Style.PLAIN: (),
    Style.TITLE: ("b",),
    Style.STRONG: ("b",),
    Style.QUIET: ("i",),
    Style.STRUCK: ("s",),
    Style.LARGE: ("blockquote", "b"),  # there are no larger letters: what is for others stands apart
}


@dataclass(frozen=True, slots=True)
class _Row:
    """One line, or a part of one that is too long, with its markup."""

    html: str
    units: int
    entities: int


def units(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pages(lines: Sequence[Line], limit: int = TEXT) -> list[str]:
    """The HTML of a message, in as few pages as it takes; parted between paragraphs where there are any."""
    rows = [row for line in lines for row in _rows(line, limit)]
    found = []
    while rows := _without_leading_blanks(rows):
        fitting = _fitting(rows, limit)
        if fitting < len(rows):
            fitting = next((at for at in range(fitting, 0, -1) if not rows[at].units), fitting)
        found.append("\n".join(row.html for row in rows[:fitting]).rstrip("\n"))
        rows = rows[fitting:]
    return found


def is_page(link: str) -> bool:
    """Whether Telegram takes a link for one to a page; a telephone number it recognises by itself, in the text."""
    try:
        parts = urlsplit(link)
        return len(link) <= LINK and parts.scheme in {"https", "http"} and "." in (parts.hostname or "")
    except ValueError:
        return False


def _rows(line: Line, limit: int) -> Iterator[_Row]:
    tags = _TAGS[line.style]
    before = "".join(f"<{tag}>" for tag in tags)
    after = "".join(f"</{tag}>" for tag in reversed(tags))
    entities = len(tags)
    if line.link and is_page(line.link):
        before, after, entities = f'{before}<a href="{escape(line.link)}">', f"</a>{after}", entities + 1
    for text in _parts(line.text, limit):
        shown = text if text.strip() else ""  # markup around nothing is nothing
        yield _Row(f"{before}{escape(shown, quote=False)}{after}" if shown else "", units(shown), entities)


def _parts(text: str, limit: int) -> Iterator[str]:
    """A text in parts that fit, between words where possible."""
    while units(text) > limit:
        cut = limit // 2  # as many characters always fit: none has more than two units
        while units(text[: cut + 1]) <= limit and cut < len(text):
            cut += 1
        word = text.rfind(" ", cut * 3 // 4, cut)
        cut = word if word > 0 else cut
        yield text[:cut]
        text = text[cut:].lstrip()
    yield text


def _fitting(rows: Sequence[_Row], limit: int) -> int:
    """How many of the first rows fit on a page; one always does."""
    length = entities = size = 0
    for count, row in enumerate(rows):
        length += row.units + (1 if count else 0)
        entities += row.entities
        size += len(row.html.encode("utf-8", "replace")) + 1
        if count and (length > limit or entities > ENTITIES or size > SOURCE):
            return count
    return len(rows)


def _without_leading_blanks(rows: list[_Row]) -> list[_Row]:
    first = next((at for at, row in enumerate(rows) if row.units), len(rows))
    return rows[first:]
