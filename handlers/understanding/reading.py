"""One text, read: which concepts, kinds, names and times it holds, and what remains unknown."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from bot.programme.model import Kind, Trip
from handlers.understanding import dates
from handlers.understanding.lexicon import (
    inflected,
    ordinary,
    phrases,
    prefixes,
    specific,
    stopwords,
    without_fillers,
    written_out,
)
from handlers.understanding.names import SHORT, Names
from handlers.understanding.spelling import for_dates, joined_verbs
from handlers.understanding.stems import stem
from handlers.understanding.words import NearMisses, fold, words

LONGEST_PHRASE = 6
_TOWARDS = frozenset({"nach", "to", "near", "bei", "in"})
"""Before a word nobody knows, these name a place that is not on this trip."""
LONGEST_TEXT = 400
"""More is not a question; the rest is not read."""
_NEVER_GUESSED = frozenset({"offtopic", "emergency", "thanks", "greet"})
"""A slip of the pen is not taken for these: wrong, they would hide what was asked."""
_TELLING = frozenset({"dress", "bring", "where", "detail", "bus", "offtopic", "emergency"})
"""What words stand for that notes speak of, too."""


@dataclass(frozen=True)
class Reading:
    """What was read. `kinds` are in order of mention, `names` are words the programme knows, `unknown` has no meaning.

    `offtopic` are the words that made it so; `content` are words that notes may hold.
    """

    concepts: frozenset[str]
    kinds: tuple[Kind, ...]
    names: tuple[str, ...]
    unknown: tuple[str, ...]
    offtopic: tuple[str, ...]
    content: tuple[str, ...]
    when: dates.When
    words: tuple[str, ...]

    def __contains__(self, concept: str) -> bool:
        return concept in self.concepts

    def any(self, *concepts: str) -> bool:
        """Whether one of the concepts was read."""
        return not self.concepts.isdisjoint(concepts)


def read(text: str, names: Names, today: date, trip: Trip) -> Reading:
    """Read a text as typed; `today` is the asker's day."""
    folded = written_out(fold(text[:LONGEST_TEXT]))
    when = dates.read(for_dates(folded, names), today, trip)
    found = _Found(names)
    tokens = without_fillers(words(when.rest))
    position = 0
    while position < len(tokens):
        length = _phrase_at(tokens, position)
        strange = len(found.unknown)
        found.take(tokens[position : position + length])
        if found.unknown[strange:] and found.unknown[-1] not in ordinary() and tokens[position - 1] in _TOWARDS:
            found.concepts["elsewhere"] = None
        position += length
    for verb in joined_verbs(tokens):
        found.mean(verb)
    return Reading(
        frozenset(found.concepts),
        tuple(Kind(name.removeprefix("kind:")) for name in found.concepts if name.startswith("kind:")),
        tuple(found.names),
        tuple(found.unknown),
        tuple(found.offtopic),
        tuple(token for token in tokens if _says_something(token)),
        when,
        tuple(words(folded)),
    )


class _Found:
    """What has been read so far."""

    def __init__(self, names: Names) -> None:
        self.concepts: dict[str, None] = {}  # in order of mention
        self.names: list[str] = []
        self.unknown: list[str] = []
        self.offtopic: list[str] = []
        self._known = names

    def take(self, tokens: list[str]) -> None:
        """Take a phrase or a single word."""
        entry = " ".join(tokens)
        named = [token for token in tokens if token not in stopwords() and self._names(token, len(tokens) == 1)]
        self.names += named
        if entry in phrases():
            if not (named and entry in specific()):
                self.mean(entry)
        elif not named:
            self._take_strange(entry)

    def _names(self, token: str, alone: bool) -> bool:
        """Whether a word is a name; within a phrase only the very word, or one for a thing of its own, is."""
        return token in self._known if alone or token in specific() else self._known.has_written(token)

    def mean(self, entry: str, said: str = "") -> None:
        """Take what an entry of the vocabulary stands for."""
        concepts = phrases()[entry]
        self.concepts |= dict.fromkeys(concepts)
        if "offtopic" in concepts:
            self.offtopic.append(said or entry)

    def _take_strange(self, word: str) -> None:
        """A word that is not in the vocabulary as it stands: a form of one, an everyday word, or a guess."""
        if word.startswith(prefixes()):
            self.concepts["offtopic"] = None
            self.offtopic.append(word)
        elif word in stopwords() or word.isdigit():
            return
        elif word in ordinary():
            self.unknown.append(word)
        elif len(word) > SHORT and stem(word) in inflected():
            self.mean(inflected()[stem(word)], word)
        elif len(word) > SHORT:
            self._guess(word)

    def _guess(self, word: str) -> None:
        """A word nobody knows: two words in one, or a typo."""
        parts = _compound(word, self._known) or self._corrected(word) or _head(word)
        if not parts or (parts[0] != word and len(parts) == 1 and word.endswith(parts[0])):
            self.unknown.append(word)
        for part in parts:
            if part in self._known:
                self.names.append(part)
            elif part in ordinary():
                self.unknown.append(part)
            right = part not in stopwords() and not (part in self._known and part in specific())
            if part in phrases() and right:
                self.mean(part)

    def _corrected(self, word: str) -> list[str]:
        close = self._known.near_misses.nearest(word) or _near_misses().nearest(word)
        return [close] if close else []


def _says_something(word: str) -> bool:
    """Whether a word may stand in the notes of an item: not grammar, and not what questions are made of."""
    if word in stopwords() or word.isdigit():
        return False
    return word in specific() or _TELLING.issuperset(phrases().get(word, ()))


def _phrase_at(tokens: list[str], position: int) -> int:
    """How many words the longest known phrase here has; 1 if there is none."""
    for length in range(min(LONGEST_PHRASE, len(tokens) - position), 1, -1):
        if " ".join(tokens[position : position + length]) in phrases():
            return length
    return 1


def _compound(word: str, names: Names) -> list[str]:
    """`hoteladresse` is `hotel` and `adresse`; an s may join the two."""
    if len(word) < 8:
        return []
    for cut in range(3, len(word) - 2):
        first, last = word[:cut], word[cut:]
        if _known(last, names) and any(_known(part, names) for part in (first, first.removesuffix("s"))):
            return [first if _known(first, names) else first.removesuffix("s"), last]
    return []


def _head(word: str) -> list[str]:
    """What a German compound is, be the rest of it unknown: `Bereitschaftsnummer` is a number."""
    heads = (word[cut:] for cut in range(3, len(word) - 4))
    return next(([head] for head in heads if head in phrases() and _NEVER_GUESSED.isdisjoint(phrases()[head])), [])


def _known(part: str, names: Names) -> bool:
    return len(part) > 2 and (part in phrases() or part in names)


@cache
def _near_misses() -> NearMisses:
    """What a misspelled word may have been meant as."""
    meant = {entry for entry, concepts in phrases().items() if " " not in entry and _NEVER_GUESSED.isdisjoint(concepts)}
    return NearMisses(meant | stopwords() | {word for word in ordinary() if len(word) > SHORT + 1})
