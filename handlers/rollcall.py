"""Roll calls: who is there, who is missing; in an emergency, who is unhurt."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.speech.scene import Scene
from bot.speech.views import matters as matters_view
from bot.speech.views import rollcall as view
from bot.speech.views import talk
from handlers.request import Answer, OrganisersWish, PersonsWish, Query, Request
from handlers.understanding.rules_rollcall import without


@dataclass(frozen=True)
class Present(PersonsWish):
    """The person says to be there, without having been tapped to: it counts if a roll call is open."""


@dataclass(frozen=True)
class Overlook(OrganisersWish):
    """The roll calls that are open; where none is, whom to ask."""


@dataclass(frozen=True)
class Propose(OrganisersWish):
    """What a roll call would be like: `all`, `g:<group>`, `i:<item>`, or `status` for a status check of everybody."""

    of: str


@dataclass(frozen=True)
class Begin(OrganisersWish):
    """A roll call begins; `matter` is its id, chosen with the preview, so that it begins once."""

    of: str
    matter: str


@dataclass(frozen=True)
class Open(OrganisersWish):
    """The organiser wants to follow a roll call."""

    matter: str


@dataclass(frozen=True)
class Missing(OrganisersWish):
    """Those missing, from the `first` of them on."""

    matter: str
    first: int


@dataclass(frozen=True)
class Ticking(OrganisersWish):
    """Names to tick off, from recipient number `first` on."""

    matter: str
    first: int


@dataclass(frozen=True)
class Tick(OrganisersWish):
    """Recipient number `number` answers through an organiser: with a code, or (empty) not any more."""

    matter: str
    number: int
    first: int
    answer: str = ""


@dataclass(frozen=True)
class Close(OrganisersWish):
    """Nobody is asked any more."""

    matter: str


@dataclass(frozen=True)
class Reopen(OrganisersWish):
    """It was closed too early."""

    matter: str


@dataclass(frozen=True)
class Export(OrganisersWish):
    """The list as a file: `xlsx` or `csv`."""

    matter: str
    form: str


_MATTER, _NUMBER = "[0-9a-f]{8}", "[0-9]{1,5}"
_Reader = Callable[..., OrganisersWish]
_GRAMMAR: Mapping[str, _Reader] = {
    "()": lambda _: Overlook(),
    "(status)": Propose,
    "ask (.+)": Propose,
    f"go (.+) ({_MATTER})": Begin,
    f"see ({_MATTER})": Open,
    f"more ({_MATTER}) ({_NUMBER})": lambda matter, first: Missing(matter, int(first)),
    f"list ({_MATTER}) ({_NUMBER})": lambda matter, first: Ticking(matter, int(first)),
    f"on ({_MATTER}) ({_NUMBER}) ({_NUMBER}) ([a-z]+)": lambda matter, number, first, answer: Tick(
        matter, int(number), int(first), answer
    ),
    f"off ({_MATTER}) ({_NUMBER}) ({_NUMBER})": lambda matter, number, first: Tick(matter, int(number), int(first)),
    f"close ({_MATTER})": Close,
    f"reopen ({_MATTER})": Reopen,
    f"export ({_MATTER}) (xlsx|csv)": Export,
}
"""What may follow the command, and what it wishes."""

_SAYING_SO = frozenset(
    {
        *("ich bin da", "bin da", "da", "ich bin hier", "bin hier", "hier", "anwesend", "ich bin anwesend"),
        *("ich bin im bus", "bin im bus", "ich sitze im bus", "ich bin am treffpunkt", "bin am treffpunkt"),
        *("im here", "i am here", "here", "present", "im present", "i am present", "im there", "i am there"),
        *("im on the bus", "i am on the bus", "on the bus", "im at the meeting point"),
    }
)
_BESIDES = frozenset(
    {"ja", "yes", "schon", "auch", "jetzt", "bereits", "already", "now", "too", "hallo", "hi", "hello"}
)


def rollcall(scene: Scene, query: Query) -> Answer:
    """All about roll calls; what follows the command comes from outside."""
    said = query.argument.strip()
    if said == "new":
        return Answer(query.command, view.choose(scene))
    for shape, reader in _GRAMMAR.items():
        if found := re.fullmatch(shape, said, re.ASCII):
            return Answer(query.command, talk.only_at_work(scene), wish=reader(*found.groups()))
    return Answer(query.command, matters_view.gone(scene))


def present(answer: Answer, request: Request) -> Answer:
    """The same answer; but who says to be there is put on the list, if there is one."""
    if request.text is None or request.expected or (answer.wish is not None and answer.command != "unknown"):
        return answer
    return replace(answer, wish=Present()) if without(_BESIDES, request.text) in _SAYING_SO else answer
