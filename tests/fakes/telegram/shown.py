"""What a person sees in a chat at one moment."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.fakes.telegram.chats import Chat, File, Stored
from tests.fakes.telegram.refusals import Json


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; exactly one of the other fields says what it does."""

    label: str
    data: str | None = None
    url: str | None = None
    copies: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A part of a text that is special: its kind (`bold`, `text_link`, …), the words, and where they lead."""

    kind: str
    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Venue:
    """A place on the map; coordinates in degrees."""

    title: str
    address: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as it is now: after edits, with markup turned into entities. `json` has all the rest."""

    id: int
    text: str
    by_bot: bool
    json: Json
    entities: tuple[Entity, ...]
    keyboard: tuple[tuple[Button, ...], ...]
    file: File | None
    edited: bool
    pinned: bool
    silent: bool
    reactions: tuple[str, ...]

    @property
    def buttons(self) -> Iterator[Button]:
        """All buttons, row by row."""
        return (button for row in self.keyboard for button in row)

    @property
    def labels(self) -> tuple[tuple[str, ...], ...]:
        """What stands on the buttons, row by row."""
        return tuple(tuple(button.label for button in row) for row in self.keyboard)

    @property
    def venue(self) -> Venue | None:
        """The place, if it is one."""
        if not (venue := self.json.get("venue")):
            return None
        return Venue(venue["title"], venue["address"], *venue["location"].values())

    def button(self, label: str) -> Button:
        """The button that says so; LookupError if there is none."""
        for button in self.buttons:
            if button.label == label:
                return button
        raise LookupError(f"no button {label!r} among {self.labels}")

    def parts(self, kind: str) -> tuple[str, ...]:
        """The words that are bold, italic, …"""
        return tuple(entity.text for entity in self.entities if entity.kind == kind)


def shown(chat: Chat, stored: Stored, bot: int) -> Shown:
    """A message as people in the chat see it."""
    json = stored.json
    text: str = json.get("text") or json.get("caption") or ""
    encoded = text.encode("utf-16-le")
    marked: list[Json] = json.get("entities") or json.get("caption_entities") or []
    return Shown(
        id=json["message_id"],
        text=text,
        by_bot=json["from"]["id"] == bot,
        json=json,
        entities=tuple(
            Entity(mark["type"], _cut(encoded, mark["offset"], mark["length"]), mark.get("url")) for mark in marked
        ),
        keyboard=tuple(
            tuple(
                Button(key["text"], key.get("callback_data"), key.get("url"), key.get("copy_text", {}).get("text"))
                for key in row
            )
            for row in json.get("reply_markup", {}).get("inline_keyboard", ())
        ),
        file=stored.file,
        edited="edit_date" in json,
        pinned=json["message_id"] in chat.pinned,
        silent=stored.silent,
        reactions=stored.reactions,
    )


def _cut(encoded: bytes, offset: int, length: int) -> str:
    """Count in UTF-16, as entities do."""
    return encoded[2 * offset : 2 * (offset + length)].decode("utf-16-le")
