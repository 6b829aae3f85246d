"""Who is meant: everybody, groups, those of an item, single people, whoever is on a platform; and combinations.

In writing, terms with commas between: `all`, the id of a group or a person, `item:<id>`, `on:<channel>`; `-<id>` leaves
a person out, whatever else is said.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from bot.programme.agenda import Agenda
from bot.programme.model import EVERYONE

ITEM, CHANNEL, WITHOUT = "item:", "on:", "-"
Present = Mapping[str, Collection[str]]
"""The ids of those who have a chat, by channel."""
NOBODY_PRESENT: Present = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Audience:
    """Terms in the order they were chosen; one whose item, group or person is gone means nobody."""

    terms: tuple[str, ...] = ()

    @classmethod
    def of(cls, written: str) -> Self:
        """From its written form."""
        return cls(tuple(dict.fromkeys(term for term in written.split(",") if term)))

    def __str__(self) -> str:
        return ",".join(self.terms)

    def __bool__(self) -> bool:
        return bool(self.terms)

    def plus(self, term: str) -> Self:
        """With one term more. Whoever is named is not left out any more, and the other way round."""
        kept = tuple(other for other in self.terms if other not in (term, _opposite(term)))
        return type(self)((*kept, term))

    def minus(self, term: str) -> Self:
        """Without a term."""
        return type(self)(tuple(other for other in self.terms if other != term))


def known(term: str, agenda: Agenda, present: Present = NOBODY_PRESENT) -> bool:
    """Whether a term, which may come from outside, means anything on this trip."""
    if term.startswith(ITEM):
        return term.removeprefix(ITEM) in agenda.items
    if term.startswith(CHANNEL):
        return term.removeprefix(CHANNEL) in present
    return term == EVERYONE or term in agenda.groups or term.removeprefix(WITHOUT) in agenda.people


def members(
    audience: Audience, agenda: Agenda, present: Present = NOBODY_PRESENT, *, author: str = ""
) -> tuple[str, ...]:
    """The ids of those who are meant, in the programme's order; the author is not, unless by name."""
    meant: set[str] = set()
    for term in audience.terms:
        meant |= _meant(term, agenda, present)
    left_out = {term.removeprefix(WITHOUT) for term in audience.terms if term.startswith(WITHOUT)}
    if author not in audience.terms:
        left_out.add(author)
    return tuple(person for person in agenda.people if person in meant and person not in left_out)


def _meant(term: str, agenda: Agenda, present: Present) -> set[str]:
    if term == EVERYONE:
        return set(agenda.people)
    if term.startswith(ITEM):
        item = agenda.items.get(term.removeprefix(ITEM))
        return {person.id for person in agenda.attendees(item)} if item else set()
    if term.startswith(CHANNEL):
        return set(present.get(term.removeprefix(CHANNEL), ()))
    if term in agenda.groups:
        return {person.id for person in agenda.trip.people if term in person.groups}
    return {term} & set(agenda.people)


def _opposite(term: str) -> str:
    return term.removeprefix(WITHOUT) if term.startswith(WITHOUT) else WITHOUT + term
