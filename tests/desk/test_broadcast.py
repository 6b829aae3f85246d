"""An organiser tells many something at once, and sees who has got it."""

import pytest

from bot.speech.message import File
from bot.store import acts
from tests.desk.stage import Phone, Stage, buttons, readable
from tests.fakes.platform import blocked

pytestmark = pytest.mark.anyio

CLAUDIA, STEFAN = "o01", "o02"
"""Organisers."""
HANS, JANE = "p05", "p07"
"""One reads German, one English."""
PHOTO = File("treffpunkt.jpg", "image/jpeg", b"\xff\xd8 a meeting point")


def broadcasts(phone: Phone) -> list[str]:
    """The broadcasts somebody got."""
    return [text for text in phone.received if "📢 " in text and "so weit" not in text and ": progress" not in text]


async def test_three_steps_to_the_preview_and_one_to_everybody(stage: Stage) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    first = await claudia.says("/broadcast")
    assert "An wen?" in first.text
    everybody = len(stage.agenda.trip.people) - 1
    chosen = await claudia.taps("Alle")
    assert f"{everybody} Personen, {everybody} davon mit Chat" in chosen.text, "the author is not told"
    preview = await claudia.says("Der Bus fährt 10 Minuten später.\n\nBitte warten Sie in der Lobby.")
    assert preview.text.startswith("👁 Vorschau – noch nicht gesendet\nAn: Alle\n")
    assert "📢 Claudia Leitmuster\n\nDer Bus fährt 10 Minuten später.\n\nBitte warten Sie" in preview.text
    await stage.deliver()
    assert not broadcasts(hans), "not yet"
    sent = await claudia.taps("Senden")
    assert sent.in_place
    assert f"an {everybody} Personen" in sent.text
    assert not buttons(sent)
    await stage.deliver()
    told = "📢 Claudia Leitmuster\n\nDer Bus fährt 10 Minuten später.\n\nBitte warten Sie in der Lobby."
    assert broadcasts(hans) == [told]
    assert f"📨 {everybody} von {everybody} zugestellt" in claudia.last("so weit ist sie")
    assert not broadcasts(claudia)


async def test_one_line_is_enough_for_everybody(stage: Stage) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    preview = await claudia.says("/broadcast Bitte alle in die Lobby!")
    assert "An: Alle" in preview.text
    await claudia.taps("Senden")
    await stage.deliver()
    assert broadcasts(hans) == ["📢 Claudia Leitmuster\n\nBitte alle in die Lobby!"]


