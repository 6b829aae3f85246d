"""A file or a place that came unasked."""

from bot.programme.model import organises
from bot.speech.message import Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views.talk import first_buttons


def file(scene: Scene) -> Message:
    """Something that cannot be looked at; organisers hear what can."""
    return _kindly("received-file-organiser" if organises(scene.person) else "received-file", scene)


def location(scene: Scene) -> Message:
    """Where somebody is: nobody asked, and nobody keeps it."""
    return _kindly("received-location", scene)


def _kindly(words: str, scene: Scene) -> Message:
    return Message((Line(scene.say(words), Style.STRONG),), first_buttons(scene), language=scene.language)
