"""Nothing is told twice, nothing by mistake and nothing by whoever may not: double taps, crashes, old and forged
buttons, two organisers at once.
"""

import asyncio
from dataclasses import replace

import pytest

from bot.programme.agenda import Agenda
from bot.programme.model import Role
from bot.speech.message import File
from bot.store import matters
from bot.store.matters import MatterKind
from bot.store.matters import Stage as Progress
from tests.desk.stage import Phone, Stage
from tests.desk.test_broadcast import CLAUDIA, HANS, STEFAN, broadcasts
from tests.fakes.platform import dying, dying_after

pytestmark = pytest.mark.anyio

UNKNOWN, GONE = "Das weiß ich leider nicht.", "Dazu gibt es hier nichts (mehr)."
PLAN = File("plan.pdf", "application/pdf", b"%PDF-1.7 a plan")


async def written(claudia: Phone, text: str = "Guten Morgen!") -> str:
    """There is a draft to everybody; its id."""
    await claudia.says(f"/broadcast {text}")
    return claudia.action("Verwerfen").split()[1]


async def drafts(stage: Stage) -> int:
    """How many broadcasts are being written."""
    async with stage.service.database.read() as tx:
        found = await matters.find(tx, stage.agenda.trip.id, [MatterKind.BROADCAST], [Progress.DRAFT])
    return len(found)


async def test_two_taps_at_once_and_ten_later_send_it_once(house: Stage) -> None:
    claudia, hans = house.phone(CLAUDIA), house.phone(HANS)
    await written(claudia)
    send = claudia.action("Senden")
    await asyncio.gather(*(claudia.sends(send) for _ in range(2)))
    await house.deliver()
    for _ in range(10):
        assert "auf dem Weg an 29 Personen" in (await claudia.sends(send)).text
    await house.deliver()
    assert len(broadcasts(hans)) == 1
    assert len([text for text in claudia.received if "so weit" in text]) == 1


@pytest.mark.parametrize("crash_after", range(1, 8))
async def test_a_crash_between_any_two_steps_loses_nothing_and_tells_nothing_twice(
    stage: Stage, crash_after: int
) -> None:
    """Each step is also said again, as after a crash before it was confirmed to the platform."""
    said = 0

    async def step(action: str | None = None, text: str = "", file: File | None = None) -> None:
        nonlocal said
        said += 1
        for attempt in range(2 if said == crash_after else 1):
            if attempt:
                await stage.restart()
            name = f"step {said}"
            await (claudia.sends(action, name) if action else claudia.says(text, file=file, name=name))

    claudia = stage.phone(CLAUDIA)
    await step(text="/broadcast")
    await step(claudia.action("Alle"))
    await step(text="Guten Morgen!", file=PLAN)
    await step(claudia.action("Mit Bestätigung"))
    await step(claudia.action("🌐 + Englisch"))
    await step(text="Good morning!")
    await step(claudia.action("Senden"))
    stage.platform.faults["p06"].append(dying)
    stage.platform.faults["p08"].append(dying_after)
    await stage.deliver()
    await stage.restart()
    for _ in range(4):
        await stage.pass_time(minutes=2)
    hans = stage.phone(HANS)
    assert [one.file for one in hans.messages if "Guten Morgen!" in one.text] == [PLAN]
    assert len(broadcasts(stage.phone("p06"))) == 1, "it had not gone out"
    assert [text.startswith("↻") for text in broadcasts(stage.phone("p08"))] == [False, True], "perhaps a repeat"
    reports = [text for text in claudia.received if "so weit" in text]
    assert len(reports) == 1
    assert "📨 29 von 29 zugestellt" in reports[0]
    assert await drafts(stage) == 0


