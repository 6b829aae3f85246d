"""Whole conversations, as people have them in Telegram: German and English, through library and server."""

import pytest

from tests.channels.telegram.stage import Stage

pytestmark = pytest.mark.anyio


async def test_a_day_with_annai_in_german(stage: Stage) -> None:
    erika = await stage.phone("p05")

    following = await erika.says("was kommt als nächstes?", "Als Nächstes, in 1 h")
    assert following.parts("bold")[:2] == ("Als Nächstes, in 1 h", "🏭 Firmenbesuch Kyocera")
    day = await erika.taps("📅 Mein Tag", "23. April")
    assert day.id == following.id, "the page is turned, not repeated"
    later = await erika.taps(day.labels[-1][-1], "24. April")
    assert (later.id, later.edited) == (day.id, True)
    await erika.taps(later.labels[-1][0], "23. April")

    item = await erika.says("Kyocera", "Firmenbesuch Kyocera")
    place = await erika.taps("🗺 Karte", "京セラ株式会社")
    assert place.id != item.id
    await stage.sees(lambda: any(message.venue for message in erika.user.messages))
    taxi = await erika.taps("🚕 Taxi-Karte 🇯🇵", "お願いいたします")
    assert any(button.copies and "京都" in button.copies for button in taxi.buttons)
    calendar = await erika.says("/calendar", "Kalenderdatei")
    assert calendar.file
    assert calendar.file.content.startswith(b"BEGIN:VCALENDAR")

    settings = await erika.says("/reminders", "Ihre Einstellungen")
    changed = await erika.taps("Nur Wichtiges", "Nur Wichtiges: eine letzte")
    assert changed.id == settings.id
    await erika.taps("⚙️ Ändern", "Ihre Einstellungen")
    await erika.taps("Alle", "Alle")

    await stage.pass_time(minutes=15)
    reminder = await erika.reads("🔔")
    assert "Firmenbesuch Kyocera" in reminder.text
    await stage.all_done()


async def test_a_reminder_is_snoozed_comes_again_and_whoever_leaves_is_left_alone(stage: Stage) -> None:
    erika = await stage.phone("p05", "en")
    await erika.says("english please", "I'll speak English")
    await erika.says("/start", "Hello")
    await stage.service.delivery.deliver()
    await erika.reads("🔔 In 1 h – leave in 15 min")
    confirmed = await erika.taps("⏰ +10 min", "I'll remind you again")
    assert not confirmed.edited, "the reminder stays"
    await stage.pass_time(minutes=10)
    await erika.reads("🔔 In 50 min – leave in 5 min")

    leaving = await erika.says("/stop", "Once you unsubscribe")
    left = await erika.taps("Unsubscribe", "You are unsubscribed")
    assert (left.id, left.labels) == (leaving.id, ())
    count = len(erika.received)
    await stage.pass_time(hours=8)
    assert len(erika.received) == count


async def test_a_day_with_annai_in_english(stage: Stage) -> None:
    john = await stage.phone("p06", "en")
    await john.says("english please", "I'll speak English")

    following = await john.says("what's next?", "Next, in 1 h")
    day = await john.taps("📅 My day", "23 April")
    assert day.id == following.id
    item = await john.says("Kyocera", "Kyocera")
    place = await john.taps("🗺 Map", "京セラ株式会社")
    assert place.id != item.id
    taxi = await john.taps("🚕 Taxi card 🇯🇵", "Please show this to the driver")
    assert taxi.parts("blockquote")
    calendar = await john.says("/calendar", "calendar file")
    assert calendar.file
    await john.says("/reminders", "Your settings")
    await john.taps("None", "No reminders")
    await john.says("thank you!", "You're welcome")


async def test_what_is_no_words_gets_a_friendly_answer(stage: Stage) -> None:
    erika = await stage.phone("p05")
    erika.user.send_photo("Wo ist das?")
    await erika.reads("Das kann ich leider nicht ansehen")
    erika.user.send_voice()
    await erika.reads("Zuhören kann ich leider nicht")
    erika.user.send_sticker()
    await erika.reads("Das kann ich leider nicht ansehen")
    erika.user.send_contact("Max", "+49 1")
    await erika.reads("Das kann ich leider nicht ansehen")
    erika.user.send_location(35.0, 135.7)
    await erika.reads("Mit Standorten kann ich nichts anfangen")
    erika.user.forward("/stop forget")
    await erika.reads("Weitergeleitetes beantworte ich nicht")


async def test_an_edited_question_is_answered_again(stage: Stage) -> None:
    erika = await stage.phone("p05")
    question = erika.user.say("wann muss ich lsss")
    await stage.all_done()
    erika.user.edit(question, "wann muss ich los")
    await erika.reads("Kyocera")


async def test_every_tap_is_confirmed_at_once_even_while_the_answer_takes_long(stage: Stage) -> None:
    erika = await stage.phone("p05")
    await erika.says("/help", "Das können Sie mich fragen")
    tap = erika.tap("📅 Heute")
    await stage.sees(lambda: tap.answered)
    await erika.reads("23. April")


async def test_what_cannot_be_changed_any_more_is_said_anew(stage: Stage) -> None:
    erika = await stage.phone("p05")
    help_ = await erika.says("/help", "Das können Sie mich fragen")
    erika.user.tap("📅 Heute", on=help_)
    first = await erika.reads("23. April")
    await stage.all_done()
    again = await erika.says("/help", "Das können Sie mich fragen")
    erika.user.tap("📅 Heute", on=again)
    erika.user.delete(again)
    answer = await erika.reads("23. April")
    assert answer.id not in {first.id, again.id}


async def test_the_menu_of_commands_speaks_the_language_of_the_app(stage: Stage) -> None:
    german, english, french = [await stage.phone(None, language) for language in ("de", "en", "fr")]
    await stage.sees(lambda: french.user.menu())
    menus = [dict(phone.user.menu()) for phone in (german, english, french)]
    assert menus[0]["next"] == "⏭ „Was kommt als Nächstes?“"
    assert menus[1] == menus[2]
    assert menus[1]["taxi"] == "🚕 “Taxi card to the hotel”"
