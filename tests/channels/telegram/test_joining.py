"""From the link of an invitation to the last word: whole stays; and whoever has no good link stays outside."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.programme.agenda import Agenda
from bot.store import invitations
from tests.channels.telegram.stage import Phone, Stage, staged
from tests.fakes.telegram import USERNAME, FakeTelegram
from tests.joining.house import STRANGER, WEEK
from tests.store import glance

pytestmark = pytest.mark.anyio


@pytest.fixture
async def stage(sample: Agenda, telegram: FakeTelegram) -> AsyncIterator[Stage]:
    async with staged(sample, telegram) as stage:
        yield stage


async def link(stage: Stage, person: str) -> str:
    """What stands in a new invitation's link after `?start=`."""
    async with stage.service.database.write() as tx:
        return await invitations.invite(tx, stage.agenda.trip.id, person, stage.clock.now(), WEEK)


async def who(stage: Stage, phone: Phone) -> list[str]:
    """Who is in a chat."""
    async with stage.service.database.read() as tx:
        return [one.person for one in await glance.owner(tx, "telegram", phone.address)]


async def joins(stage: Stage, phone: Phone, person: str) -> None:
    phone.user.start(await link(stage, person))
    await phone.reads("Vorher bitte kurz lesen")
    await phone.taps("Einverstanden", "Ich bin Annai")


async def test_a_whole_stay_in_german(stage: Stage) -> None:
    hans = await stage.phone(None)
    hans.user.start(await link(stage, "p05"))
    notice = await hans.reads("Ich speichere erst etwas, wenn Sie einverstanden sind")
    assert await who(stage, hans) == []
    welcome = await hans.taps("Einverstanden", "Ich bin Annai")
    assert (welcome.parts("bold")[0], await who(stage, hans)) == ("Guten Tag, Hans Platzhalter!", ["p05"])
    assert notice.labels == (("Einverstanden", "Nein, danke"),)

    following = await hans.says("/next", "Als Nächstes, in 1 h")
    day = await hans.taps("📅 Mein Tag", "23. April")
    later = await hans.taps(day.labels[-1][-1], "24. April")
    back = await hans.taps(later.labels[-1][0], "23. April")
    item = await hans.taps(next(label for row in back.labels for label in row if "Kyocera" in label), "Gastgeschenk")
    assert {following.id, day.id, later.id, back.id, item.id} == {following.id}, "one message, turned like pages"
    place = await hans.taps("🗺 Karte", "京セラ株式会社")
    spot = await stage.sees(lambda: [message.venue for message in hans.user.messages if message.venue])
    assert spot[0].title == "Kyocera Corporation, Head Office"
    taxi = await hans.taps("🚕 Taxi-Karte 🇯🇵", "お願いいたします")
    assert taxi.parts("blockquote")
    assert [button.copies for button in taxi.buttons if button.copies], "what the driver needs can be copied"
    calendar = await hans.says("/calendar", "Kalenderdatei")
    assert calendar.file
    assert calendar.file.content.startswith(b"BEGIN:VCALENDAR")
    settings = await hans.says("/reminders", "Ihre Einstellungen")
    assert (await hans.taps("Nur Wichtiges", "Nur Wichtiges: eine letzte")).id == settings.id
    await hans.taps("⚙️ Ändern", "Ihre Einstellungen")
    await hans.taps("Alle", "Alle")
    assert place.id != item.id

    await stage.pass_time(minutes=5)
    reminder = await hans.reads("🔔 In 55 min – los in 10 min")
    again = await hans.taps("⏰ +5 min", "erinnere Sie")
    assert not again.edited
    await stage.pass_time(minutes=5)
    repeated = await hans.reads("🔔 In 50 min – los in 5 min")
    assert repeated.id > again.id > reminder.id

    await hans.says("/stop", "Nach dem Abmelden")
    await hans.taps("Abmelden und alles löschen", "Zurück geht es mit einer neuen Einladung")
    count = len(hans.received)
    await stage.pass_time(hours=8)
    assert (len(hans.received), await who(stage, hans)) == (count, [])
    assert (await hans.says("/next", "nur mit Eingeladenen")).text == STRANGER


async def test_a_whole_stay_in_english(stage: Stage) -> None:
    guest = next(person for person in stage.agenda.trip.people if person.language == "en")
    mary = await stage.phone(None, "en")
    mary.user.start(await link(stage, guest.id))
    await mary.reads("I store nothing before you agree")
    await mary.taps("I agree", "I am Annai")
    assert await who(stage, mary) == [guest.id]

    following = await mary.says("what's next?", "Next, in")
    day = await mary.taps("📅 My day", "23 April")
    later = await mary.taps(day.labels[-1][-1], "24 April")
    back = await mary.taps(later.labels[-1][0], "23 April")
    assert {following.id, day.id, later.id, back.id} == {following.id}
    item = await mary.says("Kyocera", "Kyocera")
    place = await mary.taps("🗺 Map", "京セラ株式会社")
    await stage.sees(lambda: [message.venue for message in mary.user.messages if message.venue])
    taxi = await mary.taps("🚕 Taxi card 🇯🇵", "Please show this to the driver")
    assert item.id < place.id < taxi.id
    calendar = await mary.says("/calendar", "calendar file")
    assert calendar.file
    await mary.says("/reminders", "Your settings")
    await mary.taps("Only what matters", "Only what matters")
    await mary.says("all reminders", "All")

    await stage.pass_time(minutes=5)
    await mary.reads("🔔 In 55 min – leave in 10 min")
    await mary.taps("⏰ +5 min", "I'll remind you again")
    await stage.pass_time(minutes=5)
    await mary.reads("🔔 In 50 min – leave in 5 min")

    await mary.says("/stop", "Once you unsubscribe")
    await mary.taps("Unsubscribe", "You are unsubscribed")
    count = len(mary.received)
    await stage.pass_time(hours=8)
    assert len(mary.received) == count


