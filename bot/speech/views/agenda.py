"""What is next, now, on a day, on the whole trip."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.clock import local_date
from bot.programme.agenda import days_of, leave_by
from bot.programme.free_time import Span
from bot.programme.model import Item
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import item as item_view

ITEM_BUTTONS = 8
"""More would fill the phone; every item can still be asked for by name."""


def upcoming(items: Sequence[Item], scene: Scene) -> Message:
    """What starts next, complete; several items that start together follow one another."""
    running = scene.agenda.now(scene.person, scene.at)
    if not items:
        ended = (Line(_nothing_next(scene)), *_meanwhile(running, scene))
        return Message(ended, _day_button(scene), language=scene.language)
    lines = (*_next_cards(items, scene), *_meanwhile(running, scene))
    return Message(lines, _buttons(items, scene), language=scene.language)


def running(items: Sequence[Item], scene: Scene) -> Message:
    """What is going on, under the present time; if nothing is, what comes, complete."""
    clock = scene.times.point(scene.at, scene.zone)
    following = scene.agenda.next(scene.person, scene.at)
    if items:
        heading = Line(scene.say("agenda-now", time=clock), Style.STRONG)
        lines = (heading, *_cards(items, scene), *_following(following, scene))
        return Message(lines, _buttons(items, scene), language=scene.language)
    heading = Line(scene.say("agenda-nothing-now", time=clock), Style.STRONG)
    if not following:
        return Message((heading, *_following((), scene)), _day_button(scene), language=scene.language)
    return Message((heading, *_next_cards(following, scene)), _buttons(following, scene), language=scene.language)


def leave(items: Sequence[Item], scene: Scene) -> Message:
    """When to be on the way for what comes next; the answer in the first line."""
    deadlines = [deadline for item in items if (deadline := leave_by(item))]
    if not items:
        return upcoming(items, scene)
    deadline = min(deadlines, default=None)
    if deadline is None:
        heading = scene.say("agenda-leave-unknown", time=scene.times.point(items[0].start, items[0].zone))
    elif deadline <= scene.at:
        heading = scene.say("agenda-leave-now", time=scene.times.clock(deadline, items[0].zone))
    else:
        heading = scene.say(
            "agenda-leave",
            time=scene.times.point(deadline, items[0].zone),
            left=scene.times.length(deadline - scene.at),
        )
    lines = (Line(heading, Style.STRONG), *_cards(items, scene))
    return Message(lines, _buttons(items, scene), language=scene.language)


def day(
    items: Sequence[Item],
    day: date,
    scene: Scene,
    focus: Sequence[Item] = (),
    free: Sequence[Span] | None = None,
) -> Message:
    """A day at a glance, a line an item. `focus` are the items asked for, which come first, before the rest;
    `free` the times without a programme, if they were asked for.
    """
    lines = [Line(_day_heading(day, scene), Style.TITLE)]
    if items:
        lines.append(Line(_zones(items, scene), Style.QUIET))
    if free is not None:
        lines.append(_free(free, scene))
    lines += [_day_line(item, day, scene, bool(focus)) for item in focus or items]
    rest = [item for item in items if item not in focus] if focus else []
    if rest:
        lines.append(Line(scene.say("agenda-rest-of-day"), Style.QUIET))
        lines += [_day_line(item, day, scene, False) for item in rest]
    if not items:
        lines.append(Line(scene.say("agenda-nothing-on-day")))
    return Message(tuple(lines), _day_buttons(items, day, scene, focus), language=scene.language)


def trip(items: Sequence[Item], scene: Scene) -> Message:
    """The whole trip, a line an item, a button a day."""
    by_day: dict[date, list[Item]] = {}
    for item in items:
        for when in days_of(item):
            by_day.setdefault(when, []).append(item)
    lines = [Line(scene.text(scene.agenda.trip.title), Style.TITLE)]
    for when, those in sorted(by_day.items()):
        lines.append(Line(_day_heading(when, scene), Style.STRONG))
        lines += [_trip_line(item, when, scene) for item in those]
    if not items:
        lines.append(Line(scene.say("agenda-empty")))
    days = [Button(scene.times.day(when), f"day {when.isoformat()}") for when in sorted(by_day)]
    rows = [tuple(days[first : first + 2]) for first in range(0, len(days), 2)]
    if items:
        rows.append((Button(scene.say("button-calendar"), "calendar"),))
    return Message(tuple(lines), tuple(rows), language=scene.language)


def listed(items: Sequence[Item], heading: str, scene: Scene) -> Message:
    """Several items found, a line and a button each."""
    lines = [Line(heading, Style.STRONG)]
    for item in items[: ITEM_BUTTONS * 2]:
        style = Style.STRUCK if item.cancelled else Style.PLAIN
        lines.append(Line(item_view.title(item, scene), style))
        lines.append(Line(scene.times.span(item).replace("\n", " "), Style.QUIET))
    if len(items) > ITEM_BUTTONS * 2:
        lines.append(Line(scene.say("agenda-more", count=len(items) - ITEM_BUTTONS * 2), Style.QUIET))
    return Message(tuple(lines), item_buttons(items, scene), language=scene.language)


def b2b(items: Sequence[Item], scene: Scene) -> Message:
    """Business meetings: with whom, when and where; those over are only named."""
    lines = [Line(scene.say("agenda-b2b", count=len(items)), Style.STRONG)]
    for item in items:
        ahead = item.end > scene.at and not item.cancelled
        style = Style.STRUCK if item.cancelled else Style.PLAIN if ahead else Style.QUIET
        lines.append(Line(item_view.title(item, scene), style))
        lines.append(Line(scene.times.span(item).replace("\n", " "), Style.QUIET))
        if ahead:
            lines += item_view.where(item, scene)[:1]
            lines += item_view.counterparts(item, scene)
    return Message(tuple(lines), item_buttons(items, scene), language=scene.language)


def _cards(items: Sequence[Item], scene: Scene) -> list[Line]:
    lines: list[Line] = []
    for item in items:
        if lines:
            lines.append(Line(""))
        lines += item_view.card(item, scene)
    return lines


def _next_cards(items: Sequence[Item], scene: Scene) -> list[Line]:
    countdown = scene.times.away(items[0].start - scene.at)
    return [Line(scene.say("agenda-next", time=countdown), Style.STRONG), *_cards(items, scene)]


def _meanwhile(running: Sequence[Item], scene: Scene) -> list[Line]:
    """What is still running, and until when."""
    return [
        Line(
            scene.say(
                "agenda-meanwhile",
                title=item_view.title(item, scene),
                end=item_view.ending(item, scene),
            ),
            Style.QUIET,
        )
        for item in running
    ]


def _following(items: Sequence[Item], scene: Scene) -> list[Line]:
    if not items:
        return [Line(_nothing_next(scene), Style.QUIET)]
    return [
        Line(
            scene.say(
                "agenda-then",
                title=item_view.title(item, scene),
                time=scene.times.point(item.start, item.zone),
                left=scene.times.away(item.start - scene.at),
            )
        )
        for item in items
    ]


def _nothing_next(scene: Scene) -> str:
    """The programme is over – or there never was one."""
    return scene.say("agenda-nothing-next" if scene.agenda.of(scene.person) else "agenda-empty")


def _buttons(items: Sequence[Item], scene: Scene) -> tuple[tuple[Button, ...], ...]:
    if len(items) == 1:
        return item_view.buttons(items[0], scene)
    return (*item_buttons(items, scene), *_day_button(scene))


def item_buttons(items: Sequence[Item], scene: Scene) -> tuple[tuple[Button, ...], ...]:
    """A button for each of the first items."""
    return tuple((Button(item_view.title(item, scene), f"item {item.id}"),) for item in items[:ITEM_BUTTONS])


def _day_button(scene: Scene) -> tuple[tuple[Button, ...], ...]:
    row = []
    if scene.agenda.day(scene.person, scene.today):
        row.append(Button(scene.say("button-day"), "today"))
    if scene.agenda.of(scene.person):
        row.append(Button(scene.say("button-calendar"), "calendar"))
    return (tuple(row),) if row else ()


def _day_heading(day: date, scene: Scene) -> str:
    trip = scene.agenda.trip
    named = scene.times.day(day)
    if day == scene.today:
        named = scene.say("agenda-today", day=named)
    elif day == scene.today + timedelta(days=1):
        named = scene.say("agenda-tomorrow", day=named)
    if trip.starts <= day <= trip.ends:
        return scene.say("agenda-day-of-trip", day=named, number=(day - trip.starts).days + 1)
    return named


def _zones(items: Sequence[Item], scene: Scene) -> str:
    """Which zone the hours are in, and which the ones in brackets."""
    away = [item.zone for item in items if scene.times.zone(item.zone) != scene.times.zone(scene.agenda.trip.home_zone)]
    home = scene.times.zone(scene.agenda.trip.home_zone)
    if not away:
        return scene.say("agenda-one-zone", zone=home)
    return scene.say("agenda-zones", zone=scene.times.zone(away[0]), home=home)


def _day_line(item: Item, day: date, scene: Scene, focused: bool) -> Line:
    text = scene.say("agenda-line", time=scene.times.brief(item, day), title=item_view.title(item, scene))
    deadline = leave_by(item)
    if item.cancelled:
        return Line(text, Style.STRUCK)
    if deadline is not None and item.end > scene.at:
        text = scene.say("agenda-line-leave", line=text, time=scene.times.moment(deadline, item.zone, day))
    return Line(text, Style.STRONG if focused else Style.QUIET if item.end <= scene.at else Style.PLAIN)


def _trip_line(item: Item, day: date, scene: Scene) -> Line:
    started = local_date(item.start, item.zone) == day
    time = scene.times.clock(item.start, item.zone) if started else "…"
    if started and scene.times.zone(item.zone) != scene.times.zone(scene.agenda.trip.zone):
        time = f"{time} {scene.times.zone(item.zone)}"
    text = scene.say("agenda-line", time=time, title=item_view.title(item, scene))
    return Line(text, Style.STRUCK if item.cancelled else Style.PLAIN)


def _free(free: Sequence[Span], scene: Scene) -> Line:
    if not free:
        return Line(scene.say("agenda-no-free-time"), Style.STRONG)
    spans = ", ".join(
        f"{scene.times.clock(span.start, scene.zone)}–{scene.times.clock(span.end, scene.zone)}" for span in free
    )
    return Line(scene.say("agenda-free-time", spans=spans, zone=scene.times.zone(scene.zone)), Style.STRONG)


def _day_buttons(
    items: Sequence[Item], day: date, scene: Scene, focus: Sequence[Item]
) -> tuple[tuple[Button, ...], ...]:
    ahead = [item for item in items if not item.cancelled and item.end > scene.at]
    near = list(focus) or ahead or [item for item in items if not item.cancelled]
    turn = []
    for step, label in ((-1, "button-day-before"), (1, "button-day-after")):
        other = day + timedelta(days=step)
        if scene.agenda.day(scene.person, other):
            turn.append(Button(scene.say(label, day=scene.times.day(other)), f"day {other.isoformat()}"))
    return (*item_buttons(near, scene), *((tuple(turn),) if turn else ()))
