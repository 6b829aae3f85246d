"""An invitation, the notice, a yes or a no; leaving, and coming back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from bot.channels.base import Inbound
from bot.programme.agenda import Agenda
from bot.programme.model import Text
from bot.store import deliveries, people
from bot.store.schema import metadata
from tests.joining.house import STRANGER, House

pytestmark = pytest.mark.anyio


async def test_who_is_invited_reads_the_notice_agrees_and_is_reminded_from_then_on(house: House) -> None:
    token = await house.invite("p05")
    before = await house.tables()
    notice = await house.say("4711", f"/start {token}", language="en")  # the invited person's language counts
    assert notice.text == (
        "Guten Tag, Hans Platzhalter!\n"
        "LEG Thüringen, Thüringen International lädt Sie ein: Ich bin Annai (案内) und begleite Sie in diesem Chat – "
        "Delegationsreise Japan 2024.\n"
        "\n"
        "Vorher bitte kurz lesen. Ich speichere erst etwas, wenn Sie einverstanden sind.\n"
        "🏛 Verantwortlich: LEG Thüringen, Thüringen International\n"
        "📝 Gespeichert wird: dieser Chat und seit wann, Ihre Einstellungen, welche Nachricht ich wann geschickt habe. "
        "Ihre Fragen an mich lösche ich, sobald sie beantwortet sind; was ich nicht weiß, merke ich mir bis zu drei "
        "Tage, damit Sie es weitergeben können.\n"
        "🆘 Was Sie dem Organisationsteam sagen – Antworten und Anwesenheit, Verspätungen, Fragen, Notrufe –, bleibt "
        "mit seinen Antworten, bis Sie es löschen. Ihr Standort geht nur an das Organisationsteam: mit einem Notruf – "
        "gelöscht, sobald er erledigt ist – oder als Ihre Antwort auf eine Statusabfrage.\n"
        "👥 Mitreisende sehen Name, Firma, Gruppen und gemeinsame Termine; das Organisationsteam auch Ihre privaten "
        "Termine, Ihre Telefonnummer und ob meine Nachrichten ankommen.\n"
        "🗄 Es liegt in der Datenbank des Veranstalters. Kein fremder Dienst liest oder beantwortet Ihre Fragen.\n"
        "✉️ Die Nachrichten selbst laufen über Telegram.\n"
        "🗑 Es bleibt, bis Sie es löschen – jederzeit mit /stop – oder der Veranstalter nach der Reise."
    )
    assert [button.label for button in notice.buttons[0]] == ["Einverstanden", "Nein, danke"]
    assert await house.tables() == before
    welcome = await house.tap("4711", notice, "Einverstanden")
    assert welcome.text.startswith("Guten Tag, Hans Platzhalter!\nIch bin Annai")
    assert (await house.say("4711", "was kommt als nächstes")).text.startswith("Als Nächstes, in 1 h")
    await house.service.delivery.deliver()
    assert [text.split("\n")[0] for text in house.platform.read_by("4711")] == ["🔔 In 1 h – los in 15 min"]


async def test_who_declines_leaves_no_trace_and_may_still_come(house: House) -> None:
    token = await house.invite("p05")
    before = await house.tables()
    notice = await house.say("4711", token)
    for _ in range(20):  # whoever hesitates is not guessing
        declined = await house.tap("4711", notice, "Nein, danke")
    assert declined.text == (
        "In Ordnung. Ich habe nichts gespeichert und nichts geändert.\n"
        "Falls Sie es sich anders überlegen: Ihre Einladung gilt bis Di 30. April."
    )
    assert await house.tables() == before
    assert (await house.say("4711", "was kommt als nächstes")).text == STRANGER
    assert (await house.tap("4711", notice, "Einverstanden")).text.startswith("Guten Tag, Hans Platzhalter!")


async def test_who_taps_twice_is_welcomed_twice_and_who_says_no_afterwards_is_asked(house: House) -> None:
    notice = await house.say("4711", await house.invite("p05"))
    once, twice = [await house.tap("4711", notice, "Einverstanden") for _ in range(2)]
    assert once == twice
    assert (await house.tap("4711", notice, "Nein, danke")).text.startswith("Nach dem Abmelden")
    assert await house.who("4711") == ["p05"]


@pytest.mark.parametrize("button", ["Abmelden und alles löschen", "Abmelden"])
async def test_who_leaves_is_a_stranger_until_invited_again(house: House, button: str) -> None:
    await house.join("4711", "p05")
    leaving = await house.say("4711", "/stop")
    (row,) = [row for row in leaving.buttons if row[0].label == button]
    left = await house.service.talks.answer(Inbound("telegram", "4711", action=row[0].action))
    assert left.lines[-1].text == "Zurück geht es mit einer neuen Einladung vom Organisationsteam."
    assert (await house.say("4711", "/start")).text == STRANGER
    if "löschen" in button:
        tables = await house.tables()
        assert not [row for name, rows in tables.items() for row in rows if "p05" in row and name != "versions"]
    assert (await house.join("4711", "p05")).text.startswith("Guten Tag, Hans Platzhalter!")


async def test_a_second_phone_takes_the_chat_over(house: House) -> None:
    await house.join("4711", "p05")
    await house.join("4712", "p05")
    assert (await house.who("4711"), await house.who("4712")) == ([], ["p05"])
    assert (await house.say("4711", "/start")).text == STRANGER


async def test_who_is_here_already_may_open_another_invitation(house: House) -> None:
    await house.join("4711", "p05")
    token = await house.invite("p05")
    assert (await house.say("4711", token)).text.startswith("Guten Tag, Hans Platzhalter!\nIch bin Annai")
    assert (await house.say("4712", token)).text == STRANGER
    assert (await house.say("4711", f"/start {token}")).text.startswith("Guten Tag, Hans Platzhalter!\nIch bin Annai")


async def test_to_become_somebody_else_takes_a_yes(house: House) -> None:
    await house.join("4711", "p05")
    notice = await house.say("4711", f"/start {await house.invite('p06')}")
    name = house.service.agendas["thueringen-japan-2024"].people["p06"].name
    assert notice.lines[0].text == f"Guten Tag, {name}!"
    assert notice.lines[-1].text == (
        "⚠️ In diesem Chat sind Sie bisher Hans Platzhalter. Das endet, wenn Sie einverstanden sind."
    )
    await house.tap("4711", notice, "Nein, danke")
    assert await house.who("4711") == ["p05"]
    await house.tap("4711", notice, "Einverstanden")
    assert await house.who("4711") == ["p06"]
    async with house.service.database.read() as tx:
        assert await people.chats_of(tx, "thueringen-japan-2024", "p05") == []
        assert await deliveries.open_for(tx, "thueringen-japan-2024", ["p05"]) == []
    await house.service.delivery.deliver()
    assert len(house.platform.read_by("4711")) == 1  # what p06 is to hear, and nothing more for p05


async def test_my_data_are_shown_as_they_are_kept(house: House) -> None:
    await house.join("4711", "p05")
    fresh = (await house.say("4711", "welche Daten?")).text.split("\n")
    assert fresh[:3] == ["🔒 Ihre Daten", "💬 Hier erreiche ich Sie: Telegram", "⚙️ Keine eigenen Einstellungen"]
    async with house.service.database.read() as tx:
        count = sum("'p05'" in str(row) for row in await tx.execute(select(metadata.tables["deliveries"])))
    assert fresh[3] == f"📨 {count} Nachrichten an Sie, gesendet oder geplant: wann und wozu"
    await house.say("4711", "english please")
    assert "⚙️ Your own settings" in (await house.say("4711", "/privacy")).text


async def test_in_english_from_the_notice_to_the_end(house: House) -> None:
    trip = house.service.agendas["thueringen-japan-2024"].trip
    guest = next(person for person in trip.people if person.language == "en")
    notice = await house.say("4711", f"https://t.me/annai_bot?start={await house.invite(guest.id)}", language="ja")
    assert [line.text for line in notice.lines[:4]] == [
        f"Hello, {guest.name}!",
        "LEG Thüringen, Thüringen International invites you: I am Annai (案内), at your side in this chat – "
        "Delegation to Japan 2024.",
        "",
        "Please read this first. I store nothing before you agree.",
    ]
    declined = await house.tap("4711", notice, "No, thanks")
    assert declined.lines[0].text == "All right. I have stored nothing and changed nothing."
    assert (await house.tap("4711", notice, "I agree")).text.startswith(f"Hello, {guest.name}!\nI am Annai")
    assert (await house.say("4711", "/privacy")).text.startswith("🔒 Your data\n💬 Where I reach you: Telegram\n")
    leaving = await house.tap("4711", await house.say("4711", "/privacy"), "Unsubscribe or delete")
    left = await house.tap("4711", leaving, "Unsubscribe and delete everything")
    assert left.lines[-1].text == "To come back, ask the organising team for a new invitation."
    assert (await house.say("4711", "/start", language="en-US")).text.startswith("I am Annai and only talk to people")


async def test_who_is_on_two_trips_is_answered_about_the_one_under_way_or_the_next(
    house: House, sample: Agenda
) -> None:
    soon = replace(
        sample.trip,
        id="kenya",
        organiser=None,
        title=Text((("de", "Reise nach Kenia"),)),
        starts=date(2024, 5, 1),
        ends=date(2024, 5, 2),
        items=(),
    )
    await house.service.publish(Agenda(soon), "", silent=True)
    await house.join("4711", "p05")
    notice = await house.say("4711", await house.invite("p06", "kenya"))
    assert notice.lines[1].text == "Ich bin Annai (案内) und begleite Sie in diesem Chat – Reise nach Kenia."
    assert "das Organisationsteam Ihrer Reise" in notice.text
    assert "Reise nach Kenia" in (await house.tap("4711", notice, "Einverstanden")).text
    assert "Hans Platzhalter" in (await house.say("4711", "hallo")).text
    house.clock.jump(datetime(2024, 4, 27, 14, 59, tzinfo=UTC))  # a minute before midnight in Japan
    assert "Hans Platzhalter" in (await house.say("4711", "hallo")).text
    house.clock.jump(datetime(2024, 4, 27, 15, 0, tzinfo=UTC))
    assert "Reise nach Kenia" in (await house.say("4711", "hallo")).text
