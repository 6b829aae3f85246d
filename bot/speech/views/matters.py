"""Short words about matters."""

from dataclasses import replace

from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene


def gone(scene: Scene) -> Message:
    """There is no such matter, or it is not the person's."""
    return _said("matter-gone", scene)


def closed(scene: Scene) -> Message:
    """An answer that comes too late."""
    help_ = (Button(scene.say("button-contacts"), "contacts"),)
    return replace(_said("matter-closed", scene), buttons=(help_,))


def noted(scene: Scene) -> Message:
    """An answer was written down, and there is no more to say."""
    return _said("matter-noted", scene)


def where(message: Message, scene: Scene) -> Message:
    """The same, and the question where the person is."""
    return replace(message, lines=(*message.lines, Line(""), Line(scene.say("matter-where"), Style.STRONG)))


def asked(count: int, scene: Scene) -> Message:
    """So many people are asked once more."""
    return Message((Line(scene.say("matter-asked", count=count), Style.STRONG),), language=scene.language)


def _said(words: str, scene: Scene) -> Message:
    return Message((Line(scene.say(words), Style.STRONG),), language=scene.language)
