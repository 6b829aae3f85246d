"""The plan equals a plain reading of the format page's section "Reminders", on thousands of generated trips."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings

from bot.programme.agenda import Agenda
from bot.programme.model import Item, Kind, Lead
from bot.programme.preferences import Preferences, Wanted
from schedules import planner
from schedules.planner import Notice, NoticeKind, Reminder
from tests.programme.test_agenda_properties import agenda_of
from tests.schedules.plain_reading import (
    Reading,
    bundles_of,
    digests_of,
    dues_of,
    late_of,
    leave_by_of,
    quiet_at,
    quiet_of,
    reminders_of,
    zone_of,
)
from tests.schedules.strategies import PERIODS, Travel, travels

TRIPS = 450
"""For each of five periods: more than 2,000 in all."""
PLENTY = settings(max_examples=TRIPS, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def reading(reminder: Reminder) -> Reading:
    """What the planner found, by what can be compared."""
    return Reading(reminder.at, reminder.due, reminder.item.id, reminder.lead.written)


def readings(notice: Notice) -> list[Reading]:
    """A whole message, likewise."""
    return sorted(map(reading, notice.reminders))


VARIETY = ("flight", "preferences", "quiet hours", "waits for the end of quiet hours", "bundle", "digest")
AT_LEAST = 10
"""Trips of each sort, in each period; there are mostly some fifty."""


def variety(travel: Travel, wanted: list[Reading], digests: Collection[object]) -> Iterator[str]:
    """What there is in a generated trip, for counting."""
    offsets = {found.at.astimezone(ZoneInfo(travel.trip.zone)).utcoffset() for found in wanted}
    there = {
        "trip": True,
        "flight": any(item.kind is Kind.FLIGHT for item in agenda_of(travel.trip, travel.person)),
        "preferences": travel.wishes != Preferences(),
        "quiet hours": quiet_of(travel.trip, travel.wishes) is not None,
        "waits for the end of quiet hours": any(found.at > found.due for found in wanted),
        "bundle": len(bundles_of(wanted)) < len(wanted),
        "digest": bool(digests),
        "before and after the clocks change": len(offsets) > 1,
    }
    yield from (name for name, is_so in there.items() if is_so)


@pytest.mark.parametrize("period", PERIODS)
def test_every_plan_equals_a_plain_reading_of_the_definitions(period: str) -> None:
    met: Counter[str] = Counter()

    @PLENTY
    @given(travels(PERIODS[period]))
    def check(travel: Travel) -> None:
        who = (travel.person, travel.wishes)
        agenda = Agenda(travel.trip)
        wanted, digests = reminders_of(travel.trip, *who), digests_of(travel.trip, *who)
        bundles = bundles_of(wanted)
        met.update(variety(travel, wanted, digests))

        reminders = planner.reminders(agenda, *who)
        assert sorted(map(reading, reminders)) == wanted
        assert [sorted(map(reading, bundle)) for bundle in planner.bundles(reminders)] == bundles

        plan = planner.plan(agenda, *who)
        assert all(notice.person is travel.person for notice in plan)
        assert [notice.at for notice in plan] == sorted([*(at for at, _ in digests), *(b[0].at for b in bundles)])
        said = [notice for notice in plan if notice.kind is NoticeKind.REMINDER]
        assert [(notice.at, readings(notice), notice.day) for notice in said] == [(b[0].at, b, None) for b in bundles]
        evenings = [notice for notice in plan if notice.kind is NoticeKind.DIGEST]
        assert [(notice.at, notice.day, notice.reminders) for notice in evenings] == [(*d, ()) for d in digests]

    check()
    assert met["trip"] >= TRIPS
    expected = VARIETY if period == "april" else (*VARIETY, "before and after the clocks change")
    assert {name: met[name] for name in expected if met[name] < AT_LEAST} == {}


@pytest.mark.parametrize("period", PERIODS)
def test_who_joins_hears_what_is_still_to_come_and_the_last_of_what_is_past_due(period: str) -> None:
    @settings(PLENTY, max_examples=200)
    @given(travels(PERIODS[period]))
    def check(travel: Travel) -> None:
        now, who = travel.now, (travel.person, travel.wishes)
        plan = planner.plan(Agenda(travel.trip), *who)
        late = late_of(travel.trip, *who, now)
        bundles = bundles_of(reminders_of(travel.trip, *who))
        ahead = [[reading for reading in bundle if reading.at > now] for bundle in bundles]
        digests = [(at, day) for at, day in digests_of(travel.trip, *who) if at > now]

        later = planner.still_to_say(plan, now, catch_up=False)
        assert [readings(notice) for notice in later if notice.day is None] == [some for some in ahead if some]
        assert [(notice.at, notice.day) for notice in later if notice.day] == digests

        joining = planner.still_to_say(plan, now, catch_up=True)
        first = [notice for notice in joining if notice not in later]
        assert sorted(readings(notice) for notice in first) == [[reading] for reading in late]
        assert [notice for notice in joining if notice in later] == later

    check()


@pytest.mark.parametrize("period", PERIODS)
def test_nothing_is_said_early_nor_twice_within_five_minutes_nor_for_an_item_that_is_over(period: str) -> None:
    @settings(PLENTY, max_examples=150)
    @given(travels(PERIODS[period]))
    def check(travel: Travel) -> None:
        who = (Agenda(travel.trip), travel.person, travel.wishes)
        said = [n for n in planner.plan(*who) if n.kind is NoticeKind.REMINDER]
        assert all(later.at - earlier.at >= timedelta(minutes=5) for earlier, later in pairwise(said))
        for reminder in planner.reminders(*who):
            assert reminder.due <= reminder.at < reminder.item.end
            assert not reminder.item.cancelled

    check()


class Seen:
    """A generated trip with its plain reading, for asking what is in it."""

    def __init__(self, travel: Travel) -> None:
        self.trip = travel.trip
        self.wishes = travel.wishes
        self.now = travel.now
        self.quiet = quiet_of(travel.trip, travel.wishes)
        self.agenda = agenda_of(travel.trip, travel.person)
        self.items = {item.id: item for item in self.agenda}
        self.reminders = reminders_of(travel.trip, travel.person, travel.wishes)
        self.late = late_of(travel.trip, travel.person, travel.wishes, travel.now)
        self.bundles = bundles_of(self.reminders)
        self.digests = digests_of(travel.trip, travel.person, travel.wishes)

    def zone(self, at: datetime) -> str:
        """Where the traveller is."""
        return zone_of(self.trip, self.agenda, at)

    def any_held(self, condition: Callable[[Reading], bool] = lambda _: True) -> bool:
        """Whether a reminder waits for the end of quiet hours."""
        return any(found.at > found.due and condition(found) for found in self.reminders)

    def any_waking(self) -> bool:
        """Whether an early departure must wake somebody."""
        return self.quiet is not None and any(
            found.at == found.due and quiet_at(self.quiet, found.due, self.zone(found.due)) for found in self.reminders
        )

    def apart(self, seconds: int) -> bool:
        """Whether two items' reminders lie this far apart."""
        return any(b.at - a.at == timedelta(seconds=seconds) and a.item != b.item for a, b in pairwise(self.reminders))

    def dues(self, item: Item) -> list[Lead]:
        """The leads an item has a reminder for."""
        return [lead for _, lead in dues_of(self.trip, item, self.wishes)]

    def leads(self, item: Item) -> tuple[Lead, ...]:
        """The leads of an item's kind: the person's, else the programme's."""
        programme = dict(self.trip.reminders.by_kind).get(item.kind, self.trip.reminders.default)
        return dict(self.wishes.leads).get(item.kind, programme)

    def quiet_before(self, item: Item) -> bool:
        """Whether no digest announces the day of an item, though there are others."""
        day = item.start.astimezone(ZoneInfo(item.zone)).date()
        return bool(self.digests) and all(day != announced for _, announced in self.digests)

    def changes_clocks(self) -> bool:
        """Whether a reminder waits while the clocks change."""

        def offset(at: datetime, zone: str) -> timedelta | None:
            return at.astimezone(ZoneInfo(zone)).utcoffset()

        return self.any_held(lambda r: offset(r.at, self.zone(r.due)) != offset(r.due, self.zone(r.due)))


