"""The methods chat.*, and what a message may be."""

from collections.abc import Collection
from typing import Any

from tests.fakes.slack.app import BOT_USER
from tests.fakes.slack.arguments import Arguments
from tests.fakes.slack.blockkit import MESSAGE_SIZE, check_message, message_size, with_ids
from tests.fakes.slack.channels import Channel, Stored
from tests.fakes.slack.fields import initial_state, kept_state
from tests.fakes.slack.refusals import Json, Refusal, Refused, wrong
from tests.fakes.slack.world import World

TEXT_LIMIT = 40_000
"""Slack cuts longer texts off; here they are refused."""

UPDATE_LIMIT = 4_000

METADATA_LIMIT = 8_000
"""Characters of JSON. The limit is not documented; it is certainly more than a key needs."""


def post_message(world: World, arguments: Arguments) -> Json:
    """chat.postMessage. Somebody who has left can still be written to: Slack does not say so here."""
    channel = world.writable(arguments.required("channel"))
    content = content_of(world, arguments, TEXT_LIMIT) | metadata_of(arguments) | _thread(channel, arguments)
    world.gate.admit_post(channel.id)
    stored = world.post(channel, content)
    return {"channel": channel.id, "ts": stored.ts, "message": stored.json}


def post_ephemeral(world: World, arguments: Arguments) -> Json:
    """chat.postEphemeral: nobody else sees it, and no history has it."""
    channel = world.writable(arguments.required("channel"))
    member = arguments.required("user")
    if member not in channel.people:
        raise wrong("user_not_in_channel")
    content = content_of(world, arguments, TEXT_LIMIT) | _thread(channel, arguments)
    return {"message_ts": world.post(channel, content, only_for=member).ts}


def update(world: World, arguments: Arguments) -> Json:
    """chat.update. A text without blocks removes the blocks there were; what else is not given stays."""
    channel, stored = _own(world, arguments, "cant_update_message")
    if channel.archived:
        raise wrong("is_inactive")
    given = {"text", "blocks"} & arguments.values.keys()
    content = content_of(world, arguments, UPDATE_LIMIT) if given else {}
    metadata = metadata_of(arguments)
    if not content and "metadata" not in arguments.values:
        raise wrong("no_text")
    revise(world, channel, stored, content | metadata, dropped={"metadata"} & arguments.values.keys())
    return {"channel": channel.id, "ts": stored.ts, "text": stored.json.get("text", ""), "message": stored.json}


def delete(world: World, arguments: Arguments) -> Json:
    """chat.delete."""
    channel, stored = _own(world, arguments, "cant_delete_message")
    remove(world, channel, stored)
    return {"channel": channel.id, "ts": stored.ts}


def revise(world: World, channel: Channel, stored: Stored, content: Json, dropped: Collection[str] = ()) -> None:
    """Replace what a message says, without the fields `dropped`; the app hears of it as of everything said."""
    previous = stored.json
    kept = {key: value for key, value in previous.items() if key not in dropped}
    if "text" in content and "blocks" not in content:
        kept.pop("blocks", None)
        kept["edited"] = {"user": BOT_USER, "ts": world.ts()}
    stored.json, stored.changed = kept | content, world.change()
    stored.state = kept_state(initial_state(stored.json.get("blocks", [])), stored.state)
    if stored.only_for is None:
        change = {"subtype": "message_changed", "message": stored.json, "previous_message": previous}
        world.tell_message(channel, stored.json, change | {"hidden": True, "ts": world.ts()})


def remove(world: World, channel: Channel, stored: Stored) -> None:
    """Nobody sees a message any more."""
    del channel.stored[stored.ts]
    world.change()
    if stored.only_for is None:
        gone = {"subtype": "message_deleted", "deleted_ts": stored.ts, "previous_message": stored.json}
        world.tell_message(channel, stored.json, gone | {"hidden": True, "ts": world.ts()})


def content_of(world: World, arguments: Arguments, limit: int) -> Json:
    """Text and blocks of a message; raises Refused."""
    text = arguments.text("text")
    blocks = arguments.json("blocks", "invalid_blocks_format")
    if not text and not blocks:
        raise wrong("no_text")
    if len(text) > limit:
        raise wrong("msg_too_long")
    content: Json = {"text": text} if text else {}
    return content | ({"blocks": checked(world, blocks)} if blocks is not None else {})


def checked(world: World, blocks: Any) -> list[Any]:
    """The blocks of a message as they are kept; raises Refused."""
    if not isinstance(blocks, list):
        raise wrong("invalid_blocks_format")
    if problems := check_message(blocks):
        raise Refused(Refusal("invalid_blocks", problems=tuple(problems)))
    if message_size(blocks) > MESSAGE_SIZE:
        raise wrong("msg_blocks_too_long")
    return with_ids(blocks, world.random)


def metadata_of(arguments: Arguments) -> Json:
    """What a message carries unseen; an empty object stands for none."""
    metadata = arguments.json("metadata", "invalid_metadata_format")
    if not metadata:
        return {}
    if not isinstance(metadata, dict):
        raise wrong("invalid_metadata_format")
    right = isinstance(metadata.get("event_type"), str) and isinstance(metadata.get("event_payload"), dict)
    if not right or metadata.keys() != {"event_type", "event_payload"}:
        raise wrong("invalid_metadata_schema")
    if len(arguments.text("metadata")) > METADATA_LIMIT:
        raise wrong("metadata_too_large")
    return {"metadata": metadata}


def _thread(channel: Channel, arguments: Arguments) -> Json:
    thread = arguments.text("thread_ts")
    if not thread:
        return {}
    parent = channel.stored.get(thread)
    if parent is None or parent.only_for or parent.json.get("thread_ts", thread) != thread:
        raise wrong("cannot_reply_to_message")
    return {"thread_ts": thread}


def _own(world: World, arguments: Arguments, error: str) -> tuple[Channel, Stored]:
    channel = world.channel(arguments.required("channel"))
    stored = channel.find(arguments.required("ts"))
    if stored.json["user"] != BOT_USER:
        raise wrong(error)
    return channel, stored
