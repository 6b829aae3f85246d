"""Lengths of time as people type them: `30 min`, `2h`, `eine halbe Stunde`, `an hour and a half`.

Works on folded text. What was recognised is cut out, so that `1 day before` is not read as the first day of the trip.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from handlers.understanding.lexicon import numbers

_MORE_NUMBERS = """eine=1 einen=1 an=1 funfzehn=15 fifteen=15 zwanzig=20 twenty=20 dreissig=30 thirty=30 vierzig=40
    forty=40 funfundvierzig=45 sechzig=60 sixty=60"""
_MINUTES = r"(?:minuten?|minutes?|mins?|m)\b"
_HOURS = r"(?:stunden?|std|hours?|hrs?|h)\b"
_DAYS = r"(?:tage?n?|days?)\b"
_WITHOUT_NUMBER = {
    "half": (r"(?:eine[nr]? )?halbe[nr]? stunde|half an hour|(?:a )?half hour", 30),
    "quarter": (r"(?:eine[nr]? )?viertel ?stunde|(?:a )?quarter of an hour", 15),
    "most": (r"(?:eine[nr]? )?dreiviertel ?stunde|three quarters of an hour", 45),
    "more": (r"(?:anderthalb|eineinhalb) stunden|an hour and a half|one and a half hours", 90),
}
_CLOCK = re.compile(r"\b(?:um|at|gegen|ab|@)\s*$")
"""Before these, `14 h` is an hour of the day."""
_REPLACED = re.compile(r"\b(?:statt|anstatt|instead of|rather than)\s+$")
_IN = re.compile(r"\b(?:in|nach|after)\s+$")
_LATER = re.compile(r"\s*(?:spater|later|nochmal|noch ?mal|noch einmal|again)\b")
_SHIFTED = re.compile(r"\s*(?:fruher|eher|earlier|sooner)\b")


@dataclass(frozen=True)
class Lengths:
    """The lengths a text names: those before something, and those from now on; and the text without them."""

    before: tuple[timedelta, ...]
    later: tuple[timedelta, ...]
    rest: str


def lengths(folded: str) -> Lengths:
    """Read a folded text; `earlier than now` and `instead of` are cut out, but are no lengths to go by."""
    before: list[timedelta] = []
    later: list[timedelta] = []
    rest, position = "", 0
    for match in _pattern().finditer(folded):
        lead_in, following = folded[: match.start()], folded[match.end() :]
        if match["hours"] and _CLOCK.search(lead_in):
            continue
        rest, position = f"{rest}{folded[position : match.start()]} ", match.end()
        if _REPLACED.search(lead_in) or _SHIFTED.match(following):
            continue
        (later if _IN.search(lead_in) or _LATER.match(following) else before).append(_length(match))
    return Lengths(tuple(before), tuple(later), rest + folded[position:])


@dataclass(frozen=True)
class Shift:
    """How much later (or earlier: negative) something is to be, if that is said; and the text without it."""

    by: timedelta | None
    rest: str


def shift(folded: str) -> Shift:
    """Read a folded text that moves something; more than one length, or none, moves nothing."""
    found = [(match, way) for match in _pattern().finditer(folded) if (way := _WAY.match(folded, match.end()))]
    if len(found) != 1:
        return Shift(None, folded)
    match, way = found[0]
    by = _length(match)
    rest = f"{_BEFORE_A_LENGTH.sub(' ', folded[: match.start()])} {folded[way.end() :]}"
    return Shift(-by if way["earlier"] else by, rest)


_WAY = re.compile(
    r"\s*(?:(?P<later>spater|later|nach hinten|back|verschieben|verschoben)"
    r"|(?P<earlier>fruher|eher|earlier|sooner|vor|vorziehen|vorgezogen|nach vorne?|forward))\b"
)
_BEFORE_A_LENGTH = re.compile(r"\b(?:um|by)\s+$")


def _length(match: re.Match[str]) -> timedelta:
    for name, (_, minutes) in _WITHOUT_NUMBER.items():
        if match[name]:
            return timedelta(minutes=minutes)
    number = _numbers().get(match["number"]) or float(match["number"].replace(",", "."))
    if match["hours"]:
        return timedelta(hours=number, minutes=int(match["attached"] or match["extra"] or 0))
    return timedelta(days=number) if match["days"] else timedelta(minutes=number)


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(_numbers(), key=len, reverse=True))
    fixed = "|".join(f"(?P<{name}>{pattern})" for name, (pattern, _) in _WITHOUT_NUMBER.items())
    hours = rf"(?P<hours>h(?P<attached>\d\d)\b|{_HOURS}(?:\s?(?P<extra>\d{{1,2}})\s*{_MINUTES})?)"
    number = rf"(?P<number>\d{{1,4}}(?:[.,]5)?|\b(?:{words})\b)"
    return re.compile(rf"(?<![\d.,:/])(?:\b(?:{fixed})\b|{number}[\s-]*(?:{hours}|(?P<days>{_DAYS})|{_MINUTES}))")


@cache
def _numbers() -> dict[str, int]:
    more = (entry.split("=") for entry in _MORE_NUMBERS.split())
    return {**numbers(), **{word: int(value) for word, value in more}}
