"""What Slack refuses, with its codes and in its own words."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
"""An object of Slack's, as it travels."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that is not `ok`, by its code.

    `problems` say what is wrong with the arguments, and where; a missing scope names what is `needed` and `provided`.
    `retry_after` are the seconds to wait after a flood.
    """

    error: str
    status: int = 200
    problems: tuple[str, ...] = ()
    needed: str = ""
    provided: str = ""
    retry_after: int | None = None

    @property
    def body(self) -> bytes:
        """The answer as it travels."""
        answer: Json = {"ok": False, "error": self.error}
        if self.needed:
            answer |= {"needed": self.needed, "provided": self.provided}
        if self.problems:
            answer["response_metadata"] = {"messages": [f"[ERROR] {problem}" for problem in self.problems]}
            if self.error == "invalid_blocks":
                answer["errors"] = list(self.problems)
        return json.dumps(answer).encode()


class Refused(Exception):
    """A request was refused."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(" ".join([refusal.error, *refusal.problems]))
        self.refusal = refusal


def wrong(error: str) -> Refused:
    """A refusal by its code alone, to be raised."""
    return Refused(Refusal(error))


def wrong_arguments(*problems: str) -> Refused:
    """A refusal of what came with the request, to be raised."""
    return Refused(Refusal("invalid_arguments", problems=problems))


def flood(seconds: int) -> Refusal:
    """429: too many requests; the next one may come after so many seconds."""
    return Refusal("ratelimited", 429, retry_after=seconds)


def missing_scope(needed: Iterable[str], provided: Iterable[str]) -> Refusal:
    """The app was not given what it needs; any one of `needed` would do."""
    return Refusal("missing_scope", needed=",".join(needed), provided=",".join(sorted(provided)))


NOT_AUTHED = Refusal("not_authed")
INVALID_AUTH = Refusal("invalid_auth")
WRONG_TOKEN = Refusal("not_allowed_token_type")
SERVER_ERROR = Refusal("internal_error", 500)
USED_URL = Refusal("used_url", 404)
EXPIRED_URL = Refusal("expired_url", 404)
NO_SUCH_PAGE = Refusal("not_found", 404)
