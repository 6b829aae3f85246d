"""One text, read: which concepts, kinds, names and times it holds, and what remains unknown."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from bot.programme.model import Kind, Trip
from handlers.understanding import dates
from handlers.understanding.lexicon import phrases, prefixes, spellings, stopwords, without_fillers
from handlers.understanding.names import Names
from handlers.understanding.words import fold, nearest, words

LONGEST_PHRASE = 6
_TOWARDS = frozenset({"nach", "to", "near", "bei", "in"})
"""Before a word nobody knows, these name a place that is not on this trip."""
SHORT = 3
"""An unknown word this short is noise, or a slip: it neither helps nor hinders."""
LONGEST_TEXT = 400
"""More is not a question; the rest is not read."""


_DAY_AND_PART = re.compile(r"\b(\w{3,6}tag|mittwoch)s?(morgen|vormittag|nachmittag|mittag|abend|nacht)")
"""`Freitagnachmittag` is a day and a part of it."""
_GREETING = re.compile(
    r"\b(?:gut\w*|schon\w*|good|god|have a (?:nice|good))\s+"
    r"(?:morgen|abend|tag|nachmittag|nacht|mittag|morning|evening|afternoon|night|day)\b(?:\s+(?:noch|zusammen))?"
)
"""`Guten Morgen` says nothing about tomorrow."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read. `kinds` are in order of mention, `names` are words the programme knows, `unknown` the ones nobody knows."""

    concepts: frozenset[str]
    kinds: tuple[Kind, ...]
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
    folded = _spelled(fold(text[:LONGEST_TEXT]))
    when = dates.read(_GREETING.sub("hallo", _repaired(folded, names)), today, trip)
    found = _Found()
    tokens = without_fillers(words(when.rest))
    position = 0
    while position < len(tokens):
        length = _phrase_at(tokens, position)
        strange = len(found.unknown)
        found.take(tokens[position : position + length], names)
        if len(found.unknown) > strange and position and tokens[position - 1] in _TOWARDS:
            found.concepts["elsewhere"] = None
        position += length
    kinds = tuple(Kind(name.removeprefix("kind:")) for name in found.concepts if name.startswith("kind:"))
    return Reading(
        frozenset(found.concepts), kinds, tuple(found.names), tuple(found.unknown), when, tuple(words(folded))
    )


class _Found:
    """What has been read so far."""

    def __init__(self) -> None:
        self.concepts: dict[str, None] = {}  # in order of mention
        self.names: list[str] = []
        self.unknown: list[str] = []

    def take(self, tokens: list[str], names: Names) -> None:
        """Take a phrase or a single word."""
        entry = " ".join(tokens)
        known = False
        if entry in phrases():
            self.concepts |= dict.fromkeys(phrases()[entry])
            known = True
        for token in tokens:
            if token in names:
                self.names.append(token)
                known = True
        if not known and entry.startswith(prefixes()):
            self.concepts["offtopic"] = None
        elif not known and len(entry) > SHORT and entry not in stopwords() and not entry.isdigit():
            self._guess(entry, names)

    def _guess(self, word: str, names: Names) -> None:
        """A word nobody knows as it stands: two words in one, or a typo."""
        parts = _compound(word, names) or [nearest(word, _worth_guessing() | names.vocabulary) or ""]
        if not all(parts):
            self.unknown.append(word)
            return
        for part in parts:
            self.concepts |= dict.fromkeys(phrases().get(part, ()))
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


def _spelled(folded: str) -> str:
    """Dialect and shorthand, written out."""
    return _spelling().sub(lambda match: spellings()[match[0]], folded)


@cache
def _spelling() -> re.Pattern[str]:
    known = sorted(spellings(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, known))})\b")


def _repaired(folded: str, names: Names) -> str:
    """Misspelled weekdays and times of day, put right, so that dates are found."""

    def right(match: re.Match[str]) -> str:
        word = match[0]
        if word in phrases() or word in stopwords() or word in names or word in dates.WORDS:
            return word
        return nearest(word, dates.WORDS, slack=1 if len(word) > 6 else 0) or word

    return re.sub(r"[a-z]{5,}", right, _DAY_AND_PART.sub(r"\1 \2", folded))


@cache
def _worth_guessing() -> frozenset[str]:
    """What a misspelled word may have been meant as; never something off topic."""
    on_topic = {entry for entry, concepts in phrases().items() if " " not in entry and concepts != ("offtopic",)}
    return frozenset(on_topic | stopwords())


@cache
def _single_words() -> frozenset[str]:
    return frozenset(entry for entry in phrases() if " " not in entry)
