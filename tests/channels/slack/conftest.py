"""What the tests of the Slack channel share."""

from collections.abc import AsyncIterator, Iterator

import pytest

from bot.programme.agenda import Agenda
from tests.channels.slack.stage import Stage, staged
from tests.fakes.slack import FakeSlack


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as slack:
        yield slack


@pytest.fixture
async def stage(sample: Agenda, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    monkeypatch.setattr("bot.channels.slack.history.SETTLE", 0.05)
    monkeypatch.setattr("bot.channels.slack.sending.BETWEEN", 0.01)
    monkeypatch.setattr("bot.channels.slack.sending.BREATHER", 0.05)
    async with staged(sample, slack) as stage:
        yield stage
