"""What the loopback Telegram does not take, in the words of the real one."""

from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.bare_bot import BareBot
from tests.fakes.telegram import FakeTelegram, User
from tests.fakes.telegram.markup import parse_html

NOT_MODIFIED = (
    "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a"
    " current content and reply markup of the message"
)
TOO_OLD = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


def keyboard(*rows: int, **button: Any) -> dict[str, Any]:
    """Rows of so many buttons each."""
    return {"inline_keyboard": [[{"text": "x", "callback_data": "x"} | button for _ in range(row)] for row in rows]}


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "message text is empty"),
        (" \n ", "text must be non-empty"),
        ("<b></b>", "text must be non-empty"),
        ("x" * 4097, "message is too long"),
        ("🎌" * 2049, "message is too long"),
        ("&amp;" * 7000, "text is too long"),
        ("<b>x</b>" * 101, "ENTITIES_TOO_LONG"),
        ("ü <b>x", "can't parse entities: can't find end tag corresponding to start tag \"b\""),
        ("ü <b>x</i>", 'can\'t parse entities: unmatched end tag at byte offset 7, expected "</b>", found "</i>"'),
        ("x</b>", "can't parse entities: unexpected end tag at byte offset 1"),
        ("x < y", 'can\'t parse entities: unsupported start tag "" at byte offset 2'),
        ("x<3", "can't parse entities: unclosed start tag at byte offset 1"),
        ("<p>x</p>", 'can\'t parse entities: unsupported start tag "p" at byte offset 0'),
        ("<b", "can't parse entities: unclosed start tag at byte offset 0"),
        ('<a href="x', "can't parse entities: unclosed start tag at byte offset 0"),
        ("<a href>x</a>", 'can\'t parse entities: expected equal sign in declaration of an attribute of the tag "a"'),
        ("<b>x</b", "can't parse entities: unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'can\'t parse entities: tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_a_text_that_is_no_text(bot: BareBot, erika: User, text: str, refusal: str) -> None:
    answer = bot.refused("sendMessage", chat_id=erika.id, text=text, parse_mode="HTML")
    assert answer.startswith(f"400 Bad Request: {refusal}")
    assert not erika.answers


@pytest.mark.parametrize("text", ["x" * 4096, "🎌" * 2048, f"<b>{'x' * 4096}</b>", "<b>x</b>" * 100, "&amp;" * 4096])
def test_a_text_that_just_fits(bot: BareBot, erika: User, text: str) -> None:
    bot.does("sendMessage", chat_id=erika.id, text=text, parse_mode="HTML")
    assert len(erika.answers) == 1


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("a &lt;b&gt; &amp; &quot;c&quot; &#39;", 'a <b> & "c" \'', []),
        ("&nbsp; &auml; & x", "&nbsp; &auml; & x", []),
        ("<B>x</b><strong>y</strong>", "xy", [("bold", 0, 1), ("bold", 1, 1)]),
        ("🎌<i>x<u>y</u></i>", "🎌xy", [("italic", 2, 2), ("underline", 3, 1)]),
        ("<code><b>x</b></code>", "x", [("code", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ("<a href='https://a.de/?x=1&amp;y=\">\"'>x</a>", "x", [("text_link", 0, 1)]),
        ('<a href="tel:+4936410000">x</a><a href="javascript:x">y</a>', "xy", []),
        ("  <b> x </b> ", "x", [("bold", 0, 1)]),
    ],
)
def test_html_becomes_text_and_entities(
    bot: BareBot, erika: User, html: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    message = bot.does("sendMessage", chat_id=erika.id, text=html, parse_mode="HTML")
    assert message["text"] == text
    found = [(entity["type"], entity["offset"], entity["length"]) for entity in message.get("entities", [])]
    assert found == entities


@given(st.lists(st.tuples(st.sampled_from(["", "b", "i", "u", "s", "code", "pre"]), st.text(max_size=20))))
def test_whatever_is_escaped_arrives_as_it_was(parts: list[tuple[str, str]]) -> None:
    source = "".join(f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text) for tag, text in parts)
    found = parse_html(source)
    assert found.text == "".join(text for _, text in parts)
    encoded = found.text.encode("utf-16-le")
    cut = [encoded[2 * mark["offset"] : 2 * (mark["offset"] + mark["length"])] for mark in found.entities]
    assert [piece.decode("utf-16-le") for piece in cut] == [text for tag, text in parts if tag and text]


@pytest.mark.parametrize(
    ("markup", "refusal"),
    [
        (keyboard(1, callback_data="ü" * 33), "BUTTON_DATA_INVALID"),
        (keyboard(9), "reply markup is too long"),
        (keyboard(*[8] * 12, 5), "reply markup is too long"),
        (keyboard(1, text=" "), "inline keyboard button text must be non-empty"),
        (keyboard(1, url="tel:+49"), "inline keyboard button URL 'tel:+49' is invalid: Unsupported URL protocol"),
        (keyboard(1, url="http://localhost/"), "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP"),
        (keyboard(1, callback_data="", copy_text={"text": "x" * 257}), "BUTTON_COPY_TEXT_INVALID"),
        (keyboard(1, callback_data="", copy_text={"text": ""}), "BUTTON_COPY_TEXT_INVALID"),
        (keyboard(1, callback_data=7), 'can\'t parse inline keyboard button: Field "callback_data" must be of type'),
        (keyboard(1, callback_data="", copy_text="x"), 'can\'t parse inline keyboard button: Field "copy_text" must'),
        (keyboard(1, callback_data=""), "can't parse inline keyboard button: Text buttons are unallowed in the inline"),
        ({"inline_keyboard": [{"text": "x"}]}, 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array'),
        ("{", "can't parse reply keyboard markup JSON object"),
    ],
)
def test_a_keyboard_that_is_none(bot: BareBot, erika: User, markup: Any, refusal: str) -> None:
    answer = bot.refused("sendMessage", chat_id=erika.id, text="x", reply_markup=markup)
    assert answer.startswith(f"400 Bad Request: {refusal}")


@pytest.mark.parametrize(
    "markup", [keyboard(*[8] * 12, 4), keyboard(1, callback_data="ü" * 32), keyboard(1, url="a.de")]
)
def test_a_keyboard_that_just_fits(bot: BareBot, erika: User, markup: dict[str, Any]) -> None:
    bot.does("sendMessage", chat_id=erika.id, text="x", reply_markup=markup)
    assert erika.answers[0].keyboard


def test_an_edit_must_change_something_that_is_there_and_ones_own(bot: BareBot, erika: User) -> None:
    said = erika.say("Hallo")
    sent = bot.does("sendMessage", chat_id=erika.id, text="<b>x</b>", parse_mode="HTML", reply_markup=keyboard(1))
    place = bot.does("sendLocation", chat_id=erika.id, latitude=34.9, longitude=135.7)["message_id"]

    def edit(message_id: int, **changes: Any) -> str:
        return bot.refused("editMessageText", chat_id=erika.id, message_id=message_id, **changes)

    same = {"text": "<b>x</b>", "parse_mode": "HTML", "reply_markup": keyboard(1)}
    assert edit(sent["message_id"], **same) == NOT_MODIFIED
    assert edit(99, text="y") == "400 Bad Request: message to edit not found"
    assert edit(said, text="y") == "400 Bad Request: message can't be edited"
    assert edit(place, text="y") == "400 Bad Request: there is no text in the message to edit"
    bot.does("editMessageReplyMarkup", chat_id=erika.id, message_id=sent["message_id"])
    again = bot.refused("editMessageReplyMarkup", chat_id=erika.id, message_id=sent["message_id"])
    assert again == NOT_MODIFIED
    erika.delete(erika.messages[-2])
    assert edit(sent["message_id"], text="y") == "400 Bad Request: message to edit not found"


@pytest.mark.parametrize(
    ("method", "parameters", "refusal"),
    [
        ("deleteMessage", {"message_id": 99}, "message to delete not found"),
        ("pinChatMessage", {"message_id": 99}, "message to pin not found"),
        ("setMessageReaction", {"message_id": 1, "reaction": [{"type": "emoji", "emoji": "🗾"}]}, "REACTION_INVALID"),
        ("sendMessage", {"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ("sendMessage", {"text": "*x*", "parse_mode": "MarkdownV3"}, "unsupported parse_mode"),
        ("sendVenue", {"latitude": 1, "longitude": 1, "address": "x"}, 'parameter "title" is required'),
        ("sendLocation", {"longitude": 1}, "latitude is empty"),
        ("sendLocation", {"latitude": 91, "longitude": 1}, "wrong location specified"),
        ("sendChatAction", {"action": "thinking"}, "wrong parameter action in request"),
        ("sendDocument", {}, "there is no document in the request"),
        ("sendDocument", {"document": "unknown"}, "wrong file identifier/HTTP URL specified"),
        ("getFile", {"file_id": "unknown"}, "invalid file_id"),
        ("setMyCommands", {"commands": [{"command": "Next", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        (
            "setMyCommands",
            {"commands": [{"command": "x" * 33, "description": "x"}]},
            "command length must not exceed 32",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "x", "description": "x" * 257}]},
            "command description length must",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "x", "description": " "}]},
            "command description must be non-empty",
        ),
        ("setMyCommands", {"commands": [{"command": "x", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ("setMyCommands", {"commands": [], "language_code": "de-DE"}, "invalid language code specified"),
        ("setMyCommands", {"commands": [], "scope": {"type": "all"}}, "can't parse BotCommandScope: Unsupported type"),
        ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": 99}}, "chat not found"),
        ("setMyDescription", {"description": "x" * 513}, "DESCRIPTION_TOO_LONG"),
        ("setMyShortDescription", {"short_description": "x" * 121}, "ABOUT_TOO_LONG"),
        ("answerCallbackQuery", {"callback_query_id": "99"}, TOO_OLD.removeprefix("400 Bad Request: ")),
    ],
)
def test_a_request_that_cannot_be_met(
    bot: BareBot, erika: User, method: str, parameters: dict[str, Any], refusal: str
) -> None:
    answer = bot.refused(method, chat_id=erika.id, **parameters)
    assert answer.startswith(f"400 Bad Request: {refusal}")


def test_a_tap_is_answered_once_and_soon(bot: BareBot, erika: User) -> None:
    bot.does("sendMessage", chat_id=erika.id, text="x", reply_markup=keyboard(1))
    tap = erika.tap("x")
    long = bot.refused("answerCallbackQuery", callback_query_id=tap.id, text="x" * 201)
    assert long == "400 Bad Request: MESSAGE_TOO_LONG"
    bot.does("answerCallbackQuery", callback_query_id=tap.id)
    assert bot.refused("answerCallbackQuery", callback_query_id=tap.id) == TOO_OLD


def test_a_tap_grows_old() -> None:
    now = [0.0]
    with FakeTelegram(ticks=lambda: now[0]) as telegram:
        bot, erika = BareBot(telegram), telegram.user()
        erika.start()
        bot.does("sendMessage", chat_id=erika.id, text="x", reply_markup=keyboard(1))
        first, second = erika.tap("x"), erika.tap("x")
        now[0] = 15.0
        bot.does("answerCallbackQuery", callback_query_id=first.id)
        now[0] = 15.1
        assert bot.refused("answerCallbackQuery", callback_query_id=second.id) == TOO_OLD


@pytest.mark.parametrize(("size", "refusal"), [(0, "file must be non-empty"), (10 * 2**20 + 1, "file is too big")])
def test_a_photo_has_a_size(bot: BareBot, erika: User, size: int, refusal: str) -> None:
    files = {"photo": ("x.jpg", b"x" * size, "image/jpeg")}
    answer = bot.client.post(f"{bot.address}/sendPhoto", data={"chat_id": str(erika.id)}, files=files)
    assert answer.json()["description"] == f"Bad Request: {refusal}"


def png(width: int, height: int) -> bytes:
    """The beginning of a picture."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + width.to_bytes(4) + height.to_bytes(4)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"GIF89a", "IMAGE_PROCESS_FAILED"),
        (png(5000, 5001), "PHOTO_INVALID_DIMENSIONS"),
        (png(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (png(5000, 5000), ""),
        (png(2000, 100), ""),
        (b"\xff\xd8\xff", ""),
    ],
)
def test_a_photo_is_a_picture_of_some_size(bot: BareBot, erika: User, content: bytes, refusal: str) -> None:
    files = {"photo": ("x", content, "image/png")}
    answer = bot.client.post(f"{bot.address}/sendPhoto", data={"chat_id": str(erika.id)}, files=files)
    assert answer.json().get("description", "") == (f"Bad Request: {refusal}" if refusal else "")


def test_what_is_too_large_is_not_even_looked_at(bot: BareBot, erika: User) -> None:
    files = {"document": ("x", b"x" * (50 * 2**20 + 1), "text/plain")}
    answer = bot.client.post(f"{bot.address}/sendDocument", data={"chat_id": str(erika.id)}, files=files)
    assert (answer.status_code, answer.json()["description"]) == (413, "Request Entity Too Large")


def test_a_file_can_be_too_large_to_download(bot: BareBot, erika: User) -> None:
    erika.send_photo(content=b"x" * (20 * 2**20 + 1))
    (update,) = bot.hears()
    answer = bot.refused("getFile", file_id=update["message"]["photo"][-1]["file_id"])
    assert answer == "400 Bad Request: file is too big"


@pytest.mark.parametrize("caption", ["x" * 1025, "🎌" * 513])
def test_a_caption_is_short(bot: BareBot, erika: User, caption: str) -> None:
    files = {"document": ("x", b"x", "text/plain")}
    texts = {"chat_id": str(erika.id), "caption": caption}
    answer = bot.client.post(f"{bot.address}/sendDocument", data=texts, files=files)
    assert answer.json()["description"] == "Bad Request: message caption is too long"
