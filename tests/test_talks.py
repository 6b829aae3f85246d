"""Conversations as a channel has them: what is said is answered, what is wished is carried out, whatever goes wrong."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from bot import app
from bot.channels.base import Inbound
from bot.clock import SimulatedClock
from bot.programme.agenda import Agenda
from bot.service import Service
from bot.store import deliveries
from bot.store.agendas import Agendas
from bot.store.database import Database
from bot.talks import Talks
from tests.fakes.platform import Platform


@asynccontextmanager
async def at_work(agenda: Agenda) -> AsyncIterator[tuple[Service, Platform]]:
    """An assistant in the middle of the sample trip, and the platform it talks on."""
    clock = SimulatedClock(app.demo_start(agenda.trip), speed=0)
    service = Service(Database("sqlite://"), clock)
    await service.open()
    await service.publish(agenda, "", silent=True)
    service.channels["web"] = platform = Platform("web", clock)
    yield service, platform
    await service.close()


async def say(service: Service, person: str | None, text: str | None = None, action: str | None = None) -> str:
    """What somebody says or taps in the web chat, and the answer."""
    trip = service.agendas.trips()[0]
    answer = await service.talks.answer(Inbound("web", person or "~", text, action, trip, person))
    return answer.text


def test_the_demonstration_begins_on_a_morning_in_the_middle_of_the_trip(sample: Agenda) -> None:
    assert app.demo_start(sample.trip).isoformat() == "2024-04-22T23:00:00+00:00"  # 23 April, 08:00 in Japan


def test_a_person_keeps_the_language_chosen_and_others_keep_theirs(sample: Agenda) -> None:
    async def chat() -> list[str]:
        async with at_work(sample) as (service, _):
            said = [("p05", "english please"), ("p05", "next"), ("p06", "was kommt als nächstes")]
            return [(await say(service, who, text)).split("\n")[0] for who, text in said]

    assert asyncio.run(chat()) == ["I'll speak English with you now.", "Next, in 1 h", "Als Nächstes, in 1 h"]


def test_somebody_in_general_keeps_a_language_for_the_chat_and_leaves_no_trace(sample: Agenda) -> None:
    async def chat() -> list[str]:
        async with at_work(sample) as (service, _):
            await say(service, None, "english please")
            return [(await say(service, None, "/start")).split("\n")[0]]

    assert asyncio.run(chat()) == ["Hello!"]


def test_who_says_hello_is_reminded_from_then_on_and_who_leaves_is_not(sample: Agenda) -> None:
    async def chat() -> tuple[list[str], list[str]]:
        async with at_work(sample) as (service, platform):
            await say(service, "p05", "/start")
            await service.delivery.deliver()
            joined = platform.read_by("p05")
            await say(service, "p05", action="stop leave")
            service.clock.jump(service.clock.now() + timedelta(hours=8))  # type: ignore[attr-defined]
            await service.delivery.deliver()
            return joined, platform.read_by("p05")

    joined, later = asyncio.run(chat())
    assert [text.split("\n")[0] for text in joined] == [
        "🔔 In 1 h – los in 15 min"
    ]  # late to the party: the last one only
    assert later == joined


def test_a_snoozed_reminder_comes_again_at_its_time(sample: Agenda) -> None:
    async def chat() -> list[str]:
        async with at_work(sample) as (service, platform):
            await say(service, "p05", "/start")
            await service.delivery.deliver()
            await say(service, "p05", action="snooze kyocera-visit 10")
            service.clock.jump(service.clock.now() + timedelta(minutes=10))  # type: ignore[attr-defined]
            await service.delivery.deliver()
            return [text.split("\n")[0] for text in platform.read_by("p05")]

    assert asyncio.run(chat()) == ["🔔 In 1 h – los in 15 min", "🔔 In 50 min – los in 5 min"]


def test_whoever_wants_no_reminders_gets_none(sample: Agenda) -> None:
    async def chat() -> list[str]:
        async with at_work(sample) as (service, _):
            await say(service, "p05", "/start")
            await say(service, "p05", "keine erinnerungen mehr")
            async with service.database.read() as tx:
                return [row.state.value for row in await deliveries.history(tx, sample.trip.id, "p05")]

    assert set(asyncio.run(chat())) == {"cancelled"}


def test_an_error_inside_gets_a_friendly_word_and_a_log_line_without_what_was_said(
    sample: Agenda, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(Agendas):
        """No reader would let this zone pass."""

        def __getitem__(self, trip: str) -> Agenda:
            return Agenda(replace(sample.trip, home_zone="No/Where", contacts=()))

    talks = Talks(Database("sqlite://"), Broken(), SimulatedClock(app.demo_start(sample.trip), speed=0))
    with caplog.at_level(logging.ERROR):
        answer = asyncio.run(talks.answer(Inbound("web", "somebody", "mein geheimes Anliegen heute", trip="x")))
    assert answer.lines[0].text == "Da ist mir ein Fehler unterlaufen. Bitte fragen Sie noch einmal."
    assert "UnknownZone" in caplog.text
    assert "geheim" not in caplog.text


def test_an_address_nobody_has_is_somebody_in_general(sample: Agenda) -> None:
    async def chat() -> str:
        async with at_work(sample) as (service, _):
            return (await say(service, "no-such-person", "/start")).split("\n")[0]

    assert asyncio.run(chat()) == "Guten Tag!"


def test_what_changed_in_the_last_days_is_told_to_whom_it_concerns(sample: Agenda) -> None:
    fair = sample.items["b2b-hinagata-robotics"]
    later = replace(fair, start=fair.start + timedelta(minutes=10))
    moved = Agenda(replace(sample.trip, items=tuple(later if item is fair else item for item in sample.trip.items)))

    async def chat() -> list[list[str]]:
        async with at_work(sample) as (service, _):
            asked = [await say(service, "p05", "was hat sich geändert?")]
            await service.publish(moved, "", silent=True)
            asked += [await say(service, who, "/changes") for who in ("p05", "p01")]
            await service.publish(sample, "", silent=True)
            return [text.split("\n") for text in [*asked, await say(service, "p05", action="changes")]]

    nothing = ["Ich weiß von keiner Änderung Ihres Programms in den letzten 7 Tagen."]
    before, after, others, undone = asyncio.run(chat())
    assert (before, others, undone) == (nothing, nothing, nothing)
    assert after[:4] == [
        "🔄 In den letzten 7 Tagen geändert",
        "🤝 B2B mit Hinagata Robotics",
        "⏰ Neue Zeit: Mi 24. April, 13:40–14:15 Japan (06:40 Deutschland)",
        "~bisher 13:30–14:15~",
    ]
