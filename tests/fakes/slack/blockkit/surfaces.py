"""Whole messages, modals and home tabs: their own fields, and what must not be there twice."""

import json
import string as characters
from collections.abc import Iterator
from itertools import count
from random import Random
from typing import Any

from tests.fakes.slack.blockkit.blocks import EVERYWHERE, IN_MESSAGES
from tests.fakes.slack.blockkit.rules import (
    Fields,
    Findings,
    array,
    boolean,
    length,
    shape,
    string,
    typed,
)
from tests.fakes.slack.blockkit.texts import plain

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_SIZE = 13_200
BLOCK_SIZE = 72
"""What each block costs besides its text. The rule is not documented; these two explain every measurement published."""
VIEW_SIZE = 250_000
"""Bytes of JSON."""

_VIEW: Fields = {
    "private_metadata": string(3000),
    "callback_id": string(255),
    "external_id": string(255),
}

_SURFACES: Fields = {
    "modal": shape(
        {"title": plain(24), "blocks": array(typed(EVERYWHERE), VIEW_BLOCKS)},
        _VIEW
        | {
            "submit": plain(24),
            "close": plain(24),
            "clear_on_close": boolean,
            "notify_on_close": boolean,
        },
    ),
    "home": shape({"blocks": array(typed(EVERYWHERE), VIEW_BLOCKS, 0)}, _VIEW),
}

_MESSAGE = array(typed(IN_MESSAGES), MESSAGE_BLOCKS, 0)


def check_message(blocks: list[Any]) -> list[str]:
    """What is wrong with the blocks of a message."""
    findings = Findings()
    _MESSAGE(findings, blocks, "/blocks")
    if not findings.problems:
        _check_ids(findings, blocks, "/blocks")
    return findings.problems


def check_view(view: Any) -> list[str]:
    """What is wrong with a modal or a home tab."""
    findings = Findings()
    typed(_SURFACES)(findings, view, "/view")
    if not findings.problems:
        _check_ids(findings, view["blocks"], "/view/blocks")
        if view["type"] == "modal" and "submit" not in view:
            for number, block in enumerate(view["blocks"]):
                if block["type"] == "input":
                    findings.add("must define `submit` to use an `input` block in modals", f"/view/blocks/{number}")
    return findings.problems


def message_size(blocks: list[Any]) -> int:
    """How much of a message's MESSAGE_SIZE blocks take up."""
    return BLOCK_SIZE * len(blocks) + sum(map(length, _texts(blocks)))


def view_size(view: dict[str, Any]) -> int:
    """In bytes."""
    return len(json.dumps(view).encode())


def interactive(block: dict[str, Any]) -> list[dict[str, Any]]:
    """The elements of a block that somebody can do something with."""
    holders = {"section": "accessory", "actions": "elements", "input": "element"}
    held = block.get(holders.get(block["type"], ""), [])
    return [element for element in (held if isinstance(held, list) else [held]) if element["type"] != "image"]


def with_ids(blocks: list[Any], random: Random) -> list[Any]:
    """The blocks as Slack keeps them: what had no id has got one."""
    kept: list[Any] = json.loads(json.dumps(blocks))
    for block in kept:
        block.setdefault("block_id", "".join(random.choices(characters.ascii_letters, k=5)))
        for element in interactive(block):
            element.setdefault("action_id", "".join(random.choices(characters.ascii_letters, k=5)))
    return kept


def _check_ids(findings: Findings, blocks: list[Any], at: str) -> None:
    taken: set[str] = set()
    focused = count(1)
    for number, block in enumerate(blocks):
        where = f"{at}/{number}"
        if block.get("block_id") in taken:
            findings.add(f"`block_id` {block['block_id']!r} already exists", f"{where}/block_id")
        taken |= {block["block_id"]} if "block_id" in block else set()
        actions = [element["action_id"] for element in interactive(block) if "action_id" in element]
        for action in sorted({action for action in actions if actions.count(action) > 1}):
            findings.add(f"`action_id` {action!r} already exists in the block", where)
        for element in interactive(block):
            if element.get("focus_on_load") and next(focused) > 1:
                findings.add("only one element can have focus_on_load", where)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, content in value.items():
            if name == "text" and isinstance(content, str):
                yield content
            else:
                yield from _texts(content)
    elif isinstance(value, list):
        for content in value:
            yield from _texts(content)
