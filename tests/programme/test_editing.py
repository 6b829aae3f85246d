"""Edits of a programme: what each does, what cannot be done, and that a programme always comes of what can."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clock import local
from bot.programme.agenda import Agenda
from bot.programme.editing import apply, as_in_calendar, possible
from bot.programme.edits import BadEdit, Edit, What, edit
from bot.programme.model import Item, Status, Trip
from bot.programme.sources.reading import checked, read_file
from bot.speech.calendar import calendar

NIDEC = "nidec-visit"


def edited(sample: Agenda, *edits: Edit) -> Item:
    """Nidec after some edits."""
    return Agenda(apply(sample.trip, edits)).items[NIDEC]


def there(moment: datetime | None) -> str:
    """As the clocks in Japan show it."""
    assert moment is not None
    return f"{local(moment, 'Asia/Tokyo'):%d. %H:%M}"


def test_an_item_moves_with_its_end_and_its_meeting_point(sample: Agenda) -> None:
    moved = edited(sample, Edit(NIDEC, What.SHIFT, "-15"))
    assert moved.meet is not None
    assert (there(moved.start), there(moved.end), there(moved.meet.at)) == ("23. 10:35", "23. 11:45", "23. 10:05")
    moved = edited(sample, Edit(NIDEC, What.START, "15:00"))
    assert moved.meet is not None
    assert (there(moved.start), there(moved.end), there(moved.meet.at)) == ("23. 15:00", "23. 16:10", "23. 14:30")
    assert there(edited(sample, Edit(NIDEC, What.START, "2024-04-24 09:00")).start) == "24. 09:00"


def test_an_end_before_the_start_is_the_next_mornings(sample: Agenda) -> None:
    assert there(edited(sample, Edit(NIDEC, What.END, "11:30")).end) == "23. 11:30"
    assert there(edited(sample, Edit(NIDEC, What.END, "00:30")).end) == "24. 00:30"


def test_a_new_place_becomes_one_of_the_programme_once(sample: Agenda) -> None:
    trip = apply(
        sample.trip, [Edit(NIDEC, What.PLACE, "+Café Beispiel"), Edit(NIDEC, What.MEET_PLACE, "+café beispiel")]
    )
    (new,) = trip.places[len(sample.trip.places) :]
    assert (new.id, new.name) == ("cafe-beispiel", "Café Beispiel")
    nidec = Agenda(trip).items[NIDEC]
    assert nidec.place == "cafe-beispiel"
    assert nidec.meet is not None
    assert (nidec.meet.place, nidec.meet.note) == ("cafe-beispiel", None)


def test_people_and_groups_come_and_go(sample: Agenda) -> None:
    assert edited(sample, Edit(NIDEC, What.AUDIENCE, "+science -p05")).audience == (
        "p07",
        "p08",
        "p11",
        "o02",
        "science",
    )
    assert edited(sample, Edit(NIDEC, What.AUDIENCE, "all")).audience == ("all",)
    kyocera = Agenda(apply(sample.trip, [Edit("kyocera-visit", What.AUDIENCE, "-p05")])).items["kyocera-visit"]
    stayed = {person.id for person in sample.attendees(sample.items["kyocera-visit"])} - {"p05"}
    assert set(kyocera.audience) == stayed, "who came as a group's member is named now"


def test_what_is_said_of_an_item(sample: Agenda) -> None:
    assert edited(sample, Edit(NIDEC, What.STATUS, "cancelled")).status is Status.CANCELLED
    noted = edited(sample, Edit(NIDEC, What.NOTE, "Bitte leise")).notes
    assert noted is not None
    assert noted.in_("en") == "Bitte leise"
    assert edited(sample, Edit(NIDEC, What.NOTE, "-")).notes is None
    gone = [Edit(NIDEC, what, "-") for what in (What.MEET_AT, What.MEET_PLACE, What.MEET_NOTE)]
    assert edited(sample, *gone).meet is None


@pytest.mark.parametrize(
    ("what", "value", "code"),
    [
        (What.SHIFT, "soon", "not-a-time"),
        (What.SHIFT, "9" * 20, "not-a-time"),
        (What.SHIFT, "99999", "too-far"),
        (What.START, "25:00", "not-a-time"),
        (What.START, "2024-02-30 10:00", "not-a-time"),
        (What.END, "", "not-a-time"),
        (What.PLACE, "nowhere", "no-place"),
        (What.PLACE, "+", "no-place"),
        (What.STATUS, "perhaps", "not-understood"),
        (What.AUDIENCE, "", "nobody"),
        (What.AUDIENCE, "strangers", "unknown-name"),
        (What.AUDIENCE, "+p05 p07", "not-understood"),
        (What.AUDIENCE, "-p05 -p07 -p08 -p11 -o02", "nobody"),
    ],
)
def test_what_cannot_be_done_says_why(sample: Agenda, what: What, value: str, code: str) -> None:
    with pytest.raises(BadEdit) as error:
        apply(sample.trip, [Edit(NIDEC, what, value)])
    assert error.value.code == code


def test_an_hour_that_exists_twice_is_not_guessed(sample: Agenda) -> None:
    with pytest.raises(BadEdit) as error:
        apply(sample.trip, [Edit("flight-fra-kix", What.START, "2024-03-31 02:30")])
    assert error.value.code in {"uncertain-time", "too-far"}


def test_edits_of_what_is_gone_are_told_from_those_that_fit(sample: Agenda) -> None:
    fits, gone = Edit(NIDEC, What.SHIFT, "15"), Edit("gone", What.SHIFT, "15")
    assert possible(sample.trip, [gone, fits]) == ([fits], [gone])


def test_a_changed_calendar_of_ours_is_a_few_edits(sample: Agenda) -> None:
    later = apply(sample.trip, [Edit(NIDEC, What.SHIFT, "30"), Edit("horiba-visit", What.STATUS, "cancelled")])
    file = calendar(later.items, sample.places, "Meine Reise", "de", sample.trip.items[0].start, trip_id=later.id)
    reading = read_file("delegation.ics", file)
    assert reading.trip is not None, reading.problems
    found = as_in_calendar(sample.trip, reading.trip)
    assert found == [
        Edit(NIDEC, What.START, "2024-04-23 11:20"),
        Edit("horiba-visit", What.STATUS, "cancelled"),
    ]


def edits_of(trip: Trip) -> st.SearchStrategy[Edit]:
    """Edits that somebody might think of, most of them possible."""
    items = st.sampled_from([item.id for item in trip.items])
    clocks = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
    days = st.sampled_from(["", "2024-04-22 ", "2024-04-25 "])
    moments = st.builds("{}{}".format, days, clocks)
    places = st.sampled_from([*(place.id for place in trip.places), "+Neu", "-", "nowhere"])
    names = st.sampled_from(["all", "+science", "-opie", "+p05", "-p07", "p01 p02", "+nobody"])
    words = st.text(max_size=30)
    values = {
        What.SHIFT: st.integers(-2000, 2000).map(str),
        What.START: moments,
        What.END: moments,
        What.MEET_AT: moments,
        What.PLACE: places,
        What.MEET_PLACE: places,
        What.STATUS: st.sampled_from(list(Status)),
        What.NOTE: words,
        What.MEET_NOTE: words,
        What.AUDIENCE: names,
    }
    return st.sampled_from(list(What)).flatmap(lambda what: st.builds(Edit, items, st.just(what), values[what]))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_comes_of_edits_is_a_programme_or_said_to_be_none(sample: Agenda, data: st.DataObject) -> None:
    edits = data.draw(st.lists(edits_of(sample.trip), max_size=5))
    assert [edit(one.plain()) for one in edits] == edits
    good, _ = possible(sample.trip, edits)
    trip = apply(sample.trip, good)
    reading = checked(trip)
    if reading.trip is None:
        assert reading.problems
    else:
        assert [item.start for item in reading.trip.items] == [item.start for item in trip.items]
        assert {item.id for item in trip.items} == set(sample.items)


@settings(max_examples=60, deadline=None)
@given(minutes=st.integers(-600, 600))
def test_a_shift_and_its_contrary_change_nothing(sample: Agenda, minutes: int) -> None:
    there_and_back = [Edit(NIDEC, What.SHIFT, str(minutes)), Edit(NIDEC, What.SHIFT, str(-minutes))]
    assert apply(sample.trip, there_and_back) == sample.trip
    once = Agenda(apply(sample.trip, there_and_back[:1])).items[NIDEC]
    assert once.start - sample.items[NIDEC].start == timedelta(minutes=minutes)
