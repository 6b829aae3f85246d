"""The methods of the Web API this house uses: what each takes, how often it may be called, and what it needs."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.fakes.slack import conversations, files, messages, users, views
from tests.fakes.slack.app import APP_ID, APP_TOKEN, BOT_TOKEN
from tests.fakes.slack.arguments import Arguments
from tests.fakes.slack.refusals import Json
from tests.fakes.slack.world import World

SOCKET_PATH = "/link/"


@dataclass(frozen=True, slots=True)
class Method:
    """One method. `scopes`: any one of them will do. `tier` is None where special limits apply."""

    run: Callable[[World, Arguments], Json]
    arguments: frozenset[str]
    tier: int | None
    scopes: tuple[str, ...] = ()
    token: str = BOT_TOKEN


def connections_open(world: World, arguments: Arguments) -> Json:
    """apps.connections.open: an address that can be used once."""
    ticket = world.id("ticket-")
    world.tickets.add(ticket)
    return {"url": f"ws{world.address.removeprefix('http')}{SOCKET_PATH}?ticket={ticket}&app_id={APP_ID}"}


def _method(
    run: Callable[[World, Arguments], Json], arguments: str, tier: int | None, *scopes: str, token: str = BOT_TOKEN
) -> Method:
    return Method(run, frozenset(arguments.split()), tier, scopes, token)


_SAID = "channel text blocks thread_ts link_names parse"

METHODS: dict[str, Method] = {
    "apps.connections.open": _method(connections_open, "", 3, token=APP_TOKEN),
    "auth.test": _method(users.auth_test, "", None),
    "users.info": _method(users.users_info, "user include_locale", 4, "users:read"),
    "users.list": _method(users.users_list, "cursor limit include_locale", 2, "users:read"),
    "users.lookupByEmail": _method(users.users_lookup_by_email, "email", 3, "users:read.email"),
    "conversations.open": _method(conversations.conversations_open, "users return_im", 3, "im:write"),
    "conversations.info": _method(conversations.conversations_info, "channel", 3, "im:read", "channels:read"),
    "conversations.history": _method(
        conversations.conversations_history,
        "channel cursor limit oldest latest inclusive include_all_metadata",
        3,
        "im:history",
        "channels:history",
    ),
    "reactions.add": _method(conversations.reactions_add, "channel timestamp name", 3, "reactions:write"),
    "chat.postMessage": _method(
        messages.post_message, f"{_SAID} metadata mrkdwn unfurl_links unfurl_media", None, "chat:write"
    ),
    "chat.postEphemeral": _method(messages.post_ephemeral, f"{_SAID} user", 4, "chat:write"),
    "chat.update": _method(messages.update, "channel ts text blocks metadata link_names parse", 3, "chat:write"),
    "chat.delete": _method(messages.delete, "channel ts", 3, "chat:write"),
    "views.publish": _method(views.publish, "user_id view hash", 4),
    "views.open": _method(views.open_modal, "trigger_id view", 4),
    "views.push": _method(views.push_modal, "trigger_id view", 4),
    "views.update": _method(views.update, "view_id external_id view hash", 4),
    "files.getUploadURLExternal": _method(files.get_upload_url, "filename length", 4, "files:write"),
    "files.completeUploadExternal": _method(
        files.complete_upload, "files channel_id initial_comment thread_ts", 4, "files:write"
    ),
}
