"""The methods conversations.* and reactions.add."""

import re
from decimal import Decimal

from tests.fakes.slack.app import BOT_USER
from tests.fakes.slack.arguments import Arguments
from tests.fakes.slack.channels import Channel
from tests.fakes.slack.refusals import Json, wrong, wrong_arguments
from tests.fakes.slack.users import cursor, from_cursor
from tests.fakes.slack.world import World

PAGE = 999
"""The most messages in one answer; 100 if not asked for more."""

NAMES = re.compile(r"[a-z0-9_+'-]{1,100}")
"""What an emoji can be called."""


def conversations_open(world: World, arguments: Arguments) -> Json:
    """conversations.open: with one person, as this house has no use for more."""
    users = arguments.text("users")
    if not users:
        raise wrong("users_list_not_supplied")
    if "," in users:
        raise wrong_arguments("only one person is possible here")
    profile = world.profiles.get(users)
    if profile is None:
        raise wrong("user_not_found")
    if profile.deleted:
        raise wrong("user_disabled")
    known, channel = users in world.ims, world.im(users)
    described = channel.json if arguments.flag("return_im") else {"id": channel.id}
    return {"channel": described} | ({"no_op": True, "already_open": True} if known else {})


def conversations_info(world: World, arguments: Arguments) -> Json:
    """conversations.info."""
    return {"channel": _readable(world, arguments, "read").json}


def conversations_history(world: World, arguments: Arguments) -> Json:
    """conversations.history, newest first. What only one person sees is not in it, nor what was answered in threads."""
    channel = _readable(world, arguments, "history")
    if not channel.has_bot:
        raise wrong("not_in_channel")
    oldest, latest = (_instant(arguments, name) for name in ("oldest", "latest"))
    inclusive = arguments.flag("inclusive")
    within = [
        stored.json
        for stored in reversed(channel.seen_by(None))
        if stored.json.get("thread_ts", stored.ts) == stored.ts
        and _after(Decimal(stored.ts), oldest, inclusive)
        and _after(latest, Decimal(stored.ts), inclusive)
    ]
    start = from_cursor(arguments.text("cursor"), "ts")
    end = start + arguments.integer("limit", 100, PAGE)
    hidden = set() if arguments.flag("include_all_metadata") else {"metadata"}
    messages = [{key: value for key, value in json.items() if key not in hidden} for json in within[start:end]]
    more = end < len(within)
    paging = {"response_metadata": {"next_cursor": cursor("ts", end)}} if more else {}
    return {"messages": messages, "has_more": more, "pin_count": 0} | paging


def reactions_add(world: World, arguments: Arguments) -> Json:
    """reactions.add."""
    name = arguments.required("name")
    if not NAMES.fullmatch(name):
        raise wrong("invalid_name")
    stored = world.writable(arguments.required("channel")).find(arguments.required("timestamp"))
    reactions = stored.json.get("reactions", [])
    if any(reaction["name"] == name for reaction in reactions):
        raise wrong("already_reacted")
    reactions = [*reactions, {"name": name, "users": [BOT_USER], "count": 1}]
    stored.json, stored.changed = stored.json | {"reactions": reactions}, world.change()
    return {}


def _readable(world: World, arguments: Arguments, purpose: str) -> Channel:
    channel = world.channel(arguments.required("channel"))
    world.need(f"{'im' if channel.is_im else 'channels'}:{purpose}")
    return channel


def _instant(arguments: Arguments, name: str) -> Decimal | None:
    text = arguments.text(name)
    if text and not re.fullmatch(r"\d{1,12}(\.\d{1,9})?", text):
        raise wrong(f"invalid_ts_{name}")
    return Decimal(text) if text else None


def _after(late: Decimal | None, early: Decimal | None, inclusive: bool) -> bool:
    """Whether one instant is after another; one that is not given is no bound."""
    return late is None or early is None or late > early or (inclusive and late == early)
