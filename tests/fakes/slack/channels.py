"""Channels and what is in them. A message is its JSON, which is never changed, only replaced."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.fakes.slack.opened import State
from tests.fakes.slack.refusals import Json, wrong
from tests.fakes.telegram.chats import File


@dataclass(slots=True)
class Stored:
    """A message, when it last changed (counted over all changes in the world), and who alone sees it, if only one."""

    json: Json
    changed: int
    only_for: str | None = None
    files: tuple[File, ...] = ()
    state: State = field(default_factory=dict)

    @property
    def ts(self) -> str:
        """Its id."""
        ts: str = self.json["ts"]
        return ts


@dataclass(slots=True, eq=False)
class Channel:
    """A channel, or the conversation of one person with the app; `acted` is when somebody other than it last did."""

    id: str
    name: str
    people: set[str]
    has_bot: bool = True
    archived: bool = False
    acted: int = 0
    stored: dict[str, Stored] = field(default_factory=dict)

    @property
    def is_im(self) -> bool:
        """Whether it is a conversation of two."""
        return self.id.startswith("D")

    @property
    def json(self) -> Json:
        """The channel as Slack describes it."""
        head: Json = {"id": self.id, "is_im": self.is_im, "is_channel": not self.is_im, "is_archived": self.archived}
        if self.is_im:
            return head | {"user": next(iter(self.people)), "is_open": True}
        return head | {"name": self.name, "is_member": self.has_bot, "num_members": len(self.people)}

    def find(self, ts: str) -> Stored:
        """A message that everybody sees and that is still there."""
        stored = self.stored.get(ts)
        if stored is None or stored.only_for:
            raise wrong("message_not_found")
        return stored

    def seen_by(self, member: str | None) -> list[Stored]:
        """What somebody sees here, oldest first; None sees what everybody does."""
        return [stored for stored in self.stored.values() if stored.only_for in {None, member}]

    def news(self, member: str | None) -> Iterator[Stored]:
        """What came or changed since somebody other than the app last did something, newest first."""
        return (stored for stored in reversed(self.seen_by(member)) if stored.changed > self.acted)
