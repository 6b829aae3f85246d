"""Rules about wishes of the assistant itself: reminders, when and of what; once more in a moment; no more messages.

What is wished becomes an argument in the grammar of `handlers.arguments`, as if it had been tapped. What is not quite
clear shows the settings, and changes nothing.
"""

from collections.abc import Callable
from datetime import timedelta

from handlers.request import Query
from handlers.understanding.clock_times import span
from handlers.understanding.thought import Thought
from handlers.understanding.wished import Wished

_MINUTE = timedelta(minutes=1)
_OF_ALL: tuple[tuple[str, str], ...] = (
    ("only", "essential"),
    ("essential", "essential"),
    ("none", "none"),
    ("programme", "every programme"),
    ("all", "all"),
)
_OF_KINDS: tuple[tuple[str, str], ...] = (("none", "none"), ("programme", "programme"), ("all", "programme"))
"""What sentences look like, and what they make of a setting; the surest first."""


def stop(thought: Thought) -> Query | None:
    """No more messages at all. Who says off from a dinner, or asks where to, stays."""
    reading = thought.reading
    about_items = reading.kinds or reading.names or reading.when.day or reading.when.at
    if not reading.any("stop", "remind", "settings") or about_items or reading.any("where", "when", "who"):
        return None
    wished = Wished(thought)
    return thought.query("stop") if wished.says("stop") and not wished.says("about") else None


def snooze(thought: Thought) -> Query | None:
    """To be reminded once more, in a moment."""
    if not thought.reading.any("remind", "settings"):
        return None
    wished = Wished(thought)
    if wished.says("nap"):
        return snoozed(thought)
    if wished.says("question", "none") or not wished.says("remind") or thought.reading.when.day:
        return None
    again = wished.says("again") and not wished.lengths.before
    return snoozed(thought) if again or wished.later else None


def snoozed(thought: Thought) -> Query:
    """Of which item to remind again – none: the next – and in how many minutes, if that is said."""
    wished = Wished(thought)
    argument = str(max(1, wished.minutes // _MINUTE)) if wished.minutes is not None else ""
    return thought.query("snooze", wished.item, argument=argument)


def reminders(thought: Thought) -> Query | None:
    """To be reminded otherwise, or to see how."""
    reading = thought.reading
    if not reading.any("remind", "settings"):
        return None
    wished = Wished(thought)
    if wished.says("question") or not wished.says("about", "remind", "only"):
        return None
    asks = reading.any("next", "missing", "where", "meet", "leave", "on", "agenda")
    clear = wished.says("about", "none", "essential") or wished.lengths.before or not asks
    return settings(thought) if clear else None


def settings(thought: Thought) -> Query:
    """Which setting is to become what; in doubt, none."""
    wished = Wished(thought)
    found = (setting(wished) for setting in _SETTINGS)
    return next((query for query in found if query is not None), thought.query("reminders"))


def _night(wished: Wished) -> Query | None:
    """Quiet hours, from when to when or not at all."""
    hours = span(wished.text) if wished.says("night", "refuses") else None
    if hours is not None:
        return _becoming(wished, f"quiet {hours[0]:%H:%M}-{hours[1]:%H:%M}")
    for shape, value in (("night-off", "off"), ("night-programme", "programme")):
        if wished.says(shape):
            return _becoming(wished, f"quiet {value}")
    return None


def _evening(wished: Wished) -> Query | None:
    """The evening's look at tomorrow."""
    value = next((value for value in ("off", "on") if wished.says(f"evening-{value}")), None)
    return _becoming(wished, f"digest {value}") if value else None


def _lead(wished: Wished) -> Query | None:
    """How long before: one item, all of a kind, everything – or, if that is not said, before what."""
    if not wished.lengths.before:
        return None
    value = ",".join(f"{length // _MINUTE}min" for length in wished.lengths.before)
    every = wished.says("every")
    if wished.says("refuses") and not wished.says("forget"):
        return _becoming(wished, "leads")  # `not an hour ahead`: but how long?
    if wished.kinds and (every or not wished.says("remind", "one")):
        return _becoming(wished, f"{','.join(wished.kinds)} {value}")
    if wished.item:
        return wished.thought.query("reminders", wished.item, argument=value)
    return _becoming(wished, f"every {value}" if every else f"leads {value}")


def _amount(wished: Wished) -> Query | None:
    """All, the essential or none – of everything, or of some kinds, but not of one item or day."""
    when, names = wished.about.reading.when, wished.about.reading.names
    if when.day or when.at or when.part or wished.says("complaint", "forget"):
        return None
    if wished.kinds:
        topic, values = f"{','.join(wished.kinds)} ", _OF_KINDS
    elif names or wished.says("special"):
        return None
    else:
        topic, values = "", _OF_ALL
    return next((_becoming(wished, f"{topic}{value}") for shape, value in values if wished.says(shape)), None)


def _choice(wished: Wished) -> Query | None:
    """Something to choose from, where nothing certain was said: lead times, those of a kind, the night."""
    reading = wished.about.reading
    kinds = reading.kinds or tuple(item.kind for item in wished.item if reading.names)
    if kinds:
        return _becoming(wished, ",".join(kinds))
    if wished.says("lead-times"):
        return _becoming(wished, "leads")
    night = wished.says("night") or (wished.says("refuses") and (reading.when.at or reading.when.part))
    return _becoming(wished, "quiet") if night else None


def _becoming(wished: Wished, argument: str) -> Query:
    return wished.thought.query("reminders", argument=argument)


_SETTINGS: tuple[Callable[[Wished], Query | None], ...] = (_night, _evening, _lead, _amount, _choice)
"""The surest first."""
