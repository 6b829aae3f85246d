"""A Slack app without a library: one request at a time, and exactly what came back."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
import httpx

from tests.fakes.slack import FakeSlack

Json = dict[str, Any]


class BareApp:
    """Calls methods with JSON, as every client of Slack's does with blocks."""

    def __init__(self, slack: FakeSlack) -> None:
        self.slack = slack
        self.client = httpx.Client(timeout=60, headers={"Authorization": f"Bearer {slack.bot_token}"})

    def __enter__(self) -> "BareApp":
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def does(self, method: str, **arguments: Any) -> Json:
        """The answer to a request that is accepted."""
        answer: Json = self.request(method, **arguments).json()
        assert answer["ok"] is True, answer
        return answer

    def refused(self, method: str, **arguments: Any) -> str:
        """Why a request is refused: the code, and whatever is wrong with the arguments."""
        answer = self.request(method, **arguments).json()
        assert answer["ok"] is False
        problems = answer.get("response_metadata", {}).get("messages", [])
        return " ".join([answer["error"], *(problem.removeprefix("[ERROR] ") for problem in problems)])

    def request(self, method: str, **arguments: Any) -> httpx.Response:
        """Any request."""
        return self.client.post(f"{self.slack.url}{method}", json=arguments)

    def says(self, channel: str, text: str, **arguments: Any) -> str:
        """Post a message; returns its timestamp."""
        ts: str = self.does("chat.postMessage", channel=channel, text=text, **arguments)["ts"]
        return ts

    def history(self, channel: str, **arguments: Any) -> list[str]:
        """The texts of a channel, newest first."""
        messages = self.does("conversations.history", channel=channel, **arguments)["messages"]
        return [message["text"] for message in messages]

    @contextmanager
    def connected(self) -> Iterator["BareSocket"]:
        """A socket that has been greeted."""
        with asyncio.Runner() as runner:
            headers = {"Authorization": f"Bearer {self.slack.app_token}"}
            url = httpx.post(f"{self.slack.url}apps.connections.open", headers=headers).json()["url"]
            connection = runner.run(_connect(url))
            try:
                yield BareSocket(runner, *connection)
            finally:
                runner.run(connection[0].close())


class BareSocket:
    """One socket, which does something only while it is asked to."""

    def __init__(
        self, runner: asyncio.Runner, session: aiohttp.ClientSession, socket: aiohttp.ClientWebSocketResponse
    ) -> None:
        self._runner = runner
        self._socket = socket
        self.greeting = self.hears()

    def hears(self) -> Json:
        """The next message."""
        message: Json = self._runner.run(self._socket.receive_json(timeout=60))
        return message

    def event(self) -> Json:
        """The next event, which is acknowledged."""
        event: Json = self.takes()["event"]
        return event

    def takes(self, answer: Json | None = None) -> Json:
        """The payload of the next message, which is acknowledged."""
        envelope = self.hears()
        payload: Json = envelope["payload"]
        self.acknowledges(envelope, answer)
        return payload

    def acknowledges(self, envelope: Json, answer: Json | None = None) -> None:
        """Take it."""
        acknowledgement = {"envelope_id": envelope["envelope_id"]} | ({"payload": answer} if answer else {})
        self._runner.run(self._socket.send_json(acknowledgement))

    def is_closed(self) -> bool:
        """Whether the other side ends it."""
        ends = {aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.CLOSING, aiohttp.WSMsgType.ERROR}
        return self._runner.run(self._socket.receive(timeout=60)).type in ends

    def is_alive(self) -> bool:
        """Whether a ping comes back."""
        return self._runner.run(_ponged(self._socket))


class Endpoint:
    """The public address of an app. It answers the challenge, then what is queued in `answers`, then just 200."""

    def __init__(self) -> None:
        self.received: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[tuple[int, str, str]] = []
        """Status, kind and body."""
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                endpoint.received.append((dict(self.headers), body))
                status, kind, answer = endpoint.answer_to(body)
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(answer.encode())))
                self.end_headers()
                self.wfile.write(answer.encode())

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/slack/events"

    def __enter__(self) -> "Endpoint":
        Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    def answer_to(self, body: bytes) -> tuple[int, str, str]:
        """What to answer."""
        if b"url_verification" in body and not self.answers:
            return 200, "text/plain", json.loads(body)["challenge"]
        return self.answers.pop(0) if self.answers else (200, "text/plain", "")

    def payloads(self) -> list[Json]:
        """What has come, but for the challenge."""
        return [_payload(body) for _, body in self.received if b"url_verification" not in body]


def _payload(body: bytes) -> Json:
    if body.startswith(b"{"):
        event: Json = json.loads(body)
        return event
    form = dict(parse_qsl(body.decode(), keep_blank_values=True))
    payload: Json = json.loads(form["payload"]) if "payload" in form else form
    return payload


async def _connect(url: str) -> tuple[aiohttp.ClientSession, aiohttp.ClientWebSocketResponse]:
    session = aiohttp.ClientSession()
    try:
        return session, await session.ws_connect(url, autoping=False)
    except aiohttp.ClientError:
        await session.close()
        raise


async def _ponged(socket: aiohttp.ClientWebSocketResponse) -> bool:
    await socket.ping(b"anybody?")
    try:
        message = await socket.receive(timeout=0.5)
    except TimeoutError:
        return False
    return message.type is aiohttp.WSMsgType.PONG
