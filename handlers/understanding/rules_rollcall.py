"""A rule for organisers, who ask who is missing."""

from bot.programme.model import organises
from handlers.request import Query
from handlers.understanding.reading import LONGEST_TEXT
from handlers.understanding.thought import Thought
from handlers.understanding.words import fold, words

_BESIDES = frozenset(
    {
        *("und", "so", "ok", "okay", "denn", "eigentlich", "jetzt", "gerade", "noch", "schon", "alles", "bitte", "mal"),
        *("and", "now", "still", "yet", "please", "right", "hallo", "hi", "annai"),
    }
)
"""What is said besides, and changes nothing."""
_ASKING = frozenset(
    fold(sentence)
    for sentence in (
        *("wer fehlt", "wer fehlt uns", "wer fehlt hier", "wer fehlt im bus", "wer ist nicht da", "wer ist nicht hier"),
        *("wer ist da", "wer ist nicht im bus", "fehlt jemand", "fehlt wer", "fehlt einer", "fehlt uns jemand"),
        *("sind alle da", "sind alle hier", "alle da", "sind alle im bus", "sind alle an bord", "ist jeder da"),
        *("sind wir vollzählig", "sind wir komplett", "sind wir vollständig", "anwesenheit", "anwesenheitskontrolle"),
        *("anwesenheitsliste", "durchzählen", "wie viele sind da", "wie viele fehlen"),
        *("who is missing", "whos missing", "who is not here", "whos not here", "who isnt here", "who is here"),
        *("is anyone missing", "is anybody missing", "anyone missing", "anybody missing", "is somebody missing"),
        *("is someone missing", "is everyone here", "is everybody here", "everyone here", "everybody here"),
        *("are all here", "all here", "are we all here", "is everyone there", "is everybody there", "are we complete"),
        *("is everyone on the bus", "is everybody on the bus", "is everyone on board", "is everybody on board"),
        *("is everyone aboard", "is everybody aboard", "roll call", "head count", "headcount", "how many are missing"),
        *("how many are here", "attendance"),
    )
)


def who_is_missing(thought: Thought) -> Query | None:
    """The whole sentence, and nothing else: `who is missing in Kobe?` is about the programme."""
    if not organises(thought.person):
        return None
    return thought.query("rollcall") if without(_BESIDES, thought.text) in _ASKING else None


def without(besides: frozenset[str], text: str) -> str:
    """A text as folded words, without those that may be said besides."""
    return " ".join(word for word in words(fold(text[:LONGEST_TEXT])) if word not in besides)
