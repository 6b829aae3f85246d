"""From the command in the menu to the preview: five taps at most, where each thing written counts as one."""

from dataclasses import dataclass

import pytest

from bot.speech.message import File, Message
from tests.desk.stage import Phone, Stage, readable
from tests.desk.test_a_day_of_changes import with_later_dinner

pytestmark = pytest.mark.anyio

CLAUDIA = "o01"
MOST = 5
PHOTO = File("treffpunkt.jpg", "image/jpeg", b"\xff\xd8 a meeting point")


@dataclass(frozen=True)
class Says:
    """Something written or sent, where all else is a button."""

    text: str = ""
    file: File | None = None


Step = Says | str

FLOWS: dict[str, tuple[list[Step], str]] = {
    "later": ([Says("/change"), "Nidec", "+15"], "Neue Zeit: Di 23. April, 11:05"),
    "tomorrow": ([Says("/change"), "24. ", "METI", "+30"], "Neue Zeit: Mi 24. April"),
    "another time": ([Says("/change"), "Nidec", "Neue Zeit", Says("Mi 15:00")], "Neue Zeit: Mi 24. April, 15:00"),
    "end": ([Says("/change"), "Nidec", "Neues Ende", "12:15"], "10:50–12:15"),
    "place": ([Says("/change"), "Nidec", "📍 Ort", Says("Kyocera")], "Neuer Ort: Kyocera"),
    "meeting point": ([Says("/change"), "Nidec", "🚌 Treffpunkt", Says("10:30 Lobby")], "10:30 Lobby"),
    "note": ([Says("/change"), "Nidec", "📝 Hinweis", Says("Bitte Pass mitbringen")], "Einzelheiten: Hinweise"),
    "people": ([Says("/change"), "Nidec", "👥 Teilnehmer", Says("ohne Hans Platzhalter")], "Nicht mehr für Hans"),
    "cancelled": ([Says("/change"), "Nidec", "❌ Absagen"], "Fällt aus: "),
    "in words": ([Says("Nidec fällt aus")], "Fällt aus: "),
    "a file": ([Says(file=File("programm.yaml", "application/yaml", b""))], "19:30–21:30"),
    "to everybody": ([Says("/broadcast"), "Alle", Says("Bitte in die Lobby!")], "👁 Vorschau"),
    "in one line": ([Says("/broadcast Bitte in die Lobby!")], "👁 Vorschau"),
    "to a group, with a photo": ([Says("/broadcast"), "Politik", Says("Hier", PHOTO)], "📎 treffpunkt.jpg"),
    "to one person": (
        [Says("/broadcast"), "Person oder Gruppe", Says("Hans Platzhalter"), Says("Bitte melden!")],
        "An: Hans Platzhalter",
    ),
    "to be confirmed": ([Says("/broadcast"), "Alle", Says("Los!"), "Mit Bestätigung"], "Mit Knopf „Verstanden“"),
    "later on": ([Says("/broadcast"), "Alle", Says("Los!"), "Später", Says("18:30")], "18:30"),
    "roll call": ([Says("/rollcall"), "Kyocera"], "13 Personen bekommen sofort die Frage"),
    "status check": ([Says("/rollcall"), "Statusabfrage"], "„Geht es Ihnen gut?“"),
}
"""What an organiser does, and what stands in the preview."""


async def preview(claudia: Phone, steps: list[Step]) -> Message:
    """Where the steps lead to."""
    shown = Message(())
    for step in steps:
        if isinstance(step, str):
            shown = await claudia.taps(step, on=shown)
        elif step.file is not None and not step.file.content:
            shown = await claudia.says(step.text, file=with_later_dinner(claudia.stage.agenda))
        else:
            shown = await claudia.says(step.text, file=step.file)
    return shown


async def test_no_preview_is_further_than_five_taps_and_nothing_goes_out_on_the_way(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    await stage.deliver()
    before = len(stage.platform.arrived)
    for name, (steps, words) in FLOWS.items():
        assert len(steps) <= MOST, name
        shown = await preview(claudia, steps)
        assert words in shown.text, (name, shown.text)
        if "Verwerfen" in readable(shown):
            await claudia.taps("Verwerfen", on=shown)
    await stage.deliver()
    assert len(stage.platform.arrived) == before


async def test_the_last_publication_is_taken_back_after_one_tap(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    await preview(claudia, [Says("Nidec 15 Minuten später"), "Still veröffentlichen"])
    assert (await preview(claudia, [Says("/undo")])).text.startswith("↩️ Änderung 2")
