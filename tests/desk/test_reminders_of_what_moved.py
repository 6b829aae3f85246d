"""Whatever organisers change, cancel and take back, and whatever time it is then: a reminder that arrives is about the
programme in force, and each that is due arrives. Judged by what people read, not by what the database holds.
"""

import asyncio
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clock import local
from bot.programme.model import Item
from bot.store.database import Database
from tests.desk.stage import Stage, staged
from tests.schedules.examples import TOKYO, visit
from tests.schedules.stage import delegation

ITEMS = ("lens", "laser", "lunch")
PERSON, ORGANISER = "ana", "dora"
LEAD, TICK = timedelta(minutes=60), timedelta(minutes=10)

shifts = st.tuples(st.just("shift"), st.sampled_from(ITEMS), st.sampled_from([-90, -30, -10, 10, 40, 120]))
statuses = st.tuples(st.just("status"), st.sampled_from(ITEMS), st.sampled_from(["cancelled", "confirmed"]))
others = st.sampled_from([("undo", "", 0), ("restart", "", 0), ("publish", "", 1), ("publish", "", 0)])
waits = st.tuples(st.just("wait"), st.just(""), st.integers(1, 9))
steps = st.lists(st.one_of(shifts, statuses, others, waits, waits), min_size=3, max_size=14)


class Reader:
    """Reads what a person gets, beside the programme in force."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._read = stage, 0
        self._told: set[tuple[str, datetime]] = set()

    async def look(self) -> None:
        """Have delivered what is due, and compare."""
        stage, now = self._stage, self._stage.clock.now()
        await stage.deliver()
        found = self._arrived()
        for item in stage.agenda.trip.items:
            what, due = (item.id, item.start), item.start - LEAD
            if item.id in found:
                assert due <= now, f"{item.id} at {hours(item)} is not due at {now}"
                assert what not in self._told, f"{item.id} at {hours(item)} was told before"
                assert not item.cancelled, f"{item.id} is off, and was announced"
                assert hours(item) in found[item.id], f"{hours(item)}, but told was:\n{found[item.id]}"
                self._told.add(what)
            if not item.cancelled and due <= now < item.start and what not in self._told:
                raise AssertionError(f"{item.id} at {hours(item)} was due at {due}, and not told until {now}")

    def _arrived(self) -> dict[str, str]:
        """The new reminders, by the item they are about: each part of a message to its title."""
        texts = self._stage.phone(PERSON).received
        new, self._read = texts[self._read :], len(texts)
        parts: dict[str, str] = {}
        for text in (text for text in new if text.startswith("🔔")):
            lines = text.split("\n")
            for name in ITEMS:
                starts = [number for number, line in enumerate(lines) if line.endswith(f" {name}")]
                if starts:
                    parts[name] = lines[starts[0] + 1]
        return parts


def hours(item: Item) -> str:
    """`10:00–11:30`."""
    return f"{local(item.start, TOKYO):%H:%M}–{local(item.end, TOKYO):%H:%M}"


async def play(stage: Stage, story: list[tuple[str, str, int | str]]) -> None:
    dora, reader = stage.phone(ORGANISER), Reader(stage)
    await dora.says("English please")
    await reader.look()
    for verb, item, value in [*story, ("wait", "", 60)]:
        if verb in {"shift", "status"}:
            drafted = await dora.sends(f"change set {verb} {item} {value}")
            assert drafted.text.startswith(("📝 Draft", "It is like that already"))
        if verb == "publish":
            await publish(stage, "Publish silently" if value else "Publish & tell")
        if verb == "undo":
            await dora.sends(f"undo {stage.service.agendas.number('trip')} tell")
        if verb == "restart":
            await stage.restart()
        for _ in range(int(value) if verb == "wait" else 0):
            stage.clock.jump(stage.clock.now() + TICK)
            await reader.look()
        await reader.look()


async def publish(stage: Stage, label: str) -> None:
    """The draft, if there is one that changes something."""
    dora = stage.phone(ORGANISER)
    shown = await dora.says("/publish")
    for wanted in (label, "Publish"):
        if any(wanted in button.label for row in shown.buttons for button in row):
            await dora.taps(wanted, shown)
            return


async def told(story: list[tuple[str, str, int | str]]) -> None:
    items = (visit("23 10:00", "lens"), visit("23 12:00", "laser"), visit("23 14:30", "lunch"))
    async with staged(delegation(*items), Database("sqlite://")) as stage:
        await play(stage, story)


@settings(max_examples=8, deadline=None)
@given(story=steps)
def test_old_reminders_never_arrive_and_new_ones_always_do(story: list[tuple[str, str, int | str]]) -> None:
    asyncio.run(told(story))


@pytest.mark.parametrize(
    "story",
    [
        [("wait", "", 5), ("shift", "lens", 40), ("publish", "", 0), ("wait", "", 9)],
        [("shift", "lens", -30), ("publish", "", 1), ("wait", "", 2), ("undo", "", 0), ("wait", "", 9)],
        [("status", "laser", "cancelled"), ("publish", "", 1), ("wait", "", 18), ("undo", "", 0), ("wait", "", 9)],
        [("shift", "lens", 120), ("publish", "", 0), ("restart", "", 0), ("undo", "", 0), ("undo", "", 0)],
    ],
)
def test_some_of_them(story: list[tuple[str, str, int | str]]) -> None:
    asyncio.run(told(story))
