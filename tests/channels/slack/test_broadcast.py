"""A broadcast on Slack, from the first tap to the last confirmation."""

import pytest

from tests.channels.slack.stage import Stage

pytestmark = pytest.mark.anyio


async def test_a_broadcast_from_the_first_tap_to_the_last_confirmation(stage: Stage) -> None:
    claudia, hans, jane = await stage.desk("o01"), await stage.desk("p05"), await stage.desk("p07")

    asked = await claudia.commands("/annai broadcast", "An wen?")
    chosen = await claudia.taps("Wirtschaft", "An: Wirtschaft")
    assert chosen.ts == asked.ts, "the page is turned"
    await claudia.says("Der Bus fährt 10 Minuten später.", "👁 Vorschau")
    await claudia.taps("🌐 + Englisch", "auf Englisch")
    both = await claudia.says("The bus leaves 10 minutes later.", "Jede Person liest es in ihrer Sprache")
    ticked = await claudia.taps("Mit Bestätigung ✗", "Mit Knopf „Verstanden“")
    assert ticked.ts == both.ts
    sent = await claudia.taps("✅ Senden (2)", "Ist auf dem Weg an")
    assert (sent.ts, sent.labels) == (both.ts, ())

    await stage.service.delivery.deliver()
    report = await claudia.reads("so weit ist sie")
    await hans.reads("Der Bus fährt 10 Minuten später.")
    told = await jane.reads("The bus leaves 10 minutes later.")
    confirmed = await jane.taps("✅ Understood", "Confirmed by you at 08:00")
    assert confirmed.ts == told.ts

    await stage.service.report()
    await stage.sees(lambda: "✅ 1 von" in claudia.received[-1].text)
    assert claudia.received[-1].ts == report.ts, "the report is brought up to date where it stands"
    assert "📨 2 von" in claudia.received[-1].text
    await stage.all_done()
