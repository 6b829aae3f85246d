"""What somebody wants: a reading becomes a query.

An ordered list of rules, the surest first: each looks at the reading and either knows what is meant, or leaves it to
the next. When none knows, nothing is guessed: the answer is an honest `unknown`.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.programme.agenda import Agenda
from bot.programme.model import Person
from handlers.request import Query
from handlers.understanding.clauses import asks_only_for_next, clauses_of
from handlers.understanding.names import Names
from handlers.understanding.reading import read
from handlers.understanding.rules_changes import change, changed
from handlers.understanding.rules_items import about_item, after, between, detail, finished, hinted, item, often, search
from handlers.understanding.rules_mine import channel, meetings, news, through
from handlers.understanding.rules_people import office, theirs, who
from handlers.understanding.rules_rollcall import who_is_missing
from handlers.understanding.rules_service import (
    calendar,
    capability,
    contact,
    courtesy,
    elsewhere,
    emergency,
    language,
    not_mine,
    nothing,
    offtopic,
    privacy,
    spoken,
    taxi,
    thankful,
)
from handlers.understanding.rules_time import bare_question, day, free, next_, now, whole
from handlers.understanding.rules_ways import here, leave, place, where
from handlers.understanding.rules_wishes import reminders, settings, snooze, snoozed, stop
from handlers.understanding.rules_world import world
from handlers.understanding.subjects import destination
from handlers.understanding.thought import Thought

Rule = Callable[[Thought], Query | None]

RULES: tuple[Rule, ...] = (
    nothing,
    who_is_missing,
    emergency,
    change,
    stop,
    privacy,
    through,
    snooze,
    reminders,
    news,
    meetings,
    not_mine,
    calendar,
    world,
    offtopic,
    spoken,
    language,
    taxi,
    elsewhere,
    thankful,
    capability,
    theirs,
    contact,
    finished,
    between,
    after,
    office,
    who,
    leave,
    about_item,
    here,
    where,
    free,
    search,
    item,
    detail,
    day,
    next_,
    now,
    hinted,
    whole,
    place,
    often,
    courtesy,
    bare_question,
)

_WISHES: Mapping[str, Callable[[Thought], Query]] = {
    "reminders": settings,
    "snooze": snoozed,
    "channel": channel,
    "change": changed,
}


class Understanding:
    """The understanding of one programme's names; build once per programme version."""

    def __init__(self, agenda: Agenda) -> None:
        self._agenda = agenda
        self._names = Names(agenda)

    def understand(self, text: str, person: Person | None, at: datetime) -> Query:
        """What a text means to this person at this instant (UTC)."""
        thought = self._thought(text, person, at)
        clauses = [self._thought(clause, person, at) for clause in clauses_of(text)]
        harmless = not thought.reading.any("emergency", "offtopic") and not thought.reading.when.day
        if harmless and "next" in thought.reading and any(asks_only_for_next(clause) for clause in clauses):
            return thought.query("next")
        query = _by_rules(thought)
        for clause in reversed(clauses):
            query = query or (_by_rules(clause) if not clause.strange else None)
        return query or thought.query("unknown")

    def within(self, command: str, text: str, person: Person | None, at: datetime) -> Query:
        """What the words after a typed command mean: always that command, about whatever they name."""
        thought = self._thought(text, person, at)
        if command == "find":
            return thought.query(command, tuple(thought.named or thought.of_kind))
        if command in _WISHES:
            return _WISHES[command](thought)
        return thought.query(command, thought.subject, places=destination(thought), people=thought.people)

    def _thought(self, text: str, person: Person | None, at: datetime) -> Thought:
        reading = read(text, self._names, self._agenda.today(person, at), self._agenda.trip)
        return Thought(reading, self._agenda, self._names, person, at, text)


def _by_rules(thought: Thought) -> Query | None:
    """What the first rule that knows says."""
    return next((query for rule in RULES if (query := rule(thought)) is not None), None)
