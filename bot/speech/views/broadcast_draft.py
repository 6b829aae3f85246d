"""A broadcast while it is being written: whom it is for, how it will look, and what can still be chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.programme.agenda import in_order
from bot.programme.audience import CHANNEL, ITEM, WITHOUT
from bot.programme.model import EVERYONE, Item
from bot.speech.broadcast import LONGEST, Broadcast, Outlook
from bot.speech.catalogue import LANGUAGES
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import broadcast as view
from bot.speech.views import item as item_view
from bot.speech.views.leads import choice, fits

GROUPS, ITEMS, FOUND = 12, 3, 8
"""Groups, items and people offered to tap; the others are found by typing a name."""
LISTED = 60
"""Names in one message."""
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
        lines += [_to(draft, scene), _count(draft, scene)]
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


def preview(draft: Draft, scene: Scene, language: str = "", *, changed: bool = False) -> Message:
    """How it will look and what will happen; `changed`: it is not what its author had seen when sending it."""
    broadcast = draft.broadcast
    shown = language if language in broadcast.languages else (broadcast.languages or (scene.language,))[0]
    lines = [Line(scene.say("broadcast-changed" if changed else "broadcast-preview"), Style.TITLE)]
    lines += [_to(draft, scene), _count(draft, scene), *_plan(draft, scene), Line("────────")]
    lines += view.letter(broadcast, draft.author, replace(scene, language=shown)).lines
    if broadcast.file:
        lines += [Line(""), Line(f"📎 {broadcast.file}")]
    rows = [*_send(draft, scene), *_options(draft, shown, scene)]
    return Message(tuple(lines), tuple(rows), language=scene.language, in_place=True)


def names(draft: Draft, scene: Scene) -> Message:
    """Who gets it, first those who cannot be told in a chat."""
    away = [person for person in draft.outlook.recipients if person not in draft.outlook.leaving]
    lines = [Line(scene.say("broadcast-names"), Style.TITLE), _count(draft, scene)]
    everybody = [*away, *draft.outlook.leaving]
    lines += [
        Line(scene.say("broadcast-without-chat", name=scene.agenda.people[person].name))
        if person in away
        else Line(scene.agenda.people[person].name)
        for person in everybody[:LISTED]
    ]
    if len(everybody) > LISTED:
        lines.append(Line(scene.say("report-more", count=len(everybody) - LISTED), Style.QUIET))
    back = (Button(scene.say("broadcast-button-preview"), f"broadcast {draft.id} preview"),)
    return Message(tuple(lines), (back,), language=scene.language, in_place=True)


def found(draft: str, terms: Sequence[str], scene: Scene) -> Message:
    """Several are called so: which one is meant."""
    rows = tuple((Button(named(term, scene), f"broadcast {draft} + {term}"),) for term in terms[:FOUND])
    return Message((Line(scene.say("broadcast-which"), Style.STRONG),), rows, language=scene.language)


def ask(words: str, draft: str, scene: Scene, language: str = "") -> Message:
    """A question whose answer is to be written (`broadcast-ask-text`, …), and the way back."""
    text = scene.say(words, limit=LONGEST, language=scene.say("broadcast-language", language=language))
    back = (
        Button(
            scene.say("broadcast-button-back"),
            f"broadcast {draft} {'whom' if words == 'broadcast-ask-who' else 'preview'}",
        ),
    )
    return Message((Line(text, Style.STRONG),), (back,), language=scene.language)


def nobody(draft: str, name: str, scene: Scene) -> Message:
    """Nobody is called so."""
    back = (Button(scene.say("broadcast-button-back"), f"broadcast {draft} whom"),)
    line = Line(scene.say("broadcast-nobody", name=name[:_SHOWN]), Style.STRONG)
    return Message((line,), (back,), language=scene.language)


def too_long(scene: Scene) -> Message:
    """More text than one message can be."""
    line = Line(scene.say("broadcast-too-long", limit=LONGEST), Style.STRONG)
    return Message((line,), language=scene.language)


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
        if not fits(action):
            continue
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


def _to(draft: Draft, scene: Scene) -> Line:
    terms = draft.broadcast.audience.terms
    words = " + ".join(named(term, scene) for term in terms[:_NAMED])
    more = f" … (+{len(terms) - _NAMED})" if len(terms) > _NAMED else ""
    return Line(scene.say("broadcast-to", whom=f"{words}{more}"))


def _count(draft: Draft, scene: Scene) -> Line:
    total, here = len(draft.outlook.recipients), len(draft.outlook.leaving)
    return Line(scene.say("broadcast-count", count=total, here=here), Style.STRONG)


def _plan(draft: Draft, scene: Scene) -> Iterator[Line]:
    """When it goes out, what quiet hours make of it, what it asks for, and in which languages."""
    broadcast, outlook, zone = draft.broadcast, draft.outlook, scene.agenda.trip.zone
    if broadcast.at:
        yield Line(scene.say("broadcast-planned", at=scene.times.point(broadcast.at, zone)), Style.STRONG)
    if outlook.held:
        until = scene.times.point(max(outlook.leaving.values()), zone)
        yield Line(scene.say("broadcast-held", count=len(outlook.held), until=until), Style.STRONG)
    if broadcast.urgent:
        yield Line(scene.say("broadcast-is-urgent"), Style.STRONG)
    if broadcast.acknowledge:
        yield Line(scene.say("broadcast-is-asking"))
    if len(broadcast.languages) > 1:
        yield Line(scene.say("broadcast-both"))
    elif others := [name for name, code in outlook.languages.items() if code not in broadcast.languages]:
        language = scene.say("broadcast-language", language=broadcast.languages[0]) if broadcast.text else ""
        if language:
            yield Line(scene.say("broadcast-one-language", count=len(others), language=language), Style.QUIET)


def _send(draft: Draft, scene: Scene) -> Iterator[tuple[Button, ...]]:
    """The one button that sends, naming what its author sees."""
    if draft.outlook.recipients and draft.mark:
        words = "broadcast-button-plan" if draft.broadcast.at else "broadcast-button-send"
        label = scene.say(words, count=len(draft.outlook.leaving))
        yield (Button(label, f"broadcast {draft.id} send {draft.mark}"),)


def _options(draft: Draft, shown: str, scene: Scene) -> Iterator[tuple[Button, ...]]:
    broadcast, prefix = draft.broadcast, f"broadcast {draft.id}"
    acknowledge, urgent = broadcast.acknowledge, broadcast.urgent
    yield (
        Button(scene.say("broadcast-button-ack", on=_on(acknowledge)), f"{prefix} ack {_off(acknowledge)}"),
        Button(scene.say("broadcast-button-urgent", on=_on(urgent)), f"{prefix} urgent {_off(urgent)}"),
    )
    now = (Button(scene.say("broadcast-button-now"), f"{prefix} now"),) if broadcast.at else ()
    yield (*now, Button(scene.say("broadcast-button-later"), f"{prefix} later"),
           Button(scene.say("broadcast-button-names"), f"{prefix} names"))  # fmt: skip
    yield tuple(_languages(draft, shown, scene))
    yield (
        Button(scene.say("broadcast-button-audience"), f"{prefix} whom"),
        Button(scene.say("broadcast-button-drop"), f"{prefix} drop"),
    )


def _languages(draft: Draft, shown: str, scene: Scene) -> Iterator[Button]:
    """The text anew, and the other language: to be added, or to be looked at."""
    yield Button(scene.say("broadcast-button-text"), f"broadcast {draft.id} write {shown}")
    if not draft.broadcast.text:
        return
    for language in LANGUAGES:
        if language != shown:
            there = language in draft.broadcast.languages
            words = "broadcast-button-show" if there else "broadcast-button-add"
            label = scene.say(words, language=scene.say("broadcast-language", language=language))
            yield Button(label, f"broadcast {draft.id} {'preview' if there else 'write'} {language}")


def _on(chosen: bool) -> str:
    return "on" if chosen else "off"


def _off(chosen: bool) -> str:
    """What a tap makes of it."""
    return _on(not chosen)
