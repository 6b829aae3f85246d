"""Blocks as somebody reads them aloud: their words line by line, and what can be tapped."""

from collections.abc import Mapping
from typing import Any

from tests.fakes.slack.blockkit import interactive
from tests.fakes.slack.mrkdwn import Entity, plain
from tests.fakes.slack.opened import State
from tests.fakes.slack.refusals import Json

LINE = "───"


class Reader:
    """Reads one surface after what is filled in there; `entities` collects what was marked."""

    def __init__(self, state: State, names: Mapping[str, str]) -> None:
        self.entities: list[Entity] = []
        self._state = state
        self._names = names

    def marked(self, text: str) -> str:
        """A text with markup."""
        words, entities = plain(text, self._names)
        self.entities += entities
        return words

    def lines(self, block: Json) -> list[str]:
        """The words of a block, without those on what can be tapped."""
        kind = block["type"]
        if kind in {"section", "header"}:
            return [self._text(text) for text in [block.get("text"), *block.get("fields", [])] if text]
        if kind == "context":
            return [" ".join(self._text(element) for element in block["elements"])]
        if kind == "input":
            return [f"{self._text(block['label'])}: {self._value(block, block['element'])}"]
        if kind == "rich_text":
            return [line for element in block["elements"] for line in self._rich(element)]
        if kind == "image":
            return [block["alt_text"]]
        return {"markdown": [block.get("text", "")], "divider": [LINE]}.get(kind, [])

    def controls(self, block: Json) -> str:
        """What can be tapped in a block."""
        if block["type"] == "input":
            return ""
        return " ".join(f"[{self._label(block, element)}]" for element in interactive(block))

    def _text(self, content: Json) -> str:
        if content["type"] == "image":
            return str(content["alt_text"])
        return self.marked(content["text"]) if content["type"] == "mrkdwn" else str(content["text"])

    def _label(self, block: Json, element: Json) -> str:
        if element["type"] == "button":
            return self._text(element["text"])
        placeholder = self._text(element["placeholder"]) if "placeholder" in element else "…"
        return f"{self._value(block, element) or placeholder} ▾"

    def _value(self, block: Json, element: Json) -> str:
        value = self._state.get(block["block_id"], {}).get(element["action_id"], {})
        return ", ".join(self._worded(content) for name, content in value.items() if name != "type" and content)

    def _worded(self, content: Any) -> str:
        if isinstance(content, list):
            return ", ".join(map(self._worded, content))
        return self._text(content["text"]) if isinstance(content, dict) else self._names.get(content, str(content))

    def _rich(self, element: Json) -> list[str]:
        if element["type"] == "rich_text_list":
            return [f"• {line}" for part in element["elements"] for line in self._rich(part)]
        return ["".join(map(self._part, element["elements"]))]

    def _part(self, part: Json) -> str:
        if part["type"] == "user":
            return f"@{self._names.get(part['user_id'], part['user_id'])}"
        if part["type"] == "emoji":
            return f":{part['name']}:"
        return str(part.get("text") or part["url"])
