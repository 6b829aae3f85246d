"""Spelling: what travellers type, folded so that ä, ae and a are the same, and near misses are found."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

_SIGNS = (("ß", "ss"), ("’", "'"), ("‘", "'"), ("`", "'"), ("´", "'"), ("–", "-"), ("—", "-"))
_DIGRAPHS = re.compile(r"([aou])e(?<![qaeou][aou]e)")
_APOSTROPHES = re.compile(r"'(?<=[a-z]')(?=[a-z])")
_MARKS = re.compile(r"[\u0300-\u036f\u3099\u309a]")
"""Accents and the Japanese signs of voicing, once they stand by themselves."""
_GUESSED, _SHORT, _LONG = 4, 6, 9
"""Letters from which a word is guessed at; below which letters may be missing or swapped, not wrong; with two slips."""
_WORD = re.compile(r"[a-z0-9&]+|[\u3040-\u30ff\u3400-\u9fff]+")


def fold(text: str) -> str:
    """Lower case, without accents and apostrophes; `ae`, `oe`, `ue` as the umlaut they may stand for."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        for sign, plain in _SIGNS:
            text = text.replace(sign, plain)
        text = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", text)))
    return _DIGRAPHS.sub(r"\1", _APOSTROPHES.sub("", text.replace("`", "'").lower()))


def words(folded: str) -> list[str]:
    """The words and numbers of a folded text; Japanese runs stay whole."""
    return _WORD.findall(folded)


class NearMisses:
    """Words that may be misspelled, ready to be found by a misspelling; ties go to the first in the alphabet.

    `rare` words, such as names, are recognised even when they are short and a letter is wrong.
    """

    def __init__(self, known: Iterable[str], *, rare: bool = False) -> None:
        self._short = _SHORT - rare
        self._by_initial: dict[str, list[str]] = defaultdict(list)
        for word in sorted(set(known)):
            if len(word) >= _GUESSED:
                self._by_initial[word[0]].append(word)

    def nearest(self, word: str, *, slack: int = 0) -> str | None:
        """The known word with the same first letter a slip away: a letter wrong in short words, two in long ones.

        `slack` more are forgiven where only few words can be meant.
        """
        if len(word) < _GUESSED or word.isdigit():
            return None
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        allowed = slack + (1 if len(word) < _LONG else 2)
        close = process.extract(
            word, self._by_initial.get(word[0], []), scorer=OSA.distance, score_cutoff=allowed, limit=5
        )
        return next((other for other, distance, _ in close if distance > 1 or self._plausible(word, other)), None)

    def _plausible(self, word: str, other: str) -> bool:
        """Whether one slip made a word of another: in a short word another letter makes another word, not a slip."""
        return len(word) >= self._short or len(word) != len(other) or sorted(word) == sorted(other)
