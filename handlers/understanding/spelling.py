"""What was typed, put right before it is read: dialect, shorthand, misspelled days, German verbs that came apart."""

import re
from functools import cache

from handlers.understanding import dates
from handlers.understanding.lexicon import inflected, ordinary, phrases, stopwords, verbs
from handlers.understanding.names import Names
from handlers.understanding.stems import stem
from handlers.understanding.words import NearMisses

_DAY_AND_PART = re.compile(r"\b(\w{3,6}tag|mittwoch)s?(morgen|vormittag|nachmittag|mittag|abend|nacht)")
"""`Freitagnachmittag` is a day and a part of it."""
_GREETING = re.compile(
    r"\b(?:gut\w*|schon\w*|good|god|have a (?:nice|good))\s+"
    r"(?:morgen|abend|tag|nachmittag|nacht|mittag|morning|evening|afternoon|night|day)\b(?:\s+(?:noch|zusammen))?"
    r"|\bnight\W+night\b|\bnacht\W+bis morgen\b|\bbis morgen\b(?=\W*(?:dann|fruh)?\W*$)"
)
"""`Guten Morgen` says nothing about tomorrow."""
_ENDINGS = ("", "e", "st", "t", "en", "n", "et", "est")
_FAR = 12
"""How many words may stand between a verb and its particle."""


def for_dates(folded: str, names: Names) -> str:
    """Misspelled weekdays and times of day put right, greetings without their time of day, so that dates are found."""

    def right(match: re.Match[str]) -> str:
        word = match[0]
        if known(word) or word in names or word in dates.WORDS:
            return word
        return _day_names().nearest(word, slack=1 if len(word) > 6 else 0) or word

    return _GREETING.sub("hallo", re.sub(r"[a-z]{5,}", right, _DAY_AND_PART.sub(r"\1 \2", folded)))


def known(word: str) -> bool:
    """Whether a word is right as it stands, be it about the programme or not."""
    return word in phrases() or word in stopwords() or word in ordinary() or stem(word) in inflected()


def joined_verbs(tokens: list[str]) -> list[str]:
    """The infinitives of verbs that came apart: `was ziehe ich morgen an` has `anziehen`."""
    found = []
    for position, token in enumerate(tokens):
        root = next((root for root in _roots(token) if root in verbs()), None)
        if root:
            after = tokens[position + 1 : position + 1 + _FAR]
            found += [f"{particle}{root}en" for particle in verbs()[root] if particle in after]
    return [verb for verb in found if verb in phrases()]


def _roots(token: str) -> list[str]:
    return [
        token.removesuffix(ending) for ending in _ENDINGS if token.endswith(ending) and len(token) - len(ending) > 2
    ]


@cache
def _day_names() -> NearMisses:
    return NearMisses(dates.WORDS)
