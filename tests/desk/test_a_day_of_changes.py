"""A day of changes, from the file an organiser sends to its being taken back; the same with a crash between any two
steps, after which everything that was said is said again: nothing is lost, nothing is told twice.
"""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.programme.agenda import Agenda
from bot.programme.sources import yaml_writer
from bot.speech.message import File, Message
from bot.store.database import Database
from tests.desk.stage import Phone, Stage, later, staged
from tests.fakes.platform import blocked

pytestmark = pytest.mark.anyio

CLAUDIA = "o01"
DINNER = "business-dinner"
BLOCKED, SILENT = "p07", ("p08", "p09", "p10")


class Day:
    """The stage, on which the process may die after every step and hear everything again."""

    def __init__(self, stage: Stage, *, crashing: bool) -> None:
        self.stage, self._crashing, self._said = stage, crashing, 0

    async def says(self, phone: Phone, text: str = "", file: File | None = None) -> Message:
        self._said += 1
        name = f"said {self._said}"
        first = await phone.says(text, file=file, name=name)
        await self._crash()
        return await self._again(first, await phone.says(text, file=file, name=name) if self._crashing else first)

    async def taps(self, phone: Phone, label: str) -> Message:
        self._said += 1
        action, name = phone.action(label), f"said {self._said}"
        first = await phone.sends(action, name)
        await self._crash()
        return await self._again(first, await phone.sends(action, name) if self._crashing else first)

    async def deliver(self, **span: float) -> None:
        await self.stage.pass_time(**span)
        await self._crash()
        if self._crashing:
            await self.stage.deliver()

    async def _crash(self) -> None:
        if self._crashing:
            await self.stage.restart()

    async def _again(self, first: Message, second: Message) -> Message:
        """Said again, the answer may say that it was done already."""
        assert second.text == first.text or second.text.startswith("Das ist schon geschehen")
        return first


@pytest.fixture
async def stages(sample: Agenda, anyio_backend: str) -> AsyncIterator[tuple[Stage, Stage]]:
    """Two of the same."""
    async with staged(sample, Database("sqlite://")) as one, staged(sample, Database("sqlite://")) as other:
        yield one, other


async def a_day(stage: Stage, *, crashing: bool) -> None:
    """Upload, look, publish; all are told; some are silent, one has blocked us; take it back."""
    day, claudia = Day(stage, crashing=crashing), stage.phone(CLAUDIA)
    await day.deliver()
    shown = await day.says(claudia, file=with_later_dinner(stage.agenda))
    assert "⏰ Neue Zeit: Di 23. April, 19:30–21:30" in shown.text
    assert "30 Personen bekommen je eine Nachricht." in shown.text
    stage.platform.faults[BLOCKED].extend([blocked] * 9)
    assert "📨 30 Personen werden jetzt informiert." in (await day.taps(claudia, "informieren")).text
    await day.deliver()
    for person in stage.agenda.people:
        if person not in {BLOCKED, *SILENT}:
            await day.taps(stage.phone(person), understood(stage, person))
    await day.deliver()
    report = claudia.last("📣 Änderung 2")
    assert "✅ 26 von 30 haben bestätigt\n📨 29 von 30 zugestellt" in report
    assert "☎️ Bitte anrufen – nicht erreicht:\n☎ Jane Sample +49 30 23125 007" in report
    assert "🔇 Noch ohne Antwort (3): John Placeholder, Karl Exempel" in report
    await day.deliver(minutes=31)
    for person in SILENT:
        assert asked_again(stage, person) == 1
    await day.taps(stage.phone("p08"), understood(stage, "p08"))
    await day.deliver(minutes=31)
    assert "✅ 27 von 30 haben bestätigt" in claudia.last("📣 Änderung 2")
    assert [asked_again(stage, person) for person in ("p01", BLOCKED, *SILENT)] == [0, 0, 1, 1, 1]
    assert (await day.says(claudia, "/undo")).text.startswith("↩️ Änderung 2 (Claudia Leitmuster) zurücknehmen?")
    await day.taps(claudia, "informieren")
    await day.deliver()
    assert stage.agenda.items[DINNER].start.hour == 10
    for person in stage.agenda.people:
        told = [text for text in stage.phone(person).received if "🔄" in text and "❗" not in text]
        assert len(told) == (0 if person == BLOCKED else 2), person
    assert "📨 29 von 30 zugestellt" in claudia.last("📣 Änderung 3")
    assert "Jane Sample" in claudia.last("📣 Änderung 3")


async def test_a_day_with_and_without_crashes_is_the_same_to_everybody(stages: tuple[Stage, Stage]) -> None:
    calm, crashing = stages
    await a_day(calm, crashing=False)
    await a_day(crashing, crashing=True)
    for person in calm.agenda.people:
        assert crashing.phone(person).received == calm.phone(person).received, person


def with_later_dinner(agenda: Agenda) -> File:
    """The programme as a file, the dinner half an hour later."""
    items = tuple(later(item, 30) if item.id == DINNER else item for item in agenda.trip.items)
    content = yaml_writer.text(replace(agenda.trip, items=items)).encode()
    return File("programm.yaml", "application/yaml", content)


def understood(stage: Stage, person: str) -> str:
    return "Understood" if stage.agenda.people[person].language == "en" else "Verstanden"


def asked_again(stage: Stage, person: str) -> int:
    return sum(text.startswith("❗") for text in stage.phone(person).received)
