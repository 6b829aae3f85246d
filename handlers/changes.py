"""Changing the programme while the trip is under way, for organisers: pick an item, say what becomes of it, publish.

What stands after `change`, in a button or written by somebody who was asked:

    day 2024-04-24 [8]     a day to pick from, from the ninth item on
    item ID                what can be changed of one
    ask WHAT ID            the question for a value
    set WHAT ID VALUE      an edit; a value may be as people type it
    + ID MINUTES HH:MM     later, if it still begins then
    draft                  what is not published yet
    drop DRAFT             discarded
    find                   what was typed names items; so does, with its value, a WHAT

`publish DRAFT TURN tell|silent` and `undo NUMBER tell|silent` are confirmations; without all that, previews.
It comes from outside: whatever is not exactly so shows what there is to choose.
"""

import re
from dataclasses import dataclass
from datetime import date

from bot.programme.edits import Edit, What
from bot.programme.model import organises
from bot.speech.message import File
from bot.speech.scene import Scene
from bot.speech.views import received as received_view
from bot.speech.views import talk
from handlers.change_values import value_of
from handlers.request import Answer, OrganisersWish, Query

PROGRAMMES = (".yaml", ".yml", ".xlsx", ".xlsm", ".xls", ".ics", ".ical")
"""How the names of programme files end."""
_NUMBER = re.compile("[1-9][0-9]{0,8}")
_PAGE = re.compile("[0-9]{1,4}")
_HOW = ("tell", "silent")


@dataclass(frozen=True)
class Pick(OrganisersWish):
    """To be shown items to pick from: those of a day (None: what is left of today) from one on, or `items`, found by
    `words`; where it is known already what is to become of one, that is the value of `what`.
    """

    day: date | None = None
    first: int = 0
    items: tuple[str, ...] | None = None
    words: str = ""
    what: What | None = None
    value: str = ""


@dataclass(frozen=True)
class Open(OrganisersWish):
    """To be shown what can be changed of an item; with `what`, to be asked for a value of that; `wrong` was none."""

    item: str
    what: What | None = None
    wrong: str = ""


@dataclass(frozen=True)
class Amend(OrganisersWish):
    """Edits go into the draft, if their item still begins at `since` (`HH:MM` there; empty: at any time)."""

    edits: tuple[Edit, ...]
    since: str = ""


@dataclass(frozen=True)
class ShowDraft(OrganisersWish):
    """To be shown what is not published yet."""


@dataclass(frozen=True)
class Discard(OrganisersWish):
    """A draft is not wanted any more."""

    draft: str


@dataclass(frozen=True)
class Publish(OrganisersWish):
    """A draft comes into force as it was shown at one turn."""

    draft: str
    turn: int
    silent: bool


@dataclass(frozen=True)
class Undo(OrganisersWish):
    """The version before the last publication comes back; without its number, only a preview of that."""

    number: int | None = None
    silent: bool = False


@dataclass(frozen=True)
class Upload(OrganisersWish):
    """A programme as a file becomes the draft."""

    file: File


def change(scene: Scene, query: Query) -> Answer:
    """Pick an item, change it, look at the draft."""
    return Answer(query.command, talk.only_at_work(scene), wish=_wish(scene, query))


def publish(scene: Scene, query: Query) -> Answer:
    """The draft comes into force; without a confirmation it is shown."""
    match query.argument.split():
        case [draft, turn, how] if _NUMBER.fullmatch(turn) and how in _HOW:
            wish: OrganisersWish = Publish(draft, int(turn), how == "silent")
        case _:
            wish = ShowDraft()
    return Answer(query.command, talk.only_at_work(scene), wish=wish)


def undo(scene: Scene, query: Query) -> Answer:
    """Back to the version before the last publication; without a confirmation it is shown what that means."""
    match query.argument.split():
        case [number, how] if _NUMBER.fullmatch(number) and how in _HOW:
            wish = Undo(int(number), how == "silent")
        case _:
            wish = Undo()
    return Answer(query.command, talk.only_at_work(scene), wish=wish)


def _wish(scene: Scene, query: Query) -> OrganisersWish:
    verb, _, rest = query.argument.partition(" ")
    if verb in set(What) and query.items:
        return _of_those(query, What(verb), rest)
    if verb == "find":
        names = tuple(item.id for item in query.items)
        return Open(names[0]) if len(names) == 1 else Pick(items=names, words=query.words)
    parts = rest.split()
    match verb, parts:
        case "day", [day, *more]:
            return _day(day, more)
        case "item", [item]:
            return Open(item)
        case "ask", [what, item] if what in set(What):
            return Open(item, What(what))
        case "set", [what, item, *_] if what in set(What):
            return _edit(scene, What(what), item, rest.split(maxsplit=2)[2:])
        case "+", [item, minutes, since]:
            return Amend((Edit(item, What.SHIFT, minutes),), since)
        case "drop", [draft]:
            return Discard(draft)
        case "draft", []:
            return ShowDraft()
    return Pick()


def _of_those(query: Query, what: What, value: str) -> OrganisersWish:
    """What was said in so many words: of one item, or of one of several."""
    names = tuple(item.id for item in query.items)
    if len(names) == 1:
        return Amend((Edit(names[0], what, value),))
    return Pick(items=names, words=query.words, what=what, value=value)


def _day(day: str, more: list[str]) -> OrganisersWish:
    try:
        first = int(more[0]) if more and _PAGE.fullmatch(more[0]) else 0
        return Pick(date.fromisoformat(day), first)
    except ValueError:
        return Pick()


def _edit(scene: Scene, what: What, item: str, written: list[str]) -> OrganisersWish:
    """A value is taken as it is, or as people type it; what it cannot mean is asked for again."""
    text = written[0] if written else ""
    edits = value_of(what, item, text, scene)
    return Amend(edits) if edits else Open(item, what, text or "?")


def received(scene: Scene, query: Query) -> Answer:
    """A file nobody asked for: a programme from an organiser is looked at, all else gets a friendly word."""
    if query.file is None:
        return Answer("unknown", talk.unknown(scene))
    if not (organises(scene.person) and query.file.name.lower().endswith(PROGRAMMES)):
        return Answer(query.command, received_view.file(scene))
    return Answer(query.command, talk.only_at_work(scene), wish=Upload(query.file))
