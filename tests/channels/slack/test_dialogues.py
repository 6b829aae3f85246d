"""Whole conversations, as people have them in Slack: German and English, through library and server."""

import pytest

from tests.channels.slack.stage import Stage
from tests.fakes.slack import Fault, File, Refusal

pytestmark = pytest.mark.anyio


async def test_a_day_with_annai_in_german(stage: Stage) -> None:
    erika = await stage.desk("p05")

    following = await erika.says("was kommt als nächstes?", "Als Nächstes, in 1 h")
    first = following.blocks[0]["elements"][0]["elements"][0]
    assert first == {"type": "text", "text": "Als Nächstes, in 1 h", "style": {"bold": True}}
    assert following.notification.startswith("Als Nächstes, in 1 h\n🏭 Firmenbesuch Kyocera")
    day = await erika.taps("📅 Mein Tag", "23. April")
    assert day.ts == following.ts, "the page is turned, not repeated"
    later = await erika.taps(day.labels[-1], "24. April")
    assert later.ts == day.ts

    item = await erika.says("Kyocera", "Firmenbesuch Kyocera")
    place = await erika.taps("🗺 Karte", "京セラ株式会社")
    assert place.ts != item.ts
    assert any((button.url or "").startswith("https://www.google.com/maps") for button in place.buttons)
    taxi = await erika.taps("🚕 Taxi-Karte 🇯🇵", "お願いいたします")
    assert [block["text"]["text"] for block in taxi.blocks if block["type"] == "header"][1].startswith("京セラ")
    await erika.says("calendar", "Kalenderdatei")
    (file,) = await stage.sees(lambda: [file for message in erika.received for file in message.files])
    assert file.content.startswith(b"BEGIN:VCALENDAR")

    chosen = await erika.commands("/annai reminders", "Ihre Einstellungen")
    changed = await erika.taps("Nur Wichtiges", "Nur Wichtiges: eine letzte")
    assert changed.ts == chosen.ts
    await erika.taps("⚙️ Ändern", "Ihre Einstellungen")
    await erika.taps("Alle", "Alle")

    await stage.pass_time(minutes=15)
    reminder = await erika.reads("🔔")
    assert "Firmenbesuch Kyocera" in reminder.text
    await stage.all_done()


async def test_a_reminder_is_snoozed_comes_again_and_whoever_leaves_is_left_alone(stage: Stage) -> None:
    erika = await stage.desk("p05", "en")
    await erika.says("english please", "I'll speak English")
    await erika.commands("/annai start", "Hello")
    await stage.service.delivery.deliver()
    reminder = await erika.reads("🔔 In 1 h – leave in 15 min")
    confirmed = await erika.taps("⏰ +10 min", "I'll remind you again")
    assert confirmed.ts != reminder.ts, "the reminder stays"
    await stage.pass_time(minutes=10)
    await erika.reads("🔔 In 50 min – leave in 5 min")

    leaving = await erika.commands("/annai stop", "Once you unsubscribe")
    left = await erika.taps("Unsubscribe", "You are unsubscribed")
    assert (left.ts, left.labels) == (leaving.ts, ())
    count = len(erika.received)
    await stage.pass_time(hours=8)
    assert len(erika.received) == count


async def test_a_day_with_annai_in_english(stage: Stage) -> None:
    john = await stage.desk("p06", "en")
    await john.says("english please", "I'll speak English")

    following = await john.says("what's next?", "Next, in 1 h")
    day = await john.taps("📅 My day", "23 April")
    assert day.ts == following.ts
    await john.says("Kyocera", "Kyocera")
    await john.taps("🗺 Map", "京セラ株式会社")
    await john.taps("🚕 Taxi card 🇯🇵", "Please show this to the driver")
    await john.commands("/annai reminders", "Your settings")
    await john.taps("None", "No reminders")
    await john.says("thank you!", "You're welcome")


async def test_what_is_no_words_gets_a_friendly_answer(stage: Stage) -> None:
    erika = await stage.desk("p05")
    erika.member.share(File("foto.jpg", "image/jpeg", b"x"), "Wo ist das?")
    await erika.reads("Das kann ich leider nicht ansehen")
    erika.member.share(File("sprache.m4a", "audio/mp4", b"x"))
    await erika.reads("Zuhören kann ich leider nicht")


async def test_an_edited_question_is_answered_again_and_a_deleted_one_is_not(stage: Stage) -> None:
    erika = await stage.desk("p05")
    question = erika.member.say("wann muss ich lsss")
    await stage.all_done()
    before = len(erika.received)
    erika.member.edit(question, "wann muss ich los")
    await erika.reads("Kyocera")
    erika.member.delete(question)
    await stage.all_done()
    assert len(erika.received) == before + 1


async def test_every_tap_is_confirmed_at_once(stage: Stage) -> None:
    erika = await stage.desk("p05")
    await erika.commands("/annai", "Das können Sie mich fragen")
    tap = erika.tap("📅 Heute")
    await stage.sees(lambda: tap.acknowledged)
    await erika.reads("23. April")


async def test_what_cannot_be_changed_any_more_is_said_anew(stage: Stage) -> None:
    erika = await stage.desk("p05")
    help_ = await erika.commands("/annai help", "Das können Sie mich fragen")
    stage.slack.fault(Fault(Refusal("message_not_found"), "chat.update"))
    answer = await erika.taps("📅 Heute", "23. April")
    assert answer.ts != help_.ts


async def test_who_asks_in_a_channel_is_answered_in_private(stage: Stage) -> None:
    erika = await stage.desk("p05")
    room = stage.slack.room("allgemein", erika.member)
    command = erika.member.command("/annai next", room)
    await erika.reads("Als Nächstes")
    await stage.sees(lambda: command.acknowledged)
    assert [message.text for message in erika.member.ephemerals] == [
        "Ich antworte Ihnen in unserer Direktnachricht. / I'll answer in our direct message."
    ]
    assert not [message for message in room.messages if message.by_bot and not message.ephemeral]


async def test_commands_are_spelt_as_they_are_typed_here(stage: Stage) -> None:
    erika = await stage.desk("p05")
    help_ = await erika.commands("/annai help", "Das können Sie mich fragen")
    assert "„Was steht heute an?“ /annai today" in help_.text
    assert " /today" not in help_.text
