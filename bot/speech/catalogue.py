"""Every user-visible word, by language: the Fluent catalogues in `texts/<language>/<topic>.ftl`.

A message id begins with its topic (`item-meet` is in `item.ftl`), so a question loads only the topics it needs. Most
messages have no grammar, only gaps: those are kept ready (`bot.kept`), and Fluent itself is loaded for the others.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot import kept

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle
    from fluent.syntax import ast

LANGUAGES = ("de", "en")
FALLBACK = "en"

_TEXTS = Path(__file__).parent / "texts"

Word = str | int | float


class Catalogue:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._bundles: dict[str, FluentBundle] = {}
        self._plain: dict[str, dict[str, str]] = {}

    def say(self, message: str, /, **values: Word) -> str:
        """A message with its values filled in; raises LookupError if the catalogue lacks it or a value is missing."""
        topic = message.partition("-")[0]
        gaps = self._ready(topic).get(message)
        if gaps is not None and all(map(_reads_the_same, values.values())):
            return gaps.format(**values)
        return self.formatted(message, **values)

    def formatted(self, message: str, /, **values: Word) -> str:
        """The same by Fluent itself, grammar and all."""
        bundle = self._bundle(message.partition("-")[0])
        pattern = bundle.get_message(message).value
        if pattern is None:
            raise LookupError(message)
        text, errors = bundle.format_pattern(pattern, values)
        if errors:
            raise LookupError(f"{message}: {errors[0]}")
        return str(text)

    def without_grammar(self, topic: str) -> frozenset[str]:
        """The messages of a topic that are kept ready."""
        return frozenset(self._ready(topic))

    def _ready(self, topic: str) -> dict[str, str]:
        """The topic's messages without grammar, as texts with gaps."""
        if topic not in self._plain:
            source = self._source(topic)
            self._plain[topic] = self._made_ready(source) if source.is_file() else {}
        return self._plain[topic]

    def _made_ready(self, source: Path) -> dict[str, str]:
        name = kept.name_of("texts", b"", [source, Path(__file__)], self.language)
        found = kept.load(name)
        if isinstance(found, dict):
            return found
        made = _with_gaps(source.read_text("utf-8"))
        kept.keep(name, made)
        return made

    def _bundle(self, topic: str) -> FluentBundle:
        if topic not in self._bundles:
            from fluent.runtime import FluentBundle, FluentResource

            self._bundles[topic] = FluentBundle([self.language], use_isolating=False)
            if self._source(topic).is_file():
                self._bundles[topic].add_resource(FluentResource(self._source(topic).read_text("utf-8")))
        return self._bundles[topic]

    def _source(self, topic: str) -> Path:
        return _TEXTS / self.language / f"{topic}.ftl"


def _reads_the_same(value: Word) -> bool:
    """Whether a value reads the same in every language: a text, or a number too small for separators."""
    return isinstance(value, str) or (isinstance(value, int) and -1000 < value < 1000)


def _with_gaps(source: str) -> dict[str, str]:
    """The messages of a catalogue that hold nothing but text and gaps, as format strings."""
    from fluent.syntax import FluentParser, ast

    found = {}
    for entry in FluentParser(with_spans=False).parse(source).body:
        if isinstance(entry, ast.Message) and entry.value is not None:
            parts = [_gap(element) for element in entry.value.elements]
            if all(part is not None for part in parts):
                found[entry.id.name] = "".join(part or "" for part in parts)
    return found


def _gap(element: ast.TextElement | ast.Placeable) -> str | None:
    """A part of a message as part of a format string; None if it needs grammar."""
    from fluent.syntax import ast

    if isinstance(element, ast.TextElement):
        return element.value.replace("{", "{{").replace("}", "}}")
    if isinstance(element.expression, ast.VariableReference):
        return "{" + element.expression.id.name + "}"
    if isinstance(element.expression, ast.StringLiteral):
        return str(element.expression.parse()["value"]).replace("{", "{{").replace("}", "}}")
    return None


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language, or of the fallback language if there is none."""
    return Catalogue(language if language in LANGUAGES else FALLBACK)
