"""Where it is, and how the taxi driver finds it."""

from dataclasses import replace

from bot.programme.model import Item, Place
from bot.speech.message import Message
from bot.speech.scene import Scene
from bot.speech.views import item as item_view
from bot.speech.views import place as view
from bot.speech.views import talk
from handlers.request import Answer, Query


def place(scene: Scene, query: Query) -> Answer:
    """A place by name, or where an item happens, or where its group meets; without a word, where to go next."""
    query = _with_next(scene, query)
    if query.places:
        return Answer(query.command, _of_places(query.places, "place", scene, query.items), query.items)
    if not query.items:
        return Answer(query.command, talk.not_found(query.words, scene))
    return Answer(query.command, _of_item(query.items[0], scene, meet=query.aspect == "meet"), query.items)


def taxi(scene: Scene, query: Query) -> Answer:
    """The card for the driver: of the place named, else of the item's; without a word, of where to go next."""
    query = _with_next(scene, query)
    places = query.places or tuple(
        found for item in query.items[:1] if (found := _destination(item, scene)) is not None
    )
    if not places:
        return Answer(query.command, talk.not_found(query.words, scene))
    return Answer(query.command, _of_places(places, "taxi", scene, ()), () if query.places else query.items)


def _with_next(scene: Scene, query: Query) -> Query:
    if query.items or query.places or query.words:
        return query
    return replace(query, items=scene.agenda.next(scene.person, scene.at))


def _of_places(places: tuple[Place, ...], command: str, scene: Scene, items: tuple[Item, ...]) -> Message:
    if len(places) > 1:
        return view.choose(places, command, scene)
    if command == "taxi":
        return view.taxi(places[0], scene)
    return view.place(places[0], scene, item=items[0] if items else None)


def _of_item(item: Item, scene: Scene, *, meet: bool) -> Message:
    """The item's place – or its meeting point, if that was asked for or is all there is."""
    where = scene.place_of(item)
    if item.meet is not None and (meet or where is None):
        return view.meeting_point(item, scene)
    named = item_view.title(item, scene)
    if where is None:
        return item_view.details(item, scene, scene.say("place-none", title=named))
    time = scene.times.span(item).replace("\n", " ")
    return view.place(where, scene, scene.say("place-where", title=named, time=time), item)


def _destination(item: Item, scene: Scene) -> Place | None:
    return scene.place_of(item) or (scene.place(item.meet.place) if item.meet else None)
