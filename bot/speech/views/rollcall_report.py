"""How a roll call stands, for organisers: who is missing, with the number to call; in an emergency, who is hurt."""

import re
from collections.abc import Sequence

from bot.programme.roll_call import HURT, REOPENED, UNHURT
from bot.speech.message import Button, Line, Message, Style
from bot.speech.progress import Progress, Standing
from bot.speech.scene import Scene
from bot.speech.views.report import Account, call_line, names
from bot.speech.views.rollcall import subject

LISTED, SILENT = 12, 8
"""People in the list with their numbers, and those without an answer beside those hurt; the rest a tap away."""
PAGE = 20
"""People on each further page of it."""
_POINT = re.compile(r"(-?[0-9]{1,2}\.[0-9]{5}), (-?[0-9]{1,3}\.[0-9]{5})")


def rollcall_report(account: Account, scene: Scene) -> Message:
    """The list, kept up to date where it stands."""
    status = account.content["status"]
    lines = [_title(account, scene), *(_status_lines(account, scene) if status else _here_lines(account, scene))]
    return Message(tuple(lines), _buttons(account, scene), language=scene.language, in_place=True)


def missing_page(account: Account, first: int, scene: Scene) -> Message:
    """More of those missing."""
    absent = missing(account.progress)
    shown = absent[first : first + PAGE]
    lines = [_title(account, scene), Line(scene.say("rollcall-missing", count=len(absent)), Style.STRONG)]
    lines += _listed(shown, account.progress, scene)
    rest = first + PAGE
    rows = ((_more(account.matter, rest, len(absent) - rest, scene),),) if rest < len(absent) else ()
    return Message(tuple(lines), rows, language=scene.language)


def help_needed(matter: str, name: str, note: str, scene: Scene) -> Message:
    """Somebody is hurt: told to every organiser at once."""
    lines = (Line(scene.say("rollcall-help-needed"), Style.TITLE), call_line(name, scene), *_where(note))
    see = (Button(scene.say("rollcall-button-list"), f"rollcall see {matter}"),)
    return Message(lines, (see,), language=scene.language)


def missing(progress: Progress) -> list[str]:
    """Those who are not there: first those nothing is known of, then those who say that they are not there yet."""
    absent = [name for name in progress.standings if not progress.has_answered(name)]
    return sorted(absent, key=lambda name: name in progress.responses)


def hurt(progress: Progress) -> list[str]:
    """Those who need help."""
    return _who(progress, HURT)


def unhurt(progress: Progress) -> list[str]:
    """Those who are well."""
    return _who(progress, UNHURT)


def count_line(account: Account, scene: Scene) -> Line:
    """`24 of 28 here`."""
    message = "rollcall-answered" if account.content["status"] else "rollcall-here"
    total, count = len(account.progress.standings), len(account.progress.answered)
    return Line(scene.say(message, count=count, total=total), Style.STRONG)


def _who(progress: Progress, answer: str) -> list[str]:
    return [name for name in progress.answered if progress.responses[name].answer == answer]


def _title(account: Account, scene: Scene) -> Line:
    kind = "status" if account.content["status"] else "here"
    title = scene.say(f"rollcall-title-{kind}", of=subject(account.content["of"], scene))
    if account.closed_at is not None:
        time = scene.times.clock(account.closed_at, scene.zone)
        title = scene.say("rollcall-title-closed", title=title, time=time)
    return Line(title, Style.TITLE)


def _here_lines(account: Account, scene: Scene) -> list[Line]:
    progress = account.progress
    lines = [count_line(account, scene)]
    absent = missing(progress)
    if not absent:
        return [*lines, Line(scene.say("rollcall-all-here"))]
    lines += _on_its_way(account, scene)
    lines += [Line(""), Line(scene.say("rollcall-missing", count=len(absent)), Style.STRONG)]
    return lines + _listed(absent[:LISTED], progress, scene) + _others(len(absent) - LISTED, scene)


def _status_lines(account: Account, scene: Scene) -> list[Line]:
    """Those hurt, then those without an answer, then the well."""
    progress = account.progress
    lines = [count_line(account, scene), *_on_its_way(account, scene)]
    if injured := hurt(progress):
        lines += [Line(""), Line(scene.say("rollcall-hurt", count=len(injured)), Style.STRONG)]
        for name in injured[:LISTED]:
            lines += [call_line(name, scene), *_where(progress.responses[name].note)]
        lines += _others(len(injured) - LISTED, scene)
    if silent := missing(progress):
        lines += [Line(""), Line(scene.say("rollcall-no-answer", count=len(silent)), Style.STRONG)]
        lines += _listed(silent[:SILENT], progress, scene) + _others(len(silent) - SILENT, scene)
    if well := unhurt(progress):
        lines += [Line(""), Line(scene.say("rollcall-unhurt", count=len(well), names=names(well, scene)))]
    return lines


def _on_its_way(account: Account, scene: Scene) -> list[Line]:
    waiting = account.progress.those(Standing.ON_ITS_WAY, answered=False)
    return [Line(scene.say("report-on-its-way", count=len(waiting)))] if waiting and not account.closed_at else []


def _listed(people: Sequence[str], progress: Progress, scene: Scene) -> list[Line]:
    return [_missing_line(name, progress, scene) for name in people]


def _others(count: int, scene: Scene) -> list[Line]:
    return [Line(scene.say("report-more", count=count), Style.QUIET)] if count > 0 else []


def _missing_line(name: str, progress: Progress, scene: Scene) -> Line:
    """Somebody missing, with what is known: coming, not there after all, out of reach."""
    response = progress.responses.get(name)
    if response is not None:
        return call_line(name, scene, scene.say(f"rollcall-is-{response.answer}"))
    unreached = progress.standings[name] in (Standing.UNDELIVERED, Standing.NOT_HERE)
    return call_line(name, scene, scene.say("rollcall-is-unreached") if unreached else "")


def _where(note: str) -> list[Line]:
    """Where somebody is; a point leads to a map."""
    point = _POINT.match(note)
    link = f"https://www.google.com/maps/search/?api=1&query={point[1]},{point[2]}" if point else None
    return [Line(f"📍 {note}"[:60], link=link)] if note else []


def _more(matter: str, first: int, count: int, scene: Scene) -> Button:
    return Button(scene.say("rollcall-button-more", count=count), f"rollcall more {matter} {first}")


def _buttons(account: Account, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    """What can be done: while it is open, ask and tick; once closed, take that back for a while."""
    matter, absent = account.matter, missing(account.progress)
    export = Button(scene.say("rollcall-button-export"), f"rollcall export {matter} xlsx")
    rows: list[tuple[Button, ...]] = []
    listed = SILENT if account.content["status"] else LISTED
    if len(absent) > listed:
        rows.append((_more(matter, listed, len(absent) - listed, scene),))
    if account.closed_at is not None:
        again = Button(scene.say("rollcall-button-reopen"), f"rollcall reopen {matter}")
        return (*rows, (again, export) if scene.at - account.closed_at < REOPENED else (export,))
    if absent:
        rows.append((Button(scene.say("rollcall-button-tick"), f"rollcall list {matter} 0"),))
        rows.append((Button(scene.say("button-remind"), f"remind {matter}"),))
    return (*rows, (Button(scene.say("rollcall-button-close"), f"rollcall close {matter}"), export))
