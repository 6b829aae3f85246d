"""Times as people read them."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import cast

import pytest

from bot.clock import instant
from bot.programme.model import Item
from bot.speech.when import Times, zone_name

DE = Times("de", "Europe/Berlin")
EN = Times("en", "Europe/Berlin")


def item(start: str, end: str, zone: str = "Asia/Tokyo", end_zone: str | None = None) -> Item:
    """An item with nothing but its times."""
    other = end_zone or zone
    start_at, end_at = (instant(datetime.fromisoformat(text), z) for text, z in ((start, zone), (end, other)))
    return cast(Item, SimpleNamespace(start=start_at, end=end_at, zone=zone, end_zone=other))


def test_the_items_zone_comes_first_and_home_in_brackets() -> None:
    visit = item("2024-04-23 14:00", "2024-04-23 15:30")
    assert DE.span(visit) == "Di 23. April, 14:00–15:30 Japan (07:00 Deutschland)"
    assert EN.span(visit) == "Tue 23 April, 14:00–15:30 Japan (07:00 Germany)"


def test_no_brackets_where_both_clocks_show_the_same() -> None:
    assert DE.span(item("2024-04-20 11:00", "2024-04-20 11:30", "Europe/Berlin")) == (
        "Sa 20. April, 11:00–11:30 Deutschland"
    )


def test_home_on_another_day_names_that_day() -> None:
    assert DE.span(item("2024-04-23 06:30", "2024-04-23 07:00")) == (
        "Di 23. April, 06:30–07:00 Japan (Mo 23:30 Deutschland)"
    )


def test_a_flight_shows_both_ends_in_full() -> None:
    flight = item("2024-04-20 14:10", "2024-04-21 09:55", "Europe/Berlin", "Asia/Tokyo")
    assert DE.span(flight) == ("Sa 20. April, 14:10 Deutschland –\nSo 21. April, 09:55 Japan (02:55 Deutschland)")


def test_an_evening_past_midnight_keeps_to_one_line() -> None:
    assert EN.span(item("2024-04-23 22:00", "2024-04-24 01:00")) == ("Tue 23 April, 22:00–01:00 Japan (15:00 Germany)")


def test_in_the_view_of_a_day_another_day_is_named() -> None:
    party = item("2024-04-23 22:00", "2024-04-24 01:00")
    assert DE.brief(party, date(2024, 4, 23)) == "22:00–Mi 01:00 (15:00)"
    assert DE.brief(party, date(2024, 4, 24)) == "Di 22:00–01:00 (15:00)"


@pytest.mark.parametrize(
    ("length", "german", "english"),
    [
        (timedelta(seconds=20), "0 min", "0 min"),
        (timedelta(minutes=45), "45 min", "45 min"),
        (timedelta(minutes=60), "1 h", "1 h"),
        (timedelta(minutes=130), "2 h 10 min", "2 h 10 min"),
        (timedelta(hours=23, minutes=59), "23 h 59 min", "23 h 59 min"),
        (timedelta(hours=25), "1 Tag", "1 day"),
        (timedelta(days=12), "12 Tage", "12 days"),
    ],
)
def test_lengths_are_rounded_to_what_matters(length: timedelta, german: str, english: str) -> None:
    assert DE.length(length) == german
    assert EN.length(length) == english


@pytest.mark.parametrize(
    ("zone", "german", "english"),
    [
        ("Asia/Tokyo", "Japan", "Japan"),
        ("Europe/Berlin", "Deutschland", "Germany"),
        ("America/New_York", "New York", "New York"),
        ("Asia/Kolkata", "Indien", "India"),
        ("UTC", "UTC", "UTC"),
    ],
)
def test_a_zone_is_called_by_its_country_or_its_city(zone: str, german: str, english: str) -> None:
    assert (zone_name(zone, "de"), zone_name(zone, "en")) == (german, english)


def test_summer_time_in_germany_is_seen() -> None:
    winter, summer = datetime(2024, 1, 15, 5, tzinfo=UTC), datetime(2024, 7, 15, 5, tzinfo=UTC)
    assert DE.point(winter, "Asia/Tokyo") == "Mo 15. Januar, 14:00 Japan (06:00 Deutschland)"
    assert DE.point(summer, "Asia/Tokyo") == "Mo 15. Juli, 14:00 Japan (07:00 Deutschland)"
