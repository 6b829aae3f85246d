"""Who is there? Everybody taps, organisers tick off the rest, and the list tells at any moment whom to call."""

from dataclasses import replace

import pytest

from bot.programme.agenda import Agenda
from bot.speech.message import Message
from bot.store.database import Database
from tests.desk.stage import Phone, Stage, buttons, staged
from tests.fakes.platform import blocked

pytestmark = pytest.mark.anyio

OLGA, STEFAN = "o01", "o02"
"""Organisers; the programme calls them otherwise."""
ITEM = "kyocera-visit"


async def begin(phone: Phone, choice: str) -> Message:
    """Call the roll, in three taps."""
    await phone.says("/rollcall")
    await phone.taps(choice)
    return await phone.taps("Jetzt fragen")


async def begun(stage: Stage, choice: str = "Kyocera") -> Phone:
    """An organiser has called the roll, and everybody has the question."""
    olga = stage.phone(OLGA)
    await begin(olga, choice)
    await stage.deliver()
    return olga


def expected(stage: Stage) -> list[str]:
    """Who is to be there."""
    return [person.id for person in stage.agenda.attendees(stage.agenda.items[ITEM])]


async def test_three_taps_and_everybody_concerned_is_asked(stage: Stage) -> None:
    olga = stage.phone(OLGA)
    choice = await olga.says("/rollcall")
    assert choice.text == "🙋 Sind alle da? Wen soll ich fragen?"
    labels = [button.label for button in buttons(choice)]
    assert labels[0] == "🏭 Firmenbesuch Kyocera (13)"
    assert "👥 Alle (30)" in labels
    assert "Wissenschaft (7)" in labels
    preview = await olga.taps("Kyocera")
    assert "13 Personen bekommen sofort die Frage „Sind Sie da?“" in preview.text
    assert not any(text.startswith("🙋") for text in stage.phone("p05").received), (
        "nothing goes out before it is confirmed"
    )
    assert (await olga.taps("Jetzt fragen")).text.startswith("✅ 13 Personen werden gefragt.")
    await stage.deliver()
    asked = {one.address for one in stage.platform.arrived if "🏃" in str(one.message.buttons)}
    assert asked == set(expected(stage))
    assert "✅ 0 von 13 da" in olga.last("Anwesenheit")


async def test_one_tap_says_i_am_here_and_the_message_says_so(stage: Stage) -> None:
    olga = await begun(stage)
    hans = stage.phone("p05")
    here = await hans.taps("Ich bin da")
    assert here.in_place
    assert here.text.startswith("✅ Sie sind eingetragen (08:00).")
    await stage.deliver()
    assert "✅ 1 von 13 da" in olga.last("Anwesenheit")
    away = await hans.taps("Doch nicht da", here)
    assert "Sie sind doch nicht da" in away.text
    await stage.deliver()
    assert "✅ 0 von 13 da" in olga.last("Anwesenheit")
    assert "☎ Hans Platzhalter +49 30 23125 005 – ✋ doch nicht da" in (await olga.taps("Weitere")).text


async def test_who_is_coming_shows_as_such_and_is_still_missing(stage: Stage) -> None:
    olga = await begun(stage)
    hans = stage.phone("p05")
    coming = await hans.taps("Ich komme gleich")
    assert "Sie kommen gleich" in coming.text
    await stage.deliver()
    assert "✅ 0 von 13 da" in olga.last("Anwesenheit")
    assert "☎ Hans Platzhalter +49 30 23125 005 – 🏃 kommt gleich" in (await olga.taps("Weitere")).text
    await stage.pass_time(minutes=6)
    await olga.taps("Fehlende erinnern")
    await stage.deliver()
    assert hans.last("Sind Sie da?").startswith("❗ Bitte antworten Sie kurz:")
    await hans.taps("Ich bin da")
    await stage.deliver()
    assert "✅ 1 von 13 da" in olga.last("Anwesenheit")


