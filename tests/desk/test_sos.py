"""A call for help: the numbers first, then it rings at every organiser until somebody takes care."""

from collections.abc import AsyncIterator

import pytest

from bot.programme.agenda import Agenda
from bot.store import people
from bot.store.database import Database
from tests.desk.stage import Phone, Stage, staged
from tests.fakes.platform import Platform, blocked

pytestmark = pytest.mark.anyio

HANS, JANE, OLGA, STEFAN, MIKA = "p05", "p07", "o01", "o02", "o03"


def rings(phone: Phone) -> list[str]:
    return [text for text in phone.received if "NOTRUF" in text]


async def calls(stage: Stage, who: str = HANS) -> str:
    """Somebody calls for help; returns the name of the matter."""
    phone = stage.phone(who)
    await phone.sends("sos call")
    await stage.deliver()
    return phone.action("fine" if who == JANE else "Hat sich erledigt").rpartition(" ")[2]


async def test_the_numbers_come_first_and_the_call_is_asked_once(stage: Stage) -> None:
    hans = stage.phone(HANS)
    shown = await hans.says("Notruf")
    assert "☎ 110" in shown.text
    asked = await hans.taps("Alle Organisatoren rufen", on=shown)
    assert asked.text.index("☎ 119") < asked.text.index("Wirklich Notruf an alle Organisatoren?")
    await stage.deliver()
    assert not rings(stage.phone(OLGA))
    called = await hans.taps("Ja, alle rufen", on=asked)
    assert called.text.startswith("🆘 Ihr Notruf ist hinaus, an 4 Personen vom Organisationsteam")
    assert "Wo sind Sie? Bitte teilen Sie Ihren Standort" in called.text
    await stage.deliver()
    for organiser in (OLGA, STEFAN, MIKA, "o04"):
        (call,) = rings(stage.phone(organiser))
        assert call.startswith(
            "🆘 NOTRUF: Hans Platzhalter\n☎ Hans Platzhalter +49 30 23125 005\n🕐 gerufen um 08:00 Japan"
        )
        assert "Noch hat niemand übernommen." in call


async def test_two_taps_are_one_call(house: Stage) -> None:
    hans = house.phone(HANS)
    await hans.sends("sos call", name="the tap")
    await hans.sends("sos call")
    await house.restart()
    await hans.sends("sos call", name="the tap")
    await house.deliver()
    assert len(rings(house.phone(OLGA))) == 1


@pytest.mark.parametrize("said", ["location", "text", "both"])
async def test_where_the_caller_is_reaches_the_organisers_where_their_messages_stand(stage: Stage, said: str) -> None:
    hans, olga = stage.phone(HANS), stage.phone(OLGA)
    await calls(stage)
    if said in ("location", "both"):
        told = await hans.says("", location=(34.98765, 135.75))
        assert told.text == "✅ Das Organisationsteam sieht jetzt, wo Sie sind."
    if said == "text":
        await hans.says("vor dem Bahnhof, Ausgang Süd")
    if said == "both":
        await hans.taps("Wo ich bin")
        await hans.says("vor dem Bahnhof, Ausgang Süd")
    await stage.deliver()
    (call,) = rings(olga)
    assert ("📍 vor dem Bahnhof, Ausgang Süd" in call) is (said != "location")
    assert ("🗺 Standort 34.98765,135.75000" in call) is (said != "text")


async def test_it_rings_every_two_minutes_until_somebody_takes_care(house: Stage) -> None:
    hans, olga, stefan = (house.phone(name) for name in (HANS, OLGA, STEFAN))
    await calls(house)
    for _ in range(2):
        await house.pass_time(minutes=2)
    assert [text.split("\n")[0] for text in rings(olga)][1:] == [
        "🔁 2. Ruf – noch niemand hat übernommen",
        "🔁 3. Ruf – noch niemand hat übernommen",
    ]
    taken = await olga.taps("Ich übernehme")
    assert taken.in_place
    assert "🙋 Claudia Leitmuster kümmert sich." in taken.text
    await house.deliver()
    assert "🙋 Claudia Leitmuster kümmert sich um Sie.\n☎ +49 30 23125 901" in hans.last("kümmert")
    assert all("🙋 Claudia Leitmuster kümmert sich." in text and "🔁" not in text for text in rings(stefan))
    before = len(stefan.received)
    await house.pass_time(minutes=30)
    assert len(rings(stefan)) == 3
    assert not [text for text in stefan.received[before:] if "🆘" in text]


