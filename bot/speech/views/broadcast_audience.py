"""Whom a broadcast is for, tapped together: everybody, groups, those of an item, whoever is on a platform, people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.programme.agenda import in_order
from bot.programme.audience import CHANNEL, ITEM, WITHOUT
from bot.programme.model import EVERYONE, Item
from bot.speech.broadcast import Broadcast, Outlook
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import item as item_view
from bot.speech.views.leads import choice

GROUPS, ITEMS, FOUND = 12, 3, 8
"""Groups, items and people offered to tap; the others are found by typing a name."""
_NAMED = 4
_SHOWN = 60
"""Characters of what somebody typed that are shown back."""
_ROW = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """A broadcast being written: the id of its matter, whose it is, what it says and whom it would reach.

    `mark` names this state of it: only what its author has seen can be sent.
    """

    id: str
    author: str
    broadcast: Broadcast
    outlook: Outlook
    mark: str = ""


def choosing(draft: Draft, scene: Scene) -> Message:
    """Whom it is for."""
    lines = [Line(scene.say("broadcast-heading"), Style.TITLE)]
    if draft.broadcast.audience:
        lines += [to(draft, scene), count(draft, scene)]
    lines.append(Line(scene.say("broadcast-choose-more" if draft.broadcast.audience else "broadcast-choose")))
    if draft.broadcast.audience and not draft.broadcast.complete:
        lines += [Line(""), Line(scene.say("broadcast-write-now"), Style.STRONG)]
    rows = [*_terms(draft, scene), (Button(scene.say("broadcast-button-who"), f"broadcast {draft.id} who"),)]
    last = [Button(scene.say("broadcast-button-drop"), f"broadcast {draft.id} drop")]
    if draft.broadcast.complete:
        last.insert(0, Button(scene.say("broadcast-button-preview"), f"broadcast {draft.id} preview"))
    else:
        last.append(Button(scene.say("broadcast-button-recent"), "broadcast recent"))
    return Message(tuple(lines), (*rows, tuple(last)), language=scene.language, in_place=True)


def found(draft: str, terms: Sequence[str], scene: Scene) -> Message:
    """Several are called so: which one is meant."""
    rows = tuple((Button(named(term, scene), f"broadcast {draft} + {term}"),) for term in terms[:FOUND])
    return Message((Line(scene.say("broadcast-which"), Style.STRONG),), rows, language=scene.language)


def nobody(draft: str, name: str, scene: Scene) -> Message:
    """Nobody is called so."""
    back = (Button(scene.say("broadcast-button-back"), f"broadcast {draft} whom"),)
    line = Line(scene.say("broadcast-nobody", name=name[:_SHOWN]), Style.STRONG)
    return Message((line,), (back,), language=scene.language)


def named(term: str, scene: Scene) -> str:
    """A term of an audience as people call it."""
    agenda = scene.agenda
    if term == EVERYONE:
        return scene.say("broadcast-everyone")
    if term in agenda.groups:
        return scene.text(agenda.groups[term].label)
    if term.startswith(ITEM):
        item = agenda.items.get(term.removeprefix(ITEM))
        return item_view.title(item, scene) if item else scene.say("broadcast-gone")
    if term.startswith(CHANNEL):
        return scene.say("broadcast-on", channel=term.removeprefix(CHANNEL).capitalize())
    person = agenda.people.get(term.removeprefix(WITHOUT))
    name = person.name if person else scene.say("broadcast-gone")
    return scene.say("broadcast-without", name=name) if term.startswith(WITHOUT) else name


def to(draft: Draft, scene: Scene) -> Line:
    """Whom it is for, in words."""
    terms = draft.broadcast.audience.terms
    words = " + ".join(named(term, scene) for term in terms[:_NAMED])
    more = f" … (+{len(terms) - _NAMED})" if len(terms) > _NAMED else ""
    return Line(scene.say("broadcast-to", whom=f"{words}{more}"))


def count(draft: Draft, scene: Scene) -> Line:
    """How many that are, and how many have a chat."""
    total, here = len(draft.outlook.recipients), len(draft.outlook.leaving)
    return Line(scene.say("broadcast-count", count=total, here=here), Style.STRONG)


def _terms(draft: Draft, scene: Scene) -> Iterator[tuple[Button, ...]]:
    """Everything there is to tap, ticked where it is chosen."""
    chosen = draft.broadcast.audience.terms
    channels = [CHANNEL + name for name in draft.outlook.present] if len(draft.outlook.present) > 1 else []
    groups = list(scene.agenda.groups)[:GROUPS]
    offered = dict.fromkeys([EVERYONE, *groups, *(ITEM + item.id for item in _near(scene)), *channels])
    offered |= dict.fromkeys(chosen[:FOUND])
    row: list[Button] = []
    for term in offered:
        action = f"broadcast {draft.id} {'-' if term in chosen else '+'} {term}"
        button = choice(named(term, scene), action, term in chosen, scene)
        alone = term == EVERYONE or term.startswith(ITEM)
        if row and (alone or len(row) == _ROW):
            yield tuple(row)
            row = []
        row.append(button)
        if alone:
            yield tuple(row)
            row = []
    if row:
        yield tuple(row)


def _near(scene: Scene) -> list[Item]:
    """What is running or comes next, whoever it is for."""
    ahead = [item for item in scene.agenda.trip.items if item.end > scene.at and not item.cancelled]
    return in_order(ahead)[:ITEMS]
