"""A draft before it is published: old and new, who is told, which reminders move, what gets in each other's way."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.programme.changes import Change
from bot.programme.edits import BadEdit, Edit
from bot.programme.problem import Problem
from bot.speech.catalogue import catalogue
from bot.speech.message import Button, Line, Message, Style
from bot.speech.outlook import Meanwhile, Outlook, Shifts
from bot.speech.scene import Scene
from bot.speech.views import item as item_view
from bot.speech.views import problems
from bot.speech.views.changes import block
from bot.speech.views.preview import preview as differences

SHOWN = 8
"""Items in full; the rest is counted."""
_CONFLICTS = 5
_IN_TITLES = frozenset({"overlap", "short-way", "outside-trip", "quiet-hours-broken", "quiet-hours-wait"})


def preview(draft: str, turn: int, outlook: Outlook, scene: Scene, edits: Sequence[Edit]) -> Message:
    """The draft with an id at one turn, to be published, changed further or discarded."""
    lines = [Line(scene.say("draft-heading"), Style.TITLE)]
    lines += meanwhile_lines(outlook.meanwhile, scene) if outlook.meanwhile else []
    lines += outlook_lines(outlook, scene)
    on = f"change item {edits[-1].item}" if edits else "change"
    last = (
        Button(scene.say("draft-button-on"), on),
        Button(scene.say("draft-button-drop"), f"change drop {draft}"),
    )
    rows = (*publish_buttons(f"publish {draft} {turn}", outlook, scene), last)
    return Message(tuple(lines), rows, language=scene.language)


def outlook_lines(outlook: Outlook, scene: Scene) -> list[Line]:
    """Old → new and what follows from it."""
    there = _after(outlook, scene)
    lines = [Line(""), *differences(outlook.before, there, outlook.languages, most=SHOWN).lines]
    lines += _reminders(outlook.shifts, scene)
    if outlook.absent:
        lines.append(Line(scene.say("draft-absent", count=outlook.absent)))
    lines += _conflict_lines(outlook.conflicts, there)
    lines += [Line(scene.say("draft-drafting", name=name), Style.STRONG) for name in outlook.drafting]
    return lines


def publish_buttons(
    action: str, outlook: Outlook, scene: Scene, labels: str = "draft-button"
) -> tuple[tuple[Button, ...], ...]:
    """Publish and tell, or silently; where there is nobody to tell, just publish; nothing where nothing changes."""
    if outlook.before.trip == outlook.after.trip:
        return ()
    if not outlook.told:
        return ((Button(scene.say(f"{labels}-publish"), f"{action} silent"),),)
    tell = Button(scene.say(f"{labels}-tell"), f"{action} tell")
    return ((tell,), (Button(scene.say(f"{labels}-silent"), f"{action} silent"),))


def meanwhile_lines(meanwhile: Meanwhile, scene: Scene) -> list[Line]:
    """What others published since the draft was last shown, and what of it the draft would take back."""
    lines = [Line(scene.say("draft-meanwhile", names=", ".join(meanwhile.names)), Style.STRONG)]
    for change in meanwhile.changes[:SHOWN]:
        lines += [Line(""), *block(change, meanwhile.before, scene, in_full=False)]
    if meanwhile.taken_back:
        titles = ", ".join(_title(change, scene) for change in meanwhile.taken_back[:SHOWN])
        lines += [Line(""), Line(scene.say("draft-takes-back", titles=titles), Style.STRONG)]
    if meanwhile.lost:
        lines.append(Line(scene.say("draft-lost", count=meanwhile.lost), Style.STRONG))
    return lines


def not_possible(error: Exception, item: str, scene: Scene, draft: str = "") -> Message:
    """Why something cannot be changed so: a BadEdit, or the problems of the programme that would come of it."""
    if isinstance(error, BadEdit):
        lines = [Line(scene.say(f"draft-bad-{error.code}", found=error.found), Style.STRONG)]
    else:
        found: Sequence[Problem] = getattr(error, "problems", ())
        words = catalogue(scene.language)
        lines = [Line(scene.say("draft-not-in-order"), Style.STRONG)]
        lines += [Line(problems.message(problem, words)) for problem in found[:_CONFLICTS]]
    row = [Button(scene.say("draft-button-on"), f"change item {item}" if item else "change")]
    if draft:
        row.append(Button(scene.say("draft-button-drop"), f"change drop {draft}"))
    return Message(tuple(lines), (tuple(row),), language=scene.language)


def no_draft(scene: Scene) -> Message:
    """There is nothing to publish."""
    return _said("draft-no-draft", scene)


def no_difference(item: str, scene: Scene) -> Message:
    """It is so already."""
    row = (Button(scene.say("draft-button-on"), f"change item {item}"),)
    return Message((Line(scene.say("draft-no-difference"), Style.STRONG),), (row,), language=scene.language)


def discarded(scene: Scene) -> Message:
    """The draft is gone."""
    return _said("draft-discarded", scene)


def _said(words: str, scene: Scene) -> Message:
    row = (Button(scene.say("draft-button-list"), "change"),)
    return Message((Line(scene.say(words), Style.STRONG),), (row,), language=scene.language)


def _after(outlook: Outlook, scene: Scene) -> Scene:
    return replace(scene, agenda=outlook.after)


def _reminders(shifts: Shifts, scene: Scene) -> list[Line]:
    counts = {"moved": shifts.moved, "dropped": shifts.dropped, "added": shifts.added}
    said = [scene.say(f"draft-reminders-{name}", count=count) for name, count in counts.items() if count]
    return [Line(scene.say("draft-reminders", what=", ".join(said)))] if said else []


def _conflict_lines(conflicts: Sequence[Problem], scene: Scene) -> list[Line]:
    if not conflicts:
        return []
    lines = [Line(""), Line(scene.say("draft-conflicts", count=len(conflicts)), Style.STRONG)]
    lines += [Line(f"⚠️ {_conflict(problem, scene)}") for problem in conflicts[:_CONFLICTS]]
    if len(conflicts) > _CONFLICTS:
        lines.append(Line(scene.say("draft-more", count=len(conflicts) - _CONFLICTS), Style.QUIET))
    return lines


def _conflict(problem: Problem, scene: Scene) -> str:
    """A warning with titles and names, where the programme's authors read ids."""
    if problem.code not in _IN_TITLES:
        named_so = replace(problem, subject=_named(problem.subject or "", scene))
        return problems.message(named_so, catalogue(scene.language))
    values: Mapping[str, str | int] = problem.args
    named = {key: _named(str(value), scene) for key, value in values.items() if key in {"other", "person"}}
    title = _named(problem.subject or "", scene)
    return scene.say(f"draft-conflict-{problem.code}", title=title, **{**values, **named})


def _named(name: str, scene: Scene) -> str:
    if name in scene.agenda.items:
        return item_view.title(scene.agenda.items[name], scene)
    if name in scene.agenda.places:
        return scene.agenda.places[name].name
    return scene.agenda.people[name].name if name in scene.agenda.people else name


def _title(change: Change, scene: Scene) -> str:
    item = change.new or change.old
    return item_view.title(item, scene) if item else change.item_id
