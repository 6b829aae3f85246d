"""How everything stands, for organisers: a summary on a phone's screen, details a tap away, in place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from bot.clock import local_date
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import alerts as alerts_view
from bot.speech.views import item as item_view
from bot.speech.views.alerts import REASONS, Trouble
from bot.speech.views.report import call_list

PAGE = 8
"""People, or matters, on one page; and lines about what goes out."""
KINDS = ("sos", "question", "late", "rollcall", "broadcast", "change")
"""Kinds of matters, the most urgent first."""


@dataclass(frozen=True, slots=True)
class Coming:
    """So many people get a kind of notice at an instant (UTC), about an item or none (empty)."""

    at: datetime
    kind: str
    item: str
    people: int


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be told to a person; `worth_trying`: some of it would still be of use."""

    person: str
    troubles: tuple[Trouble, ...]
    worth_trying: bool


@dataclass(frozen=True, slots=True)
class Pending:
    """A matter that is open, or the organiser's own draft; `taken`: somebody takes care of it.

    `words` are those by which a draft is known among others of its kind.
    """

    matter: str
    kind: str
    author: str
    at: datetime
    draft: bool
    taken: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything there is to know: people are ids, the unreachable each with (channel, reason)."""

    joined: tuple[str, ...]
    missing: tuple[str, ...]
    unreachable: Mapping[str, tuple[tuple[str, str], ...]]
    coming: tuple[Coming, ...]
    failures: tuple[Failure, ...]
    pending: tuple[Pending, ...]


def overview(found: Overview, section: str, first: int, scene: Scene) -> Message:
    """The summary; or one section, from its entry number `first` on."""
    sections = {
        "joined": _joined,
        "unreachable": _unreachable,
        "next": _next,
        "failures": _failures,
        "matters": _matters,
    }
    return sections[section](found, first, scene) if section in sections else _summary(found, scene)


def _summary(found: Overview, scene: Scene) -> Message:
    zone = scene.agenda.trip.zone
    lines = [
        Line(scene.say("status-title", time=scene.times.until(scene.at, zone, local_date(scene.at, zone))), Style.TITLE)
    ]
    calls = [one for one in found.pending if one.kind == "sos" and not one.taken]
    if calls:
        lines.append(
            Line(scene.say("status-calls", names=", ".join(_name(one.author, scene) for one in calls)), Style.STRONG)
        )
    total = len(found.joined) + len(found.missing)
    lines.append(Line(scene.say("status-joined", count=len(found.joined), total=total)))
    figures = {
        "joined": len(found.missing),
        "unreachable": len(found.unreachable),
        "next": sum(one.people for one in found.coming),
        "failures": len(found.failures),
        "matters": len(found.pending),
    }
    lines += [Line(scene.say(f"status-{name}-count", count=count)) for name, count in figures.items() if name != "next"]
    lines.insert(-2, _coming_summary(found, scene))
    buttons = [
        Button(scene.say(f"status-button-{name}", count=count), f"status {name}")
        for name, count in figures.items()
        if count
    ]
    rows = [tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]
    rows.append((Button(scene.say("button-refresh"), "status"), Button(scene.say("status-button-audit"), "audit")))
    return Message(tuple(lines), tuple(rows), language=scene.language, in_place=True)


def _coming_summary(found: Overview, scene: Scene) -> Line:
    if not found.coming:
        return Line(scene.say("status-next-none"))
    count = sum(one.people for one in found.coming)
    return Line(scene.say("status-next-count", count=count, time=_when(found.coming[0].at, scene)))


def _joined(found: Overview, first: int, scene: Scene) -> Message:
    """Who has not joined, each with a button to invite them."""
    shown = found.missing[first : first + PAGE]
    total = len(found.joined) + len(found.missing)
    lines = [Line(scene.say("status-joined", count=len(found.joined), total=total), Style.TITLE)]
    words = "status-missing" if found.missing else "status-all-here"
    lines.append(Line(scene.say(words, count=len(found.missing))))
    rows = [(Button(scene.say("status-button-invite", name=_name(name, scene)), f"invite {name}"),) for name in shown]
    return _page(lines, rows, "joined", first, len(found.missing), scene)


def _unreachable(found: Overview, first: int, scene: Scene) -> Message:
    names = list(found.unreachable)
    lines = [Line(scene.say("status-unreachable-count", count=len(names)), Style.TITLE)]
    for name in names[first : first + PAGE]:
        lines += [Line(""), *call_list([name], scene)]
        for channel, reason in found.unreachable[name]:
            code = reason if reason in REASONS else "gone"
            lines.append(Line(scene.say(f"alert-because-{code}", channel=channel.capitalize()), Style.QUIET))
    rows = [
        (Button(scene.say("status-button-invite", name=_name(name, scene)), f"invite {name}"),)
        for name in names[first : first + PAGE]
    ]
    return _page(lines, rows, "unreachable", first, len(names), scene)


def _next(found: Overview, first: int, scene: Scene) -> Message:
    """What goes out when, about what, to how many."""
    lines = [Line(scene.say("status-next-title"), Style.TITLE)]
    shown = found.coming[first : first + PAGE]
    for at, together in groupby(shown, key=lambda one: _when(one.at, scene)):
        lines += [Line(""), Line(at, Style.STRONG), *(Line(_what(one, scene)) for one in together)]
    return _page(lines, [], "next", first, len(found.coming), scene)


def _failures(found: Overview, first: int, scene: Scene) -> Message:
    lines = [Line(scene.say("status-failures-count", count=len(found.failures)), Style.TITLE)]
    rows: list[tuple[Button, ...]] = []
    some = found.failures[first : first + PAGE // 2]
    for failure in some:
        name = _name(failure.person, scene)
        lines += [Line(""), *alerts_view.about(failure.person, failure.troubles, scene)]
        again = Button(scene.say("status-button-retry", name=name), f"status retry {failure.person}")
        done = Button(scene.say("status-button-done", name=name), f"status done {failure.person}")
        rows.append((again, done) if failure.worth_trying else (done,))
    if len(found.failures) > 1:
        everybody = (
            Button(scene.say("status-button-retry-all"), "status retry"),
            Button(scene.say("status-button-done-all"), "status done"),
        )
        rows.append(everybody)
    return _page(lines, rows, "failures", first, len(found.failures), scene, PAGE // 2)


def _matters(found: Overview, first: int, scene: Scene) -> Message:
    lines = [Line(scene.say("status-matters-count", count=len(found.pending)), Style.TITLE)]
    rows = [(Button(_label(one, scene), _leads_to(one)),) for one in found.pending]
    return _page(lines, rows[first : first + PAGE], "matters", first, len(rows), scene)


def _page(
    lines: Sequence[Line],
    rows: Sequence[tuple[Button, ...]],
    section: str,
    first: int,
    total: int,
    scene: Scene,
    size: int = PAGE,
) -> Message:
    """A page of a section, with the way on and back."""
    turn = []
    if first > 0:
        turn.append(Button("◀", f"status {section} {max(0, first - size)}"))
    turn.append(Button(scene.say("status-button-back"), "status"))
    if first + size < total:
        turn.append(Button("▶", f"status {section} {first + size}"))
    return Message(tuple(lines), (*rows, tuple(turn)), language=scene.language, in_place=True)


def _leads_to(one: Pending) -> str:
    """How a matter stands; a draft's preview."""
    if not one.draft:
        return f"status {one.matter}"
    return "change draft" if one.kind == "change" else f"{one.kind} {one.matter} preview"


def _label(one: Pending, scene: Scene) -> str:
    kind = scene.say("status-kind", kind=one.kind)
    if one.draft:
        return scene.say("status-draft", kind=kind) + (f" · {one.words}" if one.words else "")
    return (
        f"{kind} · {_name(one.author, scene)} · {_when(one.at, scene)}"
        if one.author
        else f"{kind} · {_when(one.at, scene)}"
    )


def _what(one: Coming, scene: Scene) -> str:
    item = scene.agenda.items.get(one.item)
    about = f": {item_view.title(item, scene)}" if item else ""
    return scene.say("status-next-line", kind=scene.say(f"alert-{one.kind}") + about, count=one.people)


def _when(at: datetime, scene: Scene) -> str:
    """`14:05 Japan`, with the day in front if it is not today."""
    zone = scene.agenda.trip.zone
    return f"{scene.times.moment(at, zone, local_date(scene.at, zone))} {scene.times.zone(zone)}"


def _name(name: str, scene: Scene) -> str:
    person = scene.agenda.people.get(name)
    return person.name if person else name
