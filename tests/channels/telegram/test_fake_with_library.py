"""The loopback Telegram and the library the channel is built on understand each other."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from telegram import Bot, CallbackQuery, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ApplicationBuilder, TypeHandler

from tests.fakes.telegram import Ending, FakeTelegram, Fault, Refusal, Shown, Twist, User, Venue, flood
from tests.waiting import apart

pytestmark = pytest.mark.anyio

KEYBOARD = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("Karte", callback_data="k"),
            InlineKeyboardButton("Kopie", copy_text=CopyTextButton("京都")),
        ]
    ]
)

Heard = list[Update]


@pytest.fixture
def telegram() -> Iterator[FakeTelegram]:
    with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
def erika(telegram: FakeTelegram) -> User:
    erika = telegram.user("Erika Beispiel", language="de")
    erika.start()
    return erika


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[Bot]:
    """The library's bot, which does not listen."""
    async with Bot(telegram.token, f"{telegram.url}/bot", f"{telegram.url}/file/bot") as bot:
        yield bot


@pytest.fixture
async def heard(telegram: FakeTelegram) -> AsyncIterator[Heard]:
    """What a polling application of the library has heard; it answers texts in bold, and taps with three messages."""
    heard: Heard = []

    async def answer(update: Update, _: Any) -> None:
        heard.append(update)
        if update.callback_query:
            await after_tap(update.callback_query)
        elif update.effective_message and update.effective_message.text:
            await update.effective_message.reply_html(f"<b>{update.effective_message.text}</b>", reply_markup=KEYBOARD)

    application = ApplicationBuilder().token(telegram.token).base_url(f"{telegram.url}/bot").build()
    application.add_handler(TypeHandler(Update, answer))
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling()
        yield heard
        await application.updater.stop()
        await application.stop()


async def after_tap(query: CallbackQuery) -> None:
    await query.answer("Moment")
    await query.edit_message_text("<i>Karte</i>", parse_mode=ParseMode.HTML)
    assert isinstance(query.message, Message)
    await query.message.reply_venue(34.9, 135.7, "Nidec", "Kyoto")
    await query.message.reply_document(b"BEGIN:VCALENDAR", filename="Übersicht.ics")


async def until(telegram: FakeTelegram, condition: Callable[[], Any]) -> None:
    """Wait without holding up the library."""
    await apart(telegram.wait_for, condition)


async def reads(erika: User, text: str) -> Shown:
    return await apart(erika.reads, text)


async def test_a_conversation(telegram: FakeTelegram, erika: User, heard: Heard) -> None:
    assert (await reads(erika, "/start")).parts("bold") == ("/start",)
    assert erika.answers[0].labels == (("Karte", "Kopie"),)
    tap = erika.tap("Karte")
    assert (await reads(erika, "Karte")).parts("italic") == ("Karte",)
    await until(telegram, lambda: len(erika.answers) == 3)
    calendar, place, _ = erika.answers
    assert tap.text == "Moment"
    assert place.venue == Venue("Nidec", "Kyoto", 34.9, 135.7)
    assert calendar.file
    assert (calendar.file.name, calendar.file.content) == ("Übersicht.ics", b"BEGIN:VCALENDAR")


async def test_the_library_understands_whatever_people_do(telegram: FakeTelegram, erika: User, heard: Heard) -> None:
    erika.send_photo("Schau!")
    erika.send_voice()
    erika.send_sticker()
    erika.send_contact("Jörg", "+4936410000")
    erika.send_location(34.9, 135.7)
    erika.forward("Gilt das?", author="Jörg")
    erika.edit(1, "/start again")
    group = telegram.group()
    erika.say("/next", where=group)
    group.migrate()
    group.remove_bot()
    erika.block()
    erika.unblock()
    erika.say("Ende")
    await reads(erika, "Ende")
    messages = [update.message for update in heard if update.message]
    _, photo, voice, sticker, contact, location, forward, command, *migration, _ = messages
    assert (photo.caption, len(photo.photo)) == ("Schau!", 2)
    assert voice.voice
    assert sticker.sticker
    assert contact.contact
    assert location.location
    assert forward.forward_origin
    assert command.chat.type == "group"
    assert [notice.migrate_to_chat_id for notice in migration] == [group.id, None]
    edited = next(update.edited_message for update in heard if update.edited_message)
    assert edited.text == "/start again"
    members = [update.my_chat_member.new_chat_member.status for update in heard if update.my_chat_member]
    assert members == ["kicked", "kicked", "member"]


@pytest.mark.parametrize(
    ("ending", "error"),
    [
        (Ending.HANG, TimedOut),
        (Ending.RESET, NetworkError),
        (Ending.SERVER_ERROR, NetworkError),
        (Ending.BAD_GATEWAY, NetworkError),
        (Ending.GARBLED, TelegramError),
        (flood(7), RetryAfter),
        (Refusal(403, "Forbidden: user is deactivated"), Forbidden),
        (Refusal(401, "Unauthorized"), InvalidToken),
    ],
)
async def test_the_library_raises_what_it_documents(
    telegram: FakeTelegram, erika: User, bot: Bot, ending: Ending | Refusal, error: type[TelegramError]
) -> None:
    telegram.fault(Fault(ending, method="sendMessage"))
    with pytest.raises(error) as raised:
        await bot.send_message(erika.id, "Guten Tag", read_timeout=2.0)
    assert raised.type is error
    assert not erika.answers


async def test_the_library_tells_who_cannot_be_reached(telegram: FakeTelegram, erika: User, bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(4711, "Guten Tag")
    group = telegram.group()
    old, new = group.id, group.migrate()
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old, "Guten Tag")
    assert moved.value.new_chat_id == new
    erika.block()
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(erika.id, "Guten Tag")
    with telegram.unreachable(), pytest.raises(NetworkError):
        await bot.send_message(erika.id, "Guten Tag")


async def test_a_second_poller_is_a_conflict(telegram: FakeTelegram, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await until(telegram, lambda: telegram.polled)
    async with Bot(telegram.token, f"{telegram.url}/bot") as other:
        second = asyncio.create_task(other.get_updates(timeout=30))
        with pytest.raises(Conflict):
            await first
        telegram.user().start()
        assert len(await second) == 1


async def test_an_update_can_reach_the_handlers_twice(telegram: FakeTelegram, heard: Heard) -> None:
    telegram.twist(Twist.TWICE)
    telegram.user().start()
    await until(telegram, lambda: telegram.duplicates)
    assert [update.update_id for update in heard] == [heard[0].update_id] * 2


async def test_a_file_makes_the_round(telegram: FakeTelegram, erika: User, bot: Bot) -> None:
    sent = await bot.send_document(erika.id, b"content", filename="a.txt")
    assert sent.document
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"content"


async def test_menus_and_chats(telegram: FakeTelegram, erika: User, bot: Bot) -> None:
    await bot.set_my_commands([("next", "Als Nächstes")], language_code="de")
    assert erika.menu() == [("next", "Als Nächstes")]
    assert (await bot.get_chat(erika.id)).first_name == "Erika"
