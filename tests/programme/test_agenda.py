"""The agenda by example: the moments in which travellers get lost."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.programme.agenda import Agenda, days_of, leave_by
from bot.programme.model import Item, Kind, Meet, Status
from tests.programme.strategies import PEOPLE, item, trip

TOKYO = ZoneInfo("Asia/Tokyo")
BERLIN = ZoneInfo("Europe/Berlin")
ANA, BEN, CARL, DORA = PEOPLE


def tokyo(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in Japan in April 2024."""
    return datetime(2024, 4, day, hour, minute, tzinfo=TOKYO)


def visit(name: str, day: int, hour: int, minute: int = 0, audience: tuple[str, ...] = ("all",)) -> Item:
    """An hour and a half in Japan."""
    start = tokyo(day, hour, minute)
    return item(name, start, start + timedelta(minutes=90), audience=audience)


def outbound() -> Item:
    """Berlin, Saturday noon, to Tokyo, Sunday morning."""
    start = datetime(2024, 4, 20, 12, tzinfo=BERLIN)
    return item("out", start, tokyo(21, 8), kind=Kind.FLIGHT, zone="Europe/Berlin", end_zone="Asia/Tokyo")


def homeward() -> Item:
    """Tokyo, Saturday noon, to Berlin, Saturday evening."""
    end = datetime(2024, 4, 27, 19, tzinfo=BERLIN)
    return item("home", tokyo(27, 12), end, kind=Kind.FLIGHT, zone="Asia/Tokyo", end_zone="Europe/Berlin")


def ids(items: tuple[Item, ...]) -> list[str]:
    return [item.id for item in items]


def test_an_item_before_nine_in_japan_belongs_to_its_day_there() -> None:
    agenda = Agenda(trip([visit("early", 23, 8, 30)]))
    assert ids(agenda.day(ANA, date(2024, 4, 23))) == ["early"]
    assert ids(agenda.day(ANA, date(2024, 4, 22))) == []


def test_an_item_across_midnight_belongs_to_both_days() -> None:
    agenda = Agenda(trip([item("party", tokyo(23, 23), tokyo(24, 1))]))
    assert ids(agenda.day(ANA, date(2024, 4, 23))) == ids(agenda.day(ANA, date(2024, 4, 24))) == ["party"]


def test_an_item_that_ends_at_midnight_belongs_to_its_first_day_only() -> None:
    agenda = Agenda(trip([item("party", tokyo(23, 22), tokyo(24, 0))]))
    assert ids(agenda.day(ANA, date(2024, 4, 23))) == ["party"]
    assert ids(agenda.day(ANA, date(2024, 4, 24))) == []


def test_a_flight_over_the_date_line_belongs_to_its_departure_and_to_its_earlier_arrival() -> None:
    start = tokyo(27, 0, 30)
    flight = item("hop", start, start + timedelta(hours=10), zone="Asia/Tokyo", end_zone="America/Los_Angeles")
    assert list(days_of(flight)) == [date(2024, 4, 26), date(2024, 4, 27)]


def test_now_includes_the_start_and_excludes_the_end() -> None:
    agenda = Agenda(trip([visit("one", 23, 14)]))
    assert ids(agenda.now(ANA, tokyo(23, 14))) == ["one"]
    assert ids(agenda.now(ANA, tokyo(23, 15, 30))) == []


def test_items_that_start_together_are_next_together() -> None:
    agenda = Agenda(trip([visit("b", 23, 14), visit("a", 23, 14), visit("c", 23, 15)]))
    assert ids(agenda.next(ANA, tokyo(23, 13, 59))) == ["a", "b"]
    assert ids(agenda.next(ANA, tokyo(23, 14))) == ["c"]


def test_a_long_item_is_still_now_behind_shorter_ones() -> None:
    fair = item("fair", tokyo(24, 9), tokyo(24, 17))
    agenda = Agenda(trip([fair, visit("short", 24, 10)]))
    assert ids(agenda.now(ANA, tokyo(24, 16))) == ["fair"]


def test_a_cancelled_item_is_never_now_or_next_but_stays_on_its_day() -> None:
    off = item("off", tokyo(23, 9), tokyo(23, 10), status=Status.CANCELLED)
    agenda = Agenda(trip([off]))
    assert agenda.next(ANA, tokyo(23, 8)) == agenda.now(ANA, tokyo(23, 9)) == ()
    assert ids(agenda.day(ANA, date(2024, 4, 23))) == ["off"]


def test_each_sees_what_concerns_everybody_the_own_groups_and_oneself() -> None:
    items = [
        visit("all", 23, 9),
        visit("science", 23, 11, audience=("science",)),
        visit("both", 23, 13, audience=("science", "carl")),
        visit("ben", 23, 15, audience=("ben",)),
    ]
    agenda = Agenda(trip(items))
    assert ids(agenda.of(CARL)) == ["all", "science", "both"]
    assert ids(agenda.of(BEN)) == ["all", "ben"]
    assert ids(agenda.of(DORA)) == ids(agenda.of(None)) == ["all"]


def test_attendees_are_named_once_in_the_programmes_order() -> None:
    both = visit("both", 23, 13, audience=("carl", "science"))
    assert Agenda(trip([both])).attendees(both) == (ANA, CARL)


def test_one_leaves_by_the_meeting_time_if_there_is_one() -> None:
    start, end = tokyo(23, 14), tokyo(23, 15)
    meet = Meet(tokyo(23, 13, 15).astimezone(UTC), "lobby", None)
    assert leave_by(item("met", start, end, meet=meet, travel=timedelta(minutes=35))) == meet.at
    assert leave_by(item("far", start, end, travel=timedelta(minutes=35))) == tokyo(23, 13, 15)
    assert leave_by(item("vague", start, end, meet=Meet(None, "lobby", None))) is None
    assert leave_by(item("here", start, end)) is None


def test_a_traveller_lives_at_home_until_the_first_flight_departs_then_where_the_last_one_went() -> None:
    agenda = Agenda(trip([outbound(), homeward()]))
    departure, return_ = datetime(2024, 4, 20, 12, tzinfo=BERLIN), tokyo(27, 12)
    moment = timedelta(seconds=1)
    assert agenda.zone_of(ANA, departure - moment) == "Europe/Berlin"
    assert agenda.zone_of(ANA, departure) == "Asia/Tokyo"
    assert agenda.zone_of(ANA, return_ - moment) == "Asia/Tokyo"
    assert agenda.zone_of(ANA, return_) == "Europe/Berlin"


def test_a_traveller_without_a_flight_lives_in_the_trips_zone() -> None:
    assert Agenda(trip([visit("one", 23, 14)])).zone_of(ANA, tokyo(1, 0)) == "Asia/Tokyo"


def test_a_domestic_feeder_flight_does_not_take_anybody_out_of_the_home_zone() -> None:
    start = datetime(2024, 4, 20, 8, tzinfo=BERLIN)
    feeder = item("feeder", start, start + timedelta(hours=1), kind=Kind.FLIGHT, zone="Europe/Berlin")
    agenda = Agenda(trip([feeder, outbound()]))
    assert agenda.zone_of(ANA, start + timedelta(hours=2)) == "Europe/Berlin"


def test_today_is_the_date_where_the_traveller_is() -> None:
    agenda = Agenda(trip([outbound(), homeward()]))
    assert agenda.today(ANA, tokyo(20, 2)) == date(2024, 4, 19)
    assert agenda.today(ANA, tokyo(23, 2)) == date(2024, 4, 23)
