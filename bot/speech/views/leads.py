"""How long before an item a person is reminded: what holds, kind by kind, and what can be tapped instead."""

from collections.abc import Sequence
from datetime import timedelta

from bot.programme.model import Kind, Lead
from bot.programme.preferences import Wanted
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views.item import ICONS

LEAVE = "leave"
"""How the lead time is written that counts from leaving, not from the start."""
MOST = 8
"""More lead times for one kind are a slip, or mischief."""
_PRESETS = (*(timedelta(minutes=minutes) for minutes in (10, 15, 30, 60, 120, 1440)), None)
"""What there is to tick; None is `leave`."""
_A_ROW = 3
_FEW = 3
"""More kinds than that are not told one by one."""
_DAY = timedelta(days=1)


def written(before: timedelta | None) -> str:
    """A lead time as the argument of a command: `30min`, `2h`, `leave`."""
    if before is None:
        return LEAVE
    minutes = before // timedelta(minutes=1)
    return f"{minutes}min" if minutes % 60 or minutes == 60 else f"{minutes // 60}h"


def own(scene: Scene) -> list[Line]:
    """The person's own lead times, as far as they matter."""
    here = kinds(scene)
    return _lines([kind for kind, leads in scene.preferences.leads if leads or kind in here], scene)


def kinds(scene: Scene) -> tuple[Kind, ...]:
    """The kinds of items on the person's agenda."""
    found = {item.kind for item in scene.agenda.of(scene.person) if not item.cancelled}
    return tuple(kind for kind in Kind if kind in found)


def choose(leads: Sequence[Lead], scene: Scene) -> Message:
    """For which kind: to see and change its lead times, or – if some are given – to have these."""
    here = kinds(scene)
    value = f" {_argument(leads)}" if leads else ""
    buttons = [Button(_name(kind, scene), f"reminders {kind}{value}") for kind in here]
    rows = [tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2)]
    if leads:
        lines = [Line(scene.say("settings-leads-for", leads=reads(leads, scene)), Style.STRONG)]
        rows.insert(0, (Button(scene.say("settings-every"), f"reminders every{value}"),))
    else:
        lines = [Line(scene.say("settings-leads"), Style.STRONG), *_lines(here, scene)]
        rows += [(Button(scene.say("settings-as-programme"), "reminders every programme"),)] if own(scene) else []
    rows.append((Button(scene.say("settings-back"), "reminders"),))
    return Message(tuple(lines), tuple(rows), language=scene.language)


def of(chosen: Sequence[Kind], scene: Scene) -> Message:
    """The lead times of some kinds as they hold now; of one alone, ready to be ticked."""
    here = kinds(scene)
    lines = _lines([kind for kind in chosen if kind in here] or chosen, scene)
    if scene.preferences.wanted is Wanted.ESSENTIAL:
        lines.append(Line(scene.say("settings-still-essential"), Style.QUIET))
    rows = _ticks(chosen[0], scene) if len(chosen) == 1 else ()
    last = (
        Button(scene.say("settings-back"), "reminders leads"),
        Button(scene.say("settings-change"), "reminders"),
    )
    return Message(tuple(lines), (*rows, last), language=scene.language)


def always(kind: Kind, leads: Sequence[Lead], scene: Scene) -> Button:
    """Have the same for every item of a kind."""
    label = scene.say("settings-always", kind=_name(kind, scene), leads=reads(leads, scene))
    return Button(label, f"reminders {kind} {_argument(leads)}")


def reads(leads: Sequence[Lead], scene: Scene) -> str:
    """`1 Tag, 30 min vorher, vor dem Losgehen`."""
    spans = [_exactly(lead.before, scene) for lead in leads if lead.before is not None]
    parts = [scene.say("settings-lead", spans=", ".join(spans))] if spans else []
    if any(lead.before is None for lead in leads):
        parts.append(scene.say("settings-lead-leave"))
    return ", ".join(parts) or scene.say("settings-lead-none")


def _lines(chosen: Sequence[Kind], scene: Scene) -> list[Line]:
    """What holds for some kinds, those alike in one line; of many, all are told, most of them as the rest."""
    shown = chosen if len(chosen) <= _FEW else kinds(scene)
    alike: dict[tuple[Lead, ...], list[str]] = {}
    for kind in shown:
        alike.setdefault(_current(kind, scene), []).append(_name(kind, scene))
    lines = []
    for leads, names in sorted(alike.items(), key=lambda group: len(group[1]) > _FEW):
        whose = ", ".join(names)
        if len(names) > _FEW:
            whose = scene.say("settings-all-kinds" if len(names) == len(shown) else "settings-other-kinds")
        lines.append(Line(scene.say("settings-leads-of", kinds=whose, leads=reads(leads, scene))))
    return lines


def _ticks(kind: Kind, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    """Lead times to tick and untick. Each button holds the whole new choice: tapped twice, it changes nothing twice."""
    current = {lead.before for lead in _current(kind, scene)}
    found = []
    for before in _PRESETS:
        wanted = sorted(current ^ {before}, key=lambda each: each or timedelta(0), reverse=True)
        action = f"reminders {kind} {','.join(map(written, wanted)) or 'none'}"
        if len(wanted) <= MOST:
            found.append(choice(_short(before, scene), action, before in current, scene))
    rows = [tuple(found[first : first + _A_ROW]) for first in range(0, len(found), _A_ROW)]
    programmes = kind not in dict(scene.preferences.leads) and scene.preferences.wanted is not Wanted.NONE
    last = (
        choice(scene.say("settings-as-programme"), f"reminders {kind} programme", programmes, scene),
        choice(scene.say("settings-no-leads"), f"reminders {kind} none", not current, scene),
    )
    return (*rows, last)


def choice(label: str, action: str, holds: bool, scene: Scene) -> Button:
    """Something to choose, ticked if it holds already."""
    return Button(scene.say("settings-ticked", label=label) if holds else label, action)


def _short(before: timedelta | None, scene: Scene) -> str:
    return scene.say("settings-lead-leave") if before is None else _exactly(before, scene)


def _exactly(before: timedelta, scene: Scene) -> str:
    """A length without rounding: what is chosen is not a day more or less."""
    if before < _DAY or not before % _DAY:
        return scene.times.length(before)
    hours, minutes = divmod(before // timedelta(minutes=1), 60)
    if not minutes:
        return scene.say("when-hours", hours=hours)
    return scene.say("when-hours-minutes", hours=hours, minutes=minutes)


def _current(kind: Kind, scene: Scene) -> tuple[Lead, ...]:
    """The lead times that hold for a kind now."""
    if scene.preferences.wanted is Wanted.NONE:
        return ()
    return dict(scene.preferences.leads).get(kind, scene.agenda.trip.reminders.leads(kind))


def _argument(leads: Sequence[Lead]) -> str:
    return ",".join(written(lead.before) for lead in leads)


def _name(kind: Kind, scene: Scene) -> str:
    return f"{ICONS[kind]} {scene.say(f'settings-kind-{kind}')}"
