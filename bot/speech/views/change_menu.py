"""What an organiser can change: items to pick from, what can become of one, the questions for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.clock import local_date
from bot.programme.agenda import days_of, in_order
from bot.programme.edits import NONE, What
from bot.programme.model import EVERYONE, Item, Status
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import item as item_view

PAGE = 8
"""Items offered at once."""
_MINUTE = timedelta(minutes=1)
_SOON = (-15, 15, 30)
_LATER = (-60, -45, -30, -10, 10, 45, 60, 90)
_PLACES = 6

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class Offer:
    """What is to become of the item that is picked."""

    what: What
    value: str


def day(chosen: date | None, first: int, scene: Scene, *, has_draft: bool) -> Message:
    """The items of a day, whoever they are for; without a day, what is left of today, or of the next day with any."""
    items = in_order(scene.agenda.trip.items)
    on, those = (chosen, _of_day(items, chosen)) if chosen else _left(items, scene)
    shown = those[first : first + PAGE]
    lines = [Line(scene.say("draft-pick"), Style.STRONG), Line(scene.times.day(on))]
    if not shown:
        lines.append(Line(scene.say("draft-nothing-on-day")))
    lines.append(Line(scene.say("draft-or-write"), Style.QUIET))
    rows = [(_pick(item, scene, None, with_day=False),) for item in shown]
    turn = [_turn(on, -1, items, scene), _more(on, first, len(those), scene), _turn(on, 1, items, scene)]
    return Message(
        tuple(lines),
        (*rows, tuple(button for button in turn if button), *_to_draft(scene, has_draft)),
        language=scene.language,
    )


def found(items: Sequence[Item], words: str, offer: Offer | None, scene: Scene, *, has_draft: bool) -> Message:
    """Which of some items is meant."""
    if not items:
        rows: Rows = ((Button(scene.say("draft-button-list"), "change"),), *_to_draft(scene, has_draft))
        return Message((Line(scene.say("draft-not-found", words=words), Style.STRONG),), rows, language=scene.language)
    shown = tuple((_pick(item, scene, offer, with_day=True),) for item in in_order(items)[:PAGE])
    lines = [Line(scene.say("draft-which"), Style.STRONG)]
    if len(items) > PAGE:
        lines.append(Line(scene.say("draft-more", count=len(items) - PAGE), Style.QUIET))
    return Message(tuple(lines), shown, language=scene.language)


def gone(name: str, scene: Scene) -> Message:
    """There is no such item."""
    row = (Button(scene.say("draft-button-list"), "change"),)
    return Message((Line(scene.say("draft-bad-no-item", found=name), Style.STRONG),), (row,), language=scene.language)


def card(item: Item, scene: Scene, *, changed: bool) -> Message:
    """One item, and all that can be changed of it."""
    lines = [Line(scene.say("draft-changed"), Style.QUIET)] if changed else []
    lines += item_view.card(item, scene)
    lines.append(Line(_whom(item, scene)))
    ask = [
        (Button(scene.say(f"draft-button-{what}"), f"change ask {what} {item.id}") for what in pair)
        for pair in ((What.START, What.END), (What.PLACE, What.MEET_AT), (What.NOTE, What.AUDIENCE))
    ]
    status = tuple(
        Button(scene.say(f"draft-button-{status}"), f"change set {What.STATUS} {item.id} {status}")
        for status in (Status.CANCELLED, Status.CONFIRMED, Status.TENTATIVE)
        if status is not item.status
    )
    back = (Button(scene.say("draft-button-back"), f"change day {local_date(item.start, item.zone)}"),)
    rows = (_later(item, _SOON, scene), *(tuple(pair) for pair in ask), status, back)
    return Message(tuple(lines), rows, language=scene.language)


def question(item: Item, what: What, scene: Scene, *, wrong: str) -> Message:
    """What something of an item is to become: some answers to tap, any other to be written."""
    lines = [Line(item_view.title(item, scene), Style.STRONG)]
    if wrong:
        lines.append(Line(scene.say("draft-not-understood", found=wrong)))
    lines += [Line(text) for text in scene.say(f"draft-ask-{what}", now=_now(item, what, scene)).split("\n")]
    back = (Button(scene.say("draft-button-back"), f"change item {item.id}"),)
    return Message(tuple(lines), (*_offers(item, what, scene), back), language=scene.language)


def _offers(item: Item, what: What, scene: Scene) -> Rows:
    if what is What.START:
        buttons = _later(item, _LATER, scene)
        return (buttons[:4], buttons[4:])
    if what is What.END:
        ends = [(item.end + by * _MINUTE) for by in (-30, -15, 15, 30)]
        clocks = [scene.times.clock(end, item.end_zone) for end in ends if end > item.start]
        return (tuple(_set(item, what, clock, clock) for clock in clocks),)
    if what is What.PLACE:
        return tuple((_set(item, what, name, scene.agenda.places[name].name),) for name in _near(item, scene))
    if what is What.AUDIENCE:
        return _circles(item, scene)
    if what is What.NOTE and item.notes:
        return ((_set(item, what, NONE, scene.say("draft-button-no-note")),),)
    if what is What.MEET_AT:
        return _meetings(item, scene)
    return ()


def _meetings(item: Item, scene: Scene) -> Rows:
    begins = (item.meet.at if item.meet else None) or item.start
    steps = (-30, -15, -5, 5, 15) if item.meet and item.meet.at else (-45, -30, -15, -10)
    clocks = [
        scene.times.clock(begins + by * _MINUTE, item.zone) for by in steps if begins + by * _MINUTE <= item.start
    ]
    rows = [tuple(_set(item, What.MEET_AT, clock, clock) for clock in clocks)]
    if item.meet:
        rows.append((_set(item, What.MEET_AT, NONE, scene.say("draft-button-no-meeting")),))
    return tuple(rows)


def _circles(item: Item, scene: Scene) -> Rows:
    """Everybody and the groups; those it is for are ticked, and a tap takes them out."""
    names = [EVERYONE, *scene.agenda.groups]
    buttons = []
    for name in names:
        there = name in item.audience
        label = f"✅ {_circle(name, scene)}" if there else _circle(name, scene)
        if not (there and item.audience == (name,)):
            buttons.append(_set(item, What.AUDIENCE, f"{'-' if there else '+'}{name}", label))
    return tuple(tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2))


def _near(item: Item, scene: Scene) -> list[str]:
    """Places of the same day, the nearest in time first."""
    others = sorted(scene.agenda.trip.items, key=lambda other: abs(other.start - item.start))
    names = [other.place for other in others if other.place and other.place != item.place]
    return list(dict.fromkeys(names))[:_PLACES]


def _now(item: Item, what: What, scene: Scene) -> str:
    place = scene.place_of(item)
    if what is What.PLACE:
        return place.name if place else scene.say("draft-open")
    if what is What.NOTE:
        return scene.text(item.notes) or scene.say("draft-none")
    if what is What.AUDIENCE:
        return _whom(item, scene)
    if what is What.MEET_AT:
        meets = " ".join(line.text for line in item_view.leave_lines(item, scene))
        return meets or scene.say("draft-none")
    return scene.times.span(item).replace("\n", " ")


def _whom(item: Item, scene: Scene) -> str:
    names = ", ".join(_circle(name, scene) for name in item.audience[:PAGE])
    more = " …" if len(item.audience) > PAGE else ""
    return scene.say("draft-for", who=names + more, count=len(scene.agenda.attendees(item)))


def _circle(name: str, scene: Scene) -> str:
    if name in scene.agenda.groups:
        return scene.text(scene.agenda.groups[name].label)
    person = scene.agenda.people.get(name)
    return person.name if person else scene.say("draft-everybody")


def _later(item: Item, steps: Sequence[int], scene: Scene) -> tuple[Button, ...]:
    since = scene.times.clock(item.start, item.zone)
    return tuple(Button(_signed(by), f"change + {item.id} {by} {since}") for by in steps)


def _signed(minutes: int) -> str:
    return f"{'+' if minutes > 0 else '−'}{abs(minutes)} min"


def _set(item: Item, what: What, value: str, label: str) -> Button:
    return Button(label, f"change set {what} {item.id} {value}")


def _pick(item: Item, scene: Scene, offer: Offer | None, *, with_day: bool) -> Button:
    clock = scene.times.clock(item.start, item.zone)
    when = f"{scene.times.weekday(local_date(item.start, item.zone))} {clock}" if with_day else clock
    label = f"{when} {item_view.title(item, scene)}"
    if offer is None:
        return Button(label, f"change item {item.id}")
    if offer.what is What.SHIFT:
        return Button(label, f"change + {item.id} {offer.value} {clock}")
    return _set(item, offer.what, offer.value, label)


def _left(items: Sequence[Item], scene: Scene) -> tuple[date, list[Item]]:
    ahead = [item for item in items if item.end > scene.at]
    today = [item for item in ahead if scene.today in days_of(item)]
    if today or not ahead:
        return scene.today, today
    following = max(scene.today, local_date(ahead[0].start, ahead[0].zone))
    return following, _of_day(ahead, following)


def _of_day(items: Sequence[Item], on: date) -> list[Item]:
    return [item for item in items if on in days_of(item)]


def _turn(on: date, step: int, items: Sequence[Item], scene: Scene) -> Button | None:
    try:
        other = on + timedelta(days=step)
    except OverflowError:
        return None
    label = "button-day-before" if step < 0 else "button-day-after"
    there = _of_day(items, other)
    return Button(scene.say(label, day=scene.times.day(other)), f"change day {other}") if there else None


def _more(on: date, first: int, count: int, scene: Scene) -> Button | None:
    following = first + PAGE
    return Button(scene.say("draft-button-more"), f"change day {on} {following}") if count > following else None


def _to_draft(scene: Scene, has_draft: bool) -> Rows:
    return ((Button(scene.say("draft-button-draft"), "change draft"),),) if has_draft else ()
