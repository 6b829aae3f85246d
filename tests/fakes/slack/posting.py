"""The way to an app with a public address: signed requests."""

import asyncio
import json
from collections.abc import Callable
from urllib.parse import urlencode

import aiohttp

from bot.clock import Clock
from tests.fakes.slack.app import SIGNING_SECRET
from tests.fakes.slack.deliveries import Attempt, NotTaken
from tests.fakes.slack.payloads import TOKEN
from tests.fakes.slack.refusals import Json
from tests.fakes.slack.signing import signed

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


class Posting:
    """Posts everything to one URL; `patience` are the seconds the app has to answer, `leg` those of one way."""

    def __init__(self, url: str, clock: Clock, patience: float, leg: Callable[[], float]) -> None:
        self._url = url
        self._clock = clock
        self._leg = leg
        timeout = aiohttp.ClientTimeout(total=patience)
        self._session = aiohttp.ClientSession(timeout=timeout, skip_auto_headers=["User-Agent"])

    async def verify(self) -> None:
        """Ask whether somebody is there who knows the challenge. Raises ValueError if not."""
        challenge = "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"
        question = {"token": TOKEN, "challenge": challenge, "type": "url_verification"}
        try:
            _, text = await self._post(json.dumps(question).encode(), JSON, {})
        except NotTaken as error:
            raise ValueError(f"the URL did not answer the challenge: {error.reason}") from None
        if challenge not in text:
            raise ValueError("the URL did not answer the challenge with its value")

    async def carry(self, attempt: Attempt) -> Json | None:
        """Post it; a second attempt says why the first failed."""
        body, media_type = _body(attempt)
        headers = {}
        if attempt.number:
            headers = {"X-Slack-Retry-Num": str(attempt.number), "X-Slack-Retry-Reason": attempt.reason}
        await asyncio.sleep(self._leg())
        media_type, text = await self._post(body, media_type, headers)
        await asyncio.sleep(self._leg())
        if media_type == JSON and text:
            answer: Json = json.loads(text)
            return answer
        return {"text": text} if text.strip() else None

    async def close(self) -> None:
        """Post nothing any more."""
        await self._session.close()

    async def _post(self, body: bytes, media_type: str, headers: dict[str, str]) -> tuple[str, str]:
        """The kind of the answer, and the answer."""
        seconds = int(self._clock.now().timestamp())
        headers = {"Content-Type": media_type} | signed(body, SIGNING_SECRET, seconds) | headers
        try:
            async with self._session.post(self._url, data=body, headers=headers, allow_redirects=False) as response:
                if response.status != 200:
                    final = response.headers.get("X-Slack-No-Retry") == "1"
                    raise NotTaken("http_error", final=final)
                return response.content_type, await response.text()
        except TimeoutError:
            raise NotTaken("http_timeout") from None
        except aiohttp.ClientError:
            raise NotTaken("connection_failed") from None


def _body(attempt: Attempt) -> tuple[bytes, str]:
    payload = attempt.delivery.payload
    if attempt.delivery.kind == "events_api":
        return json.dumps(payload).encode(), JSON
    form = payload if attempt.delivery.kind == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(form).encode(), FORM
