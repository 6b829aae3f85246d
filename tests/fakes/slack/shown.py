"""What a person sees at one moment: messages, modals and the home tab."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tests.fakes.slack.app import BOT_USER
from tests.fakes.slack.channels import Channel, Stored
from tests.fakes.slack.fields import elements, options_of
from tests.fakes.slack.mrkdwn import Entity
from tests.fakes.slack.opened import State, View, copied
from tests.fakes.slack.reading import Reader
from tests.fakes.slack.refusals import Json
from tests.fakes.telegram.chats import File


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what the app is told when it is tapped, and where it leads, if anywhere."""

    label: str
    value: str | None = None
    url: str | None = None
    style: str | None = None


@dataclass(frozen=True)
class Surface:
    """Something with words and blocks, as it is now. `str` of it shows everything, buttons included."""

    json: Json
    state: State
    names: Mapping[str, str]

    @property
    def blocks(self) -> list[Json]:
        """The blocks, with the ids they have got."""
        blocks: list[Json] = self.json.get("blocks", [])
        return blocks

    @property
    def text(self) -> str:
        """All words, line by line, without markup and without what stands on buttons."""
        return self._read[0]

    @property
    def entities(self) -> tuple[Entity, ...]:
        """What is marked in the text."""
        return self._read[1]

    @property
    def buttons(self) -> Iterator[Button]:
        """All buttons, block by block."""
        return (
            Button(element["text"]["text"], element.get("value"), element.get("url"), element.get("style"))
            for _, element in elements(self.blocks)
            if element["type"] == "button"
        )

    @property
    def labels(self) -> tuple[str, ...]:
        """What stands on the buttons."""
        return tuple(button.label for button in self.buttons)

    @property
    def options(self) -> tuple[str, ...]:
        """What can be chosen, in all menus together."""
        return tuple(option["text"]["text"] for _, element in elements(self.blocks) for option in options_of(element))

    def button(self, label: str) -> Button:
        """The button that says so; LookupError if there is none."""
        for button in self.buttons:
            if button.label == label:
                return button
        raise LookupError(f"no button {label!r} among {self.labels}")

    def parts(self, kind: str) -> tuple[str, ...]:
        """The words that are bold, italic, …"""
        return tuple(entity.text for entity in self.entities if entity.kind == kind)

    def __str__(self) -> str:
        if not self.blocks:
            return self.text
        reader = Reader(self.state, self.names)
        return "\n".join(
            line for block in self.blocks for line in [*reader.lines(block), reader.controls(block)] if line
        )

    @cached_property
    def _read(self) -> tuple[str, tuple[Entity, ...]]:
        reader = Reader(self.state, self.names)
        if self.blocks:
            text = "\n".join(line for block in self.blocks for line in reader.lines(block))
        else:
            text = reader.marked(self.json.get("text", ""))
        return text, tuple(reader.entities)


@dataclass(frozen=True)
class Shown(Surface):
    """A message: after updates, and whether only its reader sees it."""

    channel: str
    files: tuple[File, ...]
    ephemeral: bool

    @property
    def ts(self) -> str:
        """Its id."""
        ts: str = self.json["ts"]
        return ts

    @property
    def by_bot(self) -> bool:
        """Whether the app wrote it."""
        return bool(self.json["user"] == BOT_USER)

    @property
    def notification(self) -> str:
        """What stands in a notification, and what a screen reader says."""
        return str(self.json.get("text", ""))

    @property
    def edited(self) -> bool:
        """Whether it is marked as edited."""
        return "edited" in self.json

    @property
    def thread(self) -> str | None:
        """The message it is a reply to."""
        return self.json.get("thread_ts")

    @property
    def reactions(self) -> tuple[str, ...]:
        """The emoji under it, by name."""
        return tuple(reaction["name"] for reaction in self.json.get("reactions", ()))


@dataclass(frozen=True)
class ShownView(Surface):
    """A modal or the home tab. `errors` are the app's complaints, by the label of the field."""

    errors: Mapping[str, str]

    @property
    def id(self) -> str:
        """Its id."""
        view_id: str = self.json["id"]
        return view_id

    @property
    def title(self) -> str:
        """What stands above a modal."""
        return str((self.json["title"] or {}).get("text", ""))


def shown(channel: Channel, stored: Stored, names: Mapping[str, str]) -> Shown:
    """A message as people see it."""
    return Shown(stored.json, copied(stored.state), names, channel.id, stored.files, stored.only_for is not None)


def shown_view(view: View, names: Mapping[str, str]) -> ShownView:
    """A view as its owner sees it."""
    labels = {block["block_id"]: block["label"]["text"] for block in view.json["blocks"] if block["type"] == "input"}
    errors = {labels[block]: complaint for block, complaint in view.errors.items()}
    return ShownView(view.json, copied(view.state), names, errors)
