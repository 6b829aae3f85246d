"""How the Bot API's refusals and silences end an attempt. The order matters: the library's errors are a family."""

from datetime import timedelta

from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.channels.base import Outcome, Receipt
from bot.channels.telegram.transport import NotConnected

SHORTLY = timedelta(seconds=3)
"""After a connection that failed."""
MUCH_LATER = timedelta(minutes=5)
"""After a token that is not (or no longer) right: somebody must do something."""

_GONE = ("chat not found", "user not found", "user is deactivated", "peer_id_invalid", "have no rights to send")
_UNCHANGED = "message is not modified"
_NO_TEXT = "no text in the message to edit"
CAPTIONED = "captioned"
"""The reason why a text could not be changed: it stands below a file."""


def receipt_of(error: TelegramError) -> Receipt:
    """The end of an attempt that raised an error. What is not certain to have been refused is uncertain."""
    match error:
        case RetryAfter():
            return Receipt(Outcome.NOT_ACCEPTED, reason="flood", wait=patience(error), everywhere=True)
        case NotConnected():
            return Receipt(Outcome.NOT_ACCEPTED, reason="connect", wait=SHORTLY, everywhere=True)
        case InvalidToken():
            return Receipt(Outcome.NOT_ACCEPTED, reason="token", wait=MUCH_LATER, everywhere=True)
        case Forbidden():
            return Receipt(Outcome.UNREACHABLE, reason=_why(error))
        case BadRequest():
            return _refusal(error)
        case NetworkError():
            return Receipt(Outcome.UNCERTAIN, reason="silence")
    return Receipt(Outcome.REFUSED, reason="refused")


def patience(error: RetryAfter) -> timedelta:
    """How long we are asked to wait."""
    wait = error._retry_after  # the public one is a number or a span, and warns of the number
    return max(wait, timedelta(seconds=1))


def _why(error: TelegramError) -> str:
    said = error.message.lower()
    return next((code for code in ("blocked", "deactivated") if code in said), "gone")


def _refusal(error: BadRequest) -> Receipt:
    said = error.message.lower()
    if _UNCHANGED in said:
        return Receipt(Outcome.SENT)
    if any(words in said for words in _GONE):
        return Receipt(Outcome.UNREACHABLE, reason=_why(error))
    return Receipt(Outcome.REFUSED, reason=CAPTIONED if _NO_TEXT in said else "refused")
