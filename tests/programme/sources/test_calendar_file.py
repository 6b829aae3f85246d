"""Calendars as Google, Outlook and Apple write them become programmes; broken ones say where."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.programme.model import Item, Kind, Status, Trip
from bot.programme.problem import Problem, Unreadable
from bot.programme.sources.building import build
from bot.programme.sources.calendar_file import read
from bot.programme.sources.draft import Draft
from tests.programme.sources.calendars import APPLE, GOOGLE, OUTLOOK, event, written


def trip_of(draft: Draft) -> Trip:
    trip, problems = build(draft)
    assert trip is not None, problems
    return trip


def items_of(folder: Path, *events: str) -> dict[str, Item]:
    return {item.id: item for item in trip_of(read(written(folder, "\n".join(events)))).items}


def problem_of(folder: Path, *events: str) -> Problem:
    with pytest.raises(Unreadable) as caught:
        read(written(folder, "\n".join(events)))
    return caught.value.problems[0]


def test_a_google_calendar_becomes_a_trip(tmp_path: Path) -> None:
    trip = trip_of(read(written(tmp_path, GOOGLE)))
    assert (trip.id, trip.zone, str(trip.starts), str(trip.ends)) == (
        "delegation-japan-2024",
        "Asia/Tokyo",
        "2024-04-22",
        "2024-04-24",
    )
    visit = trip.items[0]
    assert (visit.id, visit.kind, visit.status) == ("7kukuqrfedlm2f9t", Kind.VISIT, Status.TENTATIVE)
    assert (visit.start, visit.end) == (
        datetime(2024, 4, 23, 5, tzinfo=UTC),
        datetime(2024, 4, 23, 6, 30, tzinfo=UTC),
    )
    assert visit.notes is not None
    assert visit.notes.in_("de") == "Empfang im Foyer, bitte\nAusweise mitbringen; Fotos nur außen"
    assert visit.links[0].url == "https://www.nidec.com/en/"
    assert (visit.place, visit.audience) == ("nidec-corporation", ("erika-muster",))
    assert trip.places[0].location == (34.9431, 135.7086)
    assert trip.places[0].address == "Nidec Corporation, 338 Kuzetonoshiro-cho, Kyoto"
    assert [(person.name, person.email) for person in trip.people] == [("Muster, Erika", "erika.muster@example.org")]


def test_dates_of_a_recurring_event_are_left_out_or_replaced_as_the_calendar_says(tmp_path: Path) -> None:
    items = {item.id: item for item in trip_of(read(written(tmp_path, GOOGLE))).items[1:]}
    assert list(items) == ["briefing-20240422", "briefing-20240424"]
    assert items["briefing-20240422"].end == datetime(2024, 4, 22, 0, 15, tzinfo=UTC)
    assert items["briefing-20240424"].start == datetime(2024, 4, 24, 0, tzinfo=UTC)
    assert items["briefing-20240424"].cancelled


def test_an_event_without_an_hour_is_left_out_with_a_notice(tmp_path: Path) -> None:
    (notice,) = read(written(tmp_path, GOOGLE)).notices
    assert (notice.code, notice.severity, notice.found) == ("all-day-skipped", "warning", "Hotel Granvia")
    assert notice.where.line == GOOGLE.strip().splitlines().index("DTSTART;VALUE=DATE:20240421") + 1


def test_an_outlook_calendar_with_windows_zones_becomes_a_trip(tmp_path: Path) -> None:
    trip = trip_of(read(written(tmp_path, OUTLOOK, name="Japan Reise.ics")))
    meeting, flight, before = trip.items
    assert (trip.id, trip.zone) == ("japan-reise", "Europe/Berlin")
    assert meeting.kind is Kind.B2B
    assert meeting.end - meeting.start == timedelta(minutes=45)
    assert (meeting.place, meeting.links[0].title) == (None, "teams.example.com")
    assert (flight.kind, flight.zone, flight.end_zone) == (Kind.FLIGHT, "Europe/Berlin", "Asia/Tokyo")
    assert flight.start == datetime(2024, 4, 20, 10, tzinfo=UTC)
    assert (before.zone, before.end_zone) == ("Europe/Berlin", "Europe/Berlin")


def test_long_uids_that_begin_alike_give_different_short_ids(tmp_path: Path) -> None:
    long = "040000008200E00074C5B7101A82E00800000000F0B4A0D5E28DDA010000000000000000100000"
    items = items_of(tmp_path, event(uid=long + "A1"), event(uid=long + "A2"))
    assert len(items) == 2
    assert all(len(name) <= 64 for name in items)


def test_an_apple_calendar_becomes_a_trip(tmp_path: Path) -> None:
    trip = trip_of(read(written(tmp_path, APPLE)))
    (dinner,) = trip.items
    assert (dinner.id, dinner.kind) == ("5d3ad9bb-4b0c-4f0b-9f5e-0f1c9c1e2a11", Kind.DINNER)
    assert trip.places[0].name == "Hotel Okura"
    assert dinner.audience[0] == "max"
    assert len(set(dinner.audience)) == len(trip.people) == 3
    assert trip.people[2].email is None


def test_the_same_calendar_gives_the_same_ids_in_any_order(tmp_path: Path) -> None:
    first, second = event(uid="Ä-1@x.org"), event(uid="b@x.org", start=":20240424T010000Z")
    assert items_of(tmp_path, first, second).keys() == items_of(tmp_path, second, first).keys()


def test_without_any_zone_a_calendar_is_in_utc(tmp_path: Path) -> None:
    draft = read(written(tmp_path, event(start=":20240423T140000")))
    assert trip_of(draft).zone == "UTC"


def test_every_value_knows_its_line(tmp_path: Path) -> None:
    draft = read(written(tmp_path, GOOGLE))
    lines = ["BEGIN:VCALENDAR", *GOOGLE.strip().splitlines()]
    assert lines[(draft.where(("items", 0)).line or 0) - 1] == "BEGIN:VEVENT"
    assert lines[(draft.where(("items", 0, "end")).line or 0) - 1] == "DTEND:20240423T063000Z"
    assert lines[(draft.where(("people", 0, "email")).line or 0) - 1].startswith("ATTENDEE;CUTYPE=INDIVIDUAL")


def test_an_endless_event_takes_place_only_during_the_trip(tmp_path: Path) -> None:
    daily = event("RRULE:FREQ=DAILY", uid="d@x.org", start=";TZID=Asia/Tokyo:20240421T080000")
    assert list(items_of(tmp_path, daily, event())) == ["d-20240421", "d-20240422", "d-20240423", "one"]


def test_an_event_with_an_end_counts_wholly_even_after_everything_else(tmp_path: Path) -> None:
    daily = event("RRULE:FREQ=DAILY;UNTIL=20240425T230000Z", uid="d@x.org")
    assert list(items_of(tmp_path, daily))[-1] == "d-20240425"


def test_a_recurring_event_keeps_its_hour_when_the_clocks_change(tmp_path: Path) -> None:
    weekly = event("DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2", start=";TZID=Europe/Berlin:20240326T090000")
    assert [item.start.hour for item in items_of(tmp_path, weekly).values()] == [8, 7]


def test_dates_of_an_event_written_in_utc_are_told_apart_by_the_calendars_day(tmp_path: Path) -> None:
    head = "X-WR-TIMEZONE:Asia/Tokyo"
    daily = event("RRULE:FREQ=DAILY;COUNT=3", uid="d@x.org", start=":20240422T233000Z")
    moved = event("RECURRENCE-ID:20240423T233000Z", uid="d@x.org", start=":20240424T050000Z")
    assert sorted(items_of(tmp_path, head, daily, moved)) == ["d-20240423", "d-20240424", "d-20240425"]


def test_extra_dates_are_added_and_a_missing_first_event_is_no_obstacle(tmp_path: Path) -> None:
    extra = event("RDATE;TZID=Asia/Tokyo:20240424T150000,20240425T160000", uid="d@x.org")
    alone = event("RECURRENCE-ID;TZID=Asia/Tokyo:20240426T140000", uid="gone@x.org")
    assert list(items_of(tmp_path, extra, alone)) == [
        "d-20240423",
        "d-20240424",
        "d-20240425",
        "gone-20240426",
    ]


@pytest.mark.parametrize(
    ("summary", "kind"),
    [
        ("Flug LH 716 nach Haneda", Kind.FLIGHT),
        ("Rückflug", Kind.FLIGHT),
        ("Transfer zum Flughafen", Kind.TRANSFER),
        ("Abendessen im Hotel", Kind.DINNER),
        ("Empfang in der Botschaft", Kind.RECEPTION),
        ("B2B: Horiba", Kind.B2B),
        ("Besuch bei Tante Erna", Kind.BRIEFING),
        ("Ausflugsplanung", Kind.BRIEFING),
    ],
)
def test_a_title_tells_the_kind_only_where_it_is_plain(tmp_path: Path, summary: str, kind: Kind) -> None:
    (item,) = items_of(tmp_path, event().replace("SUMMARY:Termin", f"SUMMARY:{summary}")).values()
    assert item.kind is kind


@pytest.mark.parametrize(
    ("lines", "code", "line"),
    [
        (["RRULE:FREQ=SECONDLY"], "recurrence-too-fine", 6),
        (["RRULE:FREQ=HOURLY;COUNT=3"], "recurrence-too-fine", 6),
        (["RRULE:FREQ=DAILY;BYHOUR=9,10,11"], "recurrence-too-fine", 6),
        (["RRULE:FREQ=DAILY;BYSECOND=0,30"], "recurrence-too-fine", 6),
        (["RRULE:FREQ=DAILY;INTERVAL=0"], "recurrence-unsupported", 6),
        (["RRULE:FREQ=YEARLY;BYWEEKNO=17"], "recurrence-unsupported", 6),
        (["RRULE:COUNT=3"], "recurrence-unsupported", 6),
        (["RRULE:FREQ=DAILY;BYDAY=XX"], "recurrence-unsupported", 6),
        (["RRULE:FREQ=DAILY;COUNT=2", "EXRULE:FREQ=DAILY"], "recurrence-unsupported", 7),
        (["DTEND:gestern"], "unexpected", 6),
        (["DTEND;VALUE=DATE:20240424"], "unexpected", 6),
        (["DURATION:lang"], "unexpected", 6),
        (["DURATION:P99999999D"], "unexpected", 6),
        (["DTEND;TZID=Mars/Olympus:20240423T150000"], "unknown-zone", 6),
        (["das war die Beschreibung"], "broken-calendar", 6),
        (["BEGIN:VALARM"], "broken-calendar", 7),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(tmp_path: Path, lines: list[str], code: str, line: int) -> None:
    problem = problem_of(tmp_path, event(*lines))
    assert (problem.code, problem.where.line) == (code, line)


def test_all_events_that_cannot_be_read_are_reported_at_once(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read(written(tmp_path, event("DTEND:x") + "\n" + event("RRULE:FREQ=SECONDLY", uid="two")))
    assert [problem.code for problem in caught.value.problems] == ["unexpected", "recurrence-too-fine"]


@pytest.mark.parametrize("content", [b"", b"\r\n", b"hello", b"BEGIN:VCALENDAR\r\nVERSION:2.0", b"END:VCALENDAR"])
def test_a_file_that_is_no_calendar_is_called_broken(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.ics"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match="broken-calendar"):
        read(path)


def test_a_calendar_without_a_timed_event_is_no_programme(tmp_path: Path) -> None:
    assert problem_of(tmp_path, "VERSION:2.0").code == "no-events"
    assert problem_of(tmp_path, event(start=";VALUE=DATE:20240423")).code == "no-events"


def test_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.ics"
    path.write_bytes("BEGIN:VCALENDAR\r\nSUMMARY:Gespräch".encode("latin-1"))
    with pytest.raises(Unreadable, match="not-utf8"):
        read(path)
