"""Days, parts of the day and hours in what people type: `übermorgen`, `Donnerstag nachmittag`, `am 24.`, `halb zehn`.

Works on folded text. What was recognised is cut out of the text, so that its words are not read a second time.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from bot.programme.model import Trip
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
_MONTHS = ["jan", "feb", "mar|maerz", "apr", "mai|may", "jun", "jul", "aug", "sep", "okt|oct", "nov", "dez|dec"]
_SPENT = re.compile(
    r"\b(?:montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonntags?|mondays?|tusdays?|wednesdays?|"
    r"thursdays?|fridays?|saturdays?|sundays?|heute|today|tomorrow)\b"
)
"""Beside a day already found, further names of it say nothing new."""

WORDS = frozenset(
    fold(word)
    for word in """montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag monday tuesday wednesday thursday
    friday saturday sunday heute morgen übermorgen gestern vorgestern vormittag nachmittag mittag abend abends today
    tomorrow yesterday morgigen morgiger morgige heutigen heutige afternoon evening tonight morning midday""".split()
)
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
_CLOCK_CUE = r"(?:um|gegen|ab|at|around|about|@|nach|vor|after|before|by|bis|zirka|ca|so um|till|until|from|from about)"
_NUMBER = "|".join(sorted(numbers(), key=len, reverse=True))


@dataclass(frozen=True, slots=True)
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
    if when.day:
        return when
    for pattern, read_day in _CALENDAR:
        match = re.search(pattern, when.rest)
        if match and (day := read_day(match, today, trip)):
            return _cut(when, match, day=day, named="date")
    return when


def _iso(match: re.Match[str], today: date, trip: Trip) -> date | None:
    return _valid(int(match[1]), int(match[2]), int(match[3]))


def _day_month(match: re.Match[str], today: date, trip: Trip) -> date | None:
    """24.4. or 24/4; 4/24 where only that lies in the trip's months."""
    first, second = int(match[1]), int(match[2])
    year = int(match[3]) if match[3] else trip.starts.year
    year += 2000 if year < 100 else 0
    months = {trip.starts.month, trip.ends.month}
    if second in months or match[0].rstrip().endswith(".") or match[3]:
        return _valid(year, second, first)
    return _valid(year, first, second) if first in months and "/" in match[0] else None


def _day_name(match: re.Match[str], today: date, trip: Trip) -> date | None:
    number, name = (match["d"] or match["d2"]), (match["m"] or match["m2"])
    month = next(n for n, names in enumerate(_MONTHS, 1) if name[:3] in {part[:3] for part in names.split("|")})
    return _valid(trip.starts.year, month, int(number))


def _day_only(match: re.Match[str], today: date, trip: Trip) -> date | None:
    number = int(match[1])
    days = [trip.starts + timedelta(days=n) for n in range((trip.ends - trip.starts).days + 1)]
    around = [today + timedelta(days=n) for n in range(31)]
    return next((day for day in days + around if day.day == number), None)


def _ordinal(match: re.Match[str], today: date, trip: Trip) -> date | None:
    if match["last"]:
        return trip.ends
    if match["before_last"]:
        return trip.ends - timedelta(days=1)
    number = match["n"] or match["n2"] or ""
    position = _ORDINALS.get(number) or (int(number) if number.isdigit() else 0)
    return trip.starts + timedelta(days=position - 1) if position else None


_ORDINALS = {
    word: n
    for n, names in enumerate(
        [
            "erste|ersten|erster|first",
            "zweite|zweiten|zweiter|second",
            "dritte|dritten|dritter|third",
            "vierte|vierten|vierter|fourth",
            "funfte|funften|funfter|fifth",
            "sechste|sechsten|sechster|sixth",
            "siebte|siebten|siebter|seventh",
            "achte|achten|achter|eighth",
        ],
        1,
    )
    for word in names.split("|")
}
_ORDINAL = "|".join(_ORDINALS)
_MONTH = r"(?:jan|feb|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[a-z]*"
_SPELLED_DAYS = {
    "zwanzigsten": 20,
    "einundzwanzigsten": 21,
    "zweiundzwanzigsten": 22,
    "dreiundzwanzigsten": 23,
    "vierundzwanzigsten": 24,
    "funfundzwanzigsten": 25,
    "sechsundzwanzigsten": 26,
    "siebenundzwanzigsten": 27,
}


def _spelled(match: re.Match[str], today: date, trip: Trip) -> date | None:
    day = _SPELLED_DAYS[match[1]]
    return _valid(trip.starts.year, trip.starts.month, day)


