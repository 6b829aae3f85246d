"""The demonstration clock, as a page steers it: pause, speed, jumps; wall-clock times in the trip's zone."""

from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from typing import Any

from bot.channels.web.guard import Refusal
from bot.clock import SimulatedClock, UncertainTime, instant, local
from bot.programme.agenda import Agenda
from bot.programme.model import Person

SPEEDS = (0, 1, 60, 600)
"""Simulated seconds per real second; 0 pauses."""

MORNING = time(7)

AHEAD_OF_ITEM = timedelta(minutes=10)

RANGE = timedelta(days=366)
"""How far from the trip the clock may be set."""


Jump = Callable[[datetime], Awaitable[None]]
"""Sets the clock to an instant (UTC), and lets happen what happens on the way."""


class Controls:
    """Turns a page's wishes into clock movements; one that makes no sense is a Refusal and moves nothing."""

    def __init__(self, clock: SimulatedClock, agenda: Callable[[], Agenda], jump: Jump | None) -> None:
        self._clock = clock
        self._agenda = agenda
        self._go = jump or self._just_go

    @property
    def speed(self) -> float:
        """Simulated seconds per real second."""
        return self._clock.speed

    async def move(self, wish: dict[str, Any], person: Person | None) -> None:
        """Do what a page asks: `speed`, `ahead` (minutes), `jump` (wall-clock time) or `to` (a mark)."""
        match wish:
            case {"speed": int(speed)} if speed in SPEEDS:
                self._clock.set_speed(speed)
            case {"ahead": int(minutes)} if 0 < minutes <= 24 * 60:
                await self._jump(self._clock.now() + timedelta(minutes=minutes))
            case {"jump": str(written)}:
                await self._jump(self._read(written))
            case {"to": "morning"}:
                await self._jump(self._next_morning())
            case {"to": "item"}:
                await self._jump(self._before_item(person))
            case _:
                raise Refusal(422, "unreadable")

    async def _jump(self, moment: datetime) -> None:
        trip = self._agenda().trip
        day = local(moment, trip.zone).date()
        if not trip.starts - RANGE <= day <= trip.ends + RANGE:
            raise Refusal(422, "clock-range")
        await self._go(moment)

    async def _just_go(self, moment: datetime) -> None:
        self._clock.jump(moment)

    def _read(self, written: str) -> datetime:
        try:
            wall_clock = datetime.fromisoformat(written)
        except ValueError:
            raise Refusal(422, "clock-time") from None
        if wall_clock.tzinfo is not None:
            raise Refusal(422, "clock-time")
        return self._instant(wall_clock)

    def _instant(self, wall_clock: datetime) -> datetime:
        try:
            return instant(wall_clock, self._agenda().trip.zone)
        except (UncertainTime, OverflowError):
            raise Refusal(422, "clock-time") from None

    def _next_morning(self) -> datetime:
        there = local(self._clock.now(), self._agenda().trip.zone)
        day = there.date() if there.time() < MORNING else there.date() + timedelta(days=1)
        return self._instant(datetime.combine(day, MORNING))

    def _before_item(self, person: Person | None) -> datetime:
        marks = (item.start - AHEAD_OF_ITEM for item in self._agenda().of(person) if not item.cancelled)
        try:
            return min(mark for mark in marks if mark > self._clock.now())
        except ValueError:
            raise Refusal(422, "clock-no-item") from None
