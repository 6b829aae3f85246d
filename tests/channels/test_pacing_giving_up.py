"""Whoever gives up makes way, at whatever moment, as if never there."""

import asyncio
from math import inf

import pytest

from bot.channels.pacing import Pacer
from tests.channels.strict_platform import Sending, give_up, send
from tests.virtual_time import run


def asking(pacer: Pacer, *sendings: Sending) -> list[asyncio.Task[None]]:
    """Each asks for its turn, in this order."""
    return [asyncio.create_task(one.through(pacer)) for one in sendings]


def test_in_the_instant_of_admission() -> None:
    async def story(pacer: Pacer) -> None:
        async with pacer.turn("ana", 0):
            impatient_one, *others = asking(pacer, impatient, patient, again)
            await asyncio.sleep(1)
        await give_up(impatient_one)
        await asyncio.gather(*others)

    impatient, patient, again = Sending("ben", 0), Sending("cleo", 0), Sending("ben", 0)
    run(story(Pacer(per_chat=0.1, concurrency=1)))
    assert (impatient.left, patient.left, again.left) == (inf, 1, 1), "nothing was sent to ben, so he need not rest"


def test_just_before_a_place_opens() -> None:
    async def story(pacer: Pacer) -> None:
        async with pacer.turn("ana", 0):
            impatient_one, patient_one = asking(pacer, impatient, patient)
            await asyncio.sleep(1)
            impatient_one.cancel()
        await patient_one

    impatient, patient = Sending("ben", 0), Sending("ben", 0)
    run(story(Pacer(concurrency=1)))
    assert (impatient.left, patient.left) == (inf, 1)


def test_while_others_wait_behind_for_the_same_chat() -> None:
    async def story(pacer: Pacer) -> None:
        pacer.pause(1, "ana")
        _, impatient_one, patient_one = asking(pacer, Sending("ben", 0, there=5), impatient, patient)
        await asyncio.sleep(2)
        await give_up(impatient_one)
        await patient_one

    impatient, patient = Sending("ana", 0), Sending("ana", 0)
    run(story(Pacer(1)))
    assert [impatient.left, patient.left] == pytest.approx([inf, 6], abs=1e-4)


@pytest.mark.parametrize(("given_up", "moment"), [(4, 0.1), (0, 0.25)])
def test_what_never_left_is_no_beat_and_changes_none(given_up: int, moment: float) -> None:
    async def story(pacer: Pacer) -> None:
        async with pacer.turn("ana", 4 - given_up):
            impatient_one, patient_one = asking(pacer, impatient, patient)
            await asyncio.sleep(0.1)
        await give_up(impatient_one)
        await patient_one

    impatient, patient = Sending("ben", given_up), Sending("cleo", 4)
    run(story(Pacer(4, reserved=0, concurrency=1)))
    assert [impatient.left, patient.left] == pytest.approx([inf, moment], abs=1e-4)


def test_by_a_timeout() -> None:
    async def story(pacer: Pacer) -> None:
        pacer.pause(10)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(3):
                await early.through(pacer)
        await send(pacer, [later])

    early, later = Sending("ana", 0), Sending("ben", 0)
    run(story(Pacer(1)))
    assert [early.left, later.left] == pytest.approx([inf, 10], abs=1e-4)
