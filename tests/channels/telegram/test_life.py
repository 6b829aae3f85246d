"""The life of the channel: it begins under any circumstances, keeps to the limits, and ends without losing anything."""

import asyncio
from datetime import timedelta

import pytest

from bot.channels.telegram.channel import considerate
from bot.programme.agenda import Agenda
from tests.channels.telegram.stage import SECRET, Stage, settings, staged
from tests.fakes.telegram import DOCUMENTED, Ending, FakeTelegram, Fault, Refusal, bad_request

pytestmark = pytest.mark.anyio

QUESTION, ANSWER = "/language", "Welche Sprache"


@pytest.mark.parametrize("method", ["getMe", "deleteWebhook", "getMyCommands", "setMyCommands"])
@pytest.mark.parametrize("ending", [Ending.RESET, Ending.GARBLED, bad_request("no")])
async def test_it_begins_to_listen_whatever_goes_wrong_at_first(
    sample: Agenda, telegram: FakeTelegram, method: str, ending: Ending
) -> None:
    telegram.fault(Fault(ending, method))
    async with staged(sample, telegram) as stage:
        erika = await stage.phone("p05")
        await erika.says(QUESTION, ANSWER)


async def test_a_menu_that_is_as_it_should_be_is_not_set_again(sample: Agenda, telegram: FakeTelegram) -> None:
    for _ in range(2):
        async with staged(sample, telegram) as stage:
            await stage.sees(lambda: telegram.polled)
    assert len(telegram.calls("setMyCommands")) == 3
    assert len(telegram.calls("getMyCommands")) == 6


async def test_it_keeps_to_the_documented_limits_from_the_first_second_on(sample: Agenda) -> None:
    with FakeTelegram(limits=DOCUMENTED) as telegram:
        async with staged(sample, telegram, pacer=considerate(None)) as stage:
            germans = [person.id for person in sample.trip.people if person.language == "de"][:12]
            phones = [await stage.phone(person) for person in germans]
            for phone in phones:
                phone.user.say(QUESTION)
                phone.user.say(QUESTION)
            await stage.pass_time(minutes=15)
            for phone in phones:
                await stage.sees(lambda phone=phone: sum(ANSWER in one.text for one in phone.received) == 2)  # type: ignore[misc]
        assert telegram.floods == 0


async def test_whoever_floods_the_bot_waits_for_their_own_answers_and_nobody_else_does(sample: Agenda) -> None:
    with FakeTelegram(limits=DOCUMENTED) as telegram:
        async with staged(sample, telegram, pacer=considerate(None)) as stage:
            erika, john = await stage.phone("p05"), await stage.phone("p06")
            for _ in range(100):
                erika.user.say(QUESTION)
            await erika.reads(ANSWER)
            for _ in range(2):
                await john.says(QUESTION, ANSWER)
            assert len(erika.received) < 100, "she gets one a second"
        assert telegram.floods == 0


async def test_a_knock_at_the_door_before_telegram_has_told_us_who_we_are_is_not_lost(
    sample: Agenda, telegram: FakeTelegram
) -> None:
    telegram.fault(Fault(Ending.RESET, "getMe", times=2))
    url = "http://127.0.0.1:1/t"
    async with staged(sample, telegram, telegram_webhook_url=url, telegram_webhook_secret=SECRET) as stage:
        erika = await stage.phone("p05")
        message = {"message_id": 1, "date": 1, "text": QUESTION, "chat": erika.user.chat.json, "from": erika.user.json}
        await stage.channel._inbox.accept([("1", {"update_id": 1, "message": message})])
        await erika.reads(ANSWER)
        await stage.all_done()


async def test_a_database_that_goes_away_while_somebody_is_answered_costs_time_only(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.inbox.TRY_AGAIN", 0.05)
    erika = await stage.phone("p05")
    reach = stage.channel._answerer._reach
    heard_from, failures = reach.heard_from, iter([OSError(), OSError()])

    async def away(channel: str, address: str) -> None:
        for failure in failures:
            raise failure
        await heard_from(channel, address)

    monkeypatch.setattr(reach, "heard_from", away)
    erika.user.unblock()
    await erika.says(QUESTION, ANSWER)
    await stage.all_done()
    assert sum(ANSWER in message.text for message in erika.received) == 1
    assert next(failures, None) is None


@pytest.mark.parametrize("method", ["getMe", "getUpdates"])
async def test_health_says_that_nothing_is_heard_any_more_and_that_it_is_again(
    sample: Agenda, telegram: FakeTelegram, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    telegram.fault(Fault(Refusal(401, "Unauthorized"), method, times=None))
    monkeypatch.setattr("bot.channels.telegram.channel.MUCH_LATER", timedelta())
    monkeypatch.setattr("bot.channels.telegram.polling.MUCH_LATER", timedelta())
    async with staged(sample, telegram) as stage:
        await stage.service.beat()
        assert stage.service.complaints() == (), "it has just begun"
        monkeypatch.setattr("bot.channels.hearing.DEAF", 0.0)
        await stage.sees(lambda: len(telegram.calls(method)) >= 2)
        assert stage.service.complaints() == ("telegram-deaf",)
        healed = asyncio.get_running_loop().time()
        telegram.heal()
        erika = await stage.phone("p05")
        await erika.says(QUESTION, ANSWER)
        monkeypatch.setattr("bot.channels.hearing.DEAF", asyncio.get_running_loop().time() - healed)
        assert stage.service.complaints() == ()


def test_settings_name_what_cannot_be_used(telegram: FakeTelegram) -> None:
    with pytest.raises(ValueError, match="telegram_api_url"):
        settings(telegram, telegram_api_url="telegram")
    with pytest.raises(ValueError, match="telegram_token") as caught:
        settings(telegram, telegram_token="my s3cret token")
    assert caught.value.errors()[0]["loc"] == ("telegram_token",)  # type: ignore[attr-defined]
