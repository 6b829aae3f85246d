"""The app manifest: what an administrator pastes into Slack. Least scopes, generated from the table of commands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.slack.blocks import units

SCOPES = {
    "chat:write": "to answer and to remind",
    "commands": "for /annai",
    "files:read": "to look at what people send",
    "files:write": "to hand over the calendar file",
    "im:history": "to hear what people write, and to see what has arrived before anything is sent again",
    "im:write": "to open the conversation that is looked at",
    "users:read": "to tell members from guests",
    "users:read.email": "to know whoever is on the roster",
}
"""Every permission, and what it is needed for."""
EVENTS = ("app_home_opened", "message.im")
COMMAND = "/annai"
NAME, COLOUR = "Annai", "#1f3a5f"
SHORT, LONG, USAGE = 140, 4000, 1000
"""Characters of the descriptions, and of the hint of a command."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the app says of itself, and the commands one can type after `/annai`, each with what it is for."""

    about: str
    command: str
    hint: str
    commands: Sequence[tuple[str, str]]


def manifest(words: Words, address: str | None) -> dict[str, Any]:
    """The manifest; with a public `address` Slack knocks there, else the app opens a socket."""
    url = f"{address.rstrip('/')}/slack/events" if address else None
    where = {"request_url": url} if url else {}
    at = {"url": url} if url else {}
    long = "\n".join([words.about, "", *(f"{COMMAND} {name} – {text}" for name, text in words.commands)])
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": NAME,
            "description": _fitting(words.about, SHORT),
            "long_description": _fitting(long, LONG),
            "background_color": COLOUR,
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME, "always_online": True},
            "slash_commands": [
                {
                    "command": COMMAND,
                    "description": words.command,
                    "usage_hint": _fitting(words.hint, USAGE),
                    "should_escape": False,
                    **at,
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS), **where},
            "interactivity": {"is_enabled": True, **where},
            "org_deploy_enabled": False,
            "socket_mode_enabled": address is None,
            "token_rotation_enabled": False,
        },
    }


def _fitting(text: str, limit: int) -> str:
    while units(text) > limit:
        text = text[: limit - 1].rstrip() + "…" if len(text) > limit else text[:-2] + "…"
    return text
