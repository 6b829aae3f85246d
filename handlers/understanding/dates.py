"""Days, parts of the day and hours in what people type: `übermorgen`, `Donnerstag nachmittag`, `am 24.`, `halb zehn`.

Works on folded text. What was recognised is cut out of the text, so that its words are not read a second time.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from bot.programme.model import Trip
from handlers.understanding.calendar_days import calendar_day
from handlers.understanding.clock_times import hour
from handlers.understanding.lexicon import numbers
from handlers.understanding.words import fold

Part = tuple[time, time]

MORNING = (time(4), time(12))
NOON = (time(11, 30), time(14))
AFTERNOON = (time(12), time(18))
EVENING = (time(18), time.max)

_WEEKDAYS = [
    "montags?|mondays?|mon|mo",
    "dienstags?|tusdays?|tus|tu|di|dienst",
    "mittwochs?|wednesdays?|weds?|mittwch|mitwoch|mi",
    "donnerstags?|thursdays?|thurs|thur|thu|donerstags?|donnersta|do",
    "freitags?|fridays?|fri|fr",
    "samstags?|sonnabends?|saturdays?|sat|sa",
    "sonntags?|sundays?|sun|so",
]
_SPENT = re.compile(
    r"\b(?:montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonntags?|mondays?|tusdays?|wednesdays?|"
    r"thursdays?|fridays?|saturdays?|sundays?|heute|today|tomorrow)\b"
)
"""Beside a day already found, further names of it say nothing new."""

_NAMES = """montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag monday tuesday wednesday thursday
    friday saturday sunday heute morgen übermorgen gestern vorgestern vormittag nachmittag mittag abend
    abends today tomorrow yesterday morgigen morgiger morgige heutigen heutige afternoon evening tonight
    morning midday"""
WORDS = frozenset(fold(word) for word in _NAMES.split())
"""What is worth putting right when it is misspelled."""

_AMBIGUOUS = {"mo", "di", "mi", "do", "fr", "sa", "so", "sun", "sat", "mon", "wed"}
_PARTS: list[tuple[str, Part]] = [
    (
        r"vormittags?|vormittach|morgens|fruhs|fruh|in der fruh|(?:in the |this )?morning|am morgen|forenoon",
        MORNING,
    ),
    (r"nachmittags?|nachmittach|nachmittgs?|(?:in the |this )?afternoon|aftrnoon|arvo|pm", AFTERNOON),
    (r"mittags?|um die mittagszeit|(?:at )?noon|midday|lunch ?time|lunch|mittagessen", NOON),
    (
        r"abends?|abendprogramm|abnds?|(?:in the |this )?evenings?|evning|tonite|tonight|tonigt|nachts?|at night|night",
        EVENING,
    ),
]
_NUMBER = "|".join(sorted(numbers(), key=len, reverse=True))


@dataclass(frozen=True)
class When:
    """What a text says about time. `following` means from the hour on, rather than at it."""

    day: date | None = None
    named: str | None = None
    part: Part | None = None
    at: time | None = None
    following: bool = False
    rest: str = ""


def read(folded: str, today: date, trip: Trip) -> When:
    """The day, part of the day and hour a text names; `today` is the asker's."""
    found = When(rest=f" {folded} ")
    for step in (_relative_day, _calendar_day, _clock, _weekday, _part, _bare_morning):
        found = step(found, today, trip)
    return replace(found, rest=_SPENT.sub(" ", found.rest)) if found.day else found


def _cut(when: When, match: re.Match[str], **known: object) -> When:
    rest = f"{when.rest[: match.start()]} {when.rest[match.end() :]}"
    return replace(when, rest=rest, **known)  # type: ignore[arg-type]


def _calendar_day(when: When, today: date, trip: Trip) -> When:
    """A weekday's name or a date is a day; the trip's first or last may be the asker's today or tomorrow."""
    found = None if when.day else calendar_day(when.rest, today, trip)
    if found is None:
        return when
    day, match, counted = found
    near = {today: "today", today + timedelta(days=1): "tomorrow"}
    return _cut(when, match, day=day, named=near.get(day, "date") if counted else "date")


def _relative_day(when: When, today: date, trip: Trip) -> When:
    if when.day:
        return when
    found = [(match, days, name) for pattern, days, name in _RELATIVE if (match := re.search(pattern, when.rest))]
    if found:
        match, days, name = min(found, key=lambda each: each[0].start())
        return _cut(
            when,
            match,
            day=today + timedelta(days=days),
            named=name,
            part=_PART_OF.get(match[0].strip(), when.part),
        )
    match = re.search(rf"\bin\s+(\d{{1,2}}|{_NUMBER})\s+(tagen|tag|days|day)\b", when.rest)
    if match:
        count = int(match[1]) if match[1].isdigit() else numbers()[match[1]]
        return _cut(when, match, day=today + timedelta(days=count), named="date")
    return when


