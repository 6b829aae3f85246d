"""What is kept about a person, and how to end that."""

from bot.speech.scene import Scene
from bot.speech.views import privacy as view
from bot.speech.views import settings as settings_view
from handlers.request import Answer, Disclose, Query


def privacy(scene: Scene, query: Query) -> Answer:
    """The rules, to which whoever has the database adds what it holds."""
    if scene.person is None:
        return Answer(query.command, settings_view.nobody(scene))
    return Answer(query.command, view.privacy(scene, None), wish=Disclose())
