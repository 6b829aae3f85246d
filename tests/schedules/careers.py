"""What an outbox goes through in property tests: programmes are published, edited, undone; wishes and chats change."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hypothesis import strategies as st

from bot.programme.model import Trip
from bot.programme.preferences import Preferences
from tests.programme.edits import EDITS
from tests.schedules.strategies import PERIODS, Period, Travel, travels

PAUSES = (
    timedelta(),
    timedelta(),
    timedelta(minutes=1),
    timedelta(minutes=40),
    timedelta(hours=3),
    timedelta(hours=11),
)
CHANNELS = ("chat", "chat", "mail", None)


@dataclass(frozen=True)
class Step:
    """From an instant on this holds: a version of the programme, a person's wishes, a channel (None: nowhere)."""

    now: datetime
    trip: Trip
    wishes: Preferences
    channel: str | None
    published: bool
    """Whether this is a new version of the programme."""


@dataclass(frozen=True)
class Career:
    """One person's outbox, step by step."""

    person: str
    steps: tuple[Step, ...]

    @property
    def last(self) -> Step:
        return self.steps[-1]


def publications(period: Period = PERIODS["april"]) -> st.SearchStrategy[Career]:
    """Several versions at one instant, for somebody who wants what the first wish says all the time."""
    edits = st.lists(st.one_of(_edit, _undo), min_size=1, max_size=5)
    return st.builds(_career, travels(period), travels(period), edits)


def careers(period: Period = PERIODS["april"]) -> st.SearchStrategy[Career]:
    """Whatever may happen, while time passes."""
    anything = st.one_of(_edit, _undo, _settings, _wishes, _channel, _pause)
    return st.builds(_career, travels(period), travels(period), st.lists(anything, min_size=1, max_size=8))


_edit = st.tuples(st.just("edit"), st.sampled_from(range(len(EDITS))), st.integers(0, 7), st.integers(0, 9))
_undo = st.tuples(st.just("undo"), st.integers(0, 9), st.just(0), st.just(0))
_settings = st.tuples(st.just("settings"), st.just(0), st.just(0), st.just(0))
_wishes = st.tuples(st.just("wishes"), st.integers(0, 2), st.just(0), st.just(0))
_channel = st.tuples(st.just("channel"), st.sampled_from(range(len(CHANNELS))), st.just(0), st.just(0))
_pause = st.tuples(st.just("pause"), st.sampled_from(range(len(PAUSES))), st.just(0), st.just(0))


def _career(travel: Travel, other: Travel, events: list[tuple[str, int, int, int]]) -> Career:
    steps = [Step(travel.now, travel.trip, travel.wishes, "chat", published=True)]
    for event in events:
        steps.append(_next(steps, other, *event))
    return Career(travel.person.id, tuple(steps))


def _next(steps: list[Step], other: Travel, event: str, which: int, item: int, choice: int) -> Step:
    last = replace(steps[-1], published=event in ("edit", "undo", "settings"))
    match event:
        case "edit":
            return replace(last, trip=EDITS[which](last.trip, item, choice))
        case "undo":
            return replace(last, trip=steps[which % len(steps)].trip)
        case "settings":
            trip = replace(last.trip, reminders=other.trip.reminders, quiet_hours=other.trip.quiet_hours)
            return replace(last, trip=trip)
        case "wishes":
            return replace(last, wishes=(steps[0].wishes, other.wishes, Preferences())[which])
        case "channel":
            return replace(last, channel=CHANNELS[which])
        case _:
            return replace(last, now=last.now + PAUSES[which])
