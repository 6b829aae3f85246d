"""Parts of what was typed: `RIKEN finished. Next item?` tells something, then asks."""

import re

from handlers.understanding.thought import Thought

_BREAK = re.compile(r"[.!?;,\n…✅➡]+(?=\s|$)|\s[–—-]+\s|[\u2600-\u27bf\U0001f300-\U0001faff]+")
"""Where one part ends: at punctuation before a space, at a dash, at an emoji."""
_BESIDE_NEXT = frozenset({"next", "now", "must", "on", "appointment", "agenda", "greet", "thanks", "missing", "all"})
"""What may be said along with `what's next` and leave it that question."""
_MOST = 4
"""More parts than that are a letter, not a question."""


def clauses_of(text: str) -> list[str]:
    """The parts of a text that has several; none if it has only one, or too many."""
    parts = [part.strip() for part in _BREAK.split(text) if part.strip()]
    return parts if 1 < len(parts) <= _MOST else []


def asks_only_for_next(clause: Thought) -> bool:
    """Whether a part asks what comes, and names nothing it could be about."""
    reading = clause.reading
    when = reading.when
    points = reading.names or reading.kinds or when.day or when.at or when.part
    return "next" in reading and not points and reading.concepts <= _BESIDE_NEXT and not clause.strange
