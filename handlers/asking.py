"""What Annai does not know, the organisers may: a question to them, their answer, and further questions."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.speech.scene import Scene
from bot.speech.views import question as view
from bot.speech.views import settings as settings_view
from bot.speech.views import talk
from handlers.request import Answer, OrganisersWish, PersonsWish, Query

LONGEST = 700
"""Characters of a question, or an answer, that are passed on."""


@dataclass(frozen=True)
class KeepQuestion(PersonsWish):
    """Keep a question until the person says that it is to be sent; `unknown`: it was put to Annai."""

    text: str
    unknown: bool = False


@dataclass(frozen=True)
class SendQuestion(PersonsWish):
    """Put a kept question to the organisers."""

    matter: str


@dataclass(frozen=True)
class AskMore(PersonsWish):
    """What the person adds to a question; without a text, it is still to be written."""

    matter: str
    text: str


@dataclass(frozen=True)
class ReplyTo(OrganisersWish):
    """An organiser's answer to a question; without a text, it is still to be written."""

    matter: str
    text: str


@dataclass(frozen=True)
class Answered(OrganisersWish):
    """There is no more to say to a question."""

    matter: str


_MATTER = "([0-9a-f]{8})"
_GRAMMAR: Mapping[str, Callable[[str, str], PersonsWish | OrganisersWish]] = {
    f"send {_MATTER}()": lambda matter, _: SendQuestion(matter),
    rf"more {_MATTER}(?:\s+(.+))?": lambda matter, text: AskMore(matter, text),
    rf"reply {_MATTER}(?:\s+(.+))?": lambda matter, text: ReplyTo(matter, text),
    f"done {_MATTER}()": lambda matter, _: Answered(matter),
}
"""What may follow the command, and what it wishes; anything else is a question."""


def ask(scene: Scene, query: Query) -> Answer:
    """A question to the organisers, shown before it is sent; and all that follows from one."""
    if scene.person is None:
        return Answer(query.command, settings_view.nobody(scene))
    said = query.argument.strip()
    if not said:
        return Answer(query.command, view.what(scene), expects="ask")
    for shape, reader in _GRAMMAR.items():
        if found := re.fullmatch(shape, said, re.ASCII | re.DOTALL):
            wish = reader(found[1], (found[2] or "").strip()[:LONGEST])
            return Answer(query.command, talk.only_at_work(scene), wish=wish)
    return Answer(query.command, talk.only_at_work(scene), wish=KeepQuestion(said[:LONGEST]))


def unknown(scene: Scene, query: Query) -> Answer:
    """An honest `I don't know`; whoever is on the trip may put the same question to the organisers."""
    asked = query.words.strip()
    keeps = scene.person is not None and bool(asked)
    return Answer(
        query.command, talk.unknown(scene), wish=KeepQuestion(asked[:LONGEST], unknown=True) if keeps else None
    )
