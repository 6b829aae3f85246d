"""Whatever is sent, given up and paused at whatever moments: the rules of pacing, read plainly from what happened."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.pacing import Pacer
from tests.channels.strict_platform import ROUNDING, Sending, too_many
from tests.virtual_time import run

INSTANT = 1e-4
"""Seconds; a timer may be late by less."""
MOMENTS = st.integers(0, 96).map(lambda sixteenths: sixteenths / 16)
"""Many things happen at once, and exactly so."""
WAYS = st.sampled_from([0, 1 / 16, 1 / 4, 0.013, 0.06, 1.5])
CHATS = ("ana", "ben", "cleo", "dora")


@dataclass(frozen=True)
class Limits:
    """What a pacer is made with."""

    rate: float | None
    per_chat: float | None
    reserved: int
    concurrency: int

    def places(self, sending: Sending) -> float:
        """How many of the window are for a message like this."""
        return self._own(inf if self.rate is None else max(1, self.rate // 1), sending)

    def at_once(self, sending: Sending) -> float:
        """How many may be on their way."""
        return self._own(self.concurrency, sending)

    def _own(self, all_places: float, sending: Sending) -> float:
        return all_places if sending.priority == 0 else max(1, all_places - self.reserved)

    @property
    def window(self) -> float:
        return 0 if self.rate is None else max(1, 1 / self.rate)


@dataclass(frozen=True)
class Pause:
    """From a moment on, so many seconds, for one chat or (None) all."""

    begins: float
    seconds: float
    address: str | None

    def holds(self, at: float) -> bool:
        return self.begins < at < self.begins + self.seconds - ROUNDING


@dataclass(frozen=True)
class Story:
    """What happens; `wishes` are a moment, a message, and after how long the sender gives up."""

    limits: Limits
    wishes: tuple[tuple[float, Sending, float], ...]
    pauses: tuple[Pause, ...]

    @property
    def sendings(self) -> list[Sending]:
        return [sending for _, sending, _ in self.wishes]

    async def happen(self) -> None:
        limits, loop = self.limits, asyncio.get_running_loop()
        pacer = Pacer(
            limits.rate, limits.per_chat, reserved=limits.reserved, concurrency=limits.concurrency, ticks=loop.time
        )
        for pause in self.pauses:
            loop.call_at(pause.begins, pacer.pause, pause.seconds, pause.address)
        await asyncio.gather(*(self._wish(pacer, *wish) for wish in self.wishes))
        await pacer.wait_for_room()

    async def _wish(self, pacer: Pacer, moment: float, sending: Sending, patience: float) -> None:
        await asyncio.sleep(moment)
        task = asyncio.create_task(sending.through(pacer))
        if patience < inf:
            asyncio.get_running_loop().call_later(patience, task.cancel)
        with suppress(asyncio.CancelledError):
            await task

    def on_the_way(self, at: float, *, rest: float = 0.0, address: str | None = None) -> int:
        """How many messages (to one chat) had left before, and still count until `rest` seconds after their answer."""
        return sum(
            one.left < at < max(one.answered, one.answered + rest - ROUNDING)
            for one in self.sendings
            if address in (None, one.address)
        )

    def paused(self, at: float, address: str | None) -> bool:
        return any(pause.holds(at) for pause in self.pauses if pause.address == address)

    def chat_waits(self, sending: Sending, at: float) -> bool:
        if self.limits.per_chat is None:
            return self.paused(at, sending.address)
        busy = self.on_the_way(at, rest=1 / self.limits.per_chat, address=sending.address)
        return busy > 0 or self.paused(at, sending.address)

    def forbidden(self, sending: Sending, at: float) -> bool:
        return (
            self.paused(at, None)
            or self.chat_waits(sending, at)
            or self.on_the_way(at, rest=self.limits.window) >= self.limits.places(sending)
            or self.on_the_way(at) >= self.limits.at_once(sending)
        )

    def off_beat(self, sending: Sending, at: float) -> bool:
        if self.limits.rate is None or sending.priority == 0:
            return False
        return any(one.left < at < one.left + 1 / self.limits.rate for one in self.sendings if one.priority > 0)


SENDINGS = st.builds(
    Sending,
    address=st.sampled_from(CHATS),
    priority=st.sampled_from([0, 0, 1, 4, 4]),
    deadline=st.sampled_from([0.0, 1.0, 2.0]),
    there=WAYS,
    back=WAYS,
)
LIMITS = st.builds(
    Limits,
    rate=st.sampled_from([3, 30, 1, 0.5, 2.5, 6, None]),
    per_chat=st.sampled_from([None, 1, 0.25, 2]),
    reserved=st.integers(0, 3),
    concurrency=st.sampled_from([64, 2, 4]),
)
PAUSES = st.builds(Pause, MOMENTS, st.sampled_from([0.5, 2.0, 0.0625]), st.sampled_from([None, *CHATS]))
PATIENCE = st.sampled_from([inf, inf, inf, 0.0, 1 / 16, 1 / 8, 1.0, 2.5])
STORIES = st.builds(
    Story,
    LIMITS,
    st.lists(st.tuples(st.one_of(st.just(0.0), MOMENTS), SENDINGS, PATIENCE), min_size=2, max_size=40).map(tuple),
    st.lists(PAUSES, max_size=4).map(tuple),
)


@settings(max_examples=250, deadline=None)
@given(STORIES)
def test_pacing(story: Story) -> None:
    run(story.happen())
    nobody_starves(story)
    the_platform_never_complains(story)
    nothing_leaves_against_the_rules(story)
    nobody_waits_without_a_reason(story)
    nobody_is_overtaken_by_the_less_urgent(story)


def nobody_starves(story: Story) -> None:
    for _, sending, patience in story.wishes:
        assert sending.left < inf or patience < inf


def the_platform_never_complains(story: Story) -> None:
    limits = story.limits
    arrived = [one for one in story.sendings if one.arrived < inf]
    if limits.rate is not None:
        assert too_many((one.arrived for one in arrived), int(max(1, limits.rate)), limits.window) == 0
    for chat in CHATS if limits.per_chat else ():
        assert too_many((one.arrived for one in arrived if one.address == chat), 1, 1 / (limits.per_chat or 1)) == 0


def nothing_leaves_against_the_rules(story: Story) -> None:
    for sending in story.sendings:
        assert sending.left == inf or not story.forbidden(sending, sending.left)
    starts = sorted(one.left for one in story.sendings if one.priority > 0 and one.left < inf)
    if story.limits.rate is not None:
        beat = 1 / story.limits.rate - ROUNDING
        assert all(third - first >= beat for first, third in zip(starts, starts[2:], strict=False))


def nobody_waits_without_a_reason(story: Story) -> None:
    for sending in story.sendings:
        just_before = min(sending.left, sending.gave_up) - INSTANT
        if sending.asked < just_before < inf:
            assert story.forbidden(sending, just_before) or story.off_beat(sending, just_before)


def nobody_is_overtaken_by_the_less_urgent(story: Story) -> None:
    def urgency(sending: Sending) -> tuple[int, float, float]:
        return sending.priority, sending.deadline, sending.asked

    for other in (one for one in story.sendings if one.left < inf):
        at = other.left
        for sending in story.sendings:
            waits = sending.asked < at < min(sending.left, sending.gave_up)
            if waits and urgency(sending) < urgency(other):
                together = [one for one in story.sendings if one.left == at and one.address == sending.address]
                one_went = story.limits.per_chat is not None and any(one is not other for one in together)
                assert one_went or story.chat_waits(sending, at) or story.chat_waits(sending, at - INSTANT)
