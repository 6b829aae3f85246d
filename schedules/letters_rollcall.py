"""How a roll call reads when it reaches somebody."""

from collections.abc import Sequence

from bot.speech.message import Message
from bot.speech.scene import Scene
from bot.speech.views import rollcall_question as view
from bot.speech.views import rollcall_report as report_view
from bot.store.deliveries import Stored
from bot.store.matters import Stage, tag
from schedules.material import Dossier, Material, about
from schedules.rollcalls import EVERY, RINGS, TIMES


def rollcall_letter(rows: Sequence[Stored], scene: Scene, material: Material) -> Message | None:
    """The question, with the answers to tap; once answered, what was.

    None where it is closed, or was to be asked once more and is answered meanwhile, or is asked in a moment anyway.
    """
    row = rows[0]
    dossier, again = material.dossiers.get(about(row)), "+" in row.key.lead
    if dossier is None or dossier.matter.stage is not Stage.OPEN:
        return None
    matter, content = dossier.matter.id, dossier.matter.content
    if row.key.lead == matter + RINGS:
        return _ring(row.key.item, dossier, scene)
    response = dossier.responses.get(row.key.person)
    passing = response is not None and response.answer in content.get("passing", ())
    if response is not None and not again:
        return view.answered(matter, content["of"], response, scene, status=content["status"])
    if response is not None and not passing:
        return None
    outdated = content["status"] and again and scene.at - row.at >= EVERY and row.key.lead != tag(matter, TIMES)
    return None if outdated else view.question(matter, content["of"], scene, status=content["status"], again=again)


def _ring(person: str, dossier: Dossier, scene: Scene) -> Message | None:
    """Somebody needs help, unless that was taken back meanwhile."""
    response = dossier.responses.get(person)
    if response is None or response.answer not in dossier.matter.content["rings"]:
        return None
    return report_view.help_needed(dossier.matter.id, person, response.note, scene)
