"""A broadcast as those read it whom it is for."""

from bot.speech.broadcast import Broadcast
from bot.speech.message import Line, Message, Style
from bot.speech.scene import Scene


def letter(broadcast: Broadcast, author: str, scene: Scene) -> Message:
    """Who says it, and what, in the reader's language if it was written in it; urgent ones say that they are."""
    person = scene.agenda.people.get(author)
    name = person.name if person else scene.say("broadcast-organisers")
    lines = [Line(scene.say("broadcast-from", name=name), Style.TITLE)]
    if broadcast.urgent:
        lines.append(Line(scene.say("broadcast-urgent"), Style.STRONG))
    if broadcast.corrects:
        lines.append(Line(scene.say("broadcast-corrects", beginning=broadcast.corrects), Style.STRONG))
    if broadcast.text:
        language = scene.language if scene.language in broadcast.languages else broadcast.languages[0]
        other = None if language == scene.language else language
        words = broadcast.text.in_(language).splitlines()
        lines += [Line(""), *(Line(line, language=other) for line in words)]
    return Message(tuple(lines), language=scene.language)
