"""Blocks for tests, in a few words."""

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def section(text: str = "x", **more: Any) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}} | more


def button(label: str = "Karte", **more: Any) -> Json:
    return {"type": "button", "text": plain(label)} | more


def actions(*elements: Json, **more: Any) -> Json:
    return {"type": "actions", "elements": list(elements)} | more


def option(label: str, value: str | None = None, **more: Any) -> Json:
    return {"text": plain(label), "value": label if value is None else value} | more


def select(*options: Json, **more: Any) -> Json:
    return {"type": "static_select", "options": list(options)} | more


def labelled(element: Json, **more: Any) -> Json:
    return {"type": "input", "label": plain("Name"), "element": element} | more


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain("Einstellungen"), "submit": plain("Gut"), "blocks": list(blocks)} | more


CARD: list[Json] = [
    {"type": "header", "text": plain("🏭 Nidec")},
    section("*Firma &amp; Söhne*, <https://example.org|mehr>"),
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "14:00–15:30 _Japan_"}]},
    actions(button("Karte", action_id="place", value="visit"), button("Web", url="https://example.org/")),
]
"""What an answer looks like."""
