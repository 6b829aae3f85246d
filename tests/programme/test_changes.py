"""What changed, and for whom, by example."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.programme.agenda import Agenda
from bot.programme.changes import Change, affected, changes_for, item_changes
from bot.programme.model import Counterpart, Item, Meet, Place, Status, Text, Trip
from tests.programme.strategies import APRIL, PEOPLE, item, trip

ANA, BEN, CARL, DORA = PEOPLE
HOUR = timedelta(hours=1)
MORNING = APRIL + timedelta(hours=12)
"""When the new version is published."""
VISIT = item("visit", MORNING + 3 * HOUR, MORNING + 4 * HOUR, audience=("science",))
OVER = item("over", MORNING - 3 * HOUR, MORNING - 2 * HOUR)
HOST = Counterpart("Hanako Reiji", None, None, "CEO", "Nidec")
CANCELLED = replace(VISIT, status=Status.CANCELLED)


def told(old: Sequence[Item], new: Sequence[Item]) -> dict[str, dict[str, str]]:
    """Who is told what: `{"ana": {"visit": "moved place"}}`."""
    return told_of(trip(old), trip(new))


def told_of(old: Trip, new: Trip) -> dict[str, dict[str, str]]:
    return {name: in_words(changes) for name, changes in affected(Agenda(old), Agenda(new), MORNING).items()}


def in_words(changes: Sequence[Change]) -> dict[str, str]:
    return {change.item_id: " ".join(sorted(aspect.value for aspect in change.aspects)) for change in changes}


def text(german: str, english: str) -> Text:
    return Text((("de", german), ("en", english)))


def both(what: str, name: str = "visit") -> dict[str, dict[str, str]]:
    """The two who travel with the science group are told the same."""
    return {"ana": {name: what}, "carl": {name: what}}


def test_those_concerned_are_told_and_nobody_else() -> None:
    assert told([VISIT, OVER], [replace(VISIT, end=VISIT.end + HOUR), OVER]) == both("moved")


@pytest.mark.parametrize(
    ("edit", "aspect"),
    [
        ({"start": VISIT.start + HOUR / 2}, "moved"),
        ({"end_zone": "Europe/Berlin"}, "moved"),
        ({"status": Status.CANCELLED, "end": VISIT.end + HOUR}, "cancelled"),
        ({"status": Status.TENTATIVE}, "tentative"),
        ({"meet": Meet(VISIT.start, None, None)}, "meeting"),
        ({"travel": HOUR}, "meeting"),
        ({"title": text("Nidec", "Nidec")}, "title"),
        ({"dress": text("dunkler Anzug", "dark suit")}, "dress"),
        ({"bring": text("Reisepass", "passport")}, "bring"),
        ({"interpreter": "Ken Honyaku"}, "interpreter"),
        ({"counterparts": (HOST,)}, "counterparts"),
    ],
)
def test_people_are_told_what_alters_their_day(edit: dict[str, object], aspect: str) -> None:
    assert told([VISIT], [replace(VISIT, **edit)]) == both(aspect)  # type: ignore[arg-type]


def test_notes_links_and_readings_are_for_organisers_only() -> None:
    known = replace(VISIT, counterparts=(HOST,))
    new = replace(known, notes=text("Bitte leise", "Quiet, please"), counterparts=(replace(HOST, reading="れいじ"),))
    assert told([known], [new]) == {}
    assert in_words(item_changes(Agenda(trip([known])), Agenda(trip([new])))) == {"visit": "details"}


def test_the_same_person_of_another_company_is_another_counterpart() -> None:
    known = replace(VISIT, counterparts=(HOST,))
    assert told([known], [replace(known, counterparts=(replace(HOST, organisation="Horiba"),))]) == both("counterparts")


def test_another_coach_at_the_meeting_point_is_told() -> None:
    met = Meet(VISIT.start - HOUR, "hall", text("Bus 1", "coach 1"))
    moved = replace(met, note=text("Bus 2", "coach 2"))
    assert told([replace(VISIT, meet=met)], [replace(VISIT, meet=moved)]) == both("meeting")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Besuch bei Nidec - Kyoto", "Besuch bei „Nidec“ – KYOTO", {}),
        ("Führung", "Fu\u0308hrung", {}),
        ("Führung, 3-4 Personen", "Führung, 34 Personen", both("title")),
    ],
)
def test_what_is_only_typed_otherwise_is_no_news(before: str, after: str, expected: dict[str, dict[str, str]]) -> None:
    old = replace(VISIT, title=text(before, "Visit"))
    assert told([old], [replace(old, title=text(after, "Visit"))]) == expected


def test_a_translation_put_right_is_news_only_for_those_who_read_it() -> None:
    old = replace(VISIT, dress=text("dunkler Anzug", "black suit"))
    before, after = trip([old]), trip([replace(old, dress=text("dunkler Anzug", "dark suit"))])
    assert told_of(before, after) == {}
    english = replace(after, people=tuple(replace(person, language="en") for person in PEOPLE))
    assert told_of(before, english) == both("dress")
    assert list(affected(Agenda(before), Agenda(after), MORNING, {"ana": "en"})) == ["ana"]
    assert in_words(changes_for("ana", Agenda(before), Agenda(after), MORNING, "en")) == {"visit": "dress"}
    assert in_words(item_changes(Agenda(before), Agenda(after))) == {"visit": "dress"}


def test_what_is_cancelled_comes_back_with_all_that_changed_meanwhile() -> None:
    assert told([CANCELLED], [replace(VISIT, end=VISIT.end + HOUR)]) == both("moved restored")


def test_what_is_confirmed_is_told() -> None:
    assert told([replace(VISIT, status=Status.TENTATIVE)], [VISIT]) == both("confirmed")


def test_what_was_off_and_stays_off_is_nothing() -> None:
    assert told([CANCELLED], [replace(CANCELLED, end=VISIT.end + HOUR)]) == {}
    assert told([CANCELLED], []) == told([], [CANCELLED]) == {}


def test_an_item_of_a_new_audience_is_new_for_some_and_gone_for_others() -> None:
    assert told([VISIT], [replace(VISIT, audience=("trade",), end=VISIT.end + HOUR)]) == {
        "ana": {"visit": "removed"},
        "ben": {"visit": "new"},
        "carl": {"visit": "moved"},
    }


def test_whoever_changes_groups_changes_agendas() -> None:
    before = trip([VISIT])
    after = replace(before, people=(replace(ANA, groups=()), replace(BEN, groups=("science",)), CARL, DORA))
    assert told_of(before, after) == {"ana": {"visit": "removed"}, "ben": {"visit": "new"}}
    assert in_words(item_changes(Agenda(before), Agenda(after))) == {"visit": "audience"}


def test_whoever_joins_or_leaves_the_trip_is_told_nothing() -> None:
    before = trip([VISIT])
    without = replace(before, people=PEOPLE[1:])
    assert told_of(before, without) == told_of(without, before) == {}
    assert changes_for("ana", Agenda(before), Agenda(without), MORNING) == ()
    assert changes_for("ana", Agenda(without), Agenda(before), MORNING) == ()


def test_nobody_is_told_what_is_over() -> None:
    assert told([OVER], [replace(OVER, end=OVER.end + HOUR / 2)]) == told([OVER], []) == told([], [OVER]) == {}


def test_what_moves_into_the_past_or_out_of_it_is_told() -> None:
    earlier = replace(VISIT, start=OVER.start, end=OVER.end)
    assert told([VISIT], [earlier]) == told([earlier], [VISIT]) == both("moved")


def test_changes_stand_in_the_order_of_the_new_agenda() -> None:
    late, gone = (
        replace(VISIT, id="late", end=VISIT.end + HOUR),
        replace(VISIT, id="gone", start=VISIT.start + HOUR / 2),
    )
    early = replace(late, start=VISIT.start - HOUR)
    changes = changes_for("ana", Agenda(trip([VISIT, late, gone])), Agenda(trip([CANCELLED, early])), MORNING)
    assert in_words(changes) == {"late": "moved", "visit": "cancelled", "gone": "removed"}
    assert [change.item_id for change in changes] == ["late", "visit", "gone"]


HALL = Place("hall", "Nidec", None, "1 Tonoshiro, Kyoto", None, None, None, None)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (replace(HALL, name="Nidec Plant"), both("place")),
        (replace(HALL, address="9 Shimotoba, Kyoto"), both("place")),
        (replace(HALL, address="601-8205, 1 Tonoshiro, Kyoto"), {}),
        (replace(HALL, address=None), {}),
        (replace(HALL, name="NIDEC", phone="+81 1", name_ja="日本電産"), {}),
    ],
)
def test_a_place_that_is_elsewhere_now_is_told_one_described_better_is_not(
    entry: Place, expected: dict[str, dict[str, str]]
) -> None:
    before = replace(trip([replace(VISIT, place="hall")]), places=(HALL,))
    assert told_of(before, replace(before, places=(entry,))) == expected


def test_the_length_of_the_way_is_no_news_where_people_meet() -> None:
    met = replace(VISIT, meet=Meet(VISIT.start - HOUR, "hall", None), travel=HOUR)
    assert told([met], [replace(met, travel=HOUR / 2)]) == {}


def test_whoever_publishes_the_same_again_tells_nobody(sample: Agenda) -> None:
    assert affected(sample, Agenda(sample.trip), MORNING) == {}
    assert item_changes(sample, Agenda(sample.trip)) == ()
