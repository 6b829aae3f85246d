"""What organisers are asked to look at before the trip, in the words of the terminal."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.rehearsal.findings import Concern, Finding, findings
from bot.commands.rehearsal.wording import line
from bot.programme.agenda import Agenda
from bot.programme.model import Person
from bot.speech.message import Line, Message
from schedules.rehearsal import Rehearsed
from tests.programme.strategies import person
from tests.schedules.examples import ANA, BEN, BERLIN, HOMEWARD, OUTBOUND, TOKYO, at, planned, visit

CARL = person("carl")
HELLO = Message((Line("Guten Morgen"),))


def heard(time: str, person: Person = ANA, kind: str = "reminder", *items: str, zone: str = TOKYO) -> Rehearsed:
    """Somebody hears something at a time of April 2024 in a zone, Japan's unless said otherwise."""
    return Rehearsed(at(time, zone).astimezone(UTC), person, "web", kind, items, ("60min",) * len(items), HELLO)


def trip(*people: Person, agenda: Agenda | None = None) -> Agenda:
    """A trip of some people; quiet from 22:00 to 06:30."""
    there = (agenda or planned(quiet="22:00-06:30")).trip
    return Agenda(replace(there, people=people))


def found(agenda: Agenda, *played: Rehearsed) -> list[str]:
    """The findings as a person reads them in the terminal, in English."""
    return [line(finding, agenda, "en") for finding in findings(agenda, played)]


def test_a_quiet_rehearsal_has_nothing_to_look_at() -> None:
    assert found(trip(ANA), heard("23 08:00"), heard("23 12:00"), heard("23 20:00")) == []


def test_who_hears_nothing_is_named_first() -> None:
    assert found(trip(ANA, BEN, CARL), heard("23 23:00", BEN)) == [
        "Not a single message (2 people, e.g. Ana)",
        "Tue 23 April, 23:00 Japan: message in quiet hours – Reminder (Ben)",
    ]


def test_of_a_rehearsal_for_one_person_nobody_else_is_missed() -> None:
    assert findings(trip(ANA, BEN), [heard("23 08:00")], people=[ANA]) == []
    assert findings(trip(ANA, BEN), [], people=[BEN]) == [Finding(Concern.SILENT, (BEN,))]


@pytest.mark.parametrize(
    ("start", "time", "concern"),
    [
        ("23 06:45", "23 05:45", "early"),  # at 06:30 it would be too late: it must wake people
        ("23 06:59", "23 06:29", "early"),
        ("23 07:00", "23 06:29", "night"),  # it could have waited until 06:30
        ("23 09:00", "22 22:00", "night"),
    ],
)
def test_an_early_departure_is_told_from_a_disturbance_without_need(start: str, time: str, concern: str) -> None:
    agenda = trip(ANA, agenda=planned(visit(start), quiet="22:00-06:30"))
    assert [finding.concern for finding in findings(agenda, [heard(time, ANA, "reminder", "visit")])] == [concern]


def test_quiet_hours_begin_to_the_minute_and_end_to_the_minute() -> None:
    agenda = trip(ANA)
    assert findings(agenda, [heard("22 21:59"), heard("23 06:30")]) == []
    assert len(findings(agenda, [heard("22 22:00"), heard("23 06:29")])) == 2


def test_a_digest_in_quiet_hours_is_never_an_early_departure() -> None:
    agenda = trip(ANA, agenda=planned(visit("23 05:00"), quiet="20:00-06:30"))
    assert found(agenda, heard("22 20:00", ANA, "digest", "visit")) == [
        "Mon 22 April, 20:00 Japan: message in quiet hours – Evening preview (Ana)"
    ]


def test_quiet_hours_are_those_of_the_place_where_the_traveller_is() -> None:
    flights = (replace(flight, audience=("ana",)) for flight in (OUTBOUND, HOMEWARD))
    agenda = trip(ANA, BEN, agenda=planned(*flights, quiet="22:00-06:30"))
    assert findings(agenda, [heard("20 09:00", zone=BERLIN), heard("23 21:00"), heard("23 21:00", BEN)]) == []
    assert found(agenda, heard("28 10:00"), heard("28 10:00", BEN)) == [
        "Sun 28 April, 03:00 Germany: message in quiet hours – Reminder (Ana)"
    ]


def test_people_who_are_woken_together_are_one_finding_about_one_item() -> None:
    agenda = trip(ANA, BEN, CARL, agenda=planned(visit("23 06:45"), visit("23 06:50", "other"), quiet="22:00-06:30"))
    woken = [
        heard("23 05:45", who, "reminder", item) for who, item in ((BEN, "visit"), (ANA, "visit"), (CARL, "other"))
    ]
    assert found(agenda, *woken) == [
        "Tue 23 April, 05:45 Japan: early departure, message in quiet hours – visit (2 people, e.g. Ana)",
        "Tue 23 April, 05:45 Japan: early departure, message in quiet hours – other (Carl)",
    ]


def test_messages_less_than_five_minutes_apart_are_too_close() -> None:
    agenda = trip(ANA)
    assert findings(agenda, [heard("23 20:00"), heard("23 20:05")]) == []
    assert found(agenda, heard("23 20:04"), heard("23 20:00", ANA, "digest"), heard("23 20:08")) == [
        "Tue 23 April, 20:00–20:08 Japan: 3 messages less than five minutes apart – Evening preview, Reminder (Ana)"
    ]


def test_two_pairs_are_two_findings() -> None:
    pairs = [heard(f"23 {time}") for time in ("12:00", "12:04", "13:00", "13:04")]
    assert [finding.messages for finding in findings(trip(ANA), pairs)] == [tuple(pairs[:2]), tuple(pairs[2:])]


def test_five_messages_in_less_than_an_hour_are_a_crowd() -> None:
    agenda = trip(ANA)
    quarters = [heard(f"23 {time}") for time in ("13:00", "13:15", "13:30", "13:45", "14:00", "14:15")]
    assert findings(agenda, quarters) == []
    assert found(agenda, *quarters, heard("23 13:07")) == [
        "Tue 23 April, 13:00–14:00 Japan: 6 messages close together (Ana)"
    ]


def test_ten_messages_are_too_many_for_a_day_and_the_day_is_the_travellers() -> None:
    agenda = trip(ANA, BEN)
    nine = [heard(f"23 {hour:02}:00", who) for who in (ANA, BEN) for hour in range(8, 17)]
    assert found(agenda, *nine, heard("24 08:00")) == []
    tenth = [heard("23 21:00"), heard("23 21:00", BEN)]
    assert found(agenda, *nine, *tenth) == ["Tue 23 April: 10 messages on one day (2 people, e.g. Ana)"]


@given(st.lists(st.integers(0, 240), max_size=14), st.sampled_from([(Concern.CLOSE, 2, 5), (Concern.CROWDED, 5, 60)]))
def test_exactly_the_messages_of_a_crowd_are_in_a_finding(minutes: list[int], rule: tuple[Concern, int, int]) -> None:
    concern, size, span = rule
    noon = heard("23 12:00")
    played = [replace(noon, at=noon.at + timedelta(minutes=minute)) for minute in minutes]
    crowded = set()
    for start in minutes:
        near = [minute for minute in minutes if start <= minute < start + span]
        crowded |= set(near) if len(near) >= size else set()
    runs = [finding.messages for finding in findings(trip(ANA), played) if finding.concern is concern]
    assert {(message.at - noon.at) // timedelta(minutes=1) for run in runs for message in run} == crowded
