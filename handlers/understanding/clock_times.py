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
    rf"\b(?:(?P<cue>{_CLOCK_CUE})\s+)?(?P<h>\d{{1,2}})[:.](?P<m>\d{{2}})\b(?:\s*(?:uhr|h))?(?:\s*(?P<pm>am|pm))?",
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
