"""A bot without a library: one request at a time, and exactly what came back."""

import json
from typing import Any

import httpx

from tests.fakes.telegram import FakeTelegram


class BareBot:
    """Sends requests as forms, with objects as JSON, like every client of the Bot API."""

    def __init__(self, telegram: FakeTelegram) -> None:
        self.address = f"{telegram.url}/bot{telegram.token}"
        self.client = httpx.Client(timeout=60)

    def does(self, method: str, **parameters: Any) -> Any:
        """The result of a request that is accepted."""
        response = self.request(method, **parameters)
        assert response.status_code == 200, response.text
        answer = response.json()
        assert answer["ok"] is True
        return answer["result"]

    def refused(self, method: str, **parameters: Any) -> str:
        """Why a request is refused, beginning with the code."""
        response = self.request(method, **parameters)
        answer = response.json()
        assert answer["ok"] is False
        assert answer["error_code"] == response.status_code
        return f"{response.status_code} {answer['description']}"

    def request(self, method: str, **parameters: Any) -> httpx.Response:
        """Any request."""
        texts = {name: _text(value) for name, value in parameters.items()}
        return self.client.post(f"{self.address}/{method}", data=texts)

    def hears(self) -> list[dict[str, Any]]:
        """The updates that wait, which are confirmed."""
        updates: list[dict[str, Any]] = self.does("getUpdates")
        if updates:
            self.does("getUpdates", offset=max(update["update_id"] for update in updates) + 1, limit=1)
        return updates


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
