"""How a matter stands, for who brought it up: who answered, who got it, whom to phone. One message that is kept up to
date where it stands. And what those concerned see of it: the question whether they understood.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.speech.message import Button, Line, Message, Style
from bot.speech.progress import Progress, Standing
from bot.speech.scene import Scene

NAMED = 12
"""People named in one line; of more, some are counted."""
CALLED = 8
"""People listed with their telephone number; the rest a tap away."""


@dataclass(frozen=True, slots=True)
class Account:
    """A matter as its report shows it: its id, what it says, how far it has come, and when (UTC) it was closed."""

    matter: str
    content: Mapping[str, Any]
    progress: Progress
    closed_at: datetime | None = None


Report = Callable[[Account, Scene], Message]


def please_confirm(message: Message, matter: str, scene: Scene, *, again: bool) -> Message:
    """A message that asks to be confirmed; `again` if it is repeated."""
    row = (Button(scene.say("button-understood"), f"answer {matter} ok"),)
    lines = (Line(scene.say("report-please-confirm"), Style.STRONG), *message.lines) if again else message.lines
    return replace(message, lines=lines, buttons=(row, *message.buttons))


def understood(message: Message, at: datetime, scene: Scene) -> Message:
    """A message that was confirmed at an instant (UTC)."""
    line = Line(scene.say("report-understood", time=scene.times.clock(at, scene.zone)), Style.QUIET)
    return replace(message, lines=(*message.lines, Line(""), line), in_place=True)


def delivery_lines(progress: Progress, scene: Scene, *, acknowledge: bool) -> list[Line]:
    """The figures: so many confirmed, delivered, on their way, to be phoned."""
    total = len(progress.standings)
    done = len(progress.those(Standing.DELIVERED))
    lines = []
    if acknowledge:
        lines.append(Line(scene.say("report-confirmed", count=len(progress.answered), total=total), Style.STRONG))
    lines.append(Line(scene.say("report-delivered", count=done, total=total)))
    if waiting := progress.those(Standing.ON_ITS_WAY):
        lines.append(Line(scene.say("report-on-its-way", count=len(waiting))))
    if back := progress.those(Standing.WITHDRAWN):
        lines.append(Line(scene.say("report-withdrawn", count=len(back))))
    return lines


def missing_lines(progress: Progress, scene: Scene, *, acknowledge: bool) -> list[Line]:
    """Whom to phone, with the number, and who has not confirmed yet."""
    lines: list[Line] = []
    unreached = [
        person for person in progress.those(Standing.UNDELIVERED, Standing.NOT_HERE) if person not in progress.responses
    ]
    if unreached:
        lines += [Line(""), Line(scene.say("report-please-call", count=len(unreached)), Style.STRONG)]
        lines += call_list(unreached, scene)
    silent = progress.those(Standing.DELIVERED, answered=False)
    if acknowledge and silent:
        lines += [Line(""), Line(scene.say("report-silent", count=len(silent), names=names(silent, scene)))]
    return lines


def call_list(people: Sequence[str], scene: Scene) -> list[Line]:
    """Names with telephone numbers to tap."""
    lines = [call_line(name, scene) for name in people[:CALLED]]
    if len(people) > CALLED:
        lines.append(Line(scene.say("report-more", count=len(people) - CALLED), Style.QUIET))
    return lines


def call_line(name: str, scene: Scene, remark: str = "") -> Line:
    """`☎ Erika Beispiel +49 … – kommt gleich`."""
    person = scene.agenda.people.get(name)
    phone = person.phone if person else None
    text = f"☎ {person.name if person else name}" + (f" {phone}" if phone else f" – {scene.say('report-no-phone')}")
    link = f"tel:{''.join(phone.split())}" if phone else None
    return Line(f"{text} – {remark}" if remark else text, link=link)


def names(people: Sequence[str], scene: Scene) -> str:
    """`Erika Beispiel, Max Muster … (+3)`."""
    known = [scene.agenda.people[name].name if name in scene.agenda.people else name for name in people[:NAMED]]
    return ", ".join(known) + (f" … (+{len(people) - NAMED})" if len(people) > NAMED else "")


def change_report(account: Account, scene: Scene) -> Message:
    """Who has heard of a publication."""
    matter, progress = account.matter, account.progress
    lines = [Line(scene.say("report-change", number=matter.removeprefix("v")), Style.TITLE)]
    lines += delivery_lines(progress, scene, acknowledge=True)
    lines += missing_lines(progress, scene, acknowledge=True)
    rows: list[tuple[Button, ...]] = []
    if progress.those(Standing.DELIVERED, answered=False):
        rows.append((Button(scene.say("button-remind"), f"remind {matter}"),))
    rows.append((Button(scene.say("button-refresh"), f"status {matter}"), Button(scene.say("button-undo"), "undo")))
    return Message(tuple(lines), tuple(rows), language=scene.language, in_place=True)
