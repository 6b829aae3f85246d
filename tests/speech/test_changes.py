"""What people read on their phones when times and places change."""

import pytest

from bot.speech.message import Style
from tests.speech.versions import Told, labels, lines

MOVED = (("start: 2024-04-23 14:00", "start: 2024-04-23 15:00"), ("end: 2024-04-23 15:30", "end: 2024-04-23 16:30"))
MEETING = '{at: "13:15", place: hotel, note: Lobby}'
HOMEWARD = "start: 2024-04-27 12:30\n    end: 2024-04-27 19:30"


def test_a_visit_moves_with_its_meeting(told: Told) -> None:
    edits = (*MOVED, ('at: "13:15"', 'at: "14:15"'))
    message = told("hans", *edits)
    assert lines(message) == [
        "🔄 Programmänderung",
        "🏭 Firmenbesuch Nidec",
        "⏰ Neue Zeit: Di 23. April, 15:00–16:30 Japan (08:00 Deutschland)",
        "~bisher 14:00–15:30~",
        "🚌 Treffpunkt 14:15 Lobby, Hotel Beispiel – spätestens dann los",
    ]
    assert labels(message) == ["🗺 Karte", "🚕 Taxi-Karte 🇯🇵", "📅 Mein Tag", "🗓 Kalender"]
    assert lines(told("jane", *edits)) == [
        "🔄 Change of programme",
        "🏭 Visit to Nidec",
        "⏰ New time: Tue 23 April, 15:00–16:30 Japan (08:00 Germany)",
        "~was 14:00–15:30~",
        "🚌 Meet 14:15 Lobby, Hotel Beispiel – leave then at the latest",
    ]


def test_what_was_stands_below_what_is_and_is_struck(told: Told) -> None:
    assert [line.style for line in told("hans", *MOVED).lines] == [
        Style.STRONG,
        Style.TITLE,
        Style.STRONG,
        Style.STRUCK,
        Style.PLAIN,
    ]


def test_a_visit_moves_to_another_day(told: Told) -> None:
    edits = (("2024-04-23 14:00", "2024-04-24 14:00"), ("2024-04-23 15:30", "2024-04-24 15:30"))
    assert lines(told("hans", *edits))[2:4] == [
        "⏰ Neue Zeit: Mi 24. April, 14:00–15:30 Japan (07:00 Deutschland)",
        "~bisher Di 23. April, 14:00–15:30~",
    ]


def test_a_dinner_shifts_and_with_it_the_way_there(told: Told) -> None:
    edits = (("2024-04-23 19:00", "2024-04-23 19:30"),)
    assert lines(told("hans", *edits)) == [
        "🔄 Programmänderung",
        "🍽 Abendessen",
        "⏰ Neue Zeit: Di 23. April, 19:30–21:00 Japan (12:30 Deutschland)",
        "~bisher 19:00–21:00~",
        "🚌 Spätestens 19:00 los (Weg 20 min, 10 min früher da)",
    ]


def test_a_visit_that_is_running_takes_longer(told: Told) -> None:
    assert lines(told("hans", ("2024-04-23 15:30", "2024-04-23 16:00"), hours=6.5)) == [
        "🔄 Programmänderung",
        "🏭 Firmenbesuch Nidec",
        "⏰ Neue Zeit: Di 23. April, 14:00–16:00 Japan (07:00 Deutschland)",
        "~bisher 14:00–15:30~",
    ]


def test_a_visit_that_is_running_began_later_than_planned(told: Told) -> None:
    assert lines(told("hans", ("2024-04-23 14:00", "2024-04-23 14:15"), hours=6.5))[3:] == ["~bisher 14:00–15:30~"]


def test_a_flight_leaves_later(told: Told) -> None:
    later = "start: 2024-04-27 14:30\n    end: 2024-04-27 21:30"
    assert lines(told("jane", (HOMEWARD, later))) == [
        "🔄 Change of programme",
        "✈️ Flight to Frankfurt",
        "⏰ New time: Sat 27 April, 14:30 Japan (07:30 Germany) –",
        "Sat 27 April, 21:30 Germany",
        "~was 12:30 Japan – 19:30 Germany~",
    ]


