"""The overview: who is here, who is not, what goes out next, what waits for a decision, what is open."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.programme.agenda import Agenda
from bot.store.database import Database
from tests.desk.stage import Phone, Stage, buttons, readable, staged
from tests.fakes.platform import blocked, refused

pytestmark = pytest.mark.anyio

HANS, JANE, OLGA, STEFAN = "p05", "p07", "o01", "o02"


async def test_the_summary_says_it_all_on_a_phones_screen(stage: Stage) -> None:
    shown = await stage.phone(OLGA).says("/status")
    assert shown.in_place
    assert shown.text == (
        "📊 Stand 08:00 Japan (01:00 Deutschland)\n"
        "👥 30 von 30 sind dabei\n"
        "🎉 Alle sind im Chat\n"
        "📶 Alle im Chat sind zu erreichen\n"
        "⏰ In 6 Stunden: 97 Nachrichten, ab 08:05 Japan\n"
        "📨 Alles ist angekommen\n"
        "📂 Nichts ist offen"
    )
    assert [button.label for button in buttons(shown)] == [
        "⏰ Was hinausgeht (97)",
        "🔄 Aktualisieren",
        "🗒 Wer tat was",
    ]


async def test_in_english(stage: Stage) -> None:
    olga = stage.phone(OLGA)
    await olga.says("english please")
    assert "👥 30 of 30 have joined" in (await olga.says("/status")).text


async def test_what_goes_out_next_stands_with_its_time_and_how_many_get_it(stage: Stage) -> None:
    olga = stage.phone(OLGA)
    await olga.says("/status")
    shown = await olga.taps("Was hinausgeht")
    assert "08:05 Japan\nErinnerung: 🏭 Firmenbesuch Kyocera · 13 Personen" in shown.text
    assert len(shown.text) < 1000
    further = await olga.taps("▶", on=shown)
    assert further.text != shown.text
    assert "◀" in readable(further)
    assert (await olga.taps("Übersicht", on=further)).text.startswith("📊 Stand")


async def test_who_has_not_joined_is_listed_with_a_button_each(sample: Agenda) -> None:
    async with staged(sample, Database("sqlite://"), joined=[OLGA, HANS]) as stage:
        olga = stage.phone(OLGA)
        assert "👥 2 von 30 sind dabei\n✉️ 28 fehlen noch" in (await olga.says("/status")).text
        missing = await olga.taps("Wer fehlt")
        assert [button.label for button in buttons(missing)][:2] == ["✉️ Max Mustermann", "✉️ Erika Musterfrau"]
        seen = {button.action for button in buttons(missing)}
        while any(button.label == "▶" for button in buttons(missing)):
            missing = await olga.taps("▶", on=missing)
            seen |= {button.action for button in buttons(missing)}
        assert len([action for action in seen if action and action.startswith("invite ")]) == 28


async def test_who_cannot_be_reached_stands_there_with_reason_and_number(stage: Stage) -> None:
    stage.platform.faults[HANS].append(blocked)
    await stage.pass_time(minutes=6)
    olga = stage.phone(OLGA)
    assert "📵 1 Person ist nicht zu erreichen" in (await olga.says("/status")).text
    shown = await olga.taps("Nicht erreichbar")
    assert "☎ Hans Platzhalter +49 30 23125 005\nGrund: hat den Chat in Telegram blockiert." in shown.text


async def failed(stage: Stage, olga: Phone) -> str:
    """What could not be told, as the overview says it."""
    await olga.says("/status")
    return (await olga.taps("Nicht zugestellt")).text


async def test_what_failed_waits_for_a_decision_and_is_tried_again(house: Stage) -> None:
    olga, hans = house.phone(OLGA), house.phone(HANS)
    house.platform.faults[HANS].append(blocked)
    await house.pass_time(minutes=6)
    text = await failed(house, olga)
    assert "⚠️ Nicht zugestellt: 1 Person – was tun?" in text
    assert "👤 Hans Platzhalter\nErinnerung: 🏭 Firmenbesuch Kyocera" in text
    shown = await olga.taps("🔁 Hans Platzhalter")
    assert "📨 Alles ist angekommen" in shown.text
    await house.deliver()
    assert "Kyocera" in hans.last("Kyocera")
    await house.pass_time(hours=2)
    assert "Nidec" in hans.last("Nidec"), "what comes next reaches him, too"


async def test_what_fails_again_is_to_be_decided_again(stage: Stage) -> None:
    olga = stage.phone(OLGA)
    stage.platform.faults[HANS] += [blocked, blocked]
    await stage.pass_time(minutes=6)
    await failed(stage, olga)
    await olga.taps("🔁 Hans Platzhalter")
    await stage.pass_time(minutes=1)
    assert "👤 Hans Platzhalter" in await failed(stage, olga)


async def test_what_somebody_has_seen_to_is_not_asked_again(stage: Stage) -> None:
    olga, stefan = stage.phone(OLGA), stage.phone(STEFAN)
    stage.platform.faults[HANS].append(refused)
    stage.platform.faults[JANE].append(refused)
    await stage.pass_time(minutes=6)
    assert "2 Personen" in await failed(stage, olga)
    await olga.taps("✅ Hans Platzhalter")
    assert "1 Person" in await failed(stage, stefan), "what one decided holds for all"
    assert "📨 Alles ist angekommen" in (await stefan.taps("✅ Jane Sample")).text
    log = (await olga.says("/audit")).text
    assert "Claudia Leitmuster\nNicht Zugestelltes erledigt · Hans Platzhalter" in log


async def test_all_failures_are_decided_at_once(stage: Stage) -> None:
    olga = stage.phone(OLGA)
    for person in (HANS, JANE, "p08", "p11", "p01", "p02"):
        stage.platform.faults[person].append(refused)
    await stage.pass_time(minutes=6)
    assert "6 Personen" in await failed(stage, olga)
    await olga.taps("Alle erneut")
    await stage.deliver()
    for person in (HANS, JANE, "p08", "p11", "p01", "p02"):
        assert stage.phone(person).last("Kyocera")


async def test_what_arrived_by_another_way_or_is_over_needs_no_second_try(stage: Stage) -> None:
    olga = stage.phone(OLGA)
    stage.platform.faults[HANS].append(refused)
    await stage.pass_time(minutes=6)
    stage.clock.jump(stage.clock.now() + timedelta(hours=5))
    await stage.service.delivery.deliver()
    await olga.says("/status")
    shown = await olga.taps("Nicht zugestellt")
    assert "🔁 Hans Platzhalter" not in readable(shown)
    assert "✅ Hans Platzhalter" in readable(shown)


async def test_open_calls_questions_and_delays_stand_there_the_most_urgent_first(stage: Stage) -> None:
    olga, hans, jane = (stage.phone(name) for name in (OLGA, HANS, JANE))
    await hans.says("/late 10")
    shown = await hans.says("/ask Gibt es ein Schwimmbad?")
    await hans.taps("Senden", on=shown)
    await jane.sends("sos call")
    summary = await olga.says("/status")
    assert "🆘 Notruf, noch von niemandem übernommen: Jane Sample" in summary.text
    assert "📂 3 offene Vorgänge" in summary.text
    listed = await olga.taps("Offen (3)")
    assert [button.label for button in buttons(listed)][:3] == [
        "🆘 Notruf · Jane Sample · 08:00 Japan",
        "❓ Frage · Hans Platzhalter · 08:00 Japan",
        "⏱ Verspätung · Hans Platzhalter · 08:00 Japan",
    ]
    await stage.deliver()
    report = await olga.taps("🆘 Notruf", on=listed)
    assert report.text.startswith("🆘 NOTRUF: Jane Sample")
    assert "📨 4 von 4 zugestellt" in report.text
    assert "Gibt es ein Schwimmbad?" in (await olga.taps("❓ Frage", on=listed)).text
    assert "kommt etwa 10 min später" in (await olga.taps("⏱ Verspätung", on=listed)).text
    await stage.pass_time(hours=4)
    assert "📂 2 offene Vorgänge" in (await olga.says("/status")).text, "Kyocera is over"


async def test_a_draft_leads_to_its_own_preview(stage: Stage) -> None:
    olga = stage.phone(OLGA)
    await olga.says("/broadcast Der Bus wartet")
    await olga.says("/broadcast Die Lobby ist voll")
    await olga.says("Nidec 30 Minuten später")
    await olga.says("/status")
    listed = await olga.taps("Offen (3)")
    bus, lobby = (f"✏️ Entwurf: 📢 Rundnachricht · {words}" for words in ("Der Bus wartet", "Die Lobby ist voll"))
    assert {"✏️ Entwurf: 🔄 Programmänderung", bus, lobby} <= {button.label for button in buttons(listed)}
    assert "Neue Zeit: Di 23. April, 11:20" in (await olga.taps("Programmänderung", on=listed)).text
    for label, words in ((bus, "Der Bus wartet"), (lobby, "Die Lobby ist voll")):
        shown = await olga.taps(label, on=listed)
        assert words in shown.text
        assert "Senden" in readable(shown)


async def test_it_fits_a_phone_for_the_largest_mission_too(sample: Agenda) -> None:
    first = sample.trip.people[0]
    many = tuple(replace(first, id=f"x{n:03}", name=f"Nr. {n} Musterperson-Langname") for n in range(575))
    agenda = Agenda(replace(sample.trip, people=(*sample.trip.people, *many)))
    async with staged(agenda, Database("sqlite://")) as stage:
        olga = stage.phone(OLGA)
        for person in many[::5]:
            stage.platform.faults[person.id].append(blocked)
        await stage.pass_time(hours=2)
        for section in ("", "joined", "unreachable", "next", "failures", "matters"):
            shown = await olga.sends(f"status {section}".strip())
            assert len(shown.text) < 2000, section
            assert len(buttons(shown)) <= 24, section
