"""What words stand for: concepts, kinds of items and things off topic, in German and English.

The words are data, in `vocabulary/*.txt`, written as people say them and folded when read. Phrases win over words.
`(which|what) visit is this` stands for every combination of its alternatives.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from bot import kept
from handlers.understanding.stems import SHORTEST, stem
from handlers.understanding.words import fold

_VOCABULARY = Path(__file__).parent / "vocabulary"
_NUMBERS = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "zero one two three four five six seven eight nine ten eleven twelve",
)
_FILLERS = """schon denn eigentlich bitte nochmal nochma mal ma da genau also halt doch fei wohl exactly actually again
    just really kurz pls please so überhaupt vielleicht"""
UNKNOWN = "<unknown>"
_ONE = ("ein", "einem", "einer", "a")


@cache
def phrases() -> Mapping[str, tuple[str, ...]]:
    """Folded word or phrase → its concepts; a kind of item as `kind:<kind>`."""
    found: dict[str, tuple[str, ...]] = {}
    for concepts, entries in _kept("phrases", _phrases).items():
        found |= dict.fromkeys(entries, tuple(concepts.split(",")))
    return found


def _phrases() -> dict[str, list[str]]:
    """Concepts → the words and phrases that stand for just these: thousands of them share what they mean."""
    meant: dict[str, list[str]] = {}
    for file, prefix in (("concepts", ""), ("kinds", "kind:"), ("offtopic", "")):
        for heading, entries in _entries(file):
            concept = prefix + heading.removesuffix("?")
            for entry in entries:
                if concept not in (known := meant.setdefault(entry, [])):
                    known.append(concept)
    found: dict[str, list[str]] = {}
    for entry, concepts in meant.items():
        found.setdefault(",".join(concepts), []).append(entry)
    return found


@cache
def specific() -> frozenset[str]:
    """Folded words that name a thing rather than a kind, if the programme has such a thing: a museum, a cruise."""
    return frozenset(entry for heading, entries in _entries("kinds") if heading.endswith("?") for entry in entries)


@cache
def inflected() -> Mapping[str, str]:
    """Stem → the shortest single word of the vocabulary that has it."""
    return dict(_kept("inflected", _inflected))


def _inflected() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in sorted(entry for entry in phrases() if " " not in entry):
        root = stem(entry)
        if len(root) > SHORTEST and len(entry) < len(found.get(root, f"{entry} ")):
            found[root] = entry
    return found


@cache
def senses() -> Mapping[str, str]:
    """Folded word, and its stem → the first of the words that mean the same."""
    found: dict[str, str] = {}
    for line in _lines("synonyms"):
        group = [word.strip().replace("-", "") for word in line.split(",")]
        for word in group:
            found.setdefault(word, group[0])
            if len(root := stem(word)) > SHORTEST:
                found.setdefault(root, group[0])
    return found


def sense(word: str) -> str:
    """What a folded word means, whatever its form and language."""
    return senses().get(word) or senses().get(stem(word)) or stem(word)


@cache
def verbs() -> Mapping[str, tuple[str, ...]]:
    """Stem of a German verb that comes apart → its particles."""
    lines = (line.replace(",", " ").split() for line in _lines("verbs"))
    return {first: tuple(particles) for first, *particles in lines}


@cache
def ordinary() -> frozenset[str]:
    """Folded everyday words that have nothing to do with a programme."""
    return frozenset(word for line in _lines("ordinary") for word in line.split())


@cache
def stopwords() -> frozenset[str]:
    """Folded words that carry no question of their own."""
    return frozenset(word for line in _lines("stopwords") for word in line.split())


@cache
def prefixes() -> tuple[str, ...]:
    """Folded beginnings of words off topic, written `übersetz*`."""
    return tuple(entry[:-1] for _, entries in _entries("offtopic") for entry in entries if entry.endswith("*"))


def shapes(file: str) -> tuple[str, ...]:
    """Regular expressions over folded words, the shapes of sentences; `UNKNOWN` stands for a word no entry is."""
    return _lines(file)


@cache
def spellings() -> Mapping[str, str]:
    """Folded dialect and shorthand → what is meant."""
    pairs = (line.split("=") for line in _lines("spellings"))
    return {written.strip(): meant.strip() for written, meant in pairs}


def written_out(folded: str) -> str:
    """A folded text with dialect and shorthand written out."""
    return _spelling().sub(lambda match: spellings()[match[0]], folded)


@cache
def _spelling() -> re.Pattern[str]:
    known = sorted(spellings(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, known))})\b")


@cache
def numbers() -> Mapping[str, int]:
    """Folded number words up to twelve."""
    counted = {fold(word): value for line in _NUMBERS for value, word in enumerate(line.split())}
    return counted | dict.fromkeys(_ONE, 1)


def _kept(what: str, build: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What was built from the vocabulary once is not built again, as long as no file of it or of this code changes."""
    name = kept.name_of("lexicon", what.encode(), [*_VOCABULARY.iterdir(), *_VOCABULARY.parent.glob("*.py")])
    found = kept.load(name)
    if isinstance(found, dict):
        return found
    built = build()
    kept.keep(name, built)
    return built


@cache
def _entries(file: str) -> tuple[tuple[str, list[str]], ...]:
    """The headings of a vocabulary with the entries under each; an entry may run over the end of a line."""
    blocks: dict[str, list[str]] = {}
    heading = ""
    for line in _lines(file):
        if line.startswith(" "):
            blocks[heading].append(line)
        else:
            heading = line.strip().removesuffix(":")
            blocks.setdefault(heading, [])
    return tuple((name, _read_entries(" ".join(lines))) for name, lines in blocks.items())


def _read_entries(text: str) -> list[str]:
    """Every way to say every entry of a list, as the words of a question are read: without hyphens and fillers."""
    rewritten = _fillers() | spellings().keys()
    found = []
    for written in text.replace("-", " ").split(","):
        for way in _alternatives(written) if "(" in written else (written,):
            words = way.split()
            if not rewritten.isdisjoint(words):
                words = without_fillers(written_out(" ".join(words)).split())
            found.append(" ".join(words))
    return [entry for entry in found if entry]


def _alternatives(entry: str) -> Iterator[str]:
    """Every way to say an entry: `(which|what) visit` is `which visit` and `what visit`."""
    return map("".join, product(*[part.split("|") for part in re.split(r"[()]", entry)]))


def without_fillers(words: list[str]) -> list[str]:
    """The words without those that may stand anywhere in a phrase: `wann muss ich (denn schon) los`."""
    kept = [word for word in words if word not in _fillers()]
    return kept if len(kept) > 1 else words


@cache
def _fillers() -> frozenset[str]:
    return frozenset(fold(word) for word in _FILLERS.split())


@cache
def _lines(file: str) -> tuple[str, ...]:
    """The lines of a vocabulary, folded all at once, without comments."""
    text = fold((_VOCABULARY / f"{file}.txt").read_text("utf-8"))
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))
