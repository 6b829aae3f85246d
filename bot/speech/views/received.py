"""A file that came unasked."""

from bot.programme.model import organises
from bot.speech.message import Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import talk


def file(scene: Scene) -> Message:
    """Something that cannot be looked at; organisers hear what can."""
    if not organises(scene.person):
        return talk.useless(scene, place=False)
    line = Line(scene.say("received-file-organiser"), Style.STRONG)
    return Message((line,), talk.first_buttons(scene), language=scene.language)
