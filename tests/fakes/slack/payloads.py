"""What the app is told, in Slack's words."""

from datetime import datetime

from tests.fakes.slack.app import APP_ID, BOT_ID, BOT_USER, TEAM, TEAM_DOMAIN
from tests.fakes.slack.channels import Channel, Stored
from tests.fakes.slack.opened import Trigger, View, copied
from tests.fakes.slack.profiles import Profile
from tests.fakes.slack.refusals import Json

TOKEN = "a-deprecated-verification-token"

_INSTALLATION: Json = {
    "team_id": TEAM, "enterprise_id": None, "user_id": BOT_USER, "is_bot": True, "is_enterprise_install": False,
}  # fmt: skip

_WHERE: Json = {"api_app_id": APP_ID, "token": TOKEN, "is_enterprise_install": False, "enterprise": None}


def event(event_id: str, when: datetime, content: Json) -> Json:
    """An event of the Events API."""
    return {
        "token": TOKEN, "team_id": TEAM, "context_team_id": TEAM, "context_enterprise_id": None, "api_app_id": APP_ID,
        "event": content, "type": "event_callback", "event_id": event_id, "event_time": int(when.timestamp()),
        "authorizations": [_INSTALLATION],
        "is_ext_shared_channel": "user_team" in content, "event_context": f"4-{event_id}",
    }  # fmt: skip


def message_event(channel: Channel, message: Json, subtype: Json | None = None) -> Json:
    """A message somebody wrote, or with `subtype` (which has a `ts` of its own) what became of one."""
    where: Json = {"channel": channel.id, "channel_type": "im" if channel.is_im else "channel"}
    content = {"type": "message"} | (subtype or {key: value for key, value in message.items() if key != "metadata"})
    return content | where | {"event_ts": content["ts"]}


def app_home_opened(member: str, channel: Channel, tab: str, ts: str, home: View | None) -> Json:
    """Somebody looks at the app: at its home tab, or at its messages."""
    content: Json = {"type": "app_home_opened", "user": member, "channel": channel.id, "tab": tab, "event_ts": ts}
    return content | ({"view": home.as_sent} if home and tab == "home" else {})


def command(who: Profile, channel: Channel, name: str, text: str, trigger: Trigger, response_url: str) -> Json:
    """A slash command; everything is text, as it travels as a form."""
    return {
        "token": TOKEN, "team_id": who.team, "team_domain": TEAM_DOMAIN, "channel_id": channel.id,
        "channel_name": channel.name, "user_id": who.id, "user_name": who.name, "command": name, "text": text,
        "api_app_id": APP_ID, "is_enterprise_install": "false", "response_url": response_url, "trigger_id": trigger.id,
    }  # fmt: skip


def action_in_message(
    who: Profile, channel: Channel, stored: Stored, action: Json, trigger: Trigger, response_url: str
) -> Json:
    """Something was tapped or chosen in a message."""
    container: Json = {"type": "message", "message_ts": stored.ts, "channel_id": channel.id}
    payload = _interaction("block_actions", who, trigger) | {
        "container": container | {"is_ephemeral": stored.only_for is not None},
        "channel": {"id": channel.id, "name": channel.name},
        "state": {"values": copied(stored.state)},
        "response_url": response_url,
        "actions": [action],
    }
    return payload if stored.only_for else payload | {"message": stored.json}


def action_in_view(who: Profile, view: View, action: Json, trigger: Trigger) -> Json:
    """Something was tapped or chosen in a modal or the home tab."""
    return _interaction("block_actions", who, trigger) | {
        "container": {"type": "view", "view_id": view.id},
        "view": view.as_sent,
        "actions": [action],
    }


def submission(who: Profile, view: View, trigger: Trigger) -> Json:
    """A modal was sent off."""
    return _interaction("view_submission", who, trigger) | {"view": view.as_sent, "response_urls": []}


def closed(who: Profile, view: View, *, cleared: bool) -> Json:
    """A modal was closed, with all that lay under it if `cleared`."""
    return _interaction("view_closed", who) | {"view": view.as_sent, "is_cleared": cleared}


def view_json(view: Json, view_id: str, stamp: str, below: View | None) -> Json:
    """A view as Slack keeps it; `stamp` changes with every version, `below` is the modal it lies on."""
    kept: Json = {
        "private_metadata": "", "callback_id": "", "external_id": "", "title": None, "submit": None, "close": None,
        "clear_on_close": False, "notify_on_close": False, "previous_view_id": below.id if below else None,
        "root_view_id": below.json["root_view_id"] if below else view_id, "id": view_id, "hash": stamp,
        "team_id": TEAM, "app_id": APP_ID, "app_installed_team_id": TEAM, "bot_id": BOT_ID, "state": {"values": {}},
    }  # fmt: skip
    return kept | view


def _interaction(kind: str, who: Profile, trigger: Trigger | None = None) -> Json:
    user = {"id": who.id, "username": who.name, "name": who.name, "team_id": who.team}
    payload = _WHERE | {"type": kind, "user": user, "team": {"id": TEAM, "domain": TEAM_DOMAIN}}
    return payload | ({"trigger_id": trigger.id} if trigger else {})
