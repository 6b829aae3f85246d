"""How the loopback Telegram hands its updates over: polling with offsets, and webhooks."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.clock import SimulatedClock
from tests.fakes.bare_bot import BareBot
from tests.fakes.telegram import FakeTelegram, Twist, User
from tests.fakes.telegram.connection import Reply, Request
from tests.fakes.telegram.server import Server
from tests.fakes.telegram.updates import FIRST

START = datetime(2024, 4, 23, 5, 5, tzinfo=UTC)

SECOND = FIRST + 1
"""The fixture `erika` has used up the first update."""


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    """For requests that wait."""
    with ThreadPoolExecutor() as pool:
        yield pool


def polling(pool: ThreadPoolExecutor, telegram: FakeTelegram, bot: BareBot, timeout: int = 50) -> Future[Any]:
    """A poll of the bot that waits at the server now."""
    future = pool.submit(bot.request, "getUpdates", timeout=timeout)
    telegram.wait_for(lambda: telegram.polled)
    return future


def numbers(updates: list[dict[str, Any]]) -> list[int]:
    return [update["update_id"] - FIRST for update in updates]


def test_updates_come_again_until_they_are_confirmed(telegram: FakeTelegram, bot: BareBot, erika: User) -> None:
    for text in "abcd":
        erika.say(text)
    assert numbers(bot.does("getUpdates")) == [1, 2, 3, 4]
    assert numbers(bot.does("getUpdates", limit=2)) == [1, 2]
    assert numbers(bot.does("getUpdates", offset=SECOND + 2)) == [3, 4]
    assert numbers(bot.does("getUpdates")) == [3, 4]
    assert telegram.pending == 2
    assert numbers(bot.does("getUpdates", offset=SECOND + 99)) == [3, 4], "an offset in the future confirms nothing"
    assert numbers(bot.does("getUpdates", offset=-1)) == [4], "a negative offset keeps the last ones"
    assert bot.does("getUpdates", offset=SECOND + 4) == []


def test_no_more_than_a_hundred_come_at_once(bot: BareBot, erika: User) -> None:
    for _ in range(101):
        erika.say("x")
    assert len(bot.does("getUpdates", limit=1000)) == 100
    assert numbers(bot.does("getUpdates", limit=0)) == [1]


def test_a_poll_waits_for_news(telegram: FakeTelegram, bot: BareBot, erika: User, pool: ThreadPoolExecutor) -> None:
    poll = polling(pool, telegram, bot)
    erika.say("Als Nächstes?")
    (update,) = poll.result(5).json()["result"]
    assert update["message"]["text"] == "Als Nächstes?"
    assert not telegram.polled


def test_a_poll_that_waited_long_enough_ends_empty(telegram: FakeTelegram, bot: BareBot, erika: User) -> None:
    assert bot.does("getUpdates", offset=SECOND, timeout=1) == []


def test_a_second_poller_ends_the_first(
    telegram: FakeTelegram, bot: BareBot, erika: User, pool: ThreadPoolExecutor
) -> None:
    first = polling(pool, telegram, bot)
    second = pool.submit(bot.request, "getUpdates", timeout=50)
    answer = first.result(5).json()
    assert (answer["error_code"], answer["description"]) == (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )
    erika.say("x")
    assert second.result(5).json()["ok"] is True


def test_a_poller_that_went_away_is_forgotten(telegram: FakeTelegram, bot: BareBot, pool: ThreadPoolExecutor) -> None:
    poll = polling(pool, telegram, bot)
    with telegram.unreachable():
        assert poll.exception(5)
    assert not telegram.polled


def test_only_wanted_updates_come_and_what_is_wanted_is_remembered(bot: BareBot, erika: User) -> None:
    bot.does("getUpdates", offset=SECOND, allowed_updates=["my_chat_member"])
    erika.say("x")
    erika.block()
    (update,) = bot.does("getUpdates")
    assert "my_chat_member" in update
    bot.does("getUpdates", allowed_updates=[])
    erika.unblock()
    erika.say("y")
    assert [list(update)[1] for update in bot.does("getUpdates")] == ["my_chat_member", "my_chat_member", "message"]


def test_updates_expire_after_a_day() -> None:
    clock = SimulatedClock(START, speed=0)
    with FakeTelegram(clock=clock) as telegram:
        bot, erika = BareBot(telegram), telegram.user()
        erika.start()
        clock.jump(START + timedelta(hours=23))
        erika.say("x")
        clock.jump(START + timedelta(hours=24))
        assert [update["message"]["text"] for update in bot.does("getUpdates")] == ["x"]
        erika_says = erika.messages[-1].json["date"]
        assert erika_says == int((START + timedelta(hours=23)).timestamp())


def test_updates_can_come_twice_again_and_backwards(telegram: FakeTelegram, bot: BareBot, erika: User) -> None:
    for twist in (Twist.TWICE, Twist.AGAIN, Twist.BACKWARDS):
        telegram.twist(twist)
    erika.say("a")
    assert numbers(bot.hears()) == [1, 1]
    erika.say("b")
    assert numbers(bot.hears()) == [1, 2]
    erika.say("c")
    erika.say("d")
    assert numbers(bot.hears()) == [4, 3]
    assert bot.hears() == []


def test_a_malformed_update_is_delivered_as_it_is(telegram: FakeTelegram, bot: BareBot, erika: User) -> None:
    number = telegram.inject({"message": {"date": "yesterday"}})
    assert bot.hears() == [{"update_id": number, "message": {"date": "yesterday"}}]


class Endpoint:
    """Where a webhook leads: it remembers what came, and answers with `codes`, the last of them for ever."""

    def __init__(self) -> None:
        self.codes = [200]
        self.came: list[tuple[str | None, dict[str, Any]]] = []
        self.server = Server(0, lambda: 0.0)
        self.server.serve = self._serve
        self.url = f"http://127.0.0.1:{self.server.port}/telegram"

    def texts(self, count: int) -> Callable[[], list[str]]:
        """The texts that came, once there are so many."""
        return lambda: [update["message"]["text"] for _, update in self.came] if len(self.came) >= count else []

    def _serve(self, request: Request, reply: Reply) -> None:
        self.came.append((request.headers.get("x-telegram-bot-api-secret-token"), json.loads(request.body)))
        reply.send(self.codes.pop(0) if len(self.codes) > 1 else self.codes[0], b"{}")


async def nothing() -> None:
    """There is nothing to end."""


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    endpoint = Endpoint()
    yield endpoint
    endpoint.server.stop(nothing)


@pytest.fixture
def telegram() -> Iterator[FakeTelegram]:
    """One that tries a webhook again soon."""
    with FakeTelegram(retry=0.001) as telegram:
        yield telegram


def test_a_webhook_gets_every_update_with_the_secret(
    telegram: FakeTelegram, bot: BareBot, erika: User, endpoint: Endpoint
) -> None:
    erika.say("waiting already")
    bot.does("setWebhook", url=endpoint.url, secret_token="s3cret_-")
    erika.say("new")
    telegram.wait_for(lambda: telegram.pending == 0)
    assert endpoint.texts(2)() == ["waiting already", "new"]
    assert {secret for secret, _ in endpoint.came} == {"s3cret_-"}
    info = bot.does("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (endpoint.url, 0)


def test_a_webhook_that_fails_is_tried_again_and_keeps_the_order_of_each_chat(
    telegram: FakeTelegram, bot: BareBot, erika: User, endpoint: Endpoint
) -> None:
    endpoint.codes = [500, 403, 200]
    bot.does("setWebhook", url=endpoint.url)
    erika.say("a")
    erika.say("b")
    telegram.wait_for(lambda: telegram.pending == 0)
    assert endpoint.texts(4)() == ["a", "a", "a", "b"]
    assert "403" in bot.does("getWebhookInfo")["last_error_message"]


def test_a_webhook_can_get_an_update_twice(
    telegram: FakeTelegram, bot: BareBot, erika: User, endpoint: Endpoint
) -> None:
    telegram.twist(Twist.TWICE)
    bot.does("setWebhook", url=endpoint.url)
    erika.say("a")
    telegram.wait_for(lambda: telegram.pending == 0)
    assert endpoint.texts(2)() == ["a", "a"]


def test_webhook_and_polling_exclude_each_other(
    telegram: FakeTelegram, bot: BareBot, erika: User, endpoint: Endpoint, pool: ThreadPoolExecutor
) -> None:
    bot.does("getUpdates", offset=SECOND)
    poll = polling(pool, telegram, bot)
    bot.does("setWebhook", url=endpoint.url)
    assert poll.result(5).json()["description"] == "Conflict: terminated by setWebhook request"
    assert bot.refused("getUpdates").startswith("409 Conflict: can't use getUpdates method while webhook is active")
    bot.does("deleteWebhook")
    assert bot.does("getWebhookInfo")["url"] == ""
    erika.say("back")
    assert [update["message"]["text"] for update in bot.hears()] == ["back"]
    erika.say("dropped")
    bot.does("deleteWebhook", drop_pending_updates="true")
    assert telegram.pending == 0


@pytest.mark.parametrize(
    ("url", "secret", "refusal"),
    [
        ("http://example.org/", "", "bad webhook: An HTTPS URL must be provided for webhook"),
        ("https://example.org/", "x" * 257, "secret token is too long"),
        ("https://example.org/", "a b", "secret token contains unallowed characters"),
    ],
)
def test_a_webhook_must_be_safe(bot: BareBot, url: str, secret: str, refusal: str) -> None:
    assert bot.refused("setWebhook", url=url, secret_token=secret) == f"400 Bad Request: {refusal}"
