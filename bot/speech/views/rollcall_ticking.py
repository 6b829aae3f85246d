"""Names to tick off, one after the other, without leaving the list."""

from bot.programme.roll_call import HERE, HURT, UNHURT
from bot.speech.message import Button, Line, Message
from bot.speech.scene import Scene
from bot.speech.views.report import Account
from bot.speech.views.rollcall_report import count_line

NAMES = 20
"""People on a page."""
_MARKS = {HERE: "✅", UNHURT: "🟢", HURT: "🔴"}


def ticking(account: Account, first: int, scene: Scene) -> Message:
    """Those whom somebody may tick off, or has, from recipient number `first` on; who answered is not among them.

    The order is that of the recipients, and whoever is ticked stays: nothing moves below the finger.
    """
    status, progress = account.content["status"], account.progress
    offered = [
        (number, name)
        for number, name in enumerate(progress.standings)
        if number >= first and not (progress.has_answered(name) and progress.responses[name].by == name)
    ]
    page = offered[: NAMES // 2 if status else NAMES]
    buttons = [_buttons(account, number, name, first, scene) for number, name in page]
    rows = [row for some in _in_rows(buttons, 1 if status else 2) for row in [tuple(some)]]
    if len(offered) > len(page):
        rest = Button(
            scene.say("rollcall-button-more", count=len(offered) - len(page)), _list(account, offered[len(page)][0])
        )
        rows.append((rest,))
    back = (Button(scene.say("rollcall-button-first"), _list(account, 0)),) if first else ()
    rows.append((*back, Button(scene.say("rollcall-button-list"), f"rollcall see {account.matter}")))
    words = "rollcall-tick-status" if status else "rollcall-tick-here"
    lines = (count_line(account, scene), Line(scene.say(words if page else "rollcall-tick-nobody")))
    return Message(lines, tuple(rows), language=scene.language)


def shut(account: Account, scene: Scene) -> Message:
    """It is closed: nothing can be ticked off."""
    see = (Button(scene.say("rollcall-button-list"), f"rollcall see {account.matter}"),)
    return Message((Line(scene.say("rollcall-shut")),), (see,), language=scene.language, in_place=True)


def too_late(scene: Scene) -> Message:
    """It was closed too long ago to go on with it."""
    new = (Button(scene.say("rollcall-button-new"), "rollcall new"),)
    return Message((Line(scene.say("rollcall-too-late")),), (new,), language=scene.language)


def _list(account: Account, first: int) -> str:
    return f"rollcall list {account.matter} {first}"


def _buttons(account: Account, number: int, name: str, first: int, scene: Scene) -> list[Button]:
    """To tick somebody off, with each answer there is; or to take that back."""
    person = scene.agenda.people.get(name)
    named = person.name if person else name
    place = f"{account.matter} {number} {first}"
    if account.progress.has_answered(name):
        mark = _MARKS[account.progress.responses[name].answer]
        return [Button(f"{mark} {named}{' ✓' if account.content['status'] else ''}", f"rollcall off {place}")]
    if not account.content["status"]:
        return [Button(f"☐ {named}", f"rollcall on {place} {HERE}")]
    return [Button(f"{_MARKS[code]} {named}", f"rollcall on {place} {code}") for code in (UNHURT, HURT)]


def _in_rows(buttons: list[list[Button]], width: int) -> list[list[Button]]:
    return [
        [button for some in buttons[start : start + width] for button in some]
        for start in range(0, len(buttons), width)
    ]
