"""The outbox by example: what a new programme, somebody who joins, or somebody's wishes change of what is waiting."""

from dataclasses import replace
from datetime import datetime

from bot.channels.base import Priority
from bot.programme.agenda import Agenda
from bot.programme.model import Item, Kind, Status
from bot.programme.preferences import Preferences, Wanted
from bot.programme.sources import values
from bot.store.deliveries import Key, Planned
from schedules.outbox import Revision, again
from schedules.planner import NoticeKind
from tests.schedules.examples import ANA, BERLIN, OUTBOUND, TOKYO, at, flight, leads, planned, visit
from tests.schedules.shelf import Shelf

MORNING = at("23 09:00")
VISIT = visit("23 14:00")
NOTHING = Preferences(wanted=Wanted.NONE)
UNCHANGED = Revision()


def quiet(span: str | None) -> Preferences:
    """Quiet hours of one's own, or none."""
    return Preferences(own_quiet=True, quiet=values.quiet_hours(span) if span else None)


def shelf(agenda: Agenda, now: datetime = MORNING) -> Shelf:
    """The outbox of somebody who joined in time."""
    one = Shelf()
    one.revise(agenda, now)
    return one


def only(item: Item, **settings: str) -> Agenda:
    """A programme with nothing else."""
    return planned(item, **settings)


# A new programme


def test_everything_still_to_come_is_put_down() -> None:
    agenda = planned(VISIT, visit("24 10:00", "factory"), default="4h,60min", digest="20:00")
    assert shelf(agenda).waiting() == [
        "23 10:00 visit",
        "23 13:00 visit",
        "23 20:00 digest",
        "24 06:00 factory",
        "24 09:00 factory",
    ]


def test_publishing_the_same_again_changes_nothing() -> None:
    agenda = planned(VISIT, default="24h,60min", digest="20:00")
    assert shelf(agenda).revise(agenda, MORNING) == UNCHANGED


def test_a_reminder_moves_with_its_item() -> None:
    one = shelf(only(VISIT))
    one.revise(only(visit("23 16:00")), MORNING)
    assert one.waiting() == ["23 15:00 visit"]
    assert one.became_of("visit") == ["superseded", "pending"]


def test_nobody_is_reminded_of_what_is_cancelled_dropped_or_somebody_elses() -> None:
    for gone in (
        only(replace(VISIT, status=Status.CANCELLED)),
        only(visit("23 18:00", "other")),
        only(replace(VISIT, audience=("ben",))),
    ):
        one = shelf(only(VISIT))
        one.revise(gone, MORNING)
        assert one.became_of("visit") == ["superseded"]


def test_undoing_a_change_brings_back_what_was_withdrawn() -> None:
    first, second = only(VISIT, default="24h,60min,30min"), only(visit("23 16:00"))
    one = shelf(first)
    before = one.waiting()
    one.revise(second, MORNING)
    one.revise(first, MORNING)
    assert one.waiting() == before == ["22 14:00 visit", "23 13:00 visit", "23 13:30 visit"]


def test_what_was_told_is_not_told_again_when_a_change_is_undone() -> None:
    one = shelf(only(VISIT))
    one.told("visit")
    one.revise(only(visit("23 16:00")), MORNING)
    one.revise(only(VISIT), MORNING)
    assert one.waiting() == []


def test_another_meeting_time_moves_the_same_reminder() -> None:
    one = shelf(only(visit("23 14:00", meet="23 13:15"), default="leave"))
    one.revise(only(visit("23 14:00", meet="23 13:00"), default="leave"), MORNING)
    assert one.waiting() == ["23 12:50 visit"]
    assert one.became_of("visit") == ["pending"]


def test_a_reminder_is_of_use_as_long_as_its_item_lasts() -> None:
    one = shelf(only(VISIT))
    one.revise(only(replace(VISIT, end=at("23 18:00"))), MORNING)
    assert [row.expires for row in one.open()] == [at("23 18:00")]


def test_who_flies_west_has_both_evenings_announce_the_same_day() -> None:
    back = flight("back", "27 22:00", TOKYO, "28 05:00", BERLIN)
    agenda = planned(OUTBOUND, back, visit("28 12:00", zone=BERLIN), default="", flight="", digest="20:00")
    one = shelf(agenda, at("27 09:00"))
    assert one.waiting(BERLIN) == ["27 13:00 digest", "27 20:00 digest"]
    assert one.revise(agenda, at("27 09:00")) == UNCHANGED


# Somebody who comes late


def test_who_joins_late_gets_the_last_of_what_is_past_due() -> None:
    agenda = planned(VISIT, visit("23 08:00", "begun"), visit("24 10:00", "factory"), default="24h,90min,60min")
    assert shelf(agenda, at("23 13:30")).waiting() == [
        "23 10:00 factory",
        "23 13:00 visit",
        "24 08:30 factory",
        "24 09:00 factory",
    ]


def test_who_joins_at_night_gets_it_in_the_morning() -> None:
    agenda = planned(visit("24 10:00"), default="24h", quiet="22:00-06:30")
    one = shelf(agenda, at("23 23:00"))
    assert one.waiting() == ["24 06:30 visit"]
    assert one.revise(agenda, at("23 23:30")) == UNCHANGED


