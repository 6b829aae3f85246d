"""Texts with markup as people read them, and back: what they type as an app is told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape


@dataclass(frozen=True, slots=True)
class Entity:
    """A part of a text that is special: its kind (`bold`, `link`, …), the words, and where they lead."""

    kind: str
    text: str
    url: str | None = None


_STYLES = {"*": "bold", "_": "italic", "~": "strike", "`": "code"}

_STYLED = re.compile(r"(?<![\w*_~`])([*_~`])(?=\S)([^\n]+?)(?<=\S)\1(?![\w*_~`])")

_SPECIAL = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")

_TYPED_LINK = re.compile(r"https?://[^\s<>]+|[\w.+-]+@[\w-]+\.[\w.-]*\w")


def plain(text: str, names: Mapping[str, str]) -> tuple[str, tuple[Entity, ...]]:
    """The text without markup, and what was marked in it. `names` are those of people, by id."""
    entities: list[Entity] = []

    def special(match: re.Match[str]) -> str:
        target, label = match[1], match[2]
        if target[0] == "@":
            return "@" + (names.get(target[1:]) or label or target[1:])
        if target[0] in "#!":
            return label or target
        entities.append(Entity("link", unescape(label or target), unescape(target)))
        return label or target

    def styled(match: re.Match[str]) -> str:
        inner = _STYLED.sub(styled, match[2])
        entities.append(Entity(_STYLES[match[1]], unescape(inner)))
        return inner

    return unescape(_STYLED.sub(styled, _SPECIAL.sub(special, text))), tuple(entities)


def typed(text: str) -> str:
    """What somebody typed, as an app is told: escaped, and with what looks like a link marked as one."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _TYPED_LINK.sub(_marked, escaped)


def _marked(match: re.Match[str]) -> str:
    found = match[0]
    return f"<{found}>" if found.startswith("http") else f"<mailto:{found}|{found}>"
