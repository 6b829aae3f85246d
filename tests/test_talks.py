"""The composition root: what a channel gets, whatever happens."""

import asyncio
import logging
from dataclasses import replace

import pytest

from bot import app
from bot.channels.base import Converse, Inbound
from bot.clock import SimulatedClock
from bot.programme.agenda import Agenda
from bot.speech.message import Message


def assistant(agenda: Agenda) -> app.Assistant:
    """An assistant in the middle of the sample trip."""
    return app.Assistant(agenda, SimulatedClock(app.demo_start(agenda.trip), speed=0))


def said(converse: Converse, inbound: Inbound) -> Message:
    """One answer."""

    async def wait() -> Message:
        return await converse(inbound)

    return asyncio.run(wait())


def test_the_demonstration_begins_on_a_morning_in_the_middle_of_the_trip(sample: Agenda) -> None:
    assert app.demo_start(sample.trip).isoformat() == "2024-04-22T23:00:00+00:00"  # 23 April, 08:00 in Japan


def test_a_chat_keeps_the_language_it_chose_and_others_keep_theirs(sample: Agenda) -> None:
    converse = assistant(sample).converse()

    async def chat() -> list[str]:
        said = [("p05", "english please"), ("p05", "next"), ("p06", "was kommt als nächstes")]
        return [(await converse(Inbound("web", who, who, text=text))).lines[0].text for who, text in said]

    english, following, german = asyncio.run(chat())
    assert english == "I'll speak English with you now."
    assert following == "Next, in 1 h"
    assert german == "Als Nächstes, in 1 h"


def test_an_error_inside_gets_a_friendly_word_and_a_log_line_without_what_was_said(
    sample: Agenda, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Agenda(replace(sample.trip, home_zone="No/Where", contacts=()))  # no reader would let this zone pass
    converse = app.Assistant(broken, SimulatedClock(app.demo_start(sample.trip), speed=0)).converse()
    with caplog.at_level(logging.ERROR):
        answer = said(converse, Inbound("web", "somebody", None, text="mein geheimes Anliegen heute"))
    assert answer.lines[0].text == "Da ist mir ein Fehler unterlaufen. Bitte fragen Sie noch einmal."
    assert "UnknownZone" in caplog.text
    assert "geheim" not in caplog.text


def test_an_address_nobody_has_is_somebody_in_general(sample: Agenda) -> None:
    converse = assistant(sample).converse()
    answer = said(converse, Inbound("web", "x", "no-such-person", text="/start"))
    assert answer.lines[0].text == "Guten Tag!"
