"""Who did what as an organiser, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.clock import local_date
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import item as item_view

PAGE = 10
"""Deeds on one page."""


@dataclass(frozen=True, slots=True)
class Done:
    """A deed: its code, by whom and when (UTC), and what it was about."""

    at: datetime
    person: str
    action: str
    content: Mapping[str, Any]


def log(deeds: Sequence[Done], first: int, more: bool, scene: Scene) -> Message:
    """A page of deeds, the latest first; `first` are later ones, `more`: there are earlier ones."""
    lines = [Line(scene.say("audit-title"), Style.TITLE)]
    for deed in deeds:
        lines += [Line(""), Line(f"{_when(deed.at, scene)} · {_name(deed.person, scene)}", Style.QUIET)]
        lines.append(Line(" · ".join([_action(deed.action, scene), *_about(deed.content, scene)])))
    if not deeds:
        lines.append(Line(scene.say("audit-nothing")))
    turn = [Button(scene.say("audit-later"), f"audit {max(0, first - PAGE)}")] if first else []
    turn += [Button(scene.say("audit-earlier"), f"audit {first + PAGE}")] if more else []
    rows = ((*turn,),) if turn else ()
    back = (Button(scene.say("status-button-back"), "status"),)
    return Message(tuple(lines), (*rows, back), language=scene.language, in_place=True)


def _action(code: str, scene: Scene) -> str:
    """What was done; whatever has no words of its own was an action."""
    try:
        return scene.say(f"audit-did-{code}")
    except LookupError:
        return scene.say("audit-did-other")


def _about(content: Mapping[str, Any], scene: Scene) -> list[str]:
    """What of a deed's content can be put into words."""
    found = []
    if content.get("person"):
        found.append(_name(str(content["person"]), scene))
    if (item := scene.agenda.items.get(str(content.get("item", "")))) is not None:
        found.append(item_view.title(item, scene))
    if isinstance(content.get("people"), int):
        found.append(scene.say("audit-people", count=content["people"]))
    return found


def _when(at: datetime, scene: Scene) -> str:
    """`Di 23. April, 14:05 Japan`."""
    zone = scene.agenda.trip.zone
    return f"{scene.times.day(local_date(at, zone))}, {scene.times.clock(at, zone)} {scene.times.zone(zone)}"


def _name(name: str, scene: Scene) -> str:
    person = scene.agenda.people.get(name)
    return person.name if person else name or scene.say("audit-somebody")
