"""The canaries sing: a secret in a log record is noticed wherever it stands."""

import logging
from collections.abc import Callable

import pytest

from tests.canaries import SECRETS, Canary

LOGGER = logging.getLogger("some.library")


def in_an_error(secret: str) -> None:
    try:
        raise LookupError(f"https://server/{secret}") from ValueError("no")
    except LookupError:
        LOGGER.debug("it failed", exc_info=True)


def in_what_led_to_an_error(secret: str) -> None:
    try:
        try:
            raise ValueError(secret)
        except ValueError:
            raise LookupError from None
    except LookupError as error:
        error.__suppress_context__ = False
        LOGGER.error("it failed", exc_info=error)


@pytest.mark.parametrize(
    "log",
    [
        lambda secret: LOGGER.debug(f"GET /bot{secret}/getMe"),
        lambda secret: LOGGER.info("GET %s", secret),
        lambda secret: LOGGER.warning("%(url)s", {"url": secret}),
        lambda secret: LOGGER.getChild("child").debug("headers: %s", {"Authorization": f"Bearer {secret}"}),
        in_an_error,
        in_what_led_to_an_error,
    ],
)
@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_in_a_log_is_noticed(canary: Canary, log: Callable[[str], None], secret: str) -> None:
    log(secret)
    assert canary.taken()


def test_all_else_may_be_logged(canary: Canary) -> None:
    LOGGER.debug("POST /sendMessage %s", 200)
    assert canary.taken() == []
