"""An organiser tells many something at once, and sees who has got it."""

import pytest

from bot.speech.message import File
from tests.desk.stage import Stage, readable

pytestmark = pytest.mark.anyio

OLGA, OTHER = "o01", "o02"
"""Organisers."""
PHOTO = File("treffpunkt.jpg", "image/jpeg", b"\xff\xd8 a meeting point")


async def test_three_steps_to_the_preview_and_one_to_everybody(stage: Stage) -> None:
    olga, erika = stage.phone(OLGA), stage.phone("p05")
    first = await olga.says("/broadcast")
    assert "An wen?" in first.text
    everybody = len(stage.agenda.trip.people) - 1
    chosen = await olga.taps("Alle")
    assert f"{everybody} Personen, {everybody} davon mit Chat" in chosen.text, "the author is not told"
    preview = await olga.says("Der Bus fährt 10 Minuten später.\n\nBitte warten Sie in der Lobby.")
    assert readable(preview).startswith("👁 Vorschau – noch nicht gesendet\nAn: Alle\n")
    assert "📢 Olga" in preview.text
    assert "Bitte warten Sie in der Lobby." in preview.text
    await stage.deliver()
    assert not [text for text in erika.received if "📢" in text], "not yet"
    sent = await olga.taps("Senden")
    assert sent.in_place
    assert f"an {everybody} Personen" in sent.text
    await stage.deliver()
    assert erika.last("📢").endswith("\n\nDer Bus fährt 10 Minuten später.\n\nBitte warten Sie in der Lobby.")
    assert f"📨 {everybody} von {everybody} zugestellt" in olga.last("so weit ist sie")
    assert not [text for text in olga.received if "Lobby" in text and "so weit" not in text]
