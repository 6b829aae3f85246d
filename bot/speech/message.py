"""What Annai says, before any platform: lines, buttons, a place, a file.

A channel renders a message with what its platform offers; nothing in here knows of one. All texts are plain: a channel
escapes them.
"""

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a line is meant, not how it looks."""

    PLAIN = "plain"
    TITLE = "title"
    STRONG = "strong"
    QUIET = "quiet"
    STRUCK = "struck"
    LARGE = "large"
    """To be shown to somebody else: the taxi driver reads it from the back seat."""


@dataclass(frozen=True)
class Line:
    """One line of a message. `link` (https: or tel:) makes the whole line lead there; `language` is set if it is not
    the message's own.
    """

    text: str
    style: Style = Style.PLAIN
    link: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Button:
    """Something to tap: `action` is a command with its argument, e.g. `item nidec-visit`; `link` opens a page."""

    label: str
    action: str | None = None
    link: str | None = None


@dataclass(frozen=True)
class Venue:
    """A point on the map, in degrees."""

    name: str
    address: str | None
    latitude: float
    longitude: float


@dataclass(frozen=True)
class File:
    """A document to hand over."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Choice:
    """Something to choose in a form: one of `options`, each with its action. `holds` is the action of what holds.

    `follows`: what is chosen here is to be said again where the choice before was changed, which may have changed this.
    """

    label: str
    options: tuple[Button, ...]
    holds: str
    follows: bool = False


@dataclass(frozen=True)
class Hours:
    """Two times of day to fill in, or none: with both, the action goes on like ` 22:00-06:30`."""

    start: str
    end: str
    action: str


@dataclass(frozen=True)
class Form:
    """All that a message lets one choose, at once; each action is one a button could have. `buttons` are the rest."""

    title: str
    fields: tuple[Choice | Hours, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()


@dataclass(frozen=True)
class Message:
    """One complete answer. `buttons` are rows; an empty line separates paragraphs.

    `in_place`: where it answers a tapped button, it may take the place of the message with that button. `form` is what
    a channel that has forms may show instead.
    """

    lines: tuple[Line, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    venue: Venue | None = None
    file: File | None = None
    language: str = "de"
    in_place: bool = False
    form: Form | None = None

    @property
    def text(self) -> str:
        """The lines as plain text, struck ones in tildes."""
        return "\n".join(f"~{line.text}~" if line.style is Style.STRUCK else line.text for line in self.lines)
