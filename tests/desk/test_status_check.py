"""After an earthquake: is everybody unhurt, and where? Asked again and again, until it is known."""

import pytest

from bot.channels.base import Priority
from bot.store import matters
from bot.store.deliveries import Stored
from tests.desk.stage import Phone, Stage
from tests.fakes.platform import blocked

pytestmark = pytest.mark.anyio

OLGA, STEFAN, HANS, MAX = "o01", "o02", "p05", "p01"


async def begun(stage: Stage) -> Phone:
    """An organiser asks how everybody is, at night."""
    await stage.pass_time(hours=15)
    olga = stage.phone(OLGA)
    await olga.says("/rollcall")
    await olga.taps("Statusabfrage")
    await olga.taps("Jetzt fragen")
    await stage.deliver()
    return olga


async def told(stage: Stage, olga: Phone) -> list[Stored]:
    """What is in the outbox about it."""
    matter = olga.action("Schließen").split()[-1]
    async with stage.service.database.read() as tx:
        return [row for row in await matters.told(tx, stage.agenda.trip.id, matter) if row.key.kind == "rollcall"]


def asked(phone: Phone) -> list[str]:
    return [text for text in phone.received if "Geht es Ihnen gut?" in text]


async def test_everybody_is_asked_at_once_and_first_at_night_too(stage: Stage) -> None:
    olga = stage.phone(OLGA)
    await stage.pass_time(hours=15)
    preview = await olga.says("/rollcall status")
    assert "30 Personen bekommen sofort die Frage „Geht es Ihnen gut?“ – auch nachts" in preview.text
    await olga.taps("Jetzt fragen")
    await stage.deliver()
    rows = await told(stage, olga)
    assert {row.priority for row in rows} == {Priority.EMERGENCY}
    assert {row.key.person for row in rows if row.state == "sent"} == {person.id for person in stage.agenda.trip.people}
    assert stage.phone(HANS).action("🟢 Unverletzt")
    assert stage.phone(HANS).action("🔴 Verletzt – brauche Hilfe")


async def test_one_tap_then_where_as_a_location_or_in_words(stage: Stage) -> None:
    olga = await begun(stage)
    hans, max_ = stage.phone(HANS), stage.phone(MAX)
    hurt = await hans.taps("Verletzt – brauche Hilfe")
    assert hurt.text.startswith("🔴 Eingetragen (23:00): verletzt.")
    assert "📍 Wo sind Sie?" in hurt.text
    where = await hans.says("", location=(34.98491, 135.75881))
    assert "📍 34.98491, 135.75881" in where.text
    assert "Wo sind Sie?" not in where.text
    await max_.taps("Unverletzt")
    assert "📍 Hotel,  Lobby".replace("  ", " ") in (await max_.says("Hotel,\n Lobby")).text
    await stage.deliver()
    message = next(one for one in reversed(olga.messages) if "Statusabfrage" in one.text)
    lines = [line.text for line in message.lines]
    assert lines[0] == "🚨 Statusabfrage: 👥 Alle"
    assert "💬 2 von 30 haben geantwortet" in lines
    order = [lines.index(line) for line in lines if line.startswith(("🔴", "❓", "🟢"))]
    assert [lines[at][0] for at in order] == ["🔴", "❓", "🟢"]
    assert lines[order[0] + 1] == "☎ Hans Platzhalter +49 30 23125 005"
    point = message.lines[order[0] + 2]
    assert point.link == "https://www.google.com/maps/search/?api=1&query=34.98491,135.75881"
    assert lines[order[2]] == "🟢 Unverletzt (1): Max Mustermann"


async def test_what_was_said_of_where_stays_when_the_answer_changes(stage: Stage) -> None:
    await begun(stage)
    hans = stage.phone(HANS)
    await hans.taps("Unverletzt")
    said = await hans.says("Bahnhof Kyoto")
    again = await hans.taps("Doch verletzt", said)
    assert "📍 Bahnhof Kyoto" in again.text
    assert "Bei Lebensgefahr" in again.text
    assert hans.action("Notfall", again) == "contacts"
    assert "📍 Ambulanz" in (await hans.says("Ambulanz")).text


