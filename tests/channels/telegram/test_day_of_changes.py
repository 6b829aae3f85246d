"""A day of changes on Telegram, everybody on it: a file comes, all are told, some are silent, one has blocked us."""

import asyncio

import pytest

from tests.channels.telegram.stage import Phone, Stage
from tests.desk.test_a_day_of_changes import with_later_dinner
from tests.fakes.telegram.chats import File

pytestmark = pytest.mark.anyio

BLOCKED, SILENT = "p07", ("p08", "p09", "p10")


async def test_a_day_of_changes(stage: Stage) -> None:
    people = stage.agenda.people
    phones = {person: await stage.phone(person) for person in people}
    claudia = phones["o01"]
    phones[BLOCKED].user.block()
    await stage.all_done()

    programme = with_later_dinner(stage.agenda)
    claudia.user.send_document(File(programme.name, programme.media_type, programme.content))
    preview = await claudia.reads("30 Personen bekommen je eine Nachricht.")
    assert "⏰ Neue Zeit: Di 23. April, 19:30–21:30" in preview.text
    await claudia.taps("✅ Veröffentlichen & informieren", "Änderung 2 gilt")
    await stage.service.delivery.deliver()
    await confirmed(stage, [phone for person, phone in phones.items() if person not in {BLOCKED, *SILENT}])
    await stage.service.report()
    report = await claudia.reads("✅ 26 von 30 haben bestätigt")
    assert "📨 29 von 30 zugestellt" in report.text
    assert "☎ Jane Sample +49 30 23125 007" in report.text
    assert "🔇 Noch ohne Antwort (3)" in report.text

    await stage.pass_time(minutes=31)
    for person in SILENT:
        await phones[person].reads("❗")
    assert not any(message.text.startswith("❗") for message in phones["p05"].received)
    await claudia.says("/undo", "Änderung 2 (Claudia Leitmuster) zurücknehmen?")
    await claudia.taps("↩️ Zurücknehmen & informieren", "Änderung 2 ist zurückgenommen")
    await stage.service.delivery.deliver()
    for person, phone in phones.items():
        told = [message for message in phone.received if "🔄" in message.text and "❗" not in message.text]
        assert len(told) == (0 if person == BLOCKED else 2), person
    await stage.all_done()


async def confirmed(stage: Stage, phones: list[Phone]) -> None:
    """All of them tap the button, and read that it was taken."""
    for phone in phones:
        label = next(label for row in (await phone.reads("🔄")).labels for label in row if "✅" in label)
        phone.user.tap(label)
    await asyncio.gather(*(phone.reads("✅") for phone in phones))
    await stage.all_done()
