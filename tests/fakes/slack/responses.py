"""What an app says in answer to something somebody did: at once, or to the response_url."""

from tests.fakes.slack.arguments import Arguments
from tests.fakes.slack.messages import TEXT_LIMIT, content_of, metadata_of, remove, revise
from tests.fakes.slack.opened import Hook
from tests.fakes.slack.refusals import EXPIRED_URL, USED_URL, Json, Refusal, Refused
from tests.fakes.slack.world import World

LIFETIME = 30 * 60.0
"""Seconds."""

USES = 5

HOOK_PATH = "/hooks/"

KNOWN = frozenset(
    {"text", "blocks", "metadata", "response_type", "replace_original", "delete_original", "thread_ts", "mrkdwn",
     "unfurl_links", "unfurl_media"}
)  # fmt: skip


def respond(world: World, hook: Hook, arguments: Arguments) -> bytes:
    """A request to a response_url; returns what Slack answers. Raises Refused."""
    if hook.uses >= USES:
        raise Refused(USED_URL)
    if world.ticks() - hook.at > LIFETIME:
        raise Refused(EXPIRED_URL)
    try:
        arguments.check_names(KNOWN)
        say(world, hook, arguments)
    except Refused as refused:
        raise Refused(Refusal(refused.refusal.error, 400, refused.refusal.problems)) from None
    hook.uses += 1
    return b"ok"


def say(world: World, hook: Hook, arguments: Arguments) -> None:
    """Post, replace or delete a message, as the answer asks for. Raises Refused."""
    channel = world.channels[hook.channel]
    original = channel.stored.get(hook.ts or "")
    if arguments.flag("delete_original") and original:
        remove(world, channel, original)
        return
    content = content_of(world, arguments, TEXT_LIMIT) | metadata_of(arguments)
    if arguments.flag("replace_original") and original:
        revise(world, channel, original, content)
        return
    if thread := arguments.text("thread_ts"):
        content["thread_ts"] = thread
    everybody = arguments.text("response_type") == "in_channel"
    world.post(channel, content, only_for=None if everybody else hook.member)


def answer(world: World, hook: Hook, payload: Json | None) -> str:
    """The immediate answer to a command; returns what the person is told if it is none that can be shown."""
    if not payload or not (payload.get("text") or payload.get("blocks")):
        return ""
    try:
        say(world, hook, Arguments(payload))
    except Refused as refused:
        return refused.refusal.error
    return ""