async def test_in_english(stage: Stage) -> None:
    olga, alex = stage.phone(OLGA), stage.phone("p17")
    await olga.says("English please")
    assert (await olga.says("Who's missing?")).text == "🙋 Is everybody here? Who should I ask?"
    assert "20 people get the question “Are you here?” at once." in (await olga.taps("Delegation Osaka")).text
    await olga.taps("Ask now")
    await stage.deliver()
    assert alex.last("Are you here?")
    assert (await alex.says("I'm here!")).text.startswith("✅ You are on the list (08:00).")
    await stage.deliver()
    report = olga.last("Roll call: Delegation Osaka – Tokyo")
    assert "✅ 1 of 20 here" in report
    assert "❓ 19 are missing:" in report


async def test_the_missing_are_listed_with_numbers_and_the_rest_is_a_tap_away(stage: Stage) -> None:
    olga = await begun(stage)
    message = olga.messages[-1]
    calls = [line for line in message.lines if line.link]
    assert len(calls) == 12
    assert calls[0].text == "☎ Max Mustermann +49 30 23125 001"
    assert calls[0].link == "tel:+493023125001"
    more = await olga.taps("Weitere 1")
    assert [line.text for line in more.lines if line.link] == ["☎ Stefan Begleitbeispiel +49 30 23125 902"]


async def test_several_people_in_a_row_are_ticked_off_without_leaving_the_list(stage: Stage) -> None:
    olga = await begun(stage)
    names = await olga.taps("Abhaken")
    assert not names.in_place, "the list itself goes on below"
    assert [button.label for button in buttons(names)][:2] == ["☐ Max Mustermann", "☐ Erika Musterfrau"]
    for name in ("Max Mustermann", "Erika Musterfrau", "Otto Normalverbraucher"):
        names = await olga.taps(f"☐ {name}", names)
        assert names.in_place
    labels = [button.label for button in buttons(names)]
    assert labels[:4] == [
        "✅ Max Mustermann",
        "✅ Erika Musterfrau",
        "✅ Otto Normalverbraucher",
        "☐ Dr. Petra Beispiel",
    ], "nothing moves below the finger"
    assert names.text.startswith("✅ 3 von 13 da")
    names = await olga.taps("✅ Erika Musterfrau", names)
    assert names.text.startswith("✅ 2 von 13 da")
    await stage.deliver()
    assert "✅ 2 von 13 da" in olga.last("Anwesenheit")


async def test_who_answers_is_not_to_be_ticked_off_and_an_own_word_stands(stage: Stage) -> None:
    olga = await begun(stage)
    names = await olga.taps("Abhaken")
    tick = olga.action("☐ Max Mustermann", names)
    await stage.phone("p01").taps("Ich bin da")
    again = await olga.sends(tick)
    assert not [button for button in buttons(again) if "Max Mustermann" in button.label]
    await olga.sends(tick.replace("rollcall on", "rollcall off").removesuffix(" here"))
    await stage.deliver()
    assert "✅ 1 von 13 da" in olga.last("Anwesenheit")


async def test_all_organisers_who_opened_it_see_the_same(house: Stage) -> None:
    olga = await begun(house)
    stefan = house.phone(STEFAN)
    assert (await stefan.says("wer fehlt?")).text.startswith("✅ 0 von 13 da")
    await house.deliver()
    theirs = await stefan.taps("Abhaken")
    ours = await olga.taps("Abhaken")
    await stefan.taps("☐ Max Mustermann", theirs)
    await olga.taps("☐ Max Mustermann", ours)
    await olga.taps("☐ Erika Musterfrau", ours)
    await house.deliver()
    assert "✅ 2 von 13 da" in olga.last("Anwesenheit")
    assert stefan.last("Anwesenheit: ") == olga.last("Anwesenheit: ")
    await stefan.taps("Schließen")
    await house.deliver()
    assert "🏁 geschlossen um 08:00" in olga.last("Anwesenheit: ")


