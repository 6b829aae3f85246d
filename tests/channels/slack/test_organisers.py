"""Roll call, delay, call for help, question and a photo for all on Slack, each from the first tap to the last."""

import pytest

from tests.channels.slack.stage import Stage
from tests.fakes.slack import File

pytestmark = pytest.mark.anyio

PHOTO = File("treffpunkt.jpg", "image/jpeg", b"\xff\xd8\xff the meeting point")


async def test_a_roll_call_whose_list_stays_one_message(stage: Stage) -> None:
    claudia, hans, petra = await stage.desk("o01"), await stage.desk("p05"), await stage.desk("p04")
    asked = await claudia.commands("/annai rollcall", "Wen soll ich fragen?")
    preview = await claudia.taps("🏭 Firmenbesuch Kyocera (13)", "13 Personen bekommen sofort die Frage „Sind Sie da?“")
    assert preview.ts == asked.ts
    await claudia.taps("▶️ Jetzt fragen", "✅ 13 Personen werden gefragt.")
    await stage.service.delivery.deliver()
    listed = await claudia.reads("✅ 0 von 13 da")
    await hans.taps("✅ Ich bin da", "✅ Sie sind eingetragen (08:00).")
    await petra.says("ich bin da", "✅ Sie sind eingetragen (08:00).")
    await stage.service.report()
    assert (await claudia.reads("✅ 2 von 13 da")).ts == listed.ts, "it is brought up to date where it stands"
    names = await claudia.taps("☑️ Abhaken…", "Tippen Sie, wer da ist")
    ticked = await claudia.taps("☐ Max Mustermann", "✅ 3 von 13 da")
    assert ticked.ts == names.ts
    await stage.service.report()
    await stage.sees(lambda: "✅ 3 von 13 da" in claudia.message(listed.ts).text)
    claudia.member.tap("🏁 Schließen", on=claudia.message(listed.ts))
    assert (await claudia.reads("🏁 geschlossen um 08:00")).ts == listed.ts
    await petra.taps("✋ Doch nicht da", "geschlossen")
    handed = await claudia.taps("📄 Export", "📄 Die Liste als Datei")
    assert not handed.files, "a file follows its message"
    await stage.sees(lambda: [file.name for file in claudia.received[-1].files] == ["anwesenheit-2024-04-23-0800.xlsx"])
    assert not any(message.files for message in hans.received)
    await stage.all_done()


async def test_a_call_for_help_that_one_of_all_organisers_takes(stage: Stage) -> None:
    claudia, stefan, hans = await stage.desk("o01"), await stage.desk("o02"), await stage.desk("p05")
    await hans.says("Notruf", "☎ 110")
    await hans.taps("🆘 Alle Organisatoren rufen", "Wirklich Notruf an alle Organisatoren?")
    await hans.taps("🆘 Ja, alle rufen", "an 2 Personen vom Organisationsteam")
    await hans.says("vor dem Bahnhof, Ausgang Süd", "✅ Das Organisationsteam sieht jetzt, wo Sie sind.")
    await stage.service.delivery.deliver()
    for organiser in (claudia, stefan):
        assert "📍 vor dem Bahnhof, Ausgang Süd" in (await organiser.reads("🆘 NOTRUF: Hans Platzhalter")).text
    ringing = claudia.received[-1]
    taken = await claudia.taps("🙋 Ich übernehme", "🙋 Claudia Leitmuster kümmert sich.")
    assert taken.ts == ringing.ts
    await stage.service.delivery.deliver()
    await stage.service.report()
    assert "☎ +49 30 23125 901" in (await hans.reads("🙋 Claudia Leitmuster kümmert sich um Sie.")).text
    await stefan.reads("🙋 Claudia Leitmuster kümmert sich.")
    await claudia.taps("✅ Erledigt", "✅ Erledigt, sagt Claudia Leitmuster")
    await stage.all_done()


async def test_a_question_comes_back_answered_and_a_delay_is_heard_of(stage: Stage) -> None:
    claudia, hans = await stage.desk("o01"), await stage.desk("p05")
    await hans.says("Wie wird das Wetter?", "Das weiß ich leider nicht.")
    await hans.taps("❓ Organisation fragen", "✅ Ihre Frage ist bei 1 Person")
    await stage.service.delivery.deliver()
    await claudia.reads("❓ Frage von Hans Platzhalter")
    await claudia.taps("💬 Antworten", "✍️ Ihre Antwort an Hans Platzhalter")
    await claudia.says("Sonnig, 22 Grad.", "✅ Ihre Antwort geht an Hans Platzhalter.")
    await stage.service.delivery.deliver()
    assert "Sonnig, 22 Grad." in (await hans.reads("💬 Claudia Leitmuster antwortet Ihnen:")).text
    await hans.says("ich komme 10 Minuten später", "Das erfährt: das Organisationsteam")
    await hans.taps("✅ 10 min melden", "✅ Gemeldet: 10 min später.")
    await stage.service.delivery.deliver()
    await claudia.reads("⏱ Hans Platzhalter kommt etwa 10 min später")
    await stage.all_done()


async def test_a_photo_goes_to_everybody(stage: Stage) -> None:
    claudia, hans = await stage.desk("o01"), await stage.desk("p05")
    await claudia.commands("/annai broadcast", "An wen?")
    await claudia.taps("Alle", "An: Alle")
    claudia.member.share(PHOTO, "Hier treffen wir uns")
    await claudia.reads("👁 Vorschau")
    await claudia.taps("✅ Senden (1)", "Ist auf dem Weg an")
    await stage.service.delivery.deliver()
    await hans.reads("Hier treffen wir uns")
    await stage.sees(lambda: [file.content for file in hans.received[-1].files] == [PHOTO.content])
    await stage.service.report()
    await claudia.reads("📨 1 von 29 zugestellt")
    await stage.all_done()
