"""The process dies between any two steps of a roll call, and what was said is said again: nothing is lost, or twice."""

from collections.abc import Awaitable, Callable

import pytest

from bot.store import acts
from tests.desk.stage import Phone, Stage

pytestmark = pytest.mark.anyio

OLGA, HANS, MAX = "o01", "p05", "p01"


async def day(stage: Stage, between: Callable[[Callable[[], Awaitable[object]]], Awaitable[object]]) -> str:
    """A roll call from beginning to end; `between` does each step, and what may happen after it. Returns the list."""
    olga, hans = stage.phone(OLGA), stage.phone(HANS)
    go = "rollcall go i:kyocera-visit 0a1b2c3d"
    steps: list[tuple[Phone, str]] = [
        (olga, "rollcall"),
        (olga, "rollcall ask i:kyocera-visit"),
        (olga, go),
        (hans, "answer 0a1b2c3d coming"),
        (olga, "rollcall list 0a1b2c3d 0"),
        (olga, "rollcall on 0a1b2c3d 0 0 here"),
        (olga, "rollcall on 0a1b2c3d 1 0 here"),
        (olga, "rollcall off 0a1b2c3d 1 0"),
        (hans, "answer 0a1b2c3d here"),
        (olga, "remind 0a1b2c3d"),
        (olga, "rollcall close 0a1b2c3d"),
        (olga, "rollcall reopen 0a1b2c3d"),
        (olga, "rollcall close 0a1b2c3d"),
    ]
    for number, (phone, action) in enumerate(steps):
        await between(lambda phone=phone, action=action, number=number: phone.sends(action, name=f"said {number}"))  # type: ignore[misc]
        await stage.deliver()
        await stage.pass_time(minutes=1)
    return olga.last("Anwesenheit: ")


async def test_every_step_is_said_twice_with_a_crash_between(house: Stage) -> None:
    async def crashing(step: Callable[[], Awaitable[object]]) -> None:
        await step()
        await house.restart()
        await step()

    report = await day(house, crashing)
    assert "✅ 2 von 13 da" in report
    assert "🏁 geschlossen" in report
    for person in house.agenda.attendees(house.agenda.items["kyocera-visit"]):
        asked = [one for one in house.platform.arrived if one.address == person.id and "🏃" in str(one.message.buttons)]
        assert len(asked) <= 2, "the question, and the reminder"
    assert len([text for text in house.phone(OLGA).received if "Anwesenheit: " in text]) == 1
    async with house.service.database.read() as tx:
        deeds = [deed.action for deed in await acts.deeds(tx, house.agenda.trip.id, 50)]
    assert deeds[::-1] == [
        *("rollcall", "rollcall-tick", "rollcall-tick", "rollcall-untick", "remind"),
        *("rollcall-close", "rollcall-reopen", "rollcall-close"),
    ]


async def test_an_old_step_said_again_does_not_undo_a_newer_one(stage: Stage) -> None:
    olga, stefan = stage.phone(OLGA), stage.phone("o02")
    await olga.sends("rollcall go i:kyocera-visit 0a1b2c3d")
    await olga.sends("rollcall on 0a1b2c3d 0 0 here", name="tick")
    await stefan.sends("rollcall off 0a1b2c3d 0 0")
    await stage.restart()
    await olga.sends("rollcall on 0a1b2c3d 0 0 here", name="tick")
    assert "✅ 0 von 13 da" in (await olga.sends("status 0a1b2c3d")).text
