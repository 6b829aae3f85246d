"""Messages as Telegram takes them: whatever they say, they say it unchanged, within the limits, and never as markup."""

from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import InlineKeyboardMarkup

from bot.channels.telegram.markup import ENTITIES, SOURCE, TEXT, pages, units
from bot.channels.telegram.parts import PAYLOAD, Text, keyboard, parts_of
from bot.speech.message import Button, Line, Message, Style
from tests.fakes.telegram.markup import parse_html

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=120)
HOSTILE = st.sampled_from(["<b>", "&amp;", "</a>", '"><script>', "<!--", "& < >", "京都🇯🇵" * 30, "w " * 3000])
LINKS = st.none() | st.sampled_from(['https://a.example/?q="><b>&x=1', "tel:+81751234567", "javascript:alert(1)", "//"])
LINES = st.lists(st.builds(Line, WORDS | HOSTILE, st.sampled_from(Style), LINKS), max_size=150)


def squeezed(text: str) -> str:
    """Without blanks: they may move where a page ends."""
    return "".join(text.split())


@given(LINES)
@settings(max_examples=150, deadline=None)
def test_every_page_is_within_the_limits_and_together_they_say_what_the_message_says(lines: list[Line]) -> None:
    found = [parse_html(page) for page in pages(lines)]
    assert squeezed("".join(page.text for page in found)) == squeezed("".join(line.text for line in lines))
    for page, source in zip(found, pages(lines), strict=True):
        assert page.text.strip()
        assert units(page.text) <= TEXT
        assert len(page.entities) <= ENTITIES
        assert len(source.encode()) <= SOURCE + 3000
        assert all(entity.get("url", "https://a.").startswith("https://a.") for entity in page.entities)


def test_pages_part_between_paragraphs() -> None:
    paragraph = [Line("x" * 1000), Line("y" * 1000), Line("")]
    long, short = pages(paragraph * 3)
    assert [part[:1] for part in long.split("\n")] == ["x", "y", "", "x", "y"]
    assert [part[:1] for part in short.split("\n")] == ["x", "y"]


def test_styles_are_entities() -> None:
    lines = [Line("a", Style.TITLE), Line("b", Style.STRUCK), Line("c", Style.QUIET), Line("d", Style.LARGE)]
    (page,) = pages(lines)
    assert page == "<b>a</b>\n<s>b</s>\n<i>c</i>\n<blockquote><b>d</b></blockquote>"


def test_what_telegram_takes_for_no_link_stays_readable_text() -> None:
    assert pages([Line("☎ +81 75", link="tel:+8175"), Line("mehr", link="https://a.example/")]) == [
        '☎ +81 75\n<a href="https://a.example/">mehr</a>'
    ]


def labels(markup: InlineKeyboardMarkup | None) -> list[list[str]]:
    return [[button.text for button in row] for row in markup.inline_keyboard] if markup else []


def test_a_button_that_telegram_cannot_carry_is_left_out_and_the_others_stay() -> None:
    rows = [
        [Button("zu lang", f"item {'京' * 20}"), Button("gut", "x" * PAYLOAD)],
        [Button("", "help"), Button("anrufen", link="tel:+8175"), Button("Seite", link="https://a.example/")],
    ]
    assert labels(keyboard(rows)) == [["gut"], ["Seite"]]
    assert keyboard([[Button("wohin", link="javascript:alert(1)")]]) is None


def test_long_rows_are_broken_and_too_many_buttons_cut() -> None:
    found = labels(keyboard([[Button(str(number), "help") for number in range(20)]] * 10))
    assert max(map(len, found)) == 8
    assert sum(map(len, found)) == 100


def test_a_taxi_card_offers_to_copy_what_the_driver_needs() -> None:
    card = Message(tuple(Line(text, Style.LARGE) for text in ("お願いいたします。", "京都ホテル", "☎ 075-123")))
    (part,) = parts_of(card)
    assert isinstance(part, Text)
    assert part.keyboard
    copied = [button.copy_text.text for row in part.keyboard.inline_keyboard for button in row if button.copy_text]
    assert copied == ["京都ホテル", "075-123"]
