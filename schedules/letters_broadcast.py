"""How a broadcast reads when it reaches somebody."""

from collections.abc import Sequence
from dataclasses import replace

from bot.speech.broadcast import Broadcast
from bot.speech.message import Message
from bot.speech.scene import Scene
from bot.speech.views import broadcast as view
from bot.speech.views import report as report_view
from bot.store.deliveries import Stored
from bot.store.matters import Stage
from bot.store.schema import State
from schedules.material import Material, about


def broadcast_letter(rows: Sequence[Stored], scene: Scene, material: Material) -> Message | None:
    """The text in the person's language, with its file, and the question whether it was understood; or the answer.

    None where it was stopped before it left, or was to be asked once more and is answered meanwhile.
    """
    row = rows[0]
    dossier, again = material.dossiers.get(about(row)), "+" in row.key.lead
    if dossier is None or dossier.matter.stage is Stage.DRAFT:
        return None
    content = dossier.matter.content
    if content.get("stopped") and not again and row.state is not State.SENT:
        return None
    broadcast = Broadcast.of(content)
    message = view.letter(broadcast, dossier.matter.author, scene)
    response = dossier.responses.get(row.key.person)
    if again and (response is not None or not broadcast.acknowledge):
        return None
    if response is not None:  # it stands there already, file and all
        return report_view.understood(message, response.at, scene)
    message = replace(message, file=dossier.file)
    if not broadcast.acknowledge:
        return message
    return report_view.please_confirm(message, dossier.matter.id, scene, again=again)
