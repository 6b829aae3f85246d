"""What somebody types who was asked what is to become of an item: `15 Uhr`, `20 min später`, `Hotel Kyoto`, `Erika`."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from bot.programme.edits import NEW, NONE, Edit, What
from bot.programme.model import EVERYONE, Status
from bot.speech.scene import Scene
from handlers.understanding.dates import read
from handlers.understanding.durations import shift
from handlers.understanding.words import fold, words

LONGEST = 1000
"""Characters of a note."""
_EXACT = re.compile(r"(?:\d{4}-\d\d-\d\d )?\d\d:\d\d")
_BARE = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?")
_SIGNED = re.compile(r"([+-])\s*(\d{1,3})(?:\s*min\w*)?")
_MINUTES = re.compile(r"-?\d{1,4}")
_LEADING = re.compile(r"\d{1,2}[:.]\d\d(?:\s*uhr\b)?|\d{1,2}\s*uhr(?:\s*\d\d)?\b")
_APART = re.compile(r"[,;+\n]| und | and ")
_WITHOUT = re.compile(r"(?:ohne|nicht|without|not|minus|-)\s*")
_NOTHING = frozenset({NONE, "kein", "keine", "keiner", "none", "no"})

Value = Callable[[str, str, Scene], Sequence[Edit]]


def value_of(what: What, item: str, text: str, scene: Scene) -> tuple[Edit, ...]:
    """The edits a text means for one thing of an item; none if it means nothing there."""
    text = text.strip()[:LONGEST]
    return tuple(_VALUES[what](item, text, scene)) if text else ()


def moment(text: str, scene: Scene) -> str:
    """`HH:MM`, with the day in front if one is named; empty if there is no hour in it."""
    if _EXACT.fullmatch(text):
        return text
    bare = _BARE.fullmatch(text)
    if bare:
        text = f"um {bare[1]}:{bare[2]}" if bare[2] else f"um {bare[1]}"
    when = read(fold(text), scene.today, scene.agenda.trip)
    if when.at is None:
        return ""
    return f"{when.day.isoformat()} {when.at:%H:%M}" if when.day else f"{when.at:%H:%M}"


def _start(item: str, text: str, scene: Scene) -> Sequence[Edit]:
    """A new time, or how much earlier or later."""
    signed, folded = _SIGNED.fullmatch(text), fold(text)
    by = timedelta(minutes=int(signed[1] + signed[2])) if signed else shift(folded).by
    if by:
        return (Edit(item, What.SHIFT, str(by // timedelta(minutes=1))),)
    return _at(What.START)(item, text, scene)


def _shift(item: str, text: str, scene: Scene) -> Sequence[Edit]:
    """So many minutes, or in words how much earlier or later; an hour of the day is none."""
    if _MINUTES.fullmatch(text):
        return (Edit(item, What.SHIFT, text),)
    return [one for one in _start(item, text, scene) if one.what is What.SHIFT]


def _at(what: What) -> Value:
    def value(item: str, text: str, scene: Scene) -> Sequence[Edit]:
        if fold(text) in _NOTHING and what is What.MEET_AT:
            return (Edit(item, what, NONE),)
        at = moment(text, scene)
        return (Edit(item, what, at),) if at else ()

    return value


def _meeting(item: str, text: str, scene: Scene) -> Sequence[Edit]:
    """`08:15`, `Lobby`, or both: the hour first, then a place of the programme, or words about it."""
    if fold(text) in _NOTHING:
        return tuple(Edit(item, what, NONE) for what in (What.MEET_AT, What.MEET_PLACE, What.MEET_NOTE))
    hour = _LEADING.match(text.lower())
    at = moment(hour[0] if hour else text, scene) if hour or _BARE.fullmatch(text) else ""
    edits = [Edit(item, What.MEET_AT, at)] if at else []
    rest = text[hour.end() :].strip(" ,;–-") if hour else "" if at else text
    if rest:
        place = _place_named(rest, scene)
        edits.append(Edit(item, What.MEET_PLACE, place) if place else Edit(item, What.MEET_NOTE, rest))
    return edits


def _place(item: str, text: str, scene: Scene) -> Sequence[Edit]:
    """A place of the programme, or a new one."""
    if fold(text) in _NOTHING:
        return (Edit(item, What.PLACE, NONE),)
    known = text in scene.agenda.places or text.startswith(NEW)
    return (Edit(item, What.PLACE, text if known else _place_named(text, scene) or NEW + text),)


def _place_named(text: str, scene: Scene) -> str:
    """The one place whose name has all the words; empty if there is none, or more than one."""
    if text in scene.agenda.places:
        return text
    said = set(words(fold(text)))
    found = [place.id for place in scene.agenda.trip.places if said and said <= set(words(fold(place.name)))]
    exact = [name for name in found if fold(scene.agenda.places[name].name) == fold(text)]
    return (exact or found)[0] if len(exact or found) == 1 else ""


def _audience(item: str, text: str, scene: Scene) -> Sequence[Edit]:
    """Ids with their signs, or names of people and groups: `Erika, Max`, `ohne Erika`."""
    if all(name.lstrip(NEW + NONE) in _ids(scene) for name in text.split()):
        return (Edit(item, What.AUDIENCE, text),)
    folded, tokens = f" {fold(text)} ", []
    leaving = _WITHOUT.match(folded.strip())
    for part in _APART.split(folded.strip()[leaving.end() :] if leaving else folded):
        names = _named(part, scene)
        if len(names) != 1:
            return ()
        tokens.append((NONE if leaving else NEW) + names[0])
    return (Edit(item, What.AUDIENCE, " ".join(tokens)),)


def _named(text: str, scene: Scene) -> list[str]:
    """Who is called so: everybody, a group, people whose name has all the words."""
    said = set(words(text))
    if said & {"alle", "all", "everybody", "everyone"}:
        return [EVERYONE]
    trip = scene.agenda.trip
    groups = [group.id for group in trip.groups if said & {fold(group.id), *map(fold, group.label.every())}]
    return groups or [person.id for person in trip.people if said and said <= set(words(fold(person.name)))]


def _ids(scene: Scene) -> set[str]:
    return {EVERYONE, *scene.agenda.groups, *scene.agenda.people}


def _as_it_is(what: What) -> Value:
    return lambda item, text, _: (Edit(item, what, text),)


def _status(item: str, text: str, _: Scene) -> Sequence[Edit]:
    return (Edit(item, What.STATUS, text),) if text in set(Status) else ()


def _note(item: str, text: str, _: Scene) -> Sequence[Edit]:
    return (Edit(item, What.NOTE, NONE if fold(text) in _NOTHING else text),)


_VALUES: Mapping[What, Value] = {
    What.SHIFT: _shift,
    What.START: _start,
    What.END: _at(What.END),
    What.PLACE: _place,
    What.MEET_AT: _meeting,
    What.MEET_PLACE: _as_it_is(What.MEET_PLACE),
    What.MEET_NOTE: _as_it_is(What.MEET_NOTE),
    What.STATUS: _status,
    What.NOTE: _note,
    What.AUDIENCE: _audience,
}
