"""What changed in one's programme lately."""

from bot.speech.scene import Scene
from bot.speech.views import changes as view
from handlers.request import Answer, Compare, Query


def changes(scene: Scene, query: Query) -> Answer:
    """That nothing is known, to which whoever has the earlier programmes adds what differs from them."""
    if scene.person is None:
        return Answer(query.command, view.nobodys(scene))
    return Answer(query.command, view.lately((), None, scene), wish=Compare())
