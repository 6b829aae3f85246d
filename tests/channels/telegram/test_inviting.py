"""An organiser invites somebody from the chat: what they forward leads right into it."""

import re

import pytest

from tests.channels.telegram.stage import Stage
from tests.fakes.telegram import USERNAME

pytestmark = pytest.mark.anyio


async def test_whoever_is_invited_taps_a_link(stage: Stage) -> None:
    claudia = await stage.phone("o01")
    await claudia.says("/invite", "Noch nicht im Chat sind 29")
    forwarded = await claudia.taps("✉️ Max Mustermann", "Einladung für Max Mustermann – zum Weiterleiten")
    assert "Tippen Sie auf diesen Link und in Telegram auf „Start“:" in forwarded.text
    link = re.search(rf"^https://t\.me/{USERNAME}\?start=([A-Za-z0-9_-]{{22}})$", forwarded.text, re.MULTILINE)
    assert link is not None
    assert link[0] in {entity.url for entity in forwarded.entities}, "it can be tapped wherever it is forwarded to"
    max_ = await stage.phone(None)
    max_.user.start(link[1])
    await max_.reads("Vorher bitte kurz lesen")
    await max_.taps("Einverstanden", "Guten Tag, Max Mustermann!")
