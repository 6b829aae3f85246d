"""People, for tests: they write, tap and read as one does on a phone."""

import re

from tests.fakes.telegram import enclosures
from tests.fakes.telegram.account import menu
from tests.fakes.telegram.chats import Chat, File
from tests.fakes.telegram.places import Group, Place, hears, membership
from tests.fakes.telegram.refusals import BLOCKED, DEACTIVATED, NOT_STARTED, Json
from tests.fakes.telegram.shown import Shown
from tests.fakes.telegram.texts import typed
from tests.fakes.telegram.world import Tap, World


class User(Place):
    """Somebody with Telegram, and their private chat with the bot, in which they must write first.

    What they do happens in that chat, or in a group given as `where`; what they write returns its message id.
    """

    def __init__(self, world: World, user_id: int, name: str, language: str) -> None:
        first, _, last = name.partition(" ")
        self._names: Json = {"first_name": first} | ({"last_name": last} if last else {})
        self.language = language
        super().__init__(world, Chat(user_id, {"id": user_id, "type": "private"} | self._names, NOT_STARTED))

    @property
    def json(self) -> Json:
        """The person as the bot is told about them."""
        return {"id": self.id, "is_bot": False, "language_code": self.language} | self._names

    def menu(self, where: Group | None = None) -> list[tuple[str, str]]:
        """The commands the app offers, with their descriptions."""
        with self._world.changed:
            return menu(self._world.profile, (where or self).id, self.id, self.language)

    def start(self, payload: str = "") -> int:
        """Press the button that begins a chat, or follow a link to the bot with a payload."""
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload):
            raise ValueError("the app does not pass such a payload on")
        return self.say(f"/start {payload}".strip())

    def say(self, text: str, where: Group | None = None, reply_to: Shown | None = None) -> int:
        """Write a text."""
        content: Json = {"text": text}
        if marked := typed(text):
            content["entities"] = marked
        if reply_to:
            content["reply_to_message"] = reply_to.json
        return self._post(content, where)

    def forward(self, text: str, author: str = "Somebody", where: Group | None = None) -> int:
        """Pass on what somebody else has written."""
        date = int(self._world.now().timestamp())
        origin = {"type": "hidden_user", "sender_user_name": author, "date": date}
        return self._post({"text": text, "forward_origin": origin}, where)

    def send_photo(self, caption: str = "", content: bytes = b"a photo", where: Group | None = None) -> int:
        """Send a photo."""
        return self._enclose(enclosures.photo(self._world, content, caption), where)

    def send_document(self, file: File, caption: str = "") -> int:
        """Send a file."""
        return self._enclose(enclosures.document(self._world, file, caption))

    def send_voice(self, seconds: int = 3) -> int:
        """Speak instead of writing."""
        return self._enclose(enclosures.voice(self._world, seconds))

    def send_sticker(self, emoji: str = "👍") -> int:
        """Send a sticker."""
        return self._enclose(enclosures.sticker(self._world, emoji))

    def send_contact(self, name: str, phone: str) -> int:
        """Send somebody's phone number."""
        return self._post({"contact": {"phone_number": phone, "first_name": name}})

    def send_location(self, latitude: float, longitude: float, live: int = 0) -> int:
        """Send a place, in degrees; or for some seconds wherever one goes."""
        period = {"live_period": live} if live else {}
        return self._post({"location": {"latitude": latitude, "longitude": longitude} | period})

    def go(self, message_id: int, latitude: float, longitude: float) -> None:
        """Be somewhere else, while a message shows where one is."""
        location = self.chat.stored[message_id].json["location"]
        self._change(self, message_id, {"location": location | {"latitude": latitude, "longitude": longitude}})

    def edit(self, message_id: int, text: str, where: Group | None = None) -> None:
        """Write something else in a message of one's own."""
        self._change(where or self, message_id, {"text": text, "entities": typed(text)})

    def delete(self, message: Shown) -> None:
        """Delete a message, also for the bot."""
        with self._world.changed:
            self.chat.remove(message.id)
            self._world.change()

    def tap(self, label: str, on: Shown | None = None, where: Group | None = None) -> Tap:
        """Tap a button of the newest message that has it, or of the message `on` as it was when it was seen.

        The button must be one that tells the bot; LookupError if there is none.
        """
        place, world = where or self, self._world
        with world.changed:
            message = on or next(
                (seen for seen in reversed(place.messages) if any(key.label == label for key in seen.buttons)), None
            )
            if message is None or not (data := message.button(label).data):
                raise LookupError(f"no button {label!r} here that tells the bot")
            tap = Tap(str(world.number()), world.ticks())
            world.taps[tap.id] = tap
            place.chat.acted = world.change()
            current = place.chat.stored[message.id].json
            chat_instance = str(abs(place.id))
            query = {"id": tap.id, "from": self.json, "message": current, "chat_instance": chat_instance, "data": data}
            world.updates.add("callback_query", query, place.id)
            return tap

    def block(self) -> None:
        """Stop the bot; it is told, and can write no more."""
        with self._world.changed:
            self.chat.refusal = BLOCKED
            self._tell_membership("kicked")

    def unblock(self) -> None:
        """Let the bot write again; it is told."""
        with self._world.changed:
            self.chat.refusal = None
            self._tell_membership("member")

    def deactivate(self) -> None:
        """Delete the account; the bot is not told."""
        with self._world.changed:
            self.chat.refusal = DEACTIVATED

    def _change(self, place: Place, message_id: int, content: Json) -> None:
        world = self._world
        with world.changed:
            stored = place.chat.stored[message_id]
            stored.json = stored.json | content | {"edit_date": int(world.now().timestamp())}
            stored.changed = place.chat.acted = world.change()
            world.updates.add("edited_message", stored.json, place.id)

    def _tell_membership(self, status: str) -> None:
        self._world.updates.add("my_chat_member", membership(self._world, self.chat, self.json, status), self.id)

    def _enclose(self, enclosure: enclosures.Enclosure, where: Group | None = None) -> int:
        return self._post(enclosure.content, where, enclosure.file)

    def _post(self, content: Json, where: Group | None = None, file: File | None = None) -> int:
        place, world = where or self, self._world
        with world.changed:
            if self.chat.refusal is DEACTIVATED or place.chat.refusal is BLOCKED:
                raise ValueError("this person cannot write here any more")
            if place.chat.refusal is NOT_STARTED:
                place.chat.refusal = None
            stored = place.chat.add(self.json, content, world.now(), world.change(), file)
            place.chat.acted = stored.changed
            if place is self or hears(world, stored.json):
                world.updates.add("message", stored.json, place.id)
            number: int = stored.json["message_id"]
            return number
