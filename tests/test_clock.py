"""Wall-clock times become instants strictly, and the simulated clock runs as it is told."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import clock
from bot.clock import SimulatedClock, SystemClock, UncertainTime, UnknownZone, WrongOffset

BERLIN = "Europe/Berlin"
TWICE = datetime(2024, 10, 27, 2, 30)  # noqa: DTZ001
NEVER = datetime(2024, 3, 31, 2, 30)  # noqa: DTZ001
NOON = datetime(2024, 4, 23, 12)  # noqa: DTZ001
START = datetime(2024, 4, 23, 5, tzinfo=UTC)


class Ticks:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def test_tokyo_is_nine_hours_ahead_not_nine_hours_and_nineteen_minutes() -> None:
    assert clock.instant(NOON, "Asia/Tokyo") == datetime(2024, 4, 23, 3, tzinfo=UTC)
    assert clock.local(START, "Asia/Tokyo").utcoffset() == timedelta(hours=9)


def test_an_instant_is_in_utc() -> None:
    assert clock.instant(NOON, BERLIN).tzinfo is UTC
    assert clock.instant(NOON, BERLIN, timedelta(hours=2)).tzinfo is UTC


def test_a_time_that_exists_twice_offers_both_readings() -> None:
    with pytest.raises(UncertainTime) as caught:
        clock.instant(TWICE, BERLIN)
    assert caught.value.exists_twice
    assert [reading.isoformat() for reading in caught.value.readings] == [
        "2024-10-27T02:30:00+02:00",
        "2024-10-27T02:30:00+01:00",
    ]


def test_a_time_that_does_not_exist_offers_the_times_an_hour_around_it() -> None:
    with pytest.raises(UncertainTime) as caught:
        clock.instant(NEVER, BERLIN)
    assert not caught.value.exists_twice
    assert [reading.isoformat() for reading in caught.value.readings] == [
        "2024-03-31T01:30:00+01:00",
        "2024-03-31T03:30:00+02:00",
    ]


@pytest.mark.parametrize("hours", [1, 2])
def test_a_written_offset_chooses_between_the_readings(hours: int) -> None:
    expected = TWICE.replace(tzinfo=timezone(timedelta(hours=hours)))
    assert clock.instant(TWICE, BERLIN, timedelta(hours=hours)) == expected


def test_a_written_offset_that_the_zone_does_not_have_is_refused_with_the_right_one() -> None:
    with pytest.raises(WrongOffset) as caught:
        clock.instant(NOON, "Asia/Tokyo", timedelta(hours=2))
    assert caught.value.offset == "+0900"


@pytest.mark.parametrize("hours", [1, 2])
def test_an_offset_does_not_make_a_missing_time_exist(hours: int) -> None:
    with pytest.raises(WrongOffset):
        clock.instant(NEVER, BERLIN, timedelta(hours=hours))


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "Tokyo Standard Time", "../etc/passwd", "Asia/Tōkyō"])
def test_a_zone_that_is_not_in_the_database_is_refused(name: str) -> None:
    with pytest.raises(UnknownZone):
        clock.zone(name)


def test_the_day_of_an_instant_is_the_zones() -> None:
    early = datetime(2024, 4, 22, 23, 30, tzinfo=UTC)
    assert clock.local_date(early, "Asia/Tokyo") == date(2024, 4, 23)
    assert clock.local_date(early, "UTC") == date(2024, 4, 22)


@given(
    wall_clock=st.datetimes(datetime(2000, 1, 1), datetime(2036, 12, 31)),  # noqa: DTZ001
    name=st.sampled_from([BERLIN, "Asia/Tokyo", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland"]),
)
def test_every_time_is_what_the_standard_library_says_or_is_refused(wall_clock: datetime, name: str) -> None:
    readings = {wall_clock.replace(tzinfo=ZoneInfo(name), fold=fold).astimezone(UTC) for fold in (0, 1)}
    if len(readings) == 1:
        assert clock.instant(wall_clock, name) in readings
        return
    with pytest.raises(UncertainTime) as caught:
        clock.instant(wall_clock, name)
    assert {reading.astimezone(UTC) for reading in caught.value.readings} == readings


def test_the_system_clock_is_in_utc() -> None:
    assert SystemClock().now().tzinfo is UTC


def test_simulated_time_passes_at_its_speed() -> None:
    ticks = Ticks()
    simulated = SimulatedClock(START, speed=60, ticks=ticks)
    ticks.seconds += 2
    assert simulated.now() == START + timedelta(minutes=2)
    assert simulated.speed == 60


def test_a_paused_clock_stands_still_and_goes_on_from_there() -> None:
    ticks = Ticks()
    simulated = SimulatedClock(START, ticks=ticks)
    ticks.seconds += 5
    simulated.set_speed(0)
    ticks.seconds += 100
    assert simulated.now() == START + timedelta(seconds=5)
    simulated.set_speed(10)
    ticks.seconds += 1
    assert simulated.now() == START + timedelta(seconds=15)


@pytest.mark.parametrize("moment", [START + timedelta(days=1), START - timedelta(days=1)])
def test_a_clock_jumps_both_ways_and_keeps_its_speed(moment: datetime) -> None:
    ticks = Ticks()
    simulated = SimulatedClock(START, speed=2, ticks=ticks)
    ticks.seconds += 30
    simulated.jump(moment)
    assert simulated.now() == moment
    ticks.seconds += 1
    assert simulated.now() == moment + timedelta(seconds=2)


def test_a_simulated_instant_is_in_utc_whatever_it_was_started_with() -> None:
    simulated = SimulatedClock(datetime(2024, 4, 23, 14, tzinfo=ZoneInfo("Asia/Tokyo")), ticks=Ticks())
    assert (simulated.now(), simulated.now().tzinfo) == (START, UTC)
    simulated.jump(START.astimezone(ZoneInfo("Asia/Tokyo")))
    assert (simulated.now(), simulated.now().tzinfo) == (START, UTC)
