"""What changed in somebody's programme, in one message: for each item what holds now, below it what was.

What was is also called so: the lock screen of a phone shows no strike-through.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.clock import local_date
from bot.programme.agenda import Agenda, leave_by
from bot.programme.aspects import Aspect, elsewhere
from bot.programme.changes import Change
from bot.programme.model import Counterpart, Item, Place, Status
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import agenda as agenda_view
from bot.speech.views import item as item_view
from bot.speech.views.talk import first_buttons

LATELY = timedelta(days=7)
"""How far back somebody looks who asks what changed."""
IN_FULL = 3
"""Of more changes than this, new items are told by title and time: their buttons lead to all the rest."""


def change_notice(changes: Sequence[Change], before: Agenda, scene: Scene) -> Message:
    """All changes for one person; `before` is the old version, the scene's agenda the new one."""
    return _told(scene.say("change-heading", count=len(changes)), changes, before, scene)


def lately(changes: Sequence[Change], before: Agenda | None, scene: Scene) -> Message:
    """What one person asked for: all that differs now from the programme of some days ago, if anybody knows that."""
    if before is None or not changes:
        return Message((Line(scene.say("change-none-lately", days=LATELY.days)),), language=scene.language)
    return _told(scene.say("change-lately", days=LATELY.days), changes, before, scene)


def nobodys(scene: Scene) -> Message:
    """Somebody in general has no programme that could change."""
    return Message((Line(scene.say("change-nobody")),), first_buttons(scene), language=scene.language)


def _told(heading: str, changes: Sequence[Change], before: Agenda, scene: Scene) -> Message:
    lines = [Line(heading, Style.STRONG)]
    for change in changes:
        if len(changes) > 1:
            lines.append(Line(""))
        lines += block(change, before, scene, in_full=len(changes) <= IN_FULL)
    return Message(tuple(lines), _buttons(changes, scene), language=scene.language)


def block(change: Change, before: Agenda, scene: Scene, *, in_full: bool) -> list[Line]:
    """One change. New items come with everything, or in short."""
    if change.old and change.new and change.aspects.isdisjoint({Aspect.CANCELLED, Aspect.RESTORED}):
        return _edited(_Edited(change.old, change.new, change.aspects, replace(scene, agenda=before), scene))
    if change.new and Aspect.CANCELLED not in change.aspects:
        return _come(change.new, Aspect.RESTORED if change.old else Aspect.NEW, scene, in_full)
    return _gone(change.old, Aspect.CANCELLED if change.new else Aspect.REMOVED, scene) if change.old else []


@dataclass(frozen=True)
class _Edited:
    """An item in two versions, each with the scene it is shown in."""

    old: Item
    new: Item
    aspects: frozenset[Aspect]
    was: Scene
    scene: Scene


def _come(item: Item, aspect: Aspect, scene: Scene, in_full: bool) -> list[Line]:
    heading = Line(scene.say(f"change-{aspect.value}", title=item_view.title(item, scene)), Style.TITLE)
    return [heading, *(item_view.card(item, scene)[1:] if in_full else _span(item, scene))]


def _gone(item: Item, aspect: Aspect, scene: Scene) -> list[Line]:
    heading = Line(scene.say(f"change-{aspect.value}", title=item_view.title(item, scene)), Style.TITLE)
    return [heading, *_span(item, scene, Style.STRUCK)]


def _edited(edit: _Edited) -> list[Line]:
    return [*_title(edit), *_time(edit), *_place(edit), *_meeting(edit), *_stated(edit)]


def _title(edit: _Edited) -> list[Line]:
    """The title that holds now, under what became of the item."""
    scene, named = edit.scene, item_view.title(edit.new, edit.scene)
    for aspect in (Aspect.CONFIRMED, Aspect.TENTATIVE):
        if aspect in edit.aspects:  # says all about the status, so the title itself need not
            sure = item_view.title(replace(edit.new, status=Status.CONFIRMED), scene)
            named = scene.say(f"change-{aspect.value}", title=sure)
    before = scene.text(edit.old.title) if Aspect.TITLE in edit.aspects else ""
    return [Line(named, Style.TITLE), *_before(before if before != scene.text(edit.new.title) else "", scene)]


def _time(edit: _Edited) -> list[Line]:
    if Aspect.MOVED not in edit.aspects:
        return _span(edit.new, edit.scene)
    text = edit.scene.say("change-time", value=edit.scene.times.span(edit.new))
    lines = [Line(part, Style.STRONG) for part in text.split("\n")]
    return [*lines, *_before(_old_time(edit), edit.scene)]


