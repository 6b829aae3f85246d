"""A loopback Telegram, and a bot that talks with it in raw requests."""

from collections.abc import Iterator

import pytest

from tests.fakes.bare_bot import BareBot
from tests.fakes.telegram import FakeTelegram, User


@pytest.fixture
def telegram() -> Iterator[FakeTelegram]:
    with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
def bot(telegram: FakeTelegram) -> Iterator[BareBot]:
    bot = BareBot(telegram)
    with bot.client:
        yield bot


@pytest.fixture
def erika(telegram: FakeTelegram, bot: BareBot) -> User:
    """Somebody who has started the bot, which has heard of it."""
    erika = telegram.user("Erika Beispiel", language="de")
    erika.start()
    bot.hears()
    return erika
