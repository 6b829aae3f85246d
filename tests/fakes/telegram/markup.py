"""HTML as the Bot API reads it: a text, its entities, and a refusal for what it does not understand.

Offsets and lengths of entities are in UTF-16 code units; the offsets in refusals are bytes of the UTF-8 source.
"""

import re
from html import unescape
from typing import NamedTuple, NoReturn
from urllib.parse import urlsplit

from tests.fakes.telegram.refusals import Json, wrong

SCHEMES = frozenset({"http", "https", "tg", "ton"})
"""What a link may lead to; a `tel:` is none."""

_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "code": "code", "pre": "pre", "blockquote": "blockquote", "a": "text_link",
    "tg-emoji": "custom_emoji",
}  # fmt: skip

_VERBATIM = {"code", "pre"}
"""What holds no further entities."""

_TOKEN = re.compile(
    r"""<(?P<close>/?)(?P<name>[^\s>]*)(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)(?P<end>>?)"""
    r"""|&(?:\#[0-9]{1,7}|\#x[0-9a-fA-F]{1,6}|(?:lt|gt|amp|quot)(?![A-Za-z]));?"""
)

_ATTRIBUTE = re.compile(r"""(?P<name>[^\s=]*)\s*(?P<equals>=?)\s*(?:"([^"]*)"|'([^']*)'|([\w.-]*))(?=\s|$)\s*""")


class RichText(NamedTuple):
    """A text as it is shown, and what is special in it."""

    text: str
    entities: list[Json]


class _Open(NamedTuple):
    name: str
    start: int
    piece: int
    attributes: dict[str, str]


def units(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def leads_somewhere(url: str) -> bool:
    """Whether the Bot API takes it for a link: a scheme it knows (none is http), and a host with a dot."""
    try:
        parts = urlsplit(url if re.match(r"[a-z]+:", url, re.IGNORECASE) else f"http://{url}")
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme in SCHEMES and ("." in host or parts.scheme not in {"http", "https"})


def parse_html(source: str) -> RichText:
    """Text and entities of HTML; raises Refused."""
    if "<" not in source and "&" not in source:
        return RichText(source, [])
    return _Parser(source).parsed()


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def parsed(self) -> RichText:
        at = 0
        for token in _TOKEN.finditer(self._source):
            self._text(self._source[at : token.start()])
            at = token.end()
            if token["name"] is None:
                self._text(unescape(token[0]))
            elif token["close"]:
                self._end(token)
            else:
                self._start(token)
        self._text(self._source[at:])
        if self._open:
            raise wrong(
                f"can't parse entities: can't find end tag corresponding to start tag \"{self._open[-1].name}\""
            )
        self._entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return RichText("".join(self._pieces), self._entities)

    def _text(self, text: str) -> None:
        self._pieces.append(text)
        self._length += units(text)

    def _start(self, token: re.Match[str]) -> None:
        name = token["name"].lower()
        if not token["attributes"] and not token["end"]:
            self._refuse("unclosed start tag", token)
        if name not in _KINDS:
            self._refuse(f'unsupported start tag "{name}"', token)
        attributes = self._attributes(name, token)
        if not token["end"]:
            self._refuse("unclosed start tag", token)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            self._refuse('tag "span" must have class "tg-spoiler"', token)
        self._open.append(_Open(name, self._length, len(self._pieces), attributes))

    def _attributes(self, tag: str, token: re.Match[str]) -> dict[str, str]:
        attributes: dict[str, str] = {}
        left = token["attributes"].strip()
        while left:
            found = _ATTRIBUTE.match(left)
            if not found:
                self._refuse("unexpected end of name token" if token["end"] else "unclosed start tag", token)
            if not found["name"]:
                self._refuse(f'empty attribute name in the tag "{tag}"', token)
            if not found["equals"] and found["name"] != "expandable":
                self._refuse(f'expected equal sign in declaration of an attribute of the tag "{tag}"', token)
            attributes[found["name"]] = unescape(found[3] or found[4] or found[5] or "")
            left = left[found.end() :]
        return attributes

    def _end(self, token: re.Match[str]) -> None:
        if not self._open:
            self._refuse("unexpected end tag", token)
        if not token["end"] or token["attributes"].strip():
            self._refuse("unclosed end tag", token)
        tag, name = self._open.pop(), token["name"].lower()
        if name not in {"", tag.name}:
            where = self._offset(token)
            raise wrong(
                f"can't parse entities: unmatched end tag at byte offset {where},"
                f' expected "</{tag.name}>", found "</{name}>"'
            )
        if self._length > tag.start and not any(outer.name in _VERBATIM for outer in self._open):
            self._add(tag)

    def _add(self, tag: _Open) -> None:
        entity: Json = {"type": _KINDS[tag.name], "offset": tag.start, "length": self._length - tag.start}
        if tag.name == "a":
            url = tag.attributes.get("href") or "".join(self._pieces[tag.piece :])
            if not leads_somewhere(url):
                return
            entity["url"] = url
        elif tag.name == "tg-emoji":
            entity["custom_emoji_id"] = tag.attributes.get("emoji-id", "")
        elif "expandable" in tag.attributes:
            entity["type"] = "expandable_blockquote"
        self._entities.append(entity)

    def _refuse(self, what: str, token: re.Match[str]) -> NoReturn:
        raise wrong(f"can't parse entities: {what} at byte offset {self._offset(token)}")

    def _offset(self, token: re.Match[str]) -> int:
        return len(self._source[: token.start()].encode())
