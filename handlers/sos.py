"""A call for help to every organiser, who takes care of it, and where the person is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.speech.scene import Scene
from bot.speech.views import people as people_view
from bot.speech.views import sos as view
from bot.speech.views import talk
from handlers.request import Answer, OrganisersWish, PersonsWish, Query

LONGEST = 500
"""Characters of a description that are passed on."""


@dataclass(frozen=True)
class CallForHelp(PersonsWish):
    """Every organiser is to be rung."""


@dataclass(frozen=True)
class TellWhere(PersonsWish):
    """Where the caller is, in words or as (latitude, longitude) in degrees; `matter` empty: the call that is open."""

    matter: str
    text: str
    location: tuple[float, float] | None


@dataclass(frozen=True)
class CallOff(PersonsWish):
    """The caller needs no help any more."""

    matter: str


@dataclass(frozen=True)
class TakeCare(OrganisersWish):
    """An organiser takes a call over; `instead`: even from another."""

    matter: str
    instead: bool = False


@dataclass(frozen=True)
class Helped(OrganisersWish):
    """The caller is safe: the call is closed."""

    matter: str


_MATTER = "([0-9a-f]{8})"
_GRAMMAR: Mapping[str, Callable[[str], PersonsWish | OrganisersWish]] = {
    "call()": lambda _: CallForHelp(),
    f"over {_MATTER}": CallOff,
    f"take {_MATTER}": TakeCare,
    f"instead {_MATTER}": lambda matter: TakeCare(matter, instead=True),
    f"done {_MATTER}": Helped,
}
"""What may follow the command, and what it wishes."""
_WHERE = re.compile(r"where(?: ([0-9a-f]{8}))?(?:\s+(.*))?", re.ASCII | re.DOTALL)


def sos(scene: Scene, query: Query) -> Answer:
    """The numbers to call first; then, asked once, a call to all organisers."""
    if scene.person is None:
        return Answer(query.command, people_view.contacts(scene))
    if where := _WHERE.fullmatch(query.argument):
        wish = TellWhere(where[1] or "", (where[2] or "").strip()[:LONGEST], query.location)
        return Answer(query.command, talk.only_at_work(scene), wish=wish)
    for shape, reader in _GRAMMAR.items():
        if found := re.fullmatch(shape, query.argument, re.ASCII):
            return Answer(query.command, talk.only_at_work(scene), wish=reader(found[1]))
    return Answer(query.command, view.question(scene))