_RELATIVE = [
    (
        r"\b(?:(?:the )?day after (?:tomorrow|tmrw|tmr)|uber ?morgen|ubermorgn|ubamorgn|overmorrow|overmorgen)\b",
        2,
        "date",
    ),
    (r"\b(?:vorgestern|(?:the )?day before yesterday)\b", -2, "date"),
    (r"\b(?:gestern|gestan|yesterday|ystrday)\b", -1, "date"),
    (
        r"\b(?:tonight|tonite|tonigt|heute? abend|heut abnd|heit abend|this evening|this eve)\b",
        0,
        "today",
    ),
    (
        r"\b(?:heute?s?|hoit|heit|heid|heude|heide|hetue|huete|todays?|tody|2day|this morning|this afternoon|"
        r"heutige[nrs]?|heutzutage|toady|heut)\b",
        0,
        "today",
    ),
    (r"\b(?:tomorrows?|tommorrow|tommorow|tomorow|tomorro|tmrw|tmr|tmw|2moro|tomo|tmorrow)\b", 1, "tomorrow"),
    (
        r"\b(?:morgigen?|morgigem|morgige[rs]|moin frih|morng|morschn|morschen|mogen|mrogen|"
        r"morgn|nachsten tag|next day|following day)\b",
        1,
        "tomorrow",
    ),
    (
        r"\b(?<!guten )(?<!gutn )(?<!jeden )(?<!am )(?<!heute )(?<!bis )(?<![a-z]tag )(?<!mittwoch )"
        r"morgen\b(?!\s+(?:zusammen|allerseits|annai|liebe))",
        1,
        "tomorrow",
    ),
]
_PART_OF = {
    **dict.fromkeys(
        (
            "tonight",
            "tonite",
            "tonigt",
            "heute abend",
            "heut abend",
            "heut abnd",
            "heit abend",
            "this evening",
            "this eve",
        ),
        EVENING,
    ),
    "this morning": MORNING,
    "this afternoon": AFTERNOON,
}


def _clock(when: When, today: date, trip: Trip) -> When:
    found = hour(when.rest)
    if found is None:
        return when
    at, match = found
    cue = match.groupdict().get("cue") or ""
    return _cut(when, match, at=at, following=bool(re.match("ab|nach|after|from", cue)))


_WHICH = r"\b(?P<which>nachste[nrs]?|next|kommende[nr]?|coming|letzte[nrs]?|last|vergangene[nr]?)"
_DAY_CUE = r"\b(?P<cue>am|on|fur|for|bis|diese[nr]?|this|vom|der|den|und|what about)"


_WEEKDAY_HINT = re.compile(r"\b(?:mo|di|mi|do|fr|sa|so|tu|we|th|su)")


def _weekday(when: When, today: date, trip: Trip) -> When:
    if when.day or not _WEEKDAY_HINT.search(when.rest):
        return when
    for number, names in enumerate(_WEEKDAYS):
        pattern = rf"{_WHICH}?\s*{_DAY_CUE}?\s*\b(?P<name>{names})\b"
        for match in re.finditer(pattern, when.rest):
            if match["name"] not in _AMBIGUOUS or _surely(match, when.rest):
                past = (match["which"] or "")[:4] in {"letz", "last", "verg"}
                later = bool(match["which"]) and not past
                return _cut(when, match, day=_dated(number, today, trip, past=past, later=later), named="date")
    return when


def _surely(match: re.Match[str], text: str) -> bool:
    """Whether a short form such as `do` is meant as a day: after `am`, before a part of the day, or alone."""
    after = text[match.end() :].strip(" .,?!")
    parts = "|".join(pattern for pattern, _ in _PARTS)
    return bool(
        match["cue"] in {"am", "on", "fur", "bis"}
        or re.match(rf"(?:{parts})\b", after)
        or text.strip(" .,?!") == match["name"]
    )


def _dated(weekday: int, today: date, trip: Trip, *, past: bool, later: bool) -> date:
    """The day of that name travellers mean: the next one, on the trip; after the last such day, that last one."""
    days = [trip.starts + timedelta(days=n) for n in range((trip.ends - trip.starts).days + 1)]
    those = [day for day in days if day.weekday() == weekday]
    ahead = [day for day in those if (day > today if later else day >= today)]
    behind = [day for day in those if day < today]
    if past and behind:
        return behind[-1]
    if ahead:
        return ahead[0]
    return behind[-1] if behind else today + timedelta(days=(weekday - today.weekday()) % 7)


def _part(when: When, today: date, trip: Trip) -> When:
    found = [(match, part) for pattern, part in _PARTS if (match := re.search(rf"\b(?:{pattern})\b", when.rest))]
    if len(found) > 1 and " od" not in when.rest and " or " not in when.rest:
        found = found[:1]
    rest = when
    for match, _ in sorted(found, key=lambda each: -each[0].start()):
        rest = _cut(rest, match)
    return replace(rest, part=when.part or found[0][1]) if len(found) == 1 else rest


def _bare_morning(when: When, today: date, trip: Trip) -> When:
    """`heute morgen` and `Donnerstag morgen` are mornings, not tomorrows."""
    match = re.search(r"\bmorgen\b", when.rest)
    if match and when.day and not re.search(r"\bgute?n? morgen\b", when.rest):
        return _cut(when, match, part=when.part or MORNING)
    return when
