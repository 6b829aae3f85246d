"""What an organiser tells many at once: as it is being written, and as it was sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Self

from bot.programme.audience import Audience
from bot.programme.model import Text

LONGEST = 3000
"""UTF-16 units of one text: with all that stands around it, one message on every platform."""
_BEGINNING = 40
"""Characters by which a text is recognised in a list."""


@dataclass(frozen=True, slots=True)
class Broadcast:
    """`at` (UTC) is when it is to go out, None at once; `file` the name of what is attached; `corrects` the beginning
    of the text it corrects. Without any text it is only the file.
    """

    audience: Audience = field(default_factory=Audience)
    text: Text | None = None
    acknowledge: bool = False
    urgent: bool = False
    at: datetime | None = None
    file: str = ""
    corrects: str = ""

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Self:
        """From what a matter keeps."""
        texts = tuple(content["texts"].items())
        return cls(
            Audience.of(content["audience"]),
            Text(texts) if texts else None,
            content["acknowledge"],
            content["urgent"],
            datetime.fromisoformat(content["at"]) if content["at"] else None,
            content["file"],
            content["corrects"],
        )

    def content(self) -> dict[str, Any]:
        """What a matter keeps of it."""
        return {
            "audience": str(self.audience),
            "texts": dict(self.text.by_language) if self.text else {},
            "acknowledge": self.acknowledge,
            "urgent": self.urgent,
            "at": self.at.isoformat() if self.at else "",
            "file": self.file,
            "corrects": self.corrects,
        }

    def saying(self, language: str, words: str) -> Self:
        """With another text in a language; the text written first stays the first."""
        others = dict(self.text.by_language) if self.text else {}
        return replace(self, text=Text(tuple((others | {language: words}).items())))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is written in, the first one first."""
        return tuple(language for language, _ in self.text.by_language) if self.text else ()

    @property
    def complete(self) -> bool:
        """Whether there is somebody to tell, and something."""
        return bool(self.audience and (self.text or self.file))

    def beginning(self, language: str) -> str:
        """The first words, to be recognised by."""
        words = " ".join(self.text.in_(language).split()) if self.text else self.file
        return words if len(words) <= _BEGINNING else f"{words[:_BEGINNING].rstrip()} …"


@dataclass(frozen=True, slots=True)
class Outlook:
    """Whom a broadcast would reach if it were sent now: people by id. `leaving` is when it goes out to whoever has a
    chat (UTC), `start` when to the first; `present` are the channels people have chats on.
    """

    start: datetime
    recipients: tuple[str, ...] = ()
    leaving: Mapping[str, datetime] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    present: tuple[str, ...] = ()

    @property
    def held(self) -> tuple[str, ...]:
        """Those whose quiet hours it waits for."""
        return tuple(person for person, at in self.leaving.items() if at > self.start)


def too_long(words: str) -> bool:
    """Whether a text is longer than one message can be."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST
