"""Rules about time: what comes, what is on, days and free hours."""

from bot.clock import local
from bot.programme.model import Kind
from handlers.request import Query
from handlers.understanding.thought import Thought

_NOON = 12
"""From this hour on, who wants to sleep longer means tomorrow."""


def free(thought: Thought) -> Query | None:
    """Time of one's own."""
    reading = thought.reading
    if (
        "free" not in reading
        or "where" in reading
        or thought.named
        or (Kind.FREE in reading.kinds and not reading.when.day)
    ):
        return None
    if thought.strange > 1:
        return None
    day = reading.when.day or thought.today
    if "sleep-in" in reading and reading.when.day is None and local(thought.at, thought.zone).hour >= _NOON:
        return thought.query("tomorrow", aspect="free")
    command = thought.day_command() if reading.when.day else "today"
    return thought.query(command, day=day, aspect="free")


def day(thought: Thought) -> Query | None:
    """A day, or a part of one."""
    reading = thought.reading
    when = reading.when
    cue = reading.any(
        "on", "agenda", "appointment", "start", "first", "when", "next", "last", "free", "duration", "all"
    )
    if thought.strange > (2 if cue else 0):
        return None
    if when.day:
        return thought.query(thought.day_command(), thought.timed)
    if when.part or when.at:
        return thought.query("today", thought.timed, day=thought.today)
    return None


def next_(thought: Thought) -> Query | None:
    """What comes."""
    reading = thought.reading
    forgiven = 0 if "when" in reading else 2 if reading.any("appointment", "agenda", "on") else 1
    if thought.strange > forgiven:
        return None
    if reading.any("next", "missing"):
        return thought.query("next")
    if reading.any("start") and not thought.strange:
        return thought.query("next")
    return None


def now(thought: Thought) -> Query | None:
    """What is on."""
    return thought.query("now") if "now" in thought.reading and thought.strange <= 1 else None


def whole(thought: Thought) -> Query | None:
    """The whole trip."""
    reading = thought.reading
    if thought.strange > 1 or not reading.any("agenda", "appointment", "on", "all", "day-plan"):
        return None
    if "day-plan" in reading:
        return thought.query("today")
    if reading.any("agenda") or (reading.any("all") and reading.any("appointment", "on")):
        return thought.query("agenda")
    vague = thought.strange or reading.names
    return thought.query("next") if reading.any("appointment", "on") and not vague else None


def bare_question(thought: Thought) -> Query | None:
    """`Wann?` alone is about what comes."""
    return thought.query("next") if "when" in thought.reading and not thought.strange else None
