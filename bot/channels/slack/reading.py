"""What Slack tells us → what concerns us in it, in few words of our own. It comes from outside: it may be anything."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from html import unescape
from typing import Any

from bot.channels.slack import forms

TEXT = 4000
"""Characters of what is said that are read."""
NAME = 255
"""Characters of a file's name, or type."""
ACTION = 2000
"""Characters a button can carry."""

_USER = re.compile("[UW][A-Z0-9]{2,30}")
_KEY = re.compile("[A-Za-z0-9._-]{1,200}")
_MARKED = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")


class What(StrEnum):
    """What happened."""

    SAID = "said"
    TAPPED = "tapped"
    SHOWN = "shown"
    """A file, perhaps with words."""
    FILLED = "filled"
    """A form was sent off; `text` are the actions of what was changed, a line each."""
    OPENED = "opened"
    """Somebody looks at the home tab."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file somebody sent: where Slack keeps it, what it is called and said to be, its bytes."""

    link: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Heard:
    """Something somebody did. `key` is Slack's name for it, `address` the person.

    What was tapped is in the message `ts` of `chat`, or in a `view`: the home tab, or a modal. `trigger` opens a modal,
    for a moment. `elsewhere`: it was not said in our conversation.
    """

    what: What
    key: str
    address: str
    text: str = ""
    chat: str = ""
    ts: str = ""
    view: str = ""
    modal: bool = False
    trigger: str = ""
    elsewhere: bool = False
    taken_by: str = ""
    """The process that was the first to take it, as far as it knows."""
    sent: Sent | None = None

    @property
    def told(self) -> dict[str, Any]:
        """As it is written down: what differs from nothing."""
        told = {name: value for name in _FIELDS if (value := getattr(self, name))}
        return told | ({"sent": asdict(self.sent)} if self.sent else {})


_FIELDS = tuple(field.name for field in fields(Heard))


def reread(told: dict[str, Any]) -> Heard:
    """What was written down."""
    sent = Sent(**told["sent"]) if told.get("sent") else None
    return Heard(**told | {"what": What(told["what"]), "sent": sent})


def lane_of(told: dict[str, Any]) -> str:
    """Whose it is."""
    return str(told.get("address", ""))


def heard(body: Mapping[str, Any], team: str, commands: frozenset[str]) -> Heard | None:
    """What somebody of this team did; None if it is nobody's of ours, or nothing to us, or cannot be read."""
    try:
        found = _heard(body, team, commands)
        known = found is not None and _USER.fullmatch(found.address) and _KEY.fullmatch(found.key)
    except (KeyError, TypeError, AttributeError, ValueError, IndexError):
        return None
    return found if known else None


def plain(text: str) -> str:
    """What somebody typed, without Slack's marks."""
    return unescape(_MARKED.sub(lambda mark: mark[2] or mark[1], text))[:TEXT].strip()


def _heard(body: Mapping[str, Any], team: str, commands: frozenset[str]) -> Heard | None:
    match body.get("type"):
        case "event_callback":
            return _event(body, team) if body["team_id"] == team and not body.get("is_ext_shared_channel") else None
        case "block_actions":
            user = body["user"]
            ours = body["team"]["id"] == team == user.get("team_id", team)
            return _tap(body) if ours else None
        case "view_submission":
            user, view = body["user"], body["view"]
            ours = body["team"]["id"] == team == user.get("team_id", team)
            return Heard(What.FILLED, body["trigger_id"], user["id"], "\n".join(forms.actions(view))) if ours else None
        case None if "command" in body and body["team_id"] == team:
            return _command(body, commands)
    return None


def _event(body: Mapping[str, Any], team: str) -> Heard | None:
    event, key = body["event"], body["event_id"]
    if event["type"] == "app_home_opened":
        return Heard(What.OPENED, key, event["user"]) if event["tab"] == "home" else None
    if event["type"] != "message" or event.get("channel_type") != "im":
        return None
    message, subtype = event, event.get("subtype")
    if subtype == "message_changed":
        message = event["message"]
        if message["text"] == event["previous_message"].get("text"):
            return None  # a preview was added, or the like
    elif subtype not in {None, "file_share", "thread_broadcast"}:
        return None
    if "bot_id" in message or message.get("user_team", team) != team or message.get("team", team) != team:
        return None
    if files := message.get("files"):
        return Heard(What.SHOWN, key, message["user"], plain(message["text"]), event["channel"], sent=_sent(files[0]))
    return Heard(What.SAID, key, message["user"], plain(message["text"]), event["channel"])


def _sent(file: Mapping[str, Any]) -> Sent:
    """A file as it is described; without an address where it is kept elsewhere, or gone."""
    name, media_type = str(file.get("name") or "file")[:NAME], str(file.get("mimetype") or "")[:NAME]
    return Sent(str(file.get("url_private_download") or ""), name, media_type, int(file.get("size") or 0))


def _tap(body: Mapping[str, Any]) -> Heard | None:
    (action,) = body["actions"]
    value = action.get("value")
    if action["type"] != "button" or not value or len(value) > ACTION:
        return None  # a link opens by itself
    view = body.get("view") or {}
    container = body["container"]
    return Heard(
        What.TAPPED,
        body["trigger_id"],
        body["user"]["id"],
        value,
        str(container.get("channel_id", "")),
        str(container.get("message_ts", "")),
        str(view.get("id", "")),
        view.get("type") == "modal",
        body["trigger_id"],
    )


def _command(body: Mapping[str, Any], commands: frozenset[str]) -> Heard:
    said = plain(body["text"]) or "help"
    first = said.split()[0].lower()
    return Heard(
        What.SAID,
        body["trigger_id"],
        body["user_id"],
        f"/{said}" if first in commands else said,
        elsewhere=not str(body["channel_id"]).startswith("D"),
    )
