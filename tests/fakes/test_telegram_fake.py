"""The loopback Telegram as people see it: they write, tap and read."""

import pytest

from tests.fakes.bare_bot import BareBot
from tests.fakes.telegram import Button, Ending, Entity, FakeTelegram, Fault, File, User, Venue

KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Karte", "callback_data": "place visit"}, {"text": "Taxi", "callback_data": "taxi visit"}],
        [{"text": "Programm", "url": "https://example.org/"}, {"text": "Adresse", "copy_text": {"text": "京都市南区"}}],
    ]
}


def test_somebody_follows_a_link_and_reads_the_answer(telegram: FakeTelegram, bot: BareBot) -> None:
    erika = telegram.user("Erika Beispiel", language="de")
    erika.start("a-token_1")
    (update,) = bot.hears()
    assert update["message"]["text"] == "/start a-token_1"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert update["message"]["from"] == {
        "id": erika.id, "is_bot": False, "first_name": "Erika", "last_name": "Beispiel", "language_code": "de",
    }  # fmt: skip
    text = '🏭 <b>Firma &amp; Söhne</b>, <a href="https://example.org">mehr</a>'
    bot.does("sendMessage", chat_id=erika.id, text=text, parse_mode="HTML", reply_markup=KEYBOARD)
    answer = erika.reads("Firma")
    assert answer.text == "🏭 Firma & Söhne, mehr"
    assert answer.entities == (
        Entity("bold", "Firma & Söhne"),
        Entity("text_link", "mehr", "https://example.org"),
    )
    assert answer.labels == (("Karte", "Taxi"), ("Programm", "Adresse"))
    assert answer.button("Programm") == Button("Programm", url="https://example.org/")
    assert answer.button("Adresse") == Button("Adresse", copies="京都市南区")


@pytest.mark.parametrize("payload", ["x" * 65, "a b", "grüße", "a=b"])
def test_the_app_passes_no_impossible_payload_on(telegram: FakeTelegram, payload: str) -> None:
    with pytest.raises(ValueError, match="payload"):
        telegram.user().start(payload)


def test_a_tapped_button_edits_the_message_it_belongs_to(telegram: FakeTelegram, bot: BareBot, erika: User) -> None:
    sent = bot.does("sendMessage", chat_id=erika.id, text="Dienstag", reply_markup=KEYBOARD)
    tap = erika.tap("Karte")
    (update,) = bot.hears()
    query = update["callback_query"]
    assert (query["data"], query["message"]["text"], query["from"]["id"]) == ("place visit", "Dienstag", erika.id)
    bot.does("answerCallbackQuery", callback_query_id=query["id"], text="Moment", show_alert=True)
    assert (tap.answered, tap.text, tap.alert) == (True, "Moment", True)
    bot.does("editMessageText", chat_id=erika.id, message_id=sent["message_id"], text="Mittwoch")
    answer = erika.reads("Mittwoch")
    assert answer.edited
    assert answer.labels == ()
    assert [message.text for message in erika.messages] == ["/start", "Mittwoch"]


def test_only_what_came_or_changed_since_is_an_answer(telegram: FakeTelegram, bot: BareBot, erika: User) -> None:
    bot.does("sendMessage", chat_id=erika.id, text="Guten Tag")
    erika.say("Als Nächstes?")
    assert not erika.answers
    with pytest.raises(AssertionError, match="in vain"):
        erika.reads("Guten Tag", seconds=0)
    bot.does("sendMessage", chat_id=erika.id, text="14:00 Nidec")
    assert [answer.text for answer in erika.answers] == ["14:00 Nidec"]


def test_somebody_taps_a_button_that_meanwhile_is_another(telegram: FakeTelegram, bot: BareBot, erika: User) -> None:
    sent = bot.does("sendMessage", chat_id=erika.id, text="Dienstag", reply_markup=KEYBOARD)
    seen = erika.reads("Dienstag")
    bot.does("editMessageText", chat_id=erika.id, message_id=sent["message_id"], text="Mittwoch")
    with pytest.raises(LookupError, match="Karte"):
        erika.tap("Karte")
    erika.tap("Karte", on=seen)
    (update,) = bot.hears()
    assert update["callback_query"]["message"]["text"] == "Mittwoch"


def test_a_button_that_leads_elsewhere_does_not_tell_the_bot(bot: BareBot, erika: User) -> None:
    bot.does("sendMessage", chat_id=erika.id, text="Dienstag", reply_markup=KEYBOARD)
    with pytest.raises(LookupError):
        erika.tap("Programm")
    assert bot.hears() == []


def test_the_bot_sends_a_place_and_a_file(bot: BareBot, erika: User) -> None:
    place = {"latitude": 34.9, "longitude": 135.7, "title": "Nidec", "address": "Kyoto"}
    bot.does("sendVenue", chat_id=erika.id, disable_notification="true", **place)
    calendar = {"document": ("Übersicht.ics", b"BEGIN:VCALENDAR\r\n", "text/calendar")}
    texts = {"chat_id": str(erika.id), "caption": "<i>Kalender</i>", "parse_mode": "HTML"}
    assert bot.client.post(f"{bot.address}/sendDocument", data=texts, files=calendar).status_code == 200
    file, venue = erika.answers
    assert (venue.venue, venue.silent) == (Venue("Nidec", "Kyoto", 34.9, 135.7), True)
    assert file.file == File("Übersicht.ics", "text/calendar", b"BEGIN:VCALENDAR\r\n")
    assert (file.text, file.parts("italic"), file.silent) == ("Kalender", ("Kalender",), False)


