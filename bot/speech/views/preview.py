"""What a new version of the programme changes, and who will hear of it: for organisers, before they publish."""

from collections.abc import Mapping, Sequence

from bot.programme.agenda import Agenda
from bot.programme.aspects import Aspect
from bot.programme.changes import Change, affected, item_changes
from bot.programme.model import Person
from bot.programme.trip_changes import Edit, Entries, trip_changes
from bot.speech.message import Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views.changes import block

NAMED = 3
"""More people than this are counted."""

Told = Mapping[str, Sequence[Change]]


def preview(
    before: Agenda, scene: Scene, languages: Mapping[str, str] | None = None, most: int | None = None
) -> Message:
    """Each item that changes, as those concerned will read it, with who they are; then the rest of the trip.

    `before` is the version that holds, the scene's agenda the one to come; `languages` are those that people chose.
    Of more changes than `most`, the rest is only counted.
    """
    told = affected(before, scene.agenda, scene.at, languages)
    changes = item_changes(before, scene.agenda)
    paragraphs = [_item(change, before, told, scene) for change in changes[:most]]
    if most is not None and len(changes) > most:
        paragraphs.append([Line(scene.say("change-more", count=len(changes) - most), Style.QUIET)])
    rest = trip_changes(before.trip, scene.agenda.trip)
    paragraphs.append([line for entries in rest.entries for line in _entries(entries, scene)])
    paragraphs.append([_setting(edit, scene) for edit in rest.settings])
    if not any(paragraphs):
        return Message((Line(scene.say("change-nothing")),), language=scene.language)
    lines = [Line(scene.say("change-preview"), Style.STRONG)]
    for paragraph in filter(None, paragraphs):
        lines += [Line(""), *paragraph]
    lines += [Line(""), Line(scene.say("change-told", count=len(told)), Style.STRONG)]
    return Message(tuple(lines), language=scene.language)


def _item(change: Change, before: Agenda, told: Told, scene: Scene) -> list[Line]:
    lines = block(change, before, scene, in_full=False)
    if Aspect.AUDIENCE in change.aspects:
        for aspect, message in ((Aspect.NEW, "change-joined"), (Aspect.REMOVED, "change-left")):
            if people := _hearing(change.item_id, told, scene.agenda, aspect):
                lines.append(Line(scene.say(message, who=_who(people, scene)), Style.STRONG))
    if Aspect.DETAILS in change.aspects:
        lines.append(Line(scene.say("change-details")))
    hearing = _hearing(change.item_id, told, scene.agenda)
    to = scene.say("change-to", who=_who(hearing, scene)) if hearing else scene.say("change-to-nobody")
    return [*lines, Line(to, Style.QUIET)]


def _hearing(item_id: str, told: Told, agenda: Agenda, aspect: Aspect | None = None) -> list[Person]:
    """Who will hear of an item, or hear just that of it."""
    return [
        agenda.people[person_id]
        for person_id, changes in told.items()
        if any(change.item_id == item_id and (aspect is None or aspect in change.aspects) for change in changes)
    ]


def _who(people: Sequence[Person], scene: Scene) -> str:
    return _named([person.name for person in people]) or scene.say("change-people-count", count=len(people))


def _named(names: Sequence[str]) -> str:
    return ", ".join(names) if len(names) <= NAMED else ""


def _entries(entries: Entries, scene: Scene) -> list[Line]:
    section = scene.say(f"change-{entries.section.value}")
    shown = (
        ("change-entries-added", entries.added),
        ("change-entries-removed", entries.removed),
        ("change-entries-edited", entries.edited),
    )
    return [
        Line(scene.say(message, section=section, names=_named(names) or len(names)))
        for message, names in shown
        if names
    ]


def _setting(edit: Edit, scene: Scene) -> Line:
    none = scene.say("change-none")
    values = {"old": edit.old or none, "new": edit.new or none}
    if edit.kind:
        return Line(scene.say(f"change-{edit.setting.value}-kind", kind=edit.kind.value, **values))
    return Line(scene.say(f"change-{edit.setting.value}", **values))