async def test_it_rings_ten_times_at_most_and_the_caller_is_told_to_phone(stage: Stage) -> None:
    hans, olga = stage.phone(HANS), stage.phone(OLGA)
    await calls(stage)
    for _ in range(20):
        await stage.pass_time(minutes=2)
    assert len(rings(olga)) == 10
    waiting = [text for text in hans.received if text.startswith("Noch hat niemand geantwortet.")]
    assert len(waiting) == 1
    assert "☎ 119" in waiting[0]


async def test_after_a_long_sleep_it_does_not_ring_ten_times_at_once(stage: Stage) -> None:
    await stage.phone(HANS).sends("sos call")
    await stage.pass_time(minutes=9)
    assert len(rings(stage.phone(OLGA))) == 2, "the call itself, and the last repetition that was due"


async def test_at_night_it_rings_all_the_same_and_whatever_they_chose(stage: Stage) -> None:
    olga = stage.phone(OLGA)
    await olga.says("/reminders none")
    await stage.pass_time(hours=16)  # midnight in Japan
    await calls(stage)
    assert len(rings(olga)) == 1


async def test_of_two_who_take_it_the_second_is_told_and_may_take_over(house: Stage) -> None:
    hans, olga, stefan = (house.phone(name) for name in (HANS, OLGA, STEFAN))
    matter = await calls(house)
    await olga.sends(f"sos take {matter}")
    second = await stefan.sends(f"sos take {matter}")
    assert second.text.startswith("🙋 Claudia Leitmuster kümmert sich schon.")
    await house.deliver()
    assert "Claudia" in hans.last("kümmert sich um Sie")
    over = await stefan.taps("Ich übernehme stattdessen", on=second)
    assert "🙋 Stefan Begleitbeispiel kümmert sich." in over.text
    await house.deliver()
    assert "🙋 Stefan Begleitbeispiel kümmert sich um Sie." in hans.received[-1]
    assert "🙋 Stefan Begleitbeispiel kümmert sich." in rings(olga)[0]


async def test_it_is_closed_by_an_organiser_the_caller_hears_it_and_the_place_is_forgotten(stage: Stage) -> None:
    hans, olga, stefan = (stage.phone(name) for name in (HANS, OLGA, STEFAN))
    await calls(stage)
    await hans.says("Bahnhof")
    await olga.taps("Ich übernehme")
    done = await olga.taps("Erledigt")
    assert "✅ Erledigt, sagt Claudia Leitmuster (08:00 Japan)." in done.text
    await stage.deliver()
    assert "Bahnhof" not in rings(stefan)[0]
    assert "✅ Erledigt, sagt Claudia Leitmuster" in rings(stefan)[0]
    assert hans.received[-1].startswith("✅ Ihr Notruf ist abgeschlossen.")


async def test_the_caller_gives_the_all_clear_and_who_took_care_hears_it(stage: Stage) -> None:
    jane, olga, mika = (stage.phone(name) for name in (JANE, OLGA, MIKA))
    matter = await calls(stage, JANE)
    await olga.taps("Ich übernehme")
    assert (await jane.sends(f"sos over {matter}")).text.startswith("✅ Your emergency call is closed.")
    await stage.pass_time(minutes=5)
    assert olga.last("Entwarnung: ") == "✅ Jane Sample gibt Entwarnung: der Notruf hat sich erledigt."
    assert "✅ Entwarnung von Jane Sample selbst" in rings(mika)[0]
    assert len(rings(mika)) == 1


