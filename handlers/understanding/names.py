"""Names in what people type: which items, places and people of the programme the words mean.

Built once per programme version. Items and places are found by what a word means, people by their very names. A word
counts for more the fewer things it names: `Nidec` decides, `Kyoto` hints.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.programme.agenda import Agenda
from bot.programme.model import Item
from handlers.understanding.lexicon import phrases, sense, senses, specific, stopwords
from handlers.understanding.words import NearMisses, fold, words

_FILLER = """gmbh ag kk k.k. ltd inc co corporation corp company head office terminal exit line street road cho ku shi
    city japan germany deutschland t1 t2 haus house center centre zentrum main building room hall prof dr und and the of
    for"""
SHORT = 3
"""A word of so few letters says nothing by itself."""
_FEW = 2
_TOGETHER = 0.5
"""What two words are worth that say kinds, but together name one thing: `networking dinner`."""
_PART = 4
"""The least letters of a part of a compound that names a thing."""

Index = dict[str, set[str]]


@dataclass(frozen=True)
class Named:
    """Ids by how well they fit, best first."""

    items: Mapping[str, float]
    places: Mapping[str, float]
    people: Mapping[str, float]


class Names:
    """The vocabulary of one programme."""

    def __init__(self, agenda: Agenda) -> None:
        self._items: Index = defaultdict(set)
        self._places: Index = defaultdict(set)
        self._people: Index = defaultdict(set)
        self._agenda = agenda
        filler = frozenset(fold(word) for word in _FILLER.split())
        self._ignored = filler | {sense(word) for word in filler} | stopwords()
        for place in agenda.trip.places:
            self._add(self._places, place.id, [place.name, place.name_ja or "", place.id.replace("-", " ")])
        for person in agenda.trip.people:
            for word in self._worth_indexing([person.name]):
                self._people[word].add(person.id)
        for item in agenda.trip.items:
            self._add(self._items, item.id, _texts(item, agenda))
        written = {word for item in agenda.trip.items for text in _texts(item, agenda) for word in _words(text)}
        written |= {word for place in agenda.trip.places for word in _words(place.name)} | set(self._people)
        self._written = frozenset(written)

    @cached_property
    def near_misses(self) -> NearMisses:
        """What a misspelled word may have been meant as; put together when the first one comes."""
        return NearMisses((word for word in self._written if word in self), rare=True)

    @cached_property
    def _notes(self) -> Index:
        """The words of notes; put together when the first question needs them."""
        index: Index = defaultdict(set)
        for item in self._agenda.trip.items:
            for word in self._worth_indexing(_remarks(item, self._agenda)):
                index[sense(word)].add(item.id)
                index[word].add(item.id)
        return index

    def of(self, found: Iterable[str]) -> Named:
        """What the given words name."""
        wanted = list(dict.fromkeys(found))
        return Named(_scores(self._items, wanted), _scores(self._places, wanted), _scores(self._people, wanted))

    def mentioned(self, found: Iterable[str]) -> Mapping[str, float]:
        """Items whose notes, dress, things to bring or meeting points hold the words, by how much that says."""
        scores: dict[str, float] = defaultdict(float)
        for meaning in {sense(word) for word in found}:
            ids: Collection[str] = self._notes.get(meaning, ())
            for name in sorted(ids):
                scores[name] += 1 / len(ids) ** 0.5
        return scores

    def notes_hold(self, word: str) -> bool:
        """Whether any item's notes, or its title, have the very word."""
        return len(word) > SHORT and (word in self._notes or word in self._items)

    def is_told(self, word: str) -> bool:
        """Whether the notes of very few items speak of it: then it is theirs, not the world's."""
        return len(word) > SHORT and 0 < len(self._notes.get(sense(word), ())) <= _FEW

    def __contains__(self, word: str) -> bool:
        if word in stopwords():
            return False
        return any(_key(index, word) for index in (self._items, self._places, self._people))

    def has_written(self, word: str) -> bool:
        """Whether the programme has the very word in a name, rather than one that means the same."""
        return word in self._written

    def _add(self, index: Index, name: str, texts: Iterable[str]) -> None:
        for word in self._worth_indexing(texts):
            index[sense(word)].add(name)
            index[word].add(name)
            for part in _parts(word):
                index[sense(part)].add(name)

    def _worth_indexing(self, texts: Iterable[str]) -> list[str]:
        found = (word for text in texts for word in _words(text))
        return [word for word in found if len(word) > 1 and word not in self._ignored]


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(words(fold(text)))


@lru_cache(maxsize=4096)
def _parts(word: str) -> tuple[str, ...]:
    """The parts of a German compound whose last part is known: `Hafenrundfahrt` is about a harbour and a cruise."""
    if word in senses():
        return ()
    for cut in range(_PART, len(word) - _PART + 1):
        last = word[cut:]
        if last in phrases() or last in senses():
            first = word[:cut]
            return (first.removesuffix("s") if len(first) > _PART else first, last)
    return ()


def _texts(item: Item, agenda: Agenda) -> list[str]:
    texts = [*item.title.every(), item.id.replace("-", " ")]
    if item.place and item.place in agenda.places:
        texts.append(agenda.places[item.place].name)
    for counterpart in item.counterparts:
        texts += [counterpart.name, counterpart.organisation or "", counterpart.name_ja or ""]
    return texts


def _remarks(item: Item, agenda: Agenda) -> list[str]:
    meet = item.meet.note if item.meet else None
    texts = [text for part in (item.dress, item.bring, item.notes, meet) if part for text in part.every()]
    place = agenda.places.get(item.place or "")
    if place is not None and place.note is not None:
        texts += place.note.every()
    return texts


def _key(index: Index, word: str) -> str | None:
    """The entry of an index a word means: its own, that of its genitive, or that of what it means."""
    if word in index:
        return word
    meaning = sense(word)
    return meaning if (len(word) > _PART or word in specific()) and meaning in index else None


def _scores(index: Index, found: Iterable[str]) -> dict[str, float]:
    """Ids with the sum of their words' weights, best first. Words that say what kind of thing it is only break ties."""
    scores: dict[str, float] = defaultdict(float)
    ties: dict[str, float] = defaultdict(float)
    hits: dict[str, int] = defaultdict(int)
    for word in found:
        ids = index.get(_key(index, word) or "", set())
        generic = word in phrases() and word not in specific()
        for name in ids:
            (ties if generic else scores)[name] += 1 / len(ids) ** 0.5
            hits[name] += 1
    if not scores:
        scores.update((name, _TOGETHER) for name, count in hits.items() if count > 1)
    both = {name: score + ties[name] / 4 for name, score in scores.items()}
    return dict(sorted(both.items(), key=lambda entry: (-entry[1], entry[0])))
