"""Reports on somebody's case: the case, and which organisers got it."""

from dataclasses import replace

from bot.speech.message import Line, Message
from bot.speech.scene import Scene
from bot.speech.views import late, matters, question, sos
from bot.speech.views.report import Account, delivery_lines, missing_lines


def late_report(account: Account, scene: Scene) -> Message:
    """Who is late, and who knows."""
    shown = late.case(account.content, scene)
    return _with_figures(shown, account, scene) if shown else matters.gone(scene)


def sos_report(account: Account, scene: Scene) -> Message:
    """Who calls for help, who takes care, and who got the call."""
    return _with_figures(sos.case(account.matter, account.content, scene), account, scene)


def question_report(account: Account, scene: Scene) -> Message:
    """What was asked and answered, and who got it; a question not sent is nobody's business."""
    if not account.content["sent"]:
        return matters.gone(scene)
    return _with_figures(question.case(account.matter, account.content, scene), account, scene)


def _with_figures(shown: Message, account: Account, scene: Scene) -> Message:
    lines = [*shown.lines, Line(""), *delivery_lines(account.progress, scene, acknowledge=False)]
    lines += missing_lines(account.progress, scene, acknowledge=False)
    return replace(shown, lines=tuple(lines), in_place=True)
