"""An organiser changes the programme in Telegram, through library and server: typed, shown, published, taken back."""

import pytest

from tests.channels.telegram.stage import Stage

pytestmark = pytest.mark.anyio


async def test_a_change_is_shown_published_confirmed_and_taken_back(stage: Stage) -> None:
    claudia, hans = await stage.phone("o01"), await stage.phone("p05")
    shown = await claudia.says("Nidec 30 Minuten später", "Entwurf – noch nicht veröffentlicht")
    card = await claudia.taps("✏️ Weiter ändern", "So steht es in Ihrem Entwurf")
    assert card.id == shown.id, "the page is turned"
    await claudia.taps("🏁 Neues Ende", "Neues Ende?")
    preview = await claudia.says("13:00", "11:20–13:00")
    published = await claudia.taps("✅ Veröffentlichen & informieren", "Änderung 2 gilt")
    assert published.id == preview.id, "there is nothing left to tap twice"
    await stage.service.delivery.deliver()
    told = await hans.reads("🔄 Programmänderung")
    assert "bisher 10:50–12:00" in told.text
    await hans.taps("✅ Verstanden", "Von Ihnen bestätigt")
    await claudia.reads("📣 Änderung 2")
    await stage.service.report()
    await claudia.reads("✅ 1 von 5 haben bestätigt")
    await claudia.taps("↩️ Rückgängig", "Änderung 2 (Claudia Leitmuster) zurücknehmen?")
    await claudia.taps("↩️ Zurücknehmen & informieren", "Änderung 2 ist zurückgenommen")
    await stage.service.delivery.deliver()
    await hans.reads("bisher 11:20–13:00")
    await stage.all_done()
