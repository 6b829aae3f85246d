"""Matters: what people answer to them, and those who have not are asked once more."""

from bot.speech.scene import Scene
from bot.speech.views import settings as settings_view
from bot.speech.views import talk
from handlers.request import Answer, Query, Remind, Respond

NOTE = 300
"""Characters of what somebody writes to an answer."""


def answer(scene: Scene, query: Query) -> Answer:
    """A tapped answer: `<matter> <code>`; what was asked besides – where one is – is written or sent after it."""
    if scene.person is None:
        return Answer(query.command, settings_view.nobody(scene))
    matter, code, note = (*query.argument.split(maxsplit=2), "", "", "")[:3]
    return Answer(query.command, talk.only_at_work(scene), wish=Respond(matter, code, _where(note, query.location)))


def remind(scene: Scene, query: Query) -> Answer:
    """Tell those once more who have not answered."""
    return Answer(query.command, talk.only_at_work(scene), wish=Remind(query.argument))


def _where(note: str, location: tuple[float, float] | None) -> str:
    """What was written, and the point that was sent, in one line: `34.69370, 135.50230 Lobby`."""
    point = f"{location[0]:.5f}, {location[1]:.5f}" if location else ""
    return " ".join(f"{point} {note}".split())[:NOTE]
