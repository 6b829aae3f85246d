"""How a broadcast stands, how the last ones stood, and what was done about one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.speech.broadcast import Broadcast
from bot.speech.message import Button, Line, Message, Style
from bot.speech.progress import Progress, Standing
from bot.speech.scene import Scene
from bot.speech.views.report import Account, delivery_lines, missing_lines


@dataclass(frozen=True, slots=True)
class Entry:
    """A broadcast in a list; without progress it is still being written."""

    id: str
    broadcast: Broadcast
    at: datetime
    progress: Progress | None = None


def broadcast_report(account: Account, scene: Scene) -> Message:
    """Who has got it, who confirmed, whom to phone; and what can still be done."""
    broadcast, progress = Broadcast.of(account.content), account.progress
    if "recipients" not in account.content:
        return said("broadcast-draft", scene)
    lines = [Line(scene.say("broadcast-report"), Style.TITLE)]
    lines.append(Line(scene.say("broadcast-quoted", beginning=broadcast.beginning(scene.language)), Style.QUIET))
    lines += _ahead(account, broadcast, scene)
    if account.content.get("stopped"):
        lines.append(Line(scene.say("broadcast-stopped"), Style.STRONG))
    lines += delivery_lines(progress, scene, acknowledge=broadcast.acknowledge)
    lines += missing_lines(progress, scene, acknowledge=broadcast.acknowledge)
    return Message(tuple(lines), _report_buttons(account, broadcast, scene), language=scene.language, in_place=True)


def sent(broadcast: Broadcast, recipients: int, scene: Scene) -> Message:
    """It is on its way, or planned."""
    if broadcast.at and broadcast.at > scene.at:
        at = scene.times.point(broadcast.at, scene.agenda.trip.zone)
        return _said(scene.say("broadcast-sent-later", count=recipients, at=at), scene)
    return _said(scene.say("broadcast-sent", count=recipients), scene)


def stopped(count: int, scene: Scene) -> Message:
    """What had not gone out does not."""
    return _said(scene.say("broadcast-stopped-now", count=count), scene)


def said(words: str, scene: Scene) -> Message:
    """A short word (`broadcast-dropped`, …)."""
    return _said(scene.say(words), scene)


def recent(entries: Sequence[Entry], scene: Scene) -> Message:
    """The last broadcasts with how they stand, the newest first."""
    lines = [Line(scene.say("broadcast-recent" if entries else "broadcast-recent-none"), Style.TITLE)]
    rows = []
    for number, entry in enumerate(entries, 1):
        words = scene.say("broadcast-quoted", beginning=entry.broadcast.beginning(scene.language))
        lines += [Line(""), Line(f"{number}. {words}", Style.STRONG), Line(_state(entry, scene))]
        action = f"status {entry.id}" if entry.progress else f"broadcast {entry.id} preview"
        rows.append(Button(f"{number}.", action))
    new = (Button(scene.say("broadcast-button-new"), "broadcast"),)
    shown = (tuple(rows), new) if rows else (new,)
    return Message(tuple(lines), shown, language=scene.language, in_place=True)


def _state(entry: Entry, scene: Scene) -> str:
    if entry.progress is None:
        return scene.say("broadcast-draft")
    at = scene.times.point(entry.at, scene.agenda.trip.zone)
    total, done = len(entry.progress.standings), len(entry.progress.those(Standing.DELIVERED))
    return f"{at}\n{scene.say('report-delivered', count=done, total=total)}"


def _ahead(account: Account, broadcast: Broadcast, scene: Scene) -> list[Line]:
    """When it goes out, as long as it has not; and until when quiet hours hold the last of it."""
    if account.content.get("stopped"):
        return []
    zone, until = scene.agenda.trip.zone, datetime.fromisoformat(account.content["until"])
    if broadcast.at and broadcast.at > scene.at:
        return [Line(scene.say("broadcast-planned", at=scene.times.point(broadcast.at, zone)), Style.STRONG)]
    if until > scene.at:
        return [Line(scene.say("broadcast-waits", until=scene.times.point(until, zone)), Style.STRONG)]
    return []


def _report_buttons(account: Account, broadcast: Broadcast, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    matter, progress = account.matter, account.progress
    rows: list[tuple[Button, ...]] = []
    if broadcast.acknowledge and progress.those(Standing.DELIVERED, answered=False):
        rows.append((Button(scene.say("button-remind"), f"remind {matter}"),))
    if progress.those(Standing.ON_ITS_WAY) and not account.content.get("stopped"):
        rows.append((Button(scene.say("broadcast-button-stop"), f"broadcast {matter} stop"),))
    refresh = Button(scene.say("button-refresh"), f"status {matter}")
    rows.append((Button(scene.say("broadcast-button-correct"), f"broadcast {matter} fix"), refresh))
    return tuple(rows)


def _said(text: str, scene: Scene) -> Message:
    return Message((Line(text, Style.STRONG),), language=scene.language, in_place=True)
