"""One more reminder of an item: in a moment, or some time before it."""

from datetime import datetime, timedelta

from bot.programme.model import Item
from bot.programme.reminders import due_times
from bot.speech.message import Message
from bot.speech.scene import Scene
from bot.speech.views import agenda as agenda_view
from bot.speech.views import item as item_view
from bot.speech.views import notices as view
from bot.speech.views import settings as settings_view
from bot.speech.views import talk
from handlers.arguments import leads
from handlers.request import Answer, Query, Snooze

MINUTES = "10"
"""A moment, where none is named."""


def snooze(scene: Scene, query: Query) -> Answer:
    """Remind once more in some minutes; without an item, of what comes next."""
    if scene.person is None:
        return Answer(query.command, settings_view.nobody(scene))
    items = query.items or scene.agenda.next(scene.person, scene.at)
    if not items:
        return Answer(query.command, agenda_view.upcoming(items, scene))
    at = scene.at + timedelta(minutes=int(query.argument or MINUTES))
    return _promised(scene, query, items[0], at, view.again(items[0], at, scene))


def before(scene: Scene, query: Query) -> Answer:
    """Remind once, some time before an item; of several times, at the first that is ahead."""
    item, wanted = query.items[0], leads(query.argument)
    ahead = [at for _, at in due_times(item, wanted) if at > scene.at]
    at = ahead[0] if ahead else scene.at
    return _promised(scene, query, item, at, view.once(item, at, wanted, scene))


def _promised(scene: Scene, query: Query, item: Item, at: datetime, promise: Message) -> Answer:
    """The promise of another reminder, if there can be one: of an item of one's own that takes place, ahead of it."""
    if item not in scene.agenda.of(scene.person):
        return Answer(query.command, talk.not_found(query.words, scene))
    if item.cancelled:
        return Answer(query.command, item_view.details(item, scene), (item,))
    if not scene.at < at < item.start:
        return Answer(query.command, view.too_late(item, scene), (item,))
    return Answer(query.command, promise, (item,), Snooze(item.id, item.start, at))
