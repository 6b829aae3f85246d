"""Chats as the people in them see them: what stands there, what the bot answered; and groups."""

from tests.fakes.telegram.chats import Chat
from tests.fakes.telegram.refusals import Json, forbidden, migrated
from tests.fakes.telegram.shown import Shown, shown
from tests.fakes.telegram.world import World

SECONDS = 60.0
"""How long one waits for the bot before a test fails."""


class Place:
    """A chat on somebody's screen. Reading waits in the calling thread: in a test on a loop, do it in another one."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.chat = chat
        self._world = world
        with world.changed:
            world.chats[chat.id] = chat

    @property
    def id(self) -> int:
        """The id of the chat."""
        return self.chat.id

    @property
    def messages(self) -> tuple[Shown, ...]:
        """What is visible now, everybody's, oldest first."""
        with self._world.changed:
            return tuple(shown(self.chat, stored, self._world.bot["id"]) for stored in self.chat.stored.values())

    @property
    def answers(self) -> tuple[Shown, ...]:
        """What the bot has written or changed since somebody last did something here, newest first."""
        with self._world.changed:
            news = (shown(self.chat, stored, self._world.bot["id"]) for stored in self.chat.since(self.chat.acted))
            return tuple(message for message in news if message.by_bot)

    def reads(self, text: str, seconds: float = SECONDS) -> Shown:
        """Wait for an answer that contains `text`, be it new or edited; AssertionError if none comes."""
        (answer,) = self._world.wait_for(lambda: [seen for seen in self.answers if text in seen.text][:1], seconds)
        return answer


class Group(Place):
    """A group the bot was added to. People write there with `where=group`."""

    def __init__(self, world: World, group_id: int, title: str) -> None:
        super().__init__(world, Chat(group_id, {"id": group_id, "type": "group", "title": title}))
        self._title = title

    def migrate(self) -> int:
        """Become a supergroup, as groups do when they grow; returns the new id. The bot must not use the old one."""
        world, old = self._world, self.chat
        with world.changed:
            new_id = -(10**12) - world.number()
            self.chat = Chat(new_id, {"id": new_id, "type": "supergroup", "title": self._title})
            world.chats[new_id] = self.chat
            old.refusal = migrated(new_id)
            for chat, notice in ((old, {"migrate_to_chat_id": new_id}), (self.chat, {"migrate_from_chat_id": old.id})):
                stored = chat.add(_SOMEBODY, notice, world.now(), world.change())
                world.updates.add("message", stored.json, chat.id)
        return new_id

    def remove_bot(self) -> None:
        """Throw the bot out."""
        with self._world.changed:
            self.chat.refusal = forbidden(f"bot was kicked from the {self.chat.json['type']} chat")
            self._world.updates.add("my_chat_member", membership(self._world, self.chat, _SOMEBODY, "kicked"), self.id)


_SOMEBODY: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
"""Whom the platform names when it is nobody's business who it was."""


def membership(world: World, chat: Chat, by: Json, status: str) -> Json:
    """What the bot is told when it becomes `kicked` or again a `member`."""
    before = {"kicked": "member", "member": "kicked"}[status]
    old, new = ({"user": world.bot, "status": each} | _BAN.get(each, {}) for each in (before, status))
    date = int(world.now().timestamp())
    return {"chat": chat.json, "from": by, "date": date, "old_chat_member": old, "new_chat_member": new}


_BAN: dict[str, Json] = {"kicked": {"until_date": 0}}


def hears(world: World, message: Json) -> bool:
    """Whether the bot gets a message of a group: in privacy mode, only what is for it."""
    if world.bot["can_read_all_group_messages"]:
        return True
    name = f"@{world.bot['username']}"
    text: str = message.get("text") or message.get("caption") or ""
    if message.get("reply_to_message", {}).get("from", {}).get("id") == world.bot["id"]:
        return True
    command, at, addressee = text.split(" ", 1)[0].partition("@")
    if command.startswith("/"):
        return not at or f"@{addressee}".lower() == name
    return name in text.lower()
