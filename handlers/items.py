"""One programme point, or a search over all."""

from dataclasses import replace

from bot.speech.scene import Scene
from bot.speech.views import agenda as agenda_view
from bot.speech.views import item as item_view
from bot.speech.views import talk
from handlers.request import Answer, Query


def item(scene: Scene, query: Query) -> Answer:
    """The items meant, in full; several as a list. Without a word about which, what comes next."""
    if not query.items and not query.words:
        query = replace(query, items=scene.agenda.next(scene.person, scene.at))
    if not query.items:
        return Answer(query.command, talk.not_found(query.words, scene))
    if len(query.items) == 1:
        return Answer(query.command, item_view.details(query.items[0], scene), query.items)
    return _listed(scene, query)


def find(scene: Scene, query: Query) -> Answer:
    """Everything that matches, as a list."""
    if not query.words:
        return Answer(query.command, talk.what_to_find(scene))
    if not query.items:
        return Answer(query.command, talk.not_found(query.words, scene))
    return _listed(scene, query)


def _listed(scene: Scene, query: Query) -> Answer:
    heading = scene.say("find-several", count=len(query.items))
    return Answer(query.command, agenda_view.listed(query.items, heading, scene), query.items)
