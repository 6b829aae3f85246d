"""Names in what people type: which items, places and people of the programme the words mean.

Built once per programme version. A word counts for more the fewer things it names: `Nidec` decides, `Kyoto` hints.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.programme.agenda import Agenda
from bot.programme.model import Item
from handlers.understanding.lexicon import phrases, stopwords
from handlers.understanding.words import fold, words

_FILLER = frozenset(
    fold(word)
    for word in [
        "gmbh",
        "ag",
        "kk",
        "k.k.",
        "ltd",
        "inc",
        "co",
        "corporation",
        "corp",
        "company",
        "head",
        "office",
        "terminal",
        "exit",
        "line",
        "street",
        "road",
        "cho",
        "ku",
        "shi",
        "city",
        "japan",
        "germany",
        "deutschland",
        "t1",
        "t2",
        "haus",
        "house",
        "center",
        "centre",
        "zentrum",
        "main",
        "building",
        "room",
        "prof",
        "dr",
        "und",
        "and",
        "the",
        "of",
        "for",
    ]
)


@dataclass(frozen=True, slots=True)
class Named:
    """Ids by how well they fit, best first."""

    items: Mapping[str, float]
    places: Mapping[str, float]
    people: Mapping[str, float]


class Names:
    """The vocabulary of one programme."""

    def __init__(self, agenda: Agenda) -> None:
        self._items: dict[str, set[str]] = defaultdict(set)
        self._places: dict[str, set[str]] = defaultdict(set)
        self._people: dict[str, set[str]] = defaultdict(set)
        self._notes: dict[str, set[str]] = defaultdict(set)
        for place in agenda.trip.places:
            self._add(self._places, place.id, [place.name, place.name_ja or "", place.id.replace("-", " ")])
        for person in agenda.trip.people:
            self._add(self._people, person.id, [person.name])
        for item in agenda.trip.items:
            self._add(self._items, item.id, _texts(item, agenda))
            notes = (text for part in (item.dress, item.bring, item.notes) if part for text in part.every())
            self._add(self._notes, item.id, notes)
        self.vocabulary = frozenset(self._items) | frozenset(self._places) | frozenset(self._people)

    def of(self, found: Iterable[str]) -> Named:
        """What the given words name."""
        wanted = list(dict.fromkeys(found))
        return Named(_scores(self._items, wanted), _scores(self._places, wanted), _scores(self._people, wanted))

    def mentioned(self, found: Iterable[str]) -> set[str]:
        """The items whose notes hold one of the words."""
        return {name for word in found for name in self._notes.get(word, ())}

    def __contains__(self, word: str) -> bool:
        return word in self.vocabulary

    @staticmethod
    def _add(index: dict[str, set[str]], name: str, texts: Iterable[str]) -> None:
        for text in texts:
            for word in words(fold(text)):
                if len(word) > 1 and word not in _FILLER and word not in stopwords():
                    index[word].add(name)


def _texts(item: Item, agenda: Agenda) -> list[str]:
    texts = [*item.title.every(), item.id.replace("-", " ")]
    if item.place and item.place in agenda.places:
        texts.append(agenda.places[item.place].name)
    for counterpart in item.counterparts:
        texts += [counterpart.name, counterpart.organisation or "", counterpart.name_ja or ""]
    return texts


def _scores(index: Mapping[str, set[str]], found: Iterable[str]) -> dict[str, float]:
    """Ids with the sum of their words' weights, best first. Words that say what kind of thing it is only break ties."""
    scores: dict[str, float] = defaultdict(float)
    ties: dict[str, float] = defaultdict(float)
    for word in found:
        ids = index.get(word, set())
        for name in ids:
            (ties if word in phrases() else scores)[name] += 1 / len(ids) ** 0.5
    both = {name: score + ties[name] / 4 for name, score in scores.items()}
    return dict(sorted(both.items(), key=lambda entry: (-entry[1], entry[0])))
