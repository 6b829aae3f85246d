"""Spelling: what travellers type, folded so that ä, ae and a are the same, and near misses are found."""

import re
import unicodedata
from collections.abc import Collection

_UMLAUTS = str.maketrans({"ß": "ss", "’": "'", "‘": "'", "`": "'", "´": "'", "–": "-", "—": "-"})
_DIGRAPHS = re.compile(r"(?<=[a-z])(?<![qaeou])([aou])e|^([aou])e")
_WORD = re.compile(r"[a-z0-9&]+|[\u3040-\u30ff\u3400-\u9fff]+")


def fold(text: str) -> str:
    """Lower case, without accents and apostrophes; `ae`, `oe`, `ue` as the umlaut they may stand for."""
    text = unicodedata.normalize("NFKC", text).translate(_UMLAUTS).lower()
    text = re.sub(r"(?<=[a-z])'(?=[a-z])", "", text)
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return _DIGRAPHS.sub(lambda match: match[1] or match[2], unicodedata.normalize("NFC", plain))


def words(folded: str) -> list[str]:
    """The words and numbers of a folded text; Japanese runs stay whole."""
    return _WORD.findall(folded)


def nearest(word: str, known: Collection[str], *, slack: int = 0) -> str | None:
    """The one known word a typo away: a letter wrong in short words, two in long ones; same first letter.

    `slack` more are forgiven where only few words can be meant.
    """
    allowed = slack + (1 if len(word) < 9 else 2)
    if len(word) < 4 or word.isdigit():
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    candidates = [other for other in known if other[0] == word[0] and len(other) > 3]
    match = process.extractOne(word, candidates, scorer=OSA.distance, score_cutoff=allowed)
    return match[0] if match else None