async def test_two_organisers_who_call_the_same_roll_call_it_once(house: Stage) -> None:
    olga, stefan = house.phone(OLGA), house.phone(STEFAN)
    for phone in (olga, stefan):
        await phone.says("/rollcall")
        await phone.taps("Kyocera")
    await olga.taps("Jetzt fragen")
    assert "Die Liste folgt" in (await stefan.taps("Jetzt fragen")).text
    await house.deliver()
    assert len([text for text in house.phone("p05").received if "Sind Sie da?" in text]) == 1
    assert stefan.last("Anwesenheit: ") == olga.last("Anwesenheit: ")


async def test_what_was_left_open_is_not_mistaken_for_the_next_stop(stage: Stage) -> None:
    olga, hans = await begun(stage), stage.phone("p05")
    await hans.taps("Ich bin da")
    await stage.pass_time(minutes=30)
    await olga.sends("rollcall new")
    await olga.taps("Kyocera")
    assert "13 Personen werden gefragt" in (await olga.taps("Jetzt fragen")).text
    await stage.deliver()
    assert "✅ 0 von 13 da" in olga.last("Anwesenheit: ")
    earlier = next(text for text in olga.received if "Anwesenheit: " in text)
    assert "geschlossen um 08:30" in earlier
    assert "✅ 1 von 13 da" in earlier
    await stage.pass_time(hours=3)
    assert "Wen soll ich fragen?" in (await olga.says("wer fehlt?")).text


async def test_a_double_tap_asks_once(stage: Stage) -> None:
    olga = stage.phone(OLGA)
    await olga.says("/rollcall")
    await olga.taps("Kyocera")
    go = olga.action("Jetzt fragen")
    await olga.sends(go)
    await olga.sends(go)
    await stage.deliver()
    await olga.taps("Schließen")
    await olga.sends(go)
    await stage.deliver()
    assert len([text for text in stage.phone("p05").received if "Sind Sie da?" in text]) == 1
    assert len([text for text in olga.received if "Anwesenheit" in text]) == 1


async def test_closed_late_answers_are_told_so_and_it_can_go_on(stage: Stage) -> None:
    olga, hans, erika = await begun(stage), stage.phone("p05"), stage.phone("p02")
    await erika.taps("Ich bin da")
    closed = await olga.taps("Schließen")
    assert "🏁 geschlossen um 08:00" in closed.text
    assert "❓ Es fehlen 12:" in closed.text, "the final list stays"
    late = await hans.taps("Ich bin da")
    assert late.text == "Das ist schon abgeschlossen – bitte wenden Sie sich an das Organisationsteam."
    again = await olga.taps("Wieder öffnen", closed)
    assert "✅ 1 von 13 da" in again.text
    await stage.deliver()
    assert len([text for text in hans.received if "Sind Sie da?" in text]) == 1, "asked already"
    await hans.taps("Ich bin da")
    await stage.deliver()
    assert "✅ 2 von 13 da" in olga.last("Anwesenheit")


async def test_what_is_not_out_yet_when_it_closes_never_goes_out_unless_it_is_reopened(stage: Stage) -> None:
    olga, hans = stage.phone(OLGA), stage.phone("p05")
    await begin(olga, "Kyocera")
    matter = olga.action("Jetzt fragen").split()[-1]
    await olga.sends(f"rollcall close {matter}")
    await stage.deliver()
    assert not [text for text in hans.received if "Sind Sie da?" in text]
    await olga.sends(f"rollcall reopen {matter}")
    await stage.deliver()
    assert len([text for text in hans.received if "Sind Sie da?" in text]) == 1


