"""A calendar file opens at the right hour: read back by a library and, independently, by hand."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.programme.model import Item, Meet, Place, Status, Text
from bot.speech.calendar import calendar
from tests.programme.strategies import item

STAMP = datetime(2024, 4, 1, 8, tzinfo=UTC)
START = datetime(2024, 4, 23, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)
NIDEC = Place(
    id="nidec",
    name="Nidec Corporation, Head Office",
    name_ja="ニデック株式会社",
    address="338 Kuzetonoshiro-cho; Kyoto",
    address_ja="京都市南区久世殿城町338",
    phone=None,
    location=(34.9431, 135.7086),
    note=None,
)
PLACES = {"nidec": NIDEC, "hotel": replace(NIDEC, id="hotel", name="Hotel Granvia")}
ZONES = (
    *("Asia/Tokyo", "Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata", "UTC", "Australia/Lord_Howe"),
    *("Africa/Casablanca", "Africa/Cairo", "America/St_Johns", "Europe/Dublin", "Pacific/Auckland"),
)
CLOCK_CHANGES = tuple(
    datetime(*day, tzinfo=UTC)
    for day in ((2024, 3, 10), (2024, 3, 31), (2024, 4, 6), (2024, 4, 26), (2024, 10, 27), (2024, 11, 3))
)


def written(*items: Item, name: str = "Reise") -> str:
    content = calendar(items, PLACES, name, "de", STAMP, "japan-2024")
    assert b"\r\n" in content
    assert b"\n" not in content.replace(b"\r\n", b"")
    return content.decode()


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def value(text: str, name: str) -> str:
    (line,) = (line for line in unfolded(text) if re.match(rf"{name}[;:]", line))
    return line.partition(":")[2]


def read_back(text: str) -> Any:
    """The only event, as the library understands it."""
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return event


def by_hand(text: str, name: str) -> datetime:
    """A time of the only event, read with nothing but the standard library's zones."""
    event = text[text.index("BEGIN:VEVENT") :]
    match = re.search(rf"\r\n{name}(?:;TZID=([^:]+))?:(\d{{8}}T\d{{6}})(Z?)\r\n", event)
    assert match is not None
    assert bool(match[1]) != bool(match[3])
    return datetime.fromisoformat(match[2]).replace(tzinfo=ZoneInfo(match[1] or "UTC")).astimezone(UTC)


def by_the_files_own_rules(text: str, name: str, zone: str) -> datetime:
    """The same, read with the VTIMEZONE in the file."""
    event = text[text.index("BEGIN:VEVENT") :]
    match = re.search(rf"\r\n{name}[^:]*:(\d{{8}}T\d{{6}})(Z?)\r\n", event)
    assert match is not None
    wall_clock = datetime.fromisoformat(match[1])
    if match[2]:
        return wall_clock.replace(tzinfo=UTC)
    described = re.findall(r"BEGIN:VTIMEZONE.*?END:VTIMEZONE\r\n", text, re.DOTALL)
    found = tzical(_Text("".join(described).replace("\r\n", "\n"))).get(zone)
    return wall_clock.replace(tzinfo=found).astimezone(UTC)


class _Text:
    """A file in memory, as much of one as dateutil asks for."""

    def __init__(self, text: str) -> None:
        self.name = "calendar"
        self._text = text

    def read(self) -> str:
        return self._text


@settings(max_examples=150, deadline=None, database=None)
@given(
    near=st.sampled_from([START, *CLOCK_CHANGES]),
    minutes=st.integers(-24 * 4, 24 * 4),
    length=st.integers(1, 24 * 4),
    zone=st.sampled_from(ZONES),
    end_zone=st.sampled_from(ZONES),
)
def test_every_time_is_the_items_instant_however_it_is_read(
    near: datetime, minutes: int, length: int, zone: str, end_zone: str
) -> None:
    start = near + timedelta(minutes=15 * minutes)
    end = start + timedelta(minutes=15 * length)
    text = written(item("x", start, end, zone=zone, end_zone=end_zone))
    assert (by_hand(text, "DTSTART"), by_hand(text, "DTEND")) == (start, end)
    assert by_the_files_own_rules(text, "DTSTART", zone) == start
    assert by_the_files_own_rules(text, "DTEND", end_zone) == end
    event = read_back(text)
    assert (event["DTSTART"].dt.astimezone(UTC), event["DTEND"].dt.astimezone(UTC)) == (start, end)


