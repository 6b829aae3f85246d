"""For organisers: how everything stands, who is still to be invited, and who did what."""

import re
from dataclasses import dataclass

from bot.speech.scene import Scene
from bot.speech.views import talk
from handlers.request import Answer, Look, OrganisersWish, Query

SECTIONS = ("joined", "unreachable", "next", "failures", "matters")
"""What the overview tells more of."""


@dataclass(frozen=True)
class LookAround(OrganisersWish):
    """How everything stands; or one of `SECTIONS`, from its entry number `first` on."""

    section: str = ""
    first: int = 0


@dataclass(frozen=True)
class Decide(OrganisersWish):
    """What could not be told to a person (everybody: empty) is tried again, or dealt with."""

    person: str
    again: bool


@dataclass(frozen=True)
class Invite(OrganisersWish):
    """A fresh invitation for a person."""

    person: str


@dataclass(frozen=True)
class LookBack(OrganisersWish):
    """What organisers did, from the deed number `first` on, the latest first."""

    first: int = 0


_SECTION = re.compile(rf"({'|'.join(SECTIONS)})(?: (\d{{1,5}}))?", re.ASCII)
_DECISION = re.compile(r"(retry|done)(?: (\S{1,64}))?", re.ASCII)
_PAGE = re.compile(r"\d{1,5}", re.ASCII)


def status(scene: Scene, query: Query) -> Answer:
    """The overview; with a section of it, or a matter, just that."""
    said = query.argument.strip()
    wish: OrganisersWish = Look(said) if said else LookAround()
    if section := _SECTION.fullmatch(said):
        wish = LookAround(section[1], int(section[2] or 0))
    elif decision := _DECISION.fullmatch(said):
        wish = Decide(decision[2] or "", decision[1] == "retry")
    return Answer(query.command, talk.only_at_work(scene), wish=wish)


def invite(scene: Scene, query: Query) -> Answer:
    """Who has not joined; or a fresh invitation for one of them."""
    said = query.argument.strip()
    if not said or _PAGE.fullmatch(said):
        return Answer(query.command, talk.only_at_work(scene), wish=LookAround("joined", int(said or 0)))
    return Answer(query.command, talk.only_at_work(scene), wish=Invite(said))


def audit(scene: Scene, query: Query) -> Answer:
    """Who did what as an organiser."""
    said = query.argument.strip()
    return Answer(query.command, talk.only_at_work(scene), wish=LookBack(int(said) if _PAGE.fullmatch(said) else 0))
