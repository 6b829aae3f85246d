"""The loopback Slack and the library the channel is built on understand each other."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
import uvicorn
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.fakes.slack import FakeSlack, Member, Shown, ShownView, Twist
from tests.waiting import apart

pytestmark = pytest.mark.anyio

Json = dict[str, Any]

MODAL = {
    "type": "modal",
    "callback_id": "settings",
    "title": {"type": "plain_text", "text": "Einstellungen"},
    "submit": {"type": "plain_text", "text": "Gut"},
    "blocks": [
        {
            "type": "input",
            "block_id": "name",
            "label": {"type": "plain_text", "text": "Name"},
            "element": {"type": "plain_text_input", "action_id": "value"},
        }
    ],
}


def card(text: str) -> list[Json]:
    button = {"type": "button", "text": {"type": "plain_text", "text": "Einstellungen"}, "action_id": "settings"}
    return [
        {"type": "section", "text": {"type": "mrkdwn", "text": f"*{text}*"}},
        {"type": "actions", "elements": [button]},
    ]


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as slack:
        yield slack


@pytest.fixture
def erika(slack: FakeSlack) -> Member:
    return slack.member("Erika Beispiel", "erika@example.org")


@pytest.fixture
def client(slack: FakeSlack) -> AsyncWebClient:
    """The library's client, which tries nothing again by itself."""
    return AsyncWebClient(slack.bot_token, base_url=slack.url, retry_handlers=[])


@pytest.fixture
def heard() -> list[str]:
    """What the app has heard."""
    return []


@pytest.fixture
def app(slack: FakeSlack, client: AsyncWebClient, heard: list[str]) -> AsyncApp:
    """An app that answers messages with a card, whose button opens a modal."""
    quiet = logging.Logger("quiet", logging.CRITICAL)
    app = AsyncApp(client=client, signing_secret=slack.signing_secret, logger=quiet)

    @app.event("message")
    async def _(event: Json, say: Any) -> None:
        heard.append(event["text"])
        await say(text=event["text"], blocks=card(event["text"]))

    @app.event("app_home_opened")
    async def _(event: Json, client: AsyncWebClient) -> None:
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": card("Willkommen")})

    @app.command("/annai")
    async def _(ack: Any, command: Json, respond: Any) -> None:
        await ack("Moment …")
        await respond(f"Sie wollen: {command['text']}")

    @app.action("settings")
    async def _(ack: Any, body: Json, client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    @app.view("settings")
    async def _(ack: Any, view: Json, body: Json, client: AsyncWebClient) -> None:
        name = view["state"]["values"]["name"]["value"]["value"]
        if name == "?":
            await ack(response_action="errors", errors={"name": "Bitte einen Namen"})
            return
        await ack()
        await client.chat_postMessage(channel=body["user"]["id"], text=f"Guten Tag, {name}")

    return app


@pytest.fixture
async def in_socket_mode(slack: FakeSlack, app: AsyncApp) -> AsyncIterator[None]:
    handler = AsyncSocketModeHandler(app, slack.app_token, ping_interval=0.1)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    await until(slack, lambda: slack.connections)
    yield
    await handler.close_async()  # type: ignore[no-untyped-call]


@pytest.fixture
async def over_http(slack: FakeSlack, app: AsyncApp) -> AsyncIterator[str]:
    """The app behind a public address."""
    handler = AsyncSlackRequestHandler(app)

    async def events(request: Request) -> Response:
        response: Response = await handler.handle(request)
        return response

    web = Starlette(routes=[Route("/slack/events", events, methods=["POST"])])
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(web, log_config=None))
    serving = asyncio.create_task(server.serve([listening]))
    url = f"http://127.0.0.1:{listening.getsockname()[1]}/slack/events"
    await apart(slack.post_to, url)
    yield url
    server.should_exit = True
    await serving


async def until(slack: FakeSlack, condition: Callable[[], Any]) -> None:
    """Wait without holding up the library."""
    await apart(slack.wait_for, condition)


async def reads(erika: Member, text: str) -> Shown:
    return await apart(erika.reads, text)


async def sees_modal(erika: Member, text: str) -> ShownView:
    return await apart(erika.sees_modal, text)


async def converse(slack: FakeSlack, erika: Member) -> None:
    """Everything a person can do."""
    erika.say("Grüße & <mehr>")
    assert (await reads(erika, "Grüße")).parts("bold") == ("Grüße & <mehr>",)
    tap = erika.tap("Einstellungen")
    await sees_modal(erika, "Einstellungen")
    await until(slack, lambda: tap.acknowledged)
    erika.fill("Name", "?")
    erika.submit()
    await until(slack, lambda: erika.modal and erika.modal.errors)
    erika.fill("Name", "Erika")
    erika.submit()
    await reads(erika, "Guten Tag, Erika")
    await until(slack, lambda: not erika.modal)
    erika.command("/annai next")
    await reads(erika, "Sie wollen: next")
    await reads(erika, "Moment …")
    erika.opens_home()
    home = await apart(erika.reads_home, "Willkommen")
    assert home.labels == ("Einstellungen",)
    erika.tap("Einstellungen")
    assert await sees_modal(erika, "Einstellungen")
    await until(slack, lambda: slack.pending == 0)
    assert not any(slack.lost)


@pytest.mark.usefixtures("in_socket_mode")
async def test_a_conversation_in_socket_mode(slack: FakeSlack, erika: Member) -> None:
    await converse(slack, erika)


@pytest.mark.usefixtures("over_http")
async def test_a_conversation_over_http(slack: FakeSlack, erika: Member) -> None:
    await converse(slack, erika)


@pytest.mark.usefixtures("in_socket_mode")
async def test_bolt_hears_twice_what_comes_twice(slack: FakeSlack, erika: Member, heard: list[str]) -> None:
    slack.twist(Twist.TWICE)
    erika.say("a")
    await until(slack, lambda: len(heard) == 2)
    slack.twist(Twist.BACKWARDS)
    erika.say("b")
    erika.say("c")
    await until(slack, lambda: len(heard) == 4)
    assert heard == ["a", "a", "c", "b"]


@pytest.mark.usefixtures("in_socket_mode")
@pytest.mark.parametrize("end", [FakeSlack.disconnect, FakeSlack.drop, FakeSlack.mute])
async def test_the_library_replaces_a_socket_that_ends(
    slack: FakeSlack, erika: Member, end: Callable[[FakeSlack], None]
) -> None:
    slack.expect_within(1.0)
    await apart(end, slack)
    erika.say("Hört mich jemand?")
    await reads(erika, "Hört mich jemand?")
    assert len(slack.calls("socket")) >= 2
