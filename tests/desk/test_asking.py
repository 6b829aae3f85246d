"""What Annai does not know, the organisers may: a question, their answer, and a further question."""

import pytest

from bot.programme.agenda import Agenda
from bot.store import matters
from bot.store.database import Database
from bot.store.matters import MatterKind
from bot.store.matters import Stage as Progress
from bot.store.schema import State
from tests.desk.stage import Phone, Stage, staged

pytestmark = pytest.mark.anyio

HANS, JANE, OLGA, STEFAN = "p05", "p07", "o01", "o02"
STRANGE = "wie wird das wetter"
GONE = "Dazu gibt es hier nichts (mehr)."


def questions(phone: Phone) -> list[str]:
    return [text for text in phone.received if text.startswith("❓")]


async def asks(stage: Stage, text: str = STRANGE) -> str:
    """Hans puts a question to the organisers; returns the name of the matter."""
    hans = stage.phone(HANS)
    shown = await hans.says(text)
    await hans.taps("Organisation fragen", on=shown)
    await stage.deliver()
    return hans.action("Organisation fragen", shown).rpartition(" ")[2]


async def test_what_is_not_known_goes_to_the_organisers_with_one_tap_and_not_before(stage: Stage) -> None:
    hans, olga = stage.phone(HANS), stage.phone(OLGA)
    shown = await hans.says("Wie wird das Wetter?")
    assert shown.text.startswith("Das weiß ich leider nicht.")
    await stage.deliver()
    assert not questions(olga)
    sent = await hans.taps("Organisation fragen", on=shown)
    assert sent.text.startswith("✅ Ihre Frage ist bei 4 Personen vom Organisationsteam.")
    await stage.deliver()
    for organiser in (OLGA, STEFAN, "o03", "o04"):
        (case,) = questions(stage.phone(organiser))
        assert case.startswith("❓ Frage von Hans Platzhalter\n❓ „Wie wird das Wetter?“")
        assert "☎ Hans Platzhalter +49 30 23125 005" in case


async def test_it_is_that_very_question_however_much_is_said_meanwhile(stage: Stage) -> None:
    hans = stage.phone(HANS)
    shown = await hans.says("wie wird das wetter")
    await hans.says("wer gewinnt die bundesliga")
    await hans.taps("Organisation fragen", on=shown)
    await stage.deliver()
    assert "„wie wird das wetter“" in questions(stage.phone(OLGA))[0]


async def test_an_answer_reaches_the_person_with_the_question_and_the_others_see_it(stage: Stage) -> None:
    hans, olga, stefan = (stage.phone(name) for name in (HANS, OLGA, STEFAN))
    await asks(stage)
    written = await olga.taps("Antworten")
    assert written.text.startswith("✍️ Ihre Antwort an Hans Platzhalter – bitte jetzt schreiben:")
    assert (await olga.says("Sonnig, 22 Grad.")).text.startswith("✅ Ihre Antwort geht an Hans Platzhalter.")
    await stage.deliver()
    answer = hans.last("antwortet")
    assert answer == ("💬 Claudia Leitmuster antwortet Ihnen:\nSonnig, 22 Grad.\n\nSie fragten: „wie wird das wetter“")
    (case,) = questions(stefan)
    assert "💬 Claudia Leitmuster: Sonnig, 22 Grad." in case


async def test_the_person_asks_on_several_answer_and_it_is_closed(house: Stage) -> None:
    hans, olga, stefan = (house.phone(name) for name in (HANS, OLGA, STEFAN))
    matter = await asks(house)
    await olga.sends(f"ask reply {matter} Sonnig.")
    await house.deliver()
    await hans.taps("Nachfragen")
    await hans.says("Auch am Abend?")
    await house.deliver()
    assert "❓ „Auch am Abend?“" in questions(stefan)[-1]
    await stefan.sends(f"ask reply {matter} Ja.")
    await olga.sends(f"ask reply {matter} Aber kühl.")
    await house.deliver()
    assert [text.split("\n")[1] for text in hans.received if "antwortet Ihnen" in text] == [
        "Sonnig.",
        "Ja.",
        "Aber kühl.",
    ]
    assert "✅ Erledigt, sagt Stefan Begleitbeispiel." in (await stefan.sends(f"ask done {matter}")).text
    await house.deliver()
    assert "✅ Erledigt, sagt Stefan Begleitbeispiel." in questions(olga)[0]


async def test_asking_by_command_shows_the_question_first(stage: Stage) -> None:
    jane = stage.phone(JANE)
    assert (await jane.says("/ask")).text.startswith("❓ What would you like to ask the organisers?")
    shown = await jane.says("Is there a gym?")
    assert shown.text == "This is how your question goes to the organisers:\n“Is there a gym?”"
    await stage.deliver()
    assert not questions(stage.phone(OLGA))
    assert (await jane.taps("Send", on=shown)).text.startswith("✅ Your question is with 4 organisers.")


