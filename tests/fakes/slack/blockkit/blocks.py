"""Blocks: what messages, modals and the home tab are made of."""

from typing import Any

from tests.fakes.slack.blockkit.elements import IMAGE, IN_ACTIONS, IN_INPUT, IN_SECTION
from tests.fakes.slack.blockkit.rules import (
    Fields,
    Findings,
    array,
    boolean,
    exactly_one,
    integer,
    one_of,
    shape,
    string,
    typed,
)
from tests.fakes.slack.blockkit.texts import SLACK_FILE, URL, either, plain

_ID: Fields = {"block_id": string(255, 1)}


def _text_or_fields(findings: Findings, block: Any, at: str) -> None:
    if "text" not in block and "fields" not in block:
        findings.add("missing required field: text", at)


_CONTEXT = typed(
    {
        "image": IMAGE,
        "plain_text": shape({"text": string(3000, 1)}, {"emoji": boolean}),
        "mrkdwn": shape({"text": string(3000, 1)}, {"verbatim": boolean}),
    }
)

_STYLE = shape({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline"), boolean))

_RICH_PARTS: Fields = {
    "text": shape({"text": string(3000, 1)}, {"style": _STYLE}),
    "link": shape({"url": string(3000, 1)}, {"text": string(3000), "style": _STYLE, "unsafe": boolean}),
    "emoji": shape({"name": string(100, 1)}, {"unicode": string(100), "skin_tone": integer(1, 6)}),
    "user": shape({"user_id": string(32, 1)}, {"style": _STYLE}),
}

_RICH_SECTION = shape({"elements": array(typed(_RICH_PARTS), 1000, 0)}, {})
_RICH_FRAMED = shape({"elements": array(typed(_RICH_PARTS), 1000, 0)}, {"border": integer(0, 1)})
_RICH_LIST = shape(
    {"style": one_of("bullet", "ordered"), "elements": array(typed({"rich_text_section": _RICH_SECTION}), 1000)},
    {"indent": integer(0, 8), "offset": integer(0, 10_000), "border": integer(0, 1)},
)
_RICH = typed(
    {
        "rich_text_section": _RICH_SECTION,
        "rich_text_list": _RICH_LIST,
        "rich_text_quote": _RICH_FRAMED,
        "rich_text_preformatted": _RICH_FRAMED,
    }
)

EVERYWHERE: Fields = {
    "section": shape(
        {},
        _ID
        | {"text": either(3000), "fields": array(either(2000), 10), "accessory": typed(IN_SECTION), "expand": boolean},
        _text_or_fields,
    ),
    "actions": shape({"elements": array(typed(IN_ACTIONS), 25)}, _ID),
    "context": shape({"elements": array(_CONTEXT, 10)}, _ID),
    "divider": shape({}, _ID),
    "header": shape({"text": plain(150)}, _ID),
    "image": shape(
        {"alt_text": string(2000, 1)},
        _ID | {"image_url": URL, "slack_file": SLACK_FILE, "title": plain(2000)},
        exactly_one("image_url", "slack_file"),
    ),
    "input": shape(
        {"label": plain(2000), "element": typed(IN_INPUT)},
        _ID | {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "rich_text": shape({"elements": array(_RICH, 1000, 0)}, _ID),
}

IN_MESSAGES: Fields = EVERYWHERE | {"markdown": shape({"text": string(12_000, 1)}, _ID)}
"""Other blocks exist, but this house has no use for them."""
