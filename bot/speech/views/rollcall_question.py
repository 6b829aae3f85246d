"""What people see of a roll call: the question, and what they answered."""

from bot.programme.model import Item
from bot.programme.roll_call import AWAY, COMING, HERE, HURT, UNHURT
from bot.speech.message import Button, Line, Message, Style
from bot.speech.progress import Response
from bot.speech.scene import Scene
from bot.speech.views import item as item_view
from bot.speech.views.rollcall import subject


def question(matter: str, of: str, scene: Scene, *, status: bool, again: bool) -> Message:
    """`Are you there?` – or, in an emergency, `Are you all right?`; `again` if it is repeated."""
    lines = [Line(scene.say("rollcall-again"), Style.STRONG)] if again else []
    if status:
        lines += [Line(scene.say("rollcall-ask-status"), Style.TITLE), Line(scene.say("rollcall-ask-status-why"))]
        codes = (UNHURT, HURT)
    else:
        lines += [Line(scene.say("rollcall-ask-here"), Style.TITLE), *_about(of, scene)]
        codes = (HERE, COMING)
    rows = tuple((_answer(matter, code, scene),) for code in codes)
    return Message(tuple(lines), rows, language=scene.language)


def answered(matter: str, of: str, response: Response, scene: Scene, *, status: bool) -> Message:
    """What somebody answered, and how to correct it."""
    time = scene.times.clock(response.at, scene.zone)
    lines = [Line(scene.say(f"rollcall-you-{response.answer}", time=time), Style.STRONG)]
    lines += [] if status else _about(of, scene)
    if response.note:
        lines.append(Line(scene.say("rollcall-where", where=response.note)))
    rows = [(_answer(matter, code, scene, instead=True),) for code in _INSTEAD[response.answer]]
    if status:
        rows.append((Button(scene.say("rollcall-button-where"), f"answer {matter} {response.answer}"),))
    if response.answer == HURT:
        rows.append((Button(scene.say("button-contacts"), "contacts"),))
    return Message(tuple(lines), tuple(rows), language=scene.language, in_place=True)


_INSTEAD = {HERE: (AWAY,), COMING: (HERE, AWAY), AWAY: (HERE, COMING), UNHURT: (HURT,), HURT: (UNHURT,)}
"""What each answer may be changed to."""


def _answer(matter: str, code: str, scene: Scene, *, instead: bool = False) -> Button:
    correction = instead and code in (AWAY, HURT, UNHURT)
    return Button(scene.say(f"rollcall-button-{'not-' if correction else ''}{code}"), f"answer {matter} {code}")


def _about(of: str, scene: Scene) -> list[Line]:
    """What one is to be there for, and where that is, as long as it is ahead."""
    item: Item | None = scene.agenda.items.get(of.removeprefix("i:")) if of.startswith("i:") else None
    if item is None:
        return [Line(subject(of, scene))] if of.startswith("g:") else []
    leave = item_view.leave_lines(item, scene) if scene.at < item.start else []
    return [Line(item_view.title(item, scene)), *leave]
