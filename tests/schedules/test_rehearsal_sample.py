"""The sample trip, rehearsed as a whole: few messages, none at night but for early departures, all of them true."""

import io
import json
import re
from collections import Counter, defaultdict
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.cli import main
from bot.programme.agenda import Agenda
from tests.programme.test_agenda_properties import agenda_of
from tests.schedules.plain_reading import end_of_quiet, leave_by_of, quiet_at, zone_of

HALF_AN_HOUR = timedelta(minutes=30)
LENGTH = r"((?:\d+ (?:h|min|Tage?n?|days?) ?)+)"
LEAVE = r"(bitte jetzt los|please leave now|los war um \d\d:\d\d|leave-by was \d\d:\d\d)"
FIRST_LINE = re.compile(f"🔔 In {LENGTH}(?: ?– (?:los|leave) in {LENGTH}| ?– {LEAVE})?")
MINUTES = {"min": 1, "h": 60, "Tag": 1440, "Tage": 1440, "Tagen": 1440, "day": 1440, "days": 1440}


@dataclass(frozen=True)
class Played:
    """The rehearsal of the sample trip: its messages."""

    rows: list[dict[str, Any]]


@pytest.fixture(scope="module")
def played() -> Played:
    """Every message of the sample trip."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        assert main(["rehearse", "--json"]) == 0
    rows = [json.loads(line) for line in printed.getvalue().splitlines()]
    return Played([{**row, "at": datetime.fromisoformat(row["at"])} for row in rows])


def reminders(played: Played) -> list[dict[str, Any]]:
    """The messages that are reminders."""
    return [row for row in played.rows if row["kind"] == "reminder"]


def zone(sample: Agenda, row: dict[str, Any]) -> str:
    """Where the person is when a message goes out."""
    return zone_of(sample.trip, agenda_of(sample.trip, sample.people[row["person"]]), row["at"])


def test_the_whole_trip_is_rehearsed(played: Played) -> None:
    assert len(played.rows) > 1_000


def test_everybody_hears_something_and_only_of_their_own_agenda(played: Played, sample: Agenda) -> None:
    assert {row["person"] for row in played.rows} == set(sample.people)
    own = {name: {item.id for item in agenda_of(sample.trip, person)} for name, person in sample.people.items()}
    assert all(set(row["items"]) <= own[row["person"]] for row in played.rows)


def test_leads_stand_beside_the_items_of_a_reminder_as_the_programme_writes_them(
    played: Played, sample: Agenda
) -> None:
    for row in reminders(played):
        assert len(row["leads"]) == len(row["items"]) > 0
        for item, lead in zip(row["items"], row["leads"], strict=True):
            written = sample.trip.reminders.leads(sample.items[item].kind)
            assert lead in [one.written for one in written]


def test_nobody_gets_two_messages_within_five_minutes(played: Played) -> None:
    times = defaultdict(list)
    for row in played.rows:
        times[row["person"]].append(row["at"])
    assert all(b - a >= timedelta(minutes=5) for found in times.values() for a, b in pairwise(found))


def test_nobody_is_disturbed_in_quiet_hours_but_for_an_early_departure(played: Played, sample: Agenda) -> None:
    quiet = sample.trip.quiet_hours
    assert quiet is not None
    at_night = [row for row in played.rows if quiet_at(quiet, row["at"], zone(sample, row))]
    for row in at_night:
        assert row["kind"] == "reminder"
        morning = end_of_quiet(quiet, row["at"], zone(sample, row))
        items = [sample.items[name] for name in row["items"]]
        assert any((leave_by_of(item) or item.start) < morning + HALF_AN_HOUR for item in items), row["text"]


def test_a_person_and_day_gets_six_messages_in_the_middle_and_nine_at_most(played: Played, sample: Agenda) -> None:
    daily = Counter((row["person"], row["at"].astimezone(ZoneInfo(zone(sample, row))).date()) for row in played.rows)
    assert median(daily.values()) <= 6
    assert max(daily.values()) <= 9


def test_every_reminder_says_the_time_that_is_really_left(played: Played, sample: Agenda) -> None:
    for row in reminders(played):
        lines = [line for line in row["text"].splitlines() if line.startswith("🔔")]
        items = [sample.items[name] for name in dict.fromkeys(row["items"])]
        for line, item in zip(lines, items, strict=True):
            assert (said := FIRST_LINE.fullmatch(line)), line
            assert _means(said[1], item.start - row["at"]), (line, row["at"], item.id)
            deadline = leave_by_of(item)
            assert bool(said[2] or said[3]) == (deadline is not None)
            if deadline is not None:
                left = deadline - row["at"]
                assert _means(said[2], left) if said[2] else left <= timedelta(0), (line, row["at"], item.id)


def _means(words: str, real: timedelta) -> bool:
    """Whether a length in words is the real one, to half a minute; a number of days, to half a day."""
    parts = re.findall(r"(\d+) (\w+)", words)
    length = timedelta(minutes=sum(int(number) * MINUTES[unit] for number, unit in parts))
    near = timedelta(hours=12) if parts[0][1][0] in "Td" else timedelta(seconds=30)
    return abs(length - real) <= near and real > timedelta(0)
