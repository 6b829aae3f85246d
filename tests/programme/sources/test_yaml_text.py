"""A programme as text, the form in which it is kept: whatever it says comes back to the letter."""

from dataclasses import replace

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.programme.agenda import Agenda
from bot.programme.model import Group, Text
from bot.programme.sources import yaml_writer
from bot.programme.sources.reading import read_text

MANY = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)

ODD = "\0\x07\x1b\x7f\x85\x9f\xa0\u2028\u2029\u200b\u202e\ufeff\ufffe\r\n\t \\\"':#-?&*!|>%@`{}[],~aé京\U0001f469"
letters = st.text(st.sampled_from(ODD), min_size=1, max_size=8)
pieces = [
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\u2028",
    "word",
    "a: b",
    "- ",
    "# no",
    "'",
    '"',
    "\\",
    "京都",
    "x" * 60,
]
long_texts = st.lists(st.sampled_from(pieces), min_size=1, max_size=60).map("".join)
texts = (letters | long_texts).map(str.strip).filter(bool)
ids = st.text(st.sampled_from(ODD), min_size=1, max_size=64).filter(
    lambda name: not any(letter.isspace() or letter in ",;|" for letter in name)
)


@MANY
@example(first=":\x85:", second="a\n\u2028b\u2029c", name="\ufeff")
@given(first=texts, second=texts, name=ids)
def test_odd_letters_and_long_lines_come_back(sample: Agenda, first: str, second: str, name: str) -> None:
    trip = replace(
        sample.trip,
        title=Text((("de", first), ("en", second))),
        organiser=first,
        groups=(Group(name, Text((("", second),))),),
        people=(),
        items=(),
    )
    assert read_text(yaml_writer.text(trip)).trip == trip


def test_a_text_that_is_no_programme_says_where() -> None:
    (problem,) = read_text("trip:\n\tid: x\n").problems
    assert (problem.code, problem.where.line) == ("yaml-tab", 2)