async def test_a_question_at_night_waits_for_the_morning_and_the_person_knows(stage: Stage) -> None:
    await stage.pass_time(hours=15)  # 23:00 in Japan
    hans, olga = stage.phone(HANS), stage.phone(OLGA)
    shown = await hans.says(STRANGE)
    sent = await hans.taps("Organisation fragen", on=shown)
    assert "🌙 Dort ist gerade Nachtruhe" in sent.text
    await stage.deliver()
    assert not questions(olga)
    await stage.pass_time(hours=7, minutes=31)
    assert len(questions(olga)) == 1


async def test_a_question_answered_before_the_morning_wakes_nobody_else(stage: Stage) -> None:
    await stage.pass_time(hours=15)
    matter = await asks(stage)
    await stage.phone(OLGA).sends(f"ask reply {matter} Ja.")
    await stage.phone(OLGA).sends(f"ask done {matter}")
    await stage.pass_time(hours=9)
    assert not questions(stage.phone(STEFAN))


async def test_a_question_that_was_not_sent_is_nobodys_business_and_not_kept_long(stage: Stage) -> None:
    hans, olga = stage.phone(HANS), stage.phone(OLGA)
    shown = await hans.says(STRANGE)
    matter = hans.action("Organisation fragen", shown).rpartition(" ")[2]
    for action in (f"status {matter}", f"ask reply {matter} Ja.", f"ask done {matter}", f"ask send {matter}"):
        assert (await olga.sends(action)).text == GONE
    for number in range(10):
        await stage.pass_time(seconds=1)
        await hans.says(f"{STRANGE} {number}")
    async with stage.service.database.read() as tx:
        kept = await matters.find(tx, stage.agenda.trip.id, [MatterKind.QUESTION], list(Progress))
    assert len(kept) == 5
    assert (await hans.sends(f"ask send {matter}")).text == GONE
    await stage.pass_time(days=1, hours=1)
    await hans.says(STRANGE)
    async with stage.service.database.read() as tx:
        assert len(await matters.find(tx, stage.agenda.trip.id, [MatterKind.QUESTION], list(Progress))) == 1


async def test_nobody_asks_on_or_answers_in_somebody_elses_name(stage: Stage) -> None:
    matter = await asks(stage)
    jane = stage.phone(JANE)
    for action in (f"ask more {matter} And me?", f"ask send {matter}"):
        assert (await jane.sends(action)).text == "There is nothing here about that (any more)."
    for action in (f"ask reply {matter} Haha.", f"ask done {matter}"):
        assert (await jane.sends(action)).text.startswith("I'm sorry, I don't know that.")
    await stage.deliver()
    assert len(questions(stage.phone(OLGA))) == 1
    assert "And me?" not in questions(stage.phone(OLGA))[0]


async def test_with_no_organiser_in_the_chat_the_person_is_told_and_gets_the_numbers(sample: Agenda) -> None:
    async with staged(sample, Database("sqlite://"), joined=[HANS]) as stage:
        hans = stage.phone(HANS)
        shown = await hans.says(STRANGE)
        sent = await hans.taps("Organisation fragen", on=shown)
        assert sent.text.startswith(
            "Im Chat ist gerade niemand vom Organisationsteam zu erreichen. Bitte rufen Sie an:"
        )
        assert "☎ +81 00 0000 0001" in sent.text


async def test_whoever_answers_somebody_who_left_is_told_to_phone(stage: Stage) -> None:
    matter = await asks(stage)
    await stage.phone(HANS).sends("stop leave")
    answered = await stage.phone(OLGA).sends(f"ask reply {matter} Ja.")
    assert answered.text.startswith("⚠️ Hans Platzhalter ist im Chat nicht mehr zu erreichen – bitte rufen Sie an.")


async def test_a_crash_between_any_two_steps_loses_nothing_and_tells_nothing_twice(house: Stage) -> None:
    hans, olga = house.phone(HANS), house.phone(OLGA)
    matter = await asks(house)
    for _ in range(2):
        await hans.sends(f"ask send {matter}", name="send")
        await olga.sends(f"ask reply {matter} Ja.", name="reply")
        await house.restart()
        await hans.sends(f"ask more {matter} Wirklich?", name="more")
        await house.restart()
        await house.deliver()
    assert len([text for text in hans.received if "antwortet Ihnen" in text]) == 1
    assert len(questions(olga)) == 2
    async with house.service.database.read() as tx:
        told = await matters.told(tx, house.agenda.trip.id, matter)
    assert {row.state for row in told} == {State.SENT}


async def test_a_conversation_has_an_end(stage: Stage) -> None:
    matter = await asks(stage)
    olga = stage.phone(OLGA)
    for number in range(9):
        await olga.sends(f"ask reply {matter} {number}{'x' * 690}")
    assert (await olga.sends(f"ask reply {matter} 10")).text.startswith("Das sind viele Fragen und Antworten")
    await stage.deliver()
    assert len(questions(stage.phone(STEFAN))[0]) < 3000


async def test_what_somebody_asked_goes_with_them(stage: Stage) -> None:
    matter = await asks(stage)
    await stage.phone(HANS).sends("stop forget")
    async with stage.service.database.read() as tx:
        assert await matters.get(tx, stage.agenda.trip.id, matter) is None
    assert (await stage.phone(OLGA).sends(f"ask reply {matter} Ja.")).text == GONE
