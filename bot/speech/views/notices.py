"""What Annai says unasked: reminders and the evening digest. Worded from the time really left, never from the lead."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.clock import local_date
from bot.programme.agenda import leave_by
from bot.programme.model import Item, Lead
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import agenda as agenda_view
from bot.speech.views import item as item_view
from bot.speech.views.leads import always

_SNOOZES = (10, 5)
"""Minutes to be reminded again after: the first that is not too late."""


def reminder(items: Sequence[Item], scene: Scene) -> Message:
    """A reminder of one item, or of several that fall together; each with what is left until it, or until leaving."""
    lines: list[Line] = []
    for item in items:
        if lines:
            lines.append(Line(""))
        lines += [Line(_urgency(item, scene), Style.STRONG), *item_view.card(item, scene)]
    if len(items) == 1:
        buttons = (*snooze_buttons(items[0], scene), *item_view.buttons(items[0], scene))
    else:
        buttons = agenda_view.item_buttons(items, scene)
    return Message(tuple(lines), buttons, language=scene.language)


def digest(items: Sequence[Item], day: date, scene: Scene) -> Message:
    """The evening before: tomorrow at a glance."""
    message = agenda_view.day(items, day, scene)
    heading = Line(scene.say("notice-digest"), Style.STRONG)
    return Message((heading, *message.lines), message.buttons, language=scene.language)


def snooze_buttons(item: Item, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    """Another reminder in a moment, if that is before leaving – or before the start, where nobody has to leave."""
    latest = leave_by(item) or item.start
    minutes = next((minutes for minutes in _SNOOZES if scene.at + timedelta(minutes=minutes) < latest), None)
    if minutes is None:
        return ()
    return ((Button(scene.say("button-snooze", minutes=minutes), f"snooze {item.id} {minutes}"),),)


def again(item: Item, at: datetime, scene: Scene) -> Message:
    """The item's reminder comes once more, at an instant (UTC)."""
    line = scene.say("notice-again", when=_when(item, at, scene), title=scene.text(item.title))
    return Message((Line(line, Style.STRONG),), _item_button(item, scene), language=scene.language)


def once(item: Item, at: datetime, leads: Sequence[Lead], scene: Scene) -> Message:
    """One reminder of this item, at an instant (UTC); and the offer to have the same for all of its kind."""
    line = scene.say("notice-once", when=_when(item, at, scene), title=scene.text(item.title))
    rows = (*_item_button(item, scene), (always(item.kind, leads, scene),))
    return Message((Line(line, Style.STRONG),), rows, language=scene.language)


def too_late(item: Item, scene: Scene) -> Message:
    """There is no time left for another reminder; how much there is, and what can still be had."""
    title = scene.text(item.title)
    if scene.at >= item.start:
        return Message(
            (Line(scene.say("notice-begun", title=title)),), _item_button(item, scene), language=scene.language
        )
    line = scene.say("notice-too-late", title=title, time=scene.times.away(item.start - scene.at))
    rows = (*snooze_buttons(item, scene), *_item_button(item, scene))
    return Message((Line(line, Style.STRONG),), rows, language=scene.language)


def _when(item: Item, at: datetime, scene: Scene) -> str:
    """`um 13:25 Japan`, with the day if it is not today's there."""
    day, zone = local_date(at, item.zone), item.zone
    time = scene.times.clock(at, zone)
    if day == local_date(scene.at, zone):
        return scene.say("notice-today-at", time=time, zone=scene.times.zone(zone))
    return scene.say("notice-day-at", day=scene.times.day(day), time=time, zone=scene.times.zone(zone))


def _item_button(item: Item, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    return ((Button(scene.say("button-item", title=scene.text(item.title)), f"item {item.id}"),),)


def _urgency(item: Item, scene: Scene) -> str:
    """`🔔 In 45 min`, `🚌 In 10 min los`, or how late it is already."""
    deadline = leave_by(item)
    if scene.at > item.start:
        return scene.say("notice-started", time=scene.times.away(scene.at - item.start))
    if deadline is None:
        return scene.say("notice-in", time=scene.times.away(item.start - scene.at))
    if scene.at == deadline:
        return scene.say("notice-leave-now", time=scene.times.away(item.start - scene.at))
    if scene.at > deadline:
        left = scene.times.moment(deadline, item.zone, local_date(item.start, item.zone))
        return scene.say("notice-left", time=scene.times.away(item.start - scene.at), left=left)
    return scene.say(
        "notice-leave-in",
        time=scene.times.away(item.start - scene.at),
        leave=scene.times.away(deadline - scene.at),
    )