async def test_nobody_else_says_where_the_caller_is_or_that_all_is_well(stage: Stage) -> None:
    matter = await calls(stage)
    jane = stage.phone(JANE)
    assert "I only pass your location on with an emergency call." in (await jane.sends(f"sos where {matter} here")).text
    await jane.sends(f"sos over {matter}")
    for action in ("take", "instead", "done"):
        assert "I don't know" in (await jane.sends(f"sos {action} {matter}")).text
    await stage.deliver()
    assert "Noch hat niemand übernommen." in rings(stage.phone(OLGA))[0]


async def test_a_place_without_a_call_goes_nowhere(stage: Stage) -> None:
    shared = await stage.phone(HANS).says("", location=(35.0, 135.0))
    assert shared.text.startswith("Danke! Mit Standorten kann ich nichts anfangen.")


async def test_a_blocked_organiser_does_not_hold_up_the_others(stage: Stage) -> None:
    stage.platform.faults[STEFAN].append(blocked)
    await calls(stage)
    await stage.pass_time(minutes=4)
    assert not rings(stage.phone(STEFAN))
    assert len(rings(stage.phone(OLGA))) == 2, "the call, and the last repetition that was due"
    told = [text for text in stage.phone(OLGA).received if "hat den Chat in Telegram blockiert" in text]
    assert len(told) == 1


@pytest.fixture
async def two_channels(sample: Agenda, anyio_backend: str) -> AsyncIterator[tuple[Stage, Platform]]:
    """Olga has a second chat, in Slack."""
    async with staged(sample, Database("sqlite://")) as stage:
        slack = Platform("slack", stage.clock)
        stage.service.channels["slack"] = slack
        async with stage.service.database.write() as tx:
            await people.join(tx, sample.trip.id, OLGA, "slack", OLGA, stage.clock.now())
            await stage.service.agendas.refresh(tx)
        yield stage, slack


async def test_it_rings_on_every_channel_and_goes_on_where_one_is_blocked(two_channels: tuple[Stage, Platform]) -> None:
    stage, slack = two_channels
    await stage.phone(HANS).sends("sos call")
    await stage.deliver()
    assert len(rings(stage.phone(OLGA))) == len(slack.read_by(OLGA)) == 1
    slack.faults[OLGA].append(blocked)
    for _ in range(2):
        await stage.pass_time(minutes=2)
    assert len(rings(stage.phone(OLGA))) == 3
    assert len(slack.read_by(OLGA)) == 1
    await stage.phone(OLGA).taps("Ich übernehme")
    await stage.pass_time(minutes=10)
    assert len(rings(stage.phone(OLGA))) == 3


async def test_with_no_organiser_in_the_chat_the_caller_is_told_and_gets_the_numbers(sample: Agenda) -> None:
    async with staged(sample, Database("sqlite://"), joined=[HANS]) as stage:
        called = await stage.phone(HANS).sends("sos call")
        assert called.text.startswith("Im Chat ist gerade niemand vom Organisationsteam zu erreichen.")
        for number in ("☎ 110", "☎ 119", "☎ +81 00 0000 0001"):
            assert number in called.text


async def test_a_crash_between_any_two_steps_loses_nothing_and_tells_nothing_twice(stage: Stage) -> None:
    hans, olga = stage.phone(HANS), stage.phone(OLGA)
    await hans.sends("sos call", name="call")
    await stage.restart()
    await hans.sends("sos call", name="call")
    await stage.deliver()
    await stage.restart()
    matter = hans.action("Hat sich erledigt").rpartition(" ")[2]
    for _ in range(2):
        await hans.sends(f"sos where {matter} Bahnhof", name="where")
        await olga.sends(f"sos take {matter}", name="take")
        await stage.restart()
    await stage.deliver()
    await stage.restart()
    await stage.pass_time(minutes=10)
    assert len(rings(olga)) == 1
    assert "📍 Bahnhof" in rings(olga)[0]
    assert len([text for text in hans.received if "kümmert sich um Sie" in text]) == 1
    for _ in range(2):
        await olga.sends(f"sos done {matter}", name="done")
        await stage.restart()
    await stage.deliver()
    assert len([text for text in hans.received if "abgeschlossen" in text]) == 1
