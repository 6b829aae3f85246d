"""Greeting, help, language, calendar, thanks, and what is not known."""

from dataclasses import replace

from bot.programme.model import organises
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
    "b2b",
    "changes",
    "contacts",
    "sos",
    "late",
    "ask",
    "calendar",
    "language",
    "reminders",
    "stop",
)
"""The commands /help shows, in this order, each with an example."""
ORGANISERS_EXAMPLES = ("change", "undo", "broadcast", "rollcall", "status", "invite", "audit")
"""Those it shows to organisers besides."""


def start(scene: Scene, query: Query) -> Answer:
    """The first words."""
    return Answer(query.command, view.start(scene), wish=Join())


def help_(scene: Scene, query: Query) -> Answer:
    """What can be asked."""
    for_organisers = ORGANISERS_EXAMPLES if organises(scene.person) else ()
    shown = view.help_([f"help-{name}" for name in EXAMPLES], [f"help-{name}" for name in for_organisers], scene)
    return Answer(query.command, shown)


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
