"""Who is told what equals a plain reading of the rules, on thousands of generated pairs of programmes.

The reading below goes through the rules one by one; it knows what each generated text means, and shares nothing with
the code it checks.
"""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings

from bot.programme.agenda import Agenda
from bot.programme.aspects import TOLD, Aspect
from bot.programme.changes import affected, changes_for, item_changes
from bot.programme.model import Item, Person, Place, Trip
from tests.programme.edits import MEANINGS, Pair, pairs, reads
from tests.programme.strategies import APRIL

PLENTY = settings(max_examples=1_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def elsewhere(before: Place | None, after: Place | None) -> bool:
    """Another name; or both have an address, and another one."""
    if before is None or after is None:
        return before is not after
    there, here = MEANINGS[before.address], MEANINGS[after.address]
    return MEANINGS[before.name] != MEANINGS[after.name] or (None not in (there, here) and there != here)


def place_of(trip: Trip, name: str | None) -> Place | None:
    return next((place for place in trip.places if place.id == name), None)


def sets_out_otherwise(pair: Pair, before: Item, after: Item, reader: Person) -> bool:
    if not before.meet or not after.meet:
        return bool(before.meet or after.meet) or before.travel != after.travel
    there, here = place_of(pair.old, before.meet.place), place_of(pair.new, after.meet.place)
    notes = reads(before.meet.note, reader) != reads(after.meet.note, reader)
    return before.meet.at != after.meet.at or elsewhere(there, here) or notes


def others(item: Item) -> set[tuple[str | None, str | None]]:
    return {(MEANINGS[person.name], MEANINGS[person.organisation]) for person in item.counterparts}


def edited(pair: Pair, before: Item, after: Item, reader: Person) -> set[str]:
    """In what an item that is known, and takes place, reads otherwise."""
    found = {"moved"} if (before.start, before.end) != (after.start, after.end) else set()
    found |= {"moved"} if (before.zone, before.end_zone) != (after.zone, after.end_zone) else set()
    found |= {"place"} if elsewhere(place_of(pair.old, before.place), place_of(pair.new, after.place)) else set()
    found |= {"meeting"} if sets_out_otherwise(pair, before, after, reader) else set()
    found |= {"title"} if reads(before.title, reader) != reads(after.title, reader) else set()
    found |= {"dress"} if reads(before.dress, reader) != reads(after.dress, reader) else set()
    found |= {"bring"} if reads(before.bring, reader) != reads(after.bring, reader) else set()
    found |= {"counterparts"} if others(before) != others(after) else set()
    found |= {"interpreter"} if MEANINGS[before.interpreter] != MEANINGS[after.interpreter] else set()
    if before.status == "cancelled":
        return {*found, "restored"}
    if before.status != after.status:
        found.add(after.status.value)
    return found


def of(trip: Trip, reader: Person) -> dict[str, Item]:
    """The items for everybody, a person, or a group of the person."""
    me = next(person for person in trip.people if person.id == reader.id)
    return {item.id: item for item in trip.items if {"all", me.id, *me.groups} & set(item.audience)}


def plainly(pair: Pair, reader: Person) -> dict[str, set[str]]:
    """What somebody who stays with the trip is told: what becomes of each item that takes place and is not over."""
    old, new = of(pair.old, reader), of(pair.new, reader)
    found: dict[str, set[str]] = {}
    for name in {*old, *new}:
        versions = [version[name] for version in (old, new) if name in version]
        if not any(item.status != "cancelled" and item.end > pair.now for item in versions):
            continue
        if name not in old or name not in new:
            found[name] = {"new" if name in new else "removed"}
        elif new[name].status == "cancelled":
            found[name] = {"cancelled"}
        else:
            found[name] = edited(pair, old[name], new[name], reader)
    return {name: aspects for name, aspects in found.items() if aspects}


def staying(pair: Pair) -> list[Person]:
    return [person for person in pair.new.people if person.id in {before.id for before in pair.old.people}]


@PLENTY
@given(pairs(APRIL))
def test_each_is_told_exactly_what_a_plain_reading_finds(pair: Pair) -> None:
    old, new = Agenda(pair.old), Agenda(pair.new)
    everybody = affected(old, new, pair.now)
    expected = {person.id: found for person in staying(pair) if (found := plainly(pair, person))}
    assert list(everybody) == list(expected)
    for name, changes in everybody.items():
        heard = {change.item_id: {aspect.value for aspect in change.aspects & TOLD} for change in changes}
        assert heard == expected[name]
        assert len(heard) == len(changes)
        assert changes == changes_for(name, old, new, pair.now)


@PLENTY
@given(pairs(APRIL))
def test_organisers_see_every_item_that_is_not_the_same(pair: Pair) -> None:
    old, new = Agenda(pair.old), Agenda(pair.new)
    changes = item_changes(old, new)
    seen = {change.item_id for change in changes}
    assert len(seen) == len(changes)
    assert seen >= {name for name in {*old.items, *new.items} if not same(old, new, name)}
    assert seen >= {change.item_id for told in affected(old, new, pair.now).values() for change in told}
    details = {change.item_id for change in changes if Aspect.DETAILS in change.aspects}
    assert details.isdisjoint(name for name in old.items if same(old, new, name))
    assert item_changes(old, Agenda(pair.old)) == ()


def same(old: Agenda, new: Agenda, name: str) -> bool:
    """Whether an item is the same but for how its audience is written."""
    before, after = old.items.get(name), new.items.get(name)
    return before is not None and after is not None and replace(before, audience=after.audience) == after


def hears(pair: Pair, aspect: str) -> bool:
    """Whether somebody is told of that aspect."""
    return any(aspect in found for person in staying(pair) for found in plainly(pair, person).values())


@pytest.mark.parametrize("aspect", sorted(TOLD))
def test_the_generated_programmes_reach(aspect: str) -> None:
    generate = settings(PLENTY, max_examples=5_000, phases=[Phase.generate])
    find(pairs(APRIL), lambda pair: hears(pair, aspect), settings=generate)
