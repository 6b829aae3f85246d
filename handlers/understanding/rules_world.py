"""Rules about the world beyond the programme: facts and wishes that only sound as if they were about an item."""

import re
from collections.abc import Iterable
from functools import cache

from bot.programme.model import Kind
from handlers.request import Query
from handlers.understanding.lexicon import UNKNOWN, phrases, shapes, stopwords
from handlers.understanding.thought import Thought

_YEAR = re.compile(r"(?:19|20)\d\d")
_PUBLIC = frozenset({Kind.FAIR, Kind.RECEPTION, Kind.WORKSHOP, Kind.DINNER, Kind.FLIGHT})
"""What opens and closes for the delegation; shops and museums open for the world."""
_JOURNEYS = frozenset({Kind.FLIGHT, Kind.TRANSFER})


def world(thought: Thought) -> Query | None:
    """Founded when, larger than what, owned by whom; or a wish to cancel, move, write, order."""
    reading = thought.reading
    if not (reading.names or reading.kinds or reading.unknown):
        return None  # nothing is named that the world could know something about
    asks = _is_shaped_so(thought) or _in_another_year(thought) or _opens(thought) or _is_on_time(thought)
    return thought.query("unknown") if asks else None


def _is_shaped_so(thought: Thought) -> bool:
    """Whether the sentence has the shape of a question about the world, whatever names stand in it."""
    said = " ".join(thought.reading.words)
    fixed, open_ = _shapes()
    return bool(fixed.search(said)) or any(_is_strange(match[match.lastindex or 0]) for match in open_.finditer(said))


def _is_strange(word: str) -> bool:
    return word not in phrases() and word not in stopwords()


def _in_another_year(thought: Thought) -> bool:
    """Whether it is about a year the trip is not in."""
    trip = thought.agenda.trip
    years = (word for word in thought.reading.words if _YEAR.fullmatch(word) and word not in thought.reading.names)
    return any(not trip.starts.year <= int(year) <= trip.ends.year for year in years)


def _opens(thought: Thought) -> bool:
    """Whether opening hours are asked for, of something that is not the delegation's own."""
    reading = thought.reading
    return "opening" in reading and not _PUBLIC & {*reading.kinds, *(item.kind for item in thought.named)}


def _is_on_time(thought: Thought) -> bool:
    """Whether a flight or a train is on time is not in a programme."""
    reading = thought.reading
    return "punctual" in reading and bool(_JOURNEYS & set(reading.kinds)) and not reading.any("must", "leave")


@cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Those that say enough, and those in which a word has to be a strange one."""
    fixed = (shape for shape in shapes("world") if UNKNOWN not in shape)
    open_ = (shape.replace(UNKNOWN, r"(\w+)") for shape in shapes("world") if UNKNOWN in shape)
    return _any_of(fixed), _any_of(open_)


def _any_of(found: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(found)})")