async def test_who_declines_is_left_alone(stage: Stage) -> None:
    hans = await stage.phone(None)
    hans.user.start(await link(stage, "p05"))
    await hans.reads("Vorher bitte kurz lesen")
    await hans.taps("Nein, danke", "Ich habe nichts gespeichert")
    await stage.pass_time(hours=1)
    assert (await who(stage, hans), [one for one in hans.received if "🔔" in one.text]) == ([], [])


async def test_who_left_comes_back_with_a_new_invitation_only(stage: Stage) -> None:
    hans = await stage.phone(None)
    old = await link(stage, "p05")
    hans.user.start(old)
    await hans.reads("Vorher bitte kurz lesen")
    await hans.taps("Einverstanden", "Ich bin Annai")
    await hans.says("/stop", "Nach dem Abmelden")
    await hans.taps("Abmelden", "abgemeldet")
    hans.user.start(old)
    await hans.reads("nur mit Eingeladenen")
    await joins(stage, hans, "p05")
    await stage.pass_time(minutes=15)
    assert "🔔" in (await hans.reads("🔔")).text


async def test_a_second_phone_takes_over_and_the_first_hears_nothing_more(stage: Stage) -> None:
    first, second = await stage.phone(None), await stage.phone(None)
    await joins(stage, first, "p05")
    await joins(stage, second, "p05")
    await stage.pass_time(minutes=15)
    await second.reads("🔔")
    assert not [one for one in first.received if "🔔" in one.text]
    assert (await first.says("/next", "nur mit Eingeladenen")).text == STRANGER


async def test_of_many_phones_with_one_link_that_agree_at_once_one_gets_in(stage: Stage) -> None:
    token = await link(stage, "p05")
    phones = [await stage.phone(None) for _ in range(10)]
    for phone in phones:
        phone.user.start(token)
    for phone in phones:
        await phone.reads("Vorher bitte kurz lesen")
    for phone in phones:
        phone.tap("Einverstanden")
    await stage.all_done()
    assert sorted([await who(stage, phone) for phone in phones]) == [[]] * 9 + [["p05"]]
    said = sorted(phone.received[-1].text == STRANGER for phone in phones)
    assert said == [False] + [True] * 9


@pytest.mark.parametrize("sort", ["guessed", "used", "expired", "void", "forged tap", "of a group"])
async def test_no_other_link_lets_anybody_in(stage: Stage, sort: str) -> None:
    thief, token = await stage.phone(None), await link(stage, "p05")
    match sort:
        case "guessed":
            token = secrets.token_urlsafe(16)
        case "used":
            hans = await stage.phone(None)
            hans.user.start(token)
            await hans.reads("Vorher bitte kurz lesen")
            await hans.taps("Einverstanden", "Ich bin Annai")
        case "expired":
            stage.clock.jump(stage.clock.now() + WEEK + timedelta(seconds=1))
        case "void":
            await link(stage, "p05")
        case "of a group":
            group = stage.telegram.group()
            thief.user.say(f"/start@{USERNAME} {token}", where=group)
            await stage.all_done()
            assert not [one for one in group.messages if one.by_bot]
            return
    if sort == "forged tap":
        thief.user.say("hallo")
        answer = await thief.reads("nur mit Eingeladenen")
        tap = {"id": "1", "from": thief.user.json, "message": answer.json, "chat_instance": "1"}
        stage.telegram.inject({"callback_query": tap | {"data": f"join {secrets.token_urlsafe(16)}"}})
        await stage.all_done()
    else:
        thief.user.start(token)
        await thief.reads("nur mit Eingeladenen")
    assert (thief.received[-1].text, await who(stage, thief)) == (STRANGER, [])


async def test_whoever_guesses_waits_while_all_others_are_answered(stage: Stage) -> None:
    hans, thief = await stage.phone("p05"), await stage.phone(None)
    for _ in range(50):
        thief.user.start(secrets.token_urlsafe(16))
    await hans.says("/language", "Welche Sprache")
    await stage.all_done()
    assert {one.text for one in thief.received} == {STRANGER}
    right = await link(stage, "p06")
    thief.user.start(right)
    await asyncio.sleep(0)
    await stage.all_done()
    assert (thief.received[-1].text, await who(stage, thief)) == (STRANGER, []), "even the right one, for now"
