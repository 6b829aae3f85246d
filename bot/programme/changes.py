"""What changed between two versions of a programme, and for whom.

People are told what alters when and where to be, how to dress, what to bring and whom they meet. The rest – notes,
links, spelling – only the organisers see, before they publish.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.programme.agenda import Agenda, in_order
from bot.programme.aspects import TOLD, Aspect, Versions
from bot.programme.model import Item


@dataclass(frozen=True)
class Change:
    """One item in two versions; None where it is not in the programme – or, for a person, not on the agenda."""

    item_id: str
    old: Item | None
    new: Item | None
    aspects: frozenset[Aspect]

    def worth_telling(self, now: datetime) -> bool:
        """Whether somebody should hear of it: a version that takes place is not over by `now`."""
        matters = any(item and not item.cancelled and item.end > now for item in (self.old, self.new))
        return matters and not TOLD.isdisjoint(self.aspects)


def item_changes(old: Agenda, new: Agenda) -> tuple[Change, ...]:
    """Every item that changed in any way and any language, in agenda order: what organisers look at."""
    versions = Versions(old, new, {*old.trip.languages, *new.trip.languages})
    changes = _changes(versions, old.items, new.items)
    return _in_order(_with_audience(change, versions) for change in changes)


def changes_for(
    person_id: str, old: Agenda, new: Agenda, now: datetime, language: str | None = None
) -> tuple[Change, ...]:
    """What one person is to be told, in agenda order, each change as that person sees it.

    `language` is the one the person chose; None: the programme's. Whoever joins or leaves the trip is told nothing.
    """
    if person_id not in old.people or person_id not in new.people:
        return ()
    return _told(person_id, Versions(old, new, [language or new.people[person_id].language]), now)


def affected(
    old: Agenda, new: Agenda, now: datetime, languages: Mapping[str, str] | None = None
) -> dict[str, tuple[Change, ...]]:
    """Everybody who is to be told something, by person id in the programme's order, with what.

    `languages`, by person id, are those that people chose; all others read the programme's.
    """
    spoken = {person.id: person.language for person in new.trip.people} | dict(languages or {})
    versions = {language: Versions(old, new, [language]) for language in set(spoken.values())}
    stay = [person.id for person in new.trip.people if person.id in old.people]
    found = {person_id: _told(person_id, versions[spoken[person_id]], now) for person_id in stay}
    return {person_id: changes for person_id, changes in found.items() if changes}


def _told(person_id: str, versions: Versions, now: datetime) -> tuple[Change, ...]:
    before, after = (
        {item.id: item for item in agenda.of(agenda.people[person_id])} for agenda in (versions.old, versions.new)
    )
    return _in_order(change for change in _changes(versions, before, after) if change.worth_telling(now))


def _changes(versions: Versions, before: Mapping[str, Item], after: Mapping[str, Item]) -> Iterator[Change]:
    """Each item of either version, changed or not."""
    for name in {**before, **after}:
        old, new = before.get(name), after.get(name)
        if old and new:
            yield Change(name, old, new, versions.aspects(old, new))
        else:
            yield Change(name, old, new, frozenset({Aspect.NEW if new else Aspect.REMOVED}))


def _with_audience(change: Change, versions: Versions) -> Change:
    """A change that also says whether the item became another circle's, of those who travel in both versions."""
    if change.old is None or change.new is None:
        return change
    stay = versions.old.people.keys() & versions.new.people.keys()
    before = {person.id for person in versions.old.attendees(change.old)} & stay
    after = {person.id for person in versions.new.attendees(change.new)} & stay
    return change if before == after else replace(change, aspects=change.aspects | {Aspect.AUDIENCE})


def _in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Those that differ, in agenda order of what holds now."""
    by_item = {change.item_id: change for change in changes if change.aspects}
    items = in_order(item for change in by_item.values() if (item := change.new or change.old))
    return tuple(by_item[item.id] for item in items)