def test_people_send_more_than_text(bot: BareBot, erika: User) -> None:
    first = erika.send_photo("Schau!", content=b"pixels")
    erika.send_voice()
    erika.send_sticker("🎌")
    erika.send_contact("Jörg", "+4936410000")
    erika.send_location(34.9, 135.7)
    erika.send_document(File("a.txt", "text/plain", b"a"))
    erika.forward("Gilt das noch?", author="Jörg")
    erika.edit(erika.say("Als Nächtes?"), "Als Nächstes?")
    photo, voice, sticker, contact, location, document, forward, said, edited = bot.hears()
    assert (photo["message"]["message_id"], photo["message"]["caption"]) == (first, "Schau!")
    assert voice["message"]["voice"]["duration"] == 3
    assert sticker["message"]["sticker"]["emoji"] == "🎌"
    assert contact["message"]["contact"]["phone_number"] == "+4936410000"
    assert location["message"]["location"] == {"latitude": 34.9, "longitude": 135.7}
    assert document["message"]["document"]["file_name"] == "a.txt"
    assert forward["message"]["forward_origin"]["sender_user_name"] == "Jörg"
    assert edited["edited_message"]["message_id"] == said["message"]["message_id"]
    assert edited["edited_message"]["text"] == "Als Nächstes?"
    files = bot.address.replace("/bot", "/file/bot", 1)
    small, large = photo["message"]["photo"]
    assert small["width"] < large["width"]
    assert bot.client.get(f"{files}/files/{large['file_id']}").status_code == 404, "nobody said that it is there"
    described = bot.does("getFile", file_id=large["file_id"])
    address = f"{files}/{described['file_path']}"
    assert bot.client.get(address).content == b"pixels"
    assert bot.client.post(address).status_code == 404


def test_whoever_shows_where_they_go_edits_a_message(bot: BareBot, erika: User) -> None:
    erika.go(erika.send_location(34.9, 135.7, live=900), 35.0, 135.8)
    first, then = bot.hears()
    assert first["message"]["location"] == {"latitude": 34.9, "longitude": 135.7, "live_period": 900}
    assert then["edited_message"]["location"] == {"latitude": 35.0, "longitude": 135.8, "live_period": 900}
    assert then["edited_message"]["message_id"] == first["message"]["message_id"]


def test_a_download_can_fail(telegram: FakeTelegram, bot: BareBot, erika: User) -> None:
    erika.send_document(File("a.txt", "text/plain", b"a"), "Bitte!")
    (update,) = bot.hears()
    assert update["message"]["caption"] == "Bitte!"
    described = bot.does("getFile", file_id=update["message"]["document"]["file_id"])
    telegram.fault(Fault(Ending.BAD_GATEWAY, "download"))
    address = f"{bot.address.replace('/bot', '/file/bot', 1)}/{described['file_path']}"
    assert [bot.client.get(address).status_code for _ in range(2)] == [502, 200]


def test_the_bot_pins_reacts_and_deletes(bot: BareBot, erika: User) -> None:
    said = erika.say("Danke!")
    card = bot.does("sendMessage", chat_id=erika.id, text="Notfall: 119")["message_id"]
    bot.does("pinChatMessage", chat_id=erika.id, message_id=card)
    bot.does("setMessageReaction", chat_id=erika.id, message_id=said, reaction=[{"type": "emoji", "emoji": "👍"}])
    _, thanks, pinned = erika.messages
    assert (thanks.reactions, pinned.pinned) == (("👍",), True)
    bot.does("deleteMessage", chat_id=erika.id, message_id=card)
    assert [message.text for message in erika.messages] == ["/start", "Danke!"]


def test_the_menu_is_that_of_the_nearest_scope_and_the_persons_language(bot: BareBot, erika: User) -> None:
    def menu(name: str) -> list[dict[str, str]]:
        return [{"command": name, "description": name}]

    bot.does("setMyCommands", commands=menu("all"))
    assert erika.menu() == [("all", "all")]
    bot.does("setMyCommands", commands=menu("private"), scope={"type": "all_private_chats"})
    bot.does("setMyCommands", commands=menu("privat"), scope={"type": "all_private_chats"}, language_code="de")
    assert erika.menu() == [("privat", "privat")]
    erika.language = "fr"
    assert erika.menu() == [("private", "private")]
    scope = {"type": "chat", "chat_id": erika.id}
    bot.does("setMyCommands", commands=menu("organiser"), scope=scope)
    assert erika.menu() == [("organiser", "organiser")]
    assert bot.does("getMyCommands", scope=scope) == menu("organiser")
    bot.does("deleteMyCommands", scope=scope)
    assert bot.does("getMyCommands", scope=scope) == []
    assert erika.menu() == [("private", "private")]
