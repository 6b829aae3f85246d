"""What words stand for: concepts, kinds of items and things off topic, in German and English.

The words are data, in `vocabulary/*.txt`, written as people say them and folded when read. Phrases win over words.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from handlers.understanding.words import fold

_VOCABULARY = Path(__file__).parent / "vocabulary"
_NUMBERS = (
    (
        "null",
        "eins",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
    ),
    (
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
)
_FILLERS = """schon denn eigentlich bitte nochmal nochma mal ma da genau also halt doch fei wohl exactly actually again
    just really kurz pls please so überhaupt vielleicht"""
_ONE = ("ein", "einem", "einer", "a")


@cache
def phrases() -> Mapping[str, tuple[str, ...]]:
    """Folded word or phrase → its concepts; a kind of item as `kind:<kind>`."""
    found: dict[str, list[str]] = {}
    for file, prefix in (("concepts", ""), ("kinds", "kind:"), ("offtopic", "")):
        for concept, entry in _entries(file):
            found.setdefault(entry, []).append(prefix + concept)
    return {entry: tuple(concepts) for entry, concepts in found.items()}


@cache
def stopwords() -> frozenset[str]:
    """Folded words that carry no question of their own."""
    return frozenset(fold(word) for line in _lines("stopwords") for word in line.split())


@cache
def prefixes() -> tuple[str, ...]:
    """Folded beginnings of words off topic, written `übersetz*`."""
    return tuple(entry.removesuffix("*") for _, entry in _entries("offtopic") if entry.endswith("*"))


@cache
def spellings() -> Mapping[str, str]:
    """Folded dialect and shorthand → what is meant."""
    pairs = (line.split("=") for line in _lines("spellings"))
    return {fold(written).strip(): fold(meant).strip() for written, meant in pairs}


@cache
def numbers() -> Mapping[str, int]:
    """Folded number words up to twelve."""
    counted = {fold(word): value for words in _NUMBERS for value, word in enumerate(words)}
    return counted | dict.fromkeys(_ONE, 1)


def _entries(file: str) -> Iterator[tuple[str, str]]:
    """Each entry of a vocabulary with the heading it stands under; an entry may run over the end of a line."""
    blocks: dict[str, list[str]] = {}
    heading = ""
    for line in _lines(file):
        if line.startswith(" "):
            blocks[heading].append(line)
        else:
            heading = line.strip().removesuffix(":")
            blocks[heading] = []
    for name, lines in blocks.items():
        for entry in " ".join(lines).split(","):
            if entry.strip():
                folded = fold(entry).replace("-", " ").split()
                yield name, " ".join(without_fillers(folded))


def without_fillers(words: list[str]) -> list[str]:
    """The words without those that may stand anywhere in a phrase: `wann muss ich (denn schon) los`."""
    kept = [word for word in words if word not in _fillers()]
    return kept if len(kept) > 1 else words


@cache
def _fillers() -> frozenset[str]:
    return frozenset(fold(word) for word in _FILLERS.split())


def _lines(file: str) -> Iterator[str]:
    text = (_VOCABULARY / f"{file}.txt").read_text("utf-8")
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
