"""Two versions of a programme for property tests: items, places and people of one are edited, and edited again.

All texts and places are drawn from few, of which we know what they mean to a reader: so a plain reading of the rules
needs no idea of how to compare spellings.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from bot.programme.model import Counterpart, Item, Kind, Link, Meet, Person, Place, Source, Status, Text, Trip
from tests.programme.strategies import AUDIENCES, HALF_HOUR, PEOPLE, Case, cases, item, person

MEANINGS: dict[str | None, str | None] = {
    None: None,
    "Besuch bei Nidec": "visit",
    "BESUCH  bei „Nidec“": "visit",
    "Werkstour, 3-4 Personen": "small tour",
    "Werkstour – 34 Personen": "large tour",
    "Visit to Nidec": "visit",
    "Visit to Nidec!": "visit",
    "Factory tour": "tour",
    "Nidec": "Nidec",
    "NIDEC": "Nidec",
    "Nidec Plant": "plant",
    "1 Tonoshiro": "Tonoshiro",
    "601-8205, 1 Tonoshiro, Kyoto": "Tonoshiro",
    "9 Shimotoba": "Shimotoba",
    "Ken Hinagata": "Ken",
    "Ken HINAGATA": "Ken",
    "Taro Mihon": "Taro",
}
"""What each text says, however it is typed."""

TEXTS = (
    Text((("de", "Besuch bei Nidec"), ("en", "Visit to Nidec"))),
    Text((("de", "BESUCH  bei „Nidec“"), ("en", "Visit to Nidec!"))),
    Text((("de", "Werkstour, 3-4 Personen"), ("en", "Visit to Nidec"))),
    Text((("de", "Werkstour – 34 Personen"), ("en", "Factory tour"))),
    Text((("", "Besuch bei Nidec"),)),
)
OPTIONAL_TEXTS = (None, *TEXTS)
NAMES = (None, "Ken Hinagata", "Ken HINAGATA", "Taro Mihon")
KEN, TARO = (Counterpart(name, None, None, None, "Nidec") for name in ("Ken Hinagata", "Taro Mihon"))
OTHERS = ((), (KEN,), (replace(KEN, reading="ひながた", title="CEO", organisation="NIDEC"),), (KEN, TARO), (TARO, KEN))
ENTRIES = (
    ("Nidec", None),
    ("Nidec", "1 Tonoshiro"),
    ("NIDEC", "601-8205, 1 Tonoshiro, Kyoto"),
    ("Nidec", "9 Shimotoba"),
    ("Nidec Plant", "1 Tonoshiro"),
)
ANA, BEN, CARL, DORA = PEOPLE
TRAVELLERS = (
    PEOPLE,
    (ANA, BEN, replace(CARL, groups=("trade",)), DORA),
    (ANA, replace(BEN, language="en"), CARL),
    (replace(ANA, groups=()), BEN, CARL, DORA, person("eve", "trade")),
)

Edit = Callable[[Trip, int, int], Trip]
"""A trip with one thing changed: the number of an item, and the number of a choice."""


@dataclass(frozen=True)
class Pair:
    """Two versions of a programme, and when the second is published."""

    old: Trip
    new: Trip
    now: datetime


def pairs(begins: datetime) -> st.SearchStrategy[Pair]:
    """A programme around an instant, edited up to twelve times, and then up to eight times more."""
    edit = st.tuples(st.sampled_from(EDITS), st.integers(0, 7), st.integers(0, 9))
    return st.builds(_pair, cases(begins), st.lists(edit, max_size=12), st.lists(edit, min_size=1, max_size=8))


def _pair(case: Case, first: list[tuple[Edit, int, int]], then: list[tuple[Edit, int, int]]) -> Pair:
    old = _edited(case.trip, [(_places, 0, 1), *first])
    return Pair(old, _edited(old, then), case.instants[0])


def _edited(trip: Trip, edits: Sequence[tuple[Edit, int, int]]) -> Trip:
    for edit, which, choice in edits:
        trip = edit(trip, which, choice)
    return trip


def _on_item(options: Callable[[Item], Sequence[dict[str, Any]]]) -> Edit:
    """An edit of one item, if there is one: its fields take one of several sets of values."""

    def edit(trip: Trip, which: int, choice: int) -> Trip:
        items = list(trip.items)
        if items:
            chosen = items[which % len(items)]
            values = options(chosen)
            items[which % len(items)] = replace(chosen, **values[choice % len(values)])
        return replace(trip, items=tuple(items))

    return edit


def _values(field: str, *options: object) -> Edit:
    return _on_item(lambda _: [{field: option} for option in options])


def _moved(item: Item) -> list[dict[str, Any]]:
    later = {"start": item.start + HALF_HOUR, "end": item.end + HALF_HOUR}
    return [later, {"end": item.end + HALF_HOUR}, {"zone": "Europe/Berlin"}, {"end_zone": "UTC"}]


def _met(item: Item) -> list[dict[str, Any]]:
    meets = [Meet(item.start, place, note) for place in (None, "nidec") for note in (None, TEXTS[0], TEXTS[2])]
    return [
        {"meet": meet} for meet in (None, Meet(None, "hotel", None), Meet(item.start - HALF_HOUR, None, None), *meets)
    ]


def _places(trip: Trip, which: int, choice: int) -> Trip:
    name, address = ENTRIES[choice % len(ENTRIES)]
    basic = Place("nidec", name, None, address, None, None, None, None)
    hotel = Place("hotel", "Nidec", None, "9 Shimotoba", None, f"+81 {which}", None, None)
    return replace(trip, places=(basic, hotel))


def _people(trip: Trip, which: int, choice: int) -> Trip:
    return replace(trip, people=TRAVELLERS[choice % len(TRAVELLERS)])


def _added(trip: Trip, which: int, choice: int) -> Trip:
    start = trip.items[0].start if trip.items else datetime.fromisoformat("2024-04-22T12:00+00:00")
    fresh = item(f"n{choice}", start, start + 3 * HALF_HOUR, audience=AUDIENCES[which], status=[*Status][choice % 3])
    return replace(trip, items=(*(old for old in trip.items if old.id != fresh.id), fresh))


def _dropped(trip: Trip, which: int, choice: int) -> Trip:
    return replace(trip, items=tuple(item for number, item in enumerate(trip.items) if number != which))


EDITS: tuple[Edit, ...] = (
    _on_item(_moved),
    _on_item(_met),
    _places,
    _people,
    _added,
    _dropped,
    *[_values("status", *Status)] * 3,
    _values("place", None, "nidec", "hotel"),
    _values("audience", *AUDIENCES),
    _values("title", *TEXTS),
    _values("dress", *OPTIONAL_TEXTS),
    _values("bring", *OPTIONAL_TEXTS),
    _values("notes", *OPTIONAL_TEXTS),
    _values("counterparts", *OTHERS),
    _values("interpreter", *NAMES),
    _values("travel", None, timedelta(minutes=20), timedelta(minutes=40)),
    _values("kind", Kind.DINNER, Kind.VISIT),
    _values("links", (), (Link("Nidec", "https://example.org"),)),
    _values("source", None, Source.PUBLISHED),
)


def reads(text: Text | None, reader: Person) -> str | None:
    """What a text means to somebody."""
    return None if text is None else MEANINGS.get(said := text.in_(reader.language), said)
