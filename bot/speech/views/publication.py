"""What came into force from the chat, and going back."""

from bot.speech.message import Button, Line, Message, Style
from bot.speech.outlook import Outlook
from bot.speech.scene import Scene
from bot.speech.views.draft import outlook_lines, publish_buttons


def done(number: int, people: int, scene: Scene) -> Message:
    """A version is in force, and so many people are told."""
    return _published([Line(scene.say("draft-published", number=number), Style.TITLE)], number, people, scene)


def undone(last: int, number: int, people: int, scene: Scene) -> Message:
    """What a version changed is taken back by another."""
    return _published([Line(scene.say("draft-undone", last=last), Style.TITLE)], number, people, scene)


def already(number: int, scene: Scene) -> Message:
    """It was done before: nothing happens twice."""
    lines = (Line(scene.say("draft-already", number=number), Style.STRONG),)
    return Message(lines, (_status(number, scene),), language=scene.language, in_place=True)


def undoing(last: int, who: str, outlook: Outlook, scene: Scene, *, overtaken: bool) -> Message:
    """What going back to the version before the last would mean; `overtaken`: another was last until now."""
    lines = [Line(scene.say("draft-undo", last=last, who=who), Style.TITLE)]
    if overtaken:
        lines.append(Line(scene.say("draft-undo-overtaken"), Style.STRONG))
    lines += outlook_lines(outlook, scene)
    rows = publish_buttons(f"undo {last}", outlook, scene, "draft-undo-button")
    return Message(tuple(lines), rows, language=scene.language)


def nothing_to_undo(scene: Scene) -> Message:
    """Nothing was changed since the trip began."""
    return _said("draft-nothing-to-undo", scene)


def not_without_you(scene: Scene) -> Message:
    """Before the last publication, who wants it back was no organiser."""
    return _said("draft-not-without-you", scene)


def _said(words: str, scene: Scene) -> Message:
    return Message((Line(scene.say(words), Style.STRONG),), language=scene.language)


def _published(lines: list[Line], number: int, people: int, scene: Scene) -> Message:
    lines.append(Line(scene.say("draft-being-told", count=people)))
    rows = (_status(number, scene),) if people else ()
    undo = (Button(scene.say("button-undo"), "undo"),)
    return Message(tuple(lines), (*rows, undo), language=scene.language, in_place=True)


def _status(number: int, scene: Scene) -> tuple[Button, ...]:
    return (Button(scene.say("draft-button-status"), f"status v{number}"),)
