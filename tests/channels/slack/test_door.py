"""Over HTTP: what is signed, fresh and ours is heard, once; everything else is refused."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from random import Random
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
import uvicorn
from sqlalchemy import text

from bot import app
from bot.channels.slack.receiving import BODY, PATH
from bot.programme.agenda import Agenda
from tests.channels.slack.stage import Stage, staged
from tests.channels.telegram.test_process import free_port
from tests.fakes.slack import FakeSlack, signed

pytestmark = pytest.mark.anyio

PUBLIC = "https://annai.example"


@pytest.fixture
async def knocked(sample: Agenda, slack: FakeSlack) -> AsyncIterator[Stage]:
    """The assistant behind a public address."""
    async with staged(
        sample, slack, slack_signing_secret=slack.signing_secret, public_url=PUBLIC, slack_app_token=None
    ) as stage:
        await stage.channel._knows_itself.wait()
        yield stage


def client(stage: Stage) -> httpx.AsyncClient:
    site = app.site(stage.service, stage.channel)
    return httpx.AsyncClient(transport=httpx.ASGITransport(site.asgi, raise_app_exceptions=False), base_url=PUBLIC)


def event(user: str, number: int, **others: Any) -> dict[str, Any]:
    message = {"type": "message", "channel": "D1", "channel_type": "im", "user": user, "text": "language", "ts": "1.1"}
    return {"type": "event_callback", "team_id": "T000000001", "event_id": f"Ev{number}", "event": message} | others


def headers(slack: FakeSlack, body: bytes, age: float = 0.0) -> dict[str, str]:
    return {"Content-Type": "application/json"} | signed(body, slack.signing_secret, int(time.time() - age))


async def heard(stage: Stage) -> int:
    """How much has been written down."""
    async with stage.service.database.read() as tx:
        return int(await tx.scalar(text("select count(*) from inbound")) or 0)


async def test_a_conversation_over_http(knocked: Stage) -> None:
    port = free_port()
    config = uvicorn.Config(app.site(knocked.service, knocked.channel).asgi, port=port, log_config=None)
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 – it has nothing else to tell
        await asyncio.sleep(0.01)
    await asyncio.to_thread(knocked.slack.post_to, f"http://127.0.0.1:{port}{PATH}")
    erika = await knocked.desk("p05")
    await erika.says("was kommt als nächstes?", "Als Nächstes")
    await erika.taps("📅 Mein Tag", "23. April")
    await erika.commands("/annai reminders", "Ihre Einstellungen")
    await erika.opens_home("Kyocera")
    await knocked.all_done()
    assert not knocked.slack.lost
    server.should_exit = True
    await serving


async def test_the_same_request_again_is_heard_once(knocked: Stage) -> None:
    erika = await knocked.desk("p05")
    body = json.dumps(event(erika.member.id, 1)).encode()
    async with client(knocked) as http:
        for _ in range(3):
            assert (await http.post(PATH, content=body, headers=headers(knocked.slack, body))).status_code == 200
    await erika.reads("Welche Sprache")
    await knocked.all_done()
    assert len(erika.received) == 1


async def test_a_thousand_requests_that_are_not_for_us_are_refused(knocked: Stage) -> None:
    erika, chance, slack = await knocked.desk("p05"), Random(0), knocked.slack
    statuses = []
    async with client(knocked) as http:
        for number in range(1000):
            body, sent = forged(chance, number, erika.member.id, slack)
            statuses.append((await http.post(PATH, content=body, headers=sent)).status_code)
    assert await heard(knocked) == 0
    assert not erika.received
    assert set(statuses) == {200, 400, 401}
    assert statuses.count(401) > 500


def forged(chance: Random, number: int, user: str, slack: FakeSlack) -> tuple[bytes, dict[str, str]]:
    """A request with exactly one thing wrong."""
    good = event(user, number)
    body = json.dumps(good).encode()
    sent = headers(slack, body)
    match number % 9:
        case 0:
            sent["X-Slack-Signature"] = "v0=" + chance.randbytes(32).hex()
        case 1:
            del sent["X-Slack-Signature"]
        case 2:
            sent = headers(slack, body, age=chance.choice([-1, 1]) * chance.uniform(310, 10**6))
        case 3:
            at = chance.randrange(len(body) - 1)
            body = body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :]
        case 4:
            sent = {"Content-Type": "application/json"} | signed(body, chance.randbytes(16).hex(), int(time.time()))
        case 5:
            sent["X-Slack-Request-Timestamp"] = str(int(sent["X-Slack-Request-Timestamp"]) + chance.randint(1, 99))
        case 6:
            body = json.dumps(good | {"team_id": f"T{chance.randrange(10**9):09d}9"}).encode()
            sent = headers(slack, body)
        case 7:
            foreign = {"user_team": f"T{chance.randrange(10**9):09d}9"}
            body = json.dumps(good | {"event": good["event"] | foreign}).encode()
            sent = headers(slack, body)
        case _:
            command = {"command": "/annai", "text": "next", "user_id": user, "team_id": "T9", "trigger_id": f"{number}"}
            body = urlencode(command | {"channel_id": "D1"}).encode()
            sent = headers(slack, body) | {"Content-Type": "application/x-www-form-urlencoded"}
    return body, sent


async def test_what_is_too_large_or_unreadable_is_refused(knocked: Stage) -> None:
    async with client(knocked) as http:
        for body in (b"x" * (BODY + 1), b"\xff\xfe", b"[]", b"{", b"payload=[", b""):
            status = (await http.post(PATH, content=body, headers=headers(knocked.slack, body))).status_code
            assert status in {200, 400, 413, 500}
        assert (await http.get(PATH)).status_code == 405
        assert (await http.get("/health")).json()["complaints"] == ["no-beat"]
    assert await heard(knocked) == 0


async def test_until_it_knows_itself_nothing_is_confirmed(knocked: Stage) -> None:
    body = json.dumps(event("U000000123", 1)).encode()
    knocked.channel._knows_itself.clear()
    async with client(knocked) as http:
        assert (await http.post(PATH, content=body, headers=headers(knocked.slack, body))).status_code == 503
    knocked.channel._knows_itself.set()
    assert await heard(knocked) == 0
