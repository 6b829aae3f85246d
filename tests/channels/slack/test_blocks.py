"""Messages as Slack takes them: whatever they say, they say it unchanged, within the limits, and never as markup."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.base import Inbound
from bot.channels.slack.blocks import LABEL, NOTICE, VALUE, buttons, escaped, pages_of, units
from bot.programme.agenda import Agenda
from bot.speech.message import Button, Line, Message, Style, Venue
from tests.channels.slack.stage import Stage
from tests.fakes.slack.blockkit import MESSAGE_SIZE, check_message, check_view, message_size

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=120)
HOSTILE = st.sampled_from(
    ["<!channel>", "<@U000000001>", "*_~`", "&amp;", "<!date^1^{date}|x>", "京都🇯🇵" * 60, "w " * 3000, ":smile:"]
)
LINKS = st.none() | st.sampled_from(
    ["https://a.example/?q=1", "tel:+81751234567", "javascript:alert(1)", "//", "https:"]
)
LINES = st.lists(st.builds(Line, WORDS | HOSTILE, st.sampled_from(Style), LINKS), max_size=150)
ACTIONS = st.none() | st.sampled_from(["help", "item x", "x" * (VALUE + 1), "京" * 20, ""])
BUTTONS = st.lists(st.lists(st.builds(Button, WORDS | HOSTILE, ACTIONS, LINKS), max_size=30), max_size=30)


def said(blocks: Any) -> str:
    """All words in blocks, in order, without those on buttons."""
    if isinstance(blocks, dict):
        if blocks.get("type") == "actions":
            return ""
        return blocks["text"] if isinstance(blocks.get("text"), str) else "".join(map(said, blocks.values()))
    return "".join(map(said, blocks)) if isinstance(blocks, (list, tuple)) else ""


def squeezed(text: str) -> str:
    """Without blanks: they may move where a page ends."""
    return "".join(text.split())


@given(LINES, BUTTONS)
@settings(max_examples=120, deadline=None)
def test_every_page_is_within_the_limits_and_together_they_say_what_the_message_says(
    lines: list[Line], rows: list[list[Button]]
) -> None:
    message = Message(tuple(lines), tuple(map(tuple, rows)), Venue("京都", None, 34.9, 135.7))
    pages = pages_of(message)
    assert squeezed("".join(said(page.blocks) for page in pages)) == squeezed("".join(line.text for line in lines))
    for page in pages:
        assert check_message(list(page.blocks)) == []
        assert message_size(list(page.blocks)) <= MESSAGE_SIZE
        assert 0 < len(page.text) <= NOTICE * 5
        assert "<" not in page.text
        assert '"mrkdwn"' not in str(page.blocks)
        view = {"type": "home", "blocks": list(page.blocks)}
        assert check_view(view) == []


def test_styles_are_blocks() -> None:
    lines = [Line("a", Style.TITLE), Line("b", Style.STRUCK), Line("c", Style.QUIET), Line("d", Style.LARGE), Line("e")]
    (page,) = pages_of(Message(tuple(lines)))
    assert [block["type"] for block in page.blocks] == ["header", "rich_text", "context", "header", "rich_text"]
    assert page.text == "a\nb\nc\nd\ne"


def test_a_telephone_number_and_a_page_can_be_tapped_and_nothing_else() -> None:
    lines = [Line("☎", link="tel:+8175"), Line("Seite", link="https://a.example/"), Line("x", link="javascript:1")]
    (page,) = pages_of(Message(tuple(lines)))
    parts = page.blocks[0]["elements"][0]["elements"]
    assert [part.get("url") for part in parts if part["text"] != "\n"] == ["tel:+8175", "https://a.example/", None]


def test_a_button_that_slack_cannot_carry_is_left_out_and_the_others_stay() -> None:
    rows = [[Button("zu lang", "x" * (VALUE + 1)), Button("gut", "help")], [Button("", "help")]]
    assert [[one["text"]["text"] for one in block["elements"]] for block in buttons(rows)] == [["gut"]]
    (block,) = buttons([[Button("京" * 200, "help")]])
    assert units(block["elements"][0]["text"]["text"]) == LABEL


def test_what_stands_in_a_notification_is_no_markup() -> None:
    assert escaped("<!channel> & <@U1>") == "&lt;!channel&gt; &amp; &lt;@U1&gt;"


COMMANDS = (
    "start",
    "help",
    "next",
    "now",
    "today",
    "tomorrow",
    "agenda",
    "leave",
    "people",
    "contacts",
    "calendar",
    "language",
    "reminders",
    "privacy",
    "stop",
    "thanks",
)


@pytest.mark.anyio
@pytest.mark.parametrize("language", ["de", "en"])
async def test_every_view_is_taken_by_slack(stage: Stage, sample: Agenda, language: str) -> None:
    erika = await stage.desk("p05")
    answer = stage.service.talks.answer
    await answer(Inbound("slack", erika.member.id, action=f"language {language}"))
    about = [f"item {item}" for item in sample.items] + [f"leave {item}" for item in sample.items]
    about += [f"{name} {place}" for place in sample.places for name in ("place", "taxi")]
    about += [f"day {sample.trip.starts.isoformat()}", "reminders leads", "reminders quiet", "stop forget"]
    pages = [
        page
        for action in [*COMMANDS, *about]
        for page in pages_of(await answer(Inbound("slack", erika.member.id, action=action)))
    ]
    assert len(pages) > 100
    for page in pages:
        assert check_message(list(page.blocks)) == []
        assert message_size(list(page.blocks)) <= MESSAGE_SIZE
