"""One text, read: which concepts, kinds, names and times it holds, and what remains unknown."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from bot.programme.model import Kind, Trip
from handlers.understanding import dates
from handlers.understanding.lexicon import phrases, stopwords, without_fillers
from handlers.understanding.names import Names
from handlers.understanding.words import fold, nearest, words

LONGEST_PHRASE = 6
SHORT = 3
"""An unknown word this short is noise, or a slip: it neither helps nor hinders."""
LONGEST_TEXT = 400
"""More is not a question; the rest is not read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read. `names` are words the programme knows, `unknown` the ones nobody knows."""

    concepts: frozenset[str]
    kinds: frozenset[Kind]
    names: tuple[str, ...]
    unknown: tuple[str, ...]
    when: dates.When
    words: tuple[str, ...]

    def __contains__(self, concept: str) -> bool:
        return concept in self.concepts

    def any(self, *concepts: str) -> bool:
        """Whether one of the concepts was read."""
        return not self.concepts.isdisjoint(concepts)


def read(text: str, names: Names, today: date, trip: Trip) -> Reading:
    """Read a text as typed; `today` is the asker's day."""
    folded = fold(text[:LONGEST_TEXT])
    when = dates.read(_repaired(folded, names), today, trip)
    found = _Found()
    tokens = without_fillers(words(when.rest))
    position = 0
    while position < len(tokens):
        length = _phrase_at(tokens, position)
        found.take(tokens[position : position + length], names)
        position += length
    concepts = frozenset(found.concepts)
    kinds = frozenset(Kind(name.removeprefix("kind:")) for name in concepts if name.startswith("kind:"))
    return Reading(concepts, kinds, tuple(found.names), tuple(found.unknown), when, tuple(words(folded)))


class _Found:
    """What has been read so far."""

    def __init__(self) -> None:
        self.concepts: set[str] = set()
        self.names: list[str] = []
        self.unknown: list[str] = []

    def take(self, tokens: list[str], names: Names) -> None:
        """Take a phrase or a single word."""
        entry = " ".join(tokens)
        known = False
        if entry in phrases():
            self.concepts.update(phrases()[entry])
            known = True
        for token in tokens:
            if token in names:
                self.names.append(token)
                known = True
        if not known and len(entry) > SHORT and entry not in stopwords() and not entry.isdigit():
            self._guess(entry, names)

    def _guess(self, word: str, names: Names) -> None:
        """A word nobody knows as it stands: two words in one, or a typo."""
        parts = _compound(word, names) or [nearest(word, _single_words() | names.vocabulary | stopwords()) or ""]
        if not all(parts):
            self.unknown.append(word)
            return
        for part in parts:
            self.concepts.update(phrases().get(part, ()))
            if part in names:
                self.names.append(part)


def _phrase_at(tokens: list[str], position: int) -> int:
    """How many words the longest known phrase here has; 1 if there is none."""
    for length in range(min(LONGEST_PHRASE, len(tokens) - position), 1, -1):
        if " ".join(tokens[position : position + length]) in phrases():
            return length
    return 1


def _compound(word: str, names: Names) -> list[str] | None:
    """`hoteladresse` is `hotel` and `adresse`; an s may join the two."""
    if len(word) < 8:
        return None
    for cut in range(3, len(word) - 2):
        first, last = word[:cut], word[cut:]
        if _known(last, names) and any(_known(part, names) for part in (first, first.removesuffix("s"))):
            return [first if _known(first, names) else first.removesuffix("s"), last]
    return None


def _known(part: str, names: Names) -> bool:
    return len(part) > 2 and (part in _single_words() or part in names)


def _repaired(folded: str, names: Names) -> str:
    """Misspelled weekdays and times of day, put right, so that dates are found."""

    def right(match: re.Match[str]) -> str:
        word = match[0]
        if word in phrases() or word in stopwords() or word in names or word in dates.WORDS:
            return word
        return nearest(word, dates.WORDS) or word

    return re.sub(r"[a-z]{5,}", right, folded)


@cache
def _single_words() -> frozenset[str]:
    return frozenset(entry for entry in phrases() if " " not in entry)
