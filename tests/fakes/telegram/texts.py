"""Texts that come in: the bot's, checked against every limit, and people's, with what their apps recognise in them."""

import re

from tests.fakes.telegram.markup import RichText, parse_html, units
from tests.fakes.telegram.parameters import Parameters
from tests.fakes.telegram.refusals import Json, wrong

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
ENTITY_LIMIT = 100
RAW_LIMIT = 2**15
"""Bytes of a text before it is parsed."""

_TYPED = re.compile(
    r"(?<!\w)(?:(?P<bot_command>/\w{1,64}(?:@\w+)?)|(?P<mention>@\w{4,32})|(?P<url>https?://\S+))", re.ASCII
)


def text_of(parameters: Parameters) -> RichText:
    """The text of a message; raises Refused if there is none or too much."""
    if not parameters.text("text"):
        raise wrong("message text is empty")
    found = _rich(parameters, "text", "entities")
    if not found.text:
        raise wrong("text must be non-empty")
    if units(found.text) > TEXT_LIMIT:
        raise wrong("message is too long")
    return found


def caption_of(parameters: Parameters) -> RichText:
    """The caption of a file, which may be empty."""
    found = _rich(parameters, "caption", "caption_entities")
    if units(found.text) > CAPTION_LIMIT:
        raise wrong("message caption is too long")
    return found


def typed(text: str) -> list[Json]:
    """The commands, mentions and links in a text somebody typed."""
    return [
        {"type": found.lastgroup, "offset": units(text[: found.start()]), "length": units(found[0])}
        for found in _TYPED.finditer(text)
    ]


def _rich(parameters: Parameters, name: str, entities: str) -> RichText:
    source = parameters.text(name)
    if len(source.encode()) > RAW_LIMIT:
        raise wrong("text is too long")
    mode = parameters.text("parse_mode").lower()
    if mode not in {"", "html"}:
        raise wrong("unsupported parse_mode")
    given = parameters.objects(entities, "entities", "MessageEntity")
    found = parse_html(source) if mode else RichText(source, given)
    if len(found.entities) > ENTITY_LIMIT:
        raise wrong("ENTITIES_TOO_LONG")
    return _trimmed(found)


def _trimmed(found: RichText) -> RichText:
    """Without blanks around it, as messages are stored; entities move along."""
    text = found.text.strip()
    if text == found.text:
        return found
    cut, length = units(found.text) - units(found.text.lstrip()), units(text)
    kept = []
    for entity in found.entities:
        start, end = max(entity["offset"] - cut, 0), min(entity["offset"] + entity["length"] - cut, length)
        if start < end:
            kept.append(entity | {"offset": start, "length": end - start})
    return RichText(text, kept)
