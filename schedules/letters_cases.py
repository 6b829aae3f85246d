"""Letters about somebody's case: calls to those who can do something about it, and words back to the person."""

from collections.abc import Callable, Mapping, Sequence

from bot.programme.model import organises
from bot.speech.message import Message
from bot.speech.scene import Scene
from bot.speech.views import late, question, sos
from bot.store.deliveries import Stored
from bot.store.matters import MOST, Matter, MatterKind, Stage
from bot.store.schema import State
from schedules.calling import RINGS_AGAIN
from schedules.material import Material, about


def case_letter(rows: Sequence[Stored], scene: Scene, material: Material) -> Message | None:
    """Somebody's case, as it stands, for somebody it is told to; None where there is nothing to tell any more."""
    dossier = material.dossiers.get(about(rows[0]))
    return _CASES[dossier.matter.kind](rows[0], dossier.matter, scene) if dossier else None


def word_letter(rows: Sequence[Stored], scene: Scene, material: Material) -> Message | None:
    """What the person whose case it is is told; None where it is not so any more."""
    dossier = material.dossiers.get(about(rows[0]))
    return _WORDS[dossier.matter.kind](rows[0], dossier.matter, scene) if dossier else None


def _late(_: Stored, matter: Matter, scene: Scene) -> Message | None:
    return late.case(matter.content, scene)


def _sos(row: Stored, matter: Matter, scene: Scene) -> Message | None:
    number = _number(row)
    if not organises(scene.person) or (row.state is not State.SENT and _rings_no_more(row, matter, scene, number)):
        return None
    return sos.case(matter.id, matter.content, scene, number)


def _rings_no_more(row: Stored, matter: Matter, scene: Scene, number: int) -> bool:
    """Whether a call is closed; of a repetition, also whether somebody took care, or the next one is due."""
    if matter.stage is not Stage.OPEN or not number:
        return matter.stage is not Stage.OPEN
    return bool(matter.content["taken"]) or (number < MOST and scene.at >= row.at + RINGS_AGAIN)


def _question(row: Stored, matter: Matter, scene: Scene) -> Message | None:
    answered = matter.stage is not Stage.OPEN and row.state is not State.SENT
    return None if answered or not organises(scene.person) else question.case(matter.id, matter.content, scene)


def _sos_word(row: Stored, matter: Matter, scene: Scene) -> Message | None:
    event, content = (row.content or {})["event"], matter.content
    if event == "over":
        return sos.called_off(content, scene)
    if event == "waiting":
        return None if content["taken"] or content["closed"] else sos.word(event, content, scene)
    if event == "taken" and content["taken"] != (row.content or {})["by"]:
        return None
    return sos.word(event, content, scene)


def _answer(row: Stored, matter: Matter, scene: Scene) -> Message | None:
    return question.answer(matter.id, matter.content, _number(row), scene)


def _number(row: Stored) -> int:
    """Which of several notices about a matter it is; see `tag`."""
    return int(row.key.lead.partition("+")[2] or 0)


_Letter = Callable[[Stored, Matter, Scene], Message | None]
_CASES: Mapping[MatterKind, _Letter] = {
    MatterKind.LATE: _late,
    MatterKind.SOS: _sos,
    MatterKind.QUESTION: _question,
}
_WORDS: Mapping[MatterKind, _Letter] = {MatterKind.SOS: _sos_word, MatterKind.QUESTION: _answer}