_CALENDAR = [
    (r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b", _iso),
    (
        rf"\b(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th|ten|sten)?\s*(?:of\s+)?(?P<m>{_MONTH})\b|\b(?P<m2>{_MONTH})\s+(?:the\s+)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th|\.)?\b(?!\s*(?:uhr|:))",
        _day_name,
    ),
    (r"\b(\d{1,2})\.\s?(\d{1,2})\.(\d{4}|\d{2})?", _day_month),
    (r"(?<![:\d])\b(\d{1,2})[./](\d{1,2})(?:[./](\d{2,4}))?(?!\d|\s*(?:uhr|h\b|am\b|pm\b))", _day_month),
    (rf"\b({'|'.join(_SPELLED_DAYS)})\b", _spelled),
    (
        r"\b(?:am|den|dem|vom|fur den|zum|on|on the|the|for the|der|of the)\s+(\d{1,2})(?:\.|st|nd|rd|th|ten|sten|te|er)?(?=\s|$|[?!,;])(?!\s*(?:uhr|:|h\b|am\b|pm\b|min|o ?clock))",
        _day_only,
    ),
    (r"\b(\d{1,2})(?:st|nd|rd|th|ten|sten|\.)(?=\s|$|[?!,;])(?!\s*(?:uhr|tag\b))", _day_only),
    (
        rf"\b(?:(?P<n>{_ORDINAL}|\d{{1,2}})\.?\s+(?:reisetag|tag|days?)|(?:tag|day)\s+(?:nr\s*)?(?P<n2>\d{{1,2}}|{_NUMBER})|(?P<last>(?:aller)?letzte[rnm]?\s+(?:reise)?tag|(?:very )?last day|final day)|(?P<before_last>vorletzte[rnm]?\s+(?:reise)?tag|(?:second to last|last but one|penultimate) day))\b",
        _ordinal,
    ),
]


def _relative_day(when: When, today: date, trip: Trip) -> When:
    if when.day:
        return when
    for pattern, days, name in _RELATIVE:
        if match := re.search(pattern, when.rest):
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
        r"\b(?:tonight|tonite|tonigt|heute? abend|heut abnd|heit abend|this evening|this eve|dinner tonight)\b",
        0,
        "today",
    ),
    (
        r"\b(?:heute?s?|hoit|heit|heid|heude|heide|hetue|huete|todays?|tody|2day|this morning|this afternoon|heutige[nrs]?|heutzutage|toady|heut)\b",
        0,
        "today",
    ),
    (r"\b(?:tomorrows?|tommorrow|tommorow|tomorow|tomorro|tmrw|tmr|tmw|2moro|tomo|tmorrow)\b", 1, "tomorrow"),
    (
        r"\b(?:morgigen?|morgigem|morgige[rs]|moin frih|morng|morschn|morschen|mogen|mrogen|morgn|nachsten tag|next day|following day)\b",
        1,
        "tomorrow",
    ),
    (
        r"\b(?<!guten )(?<!gutn )(?<!jeden )(?<!am )(?<!heute )(?<!bis )(?<!tag )(?<!mittwoch )morgen\b(?!\s+(?:zusammen|allerseits|annai|liebe))",
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
    for pattern in _CLOCKS:
        match = re.search(pattern, when.rest)
        if match and (at := _time(match.groupdict())):
            cue = match.groupdict().get("cue") or ""
            return _cut(when, match, at=at, following=bool(re.match("ab|nach|after|from", cue)))
    return when


_HOUR = rf"(?P<h>\d{{1,2}}|{_NUMBER})"
_CLOCKS = [
    rf"\b(?:(?P<cue>{_CLOCK_CUE})\s+)?(?P<quarter>half past|quarter past|quarter to|viertel nach|viertel vor|halb|viertel|dreiviertel)\s+{_HOUR}\b(?:\s*(?P<pm>am|pm|a m|p m))?",
    rf"\b(?:(?P<cue>{_CLOCK_CUE})\s+)?(?P<h>\d{{1,2}})[:.](?P<m>\d{{2}})\b(?:\s*(?:uhr|h))?(?:\s*(?P<pm>am|pm))?",
    rf"\b(?:(?P<cue>{_CLOCK_CUE})\s+)?{_HOUR}\s*(?P<uhr>uhr|h|oclock|o clock)\b(?:\s*(?P<m>\d{{2}})\b)?(?:\s+(?P<late>nachmittags|abends|in the afternoon|in the evening))?",
    rf"\b(?:(?P<cue>{_CLOCK_CUE})\s+)?(?P<h>\d{{1,2}})\s?(?P<pm>am|pm)\b",
    rf"\b(?P<cue>um|gegen|at|around|@)\s+{_HOUR}\b(?!\s*(?:tag|day|min|stunde|hour|st\b|th\b|\.))",
]
_QUARTERS = {
    "half past": 30,
    "quarter past": 15,
    "quarter to": -15,
    "viertel nach": 15,
    "viertel vor": -15,
    "halb": -30,
    "viertel": -45,
    "dreiviertel": -15,
}


def _time(found: dict[str, str | None]) -> time | None:
    """The hour a match means; small hours without more are afternoon ones, as in `um drei` or `at 3`."""
    written = found["h"] or ""
    hour = int(written) if written.isdigit() else numbers()[written]
    minute = int(found.get("m") or 0)
    exact = bool(found.get("m")) or bool(found.get("uhr"))
    if found.get("pm") == "pm" or found.get("late"):
        hour += 12 if hour < 12 else 0
    elif not exact and found.get("pm") is None and 1 <= hour <= 6:
        hour += 12
    minutes = hour * 60 + minute + _QUARTERS.get(found.get("quarter") or "", 0)
    return time(minutes // 60, minutes % 60) if 0 <= minutes < 24 * 60 and minute < 60 else None


def _weekday(when: When, today: date, trip: Trip) -> When:
    if when.day:
        return when
    for number, names in enumerate(_WEEKDAYS):
        pattern = rf"\b(?P<which>nachste[nrs]?|next|kommende[nr]?|coming|letzte[nrs]?|last|vergangene[nr]?)?\s*\b(?P<cue>am|on|fur|for|bis|diese[nr]?|this|vom|der|den|und|what about)?\s*\b(?P<name>{names})\b"
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
    for pattern, part in _PARTS:
        if match := re.search(rf"\b(?:{pattern})\b", when.rest):
            return _cut(when, match, part=when.part or part)
    return when


def _bare_morning(when: When, today: date, trip: Trip) -> When:
    """`heute morgen` and `Donnerstag morgen` are mornings, not tomorrows."""
    match = re.search(r"\bmorgen\b", when.rest)
    if match and when.day and not re.search(r"\bgute?n? morgen\b", when.rest):
        return _cut(when, match, part=when.part or MORNING)
    return when


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
