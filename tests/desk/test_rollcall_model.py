"""Whatever people answer and organisers tick, take back, close and reopen: the list equals a simple model."""

import asyncio
from dataclasses import dataclass, field
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.programme.agenda import Agenda
from bot.store import matters
from bot.store.database import Database
from tests.desk.stage import Stage, staged

MATTER = "0a1b2c3d"
PEOPLE = ("p01", "p02", "p03", "p04")
"""The first recipients, by their numbers."""
ORGANISERS = ("o01", "o02", "o04")

Step = tuple[str, ...]
steps = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(PEOPLE), st.sampled_from(("here", "coming", "away", "hurt"))),
    st.tuples(st.sampled_from(("on", "off")), st.sampled_from(ORGANISERS), st.sampled_from(("0", "1", "2", "3"))),
    st.tuples(st.sampled_from(("close", "reopen")), st.sampled_from(ORGANISERS)),
)


@dataclass
class Model:
    """What everybody said last, and who said it; whether anything counts at all."""

    open: bool = True
    said: dict[str, tuple[str, str]] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        match step:
            case ("close" | "reopen" as verb, _):
                self.open = verb == "reopen"
            case ("answer", person, code) if self.open and code != "hurt" and self._code(person) != code:
                self.said[person] = (code, person)
            case ("on", organiser, number) if self.open and self._code(PEOPLE[int(number)]) != "here":
                self.said[PEOPLE[int(number)]] = ("here", organiser)
            case ("off", _, number) if self.open and self._ticked(PEOPLE[int(number)]):
                del self.said[PEOPLE[int(number)]]

    def _code(self, person: str) -> str:
        return self.said.get(person, ("", ""))[0]

    def _ticked(self, person: str) -> bool:
        return self.said.get(person, ("", person))[1] != person


def payload(step: Step) -> tuple[str, str]:
    """Who taps what."""
    match step:
        case ("answer", person, code):
            return person, f"answer {MATTER} {code}"
        case ("on", organiser, number):
            return organiser, f"rollcall on {MATTER} {number} 0 here"
        case ("off", organiser, number):
            return organiser, f"rollcall off {MATTER} {number} 0"
    return step[1], f"rollcall {step[0]} {MATTER}"


names = count()
"""What is said is never the same twice."""


async def play(stage: Stage, some: list[Step]) -> None:
    """Every step, and after each the list says what the model says."""
    trip = stage.agenda.trip.id
    async with stage.service.database.write() as tx:
        await matters.drop(tx, trip, MATTER)
    await stage.phone("o01").sends(f"rollcall go i:kyocera-visit {MATTER}", name=str(next(names)))
    model = Model()
    for step in some:
        person, action = payload(step)
        await stage.phone(person).sends(action, name=str(next(names)))
        model.take(step)
        async with stage.service.database.read() as tx:
            found = await matters.responses(tx, trip, MATTER)
        assert {name: (one.answer, one.by) for name, one in found.items()} == model.said, step
        report = (await stage.phone("o02").sends(f"status {MATTER}")).text
        here = sum(code == "here" for code, _ in model.said.values())
        assert f"✅ {here} von 13 da" in report
        assert ("geschlossen" in report) is not model.open
        missing = (await stage.phone("o02").sends(f"rollcall more {MATTER} 0")).text
        for name in PEOPLE:
            settled = model.said.get(name, ("", ""))[0] == "here"
            assert settled is (f"☎ {stage.agenda.people[name].name} +49" not in missing)


def test_the_list_equals_the_model(sample: Agenda) -> None:
    async def all_of_it() -> None:
        loop = asyncio.get_running_loop()
        async with staged(sample, Database("sqlite://")) as stage:

            @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
            @given(st.lists(steps, max_size=12))
            def any_order(some: list[Step]) -> None:
                asyncio.run_coroutine_threadsafe(play(stage, some), loop).result()

            await asyncio.to_thread(any_order)

    asyncio.run(all_of_it())
