"""What a delivery says, made at the moment it goes out: from the programme in force, in the person's language."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.programme.agenda import in_order
from bot.programme.changes import changes_for
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import alerts as alerts_view
from bot.speech.views import changes as changes_view
from bot.speech.views import notices as view
from bot.speech.views import report as report_view
from bot.speech.views.reports import REPORTS
from bot.store.deliveries import Stored
from schedules.letters_broadcast import broadcast_letter
from schedules.letters_cases import case_letter, word_letter
from schedules.letters_rollcall import rollcall_letter
from schedules.material import KNOWN, Dossier, Material, about
from schedules.outbox import announced
from schedules.planner import NoticeKind
from schedules.progress import account_of

Letter = Callable[[Sequence[Stored], Scene, Material], Message | None]


def letter(rows: Sequence[Stored], scene: Scene, material: Material) -> Message | None:
    """One message for deliveries that go out together, to the scene's person, as of the scene's instant.

    None if there is nothing to tell any more.
    """
    return _LETTERS[NoticeKind(rows[0].key.kind)](rows, scene, material)


def perhaps_known(message: Message, scene: Scene) -> Message:
    """The same message, marked as one that may have arrived already."""
    return replace(message, lines=(Line(scene.say("alert-repeat"), Style.QUIET), *message.lines))


def _reminder(rows: Sequence[Stored], scene: Scene, _: Material) -> Message:
    items = {row.key.item: scene.agenda.items[row.key.item] for row in rows}
    return view.reminder(in_order(items.values()), scene)


def _digest(rows: Sequence[Stored], scene: Scene, _: Material) -> Message:
    day = announced(rows[0])
    return view.digest(scene.agenda.day(scene.person, day), day, scene)


def _alert(rows: Sequence[Stored], scene: Scene, _: Material) -> Message:
    return alerts_view.alert([alerts_view.Trouble.of(row.content or {}) for row in rows], scene)


def _changes(rows: Sequence[Stored], scene: Scene, material: Material) -> Message | None:
    """What the person does not know yet, as far as it still differs from what is in force."""
    told: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        told[(row.content or {})[KNOWN]].add(row.key.item)
    lines: list[Line] = []
    buttons: list[tuple[Button, ...]] = []
    for number, items in sorted(told.items()):
        earlier = material.earlier[number]
        known = changes_for(rows[0].key.person, earlier, scene.agenda, scene.at, scene.language)
        if changes := tuple(change for change in known if change.item_id in items):
            part = changes_view.change_notice(changes, earlier, scene)
            lines += [Line(""), *part.lines] if lines else part.lines
            buttons += part.buttons
    if not lines:
        return None
    return _answerable(Message(tuple(lines), tuple(buttons), language=scene.language), rows, scene, material)


def _answerable(message: Message, rows: Sequence[Stored], scene: Scene, material: Material) -> Message | None:
    """A change with the question whether it was understood, asked again where it is a repetition; or the answer."""
    newest = max(rows, key=lambda row: row.id)
    dossier = material.dossiers.get(about(newest))
    if dossier is None or not dossier.matter.content.get("acknowledge"):
        return message
    response = dossier.responses.get(newest.key.person)
    if response is not None and any("+" in row.key.lead for row in rows):
        return None  # it was to be asked once more, and is answered meanwhile
    if response is not None:
        return report_view.understood(message, response.at, scene)
    return report_view.please_confirm(message, dossier.matter.id, scene, again="+" in newest.key.lead)


def _report(rows: Sequence[Stored], scene: Scene, material: Material) -> Message | None:
    dossier = material.dossiers.get(about(rows[0]))
    return how_it_stands(dossier, scene) if dossier else None


def how_it_stands(dossier: Dossier, scene: Scene) -> Message:
    """The report about a matter, as of now."""
    return REPORTS[dossier.matter.kind](account_of(dossier), scene)


_LETTERS: Mapping[NoticeKind, Letter] = {
    NoticeKind.REMINDER: _reminder,
    NoticeKind.DIGEST: _digest,
    NoticeKind.CHANGE: _changes,
    NoticeKind.ALERT: _alert,
    NoticeKind.ROLLCALL: rollcall_letter,
    NoticeKind.CASE: case_letter,
    NoticeKind.WORD: word_letter,
    NoticeKind.BROADCAST: broadcast_letter,
    NoticeKind.REPORT: _report,
}
