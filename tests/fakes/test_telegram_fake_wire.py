"""How requests may travel to the loopback Telegram, and that it does not hide what goes wrong inside it."""

import json
import socket
from collections.abc import Iterator

import httpx
import pytest

from tests.fakes.bare_bot import BareBot
from tests.fakes.telegram import FakeTelegram, User

GREETING = "Grüße & mehr: 京都 🎌"


@pytest.fixture
def line(telegram: FakeTelegram) -> Iterator[socket.socket]:
    """A bare connection."""
    with socket.create_connection(("127.0.0.1", int(telegram.url.rpartition(":")[2])), timeout=10) as line:
        yield line


def until_closed(line: socket.socket) -> bytes:
    return b"".join(iter(lambda: line.recv(65536), b""))


def test_parameters_come_in_a_query_a_form_json_or_parts(bot: BareBot, erika: User) -> None:
    address = f"{bot.address}/sendMessage"
    texts = {"chat_id": str(erika.id), "text": GREETING}
    numbers = {"chat_id": erika.id, "text": GREETING, "disable_notification": True, "reply_markup": None}
    parts = {name: (None, text) for name, text in texts.items()}
    for response in (
        bot.client.get(address, params=texts),
        bot.client.post(address, data=texts),
        bot.client.post(address, json=numbers),
        bot.client.post(address, files=parts),
    ):
        assert response.json()["result"]["text"] == GREETING
    assert [message.silent for message in erika.answers] == [False, True, False, False]


def test_a_body_may_come_in_chunks(bot: BareBot, erika: User) -> None:
    body = json.dumps({"chat_id": erika.id, "text": GREETING}).encode()
    chunks = (body[start : start + 7] for start in range(0, len(body), 7))
    headers = {"Content-Type": "application/json"}
    assert bot.client.post(f"{bot.address}/sendMessage", content=chunks, headers=headers).status_code == 200
    assert erika.reads(GREETING)


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/json", b"{"),
        ("application/json", b"[]"),
        ("application/x-www-form-urlencoded", b"text=\xff"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name="),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\n\r\n--x--"),
    ],
)
def test_a_body_that_is_not_what_it_says_is_a_bad_request(bot: BareBot, media_type: str, body: bytes) -> None:
    response = bot.client.post(f"{bot.address}/getMe", content=body, headers={"Content-Type": media_type})
    assert (response.status_code, response.json()["ok"]) == (400, False)


def test_requests_on_one_line_are_answered_in_order(telegram: FakeTelegram, line: socket.socket) -> None:
    get = f"GET /bot{telegram.token}/%s HTTP/1.1\r\nHost: x\r\n%s\r\n"
    line.sendall((get % ("getMe", "") + get % ("nothing", "Connection: close\r\n")).encode())
    answers = until_closed(line)
    assert [code for code in (b"200 OK", b"404 Not Found") if code in answers] == [b"200 OK", b"404 Not Found"]
    assert answers.index(b"200 OK") < answers.index(b"404 Not Found")


@pytest.mark.parametrize(
    "nonsense",
    [
        b"nonsense\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nmany\r\n",
        b"GET / HTTP/1.1\r\nX: " + b"x" * 65536,
    ],
)
def test_what_is_no_http_is_refused(line: socket.socket, nonsense: bytes) -> None:
    line.sendall(nonsense)
    assert until_closed(line).startswith(b"HTTP/1.1 400 ")


def test_a_failure_inside_is_not_overlooked() -> None:
    telegram = FakeTelegram()
    telegram.inject({"message": object()})
    with pytest.raises(httpx.TransportError):
        BareBot(telegram).request("getUpdates")
    with pytest.raises(AssertionError, match="the fake failed"):
        telegram.stop()
