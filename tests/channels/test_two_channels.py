"""One person on Telegram and on Slack, with both servers: one chat is preferred, the other is for when it fails."""

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import pytest

from bot import app
from bot.channels.pacing import Pacer
from bot.programme.agenda import Agenda
from bot.store import deliveries
from tests.channels.slack.stage import Desk, Stage, staged
from tests.channels.telegram.stage import Phone
from tests.channels.telegram.stage import settings as telegram_settings
from tests.fakes.slack import FakeSlack, Fault, Refusal
from tests.fakes.telegram import FakeTelegram

pytestmark = pytest.mark.anyio


@dataclass
class Both:
    """Hans Platzhalter with two chats, the one on Telegram joined first."""

    stage: Stage
    phone: Phone
    desk: Desk

    async def open(self) -> Counter[str]:
        """On which channel what is still to be told."""
        async with self.stage.service.database.read() as tx:
            rows = await deliveries.open_for(tx, self.stage.agenda.trip.id, ["p05"])
        return Counter(row.key.channel for row in rows)

    def rung(self) -> tuple[int, int]:
        """How many reminders were read on the phone, and at the desk."""
        phone, desk = (
            [message.text for message in device.received if message.text.startswith("🔔")]
            for device in (self.phone, self.desk)
        )
        return len(phone), len(desk)


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as slack:
        yield slack


@pytest.fixture
def telegram() -> Iterator[FakeTelegram]:
    with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
async def both(sample: Agenda, slack: FakeSlack, telegram: FakeTelegram) -> AsyncIterator[Both]:
    async with staged(sample, slack) as stage:
        channel = app.telegram_channel(stage.service, telegram_settings(telegram), Pacer())
        assert channel is not None
        await channel.start()
        user = telegram.user("Hans", "de")
        user.chat.refusal = None
        await stage.join("p05", str(user.id), "telegram")
        yield Both(stage, Phone(user), await stage.desk("p05"))
        await stage.service.delivery.stop()
        await channel.stop()


async def test_who_joined_twice_is_told_where_they_joined_first_and_answered_where_they_ask(both: Both) -> None:
    await both.stage.pass_time(minutes=15)
    assert both.rung() == (1, 0)
    await both.desk.says("was kommt als nächstes?", "Als Nächstes")
    await both.phone.says("was kommt als nächstes?", "Als Nächstes")


async def test_the_chat_preferred_is_chosen_in_either_and_what_is_open_moves_there(both: Both) -> None:
    before = await both.open()
    assert set(before) == {"telegram"}
    await both.desk.says("bitte über Slack", "💬 Ich schreibe Ihnen über Slack")
    assert await both.open() == {"slack": before["telegram"]}
    await both.stage.pass_time(minutes=15)
    assert both.rung() == (0, 1)
    await both.phone.says("/reminders", "Ich schreibe Ihnen über Slack")
    await both.phone.taps("💬 Worüber ich schreibe …", "Worüber soll ich Ihnen schreiben?")
    await both.phone.taps("Telegram", "💬 Ich schreibe Ihnen über Telegram")
    assert set(await both.open()) == {"telegram"}
    await both.stage.pass_time(hours=2)
    assert both.rung() == (1, 1)


async def test_where_slack_fails_telegram_takes_over_and_never_both(both: Both) -> None:
    await both.desk.says("bitte über Slack", "💬 Ich schreibe Ihnen über Slack")
    both.stage.slack.fault(Fault(Refusal("channel_not_found"), "chat.postMessage", both.desk.member.dm, times=None))
    await both.stage.pass_time(minutes=15)
    await both.stage.pass_time(seconds=1)
    assert both.rung() == (1, 0)
    await both.stage.pass_time(hours=2)
    assert both.rung() == (2, 0)
    both.stage.slack.heal()
    await both.desk.says("da bin ich wieder", "Das weiß ich leider nicht")
    await both.stage.all_done()
    assert set(await both.open()) == {"slack"}, "who is heard from again is told there again"


async def test_where_telegram_is_blocked_slack_takes_over_and_never_both(both: Both) -> None:
    both.phone.user.block()
    await both.stage.pass_time(minutes=15)
    await both.stage.pass_time(seconds=1)
    assert both.rung() == (0, 1)


async def test_a_silence_on_slack_is_cleared_up_there_and_tells_nothing_on_telegram(both: Both) -> None:
    await both.desk.says("bitte über Slack", "💬 Ich schreibe Ihnen über Slack")
    both.stage.slack.fault(Fault(Refusal("fatal_error"), "chat.postMessage", both.desk.member.dm, accepted=True))
    for seconds in (900, 10, 10):
        await both.stage.pass_time(seconds=seconds)
    assert both.rung() == (0, 1)
    assert not both.stage.slack.duplicates


async def test_leaving_in_one_chat_is_leaving_in_both(both: Both) -> None:
    await both.desk.commands("/annai stop", "Nach dem Abmelden")
    await both.desk.taps("Abmelden", "Sie sind abgemeldet")
    await both.stage.pass_time(hours=3)
    assert both.rung() == (0, 0)
