"""A day of changes on Slack: a file comes, everybody is told, some are silent, one has never joined."""

import pytest

from tests.channels.slack.stage import Desk, Stage
from tests.desk.test_a_day_of_changes import with_later_dinner
from tests.fakes.slack import File

pytestmark = pytest.mark.anyio

ABSENT, SILENT = "p07", ("p08", "p09", "p10")


async def test_a_day_of_changes(stage: Stage) -> None:
    desks = {person: await stage.desk(person) for person in stage.agenda.people if person != ABSENT}
    claudia = desks["o01"]

    programme = with_later_dinner(stage.agenda)
    claudia.member.share(File(programme.name, programme.media_type, programme.content))
    preview = await claudia.reads("30 Personen bekommen je eine Nachricht.")
    assert "⏰ Neue Zeit: Di 23. April, 19:30–21:30" in preview.text
    await claudia.taps("✅ Veröffentlichen & informieren", "Änderung 2 gilt")
    await stage.service.delivery.deliver()
    await confirmed(stage, [desk for person, desk in desks.items() if person not in SILENT])
    await stage.service.report()
    report = await claudia.reads("✅ 26 von 30 haben bestätigt")
    assert "📨 29 von 30 zugestellt" in report.text
    assert "☎ Jane Sample +49 30 23125 007" in report.text
    assert "🔇 Noch ohne Antwort (3)" in report.text

    await stage.pass_time(minutes=31)
    for person in SILENT:
        await desks[person].reads("❗")
    assert not desks["p05"].copies("❗")
    await claudia.says("/undo", "Änderung 2 (Claudia Leitmuster) zurücknehmen?")
    await claudia.taps("↩️ Zurücknehmen & informieren", "Änderung 2 ist zurückgenommen")
    await stage.service.delivery.deliver()
    for person, desk in desks.items():
        told = [message for message in desk.received if "🔄" in message.text and "❗" not in message.text]
        assert len(told) == 2, person
    await stage.all_done()


async def confirmed(stage: Stage, desks: list[Desk]) -> None:
    """All of them tap the button, and it is taken."""
    for desk in desks:
        label = next(label for label in (await desk.reads("🔄")).labels if "✅" in label)
        desk.tap(label)
    await stage.all_done()
