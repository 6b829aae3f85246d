"""Every user-visible word, by language: the Fluent catalogues in `texts/<language>/<topic>.ftl`.

A message id begins with its topic (`item-meet` is in `item.ftl`), so a question loads only the topics it needs.
"""

from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("de", "en")
FALLBACK = "en"

_TEXTS = Path(__file__).parent / "texts"

Word = str | int | float


class Catalogue:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        self._topics: set[str] = set()

    def say(self, message: str, /, **values: Word) -> str:
        """A message with its values filled in; raises LookupError if the catalogue lacks it or a value is missing."""
        self._load(message.partition("-")[0])
        pattern = self._bundle.get_message(message).value
        if pattern is None:
            raise LookupError(message)
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise LookupError(f"{message}: {errors[0]}")
        return str(text)

    def has(self, message: str) -> bool:
        """Whether the catalogue has a message."""
        self._load(message.partition("-")[0])
        return bool(self._bundle.has_message(message))

    def _load(self, topic: str) -> None:
        if topic in self._topics:
            return
        self._topics.add(topic)
        source = _TEXTS / self.language / f"{topic}.ftl"
        if source.is_file():
            self._bundle.add_resource(FluentResource(source.read_text("utf-8")))


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language, or of the fallback language if there is none."""
    return Catalogue(language if language in LANGUAGES else FALLBACK)
