"""Any trip a programme file can say, for round trips: odd texts, every zone corner, lists that are empty on purpose."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from bot.programme.model import (
    EVERYONE,
    Contact,
    Counterpart,
    Group,
    Item,
    Kind,
    Link,
    Meet,
    Person,
    Place,
    QuietHours,
    Reminders,
    Role,
    Source,
    Status,
    Text,
    Trip,
)
from bot.programme.sources import values

T = TypeVar("T")
Draw = st.DrawFn

CODES = ("de", "en", "ja", "xyz")
TRAPS = (
    *("=1+1", "+49", "-x", "@SUM(A1)", "#REF!", "null", "~", "–", "true", "14:00", "0012", "1e5", "a: b", "- a"),
    *("'a", "all", "alle", "Firmenbesuch", "{=1}", "|", "a #b", "? a", "&a", "*a", "%a", "👩‍🚀", "京都\n市"),
)
NIGHTS = (
    datetime(2024, 4, 22, 12, tzinfo=UTC),
    datetime(2024, 10, 26, 22, tzinfo=UTC),
    datetime(2024, 11, 3, 3, tzinfo=UTC),
    datetime(2024, 4, 6, 13, tzinfo=UTC),
)
"""In three of these nights some zone below sets its clocks back."""

zones = st.sampled_from(["Asia/Tokyo", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"])
lines = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=8)
paragraphs = st.lists(lines, min_size=2, max_size=3).map("\n".join)
plain = st.one_of(st.sampled_from(TRAPS), lines, paragraphs).map(str.strip).filter(bool)
ids = st.text("abzAZ019äß=@+_.#-京", min_size=1, max_size=6).filter(lambda name: name != EVERYONE)
phones = st.sampled_from(["+49 3643 1234", "110", "050-3816-2787", "(03) 12/34"])
times = st.times().map(lambda at: at.replace(microsecond=0))
days = st.dates(datetime(2024, 1, 1, tzinfo=UTC).date(), datetime(2024, 12, 31, tzinfo=UTC).date())
instants = st.builds(
    lambda night, minutes, seconds: night + timedelta(minutes=minutes, seconds=seconds),
    st.sampled_from(NIGHTS),
    st.integers(0, 600),
    st.sampled_from([0, 0, 0, 7]),
)
leads = st.lists(st.sampled_from(["60min", "leave", "1,5h", "24h", "1h30", "3 Std."]), max_size=3).map(
    lambda written: tuple(values.lead(each) for each in written)
)


def maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """A field that may be left out."""
    return st.none() | strategy


def some(options: Sequence[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """Several of some options, perhaps none, in any order."""
    return st.lists(st.sampled_from(options), unique=True, max_size=3).map(tuple) if options else st.just(())


@st.composite
def texts(draw: Draw) -> Text:
    """One string for all languages, or one for each of several, in any order."""
    codes = draw(st.just(("",)) | st.lists(st.sampled_from(CODES), unique=True, min_size=1, max_size=3).map(tuple))
    return Text(tuple((code, draw(plain)) for code in codes))


def _several(of: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(of, max_size=most).map(tuple)


contacts = st.builds(Contact, plain, maybe(texts()), maybe(phones), st.booleans())
counterparts = st.builds(Counterpart, plain, maybe(plain), maybe(plain), maybe(plain), maybe(plain))
links = st.builds(Link, plain, st.sampled_from(["https://x.example/?a=1,2;3#b", "http://x.example"]))
locations = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
reminders = st.builds(
    Reminders,
    st.dictionaries(st.sampled_from(list(Kind)), leads, max_size=2).map(
        lambda by_kind: tuple((kind, by_kind[kind]) for kind in Kind if kind in by_kind)
    ),
    leads,
    maybe(times),
)


@st.composite
def meets(draw: Draw, start: datetime, places: Sequence[str]) -> Meet | None:
    """A meeting point, up to two days before."""
    at = draw(maybe(st.integers(0, 3000).map(lambda minutes: start - timedelta(minutes=minutes))))
    place = draw(maybe(st.sampled_from(places))) if places else None
    note = draw(maybe(texts()))
    return None if at is None and place is None and note is None else Meet(at, place, note)


@st.composite
def items(draw: Draw, name: str, places: Sequence[str], audience: Sequence[str]) -> Item:
    """A programme point with any of its fields."""
    start = draw(instants)
    zone = draw(zones)
    return Item(
        id=name,
        kind=draw(st.sampled_from(Kind)),
        title=draw(texts()),
        start=start,
        end=start + timedelta(minutes=draw(st.integers(1, 4000))),
        zone=zone,
        end_zone=draw(st.just(zone) | zones),
        place=draw(maybe(st.sampled_from(places))) if places else None,
        meet=draw(meets(start, places)),
        travel=draw(maybe(st.integers(0, 100_000).map(lambda minutes: timedelta(minutes=minutes)))),
        audience=draw(st.just((EVERYONE,)) | some(audience)),
        status=draw(st.sampled_from(Status)),
        counterparts=draw(_several(counterparts)),
        interpreter=draw(maybe(plain)),
        dress=draw(maybe(texts())),
        bring=draw(maybe(texts())),
        notes=draw(maybe(texts())),
        links=draw(_several(links)),
        source=draw(maybe(st.sampled_from(Source))),
    )


@st.composite
def trips(draw: Draw) -> Trip:
    """A trip a programme file can say."""
    languages = tuple(draw(st.lists(st.sampled_from(CODES), unique=True, min_size=1)))
    names = draw(st.lists(ids, unique=True, max_size=4))
    groups, people = names[:2], names[2:]
    places = draw(st.lists(ids, unique=True, max_size=2))
    first, last = sorted(draw(st.tuples(days, days)))
    return Trip(
        id="trip-1",
        title=draw(texts()),
        organiser=draw(maybe(plain)),
        zone=draw(zones),
        home_zone=draw(zones),
        languages=languages,
        starts=first,
        ends=last,
        quiet_hours=draw(maybe(st.builds(QuietHours, times, times))),
        reminders=draw(reminders),
        contacts=draw(_several(contacts)),
        groups=tuple(Group(name, draw(texts())) for name in groups),
        people=tuple(draw(_person(name, groups)) for name in people),
        places=tuple(draw(_place(name)) for name in places),
        items=tuple(draw(items(name, places, names)) for name in draw(st.lists(ids, unique=True, max_size=3))),
    )


def _person(name: str, groups: Sequence[str]) -> st.SearchStrategy[Person]:
    return st.builds(
        Person,
        st.just(name),
        plain,
        maybe(plain),
        st.sampled_from(Role),
        some(groups),
        st.sampled_from(CODES),
        maybe(st.just("a+b@x.example")),
        maybe(phones),
    )


def _place(name: str) -> st.SearchStrategy[Place]:
    of_texts = [maybe(plain)] * 3
    return st.builds(Place, st.just(name), plain, *of_texts, maybe(phones), maybe(locations), maybe(texts()))
