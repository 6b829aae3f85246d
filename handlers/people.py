"""Who is who, and whom to call."""

from bot.speech.scene import Scene
from bot.speech.views import people as view
from handlers.request import Answer, Query


def people(scene: Scene, query: Query) -> Answer:
    """A traveller, the counterparts of an item, its participants, or everybody."""
    if query.people:
        return Answer(query.command, view.person(query.people[0], scene))
    if query.items and query.aspect == "counterpart":
        return Answer(query.command, view.counterparts(query.items, scene), query.items)
    if query.items:
        return Answer(query.command, view.attendees(query.items[0], scene), query.items)
    return Answer(query.command, view.everyone(scene))


def contacts(scene: Scene, query: Query) -> Answer:
    """Whom to call, emergencies first."""
    return Answer(query.command, view.contacts(scene))
