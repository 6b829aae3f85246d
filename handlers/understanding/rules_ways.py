"""Rules about ways and places: when to leave, where to go."""

from bot.programme.model import Item, Kind
from handlers.request import Query
from handlers.understanding.subjects import destination, first_of_day
from handlers.understanding.thought import Thought

SAID_BY_ITEMS = ("dress", "bring", "duration", "detail", "status", "after", "find", "count", "all")
"""Beside these, a bus is not asked about as something to catch."""


def leave(thought: Thought) -> Query | None:
    """When to be on the way."""
    reading = thought.reading
    if (reading.any("first", "agenda") and reading.when.day) or {"where", "next"} <= reading.concepts:
        return None
    if "bring" in reading and {"where", "wo"}.intersection(reading.words):
        return None
    onwards = thought.named or set(reading.kinds) - {Kind.TRANSFER, Kind.HOTEL}
    if thought.subject and onwards and "bus" in reading and not reading.any("where", "meet", *SAID_BY_ITEMS):
        return _ride(thought)
    bus = "bus" in reading and not reading.any("where", "meet", *SAID_BY_ITEMS)
    away = "away" in reading and reading.any("must", "when") and "where" not in reading
    away = away and (bool(thought.named) or "arrive" not in reading)
    if "leave" in reading or bus or away or _asks_when_to_meet(thought):
        subject = tuple(item for item in thought.subject if item.start > thought.at)
        return thought.query("leave", subject or first_of_day(thought) or thought.chooser.current())
    return None


def _asks_when_to_meet(thought: Thought) -> bool:
    reading = thought.reading
    where = {"where", "wo", "wohin"}.intersection(reading.words)
    return {"meet", "when"} <= reading.concepts and not thought.named and not where


def _ride(thought: Thought) -> Query:
    """The bus to something named: the transfer that goes there, if there is one; else the item itself says how."""
    ride = () if thought.subject[0].kind is Kind.TRANSFER else thought.chooser.ride_to(thought.subject[0])
    return thought.query("leave", ride or thought.subject)


def where(thought: Thought) -> Query | None:
    """Addresses, maps, meeting points, ways."""
    reading = thought.reading
    if not reading.any("where", "meet") or (reading.any("when") and thought.named):
        return None
    if ("count" in reading and thought.strange) or ("free" in reading and not thought.named and not reading.kinds):
        return None
    subject = thought.subject or thought.timed[:1] or _spot(thought)
    aspect = "meet" if reading.any("meet", "bus") else None
    if thought.people and not subject:
        return thought.query("unknown")
    places = () if aspect and subject else destination(thought)
    if subject or places:
        return thought.query("place", subject, places=places, aspect=aspect)
    if thought.strange or reading.offtopic:
        return None
    own = thought.chooser.narrowed(thought.chooser.own, reading)
    said = thought.chooser.soonest(thought.chooser.mentioning(own, reading))
    return thought.query("place", said or first_of_day(thought) or thought.chooser.current(), aspect=aspect)


def _spot(thought: Thought) -> tuple[Item, ...]:
    """The item whose room, door or meeting point is asked for, where only a town or a house is named."""
    hinted = thought.hinted if thought.reading.any("meet", "bus", "spot") else []
    ahead = [item for item in hinted if item.end > thought.at and not item.cancelled]
    return tuple(ahead[:1])


def here(thought: Thought) -> Query | None:
    """Where one should be at this moment."""
    reading = thought.reading
    if {"missing", "now"} <= reading.concepts:
        return thought.query("now")
    asks = {"where", "now"} <= reading.concepts and "next" not in reading and not reading.kinds and not thought.named
    return thought.query("now") if asks else None


def place(thought: Thought) -> Query | None:
    """A place, named alone."""
    return thought.query("place", places=thought.places) if thought.places and not thought.strange else None
