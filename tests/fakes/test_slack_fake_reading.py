"""What people read in the blocks of the loopback Slack."""

from typing import Any

import pytest

from tests.fakes.slack.mrkdwn import Entity, plain, typed
from tests.fakes.slack.reading import Reader
from tests.fakes.slack_blocks import Json, actions, button, labelled, option, section, select
from tests.fakes.slack_blocks import plain as plain_text

NAMES = {"U1": "Erika Beispiel"}


def rich(*parts: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(parts)}


@pytest.mark.parametrize(
    ("text", "read", "entities"),
    [
        ("*a* _b_ ~c~ `d`", "a b c d", [("bold", "a"), ("italic", "b"), ("strike", "c"), ("code", "d")]),
        ("*_a_*", "a", [("italic", "a"), ("bold", "a")]),
        ("a*b*c 2 * 3 * 4 x_y_z", "a*b*c 2 * 3 * 4 x_y_z", []),
        ("<https://example.org|mehr &amp; mehr>", "mehr & mehr", [("link", "mehr & mehr")]),
        ("<https://example.org/?a=1&amp;b=2>", "https://example.org/?a=1&b=2", [("link", "https://example.org/?a=1&b=2")]),
        ("<@U1> <@U2|Jörg> <@U3> <#C1|reise> <!here> <!date^1^{date}|morgen>",
         "@Erika Beispiel @Jörg @U3 reise !here morgen", []),
        ("1 &lt; 2 &amp; 3", "1 < 2 & 3", []),
    ],
)  # fmt: skip
def test_markup_is_not_read(text: str, read: str, entities: list[tuple[str, str]]) -> None:
    words, marked = plain(text, NAMES)
    assert (words, [(entity.kind, entity.text) for entity in marked]) == (read, entities)


def test_a_link_says_where_it_leads() -> None:
    assert plain("<https://example.org|mehr>", {})[1] == (Entity("link", "mehr", "https://example.org"),)


def test_what_is_typed_is_read_as_it_was_typed() -> None:
    text = "1 < 2 & <b> a.b@example.org https://example.org/?a=1&b=2"
    assert plain(typed(text), {})[0] == text


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (section("*a*", fields=[plain_text("*b*")]), ["a", "*b*"]),
        ({"type": "context", "elements": [{"type": "image", "alt_text": "Plan"}, plain_text("x")]}, ["Plan x"]),
        ({"type": "divider"}, ["───"]),
        ({"type": "image", "alt_text": "Plan"}, ["Plan"]),
        ({"type": "markdown", "text": "**x**"}, ["**x**"]),
        (actions(button("Karte")), []),
        ({"type": "rich_text", "elements": [
            rich({"type": "text", "text": "Hi "}, {"type": "user", "user_id": "U1"}, {"type": "emoji", "name": "wave"}),
            {"type": "rich_text_list", "elements": [rich({"type": "link", "url": "https://example.org"})]},
        ]}, ["Hi @Erika Beispiel:wave:", "• https://example.org"]),
    ],
)  # fmt: skip
def test_blocks_are_read_line_by_line(block: Json, lines: list[str]) -> None:
    assert Reader({}, NAMES).lines(block) == lines


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        ({"type": "static_select", "selected_option": option("Deutsch")}, "Deutsch"),
        ({"type": "multi_static_select", "selected_options": [option("15"), option("60")]}, "15, 60"),
        ({"type": "users_select", "selected_user": "U1"}, "Erika Beispiel"),
        ({"type": "datetimepicker", "selected_date_time": 1713862800}, "1713862800"),
        ({"type": "plain_text_input", "value": None}, ""),
    ],
)
def test_what_is_filled_in_is_read_too(kept: dict[str, Any], read: str) -> None:
    element = select(option("Deutsch"), action_id="a", placeholder=plain_text("Sprache"))
    reader = Reader({"b": {"a": kept}}, NAMES)
    assert reader.lines(labelled(element, block_id="b")) == [f"Name: {read}"]
    assert reader.controls(actions(element, block_id="b")) == f"[{read or 'Sprache'} ▾]"
