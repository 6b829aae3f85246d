"""Inflection: forms of one word become one stem – `besucht`, `Besuche`, `visits`, `visiting`."""

from functools import lru_cache

SHORTEST = 4
"""A stem has at least so many letters; below, too many words would become the same."""
_SUFFIXES = ("innen", "ungen", "ing", "ern", "est", "em", "en", "er", "es", "ed", "et", "st", "te", "e", "n", "s", "t")


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A folded word without its ending, German or English; short words stay as they are."""
    if word.endswith("ies") and len(word) > 6:
        return f"{word[:-3]}y"
    participle = word.startswith("ge") and word.endswith(("t", "en")) and len(word) > 8
    bare = word[2:] if participle else word
    if not bare.endswith(_SUFFIXES):
        return bare
    for suffix in _SUFFIXES:
        if bare.endswith(suffix) and len(bare) - len(suffix) >= SHORTEST:
            return bare.removesuffix(suffix)
    return bare
