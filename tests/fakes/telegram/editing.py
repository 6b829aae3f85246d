"""The methods that change what is there: edit, delete, pin, react, and answer a tapped button."""

from datetime import UTC, datetime, timedelta

from tests.fakes.telegram.chats import Chat, Stored
from tests.fakes.telegram.keyboards import markup_of
from tests.fakes.telegram.parameters import Parameters
from tests.fakes.telegram.refusals import Json, wrong
from tests.fakes.telegram.texts import caption_of, text_of
from tests.fakes.telegram.world import World

DELETABLE = timedelta(hours=48)

TAP_LIFETIME = 15.0
"""Seconds within which a tapped button must be answered."""

TAP_TEXT_LIMIT = 200

REACTIONS = (
    "👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓"
    " 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
)
"""The emoji a bot may react with."""

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content"
    " and reply markup of the message"
)

_CONTENT = frozenset({"text", "entities", "caption", "caption_entities", "document", "photo", "location", "venue"})

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def edit_message_text(world: World, parameters: Parameters) -> Json:
    """editMessageText. Without a markup the keyboard goes, as there."""
    text, entities = text_of(parameters)
    content: Json = {"text": text} | ({"entities": entities} if entities else {})
    stored = _own(world, parameters)
    if "text" not in stored.json:
        raise wrong("there is no text in the message to edit")
    return _edited(world, parameters, stored, content)


def edit_message_caption(world: World, parameters: Parameters) -> Json:
    """editMessageCaption. The file stays; without a markup the keyboard goes."""
    caption, entities = caption_of(parameters)
    stored = _own(world, parameters)
    if stored.json.keys().isdisjoint({"document", "photo"}):
        raise wrong("there is no caption in the message to edit")
    content: Json = {key: stored.json[key] for key in ("document", "photo") if key in stored.json}
    content |= {"caption": caption} if caption else {}
    return _edited(world, parameters, stored, content | ({"caption_entities": entities} if entities else {}))


def edit_message_reply_markup(world: World, parameters: Parameters) -> Json:
    """editMessageReplyMarkup. Without a markup the keyboard goes."""
    stored = _own(world, parameters)
    return _edited(world, parameters, stored, {key: stored.json[key] for key in _CONTENT & stored.json.keys()})


def delete_message(world: World, parameters: Parameters) -> bool:
    """deleteMessage."""
    chat, stored = _found(world, parameters, "message to delete")
    if world.now() - datetime.fromtimestamp(stored.json["date"], UTC) > DELETABLE:
        raise wrong("message can't be deleted for everyone")
    if chat.id < 0 and stored.json["from"]["id"] != world.bot["id"]:
        raise wrong("message can't be deleted")
    chat.remove(stored.json["message_id"])
    world.change()
    return True


def pin_chat_message(world: World, parameters: Parameters) -> bool:
    """pinChatMessage."""
    chat, stored = _found(world, parameters, "message to pin")
    if stored.json["message_id"] not in chat.pinned:
        chat.pinned.append(stored.json["message_id"])
    stored.changed = world.change()
    return True


def set_message_reaction(world: World, parameters: Parameters) -> bool:
    """setMessageReaction: one emoji, or none."""
    reactions = parameters.objects("reaction", "reaction types", "ReactionType")
    _, stored = _found(world, parameters, "message to react")
    if len(reactions) > 1:
        raise wrong("REACTIONS_TOO_MANY")
    if any(reaction.get("emoji") not in REACTIONS.split() for reaction in reactions):
        raise wrong("REACTION_INVALID")
    stored.reactions = tuple(reaction["emoji"] for reaction in reactions)
    stored.changed = world.change()
    return True


def answer_callback_query(world: World, parameters: Parameters) -> bool:
    """answerCallbackQuery: once, and soon."""
    tap = world.taps.get(parameters.text("callback_query_id"))
    if tap is None or tap.answered or world.ticks() - tap.at > TAP_LIFETIME:
        raise wrong(TOO_OLD)
    if len(parameters.text("text")) > TAP_TEXT_LIMIT:
        raise wrong("MESSAGE_TOO_LONG")
    tap.answered, tap.text, tap.alert = True, parameters.text("text"), parameters.flag("show_alert")
    world.change()
    return True


def _found(world: World, parameters: Parameters, called: str) -> tuple[Chat, Stored]:
    chat = world.writable(parameters.text("chat_id"))
    return chat, chat.find(parameters.integer("message_id"), called)


def _own(world: World, parameters: Parameters) -> Stored:
    _, stored = _found(world, parameters, "message to edit")
    if stored.json["from"]["id"] != world.bot["id"]:
        raise wrong("message can't be edited")
    return stored


def _edited(world: World, parameters: Parameters, stored: Stored, content: Json) -> Json:
    if markup := markup_of(parameters):
        content["reply_markup"] = markup
    kept = {key: value for key, value in stored.json.items() if key not in _CONTENT | {"reply_markup"}}
    if {**kept, **content} == stored.json:
        raise wrong(NOT_MODIFIED)
    stored.json = kept | content | {"edit_date": int(world.now().timestamp())}
    stored.changed = world.change()
    return stored.json
