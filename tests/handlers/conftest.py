"""Whom the conversations in these tests are with."""

import pytest

from bot.programme.agenda import Agenda
from tests.handlers.dialogue import KYOTO_MORNING, Talk


@pytest.fixture
def talk(sample: Agenda) -> Talk:
    """Hans Platzhalter, who has private meetings, on the morning in Kyoto."""
    return Talk(sample, "p05", KYOTO_MORNING)
