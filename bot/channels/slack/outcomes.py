"""How Slack's refusals and silences end an attempt. What is not certain to have been refused is uncertain."""

import asyncio
from datetime import timedelta
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.channels.base import Outcome, Receipt

SHORTLY = timedelta(seconds=3)
"""After a connection that failed."""
MUCH_LATER = timedelta(minutes=5)
"""After a token that is not (or no longer) right: somebody must do something."""
FLOOD_WAIT = 30
"""Seconds to wait where we are told to, but not how long."""

NOT_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
TROUBLE = (SlackApiError, aiohttp.ClientError, OSError, asyncio.TimeoutError, ValueError)
"""What the library raises for what a network, or Slack, can do."""

_GONE = {
    "channel_not_found": "gone",
    "user_not_found": "gone",
    "account_inactive": "deactivated",
    "user_disabled": "deactivated",
    "is_archived": "gone",
    "not_in_channel": "gone",
    "cannot_dm_bot": "gone",
    "messages_tab_disabled": "gone",
}
_TOKEN = {
    "access_denied", "ekm_access_denied", "invalid_auth", "missing_scope", "no_permission", "not_allowed_token_type",
    "not_authed", "org_login_required", "token_expired", "token_revoked",
}  # fmt: skip
_FLOOD = {"ratelimited", "rate_limited", "message_limit_exceeded"}
_SILENCE = {"fatal_error", "internal_error", "request_timeout", "service_unavailable", "team_added_to_org"}


def receipt_of(error: BaseException) -> Receipt:
    """The end of an attempt that raised one of TROUBLE."""
    if isinstance(error, SlackApiError):
        return _refusal(error.response)
    if isinstance(error, NOT_SENT):
        return Receipt(Outcome.NOT_ACCEPTED, reason="connect", wait=SHORTLY, everywhere=True)
    return Receipt(Outcome.UNCERTAIN, reason="silence")


def code_of(error: BaseException) -> str:
    """Slack's own word for a refusal, blank if there was none."""
    data = getattr(error.response, "data", None) if isinstance(error, SlackApiError) else None
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def _refusal(response: Any) -> Receipt:
    status: int = getattr(response, "status_code" if hasattr(response, "status_code") else "status", 0)
    data = getattr(response, "data", None)
    code = str(data.get("error") or "") if isinstance(data, dict) else ""
    if status == 429 or code in _FLOOD:
        return Receipt(Outcome.NOT_ACCEPTED, reason="flood", wait=_asked(response))
    if status >= 500 or not code or code in _SILENCE:
        return Receipt(Outcome.UNCERTAIN, reason="silence")
    if code in _TOKEN:
        return Receipt(Outcome.NOT_ACCEPTED, reason="token", wait=MUCH_LATER, everywhere=True)
    if code in _GONE:
        return Receipt(Outcome.UNREACHABLE, reason=_GONE[code])
    return Receipt(Outcome.REFUSED, reason="refused")


def _asked(response: Any) -> timedelta:
    said = str(getattr(response, "headers", {}).get("Retry-After", ""))
    return timedelta(seconds=max(1, int(said)) if said.isdecimal() else FLOOD_WAIT)