def test_who_joins_at_night_before_an_early_departure_is_woken() -> None:
    agenda = planned(visit("24 06:00"), default="12h", quiet="22:00-06:30")
    assert shelf(agenda, at("23 23:00")).waiting() == ["23 18:00 visit"]


def test_who_heard_of_an_item_already_does_not_get_a_past_reminder_of_it() -> None:
    one = Shelf()
    one.revise(only(VISIT, default="24h"), MORNING, heard={("ana", "visit", VISIT.start)})
    assert one.waiting() == []


def test_who_heard_of_it_at_its_old_time_gets_it_for_the_new_one() -> None:
    one = Shelf()
    one.revise(only(visit("23 16:00"), default="24h"), MORNING, heard={("ana", "visit", VISIT.start)})
    assert one.waiting() == ["22 16:00 visit"]


def test_a_new_wish_brings_nothing_that_is_past_due() -> None:
    one = shelf(only(VISIT, default="60min"))
    one.revise(
        only(VISIT, default="60min"), MORNING, Preferences(leads=((Kind.VISIT, leads("24h,30min")),)), catch_up=False
    )
    assert one.waiting() == ["23 13:30 visit"]


# Somebody's wishes


def test_who_wants_nothing_gets_nothing_and_everything_to_come_back_on_second_thoughts() -> None:
    agenda = planned(VISIT, default="60min", digest="20:00")
    one = shelf(agenda, at("22 09:00"))
    before = one.waiting()
    one.revise(agenda, MORNING, NOTHING, catch_up=False)
    assert one.waiting() == []
    assert one.became_of("visit") == ["cancelled"]
    one.revise(agenda, at("22 10:00"), catch_up=False)
    assert one.waiting() == before == ["22 20:00 digest", "23 13:00 visit"]


def test_quiet_hours_of_ones_own_move_what_is_waiting() -> None:
    agenda = planned(visit("24 10:00"), default="12h", quiet="22:00-06:30")
    one = shelf(agenda)
    assert one.waiting() == ["24 06:30 visit"]
    one.revise(agenda, MORNING, quiet(None), catch_up=False)
    assert one.waiting() == ["23 22:00 visit"]
    one.revise(agenda, MORNING, quiet("21:00-07:15"), catch_up=False)
    assert one.waiting() == ["24 07:15 visit"]


def test_who_drops_the_quiet_hours_at_night_gets_at_once_what_waited_for_the_morning() -> None:
    agenda = planned(visit("24 10:00"), default="24h", quiet="22:00-06:30")
    one = shelf(agenda, at("23 23:00"))
    one.revise(agenda, at("23 23:30"), quiet(None), catch_up=False)
    assert one.waiting() == ["23 10:00 visit"]


def test_a_reminder_somebody_asked_for_stays_whatever_else_is_wanted_as_long_as_the_item_does() -> None:
    agenda = only(VISIT)
    one = shelf(agenda)
    one.put(again(agenda, ANA, VISIT, at("23 13:50"), "chat"))
    one.revise(agenda, MORNING, NOTHING, catch_up=False)
    assert one.waiting() == ["23 13:50 visit"]
    one.revise(only(visit("23 16:00")), MORNING, NOTHING)
    assert one.waiting() == []


# Another channel


def test_what_is_waiting_goes_by_the_channel_people_are_reached_on() -> None:
    agenda = only(VISIT)
    one = shelf(agenda)
    one.revise(agenda, MORNING, channel="mail", catch_up=False)
    assert one.waiting() == ["23 13:00 visit by mail"]
    one.revise(agenda, MORNING, channel=None, catch_up=False)
    assert one.waiting() == []
    one.revise(agenda, MORNING, channel="chat", catch_up=False)
    assert one.waiting() == ["23 13:00 visit"]


def test_what_was_due_and_has_not_gone_out_changes_channel_too() -> None:
    agenda = only(VISIT)
    one = shelf(agenda)
    one.revise(agenda, at("23 13:01"), channel="mail", catch_up=False)
    assert one.waiting() == ["23 13:00 visit by mail"]


def test_so_does_what_does_not_follow_from_the_programme() -> None:
    agenda = only(VISIT)
    one = shelf(agenda)
    one.put(again(agenda, ANA, VISIT, at("23 13:50"), "chat"))
    change = Key("trip", "ana", NoticeKind.CHANGE, "chat", "visit", VISIT.start, "v2")
    one.put(Planned(change, Priority.CHANGE, MORNING, at("23 09:30"), VISIT.end, {"from": 1}))
    one.revise(agenda, MORNING, channel="mail", catch_up=False)
    assert one.waiting() == ["23 09:30 visit by mail", "23 13:00 visit by mail", "23 13:50 visit by mail"]
    assert one.open()[0].content == {"from": 1}


def test_what_no_longer_stands_changes_no_channel() -> None:
    one = shelf(only(VISIT))
    one.revise(only(visit("23 16:00")), at("23 13:01"), channel="mail")
    assert one.waiting() == ["23 15:00 visit by mail"]
