"""A text that may wish something of the assistant itself: what is wished, how long before or from now, and of what."""

import re
from collections.abc import Mapping
from datetime import timedelta
from functools import cache, cached_property

from bot.programme.model import Item, Kind
from handlers.understanding.durations import Lengths, lengths
from handlers.understanding.lexicon import inflected, phrases, shapes
from handlers.understanding.reading import LONGEST_TEXT, read
from handlers.understanding.stems import stem
from handlers.understanding.thought import Thought
from handlers.understanding.words import fold

_BARE = re.compile(r"(?:^|\b(?:in|for|fur|snooze))\s*(\d{1,3})\s*$")
"""`in 5` means minutes."""


class Wished:
    """A thought, looked at as a wish."""

    def __init__(self, thought: Thought) -> None:
        self.thought = thought
        self.text = fold(thought.text[:LONGEST_TEXT])
        self._said = " ".join(thought.reading.words)

    def says(self, *names: str) -> bool:
        """Whether the sentence has the shape of one of the wishes of the vocabulary."""
        return any(_shapes()[name].search(self._said) for name in names)

    @cached_property
    def lengths(self) -> Lengths:
        """The lengths of time it names."""
        return lengths(self.text)

    @cached_property
    def minutes(self) -> timedelta | None:
        """How long from now, whatever stands before it."""
        bare = _BARE.search(self.lengths.rest)
        named = (*self.lengths.later, *self.lengths.before, *([timedelta(minutes=int(bare[1]))] if bare else []))
        return named[0] if named else None

    @property
    def later(self) -> bool:
        """Whether it says how long from now."""
        return bool(self.lengths.later or _BARE.search(self.lengths.rest))

    @cached_property
    def about(self) -> Thought:
        """The same without the lengths of time, which say nothing about when an item is."""
        whole, rest = self.thought, self.lengths.rest
        reading = read(rest, whole.names, whole.today, whole.agenda.trip)
        return Thought(reading, whole.agenda, whole.names, whole.person, whole.at, whole.text)

    @cached_property
    def item(self) -> tuple[Item, ...]:
        """The one item it is about, if it names any: the first ahead."""
        chooser, reading = self.about.chooser, self.about.reading
        found = chooser.narrowed(chooser.named(reading) or chooser.of_kind(reading), reading) or self.about.timed
        names = reading.names or reading.unknown
        if not (found or names) and self.says("one") and reading.any("next", "appointment"):
            found = self.about.agenda.next(self.about.person, self.about.at)
        ahead = [item for item in found if item.start > self.about.at and not item.cancelled]
        return tuple((ahead or list(found))[:1])

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of items it is about, unless it names one of its own."""
        names = self.about.reading.names
        if not all(map(_generic, names)):
            return ()
        return self.about.reading.kinds or tuple(item.kind for item in self.item if names)


def _generic(name: str) -> bool:
    """Whether a name of the programme is also an everyday word for a kind of thing, in one form or another."""
    return name in phrases() or stem(name) in phrases() or stem(name) in inflected()


@cache
def _shapes() -> Mapping[str, re.Pattern[str]]:
    """Each wish → what a sentence looks like that wishes it; parts defined as `<name> = …` filled in."""
    found: dict[str, list[str]] = {}
    parts: dict[str, str] = {}
    for line in shapes("wishes"):
        name, sign, shape = re.split(r"( = |: )", line, maxsplit=1)
        for part, meant in parts.items():
            shape = shape.replace(part, meant)
        if sign == " = ":
            parts[name] = shape
        else:
            found.setdefault(name, []).append(shape)
    return {name: re.compile("|".join(every)) for name, every in found.items()}
