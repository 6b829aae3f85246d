"""Over HTTP: what is signed, fresh and ours is heard, once; everything else is refused."""

import asyncio
import json
import logging
import time
from collections import Counter, defaultdict
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
from tests.channels.slack.stage import Desk, Stage, staged
from tests.channels.telegram.test_process import free_port
from tests.fakes.slack import FakeSlack, signed
from tests.waiting import apart

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


async def test_a_conversation_over_http(knocked: Stage, caplog: pytest.LogCaptureFixture) -> None:
    port = free_port()
    config = uvicorn.Config(app.site(knocked.service, knocked.channel).asgi, port=port, log_config=None)
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 – it has nothing else to tell
        await asyncio.sleep(0.01)
    await apart(knocked.slack.post_to, f"http://127.0.0.1:{port}{PATH}")
    erika = await knocked.desk("p05")
    await erika.says("was kommt als nächstes?", "Als Nächstes")
    await erika.taps("📅 Mein Tag", "23. April")
    await erika.commands("/annai reminders", "Ihre Einstellungen")
    await erika.opens_home("Kyocera")
    await knocked.all_done()
    assert not knocked.slack.lost
    logging.getLogger("annai").warning("still heard")
    assert "still heard" in caplog.text, "what the library is to keep to itself silences nobody else"
    server.should_exit = True
    await serving


async def test_the_same_request_again_is_heard_once(knocked: Stage) -> None:
    erika = await knocked.desk("p05")
    body = json.dumps(event(erika.member.id, 1)).encode()
    async with client(knocked) as http:
        for _ in range(3):
            assert (await http.post(PATH, content=body, headers=headers(knocked.slack, body))).status_code == 200
    await erika.reads("Welche Sprache")
    await knocked.dealt_with()
    assert len(erika.received) == 1


async def test_a_thousand_requests_that_are_not_for_us_are_refused(knocked: Stage) -> None:
    erika, chance, slack = await knocked.desk("p05"), Random(0), knocked.slack
    guest = Desk(slack.member("Gast", knocked.agenda.people["p06"].email, guest=True))
    good = json.dumps(event(erika.member.id, 0)).encode()
    signed_once = headers(slack, good)
    statuses: dict[str, Counter[int]] = defaultdict(Counter)
    async with client(knocked) as http:
        assert (await http.post(PATH, content=good, headers=signed_once)).status_code == 200
        for number in range(1, 1001):
            kind = KINDS[number % len(KINDS)]
            asks = guest.member.id if kind == "guest" else erika.member.id
            body, sent = (good, signed_once) if kind == "replay" else forged(kind, chance, number, asks, slack)
            statuses[kind][(await http.post(PATH, content=body, headers=sent)).status_code] += 1
    await knocked.dealt_with()
    assert sum(count for found in statuses.values() for count in found.values()) == 1000
    assert set(statuses) == set(KINDS)
    for kind, found in statuses.items():
        assert set(found) <= ({401, 400} if kind in BADLY_SIGNED else {200}), kind  # 400: cannot even be read
    guests = statuses["guest"].total()
    assert await heard(knocked) == 1 + guests, "of all others nothing was written down"
    assert len(erika.received) == 1, "nothing but the one good request was answered"
    assert guest.copies("spreche nur mit Eingeladenen") == len(guest.received) == guests
    assert not knocked.service.agendas.roster.owners("slack", guest.member.id)


BADLY_SIGNED = ("signature", "no signature", "timestamp", "tampered", "secret", "redated")
FOREIGN = ("team", "author", "message's team", "shared channel", "command", "tap", "tapper", "form")
KINDS = (*BADLY_SIGNED, *FOREIGN, "replay", "guest")


def forged(kind: str, chance: Random, number: int, user: str, slack: FakeSlack) -> tuple[bytes, dict[str, str]]:
    """A request with exactly one thing wrong."""
    good, other = event(user, number), f"T{chance.randrange(10**9):09d}9"
    body = json.dumps(good).encode()
    sent = headers(slack, body)
    match kind:
        case "signature":
            return body, sent | {"X-Slack-Signature": "v0=" + chance.randbytes(32).hex()}
        case "no signature":
            return body, {"Content-Type": "application/json"}
        case "timestamp":
            return body, headers(slack, body, age=chance.choice([-1, 1]) * chance.uniform(310, 10**6))
        case "tampered":
            at = chance.randrange(len(body) - 1)
            return body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :], sent
        case "secret":
            wrong = signed(body, chance.randbytes(16).hex(), int(time.time()))
            return body, {"Content-Type": "application/json"} | wrong
        case "redated":
            later = int(sent["X-Slack-Request-Timestamp"]) + chance.randint(1, 99)
            return body, sent | {"X-Slack-Request-Timestamp": str(later)}
    wrong_events: dict[str, dict[str, Any]] = {
        "team": {"team_id": other},
        "author": {"event": good["event"] | {"user_team": other}},
        "message's team": {"event": good["event"] | {"team": other}},
        "shared channel": {"is_ext_shared_channel": True},
        "guest": {},
    }
    if kind in wrong_events:
        body = json.dumps(good | wrong_events[kind]).encode()
        return body, headers(slack, body)
    body = urlencode(foreign_form(kind, user, number, other, slack.team)).encode()
    return body, headers(slack, body) | {"Content-Type": "application/x-www-form-urlencoded"}


def foreign_form(kind: str, user: str, number: int, other: str, ours: str) -> dict[str, str]:
    """A slash command, a tap or a form sent off, in another workspace or by somebody of one."""
    if kind == "command":
        command = {"command": "/annai", "text": "next", "user_id": user, "team_id": other, "channel_id": "D1"}
        return command | {"trigger_id": f"{number}"}
    who = {"id": user, "team_id": ours if kind == "tap" else other}
    payload: dict[str, Any] = {"user": who, "team": {"id": other if kind == "tap" else ours}, "trigger_id": f"{number}"}
    if kind == "form":
        view = {"private_metadata": '{"hours": {}, "follows": []}', "blocks": [], "state": {"values": {}}}
        return {"payload": json.dumps(payload | {"type": "view_submission", "view": view})}
    tap = {"type": "button", "action_id": "tap-0", "block_id": "b", "value": "language"}
    return {"payload": json.dumps(payload | {"type": "block_actions", "actions": [tap], "container": {}})}


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
