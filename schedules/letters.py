"""What a delivery says, made at the moment it goes out: from the programme in force, in the person's language."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.programme.agenda import Agenda, in_order
from bot.programme.changes import changes_for
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import alerts as alerts_view
from bot.speech.views import changes as changes_view
from bot.speech.views import notices as view
from bot.store.deliveries import Stored
from schedules.outbox import announced
from schedules.planner import NoticeKind

KNOWN = "from"
"""In the content of a change notice: the number of the version its person knew."""


def letter(rows: Sequence[Stored], scene: Scene, earlier: Mapping[int, Agenda]) -> Message | None:
    """One message for deliveries that go out together, to the scene's person, as of the scene's instant.

    None if there is nothing to tell any more. `earlier` are programmes as people knew them, for notices of changes.
    """
    agenda, person = scene.agenda, scene.person
    match NoticeKind(rows[0].key.kind):
        case NoticeKind.REMINDER:
            return view.reminder(in_order({row.key.item: agenda.items[row.key.item] for row in rows}.values()), scene)
        case NoticeKind.DIGEST:
            day = announced(rows[0])
            return view.digest(agenda.day(person, day), day, scene)
        case NoticeKind.CHANGE:
            return _changes(rows, scene, earlier)
        case NoticeKind.ALERT:
            return alerts_view.alert([alerts_view.Trouble.of(row.content or {}) for row in rows], scene)


def perhaps_known(message: Message, scene: Scene) -> Message:
    """The same message, marked as one that may have arrived already."""
    return replace(message, lines=(Line(scene.say("alert-repeat"), Style.QUIET), *message.lines))


def _changes(rows: Sequence[Stored], scene: Scene, earlier: Mapping[int, Agenda]) -> Message | None:
    """What the person does not know yet, as far as it still differs from what is in force."""
    told: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        told[(row.content or {})[KNOWN]].add(row.key.item)
    lines: list[Line] = []
    buttons: list[tuple[Button, ...]] = []
    for number, items in sorted(told.items()):
        known = changes_for(rows[0].key.person, earlier[number], scene.agenda, scene.at, scene.language)
        if changes := tuple(change for change in known if change.item_id in items):
            part = changes_view.change_notice(changes, earlier[number], scene)
            lines += [Line(""), *part.lines] if lines else part.lines
            buttons += part.buttons
    return Message(tuple(lines), tuple(buttons), language=scene.language) if lines else None