async def test_after_hours_it_does_not_go_on(stage: Stage) -> None:
    olga = await begun(stage)
    closed = await olga.taps("Schließen")
    await stage.pass_time(hours=2, minutes=1)
    assert "Das ist zu lange her." in (await olga.taps("Wieder öffnen", closed)).text
    assert "geschlossen" in olga.last("Anwesenheit: ")
    with pytest.raises(AssertionError, match="no button"):
        olga.action("Wieder öffnen", [one for one in olga.messages if "Anwesenheit" in one.text][-1])


async def test_who_cannot_be_reached_stands_there_with_a_number(stage: Stage) -> None:
    stage.platform.faults["p01"].append(blocked)
    olga = await begun(stage)
    assert "☎ Max Mustermann +49 30 23125 001 – 📵 nicht erreicht" in olga.last("Anwesenheit: ")


async def test_who_has_no_chat_is_counted_and_ticked_off(sample: Agenda) -> None:
    joined = [person.id for person in sample.trip.people if person.id != "p01"]
    async with staged(sample, Database("sqlite://"), joined) as stage:
        olga = stage.phone(OLGA)
        await olga.says("/rollcall")
        assert "📵 1 Person hat keinen Chat – bitte selbst abhaken." in (await olga.taps("Kyocera")).text
        await olga.taps("Jetzt fragen")
        await stage.deliver()
        assert "☎ Max Mustermann +49 30 23125 001 – 📵 nicht erreicht" in olga.last("Anwesenheit: ")
        await olga.taps("☐ Max Mustermann", await olga.taps("Abhaken"))
        await stage.deliver()
        assert "✅ 1 von 13 da" in olga.last("Anwesenheit: ")


async def test_at_night_it_says_who_sleeps_and_does_not_wait(stage: Stage) -> None:
    await stage.pass_time(hours=15)
    olga = stage.phone(OLGA)
    await olga.says("/rollcall")
    preview = await olga.taps("Alle (30)")
    assert "🌙 30 Personen haben gerade Ruhezeit und werden geweckt." in preview.text
    await olga.taps("Jetzt fragen")
    await stage.deliver()
    assert stage.phone("p05").last("Sind Sie da?")


async def test_everybody_of_28_is_here_in_a_minute(sample: Agenda) -> None:
    """A bus: most tap, three are ticked off, one was on the other bus."""
    people = tuple(person.id for person in sample.trip.people[:28])
    bus = replace(sample.items[ITEM], audience=people)
    items = tuple(bus if item.id == ITEM else item for item in sample.trip.items)
    async with staged(Agenda(replace(sample.trip, items=items)), Database("sqlite://")) as stage:
        olga = await begun(stage)
        here = olga.action("Schließen").replace("rollcall close", "answer") + " here"
        for name in people[:24]:
            await stage.phone(name).sends(here)
        await stage.deliver()
        report = olga.last("Anwesenheit: ")
        assert "✅ 24 von 28 da" in report
        assert report.count("☎") == 4
        names = await olga.taps("Abhaken")
        for name in people[24:]:
            names = await olga.taps(f"☐ {stage.agenda.people[name].name}", names)
        await stage.deliver()
        assert "🎉 Alle sind da." in olga.last("Anwesenheit: ")


async def test_pages_of_names_when_nobody_has_answered(stage: Stage) -> None:
    olga = await begun(stage, "Alle (30)")
    names = await olga.taps("Abhaken")
    assert len([button for button in buttons(names) if button.label.startswith("☐")]) == 20
    rest = await olga.taps("Weitere 10", names)
    assert len([button for button in buttons(rest) if button.label.startswith("☐")]) == 10
    ticked = await olga.taps("☐ Tina Testfall", rest)
    assert "✅ Tina Testfall" in [button.label for button in buttons(ticked)], "it stays on the page"
    assert await olga.taps("Anfang", ticked)


