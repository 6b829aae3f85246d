"""What somebody told the organisers is shown to them, goes with them, and is not kept longer than said."""

from datetime import timedelta
from typing import Any

import pytest

from bot.store import acts, matters
from tests.desk.rights import everything
from tests.desk.stage import Stage

pytestmark = pytest.mark.anyio

HANS, OLGA = "p05", "o01"


async def says_much(stage: Stage) -> None:
    """Hans is late, asks, calls for help, and says where he is."""
    hans, olga = stage.phone(HANS), stage.phone(OLGA)
    await hans.says("/late 10")
    await hans.taps("Senden", on=await hans.says("/ask Wo ist mein Geheimversteck?"))
    await hans.sends("sos call")
    await hans.says("im Geheimversteck", location=(34.98, 135.75))
    await stage.deliver()
    await olga.taps("Ich übernehme")
    await stage.deliver()


async def test_everybody_sees_how_much_of_that_is_kept(stage: Stage) -> None:
    await says_much(stage)
    shown = await stage.phone(HANS).says("/privacy")
    assert "🆘 3 Verspätungen, Fragen und Notrufe von Ihnen" in shown.text
    assert "Ihr Standort geht nur an das Organisationsteam: mit einem Notruf" in shown.text
    assert "von Ihnen" not in (await stage.phone("p06").says("/privacy")).text


async def test_who_is_forgotten_leaves_nothing_but_an_id_with_what_others_did(stage: Stage) -> None:
    await says_much(stage)
    await stage.phone(HANS).sends("stop forget")
    kept = await everything(stage)
    personal = [row for table in ("matters", "responses", "expectations", "attachments") for row in kept[table]]
    assert not [row for row in personal if HANS in row]
    rest: list[tuple[Any, ...]] = [row for table, rows in kept.items() if table != "versions" for row in rows]
    for said in ("Geheimversteck", "34.98", "Platzhalter"):
        assert not [row for row in rest if said in str(row)], said
    async with stage.service.database.read() as tx:
        assert [deed.action for deed in await acts.deeds(tx, stage.agenda.trip.id, 9)] == ["sos-take"]
    await stage.pass_time(minutes=10)
    assert not [text for text in stage.phone("o02").received if "🔁" in text]


async def test_where_somebody_was_is_forgotten_with_the_end_of_the_call(stage: Stage) -> None:
    await says_much(stage)
    olga = stage.phone(OLGA)
    await olga.taps("Erledigt", on=next(one for one in olga.messages if "NOTRUF" in one.text))
    rows = (await everything(stage))["matters"]
    assert not [row for row in rows if "im Geheimversteck" in str(row) or "34.98" in str(row)]


async def test_a_question_that_was_never_sent_is_forgotten(stage: Stage) -> None:
    await stage.phone(HANS).says("wie wird das wetter")
    for hours, left in ((71, 1), (2, 0)):
        await stage.pass_time(hours=hours)
        async with stage.service.database.write() as tx:
            await matters.forget_unsent(tx, stage.clock.now() - timedelta(days=3))
        assert len((await everything(stage))["matters"]) == left
