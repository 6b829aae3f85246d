"""A whole stay with Annai on Slack, from the first hello to the last word, in each language."""

from dataclasses import dataclass

import pytest

from tests.channels.slack.stage import Desk, Stage

pytestmark = pytest.mark.anyio


@dataclass(frozen=True)
class Words:
    """Who it is, what they say and tap, and what they read."""

    person: str
    hello: tuple[str, str]
    agree: tuple[str, str]
    next: tuple[str, str]
    day: tuple[str, str]
    item: tuple[str, str]
    map: str
    taxi: tuple[str, str]
    calendar: tuple[str, str]
    settings: str
    evening: tuple[str, str]
    save: str
    reminder: str
    snooze: tuple[str, str]
    leave: tuple[str, str]
    left: tuple[str, str]


GERMAN = Words(
    person="p05",
    hello=("hallo", "Ich speichere erst etwas, wenn Sie einverstanden sind"),
    agree=("Einverstanden", "Guten Tag, Hans Platzhalter!"),
    next=("was kommt als nächstes?", "Als Nächstes, in 1 h"),
    day=("📅 Mein Tag", "Heute, Di 23. April · Tag 4"),
    item=("🏭 Firmenbesuch Nidec", "Di 23. April, 10:50–12:00 Japan (03:50 Deutschland)"),
    map="🗺 Karte",
    taxi=("🚕 Taxi-Karte 🇯🇵", "お願いいたします"),
    calendar=("kalender", "Kalenderdatei"),
    settings="⚙️ Einstellungen",
    evening=("Abendvorschau", "Aus"),
    save="🌙 Keine Abendvorschau",
    reminder="🔔 In 45 min – bitte jetzt los",
    snooze=("⏰ +10 min", "Ich erinnere Sie um 08:25 Japan noch einmal"),
    leave=("abmelden", "Nach dem Abmelden bekommen Sie von mir nichts mehr"),
    left=("Abmelden und alles löschen", "Sie sind abgemeldet"),
)
ENGLISH = Words(
    person="p08",
    hello=("hello", "I store nothing before you agree"),
    agree=("I agree", "Hello, John Placeholder!"),
    next=("what's next?", "Next, in 1 h"),
    day=("📅 My day", "Today, Tue 23 April · Day 4"),
    item=("🏭 Visit to Nidec", "Tue 23 April, 10:50–12:00 Japan (03:50 Germany)"),
    map="🗺 Map",
    taxi=("🚕 Taxi card 🇯🇵", "お願いいたします"),
    calendar=("calendar please", "calendar file"),
    settings="⚙️ Settings",
    evening=("Evening preview", "Off"),
    save="🌙 No evening preview",
    reminder="🔔 In 45 min – please leave now",
    snooze=("⏰ +10 min", "I'll remind you again at 08:25 Japan"),
    leave=("unsubscribe", "Once you unsubscribe you get nothing more from me"),
    left=("Unsubscribe and delete everything", "You are unsubscribed"),
)


@pytest.mark.parametrize("words", [GERMAN, ENGLISH], ids=["de", "en"])
async def test_a_whole_stay(stage: Stage, words: Words) -> None:
    desk = Desk(stage.slack.member("Somebody", stage.agenda.people[words.person].email))
    await desk.says(*words.hello)
    await desk.taps(*words.agree)
    await desk.says(*words.next)
    await desk.taps(*words.day)
    await desk.taps(*words.item)
    place = await desk.taps(words.map, "Nidec")
    assert any((button.url or "").startswith("https://www.google.com/maps") for button in place.buttons)
    await desk.taps(*words.taxi)
    await desk.says(*words.calendar)
    await stage.sees(
        lambda: any(file.content.startswith(b"BEGIN:VCALENDAR") for one in desk.received for file in one.files)
    )

    await desk.opens_home("Nidec")
    desk.tap(words.settings)
    field, value = words.evening
    await desk.sees_modal(field)
    desk.member.choose(value, of=field)
    desk.member.submit()
    await desk.reads(words.save)
    await stage.all_done()

    await stage.service.delivery.deliver()
    await stage.pass_time(minutes=15)
    await desk.reads(words.reminder)
    await desk.taps(*words.snooze)
    await stage.pass_time(minutes=10)
    assert sum("35 min" in message.text for message in desk.received) == 1

    await desk.says(*words.leave)
    await desk.taps(*words.left)
    await stage.all_done()
    count = len(desk.received)
    await stage.pass_time(hours=8)
    assert len(desk.received) == count
    assert not stage.slack.duplicates
