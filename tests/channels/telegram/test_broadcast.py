"""A broadcast on Telegram, from the first tap to the last confirmation."""

import pytest

from tests.channels.telegram.stage import Stage

pytestmark = pytest.mark.anyio


async def test_a_broadcast_from_the_first_tap_to_the_last_confirmation(stage: Stage) -> None:
    claudia, hans, jane = await stage.phone("o01"), await stage.phone("p05"), await stage.phone("p07")

    asked = await claudia.says("/broadcast", "An wen?")
    chosen = await claudia.taps("Wirtschaft", "An: Wirtschaft")
    assert chosen.id == asked.id, "the page is turned"
    preview = await claudia.says("Der Bus fährt 10 Minuten später.", "👁 Vorschau")
    assert "davon mit Chat" in preview.text
    await claudia.taps("🌐 + Englisch", "auf Englisch")
    both = await claudia.says("The bus leaves 10 minutes later.", "Jede Person liest es in ihrer Sprache")
    ticked = await claudia.taps("Mit Bestätigung ✗", "Mit Knopf „Verstanden“")
    assert ticked.id == both.id
    sent = await claudia.taps("✅ Senden (2)", "Ist auf dem Weg an")
    assert (sent.id, sent.labels) == (both.id, ())

    await stage.service.delivery.deliver()
    report = await claudia.reads("so weit ist sie")
    await hans.reads("Der Bus fährt 10 Minuten später.")
    told = await jane.reads("The bus leaves 10 minutes later.")
    assert told.parts("bold") == ("📢 Claudia Leitmuster",)
    confirmed = await jane.taps("✅ Understood", "Confirmed by you at 08:00")
    assert confirmed.id == told.id

    await stage.service.report()
    await stage.sees(lambda: "✅ 1 von" in claudia.received[-1].text)
    assert claudia.received[-1].id == report.id, "the report is brought up to date where it stands"
    assert "📨 2 von" in claudia.received[-1].text
    assert "Bitte anrufen" in claudia.received[-1].text, "the others have no chat"
    await stage.all_done()
