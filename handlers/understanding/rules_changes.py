"""A rule about changes of the programme, as organisers type them: `Nidec 30 Minuten später`, `cancel dinner tonight`.

What is understood goes into a draft and is shown back, so nothing happens at once. Still: whoever asks, or speaks of
being late, wants something else, and in doubt nothing is a change.
"""

import re
from dataclasses import replace
from datetime import time, timedelta

from bot.clock import local
from bot.programme.agenda import days_of, in_order
from bot.programme.edits import What
from bot.programme.model import Item, Kind, Status, organises
from handlers.request import Query
from handlers.understanding.clock_times import hour
from handlers.understanding.durations import shift
from handlers.understanding.reading import LONGEST_TEXT, read
from handlers.understanding.thought import Thought
from handlers.understanding.words import fold

MOST = 8
"""Of more items than this that may be meant, none is."""
_NAMED = 0.3
_ASKING = re.compile(
    r"\?|^\W*(?:w(?:ann|arum|er|as|ie|o|elche\w*|ieso|eshalb)|ist|sind|war|wird|wurde|kann|konnen|darf|fall\w*|gibt|hat|"
    r"muss|ob|when|why|who|what|where|which|how|is|are|was|will|can|could|does|do|did|has|should)\b"
    r"|\b(?:ich|mich|mir|wir|uns|i|im|me|my|we|us|erinner\w*|remind\w*|falls|wenn|if|nicht|not|kein\w*|dont)\b"
)
"""Questions, what is about oneself, conditions, and the contrary."""
_CANCEL = re.compile(
    r"^\W*(?:bitte\s+|please\s+)?(?:cancel|call off|drop)\b"
    r"|\b(?:fall(?:t|en)\b.*\baus|entfall(?:t|en)|ausfallen(?: lassen)?|absagen|abgesagt|gestrichen|streichen|"
    r"stornier\w*|(?:is|are) (?:cancell?ed|off|called off)|cancell?ed|called off)\W*$"
    r"|^\W*(?:bitte\s+)?sag\w*\b.*\bab\W*$"
)
_CANCEL_WORDS = re.compile(
    r"\b(?:fall(?:t|en)|entfall(?:t|en)|aus(?:fallen)?(?: lassen)?|absagen|abgesagt|gestrichen|streichen|stornier\w*|"
    r"sag\w*|ab|is|are|off|called|cancell?ed|cancel|call|drop|leider|wird|werden|ist|sind|bitte|please|unfortunately)\b"
)
_INSTEAD = re.compile(r"\b(?:statt|anstatt|instead of|rather than)\b(?P<old>.*)$")
_MOVE = re.compile(
    r"^\W*(?:bitte\s+|please\s+)?(?:(?:verschieb|verleg|setz)\w*|move|reschedule|shift|push)\b(?P<what>.*)"
    r"\s(?:auf|to|nach|until)\b(?P<to>.*)$"
    r"|^(?P<what2>.*)\s(?:auf|to)\b(?P<to2>.*?)\b(?:verschieben|verlegen|verschoben|verlegt|moved)\W*$"
    r"|^(?P<what3>.*)\b(?:jetzt|nun|neu|now)\s+(?:erst\s+|schon\s+)?(?:um|at|ab)\b(?P<to3>.*)$"
)
_MOVE_WORDS = re.compile(
    r"\b(?:verschieb\w*|verleg\w*|vorzieh\w*|vorgezogen|move[ds]?|shift|push(?:ed)?|wird|werden|ist|sind|is|are|beginnt|"
    r"startet|starts|findet|bitte|please|jetzt|nun|now|erst|schon|um|uhr|by|auf|to)\b"
)


def change(thought: Thought) -> Query | None:
    """What an organiser wants changed, and of what: one item, or a few of which one is meant."""
    text = fold(thought.text[:LONGEST_TEXT]).strip()
    if not organises(thought.person) or _ASKING.search(text) or thought.reading.any("emergency"):
        return None
    found = _cancelled(text) or _shifted(text) or _moved(text, thought)
    if found is None:
        return None
    argument, about, old = found
    items = _meant(_about(about, thought), old)
    return thought.query("change", tuple(items), argument=argument) if 0 < len(items) <= MOST else None


def changed(thought: Thought) -> Query:
    """What is meant after `/change`: a change, or the items it may be about."""
    query = change(thought)
    items = _meant(thought, None) or thought.named or thought.of_kind
    return query or thought.query("change", tuple(items), argument="find")


def _cancelled(text: str) -> tuple[str, str, time | None] | None:
    if not _CANCEL.search(text):
        return None
    return f"{What.STATUS} {Status.CANCELLED}", _CANCEL_WORDS.sub(" ", text), None


def _shifted(text: str) -> tuple[str, str, time | None] | None:
    found = shift(text)
    if not found.by:
        return None
    return f"{What.SHIFT} {found.by // timedelta(minutes=1)}", _MOVE_WORDS.sub(" ", found.rest), None


def _moved(text: str, thought: Thought) -> tuple[str, str, time | None] | None:
    """`Abendessen um 19:30 statt 19:00`, `move Nidec to 3pm`; on another day, if one is named with the hour."""
    instead = _INSTEAD.search(text)
    if instead is not None:
        old, first = hour(f" um {instead['old'].strip()} "), hour(f" {text[: instead.start()]} ")
        if old is None or first is None:
            return None
        rest = f" {text[: instead.start()]} "
        rest = f"{rest[: first[1].start()]} {rest[first[1].end() :]}"
        return f"{What.START} {first[0]:%H:%M}", _MOVE_WORDS.sub(" ", rest), old[0]
    move = _MOVE.search(text)
    if move is None:
        return None
    what, to = next((move[f"what{n}"], move[f"to{n}"]) for n in ("", "2", "3") if move[f"to{n}"] is not None)
    target = read(f"um {to.strip()}", thought.names, thought.today, thought.agenda.trip)
    if target.when.at is None or target.names or target.unknown:
        return None
    day = f"{target.when.day.isoformat()} " if target.when.day else ""
    return f"{What.START} {day}{target.when.at:%H:%M}", _MOVE_WORDS.sub(" ", what), None


def _about(text: str, thought: Thought) -> Thought:
    """What is left of a text without what is to become of it."""
    reading = read(text, thought.names, thought.today, thought.agenda.trip)
    return Thought(reading, thought.agenda, thought.names, thought.person, thought.at, text)


def _meant(thought: Thought, old: time | None) -> list[Item]:
    """Items of anybody's ahead that fit all that was said; none if a word of it means nothing here."""
    reading = thought.reading
    kinds = {*reading.kinds, *([Kind.TRANSFER] if "bus" in reading else [])}
    if reading.unknown or not (reading.names or kinds):
        return []
    ahead = [item for item in in_order(thought.agenda.trip.items) if item.end > thought.at and not item.cancelled]
    if reading.when.day:
        ahead = [item for item in ahead if reading.when.day in days_of(item)]
    if old is not None:
        ahead = [item for item in ahead if local(item.start, item.zone).time() == old]
    scores = thought.names.of(reading.names).items
    fits = {item.id: scores.get(item.id, 0.0) + (0.5 if item.kind in kinds else 0.0) for item in ahead}
    best = max(fits.values(), default=0.0)
    found = [item for item in ahead if best >= _NAMED and fits[item.id] > best - 0.02]
    narrowed = thought.chooser.narrowed(found, replace(reading, when=replace(reading.when, day=None)))
    return narrowed or found
