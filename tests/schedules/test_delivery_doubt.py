"""What becomes of a reminder of which nobody knows whether it arrived: no answer came, or its worker died."""

from datetime import datetime

import pytest

from bot.store import claims, settlements
from bot.store.claims import Claim
from bot.store.conditions import LEASE
from bot.store.schema import State
from bot.store.settlements import Settlement
from tests.fakes.platform import Fault, dying, dying_after, swallowed, unanswered
from tests.schedules.examples import at, visit
from tests.schedules.stage import OnStage, Stage, delegation

pytestmark = pytest.mark.anyio

NOON = at("23 12:00")
TRIP = delegation(visit("23 14:00"))
IN_AN_HOUR = "13:00 🔔 In 1 h 🏭 visit"
TOLD = "13:00 ⚠️ Not delivered (one person); 👤 Ana Reminder: 🏭 visit, 14:00 Japan (07:00 Germany)"
REPEATED = "13:00 ↻ 🔔 In 1 h 🏭 visit"


# sending → uncertain → sent, pending or failed


@pytest.mark.parametrize("lost", [unanswered, swallowed])
async def test_without_an_answer_it_is_repeated_once_and_says_so(on_stage: OnStage, lost: Fault) -> None:
    s = await on_stage(NOON, TRIP, "ana", "dora")
    s.chat.faults["ana"].append(lost)
    await s.deliver(at("23 13:00"))
    assert await s.states("ana") == ["uncertain"]
    await s.wait(seconds=5)
    assert s.heard("ana")[-1] == REPEATED
    assert s.chat.read_by("ana")[-1].startswith("↻ You may have received this already.\n")
    assert await s.states("ana") == ["sent"]
    await s.wait(minutes=5)
    assert len(s.heard("ana")) == (2 if lost is unanswered else 1)
    assert s.heard("dora") == [IN_AN_HOUR]


async def test_without_an_answer_twice_it_has_failed_and_organisers_are_told(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "ana", "dora")
    s.chat.faults["ana"] += [unanswered, unanswered]
    await s.deliver(at("23 13:00"))
    for _ in range(6):
        await s.wait(seconds=5)
    assert s.heard("ana") == [IN_AN_HOUR, REPEATED]
    assert await s.states("ana") == ["failed"]
    assert s.heard("dora") == [IN_AN_HOUR, TOLD]
    assert s.reasons() == ["Reason: Chat did not answer, twice. The message may have arrived."]


async def test_a_platform_that_can_be_asked_is_asked_and_nothing_comes_twice(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP)
    await s.join("ana", "mail")
    s.mail.faults["ana"] += [unanswered]
    await s.deliver(at("23 13:00"))
    await s.wait(seconds=5)
    assert s.heard("ana") == [f"{IN_AN_HOUR} by mail"]
    (row,) = await s.rows()
    assert (row.state, row.message_id) == (State.SENT, "0")


async def test_what_such_a_platform_does_not_have_it_gets_however_often_that_takes(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP)
    await s.join("ana", "mail")
    s.mail.faults["ana"] += [swallowed, swallowed, swallowed, unanswered]
    await s.deliver(at("23 13:00"))
    for _ in range(8):
        await s.wait(seconds=5)
    assert s.heard("ana") == [f"{IN_AN_HOUR} by mail"]
    assert len(s.mail.asked) == 4
    assert len(set(s.mail.asked)) == 1


# sending → uncertain: the lease ended


@pytest.mark.parametrize("dies", [dying, dying_after])
async def test_what_a_worker_died_with_is_repeated_when_its_lease_is_over(on_stage: OnStage, dies: Fault) -> None:
    s = await on_stage(NOON, TRIP, "ana")
    s.chat.faults["ana"].append(dies)
    await s.deliver(at("23 13:00"))
    await s.restart()
    await s.wait(seconds=LEASE.total_seconds() - 1)
    assert await s.states() == ["sending"]
    await s.wait(seconds=1)
    assert await s.states() == ["sent"]
    assert s.heard("ana")[-1] == "13:01 ↻ 🔔 In 58 min 🏭 visit"
    assert len(s.heard("ana")) == (2 if dies is dying_after else 1)


@pytest.mark.parametrize("dies", [dying, dying_after])
async def test_where_the_platform_can_be_asked_a_death_costs_no_copy_and_no_mark(
    on_stage: OnStage, dies: Fault
) -> None:
    s = await on_stage(NOON, TRIP)
    await s.join("ana", "mail")
    s.mail.faults["ana"].append(dies)
    await s.deliver(at("23 13:00"))
    await s.restart()
    await s.wait(seconds=LEASE.total_seconds())
    assert s.heard("ana") == [f"{IN_AN_HOUR} by mail" if dies is dying_after else "13:01 🔔 In 58 min 🏭 visit by mail"]


async def test_a_worker_that_slept_through_its_lease_changes_nothing_when_it_wakes(on_stage: OnStage) -> None:
    s = await on_stage(NOON, TRIP, "ana")
    slow, quick = await _claim(s, at("23 13:00")), await _claim(s, at("23 13:02"))
    assert (slow.ids, slow.doubts, quick.doubts) == (quick.ids, 0, 1)
    assert await _settle(s, slow, State.FAILED) == set()
    assert await s.states() == ["sending"]
    assert await _settle(s, quick, State.SENT) == set(quick.ids)
    assert await _settle(s, slow, State.PENDING) == set()
    assert await s.states() == ["sent"]


async def _claim(s: Stage, now: datetime) -> Claim:
    s.clock.jump(now)
    async with s.database.write() as tx:
        await settlements.release_lapsed(tx, s.clock.now())
        (claim,) = await claims.claim(tx, "chat", s.clock.now(), 10)
    return claim


async def _settle(s: Stage, claim: Claim, state: State) -> set[int]:
    async with s.database.write() as tx:
        return await settlements.settle(tx, Settlement(claim.id, claim.ids, state), s.clock.now())