def _old_time(edit: _Edited) -> str:
    """`14:00–15:30`, with the day and the zone if they are others now."""
    old, new, times = edit.old, edit.new, edit.scene.times
    day = local_date(old.start, old.zone)
    start, end = times.clock(old.start, old.zone), times.moment(old.end, old.end_zone, day)
    hours = f"{start}–{end}"
    if old.zone != old.end_zone:
        hours = f"{start} {times.zone(old.zone)} – {end} {times.zone(old.end_zone)}"
    elif old.zone != new.zone:
        hours = f"{hours} {times.zone(old.zone)}"
    return hours if day == local_date(new.start, new.zone) else f"{times.day(day)}, {hours}"


def _place(edit: _Edited) -> list[Line]:
    if Aspect.PLACE not in edit.aspects:
        return []
    old, new = edit.was.place_of(edit.old), edit.scene.place_of(edit.new)
    if address := _address(old, new, edit.scene):
        return address
    return _now_and_before(Aspect.PLACE, new.name if new else "", old.name if old else "", edit.scene)


def _address(old: Place | None, new: Place | None, scene: Scene) -> list[Line]:
    """What tells two places of one name apart."""
    if old and new and old.name == new.name and elsewhere(old, new):
        return _now_and_before(Aspect.PLACE, new.address or "", old.address or "", scene)
    return []


def _meeting(edit: _Edited) -> list[Line]:
    """When and where to set out: also after a move, for that is the next thing one would ask."""
    lines = item_view.leave_lines(edit.new, edit.scene)
    if Aspect.MEETING not in edit.aspects:
        return lines if edit.old.start != edit.new.start > edit.scene.at else []
    if not lines:
        lines = [Line(edit.scene.say("change-no-meeting" if edit.old.meet else "change-no-leaving"))]
    strong = [replace(line, style=Style.STRONG) for line in lines]
    old = edit.was.place(edit.old.meet.place) if edit.old.meet else None
    new = edit.scene.place(edit.new.meet.place) if edit.new.meet else None
    return [*strong, *_before(_old_meeting(edit), edit.scene), *_address(old, new, edit.scene)]


def _old_meeting(edit: _Edited) -> str:
    """What is no longer so of `13:15 Lobby, Hotel Beispiel`; nothing of an old time if the whole item has one."""
    parts = []
    deadline = leave_by(edit.old)
    if deadline and deadline != leave_by(edit.new) and Aspect.MOVED not in edit.aspects:
        parts.append(edit.scene.times.moment(deadline, edit.old.zone, local_date(edit.old.start, edit.old.zone)))
    where = item_view.meeting_place(edit.old, edit.was)
    if where != item_view.meeting_place(edit.new, edit.scene):
        parts.append(where)
    return " ".join(part for part in parts if part)


def _stated(edit: _Edited) -> list[Line]:
    """What the programme states in words."""
    old, new, scene = edit.old, edit.new, edit.scene
    stay = {(person.name, person.organisation) for person in new.counterparts}
    gone = [person for person in old.counterparts if (person.name, person.organisation) not in stay]
    stated = {
        Aspect.DRESS: (scene.text(new.dress), scene.text(old.dress)),
        Aspect.BRING: (scene.text(new.bring), scene.text(old.bring)),
        Aspect.COUNTERPARTS: (_people(new.counterparts), _people(gone)),
        Aspect.INTERPRETER: (new.interpreter or "", old.interpreter or ""),
    }
    shown = [(aspect, texts) for aspect, texts in stated.items() if aspect in edit.aspects]
    return [line for aspect, (now, before) in shown for line in _now_and_before(aspect, now, before, scene)]


def _people(counterparts: Sequence[Counterpart]) -> str:
    return "; ".join(item_view.counterpart(person) for person in counterparts)


def _now_and_before(aspect: Aspect, now: str, before: str, scene: Scene) -> list[Line]:
    text = scene.say(f"change-{aspect.value}", value=now) if now else scene.say(f"change-no-{aspect.value}")
    return [Line(text, Style.STRONG), *_before(before if before != now else "", scene)]


def _before(text: str, scene: Scene) -> list[Line]:
    return [Line(scene.say("change-before", value=text), Style.STRUCK)] if text else []


def _span(item: Item, scene: Scene, style: Style = Style.PLAIN) -> list[Line]:
    return [Line(text, style) for text in scene.times.span(item).split("\n")]


def _buttons(changes: Sequence[Change], scene: Scene) -> tuple[tuple[Button, ...], ...]:
    """To the item that changed, or to each of several; where nothing is left of it, to its day."""
    if len(changes) == 1:
        change = changes[0]
        if change.new:
            return item_view.buttons(change.new, scene)
        return item_view.buttons(change.old, scene)[-1:] if change.old else ()
    ahead = [change.new for change in changes if change.new and not change.new.cancelled]
    whole = (Button(scene.say("button-agenda"), "agenda"), Button(scene.say("button-calendar"), "calendar"))
    return (*agenda_view.item_buttons(ahead, scene), whole)