async def test_organisers_ask_in_their_own_words(stage: Stage) -> None:
    olga, hans = stage.phone(OLGA), stage.phone("p05")
    asking = ("wer fehlt?", "Sind alle da?", "who is missing?", "Is everybody here?", "/rollcall")
    for said in asking:
        assert "Wen soll ich fragen?" in (await olga.says(said)).text, said
    await begun(stage)
    await hans.taps("Ich bin da")
    for said in asking:
        assert "✅ 1 von 13 da" in (await olga.says(said)).text, said
        assert "von 13" not in (await hans.says(said)).text, said


async def test_several_open_ones_are_offered(stage: Stage) -> None:
    olga = await begun(stage)
    await olga.sends("rollcall new")
    await olga.taps("Wissenschaft")
    await olga.taps("Jetzt fragen")
    listed = await olga.says("wer fehlt?")
    assert "Gerade laufen mehrere Abfragen" in listed.text
    assert "✅ 0 von 7 da" in (await olga.taps("Wissenschaft", listed)).text


async def test_who_says_so_is_here_while_it_is_open(stage: Stage) -> None:
    hans, uwe = stage.phone("p05"), stage.phone("p18")
    usual = (await hans.says("Ich bin da")).text
    olga = await begun(stage)
    for name, said in (("p05", "Ich bin da"), ("p04", "bin schon da!"), ("p03", "I'm here")):
        assert (await stage.phone(name).says(said)).text.startswith("✅ Sie sind eingetragen"), said
    assert (await uwe.says("Ich bin da")).text == usual, "nobody asked"
    await stage.deliver()
    assert "✅ 3 von 13 da" in olga.last("Anwesenheit: ")
    await olga.taps("Schließen")
    assert (await hans.says("Ich bin da")).text == usual


async def test_forged_payloads_do_nothing(stage: Stage) -> None:
    olga = await begun(stage)
    matter = olga.action("Schließen").split()[-1]
    gone = "Dazu gibt es hier nichts (mehr)."
    for forged in (
        f"rollcall on {matter} 13 0 here",
        f"rollcall on {matter} 99999 0 here",
        f"rollcall on {matter} 0 0 hurt",
        f"rollcall on {matter} 0 0 coming",
        f"rollcall on {matter} -1 0 here",
        f"rollcall off {matter}",
        "rollcall on 00000000 0 0 here",
        "rollcall close v1",
        "rollcall close 00000000",
        "rollcall export v1 xlsx",
        f"rollcall export {matter} exe",
        "rollcall go g:nobody 0a1b2c3d",
        "rollcall go i:nothing 0a1b2c3d",
        "rollcall go all ../../etc",
        "rollcall see 00000000",
        f"rollcall more {matter} ١٢",
        "rollcall " + "x" * 5000,
    ):
        assert (await olga.sends(forged)).text == gone, forged
    report = await olga.sends(f"status {matter}")
    assert "✅ 0 von 13 da" in report.text
    hans = stage.phone("p05")
    for forged in (f"answer {matter} hurt", f"answer {matter}", "answer 00000000 here", "answer"):
        assert (await hans.sends(forged)).text == gone, forged
    assert (await stage.phone("p18").sends(f"answer {matter} here")).text == gone, "never asked"


async def test_nobody_but_organisers_sees_or_does_anything(stage: Stage) -> None:
    olga = await begun(stage)
    matter, hans = olga.action("Schließen").split()[-1], stage.phone("p05")
    for action in (
        *("rollcall", "rollcall new", "rollcall status", "rollcall ask all", "rollcall go all 0a1b2c3d"),
        *(f"rollcall {verb} {matter}" for verb in ("see", "close", "reopen")),
        *(f"rollcall list {matter} 0", f"rollcall more {matter} 0", f"rollcall export {matter} xlsx"),
        *(f"rollcall on {matter} 0 0 here", f"rollcall off {matter} 0 0"),
    ):
        assert "Das weiß ich leider nicht." in (await hans.sends(action)).text, action
    assert "✅ 0 von 13 da" in (await olga.sends(f"status {matter}")).text