def test_a_flight_leaves_in_the_night_before(told: Told) -> None:
    overnight = "start: 2024-04-26 23:30\n    end: 2024-04-27 06:30"
    assert lines(told("hans", (HOMEWARD, overnight)))[4] == "~bisher Sa 27. April, 12:30 Japan – 19:30 Deutschland~"


def test_a_fair_ends_on_another_day(told: Told) -> None:
    assert lines(told("rita", ("end: 2024-04-26 12:00", "end: 2024-04-27 12:00")))[2:] == [
        "⏰ Neue Zeit: Do 25. April, 09:00 Japan (02:00 Deutschland) –",
        "Sa 27. April, 12:00 Japan (05:00 Deutschland)",
        "~bisher 09:00–Fr 12:00~",
    ]


def test_a_visit_is_in_another_country(told: Told) -> None:
    assert lines(told("rita", ("place: plant", "place: plant\n    zone: Asia/Seoul")))[2:] == [
        "⏰ Neue Zeit: Mi 24. April, 10:00–10:45 Südkorea (03:00 Deutschland)",
        "~bisher 10:00–10:45 Japan~",
    ]


def test_the_meeting_is_earlier(told: Told) -> None:
    message = told("hans", ('at: "13:15"', 'at: "13:00"'), ("1 Gojo, Kyoto", "1 Gojo, Kyoto 600-8216"))
    assert lines(message) == [
        "🔄 Programmänderung",
        "🏭 Firmenbesuch Nidec",
        "Di 23. April, 14:00–15:30 Japan (07:00 Deutschland)",
        "🚌 Treffpunkt 13:00 Lobby, Hotel Beispiel – spätestens dann los",
        "~bisher 13:15~",
    ]
    assert message.lines[3].style is Style.STRONG


@pytest.mark.parametrize(
    ("meeting", "expected"),
    [
        (
            'meet: {at: "13:15", place: nidec, note: Empfang}',
            [
                "🚌 Treffpunkt 13:15 Empfang, Nidec Head Office – spätestens dann los",
                "~bisher Lobby, Hotel Beispiel~",
            ],
        ),
        (
            "travel: 20min",
            [
                "🚌 Spätestens 13:30 los (Weg 20 min, 10 min früher da)",
                "~bisher 13:15 Lobby, Hotel Beispiel~",
            ],
        ),
        ("links: []", ["🚌 Kein Treffpunkt mehr", "~bisher 13:15 Lobby, Hotel Beispiel~"]),
    ],
)
def test_one_meets_elsewhere_or_not_at_all(told: Told, meeting: str, expected: list[str]) -> None:
    assert lines(told("hans", (f"meet: {MEETING}", meeting)))[3:] == expected


def test_nobody_knows_any_more_how_long_the_way_is(told: Told) -> None:
    assert lines(told("hans", ("travel: 20min", "links: []")))[3:] == [
        "🚌 Keine feste Abfahrtszeit mehr",
        "~bisher 18:30~",
    ]


def test_the_place_is_another(told: Told) -> None:
    assert lines(told("jane", ("place: nidec", "place: plant"))) == [
        "🔄 Change of programme",
        "🏭 Visit to Nidec",
        "Tue 23 April, 14:00–15:30 Japan (07:00 Germany)",
        "📍 New place: Nidec Plant",
        "~was Nidec Head Office~",
    ]


def test_a_place_has_another_name_in_the_new_version(told: Told) -> None:
    assert lines(told("rita", ("name: Nidec Plant", "name: Nidec Campus")))[3:] == [
        "📍 Neuer Ort: Nidec Campus",
        "~bisher Nidec Plant~",
    ]


def test_a_house_of_the_same_name_stands_elsewhere(told: Told) -> None:
    moved = told("hans", ("1 Gojo, Kyoto", "7 Ginza, Tokyo"))
    address = ["📍 Neuer Ort: 7 Ginza, Tokyo", "~bisher 1 Gojo, Kyoto~"]
    assert lines(moved) == [
        "🔄 2 Programmänderungen",
        "",
        "🏭 Firmenbesuch Nidec",
        "Di 23. April, 14:00–15:30 Japan (07:00 Deutschland)",
        "🚌 Treffpunkt 13:15 Lobby, Hotel Beispiel – spätestens dann los",
        *address,
        "",
        "🍽 Abendessen",
        "Di 23. April, 19:00–21:00 Japan (12:00 Deutschland)",
        *address,
    ]
