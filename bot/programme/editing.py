"""Edits applied to a programme. What cannot be done is a BadEdit; whether the programme that comes of it is in order is
for `sources.reading.checked` to say.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.clock import UncertainTime, instant, local, local_date
from bot.programme.edits import NEW, NONE, BadEdit, Edit, What
from bot.programme.model import EVERYONE, Item, Meet, Place, Status, Text, Trip

FARTHEST = timedelta(days=14)
"""Nothing is shifted farther than that."""
_MOMENT = re.compile(r"(?:(\d{4}-\d\d-\d\d) )?(\d\d:\d\d)")
_ID = re.compile(r"[^a-z0-9]+")
_DAY = timedelta(days=1)


def apply(trip: Trip, edits: Iterable[Edit]) -> Trip:
    """The trip after some edits, one after the other; raises BadEdit."""
    for one in edits:
        trip = _applied(trip, one)
    return trip


def possible(trip: Trip, edits: Iterable[Edit]) -> tuple[list[Edit], list[Edit]]:
    """Of some edits those that can be applied to a trip, and those that cannot (any more)."""
    good: list[Edit] = []
    bad: list[Edit] = []
    for one in edits:
        try:
            trip = _applied(trip, one)
        except BadEdit:
            bad.append(one)
        else:
            good.append(one)
    return good, bad


def as_in_calendar(trip: Trip, calendar: Trip) -> list[Edit]:
    """What a calendar says otherwise of a trip's items. It knows when they are and which are off, and no more."""
    known = {item.id: item for item in trip.items}
    return [one for other in calendar.items if other.id in known for one in _as_in(known[other.id], other)]


def _as_in(item: Item, other: Item) -> Iterator[Edit]:
    if other.cancelled and not item.cancelled:
        yield Edit(item.id, What.STATUS, Status.CANCELLED)
    if other.start != item.start:
        yield Edit(item.id, What.START, f"{local(other.start, item.zone):%Y-%m-%d %H:%M}")
    if other.end != item.end + (other.start - item.start):
        yield Edit(item.id, What.END, f"{local(other.end, item.end_zone):%Y-%m-%d %H:%M}")


def _applied(trip: Trip, one: Edit) -> Trip:
    old = next((item for item in trip.items if item.id == one.item), None)
    if old is None:
        raise BadEdit("no-item", one.item)
    if one.what in _AT_PLACES and one.value.startswith(NEW):
        place = _new_place(trip, one.value.removeprefix(NEW).strip())
        if place not in trip.places:
            trip = replace(trip, places=(*trip.places, place))
        one = replace(one, value=place.id)
    new = _EDITORS[one.what](old, one.value, trip)
    return replace(trip, items=tuple(new if item is old else item for item in trip.items))


def _new_place(trip: Trip, name: str) -> Place:
    """The place of a name; one that is not there yet gets an id nobody has."""
    if not name:
        raise BadEdit("no-place", name)
    known = next((place for place in trip.places if place.name.casefold() == name.casefold()), None)
    if known is not None:
        return known
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    stem = _ID.sub("-", plain).strip("-")[:40] or "place"
    taken = {place.id for place in trip.places}
    free = next(one for one in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if one not in taken)
    return Place(free, name, None, None, None, None, None, None)


def _shift(item: Item, value: str, _: Trip) -> Item:
    try:
        by = timedelta(minutes=int(value))
    except (ValueError, OverflowError):
        raise BadEdit("not-a-time", value) from None
    return _moved(item, by, value)


def _start(item: Item, value: str, _: Trip) -> Item:
    at = _moment(value, local_date(item.start, item.zone), item.zone)
    return _moved(item, at - item.start, value)


def _end(item: Item, value: str, _: Trip) -> Item:
    day = local_date(item.start, item.end_zone)
    at = _moment(value, day, item.end_zone)
    if at <= item.start and len(value) == len("00:30"):
        at = _moment(value, day + _DAY, item.end_zone)
    return replace(item, end=at)


def _place(item: Item, value: str, trip: Trip) -> Item:
    return replace(item, place=_known_place(value, trip))


def _meet_at(item: Item, value: str, _: Trip) -> Item:
    at = None if value == NONE else _moment(value, local_date(item.start, item.zone), item.zone)
    return _meeting(item, replace(_meet(item), at=at))


