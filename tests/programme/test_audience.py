"""Who is meant equals a plain reading of the terms, one person after the other."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from bot.app import load, sample_programme
from bot.programme.agenda import Agenda
from bot.programme.audience import Audience, known, members
from bot.programme.model import Person

SAMPLE = load(sample_programme())
PEOPLE = st.sampled_from([person.id for person in SAMPLE.trip.people])
TERMS = st.one_of(
    st.just("all"),
    st.sampled_from(sorted(SAMPLE.groups)),
    PEOPLE,
    PEOPLE.map(lambda person: f"-{person}"),
    st.sampled_from(sorted(SAMPLE.items)).map(lambda item: f"item:{item}"),
    st.sampled_from(["on:telegram", "on:slack", "on:nowhere", "item:gone", "a-group-that-is-gone", "-nobody"]),
)
PRESENT = st.fixed_dictionaries({"telegram": st.sets(PEOPLE), "slack": st.sets(PEOPLE)})


def is_meant(person: Person, terms: list[str], present: Mapping[str, set[str]], author: str) -> bool:
    """One term after the other, for one person."""
    if f"-{person.id}" in terms or (person.id == author and author not in terms):
        return False
    for term in terms:
        kind, _, name = term.partition(":")
        if kind == "item" and name in SAMPLE.items and SAMPLE.items[name] in SAMPLE.of(person):
            return True
        if kind == "on" and person.id in present.get(name, set()):
            return True
        if term == "all" or term == person.id or term in person.groups:
            return True
    return False


@given(st.lists(TERMS, max_size=6), PRESENT, PEOPLE)
def test_who_is_meant_is_whoever_a_term_names_and_none_leaves_out(
    terms: list[str], present: dict[str, set[str]], author: str
) -> None:
    audience = Audience.of(",".join(terms))
    expected = [person.id for person in SAMPLE.trip.people if is_meant(person, terms, present, author)]
    assert list(members(audience, SAMPLE, present, author=author)) == expected


@given(st.lists(st.tuples(st.booleans(), TERMS), max_size=12))
def test_terms_come_and_go_and_survive_being_written_down(steps: list[tuple[bool, str]]) -> None:
    audience, chosen = Audience(), set[str]()
    for add, term in steps:
        audience = audience.plus(term) if add else audience.minus(term)
        chosen.discard(term)
        if add:
            chosen -= {f"-{term}", term.removeprefix("-")}
            chosen.add(term)
    assert set(audience.terms) == chosen
    assert Audience.of(str(audience)) == audience


def test_what_means_nothing_on_this_trip_is_not_known(sample: Agenda) -> None:
    for term in ("all", "politics", "p05", "-p05", "item:kyocera-visit", "on:slack"):
        assert known(term, sample, {"slack": ()})
    for term in ("", "-", "-all", "--p05", "-politics", "item:", "item:gone", "on:", "on:fax", "p99", "item:p05"):
        assert not known(term, sample, {"slack": ()})
