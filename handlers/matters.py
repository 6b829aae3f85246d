"""Matters: what people answer to them, and how they stand."""

from bot.speech.scene import Scene
from bot.speech.views import settings as settings_view
from bot.speech.views import talk
from handlers.request import Answer, Look, Query, Remind, Respond


def answer(scene: Scene, query: Query) -> Answer:
    """A tapped answer: `<matter> <code>`."""
    if scene.person is None:
        return Answer(query.command, settings_view.nobody(scene))
    matter, _, code = query.argument.partition(" ")
    return Answer(query.command, talk.only_at_work(scene), wish=Respond(matter, code))


def status(scene: Scene, query: Query) -> Answer:
    """How a matter stands."""
    return Answer(query.command, talk.only_at_work(scene), wish=Look(query.argument))


def remind(scene: Scene, query: Query) -> Answer:
    """Tell those once more who have not answered."""
    return Answer(query.command, talk.only_at_work(scene), wish=Remind(query.argument))