def _meet_place(item: Item, value: str, trip: Trip) -> Item:
    """Another place has another corner of it: what was said of the old one goes."""
    return _meeting(item, replace(_meet(item), place=_known_place(value, trip), note=None))


def _meet_note(item: Item, value: str, _: Trip) -> Item:
    return _meeting(item, replace(_meet(item), note=_words(value)))


def _status(item: Item, value: str, _: Trip) -> Item:
    if value not in set(Status):
        raise BadEdit("not-understood", value)
    return replace(item, status=Status(value))


def _note(item: Item, value: str, _: Trip) -> Item:
    return replace(item, notes=_words(value))


def _audience(item: Item, value: str, trip: Trip) -> Item:
    names = value.split()
    signed = [name for name in names if name[0] in NEW + NONE]
    if signed and len(signed) < len(names):
        raise BadEdit("not-understood", value)
    audience: tuple[str, ...] = item.audience if signed else ()
    for name in names:
        audience = _without(audience, name[1:], trip) if name[0] == NONE else _with(audience, name.lstrip(NEW), trip)
    if not audience:
        raise BadEdit("nobody", value)
    return replace(item, audience=audience)


def _with(audience: tuple[str, ...], name: str, trip: Trip) -> tuple[str, ...]:
    known = {EVERYONE, *(group.id for group in trip.groups), *(person.id for person in trip.people)}
    if name not in known:
        raise BadEdit("unknown-name", name)
    if name == EVERYONE:
        return (EVERYONE,)
    return audience if name in audience or EVERYONE in audience else (*audience, name)


def _without(audience: tuple[str, ...], name: str, trip: Trip) -> tuple[str, ...]:
    """Without a group or a person; whoever takes part in a group's name is then named one by one."""
    if name in audience:
        return tuple(one for one in audience if one != name)
    leaving = {person.id for person in trip.people if name == person.id or name in person.groups}
    if not leaving:
        raise BadEdit("unknown-name", name)
    there = [
        person.id
        for person in trip.people
        if EVERYONE in audience or person.id in audience or not set(audience).isdisjoint(person.groups)
    ]
    staying = tuple(person for person in there if person not in leaving)
    return audience if len(staying) == len(there) else staying


def _moved(item: Item, by: timedelta, value: str) -> Item:
    if abs(by) > FARTHEST:
        raise BadEdit("too-far", value)
    meet = item.meet
    if meet is not None and meet.at is not None:
        meet = replace(meet, at=meet.at + by)
    return replace(item, start=item.start + by, end=item.end + by, meet=meet)


def _moment(value: str, day: date, zone: str) -> datetime:
    """The instant a wall clock shows, on a day unless the value names one."""
    match = _MOMENT.fullmatch(value)
    try:
        on = date.fromisoformat(match[1]) if match and match[1] else day
        return instant(datetime.combine(on, time.fromisoformat(match[2] if match else value)), zone)
    except UncertainTime:
        raise BadEdit("uncertain-time", value) from None
    except (ValueError, OverflowError):
        raise BadEdit("not-a-time", value) from None


def _known_place(value: str, trip: Trip) -> str | None:
    if value == NONE:
        return None
    if all(place.id != value for place in trip.places):
        raise BadEdit("no-place", value)
    return value


def _meet(item: Item) -> Meet:
    return item.meet or Meet(None, None, None)


def _meeting(item: Item, meet: Meet) -> Item:
    return replace(item, meet=None if meet == Meet(None, None, None) else meet)


def _words(value: str) -> Text | None:
    return None if value in {"", NONE} else Text((("", value),))


_AT_PLACES = frozenset({What.PLACE, What.MEET_PLACE})
_EDITORS: Mapping[What, Callable[[Item, str, Trip], Item]] = {
    What.SHIFT: _shift,
    What.START: _start,
    What.END: _end,
    What.PLACE: _place,
    What.MEET_AT: _meet_at,
    What.MEET_PLACE: _meet_place,
    What.MEET_NOTE: _meet_note,
    What.STATUS: _status,
    What.NOTE: _note,
    What.AUDIENCE: _audience,
}
