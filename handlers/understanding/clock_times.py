"""Hours as people type them: `14:30`, `halb drei`, `um 9`, `half past four`, `3pm`."""

import re
from datetime import time

from handlers.understanding.lexicon import numbers

_CLOCK_CUE = r"(?:um|gegen|ab|at|around|about|@|nach|vor|after|before|by|bis|zirka|ca|so um|till|until|from|from about)"
_NUMBER = "|".join(sorted(numbers(), key=len, reverse=True))


def hour(text: str) -> tuple[time, re.Match[str]] | None:
    """The first hour named, and where."""
    if not _HINT.search(text):
        return None
    for pattern in _CLOCKS:
        match = re.search(pattern, text)
        if match and (at := _time(match.groupdict())):
            return at, match
    return None


_HINT = re.compile(r"\d|halb|viertel|half|quarter|uhr|clock|\b(?:um|gegen|at|around)\b|@")
"""Most questions name no hour; the patterns below are only put together for those that may."""
_HOUR = rf"(?P<h>\d{{1,2}}|{_NUMBER})"
_CLOCKS = [
    rf"\b(?:(?P<cue>{_CLOCK_CUE})\s+)?"
    r"(?P<quarter>half past|quarter past|quarter to|viertel nach|viertel vor|halb|viertel|dreiviertel)\s+"
    rf"{_HOUR}\b(?:\s*(?P<pm>am|pm|a m|p m))?",
    rf"\b(?:(?P<cue>{_CLOCK_CUE})\s+)?(?P<h>\d{{1,2}})[:.](?P<m>\d{{2}})(?=\b|h\b|[ap]m\b)(?:\s*(?:uhr|h))?(?:\s*(?P<pm>am|pm))?",
    rf"\b(?:(?P<cue>{_CLOCK_CUE})\s+)?{_HOUR}\s*(?P<uhr>uhr|h|oclock|o clock)\b(?:\s*(?P<m>\d{{2}})\b)?"
    r"(?:\s+(?P<late>nachmittags|abends|in the afternoon|in the evening))?",
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


def span(folded: str) -> tuple[time, time] | None:
    """The hours a text names as from and to: `22 bis 7 uhr`, `between 10pm and 6am`; so long a span is a night."""
    match = _SPAN.search(folded) or _BETWEEN.search(folded)
    start, end = (_end(match, name) for name in ("1", "2")) if match else (None, None)
    if start is None or end is None or start == end:
        return None
    hours = (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % (24 * 60) / 60
    if match and not match["p1"] and hours > _NIGHT and start.hour < 12:
        start = start.replace(hour=start.hour + 12)
    return start, end


_NIGHT = 12
"""Hours; `10 bis 6` is longer than that, and means from ten in the evening."""
_POINT = (
    r"(?P<h{0}>\d{{1,2}})(?:[:.](?P<m{0}>\d{{2}}))?\s*(?:(?:uhr|h|o clock)(?:\s*(?P<n{0}>\d{{2}})\b)?)?"
    r"\s*(?P<p{0}>[ap]\.?\s?m\b)?"
)
_FROM, _TO = _POINT.format(1), _POINT.format(2) + r"(?![\d:.]*\d|\s*(?:min|std|stunde|hour|tag|day))"
_SPAN = re.compile(rf"(?<![\d.:]){_FROM}\.?\s*(?:-|bis|to|til|till|until)\s*{_TO}")
_BETWEEN = re.compile(rf"\b(?:zwischen|between)\s+{_FROM}\.?\s*(?:und|and)\s*{_TO}")


def _end(match: re.Match[str], name: str) -> time | None:
    hour, minute, half = (
        int(match[f"h{name}"]),
        int(match[f"m{name}"] or match[f"n{name}"] or 0),
        (match[f"p{name}"] or "")[:1],
    )
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    hour = 0 if hour == 24 else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None
