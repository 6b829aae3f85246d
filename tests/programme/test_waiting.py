"""What somebody is late for, and who waits there."""

from datetime import UTC, datetime, timedelta

from bot.clock import instant
from bot.programme.agenda import Agenda
from bot.programme.model import EVERYONE
from bot.programme.waiting import AHEAD, JUST_BEGUN, SMALL, late_for, those_who_wait


def names(agenda: Agenda, person: str, at: str) -> list[str]:
    moment = instant(datetime.fromisoformat(at), "Asia/Tokyo")
    return [item.id for item in late_for(agenda, agenda.people[person], moment)]


def test_what_has_just_begun_comes_first_then_what_begins_next(sample: Agenda) -> None:
    assert names(sample, "p05", "2024-04-23 09:05") == ["kyocera-visit", "nidec-visit"]
    assert names(sample, "p05", "2024-04-23 09:40") == ["nidec-visit", "kyocera-visit"]
    assert names(sample, "p05", "2024-04-23 10:20") == ["nidec-visit"]


def test_nobody_is_late_for_a_hotel_or_for_what_is_a_day_away(sample: Agenda) -> None:
    assert "checkin-tokyo" not in names(sample, "p05", "2024-04-23 17:30")
    assert names(sample, "p05", "2024-04-28 12:00") == []
    assert names(sample, "p05", "2024-04-19 12:00") == []


def test_everybody_is_late_for_what_is_on_or_ahead_of_them_only(sample: Agenda) -> None:
    for person in sample.trip.people:
        for hours in range(24 * 8):
            at = datetime(2024, 4, 20, tzinfo=UTC) + timedelta(hours=hours)
            found = late_for(sample, person, at)
            assert len(set(found)) == len(found)
            for item in found:
                assert item in sample.of(person)
                assert at < item.end
                assert item.start <= at + AHEAD
            begun = [at - item.start < JUST_BEGUN for item in found]
            assert begun == sorted(begun, reverse=True)


def test_a_small_party_waits_for_each_of_its_members_and_nobody_else_does(sample: Agenda) -> None:
    for item in sample.trip.items:
        party = sample.attendees(item)
        for person in sample.trip.people:
            waiting = those_who_wait(sample, item, person)
            if person not in party or len(party) > SMALL or EVERYONE in item.audience:
                assert waiting == ()
            else:
                assert {*waiting, person} == set(party)
                assert person not in waiting


def test_those_at_nidec_wait_for_each_other(sample: Agenda) -> None:
    waiting = those_who_wait(sample, sample.items["nidec-visit"], sample.people["p05"])
    assert [person.id for person in waiting] == ["p07", "p08", "p11", "o02"]
    assert those_who_wait(sample, sample.items["b2b-shiken-medical"], sample.people["p04"]) == ()
