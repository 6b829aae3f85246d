"""The planner by example, sentence by sentence: what goes out as one message, and the digest."""

from datetime import date

from bot.programme.model import Status
from schedules.planner import plan
from tests.schedules.examples import ANA, BEN, BERLIN, HOMEWARD, OUTBOUND, TOKYO, flight, heard, planned, visit

# Bundle: those less than 5 minutes after the earliest go out with it, at its time; the next one starts a new bundle


def test_reminders_less_than_five_minutes_after_the_earliest_are_one_message_at_its_time() -> None:
    agenda = planned(visit("23 14:00", "a"), visit("23 14:04:59", "b"))
    assert heard(agenda) == ["23 13:00 a b"]


def test_a_reminder_five_minutes_after_the_earliest_starts_a_new_message() -> None:
    agenda = planned(visit("23 14:00", "a"), visit("23 14:05", "b"))
    assert heard(agenda) == ["23 13:00 a", "23 13:05 b"]


def test_the_five_minutes_count_from_the_earliest_not_from_the_last() -> None:
    agenda = planned(*(visit(f"23 14:{minute:02}", f"at{minute}") for minute in (0, 4, 8, 12)))
    assert heard(agenda) == ["23 13:00 at0 at4", "23 13:08 at8 at12"]


def test_all_that_waits_for_the_end_of_quiet_hours_is_one_message() -> None:
    agenda = planned(visit("24 09:00", "a"), visit("24 11:00", "b"), default="8h,5h", quiet="22:00-06:30")
    assert heard(agenda) == ["24 06:30 a a b b"]


def test_what_falls_due_right_after_quiet_hours_joins_those_that_waited() -> None:
    agenda = planned(visit("24 09:00", "a"), visit("24 09:34", "b"), default="3h", quiet="22:00-06:30")
    assert heard(agenda) == ["24 06:30 a b"]


def test_reminders_fall_together_for_one_person_only() -> None:
    agenda = planned(visit("23 14:00", "a"), visit("23 14:02", "b", audience=("trade",)))
    assert heard(agenda, ANA) == ["23 13:00 a"]
    assert heard(agenda, BEN) == ["23 13:00 a b"]


# Digest: every evening at its time in the traveller's zone, if the next day has items; in a message of its own


def test_every_evening_announces_the_next_day_if_it_has_items() -> None:
    agenda = planned(visit("22 14:00", "a"), visit("24 14:00", "b"), default="", digest="20:00")
    assert heard(agenda) == ["21 20:00 digest 22", "23 20:00 digest 24"]


def test_without_its_hour_there_is_no_digest() -> None:
    assert heard(planned(visit("22 14:00"), default="")) == []


def test_the_evening_before_a_day_of_cancelled_items_is_silent() -> None:
    assert heard(planned(visit("22 14:00", status=Status.CANCELLED), digest="20:00")) == []


def test_an_item_before_nine_in_japan_is_announced_on_the_evening_before_there() -> None:
    assert heard(planned(visit("23 08:30"), default="", digest="20:00")) == ["22 20:00 digest 23"]


def test_an_item_across_midnight_is_announced_on_both_evenings() -> None:
    agenda = planned(visit("22 23:30"), default="", digest="20:00")
    assert heard(agenda) == ["21 20:00 digest 22", "22 20:00 digest 23"]


def test_a_digest_is_a_message_of_its_own_also_if_a_reminder_falls_on_its_hour() -> None:
    agenda = planned(visit("22 21:00", "a"), visit("23 14:00", "b"), digest="20:00")
    assert heard(agenda)[1:3] == ["22 20:00 digest 23", "22 20:00 a"]


def test_a_digest_comes_in_the_evening_of_where_the_traveller_is() -> None:
    agenda = planned(OUTBOUND, visit("23 14:00"), HOMEWARD, default="", flight="", digest="20:00")
    in_the_air = "20 13:00 digest 21"
    assert heard(agenda, zone=BERLIN) == ["19 20:00 digest 20", in_the_air, "22 13:00 digest 23", "26 13:00 digest 27"]


def test_who_flies_east_over_the_hour_of_the_digest_has_no_such_evening() -> None:
    agenda = planned(
        flight("east", "20 14:00", BERLIN, "21 10:00", TOKYO), visit("21 14:00"), default="", digest="20:00"
    )
    assert [notice.day for notice in plan(agenda, ANA) if notice.day] == [date(2024, 4, 20)]


def test_who_flies_west_has_two_evenings_before_the_same_day() -> None:
    back = flight("back", "27 22:00", TOKYO, "28 05:00", BERLIN)
    agenda = planned(OUTBOUND, back, visit("28 12:00", zone=BERLIN), default="", flight="", digest="20:00")
    assert heard(agenda, zone=BERLIN)[-2:] == ["27 13:00 digest 28", "27 20:00 digest 28"]


def test_quiet_hours_do_not_hold_the_digest() -> None:
    agenda = planned(visit("23 14:00"), default="", quiet="19:00-07:00", digest="20:00")
    assert heard(agenda) == ["22 20:00 digest 23"]