def test_japan_has_one_offset_and_germany_the_rules_of_its_summer_time() -> None:
    text = written(item("x", START, START + HOUR, zone="Asia/Tokyo", end_zone="Europe/Berlin"))
    tokyo, berlin = re.findall(r"BEGIN:VTIMEZONE\r\n(.*?)\r\nEND:VTIMEZONE", text, re.DOTALL)
    assert berlin.split("\r\n") == [
        "TZID:Europe/Berlin",
        "BEGIN:DAYLIGHT",
        "DTSTART:20230326T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "TZNAME:CEST",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:20231029T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "TZNAME:CET",
        "END:STANDARD",
    ]
    assert "TZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900" in tokyo
    assert tokyo.count("BEGIN:") == 1


def test_the_second_half_past_two_of_an_autumn_night_is_written_in_utc() -> None:
    second = datetime(2024, 10, 27, 1, 30, tzinfo=UTC)
    text = written(item("x", second, second + 2 * HOUR, zone="Europe/Berlin"))
    assert "\r\nDTSTART:20241027T013000Z\r\nDTEND;TZID=Europe/Berlin:20241027T043000\r\n" in text


def test_an_event_says_who_it_is_and_whether_it_takes_place() -> None:
    for status in Status:
        text = written(item("visit", START, START + HOUR, status=status))
        assert value(text, "UID") == "visit@japan-2024"
        assert value(text, "DTSTAMP") == "20240401T080000Z"
        assert value(text, "STATUS") == status.value.upper()
        assert "METHOD" not in text
        assert "SEQUENCE" not in text


def test_an_event_holds_what_a_traveller_needs_on_the_way() -> None:
    visit = replace(
        item("visit", START, START + HOUR, meet=Meet(START - HOUR, "hotel", Text((("de", "Lobby"),)))),
        place="nidec",
        dress=Text((("de", "dunkler Anzug"),)),
        bring=Text((("de", "20 Visitenkarten"),)),
        notes=Text((("de", "Erst fragen, dann fotografieren"),)),
    )
    event = read_back(written(visit))
    assert str(event["LOCATION"]) == "Nidec Corporation, Head Office, 338 Kuzetonoshiro-cho; Kyoto"
    assert (event["GEO"].latitude, event["GEO"].longitude) == (34.9431, 135.7086)
    assert str(event["DESCRIPTION"]).split("\n") == [
        "🚌 13:00 · Lobby · Hotel Granvia",
        "📍 ニデック株式会社 京都市南区久世殿城町338",
        "👔 dunkler Anzug",
        "🎴 20 Visitenkarten",
        "Erst fragen, dann fotografieren",
    ]


def test_a_meeting_on_the_day_before_names_its_day() -> None:
    text = written(item("x", START, START + HOUR, meet=Meet(START - 20 * HOUR, None, None)))
    assert value(text, "DESCRIPTION") == "🚌 2024-04-22 18:00"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_lines_are_folded_between_characters_and_read_back_whole(title: str) -> None:
    text = written(replace(item("x", START, START + HOUR), title=Text((("", title + "長い😀" * 20),))), name=title)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert str(read_back(text)["SUMMARY"]) == title + "長い😀" * 20


@pytest.mark.parametrize("title", ["a\r\nBEGIN:VEVENT", "a\rb", "x\x00y", "back\\slash;semi,comma\nline"])
def test_no_text_can_break_out_of_its_line(title: str) -> None:
    text = written(replace(item("x", START, START + HOUR), title=Text((("", title),))))
    assert read_back(text)["UID"] == "x@japan-2024"
    assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f]", text)


def test_an_empty_agenda_is_an_empty_calendar() -> None:
    assert unfolded(written(name="Ana; privat")) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Annai//Annai//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Ana\\; privat",
        "END:VCALENDAR",
        "",
    ]
