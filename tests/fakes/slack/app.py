"""The app as it was installed: what it may do, what it hears of, and what it is called."""

from dataclasses import dataclass
from typing import Any

BOT_TOKEN = "xoxb-700000001-700000002-FakeTokenForLoopback"
APP_TOKEN = "xapp-1-A000000001-700000003-faketokenforloopback"
SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
APP_ID = "A000000001"
BOT_ID = "B000000001"
BOT_USER = "U000000001"
TEAM = "T000000001"
TEAM_DOMAIN = "delegation"
NAME = "Annai"

SCOPES = frozenset(
    {"chat:write", "im:write", "im:history", "users:read", "users:read.email", "commands", "files:write", "files:read"}
)
"""The least the house needs."""


@dataclass(frozen=True, slots=True)
class App:
    """What an administrator agreed to."""

    scopes: frozenset[str] = SCOPES
    commands: frozenset[str] = frozenset({"/annai"})
    events: frozenset[str] = frozenset({"message.im", "app_home_opened"})
    home_tab: bool = True
    messages_tab: bool = True
    interactive: bool = True

    @classmethod
    def installed_with(cls, manifest: dict[str, Any]) -> "App":
        """The app a manifest describes."""
        features, settings = manifest.get("features", {}), manifest.get("settings", {})
        home = features.get("app_home", {})
        return cls(
            scopes=frozenset(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", ())),
            commands=frozenset(command["command"] for command in features.get("slash_commands", ())),
            events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", ())),
            home_tab=home.get("home_tab_enabled", False),
            messages_tab=home.get("messages_tab_enabled", False)
            and not home.get("messages_tab_read_only_enabled", False),
            interactive=settings.get("interactivity", {}).get("is_enabled", False),
        )


INSTALLED = App()
"""With all the house needs."""
