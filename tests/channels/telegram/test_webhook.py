"""The webhook: whoever knows the secret is heard, and told so only once it is written down."""

import socket
from collections.abc import AsyncIterator

import httpx
import pytest

from bot import app
from bot.programme.agenda import Agenda
from bot.settings import BadSetting, load
from tests.channels.telegram.stage import SECRET, Stage, staged
from tests.fakes.telegram import TOKEN, FakeTelegram

pytestmark = pytest.mark.anyio

HEADER = "X-Telegram-Bot-Api-Secret-Token"
PATH = "/from-telegram"
UPDATE = {
    "update_id": 5,
    "message": {
        "message_id": 1,
        "date": 1,
        "text": "/language",
        "chat": {"id": 7, "type": "private", "first_name": "E"},
        "from": {"id": 7, "is_bot": False, "first_name": "E"},
    },
}


@pytest.fixture
async def hooked(sample: Agenda, telegram: FakeTelegram) -> AsyncIterator[Stage]:
    url = f"http://127.0.0.1:{_free_port()}{PATH}"
    async with staged(sample, telegram, telegram_webhook_url=url, telegram_webhook_secret=SECRET) as stage:
        await stage.sees(lambda: telegram.calls("setWebhook"))
        yield stage


@pytest.fixture
async def visitor(hooked: Stage) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app.site(hooked.service, hooked.channel).asgi, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://annai.example") as client:
        yield client


async def test_telegram_is_told_where_to_knock_and_what_for(hooked: Stage) -> None:
    (call,) = hooked.telegram.calls("setWebhook")
    assert call.parameters["secret_token"] == SECRET
    assert "callback_query" in call.parameters["allowed_updates"]
    assert not hooked.telegram.calls("getUpdates")


async def test_what_comes_in_is_answered_once_however_often_it_comes(hooked: Stage, visitor: httpx.AsyncClient) -> None:
    await hooked.join("p05", "7")
    phone = hooked.telegram.user()
    phone.chat.refusal = None
    update = {**UPDATE, "message": {**UPDATE["message"], "chat": {"id": phone.id, "type": "private"}}}  # type: ignore[dict-item]
    await hooked.join("p06", str(phone.id))
    for _ in range(3):
        assert (await visitor.post(PATH, json=update, headers={HEADER: SECRET})).status_code == 200
    await hooked.sees(lambda: phone.answers)
    await hooked.all_done()
    assert len(phone.answers) == 1


@pytest.mark.parametrize("secret", ["", "wrong", SECRET[:-1], SECRET + "x", "ü"])
async def test_whoever_does_not_know_the_secret_learns_nothing(
    hooked: Stage, visitor: httpx.AsyncClient, secret: str
) -> None:
    response = await visitor.post(PATH, json=UPDATE, headers={HEADER.encode(): secret.encode()})
    assert (response.status_code, response.text) == (404, "")
    assert not hooked.channel._inbox._held


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"{", 400), (b"[" * 100_000, 400), (b"x" * 600_000, 413), (b"[]", 200), (b'{"update_id": "x"}', 200)],
    ids=["broken", "deep", "large", "none", "without number"],
)
async def test_nonsense_is_no_trouble(visitor: httpx.AsyncClient, body: bytes, status: int) -> None:
    assert (await visitor.post(PATH, content=body, headers={HEADER: SECRET})).status_code == status


async def test_nothing_else_is_served_but_whether_all_is_well(visitor: httpx.AsyncClient) -> None:
    assert (await visitor.get("/health")).json()["complaints"] == ["no-beat"]
    for path in ("/", "/api/page", "/chat.js", PATH):
        assert (await visitor.get(path)).status_code in {404, 405}


def test_a_webhook_without_a_good_secret_is_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNAI_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("ANNAI_TELEGRAM_WEBHOOK_URL", "https://annai.example/t")
    with pytest.raises(BadSetting, match="SECRET"):
        load()
    monkeypatch.setenv("ANNAI_TELEGRAM_WEBHOOK_SECRET", "short")
    with pytest.raises(BadSetting, match="SECRET"):
        load()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
