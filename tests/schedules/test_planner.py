"""The planner by example, sentence by sentence of the format page's section "Reminders": when a reminder goes out."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.programme.model import Kind, Meet, Status
from schedules.planner import reminders
from tests.schedules.examples import ANA, BEN, BERLIN, NEW_YORK, OUTBOUND, heard, planned, visit

# For every item of a person's agenda that is not cancelled, and every lead of its kind: due = start - lead


def test_every_lead_of_the_kind_is_due_that_long_before_the_start() -> None:
    agenda = planned(visit("23 14:00", kind=Kind.B2B), b2b="24h,90min,30min")
    assert heard(agenda) == ["22 14:00 visit", "23 12:30 visit", "23 13:30 visit"]
    assert [reminder.lead.written for reminder in reminders(agenda, ANA)] == ["24h", "90min", "30min"]


def test_a_kind_without_leads_of_its_own_has_the_default_ones() -> None:
    assert heard(planned(visit("23 14:00"), default="2h", b2b="24h")) == ["23 12:00 visit"]


def test_a_kind_with_an_empty_list_has_no_reminder() -> None:
    agenda = planned(visit("23 14:00", kind=Kind.HOTEL), visit("23 16:00", "other"), hotel="")
    assert heard(agenda) == ["23 15:00 other"]


def test_a_person_hears_of_nobody_elses_items() -> None:
    agenda = planned(visit("23 14:00", audience=("ana",)), visit("23 16:00", "trade", audience=("trade",)))
    assert heard(agenda, ANA) == ["23 13:00 visit"]
    assert heard(agenda, BEN) == ["23 15:00 trade"]


def test_an_item_whose_audience_names_somebody_twice_is_reminded_once() -> None:
    assert heard(planned(visit("23 14:00", audience=("ana", "science", "all")))) == ["23 13:00 visit"]


def test_a_cancelled_item_has_no_reminder_and_a_tentative_one_has() -> None:
    cancelled = visit("23 14:00", "cancelled", status=Status.CANCELLED)
    agenda = planned(cancelled, visit("23 16:00", "tentative", status=Status.TENTATIVE))
    assert heard(agenda) == ["23 15:00 tentative"]


# `leave`: leave-by - 10 min, none without a leave-by time


def test_leave_is_due_ten_minutes_before_the_meeting_time() -> None:
    assert heard(planned(visit("23 14:00", meet="23 13:15"), default="leave")) == ["23 13:05 visit"]


def test_leave_without_a_meeting_point_counts_the_travel_and_ten_minutes_to_be_early() -> None:
    agenda = planned(visit("23 14:00", travel=timedelta(minutes=35)), default="leave")
    assert heard(agenda) == ["23 13:05 visit"]  # leave by 13:15


def test_leave_says_nothing_of_an_item_without_a_leave_by_time() -> None:
    nowhere = visit("23 16:00", "nowhere", meet=Meet(None, "lobby", None))
    assert heard(planned(visit("23 14:00"), nowhere, default="leave")) == []


def test_leave_may_be_due_the_day_before_the_item() -> None:
    assert heard(planned(visit("24 00:15", meet="23 23:45"), default="leave")) == ["23 23:35 visit"]


# Of two for the same item less than 5 minutes apart the later is dropped


@pytest.mark.parametrize(("meet", "kept"), [("23 13:14", ["60min"]), ("23 13:15", ["60min", "leave"])])
def test_of_two_for_one_item_less_than_five_minutes_apart_the_later_is_dropped(meet: str, kept: list[str]) -> None:
    agenda = planned(visit("23 14:00", meet=meet), default="leave,60min")
    assert [reminder.lead.written for reminder in reminders(agenda, ANA)] == kept


def test_four_minutes_and_fifty_nine_seconds_are_less_than_five_minutes() -> None:
    agenda = planned(visit("23 14:00", meet="23 13:14:59"), default="60min,leave")
    assert [reminder.lead.written for reminder in reminders(agenda, ANA)] == ["60min"]


def test_the_earlier_one_is_kept_also_if_it_is_leave() -> None:
    agenda = planned(visit("23 14:00", meet="23 13:06"), default="60min,leave")
    assert [reminder.lead.written for reminder in reminders(agenda, ANA)] == ["leave"]


def test_one_that_is_dropped_drops_no_other() -> None:
    agenda = planned(visit("23 14:00"), default="60min,64min,68min")
    assert [reminder.lead.written for reminder in reminders(agenda, ANA)] == ["68min", "60min"]


def test_a_lead_written_twice_is_said_once() -> None:
    assert heard(planned(visit("23 14:00"), default="60min,1h")) == ["23 13:00 visit"]


# Quiet hours: a reminder due inside them waits for their end ...


@pytest.mark.parametrize(
    ("start", "goes_out"),
    [
        ("24 09:59", "23 21:59"),
        ("24 10:00", "24 06:30"),  # due at 22:00 sharp
        ("24 18:00", "24 06:30"),
        ("24 18:29", "24 06:30"),
        ("24 18:30", "24 06:30"),  # due at 06:30 sharp, which is outside
        ("24 18:31", "24 06:31"),
    ],
)
def test_a_reminder_due_in_quiet_hours_waits_for_their_end(start: str, goes_out: str) -> None:
    assert heard(planned(visit(start), default="12h", quiet="22:00-06:30")) == [f"{goes_out} visit"]


@pytest.mark.parametrize(("start", "goes_out"), [("23 12:59", "23 11:59"), ("23 14:00", "23 13:00")])
def test_quiet_hours_need_not_cross_midnight(start: str, goes_out: str) -> None:
    assert heard(planned(visit(start), quiet="12:00-13:00", default="60min")) == [f"{goes_out} visit"]
    assert heard(planned(visit("23 14:30"), quiet="12:00-13:00", default="2h")) == ["23 13:00 visit"]


def test_quiet_hours_may_end_at_midnight() -> None:
    assert heard(planned(visit("24 10:00"), quiet="22:00-00:00", default="11h")) == ["24 00:00 visit"]


# ... if that is still at least 30 minutes before the leave-by time (the start if there is none);
# otherwise it goes out at its own time


@pytest.mark.parametrize(("meet", "goes_out"), [("24 07:00", "24 06:30"), ("24 06:59", "24 05:00")])
def test_it_waits_only_if_half_an_hour_is_left_before_the_leave_by_time(meet: str, goes_out: str) -> None:
    agenda = planned(visit("24 08:00", meet=meet), default="3h", quiet="22:00-06:30")
    assert heard(agenda) == [f"{goes_out} visit"]


@pytest.mark.parametrize(("start", "goes_out"), [("24 07:00", "24 06:30"), ("24 06:59", "24 05:59")])
def test_without_a_leave_by_time_the_start_counts(start: str, goes_out: str) -> None:
    assert heard(planned(visit(start), default="60min", quiet="22:00-06:30")) == [f"{goes_out} visit"]


def test_an_early_departure_wakes_people() -> None:
    early = visit("24 05:30", kind=Kind.TRANSFER, meet="24 05:00")
    agenda = planned(early, default="60min,leave", quiet="22:00-06:30")
    assert heard(agenda) == ["24 04:30 visit", "24 04:50 visit"]


# Quiet hours are those of the traveller's zone at the due time


def test_quiet_hours_are_those_of_where_the_traveller_is_when_it_is_due() -> None:
    leaving = planned(OUTBOUND, visit("21 12:00"), default="24h", flight="", quiet="22:00-06:30")
    assert heard(leaving) == ["20 13:30 visit"]  # due at 05:00 in Berlin, so held until 06:30 there
    arrived = planned(OUTBOUND, visit("23 12:00"), default="24h", flight="", quiet="22:00-06:30")
    assert heard(arrived) == ["22 12:00 visit"]  # 05:00 in Berlin, but nobody is there


def test_somebody_who_does_not_fly_lives_in_the_trips_zone() -> None:
    agenda = planned(visit("23 16:00", zone=BERLIN), default="10h", quiet="22:00-06:30")
    assert heard(agenda, zone=BERLIN) == ["23 06:00 visit"]  # 13:00 in Japan


# Nights on which the clocks change


@pytest.mark.parametrize(
    ("night", "start", "zone"),
    [
        ("european spring", "2024-03-31T12:00", BERLIN),
        ("european autumn", "2024-10-27T12:00", BERLIN),
        ("american spring", "2024-03-10T12:00", NEW_YORK),
        ("american autumn", "2024-11-03T12:00", NEW_YORK),
    ],
)
def test_quiet_hours_end_by_the_clock_on_the_wall(night: str, start: str, zone: str) -> None:
    agenda = planned(visit(start, zone=zone), default="12h,10h", quiet="22:00-06:30", zone=zone)
    assert {message[3:] for message in heard(agenda, zone=zone)} == {"06:30 visit visit"}, night


def test_a_lead_is_real_time_also_when_the_clocks_change() -> None:
    agenda = planned(visit("2024-03-31T12:00", zone=BERLIN), default="24h", zone=BERLIN)
    assert heard(agenda, zone=BERLIN) == ["30 11:00 visit"]


def _due_and_out(due: str, quiet: str) -> str:
    """The UTC time at which a reminder in Berlin goes out, due at this UTC time."""
    start = datetime.fromisoformat(f"{due}+00:00") + timedelta(hours=12)
    begins = f"{start.astimezone(ZoneInfo(BERLIN)):%Y-%m-%dT%H:%M:%S}"
    agenda = planned(visit(begins, zone=BERLIN), default="12h", quiet=quiet, zone=BERLIN)
    (reminder,) = reminders(agenda, ANA)
    return reminder.at.isoformat()


@pytest.mark.parametrize(
    ("due", "goes_out"),
    [
        ("2024-10-26T21:17", "2024-10-27T00:30:00+00:00"),  # 23:17, 02:30 the first time
        ("2024-10-27T00:10", "2024-10-27T00:30:00+00:00"),  # 02:10 the first time, 02:30 the first time
        ("2024-10-27T01:10", "2024-10-27T01:30:00+00:00"),  # 02:10 the second time, 02:30 the second time
    ],
)
def test_quiet_hours_that_end_in_the_repeated_hour_end_in_both_of_them(due: str, goes_out: str) -> None:
    assert _due_and_out(due, "22:00-02:30") == goes_out


@pytest.mark.parametrize("due", ["2024-03-31T00:10", "2024-03-31T00:45", "2024-03-31T00:45:30"])
def test_quiet_hours_that_end_in_the_skipped_hour_end_when_the_clock_skips_it(due: str) -> None:
    assert _due_and_out(due, "22:00-02:30") == "2024-03-31T01:00:00+00:00"


# Nothing is sent for an item already over


def test_the_last_moment_for_a_reminder_is_the_start() -> None:
    (reminder,) = reminders(planned(visit("23 03:00"), default="0min", quiet="22:00-06:30"), ANA)
    assert reminder.at == reminder.item.start
