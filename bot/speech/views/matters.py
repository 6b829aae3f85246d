"""Short words about matters."""

from bot.speech.message import Line, Message, Style
from bot.speech.scene import Scene


def gone(scene: Scene) -> Message:
    """There is no such matter, or it is not the person's."""
    return _said("matter-gone", scene)


def closed(scene: Scene) -> Message:
    """An answer that comes too late."""
    return _said("matter-closed", scene)


def noted(scene: Scene) -> Message:
    """An answer was written down, and there is no more to say."""
    return _said("matter-noted", scene)


def asked(count: int, scene: Scene) -> Message:
    """So many people are asked once more."""
    return Message((Line(scene.say("matter-asked", count=count), Style.STRONG),), language=scene.language)


def _said(words: str, scene: Scene) -> Message:
    return Message((Line(scene.say(words), Style.STRONG),), language=scene.language)