CORNERS: dict[str, Callable[[Seen], bool]] = {
    "no reminder at all": lambda s: bool(s.items) and not s.reminders,
    "a kind without leads": lambda s: any(not s.leads(item) for item in s.agenda) and bool(s.reminders),
    "one dropped": lambda s: any(
        0 < len(s.dues(item)) < len(s.leads(item)) and leave_by_of(item) and s.wishes.wanted == "all"
        for item in s.agenda
    ),
    "leave": lambda s: any(found.lead == "leave" for found in s.reminders),
    "leave without a leave-by time": lambda s: any(
        leave_by_of(item) is None and s.dues(item) and item.status != "cancelled" for item in s.agenda
    ),
    "a tentative item": lambda s: any(s.items[found.item].tentative for found in s.reminders),
    "a cancelled item": lambda s: any(item.cancelled and s.dues(item) for item in s.agenda),
    "held": Seen.any_held,
    "held by quiet hours that do not cross midnight": lambda s: bool(
        s.quiet and s.quiet.start < s.quiet.end and s.any_held()
    ),
    "held away from home": lambda s: s.any_held(lambda r: s.zone(r.due) != s.trip.home_zone),
    "held together, of one item": lambda s: any(
        sum(r.item == found.item and r.at == found.at for r in s.reminders) > 1 for found in s.reminders
    ),
    "held by quiet hours of one's own": lambda s: s.wishes.own_quiet and s.any_held(),
    "quiet hours of the trip, but none of one's own": lambda s: bool(
        s.wishes.own_quiet and s.wishes.quiet is None and s.trip.quiet_hours and s.reminders
    ),
    "leads of one's own": lambda s: any(s.items[found.item].kind in dict(s.wishes.leads) for found in s.reminders),
    "only what is essential": lambda s: (
        s.wishes.wanted is Wanted.ESSENTIAL and any(len(s.leads(item)) > 1 and s.dues(item) for item in s.agenda)
    ),
    "not essential": lambda s: (
        s.wishes.wanted is Wanted.ESSENTIAL and any(item.kind == "hotel" and s.leads(item) for item in s.agenda)
    ),
    "nothing wanted": lambda s: s.wishes.wanted is Wanted.NONE and any(s.leads(item) for item in s.agenda),
    "digest not wanted": lambda s: not s.wishes.digest and bool(s.reminders and s.trip.reminders.digest),
    "an early departure": Seen.any_waking,
    "exactly five minutes apart": lambda s: s.apart(300),
    "a second less than five minutes apart": lambda s: s.apart(299),
    "several items in a bundle": lambda s: any(len({r.item for r in bundle}) > 2 for bundle in s.bundles),
    "a digest": lambda s: bool(s.digests),
    "a day with two evenings": lambda s: len({day for _, day in s.digests}) < len(s.digests),
    "a day of cancelled items only": lambda s: any(item.cancelled and s.quiet_before(item) for item in s.agenda),
    "no digest": lambda s: s.trip.reminders.digest is None and bool(s.reminders),
    "somebody late": lambda s: len(s.late) > 1,
    "somebody late for more than one reminder of an item": lambda s: any(
        sum(r.item == found.item and r.at <= found.at for r in s.reminders) > 1 for found in s.late
    ),
    "somebody in the middle of a bundle": lambda s: any(bundle[0].at <= s.now < bundle[-1].at for bundle in s.bundles),
}


@pytest.mark.parametrize("corner", CORNERS)
def test_the_generated_trips_reach(corner: str) -> None:
    _reach("april", CORNERS[corner])


@pytest.mark.parametrize("period", [period for period in PERIODS if period != "april"])
def test_the_generated_trips_reach_reminders_that_wait_while_the_clocks_change(period: str) -> None:
    _reach(period, Seen.changes_clocks)


def _reach(period: str, condition: Callable[[Seen], bool]) -> None:
    generate = settings(PLENTY, max_examples=20_000, phases=[Phase.generate])
    find(travels(PERIODS[period]), lambda travel: condition(Seen(travel)), settings=generate)
