"""Whom somebody means who writes a name: people and groups, found by what their names begin with."""

import re
from collections.abc import Iterable

from bot.programme.agenda import Agenda
from bot.programme.audience import WITHOUT
from bot.programme.model import EVERYONE
from handlers.understanding.words import fold, words

_WITHOUT = re.compile(r"(?:ohne|ausser|without|except|not|nicht|-)\s*(?=\S)")
_EVERYONE = frozenset({"alle", "allen", "all", "everyone", "everybody"})


def meant(text: str, agenda: Agenda) -> tuple[str, ...]:
    """The terms of an audience that some words may mean, in the programme's order; none if nobody is called so."""
    said = fold(text).strip()
    match = _WITHOUT.match(said)
    name = words(said[match.end() :] if match else said)
    if not name:
        return ()
    people = [person.id for person in agenda.trip.people if _called(name, [person.name])]
    if match:
        return tuple(WITHOUT + person for person in people)
    if len(name) == 1 and name[0] in _EVERYONE:
        return (EVERYONE,)
    groups = [group.id for group in agenda.trip.groups if _called(name, group.label.every())]
    return (*groups, *people)


def _called(name: Iterable[str], labels: Iterable[str]) -> bool:
    """Whether every word of a name begins one of a label."""
    spelled = [word for label in labels for word in words(fold(label))]
    return all(any(word.startswith(part) for word in spelled) for part in name)
