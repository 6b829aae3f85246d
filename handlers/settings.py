"""A person's own settings: what to be reminded of, when, and whether at all."""

from dataclasses import replace

from bot.speech.message import Message
from bot.speech.scene import Scene
from bot.speech.views import channels as channels_view
from bot.speech.views import leads as leads_view
from bot.speech.views import settings as view
from handlers import snooze
from handlers.arguments import CHOOSE_LEADS, CHOOSE_QUIET, changed, kinds, leads
from handlers.request import Answer, Leave, Prefer, Query, Through

CHANNELS = frozenset({"telegram", "slack", "web"})
"""Where somebody may ask to be told things."""
LEAVING = {"leave": Leave(forget=False), "forget": Leave(forget=True)}


def reminders(scene: Scene, query: Query) -> Answer:
    """Change a setting, or show what holds; with an item, one reminder of it."""
    if scene.person is None:
        return Answer(query.command, view.nobody(scene))
    if query.items:
        return snooze.before(scene, query)
    chosen = changed(query.argument, scene.preferences, scene.agenda.trip.reminders)
    if chosen is None:
        return Answer(query.command, _to_choose(query.argument, scene))
    after = replace(scene, preferences=chosen)
    return Answer(query.command, _as_it_is_now(query.argument, after), wish=Prefer(chosen))


def channel(scene: Scene, query: Query) -> Answer:
    """Be told things on another channel, one of those the person is on; or choose."""
    if scene.person is None:
        return Answer(query.command, view.nobody(scene))
    if query.argument not in scene.channels or len(scene.channels) == 1:
        return Answer(query.command, channels_view.choose(scene))
    others = tuple(other for other in scene.channels if other != query.argument)
    after = replace(scene, channels=(query.argument, *others))
    return Answer(query.command, channels_view.chosen(after), wish=Through(query.argument))


def stop(scene: Scene, query: Query) -> Answer:
    """Leave the trip's chat: what that means, and only when asked again, so."""
    if scene.person is None:
        return Answer(query.command, view.nobody(scene))
    wish = LEAVING.get(query.argument)
    if wish is None:
        return Answer(query.command, view.leaving(scene))
    return Answer(query.command, view.left(scene, forget=wish.forget), wish=wish)


def _to_choose(argument: str, scene: Scene) -> Message:
    """The choices of one setting; all settings, where the argument is none."""
    topic, _, value = argument.partition(" ")
    if topic == CHOOSE_LEADS:
        return leads_view.choose(leads(value), scene)
    if argument == CHOOSE_QUIET:
        return view.choose_quiet(scene)
    chosen = kinds(argument)
    return leads_view.of(chosen, scene) if chosen else view.settings(scene)


def _as_it_is_now(argument: str, scene: Scene) -> Message:
    """What holds after a change."""
    topic, _, value = argument.partition(" ")
    if not value:
        return view.amount(scene)
    if topic == "digest":
        return view.digest(scene)
    if topic == CHOOSE_QUIET:
        return view.quiet(scene)
    return leads_view.of(kinds(topic, scene.agenda.trip.reminders), scene)
