"""What the Bot API refuses, with its codes and in its own words."""

import json
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
"""An object of the Bot API, as it travels."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that is not `ok`. Some carry what to do instead: `retry_after` (seconds) or `migrate_to_chat_id`."""

    code: int
    description: str
    parameter: tuple[str, int] | None = None

    @property
    def body(self) -> bytes:
        """The answer as it travels."""
        answer: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameter:
            name, value = self.parameter
            answer["parameters"] = {name: value}
        return json.dumps(answer).encode()

    @property
    def retry_after(self) -> int | None:
        """Seconds after which the bot may try again, if it was a flood."""
        return self.parameter[1] if self.parameter and self.parameter[0] == "retry_after" else None


class Refused(Exception):
    """A request was refused."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.description)
        self.refusal = refusal


def bad_request(what: str) -> Refusal:
    """400: something is wrong with the request."""
    return Refusal(400, f"Bad Request: {what}")


def forbidden(why: str) -> Refusal:
    """403: the bot may not."""
    return Refusal(403, f"Forbidden: {why}")


def conflict(why: str) -> Refusal:
    """409: two want what only one can have."""
    return Refusal(409, f"Conflict: {why}")


def flood(seconds: int) -> Refusal:
    """429: too many requests; the next one may come after so many seconds."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", ("retry_after", seconds))


def migrated(chat_id: int) -> Refusal:
    """400: the group has become a supergroup under another id."""
    text = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refusal(400, text, ("migrate_to_chat_id", chat_id))


def wrong(what: str) -> Refused:
    """A bad request, to be raised."""
    return Refused(bad_request(what))


UNAUTHORIZED = Refusal(401, "Unauthorized")
MALFORMED_TOKEN = Refusal(401, "Unauthorized: invalid token specified")
NO_SUCH_PAGE = Refusal(404, "Not Found")
NO_SUCH_METHOD = Refusal(404, "Not Found: method not found")
TOO_LARGE = Refusal(413, "Request Entity Too Large")
BLOCKED = forbidden("bot was blocked by the user")
DEACTIVATED = forbidden("user is deactivated")
NOT_STARTED = forbidden("bot can't initiate conversation with a user")
