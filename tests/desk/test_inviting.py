"""Organisers make fresh invitations in the chat, to forward."""

import re
from dataclasses import replace

import pytest

from bot.channels.base import Inbound
from bot.programme.agenda import Agenda
from bot.store import acts
from bot.store.database import Database
from tests.desk.stage import Stage, staged

pytestmark = pytest.mark.anyio

HANS, JANE, OLGA = "p05", "p07", "o01"


def code(text: str) -> str:
    found = re.search(r"^[A-Za-z0-9_-]{22}$", text, re.MULTILINE)
    assert found, text
    return found[0]


async def says(stage: Stage, address: str, text: str = "", action: str | None = None) -> str:
    """What somebody nobody knows yet writes, and the answer."""
    inbound = Inbound("telegram", address, None if action else text, action, language="de")
    return (await stage.service.talks.answer(inbound)).text


async def test_a_code_lets_one_person_in_once(sample: Agenda) -> None:
    async with staged(sample, Database("sqlite://"), joined=[OLGA]) as stage:
        olga = stage.phone(OLGA)
        await olga.says("/invite")
        forward = await olga.taps("Hans Platzhalter")
        assert forward.text.startswith("✉️ Einladung für Hans Platzhalter – zum Weiterleiten")
        assert "Guten Tag, Hans Platzhalter! Annai begleitet Sie im Chat" in forward.text
        token = code(forward.text)
        assert "Hans Platzhalter" in await says(stage, "new", token)
        await says(stage, "new", action=f"join {token}")
        assert "👥 2 von 30" in (await olga.says("/status")).text
        assert "Hans" not in await says(stage, "somebody else", token), "it was used"
        assert (await olga.sends(f"invite {HANS}")).text == "Hans Platzhalter ist im Chat und zu erreichen."


async def test_a_new_code_makes_the_last_one_void_and_speaks_the_guests_language(sample: Agenda) -> None:
    async with staged(sample, Database("sqlite://"), joined=[OLGA]) as stage:
        olga = stage.phone(OLGA)
        first = code((await olga.sends(f"invite {JANE}")).text)
        second = await olga.sends(f"invite {JANE}")
        assert "Hello Jane Sample!" in second.text
        assert "Jane" not in await says(stage, "new", first)
        assert "Jane Sample" in await says(stage, "new", code(second.text))


async def test_it_is_written_down_that_there_was_one_but_not_which(sample: Agenda) -> None:
    async with staged(sample, Database("sqlite://"), joined=[OLGA]) as stage:
        token = code((await stage.phone(OLGA).sends(f"invite {HANS}")).text)
        async with stage.service.database.read() as tx:
            (deed,) = await acts.deeds(tx, sample.trip.id, 10)
        assert (deed.person, deed.action, deed.content) == (OLGA, "invite", {"person": HANS})
        assert token not in str(deed)


async def test_whom_nobody_knows_is_not_invited(stage: Stage) -> None:
    olga = stage.phone(OLGA)
    assert (await olga.sends("invite nobody-here")).text == "Diese Person gibt es im Programm nicht."
    assert "🎉 Alle sind im Chat." in (await olga.says("/invite")).text


async def test_the_text_is_the_same_for_everybody_on_a_phone(sample: Agenda) -> None:
    agenda = Agenda(replace(sample.trip, people=tuple(replace(one, language="en") for one in sample.trip.people)))
    async with staged(agenda, Database("sqlite://"), joined=[OLGA]) as stage:
        shown = await stage.phone(OLGA).sends(f"invite {HANS}")
        assert "Invitation for Hans Platzhalter – to forward" in shown.text
        assert len(shown.text) < 600
