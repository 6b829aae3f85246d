"""Every limit of Block Kit in the loopback Slack, and what it makes of nonsense."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.slack.blockkit import check_message, check_view, message_size
from tests.fakes.slack_blocks import Json, actions, button, labelled, option, plain, section, select

LIMITS: list[tuple[int, Callable[[int], list[Json]]]] = [
    (3000, lambda size: [section("x" * size)]),
    (150, lambda size: [{"type": "header", "text": plain("x" * size)}]),
    (75, lambda size: [actions(button("x" * size))]),
    (2000, lambda size: [actions(button(value="x" * size))]),
    (255, lambda size: [actions(button(action_id="x" * size))]),
    (255, lambda size: [section(block_id="x" * size)]),
    (25, lambda size: [actions(*(button(str(number)) for number in range(size)))]),
    (10, lambda size: [{"type": "context", "elements": [plain("x")] * size}]),
    (10, lambda size: [section(fields=[plain("x")] * size)]),
    (100, lambda size: [actions(select(*(option(str(number)) for number in range(size))))]),
    (50, lambda size: [{"type": "divider"}] * size),
    (75, lambda size: [actions(select(option("a", description=plain("x" * size))))]),
    (75, lambda size: [actions(select(option("x" * size, "x")))]),
    (150, lambda size: [actions(select(option("x", "x" * size)))]),
    (150, lambda size: [actions(select(option("x"), placeholder=plain("x" * size)))]),
    (2000, lambda size: [labelled({"type": "plain_text_input"}, hint=plain("x" * size))]),
    (2000, lambda size: [{"type": "image", "image_url": "https://example.org/a.png", "alt_text": "x" * size}]),
    (12_000, lambda size: [{"type": "markdown", "text": "x" * size}]),
]


@given(st.sampled_from(LIMITS), st.integers(1, 12_010))
def test_every_limit_is_exact(limit: tuple[int, Callable[[int], list[Json]]], size: int) -> None:
    most, blocks = limit
    size = min(size, most + 3)
    assert (check_message(blocks(size)) == []) == (size <= most)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just("section"),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
                        st.sampled_from(["type", "text", "elements", "fields", "accessory", "element", "label"]), inner
                    ), max_leaves=10))  # fmt: skip
def test_nonsense_is_refused_and_never_an_accident(nonsense: Any) -> None:
    problems = check_message([nonsense]) + check_view(nonsense)
    assert all("[json-pointer:/" in problem for problem in problems)
    assert problems


def test_the_size_of_a_message_counts_words_and_blocks() -> None:
    assert message_size([section("abc"), actions(button("de")), {"type": "divider"}]) == 3 * 72 + 5


@pytest.mark.parametrize(
    ("kind", "field", "right", "wrong"),
    [
        ("datepicker", "initial_date", "2024-12-31", "2024-12-32"),
        ("datepicker", "initial_date", "2024-01-01", "2024-00-01"),
        ("timepicker", "initial_time", "23:59", "24:00"),
        ("datetimepicker", "initial_date_time", 1713862800, 1713862800000),
        ("number_input", "initial_value", "-1.5", "1,5"),
    ],
)
def test_dates_times_and_numbers_have_a_form(kind: str, field: str, right: Any, wrong: Any) -> None:
    more = {"is_decimal_allowed": True} if kind == "number_input" else {}
    for value, count in ((right, 0), (wrong, 1)):
        assert len(check_message([labelled({"type": kind, field: value} | more)])) == count
