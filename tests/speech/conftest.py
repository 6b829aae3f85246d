"""What tests of messages share: somebody is told what the organisers changed."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.programme.changes import changes_for
from bot.speech.message import Message
from bot.speech.scene import Scene
from bot.speech.views.changes import change_notice
from tests.speech.versions import MORNING, Told, version


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """What somebody is told after the organisers edited the programme."""
    before = version(tmp_path)

    def notice(who: str, *edits: tuple[str, str], language: str | None = None, hours: float = 0) -> Message:
        after, now = version(tmp_path, *edits), MORNING + timedelta(hours=hours)
        changes = changes_for(who, before, after, now)
        person = after.people[who]
        return change_notice(changes, before, Scene(after, person, now, language or person.language))

    return notice