async def test_a_combination_goes_to_each_of_them_once_and_to_nobody_else(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    await claudia.says("/broadcast")
    await claudia.taps("Politik")
    await claudia.taps("Standteam OPIE")
    await claudia.taps("Person oder Gruppe")
    await claudia.says("ohne Mustermann")
    await claudia.taps("Person oder Gruppe")
    chosen = await claudia.says("Hans Platz")
    assert "An: Politik + Standteam OPIE + ohne Max Mustermann + Hans Platzhalter" in chosen.text
    await claudia.says("Treffen um 9.")
    await claudia.taps("Senden")
    await stage.deliver()
    wanted = {person.id for person in stage.agenda.trip.people if {"politics", "opie"} & set(person.groups)} - {
        "p01",
        CLAUDIA,
    } | {HANS}
    got = {person.id for person in stage.agenda.trip.people if broadcasts(stage.phone(person.id))}
    assert got == wanted
    assert all(len(broadcasts(stage.phone(person))) == 1 for person in got)


async def test_those_of_the_next_item_are_one_tap(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    item = stage.agenda.items["kyocera-visit"]
    await claudia.says("/broadcast")
    chosen = await claudia.taps("Kyocera")
    attendees = {person.id for person in stage.agenda.attendees(item)} - {CLAUDIA}
    assert f"👥 {len(attendees)} Personen" in chosen.text
    unticked = await claudia.taps("✅ 🏭")
    assert "An wen?" in unticked.text
    assert "👥" not in unticked.text


async def test_a_name_that_several_have_is_asked_back_and_one_that_nobody_has_is_said_so(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    await claudia.says("/broadcast")
    assert "„Godzilla“ finde ich nicht" in (await claudia.says("Godzilla")).text
    which = await claudia.says("Muster")
    assert "Wen meinen Sie?" in which.text
    assert "Max Mustermann" in [button.label for button in buttons(which)]
    assert "An: Max Mustermann" in (await claudia.taps("Max Mustermann")).text


async def test_everybody_reads_it_in_their_language(stage: Stage) -> None:
    claudia, hans, jane = stage.phone(CLAUDIA), stage.phone(HANS), stage.phone(JANE)
    first = await claudia.says("/broadcast Der Bus wartet.")
    assert "4 Personen mit anderer Sprache lesen es auf Deutsch" in first.text
    await claudia.taps("🌐 + Englisch")
    both = await claudia.says("The bus is waiting.")
    assert "Jede Person liest es in ihrer Sprache" in both.text
    assert "Der Bus wartet." in both.text
    shown = await claudia.taps("🌐 Englisch")
    assert "The bus is waiting." in shown.text
    await claudia.taps("Senden")
    await stage.deliver()
    assert broadcasts(hans) == ["📢 Claudia Leitmuster\n\nDer Bus wartet."]
    assert broadcasts(jane) == ["📢 Claudia Leitmuster\n\nThe bus is waiting."]


async def test_an_english_organiser_is_led_in_english(stage: Stage) -> None:
    claudia, jane, hans = stage.phone(CLAUDIA), stage.phone(JANE), stage.phone(HANS)
    await claudia.says("english please")
    assert "Who is it for?" in (await claudia.says("/broadcast")).text
    await claudia.taps("Everyone")
    preview = await claudia.says("Please bring your badge.")
    assert preview.text.startswith("👁 Preview – not sent yet\nTo: Everyone\n")
    await claudia.taps("Ask to confirm ✗")
    assert "On its way to" in (await claudia.taps("Send")).text
    await stage.deliver()
    assert jane.last("badge").startswith("📢 Claudia Leitmuster")
    assert (await jane.taps("Understood")).text.endswith("✅ Confirmed by you at 08:00")
    assert "Please bring your badge." in hans.last("badge"), "where there is no German text, the first one serves"
    await stage.deliver()
    assert "📢 Broadcast: progress" in claudia.last("1 of 29 have confirmed")


async def test_who_gets_it_is_shown_by_name_and_who_cannot_be_told_first(stage: Stage) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    await hans.says("/stop")
    await hans.taps("Abmelden")
    preview = await claudia.says("/broadcast Guten Morgen!")
    assert "29 Personen, 28 davon mit Chat" in preview.text
    names = await claudia.taps("Wer?")
    assert names.text.splitlines()[2] == "☎ Hans Platzhalter – ohne Chat"
    assert "Jane Sample" in names.text
    assert "Guten Morgen!" in (await claudia.taps("Zur Vorschau")).text
    await claudia.taps("Senden (28)")
    await stage.deliver()
    report = claudia.last("so weit")
    assert "☎️ Bitte anrufen – nicht erreicht:\n☎ Hans Platzhalter +49 30 23125 005" in report


async def test_a_photo_goes_with_the_text_and_not_again_with_the_confirmation(stage: Stage) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    await claudia.says("/broadcast")
    await claudia.taps("Alle")
    preview = await claudia.says("Hier treffen wir uns:", file=PHOTO)
    assert "📎 treffpunkt.jpg" in preview.text
    await claudia.taps("Mit Bestätigung ✗")
    await claudia.taps("Senden")
    await stage.restart()
    await stage.deliver()
    hans = stage.phone(HANS)
    got = next(one for one in hans.messages if "Hier treffen" in one.text)
    assert got.file == PHOTO
    confirmed = await hans.taps("Verstanden")
    assert confirmed.in_place
    assert confirmed.text.endswith("Hier treffen wir uns:\n\n✅ Von Ihnen bestätigt um 08:00")
    assert confirmed.file is None


async def test_a_photo_alone_is_enough(stage: Stage) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    await claudia.says("/broadcast")
    await claudia.taps("Politik")
    await claudia.says("", file=PHOTO)
    await claudia.taps("Alle", on=await claudia.taps("Empfänger"))
    await claudia.taps("Zur Vorschau")
    await claudia.taps("Senden")
    await stage.deliver()
    assert next(one for one in hans.messages if one.file).text == "📢 Claudia Leitmuster"


async def test_whoever_does_not_confirm_is_reminded_with_one_tap(stage: Stage) -> None:
    claudia, hans, jane = stage.phone(CLAUDIA), stage.phone(HANS), stage.phone(JANE)
    await claudia.says("/broadcast Bitte Pässe mitbringen.")
    await claudia.taps("Mit Bestätigung ✗")
    await claudia.taps("Senden")
    await stage.deliver()
    await hans.taps("Verstanden")
    await stage.pass_time(minutes=6)
    assert "✅ 1 von 29 haben bestätigt" in claudia.last("so weit")
    assert "28 Personen werden noch einmal gefragt" in (await claudia.taps("Fehlende erinnern")).text
    await stage.deliver()
    assert jane.last("Pässe").startswith("❗ Please confirm")
    assert len(broadcasts(jane)) == 2
    assert len(broadcasts(hans)) == 1
    await jane.taps("Understood")
    await stage.deliver()
    assert "✅ 2 von 29 haben bestätigt" in claudia.last("so weit")


async def test_without_a_question_there_is_nobody_to_remind(stage: Stage) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    await claudia.says("/broadcast Guten Morgen!")
    _, matter, *_ = claudia.action("Senden").split()
    await claudia.taps("Senden")
    await stage.pass_time(minutes=6)
    assert "Fehlende erinnern" not in readable(claudia.messages[-1])
    await claudia.sends(f"remind {matter}")
    await stage.deliver()
    assert len(broadcasts(hans)) == 1


async def test_a_correction_goes_to_the_same_people_and_says_what_it_corrects(stage: Stage) -> None:
    claudia, stefan = stage.phone(CLAUDIA), stage.phone(STEFAN)
    await claudia.says("/broadcast")
    await claudia.taps("Politik")
    await claudia.says("Treffen um 9 in der Lobby.")
    await claudia.taps("Senden")
    await stage.deliver()
    asked = await claudia.taps("Korrigieren")
    assert "Bitte schreiben Sie den Text" in asked.text
    preview = await claudia.says("Treffen um 10 in der Lobby.")
    assert "✏️ Korrektur zu „Treffen um 9 in der Lobby.“\n\nTreffen um 10 in der Lobby." in preview.text
    await claudia.taps("Senden")
    await stage.deliver()
    politics = {person.id for person in stage.agenda.trip.people if "politics" in person.groups} - {CLAUDIA}
    corrected = {
        person.id
        for person in stage.agenda.trip.people
        if any("✏️ Korrektur zu" in text for text in broadcasts(stage.phone(person.id)))
    }
    assert corrected == politics
    assert "Korrektur" not in "".join(broadcasts(stefan))


async def test_the_last_broadcasts_are_listed_with_how_they_stand(stage: Stage) -> None:
    claudia, stefan = stage.phone(CLAUDIA), stage.phone(STEFAN)
    await claudia.says("/broadcast Guten Morgen!")
    await claudia.taps("Senden")
    await stage.pass_time(minutes=1)
    await claudia.says("/broadcast Noch nicht fertig")
    await claudia.says("/broadcast")
    listed = await claudia.taps("Letzte Rundnachrichten")
    assert "„Noch nicht fertig“\n✏️ Entwurf, noch nicht gesendet" in listed.text
    assert "„Guten Morgen!“\nDi 23. April, 08:00 Japan (01:00 Deutschland)\n📨 29 von 29 zugestellt" in listed.text
    assert "Noch nicht fertig" in (await claudia.taps("1.", on=listed)).text
    assert "so weit ist sie" in (await claudia.taps("2.", on=listed)).text
    others = await stefan.sends("broadcast recent")
    assert "Noch nicht fertig" not in others.text, "a draft is its author's"
    assert "Guten Morgen!" in others.text


async def test_whoever_blocked_us_is_to_be_phoned(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    stage.platform.faults[HANS].append(blocked)
    await claudia.says("/broadcast Guten Morgen!")
    await claudia.taps("Senden")
    await stage.deliver()
    report = claudia.last("so weit")
    assert "📨 28 von 29 zugestellt" in report
    assert "Hans Platzhalter +49 30 23125 005" in report


async def test_what_was_sent_stands_in_the_audit_log(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    await claudia.says("/broadcast Guten Morgen!")
    await claudia.taps("Senden")
    async with stage.service.database.read() as tx:
        (deed,) = await acts.deeds(tx, stage.agenda.trip.id, 10)
    assert (deed.person, deed.action) == (CLAUDIA, "broadcast-send")
    assert deed.content["people"] == 29
