"""Whom the bot can reach, and what it hears in groups."""

import pytest

from tests.fakes.bare_bot import BareBot
from tests.fakes.telegram import USERNAME, FakeTelegram, User


def test_nobody_hears_from_a_bot_they_have_not_started(telegram: FakeTelegram, bot: BareBot) -> None:
    stranger = telegram.user()
    refusal = "403 Forbidden: bot can't initiate conversation with a user"
    assert bot.refused("sendMessage", chat_id=stranger.id, text="Guten Tag") == refusal
    assert stranger.messages == ()


@pytest.mark.parametrize("chat_id", ["4711", "-4711", "@nobody", "1e5"])
def test_an_unknown_chat_is_not_found(bot: BareBot, chat_id: str) -> None:
    assert bot.refused("sendMessage", chat_id=chat_id, text="Guten Tag") == "400 Bad Request: chat not found"


def test_no_chat_is_no_chat(bot: BareBot) -> None:
    assert bot.refused("sendMessage", text="Guten Tag") == "400 Bad Request: chat_id is empty"


def test_somebody_blocks_the_bot_and_lets_it_back(bot: BareBot, erika: User) -> None:
    card = bot.does("sendMessage", chat_id=erika.id, text="Guten Tag")["message_id"]
    erika.block()
    (update,) = bot.hears()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    blocked = "403 Forbidden: bot was blocked by the user"
    assert bot.refused("sendMessage", chat_id=erika.id, text="Hallo?") == blocked
    assert bot.refused("sendChatAction", chat_id=erika.id, action="typing") == blocked
    assert bot.refused("editMessageText", chat_id=erika.id, message_id=card, text="Hallo?") == blocked
    with pytest.raises(ValueError, match="cannot write"):
        erika.say("Hallo?")
    erika.unblock()
    (update,) = bot.hears()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "member"
    bot.does("sendMessage", chat_id=erika.id, text="Willkommen zurück")
    assert [message.text for message in erika.messages] == ["/start", "Guten Tag", "Willkommen zurück"]


def test_a_deleted_account_is_silent(bot: BareBot, erika: User) -> None:
    erika.deactivate()
    assert bot.hears() == []
    assert bot.refused("sendMessage", chat_id=erika.id, text="Hallo?") == "403 Forbidden: user is deactivated"


def test_the_bot_hears_in_a_group_only_what_is_for_it(telegram: FakeTelegram, bot: BareBot, erika: User) -> None:
    group = telegram.group("Delegation")
    answer = bot.does("sendMessage", chat_id=group.id, text="Guten Tag")["message_id"]
    seen = group.reads("Guten Tag")
    assert seen.id == answer
    for text in ("unter uns", "/next", f"/now@{USERNAME}", "/now@other_bot", f"Hallo @{USERNAME}!"):
        erika.say(text, where=group)
    erika.say("Danke", where=group, reply_to=seen)
    heard = [update["message"]["text"] for update in bot.hears()]
    assert heard == ["/next", f"/now@{USERNAME}", f"Hallo @{USERNAME}!", "Danke"]


def test_without_privacy_mode_the_bot_hears_everything() -> None:
    with FakeTelegram(privacy=False) as telegram:
        bot, group = BareBot(telegram), telegram.group()
        telegram.user().say("unter uns", where=group)
        (update,) = bot.hears()
        assert update["message"]["chat"]["type"] == "group"
        assert bot.does("getMe")["can_read_all_group_messages"] is True


def test_a_group_becomes_a_supergroup_under_another_id(telegram: FakeTelegram, bot: BareBot) -> None:
    group = telegram.group()
    old, new = group.id, group.migrate()
    notices = [update["message"] for update in bot.hears()]
    assert [(notice["chat"]["id"], notice["chat"]["type"]) for notice in notices] == [
        (old, "group"),
        (new, "supergroup"),
    ]
    refused = bot.request("sendMessage", chat_id=old, text="Guten Tag")
    assert refused.status_code == 400
    assert refused.json()["parameters"] == {"migrate_to_chat_id": new}
    bot.does("sendMessage", chat_id=new, text="Guten Tag")
    assert group.reads("Guten Tag")


def test_a_bot_that_was_thrown_out_of_a_group_cannot_write_there(telegram: FakeTelegram, bot: BareBot) -> None:
    group = telegram.group()
    group.remove_bot()
    (update,) = bot.hears()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    refusal = "403 Forbidden: bot was kicked from the group chat"
    assert bot.refused("sendMessage", chat_id=group.id, text="Guten Tag") == refusal


@pytest.mark.parametrize(
    ("path", "refusal"),
    [
        ("/bot123:wrong/getMe", "401 Unauthorized"),
        ("/botnonsense/getMe", "401 Unauthorized: invalid token specified"),
        ("/file/bot123:wrong/files/1", "401 Unauthorized"),
        ("/", "404 Not Found"),
        ("/getMe", "404 Not Found"),
    ],
)
def test_nothing_works_without_the_token(telegram: FakeTelegram, bot: BareBot, path: str, refusal: str) -> None:
    answer = bot.client.get(telegram.url + path).json()
    assert f"{answer['error_code']} {answer['description']}" == refusal


def test_methods_have_no_case_but_must_exist(bot: BareBot) -> None:
    assert bot.does("GETME")["is_bot"] is True
    assert bot.refused("sendChecklist") == "404 Not Found: method not found"