async def test_of_who_is_hurt_every_organiser_hears_at_once_and_once(stage: Stage) -> None:
    olga, stefan, hans = await begun(stage), stage.phone(STEFAN), stage.phone(HANS)
    for _ in range(2):
        await hans.taps("Verletzt – brauche Hilfe")
        await stage.deliver()
    ring = "🔴 Verletzt, braucht Hilfe\n☎ Hans Platzhalter +49 30 23125 005"
    for phone in (olga, stefan):
        assert [text for text in phone.received if "braucht Hilfe" in text] == [ring]
    assert not [text for text in hans.received if "braucht Hilfe" in text]
    assert "1 von 30" in (await stefan.taps("Zur Liste")).text


async def test_who_tapped_hurt_by_mistake_and_says_so_in_time_alarms_nobody(stage: Stage) -> None:
    olga, hans = await begun(stage), stage.phone(HANS)
    await hans.taps("Doch unverletzt", await hans.taps("Verletzt – brauche Hilfe"))
    await stage.deliver()
    assert not [text for text in olga.received if "braucht Hilfe" in text]


async def test_it_asks_again_until_answered_and_not_for_ever(stage: Stage) -> None:
    olga = await begun(stage)
    hans, max_ = stage.phone(HANS), stage.phone(MAX)
    await stage.pass_time(minutes=5)
    assert len(asked(hans)) == 2
    assert asked(hans)[-1].startswith("❗ Bitte antworten Sie kurz:")
    await hans.taps("Unverletzt")
    for _ in range(20):
        await stage.pass_time(minutes=5)
    assert len(asked(hans)) == 2
    assert len(asked(max_)) == 7
    assert "1 von 30" in olga.last("Statusabfrage: ")


async def test_who_is_ticked_off_is_not_asked_again_but_is_when_that_is_taken_back(stage: Stage) -> None:
    olga, max_ = await begun(stage), stage.phone(MAX)
    names = await olga.taps("Abhaken")
    names = await olga.taps("🔴 Max Mustermann", names)
    await stage.pass_time(minutes=6)
    assert len(asked(max_)) == 1
    assert "🔴 Verletzt, brauchen Hilfe (1):\n☎ Max Mustermann" in olga.last("Statusabfrage: ")
    names = await olga.taps("🔴 Max Mustermann ✓", names)
    await stage.pass_time(minutes=5)
    assert len(asked(max_)) == 2


async def test_an_own_word_is_not_overridden_by_an_organisers_old_list(stage: Stage) -> None:
    olga, max_ = await begun(stage), stage.phone(MAX)
    names = await olga.taps("Abhaken")
    await max_.taps("Verletzt")
    await olga.taps("🟢 Max Mustermann", names)
    await stage.deliver()
    assert "🔴 Verletzt, brauchen Hilfe (1):\n☎ Max Mustermann" in olga.last("Statusabfrage: ")


async def test_closed_nobody_is_asked_any_more_and_late_answers_are_shown_where_help_is(stage: Stage) -> None:
    olga, max_ = await begun(stage), stage.phone(MAX)
    closed = await olga.taps("Schließen")
    await stage.pass_time(minutes=11)
    assert len(asked(max_)) == 1
    late = await max_.taps("Verletzt")
    assert "abgeschlossen" in late.text
    assert max_.action("Notfall", late) == "contacts"
    await olga.taps("Wieder öffnen", closed)
    await stage.pass_time(minutes=5)
    assert len(asked(max_)) == 2, "at its next time"


async def test_who_was_out_of_reach_stands_among_those_to_be_called(stage: Stage) -> None:
    stage.platform.faults[MAX].append(blocked)
    olga = await begun(stage)
    assert "☎ Max Mustermann +49 30 23125 001 – 📵 nicht erreicht" in olga.last("Statusabfrage: ")


async def test_a_platform_that_was_away_does_not_bring_all_repetitions_at_once(stage: Stage) -> None:
    olga = await begun(stage)
    rows = [row for row in await told(stage, olga) if row.key.person == MAX]
    assert len(rows) == 7
    stage.clock.jump(max(row.at for row in rows))
    await stage.deliver()
    assert len(asked(stage.phone(MAX))) == 2


async def test_in_english(stage: Stage) -> None:
    await begun(stage)
    alex = stage.phone("p17")
    assert alex.last("Are you all right?")
    assert "📍 Where are you?" in (await alex.taps("Unhurt")).text
    assert "📍 Kyoto station" in (await alex.says("Kyoto station")).text
