"""Secrets of the loopback servers are canaries: wherever one is logged, by whichever library, the test fails.

Every record of every logger is listened to, down to DEBUG. Tests of the loopback servers themselves speak to them with
bare libraries, which are not as discreet as Annai: there, nobody listens.
"""

import logging
import traceback
from collections.abc import Iterator

import pytest

from bot.logs import QUIET
from tests.fakes.slack.app import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET
from tests.fakes.telegram import TOKEN

WEBHOOK_SECRET = "a-secret-of-the-webhook"
SECRETS = (TOKEN.partition(":")[2], WEBHOOK_SECRET, BOT_TOKEN, APP_TOKEN, SIGNING_SECRET)
BARE = ("/fakes/", "/test_fake_with_")


class Canary(logging.Handler):
    """Remembers what was logged with a secret in it: in the words, the arguments, an error or what led to it."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.songs: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Listen to one record."""
        said = f"{record.getMessage()} {record.args!r}"
        if record.exc_info:
            said += "".join(traceback.format_exception(*record.exc_info)) + repr(record.exc_info[1])
        self.songs += [f"{record.name} logged a secret: {said}" for secret in SECRETS if secret in said]

    def taken(self) -> list[str]:
        """What was remembered, which is forgotten."""
        songs, self.songs = self.songs, []
        return songs


CANARY = pytest.StashKey[Canary]()


def pytest_configure(config: pytest.Config) -> None:
    """Listen from the beginning."""
    config.stash[CANARY] = listener = Canary()
    logging.getLogger().addHandler(listener)
    logging.getLogger().setLevel(logging.DEBUG)
    for library in QUIET:  # as everywhere Annai runs
        logging.getLogger(library).setLevel(logging.ERROR)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Listen no more."""
    logging.getLogger().removeHandler(config.stash[CANARY])


@pytest.fixture
def canary(pytestconfig: pytest.Config) -> Canary:
    """Who listens."""
    return pytestconfig.stash[CANARY]


@pytest.fixture(autouse=True)
def _no_secret_is_logged(canary: Canary, request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    songs = canary.taken()
    assert songs == [] or any(place in str(request.node.path) for place in BARE)
