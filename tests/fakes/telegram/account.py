"""The methods about the bot itself, its menus, and what can be looked up."""

import re

from tests.fakes.telegram.parameters import Parameters
from tests.fakes.telegram.refusals import Json, wrong
from tests.fakes.telegram.sending import described_file
from tests.fakes.telegram.world import Profile, World

COMMANDS = 100
NAME_LIMIT = 32
DESCRIPTION_LIMIT = 256
BOT_DESCRIPTION_LIMIT = 512
BOT_SHORT_DESCRIPTION_LIMIT = 120

DOWNLOAD_LIMIT = 20 * 2**20
"""Bytes."""

_SCOPES = {
    "default": (), "all_private_chats": (), "all_group_chats": (), "all_chat_administrators": (),
    "chat": ("chat_id",), "chat_administrators": ("chat_id",), "chat_member": ("chat_id", "user_id"),
}  # fmt: skip


def get_me(world: World, parameters: Parameters) -> Json:
    """getMe."""
    return world.bot


def get_chat(world: World, parameters: Parameters) -> Json:
    """getChat."""
    chat = world.chat(parameters.text("chat_id"))
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
    )
    return chat.json | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


def get_file(world: World, parameters: Parameters) -> Json:
    """getFile: where a file can be downloaded."""
    file_id = parameters.text("file_id")
    if not file_id:
        raise wrong("file_id not specified")
    if file_id not in world.files:
        raise wrong("invalid file_id")
    file = world.files[file_id]
    if len(file.content) > DOWNLOAD_LIMIT:
        raise wrong("file is too big")
    world.offered.add(file_id)
    return described_file(file_id, file) | {"file_path": f"files/{file_id}"}


def set_my_commands(world: World, parameters: Parameters) -> bool:
    """setMyCommands, for a scope and a language."""
    commands = [_command(given) for given in parameters.objects("commands", "commands", "BotCommand")]
    if len(commands) > COMMANDS:
        raise wrong("BOT_COMMANDS_TOO_MUCH")
    world.profile.commands[_scope(world, parameters), _language(parameters)] = commands
    world.change()
    return True


def get_my_commands(world: World, parameters: Parameters) -> list[Json]:
    """getMyCommands, of exactly this scope and language."""
    return world.profile.commands.get((_scope(world, parameters), _language(parameters)), [])


def delete_my_commands(world: World, parameters: Parameters) -> bool:
    """deleteMyCommands, of exactly this scope and language."""
    world.profile.commands.pop((_scope(world, parameters), _language(parameters)), None)
    world.change()
    return True


def set_my_description(world: World, parameters: Parameters) -> bool:
    """setMyDescription: what an empty chat shows."""
    described = parameters.text("description")
    if len(described) > BOT_DESCRIPTION_LIMIT:
        raise wrong("DESCRIPTION_TOO_LONG")
    world.profile.descriptions[_language(parameters)] = described
    return True


def set_my_short_description(world: World, parameters: Parameters) -> bool:
    """setMyShortDescription: what the bot's profile shows."""
    described = parameters.text("short_description")
    if len(described) > BOT_SHORT_DESCRIPTION_LIMIT:
        raise wrong("ABOUT_TOO_LONG")
    world.profile.short_descriptions[_language(parameters)] = described
    return True


def _scope(world: World, parameters: Parameters) -> str:
    """The scope as a key: its type and what it names."""
    scope = parameters.json("scope", "BotCommandScope") or {"type": "default"}
    if not isinstance(scope, dict) or scope.get("type") not in _SCOPES:
        raise wrong("can't parse BotCommandScope: Unsupported type specified")
    for name in _SCOPES[scope["type"]]:
        if name not in scope:
            raise wrong(f"can't parse BotCommandScope: Can't find field \"{name}\"")
    if "chat_id" in scope:
        world.chat(str(scope["chat_id"]))
    return " ".join([scope["type"], *(str(scope[name]) for name in _SCOPES[scope["type"]])])


def _language(parameters: Parameters) -> str:
    language = parameters.text("language_code")
    if not re.fullmatch(r"(?:[a-z]{2})?", language):
        raise wrong("invalid language code specified")
    return language


def _command(given: Json) -> Json:
    for name in ("command", "description"):
        if not isinstance(given.get(name), str):
            raise wrong(f"can't parse BotCommand: Can't find field \"{name}\"")
    command, description = given["command"].strip().removeprefix("/"), given["description"].strip()
    if not command:
        raise wrong("command must be non-empty")
    if len(command) > NAME_LIMIT:
        raise wrong(f"command length must not exceed {NAME_LIMIT}")
    if not description:
        raise wrong("command description must be non-empty")
    if len(description) > DESCRIPTION_LIMIT:
        raise wrong(f"command description length must not exceed {DESCRIPTION_LIMIT}")
    if not re.fullmatch(r"[a-z0-9_]+", command):
        raise wrong("BOT_COMMAND_INVALID")
    return {"command": command, "description": description}


def menu(profile: Profile, chat_id: int, user_id: int, language: str) -> list[tuple[str, str]]:
    """The commands a person is offered in a chat: of the nearest scope that has any, rather in their language."""
    if chat_id > 0:
        scopes = [f"chat {chat_id}", "all_private_chats", "default"]
    else:
        scopes = [f"chat_member {chat_id} {user_id}", f"chat {chat_id}", "all_group_chats", "default"]
    offers = (profile.commands.get((scope, spoken)) for scope in scopes for spoken in (language, ""))
    return [(offer["command"], offer["description"]) for offer in next(filter(None, offers), [])]
