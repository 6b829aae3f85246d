"""What goes into a conversation and what comes out, on any platform."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from bot.programme.model import Item, Person, Place
from bot.programme.preferences import Preferences
from bot.speech.message import File, Message


@dataclass(frozen=True)
class Request:
    """Something said (`text`) or tapped (`action`), by whom (None: somebody in general), when (UTC), how to answer.

    `preferences` are what the person has chosen so far. `file` and `location` (latitude, longitude in degrees) came
    with the text, which may then be empty. `expected` is the command this text completes, if the person was asked.
    `channels` are where the person can be told something, first the one preferred.
    """

    person: Person | None
    now: datetime
    language: str
    text: str | None = None
    action: str | None = None
    preferences: Preferences = field(default_factory=Preferences)
    file: File | None = None
    location: tuple[float, float] | None = None
    expected: str = ""
    channels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Query:
    """What a request was understood to mean. All items, places and people are ones the asker may see.

    `part` narrows a day to a span of wall-clock time; `aspect` says what about the items is wanted; `words` is the
    request as typed, for searching and for saying what was not found; `argument` is what a setting is to become, in the
    grammar of `handlers.arguments`, or the minutes of a snooze, or a channel, or all that follows a command which reads
    it itself.
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
    argument: str = ""
    file: File | None = None
    location: tuple[float, float] | None = None


@dataclass(frozen=True)
class Join:
    """The person is here, and wants to hear from us in this chat."""


@dataclass(frozen=True)
class Prefer:
    """These choices hold from now on."""

    preferences: Preferences


@dataclass(frozen=True)
class Snooze:
    """One more reminder, at `at` (UTC), of the item with this id as long as it begins at `starts_at`."""

    item: str
    starts_at: datetime
    at: datetime


@dataclass(frozen=True)
class Leave:
    """No more messages; `forget`: and nothing kept about the person."""

    forget: bool


@dataclass(frozen=True)
class Disclose:
    """The person wants to see what is kept about them: whoever has the database adds that to the answer."""


@dataclass(frozen=True)
class Compare:
    """The person wants to see what changed lately: whoever has the earlier programmes adds that to the answer."""


@dataclass(frozen=True)
class Through:
    """The person is told things on this channel from now on, on others only where it fails."""

    channel: str


class PersonsWish:
    """What anybody on the trip may wish of the organisers, or about a matter."""


@dataclass(frozen=True)
class Respond(PersonsWish):
    """The person answers a matter, with a code of its kind."""

    matter: str
    answer: str
    note: str = ""


class OrganisersWish:
    """What only organisers may wish; whoever carries it out checks that again."""


@dataclass(frozen=True)
class Remind(OrganisersWish):
    """Whoever got a matter's message and has not answered is told once more."""

    matter: str


@dataclass(frozen=True)
class Look(OrganisersWish):
    """How a matter stands."""

    matter: str


Wish = Join | Prefer | Snooze | Leave | Disclose | Compare | Through | PersonsWish | OrganisersWish
"""What a conversation asks the house to do, as data: done by whoever called it, before the answer goes out."""


@dataclass(frozen=True)
class Answer:
    """A reply, the command that gave it, the items it is about, in agenda order, and what is to be done before it.

    `expects` is the command that what the person writes next completes, where the reply is a question. Whoever carries
    out the wish may have a better reply, and another question.
    """

    command: str
    message: Message
    items: tuple[Item, ...] = ()
    wish: Wish | None = None
    expects: str = ""
