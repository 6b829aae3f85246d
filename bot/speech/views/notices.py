"""What Annai says unasked: reminders and the evening digest. Worded from the time really left, never from the lead."""

from collections.abc import Sequence
from datetime import date

from bot.clock import local_date
from bot.programme.agenda import leave_by
from bot.programme.model import Item
from bot.speech.message import Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import agenda as agenda_view
from bot.speech.views import item as item_view


def reminder(items: Sequence[Item], scene: Scene) -> Message:
    """A reminder of one item, or of several that fall together; each with what is left until it, or until leaving."""
    lines: list[Line] = []
    for item in items:
        if lines:
            lines.append(Line(""))
        lines += [Line(_urgency(item, scene), Style.STRONG), *item_view.card(item, scene)]
    buttons = item_view.buttons(items[0], scene) if len(items) == 1 else agenda_view.item_buttons(items, scene)
    return Message(tuple(lines), buttons, language=scene.language)


def digest(items: Sequence[Item], day: date, scene: Scene) -> Message:
    """The evening before: tomorrow at a glance."""
    message = agenda_view.day(items, day, scene)
    heading = Line(scene.say("notice-digest"), Style.STRONG)
    return Message((heading, *message.lines), message.buttons, language=scene.language)


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
