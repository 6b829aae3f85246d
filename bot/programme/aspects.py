"""In what two versions of an item differ, for somebody who reads them: not how they are typed, but what they say."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from bot.programme.agenda import Agenda
from bot.programme.model import Counterpart, Item, Place, Text


class Aspect(StrEnum):
    """In what an item changed: what became of it as a whole first, then what is to be known about it."""

    NEW = "new"
    REMOVED = "removed"
    CANCELLED = "cancelled"
    RESTORED = "restored"
    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    MOVED = "moved"
    PLACE = "place"
    MEETING = "meeting"
    TITLE = "title"
    DRESS = "dress"
    BRING = "bring"
    COUNTERPARTS = "counterparts"
    INTERPRETER = "interpreter"
    AUDIENCE = "audience"
    DETAILS = "details"


TOLD = frozenset(Aspect) - {Aspect.AUDIENCE, Aspect.DETAILS}
"""What people are told. For those who come to an item or leave it, it is new or removed; for details nobody waits."""

_FIELDS: Mapping[Aspect, tuple[str, ...]] = {
    Aspect.MOVED: ("start", "end", "zone", "end_zone"),
    Aspect.PLACE: ("place",),
    Aspect.MEETING: ("meet", "travel"),
    Aspect.TITLE: ("title",),
    Aspect.DRESS: ("dress",),
    Aspect.BRING: ("bring",),
    Aspect.COUNTERPARTS: ("counterparts",),
    Aspect.INTERPRETER: ("interpreter",),
}
"""What an aspect covers; where none found covers a field that differs, that is a detail."""


class Versions:
    """Two versions of a programme, read in some languages."""

    def __init__(self, old: Agenda, new: Agenda, languages: Iterable[str]) -> None:
        self.old = old
        self.new = new
        self._languages = tuple(languages)
        self._found: dict[str, frozenset[Aspect]] = {}

    def aspects(self, before: Item, after: Item) -> frozenset[Aspect]:
        """In what an item, the same one in the old and the new version, differs; its audience aside."""
        if before.id not in self._found:  # the same for all who read the language
            self._found[before.id] = frozenset(self._aspects(before, after))
        return self._found[before.id]

    def _aspects(self, before: Item, after: Item) -> set[Aspect]:
        if not after.cancelled:
            return self._differences(before, after) | _certainty(before, after)
        if not before.cancelled:
            return {Aspect.CANCELLED}
        return set() if replace(before, audience=after.audience) == after else {Aspect.DETAILS}

    def _differences(self, before: Item, after: Item) -> set[Aspect]:
        compared = {
            Aspect.MOVED: any(getattr(before, name) != getattr(after, name) for name in _FIELDS[Aspect.MOVED]),
            Aspect.PLACE: self._elsewhere(before.place, after.place),
            Aspect.MEETING: self._set_out_otherwise(before, after),
            Aspect.TITLE: self._read_otherwise(before.title, after.title),
            Aspect.DRESS: self._read_otherwise(before.dress, after.dress),
            Aspect.BRING: self._read_otherwise(before.bring, after.bring),
            Aspect.COUNTERPARTS: _others(before.counterparts) != _others(after.counterparts),
            Aspect.INTERPRETER: _words(before.interpreter) != _words(after.interpreter),
        }
        found = {aspect for aspect, differs in compared.items() if differs}
        covered: dict[str, Any] = {name: getattr(after, name) for aspect in found for name in _FIELDS[aspect]}
        if replace(before, **covered, status=after.status, audience=after.audience) != after:
            found.add(Aspect.DETAILS)
        return found

    def _set_out_otherwise(self, before: Item, after: Item) -> bool:
        """Whether people meet at another time or place. The length of the way matters only where they do not meet."""
        if before.meet is None or after.meet is None:
            return (before.meet or before.travel) != (after.meet or after.travel)
        if before.meet.at != after.meet.at or self._elsewhere(before.meet.place, after.meet.place):
            return True
        return self._read_otherwise(before.meet.note, after.meet.note)

    def _elsewhere(self, before: str | None, after: str | None) -> bool:
        return elsewhere(self.old.places.get(before or ""), self.new.places.get(after or ""))

    def _read_otherwise(self, before: Text | None, after: Text | None) -> bool:
        if before is None or after is None:
            return before is not after
        return any(_words(before.in_(language)) != _words(after.in_(language)) for language in self._languages)


def elsewhere(old: Place | None, new: Place | None) -> bool:
    """Whether people have to go to another place. An address that is only given more fully is the same one."""
    if old is None or new is None:
        return old is not new
    there, here = set(_words(old.address)), set(_words(new.address))
    return _words(old.name) != _words(new.name) or not (there <= here or here <= there)


def _certainty(before: Item, after: Item) -> set[Aspect]:
    """What became of the status of an item that takes place."""
    if before.cancelled:
        return {Aspect.RESTORED}
    if before.status is after.status:
        return set()
    return {Aspect.TENTATIVE if after.tentative else Aspect.CONFIRMED}


def _others(counterparts: Iterable[Counterpart]) -> set[tuple[tuple[str, ...], ...]]:
    """Who is met, and from which organisation; functions and readings are details."""
    return {(_words(person.name), _words(person.organisation)) for person in counterparts}


def _words(text: str | None) -> tuple[str, ...]:
    """What a text says, however it is typed: case, dashes, quotes and spaces change nothing."""
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFKC", text or "").casefold()))
