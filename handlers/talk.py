"""Greeting, help, language, calendar, thanks, and what is not known."""

from dataclasses import replace

from bot.speech.catalogue import LANGUAGES
from bot.speech.scene import Scene
from bot.speech.views import talk as view
from handlers.request import Answer, Join, Prefer, Query

EXAMPLES = (
    "next",
    "today",
    "day",
    "item",
    "leave",
    "place",
    "taxi",
    "people",
    "contacts",
    "calendar",
    "language",
    "reminders",
    "stop",
)
"""The commands /help shows, in this order, each with an example."""


def start(scene: Scene, query: Query) -> Answer:
    """The first words."""
    return Answer(query.command, view.start(scene), wish=Join())


def help_(scene: Scene, query: Query) -> Answer:
    """What can be asked."""
    return Answer(query.command, view.help_([f"help-{name}" for name in EXAMPLES], scene))


def language(scene: Scene, query: Query) -> Answer:
    """Change the language, or ask which."""
    if query.language not in LANGUAGES:
        return Answer(query.command, view.language(scene, changed=False))
    chosen = replace(scene.preferences, language=query.language)
    changed = replace(scene, language=query.language, preferences=chosen)
    return Answer(query.command, view.language(changed, changed=True), wish=Prefer(chosen))


def calendar(scene: Scene, query: Query) -> Answer:
    """The person's own agenda as a calendar file."""
    items = scene.agenda.of(scene.person)
    return Answer(query.command, view.calendar(items, scene), items)


def thanks(scene: Scene, query: Query) -> Answer:
    """A friendly word back."""
    return Answer(query.command, view.greeting(scene) if query.aspect == "greet" else view.thanks(scene))


def unknown(scene: Scene, query: Query) -> Answer:
    """An honest `I don't know`."""
    return Answer(query.command, view.unknown(scene))
