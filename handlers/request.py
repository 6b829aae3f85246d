"""What goes into a conversation and what comes out, on any platform."""

from dataclasses import dataclass
from datetime import date, datetime, time

from bot.programme.model import Item, Person, Place
from bot.speech.message import Message


@dataclass(frozen=True)
class Request:
    """Something said (`text`) or tapped (`action`), by whom (None: somebody in general), when (UTC), how to answer."""

    person: Person | None
    now: datetime
    language: str
    text: str | None = None
    action: str | None = None


@dataclass(frozen=True)
class Query:
    """What a request was understood to mean. All items, places and people are ones the asker may see.

    `part` narrows a day to a span of wall-clock time; `aspect` says what about the items is wanted; `words` is the
    request as typed, for searching and for saying what was not found.
    """

    command: str
    day: date | None = None
    part: tuple[time, time] | None = None
    items: tuple[Item, ...] = ()
    places: tuple[Place, ...] = ()
    people: tuple[Person, ...] = ()
    aspect: str | None = None
    language: str | None = None
    words: str = ""


@dataclass(frozen=True)
class Answer:
    """A reply, the command that gave it, and the items it is about, in agenda order.

    `language` is set when the person chose another one.
    """

    command: str
    message: Message
    items: tuple[Item, ...] = ()
    language: str | None = None
