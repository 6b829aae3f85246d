"""How people write days, times, durations and spans, and what is not guessed."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.programme.model import Lead, QuietHours
from bot.programme.sources import values
from bot.programme.sources.values import NotUnderstood, WallClock

DAY = date(2024, 4, 23)
PARSERS: tuple[Callable[[str], object], ...] = (
    values.day,
    values.time_of_day,
    values.wall_clock,
    values.wall_clock_or_time,
    values.duration,
    values.lead,
    values.quiet_hours,
)


@pytest.mark.parametrize(
    "written",
    [
        "2024-04-23",
        "2024-4-23",
        "23.04.2024",
        "23.4.24",
        "23. 4. 2024",
        "Di 23.04.2024",
        "Dienstag, 23.04.2024",
        " 23.4.24 ",
    ],
)
def test_a_day_is_understood_as_germans_and_machines_write_it(written: str) -> None:
    assert values.day(written) == DAY


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("23.4.", "date"),
        ("4/23/2024", "date"),
        ("23.04.24 14:00", "date"),
        ("morgen", "date"),
        ("", "date"),
        ("2024-02-30", "real-date"),
        ("2023-02-29", "real-date"),
        ("31.04.2024", "real-date"),
        ("2024-13-01", "real-date"),
        ("0024-04-23", "real-date"),
        ("2204-04-23", "real-date"),
    ],
)
def test_a_day_that_is_none_is_refused_and_not_moved(written: str, expected: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        values.day(written)
    assert refused.value.expected == expected


@pytest.mark.parametrize("written", ["13:15", "13.15", "13h15", "13:15:00", "13:15 Uhr", "13.15 Uhr"])
def test_a_time_of_day_is_understood_with_colon_point_or_uhr(written: str) -> None:
    assert values.time_of_day(written) == time(13, 15)


def test_a_full_hour_needs_a_word_for_it() -> None:
    assert values.time_of_day("14 Uhr") == time(14)
    assert values.time_of_day("9 Uhr") == time(9)
    with pytest.raises(NotUnderstood):
        values.time_of_day("14")


@pytest.mark.parametrize("written", ["25:00", "24:00", "13:60", "13:15:61", "24 Uhr"])
def test_a_time_no_clock_shows_is_said_to_be_one(written: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        values.time_of_day(written)
    assert refused.value.expected == "real-time"


@pytest.mark.parametrize("written", ["", "1315", "13:1", "13;15", "mittags", "13:15+09:00", "1:15 pm", "-1:00"])
def test_what_is_no_time_of_day_is_refused(written: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        values.time_of_day(written)
    assert refused.value.expected == "time"


@pytest.mark.parametrize(
    "written",
    [
        "2024-04-23 14:00",
        "2024-04-23T14:00",
        "2024-04-23T14:00:00",
        "2024-04-23, 14:00",
        "23.04.2024 14:00",
        "23.4.24, 14 Uhr",
        "23.4.24 um 14.00 Uhr",
        "Di 23.04.2024 14:00",
        "Dienstag, 23.04.2024, 14:00 Uhr",
    ],
)
def test_a_start_is_understood_in_every_usual_spelling(written: str) -> None:
    assert values.wall_clock(written) == WallClock(DAY, time(14))


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("2024-04-23 14:00+09:00", 9),
        ("2024-04-23T14:00Z", 0),
        ("2024-04-23 14:00 -0500", -5),
        ("2024-04-23T14:00+0530", 5.5),
    ],
)
def test_an_offset_beside_a_time_is_kept(written: str, hours: float) -> None:
    assert values.wall_clock(written) == WallClock(DAY, time(14), timedelta(hours=hours))


@pytest.mark.parametrize("written", ["2024-04-23", "14:00", "2024-04-23 14", "23.04. 14:00", "2024-04-23 14:00 MESZ"])
def test_a_start_needs_day_year_and_time(written: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        values.wall_clock(written)
    assert refused.value.expected == "date-time"


def test_an_end_may_leave_out_the_day() -> None:
    assert values.wall_clock_or_time("15:30") == WallClock(None, time(15, 30))
    assert values.wall_clock_or_time("15:30").on(DAY) == values.wall_clock("2024-04-23 15:30").on(date(2000, 1, 1))


@pytest.mark.parametrize(
    ("written", "expected"), [("15;30", "time-or-date-time"), ("15", "time-or-date-time"), ("25:00", "real-time")]
)
def test_an_end_not_understood_names_both_ways_to_write_it(written: str, expected: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        values.wall_clock_or_time(written)
    assert refused.value.expected == expected


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("90min", 90),
        ("90 min", 90),
        ("90 Minuten", 90),
        ("2h", 120),
        ("1h30", 90),
        ("1h 30min", 90),
        ("1,5h", 90),
        ("1.5 hours", 90),
        ("1 Std. 30 Min.", 90),
        ("2 Stunden", 120),
        ("24h", 1440),
        ("2d", 2880),
        ("1 Tag", 1440),
        ("0min", 0),
    ],
)
def test_a_duration_is_understood_with_its_unit(written: str, minutes: int) -> None:
    assert values.duration(written) == timedelta(minutes=minutes)


@pytest.mark.parametrize("written", ["", "90", "h", "-30min", "1:30", "bald", "1,3h", "eine Stunde", "30min 1h"])
def test_a_duration_is_not_guessed(written: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        values.duration(written)
    assert refused.value.expected == "duration"


def test_a_lead_time_is_a_duration_or_leave_and_keeps_what_was_written() -> None:
    assert values.lead("60min") == Lead(timedelta(minutes=60), "60min")
    assert values.lead("Leave") == Lead(None, "leave")
    with pytest.raises(NotUnderstood) as refused:
        values.lead("soon")
    assert refused.value.expected == "lead"


def test_quiet_hours_are_two_times_and_may_cross_midnight() -> None:
    assert values.quiet_hours("22:00-06:30") == QuietHours(time(22), time(6, 30))
    assert values.quiet_hours("22 Uhr – 6 Uhr") == QuietHours(time(22), time(6))


@pytest.mark.parametrize("written", ["nachts", "22:00", "22:00-", "22:00-25:00", "22-6"])
def test_quiet_hours_that_are_no_span_are_refused(written: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        values.quiet_hours(written)
    assert refused.value.expected == "quiet-hours"


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789.:-–+TZhUmind ,;äپ３²"), max_size=40) | st.text(max_size=60))
def test_no_text_makes_a_parser_fail_in_any_other_way(written: str) -> None:
    for parse in PARSERS:
        with suppress(NotUnderstood):
            parse(written)


@settings(deadline=None)
@given(
    st.dates(min_value=date(1970, 1, 1), max_value=date(2199, 12, 31)),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
)
def test_every_day_and_time_is_read_as_it_is_written(day: date, at: time) -> None:
    assert values.day(day.isoformat()) == day
    assert values.day(f"{day:%d.%m.}{day.year}") == day
    assert values.wall_clock(f"{day.isoformat()} {at:%H:%M}") == WallClock(day, at)
    assert values.wall_clock(f"{day:%d.%m.}{day.year}, {at:%H.%M} Uhr") == WallClock(day, at)