async def test_the_draft_outlives_the_process(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    draft = await written(claudia)
    send = claudia.action("Senden")
    await stage.restart()
    assert "Guten Morgen!" in (await stage.phone(CLAUDIA).sends(f"broadcast {draft} preview")).text
    await stage.phone(CLAUDIA).sends(send)
    await stage.deliver()
    assert len(broadcasts(stage.phone(HANS))) == 1


async def test_an_old_preview_does_not_send_what_it_does_not_show(stage: Stage) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    draft = await written(claudia)
    old = claudia.action("Senden")
    await claudia.taps("✏️ Text")
    await claudia.says("Gute Nacht!")
    assert "Bitte noch einmal prüfen" in (await claudia.sends(old)).text
    await claudia.sends(f"broadcast {draft} - all")
    await claudia.sends(f"broadcast {draft} + politics")
    await claudia.taps("Zur Vorschau")
    older, max_ = claudia.action("Senden"), stage.phone("p01")
    await max_.says("/stop")
    await max_.taps("Abmelden")
    assert "Bitte noch einmal prüfen" in (await claudia.sends(older)).text
    await stage.deliver()
    assert not broadcasts(hans)
    assert not broadcasts(stage.phone("p02"))


async def test_who_gets_it_is_settled_when_it_is_sent(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    await claudia.says("/broadcast")
    await claudia.taps("Kyocera")
    await claudia.says("Bitte warten.")
    send = claudia.action("Senden")
    item = stage.agenda.items["kyocera-visit"]
    await stage.publish(replace(item, audience=("p01",)), silent=True)
    assert "An: 🏭 Firmenbesuch Kyocera\n👥 1 Person, mit Chat" in (await claudia.sends(send)).text
    await claudia.taps("Senden")
    await stage.publish(item, silent=True)
    await stage.deliver()
    assert len(broadcasts(stage.phone("p01"))) == 1
    assert not broadcasts(stage.phone(HANS))


async def test_a_draft_is_its_authors_alone(stage: Stage) -> None:
    claudia, stefan = stage.phone(CLAUDIA), stage.phone(STEFAN)
    draft = await written(claudia)
    send = claudia.action("Senden")
    foreign = ["+ p01", "- all", "whom", "write de Unsinn", "ack on", "urgent on", "now", "preview", "names", "drop"]
    for action in [*(f"broadcast {draft} {verb}" for verb in foreign), send, f"broadcast {draft} stop"]:
        assert (await stefan.sends(action)).text == GONE
    assert GONE in (await stefan.sends(f"broadcast {draft} fix")).text
    await stage.deliver()
    assert not broadcasts(stage.phone(HANS))
    assert "29 Personen" in (await claudia.sends(f"broadcast {draft} preview")).text


async def test_forged_buttons_do_nothing(stage: Stage) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    draft = await written(claudia)
    for action in ("", "hello", "send", "write fr Bonjour", "ack perhaps", "now now", "drop it", "+", "send", "a\x00b"):
        assert UNKNOWN in (await claudia.sends(f"broadcast {draft} {action}")).text
    for term in ("p99", "-all", "item:gone", "on:fax", "all,p05", "-politics"):
        assert "An: Alle\n👥 29 Personen" in (await claudia.sends(f"broadcast {draft} + {term}")).text
    assert "Bitte noch einmal prüfen" in (await claudia.sends(f"broadcast {draft} send 00000000")).text
    for action in ("preview", "send 00000000", "stop", "fix", "drop"):
        assert (await claudia.sends(f"broadcast 00000000 {action}")).text == GONE
        assert (await claudia.sends(f"broadcast v1 {action}".replace("v1", "deadbeef"))).text == GONE
    await stage.deliver()
    assert not broadcasts(hans)
    assert "Guten Morgen!" in (await claudia.sends(f"broadcast {draft} preview")).text


async def test_participants_cannot_broadcast_whatever_they_send(stage: Stage) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    draft = await written(claudia)
    send = claudia.action("Senden")
    for action in ("broadcast", "broadcast Hallo", "broadcast recent", f"broadcast {draft} preview", send):
        assert UNKNOWN in (await hans.sends(action)).text
    assert UNKNOWN in (await hans.says("/broadcast Hallo")).text
    await stage.deliver()
    assert not broadcasts(hans)
    assert await drafts(stage) == 1


async def test_whoever_is_no_organiser_any_more_sends_nothing(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    await written(claudia)
    send = claudia.action("Senden")
    trip = stage.agenda.trip
    people = tuple(replace(one, role=Role.PARTICIPANT) if one.id == CLAUDIA else one for one in trip.people)
    await stage.service.publish(Agenda(replace(trip, people=people)), "", silent=True)
    assert UNKNOWN in (await claudia.sends(send)).text
    await stage.deliver()
    assert not broadcasts(stage.phone(HANS))


async def test_after_it_is_sent_its_draft_cannot_be_changed_and_after_it_is_dropped_not_sent(stage: Stage) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    draft = await written(claudia)
    await claudia.taps("Senden")
    for verb in ("write de Unsinn", "urgent on", "- all", "drop"):
        assert (await claudia.sends(f"broadcast {draft} {verb}")).text == GONE
    await stage.deliver()
    assert broadcasts(hans) == ["📢 Claudia Leitmuster\n\nGuten Morgen!"]
    await written(claudia, "Gute Nacht!")
    send = claudia.action("Senden")
    assert "Es wurde nichts gesendet" in (await claudia.taps("Verwerfen")).text
    assert (await claudia.sends(send)).text == GONE
    await stage.deliver()
    assert len(broadcasts(hans)) == 1


async def test_a_text_that_no_message_can_hold_is_refused_clearly(stage: Stage) -> None:
    claudia = stage.phone(CLAUDIA)
    assert "höchstens 3.000 Zeichen" in (await claudia.says("/broadcast " + "a" * 3001)).text
    await claudia.says("/broadcast")
    await claudia.taps("Alle")
    assert "höchstens 3.000 Zeichen" in (await claudia.says("𝄞" * 1501)).text, "as platforms count"
    assert "Vorschau" in (await claudia.says("𝄞" * 1500)).text, "the question stands"


async def test_an_answer_to_a_broadcast_counts_only_from_those_it_asks(stage: Stage) -> None:
    claudia, hans = stage.phone(CLAUDIA), stage.phone(HANS)
    await claudia.says("/broadcast")
    await claudia.taps("Politik")
    await claudia.says("Bitte warten.")
    _, matter, *_ = claudia.action("Mit Bestätigung ✗").split()
    await claudia.taps("Mit Bestätigung ✗")
    assert (await stage.phone("p01").sends(f"answer {matter} ok")).text == GONE, "it is not sent yet"
    await claudia.taps("Senden")
    await stage.deliver()
    assert (await hans.sends(f"answer {matter} ok")).text == GONE
    assert (await stage.phone("p01").sends(f"answer {matter} unhurt")).text == GONE
    assert "Von Ihnen bestätigt" in (await stage.phone("p01").sends(f"answer {matter} ok")).text
