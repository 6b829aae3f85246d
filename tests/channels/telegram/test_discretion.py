"""The token, and what people say, are nobody's business: not in a log, an exception or a representation."""

import logging
import traceback

import pytest

from bot.channels.base import Parcel
from bot.channels.telegram.transport import Transport
from bot.speech.message import Line, Message
from tests.channels.telegram.stage import SECRET, Phone, Stage, settings
from tests.fakes.telegram import TOKEN, Ending, FakeTelegram, Fault, Refusal, bad_request

pytestmark = pytest.mark.anyio

PRIVATE = "mein geheimes Anliegen"
TROUBLE: list[Ending | Refusal] = [
    *set(Ending) - {Ending.HANG},
    Refusal(401, "Unauthorized"),
    Refusal(404, "Not Found"),
    bad_request(PRIVATE),
]


async def hears_trouble(stage: Stage, erika: Phone) -> None:
    """Everything goes wrong in every way, with a secret in it."""
    for method in ("sendMessage", "answerCallbackQuery", "getMyCommands"):
        for number, ending in enumerate(TROUBLE, start=1):
            stage.telegram.fault(Fault(ending, method, nth=number, seconds=0.01))
    for _ in TROUBLE:
        await stage.channel.send(Parcel(erika.address, Message((Line(PRIVATE),)), "k"))
    with stage.telegram.unreachable():
        await stage.channel.send(Parcel(erika.address, Message((Line(PRIVATE),)), "k"))
    stage.telegram.inject({"message": {"text": PRIVATE, "chat": {"id": 1}}})
    await stage.all_done()


async def test_no_log_line_has_the_token_or_what_was_said(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "aiosqlite")  # the database's own business
    erika = await stage.phone("p05")
    await erika.says("/language", "Welche Sprache")
    await hears_trouble(stage, erika)
    written = "\n".join(f"{record.getMessage()} {record.exc_text} {record.args}" for record in caplog.records)
    assert "set aside" in written
    assert "token is refused" in written
    assert TOKEN not in written
    assert TOKEN.partition(":")[2] not in written
    assert PRIVATE not in written
    assert erika.address not in written


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "http://no-such-host.invalid", "http://[", "gopher://x"])
async def test_no_exception_leads_to_the_token(address: str) -> None:
    transport = Transport()
    await transport.initialize()
    try:
        with pytest.raises(Exception) as caught:  # noqa: PT011 – whichever it is
            await transport.post(f"{address}/bot{TOKEN}/getMe")
    finally:
        await transport.shutdown()
    error: BaseException | None = caught.value
    assert TOKEN not in "".join(traceback.format_exception(caught.value))
    while error is not None:
        assert TOKEN not in f"{error} {error!r} {error.args}"
        error = error.__cause__ or error.__context__


async def test_a_wrong_token_is_said_to_be_one_and_not_repeated(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    stage.telegram.fault(Fault(Refusal(401, "Unauthorized"), "getUpdates"))
    erika = await stage.phone("p05")
    erika.user.say("/language")
    await stage.sees(lambda: any(call.code == 401 for call in stage.telegram.calls("getUpdates")))
    assert TOKEN not in caplog.text


async def test_nothing_shows_the_secrets(stage: Stage, telegram: FakeTelegram) -> None:
    channel = stage.channel
    await stage.sees(lambda: telegram.polled)
    chosen = settings(telegram, telegram_webhook_url="https://annai.example/t", telegram_webhook_secret=SECRET)
    shown = [chosen, chosen.model_dump_json(), channel, channel._bot, channel._access, channel._sender, channel._poller]
    shown += [vars(channel), channel._bot.to_dict()]
    for one in shown:
        assert TOKEN not in f"{one} {one!r}"
        assert SECRET not in f"{one} {one!r}"
