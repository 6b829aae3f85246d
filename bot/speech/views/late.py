"""Somebody is late: what will be told to whom, what was, and what those read who hear it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.clock import local_date
from bot.programme.model import Item, Person, organises
from bot.programme.waiting import those_who_wait
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import item as item_view
from bot.speech.views.people import contact_list
from bot.speech.views.place import phone
from bot.speech.views.report import call_list
from bot.speech.views.talk import first_buttons

CHOICES = (5, 10, 15, 30)
"""Minutes to choose from; any others can be typed."""


def nothing_on(scene: Scene) -> Message:
    """There is nothing to be late for."""
    return Message((Line(scene.say("late-nothing"), Style.STRONG),), first_buttons(scene), language=scene.language)


def choose(item: Item, guess: int | None, others: Sequence[Item], scene: Scene) -> Message:
    """What will be told to whom: choosing the minutes sends it. `others` may have been meant instead."""
    lines = [
        Line(scene.say("late-which"), Style.STRONG),
        *_what(item, scene),
        Line(""),
        Line(scene.say("late-goes-to", who=", ".join(_audience(item, scene)))),
        Line(scene.say("late-choose")),
    ]
    numbers = tuple(_minutes(number, item, scene) for number in CHOICES if number != guess)
    other = Button(scene.say("late-button-other"), f"late for {item.id} other")
    rows: list[tuple[Button, ...]] = [numbers, (other,)]
    if guess is not None:
        send = Button(scene.say("late-button-send", minutes=guess), f"late for {item.id} {guess}")
        rows = [(send,), *rows]
    rows += [
        (Button(scene.say("late-button-instead", item=item_view.title(one, scene)), _asking(one, guess)),)
        for one in others[:2]
    ]
    return Message(tuple(lines), tuple(rows), language=scene.language, in_place=True)


def how_many(item: Item, scene: Scene) -> Message:
    """Other minutes are to be typed."""
    lines = (Line(scene.say("late-how-many"), Style.STRONG), *_what(item, scene))
    return Message(lines, language=scene.language, in_place=True)


def told(item: Item, minutes: int, missing: Sequence[str], reached: int, scene: Scene) -> Message:
    """It was told to so many people; `missing` organisers have no chat. Nobody at all: the person must call."""
    if minutes and not reached:
        lines = [Line(scene.say("late-nobody"), Style.STRONG), *contact_list(scene)]
        return Message(tuple(lines), language=scene.language, in_place=True)
    if not minutes:
        lines = [Line(scene.say("late-told-in-time"), Style.STRONG), *_what(item, scene)]
        return Message(tuple(lines), language=scene.language, in_place=True)
    lines = [Line(scene.say("late-told", minutes=minutes, count=reached), Style.STRONG), *_what(item, scene)]
    if missing:
        lines.append(Line(scene.say("late-not-here", names=", ".join(_name(name, scene) for name in missing))))
    more = tuple(_minutes(number, item, scene) for number in CHOICES if number != minutes)
    back = Button(scene.say("late-button-in-time"), f"late for {item.id} 0")
    return Message(tuple(lines), ((back,), more), language=scene.language, in_place=True)


def too_often(scene: Scene) -> Message:
    """It was changed so often that only a call helps."""
    lines = (Line(scene.say("late-too-often"), Style.STRONG), *contact_list(scene))
    return Message(lines, language=scene.language)


def case(content: Mapping[str, Any], scene: Scene) -> Message | None:
    """What organisers and those who wait read; None if the item is not in the programme any more."""
    who, item = scene.agenda.people.get(content["who"]), scene.agenda.items.get(content["item"])
    if who is None or item is None:
        return None
    minutes = content["minutes"]
    if not minutes:
        lines = [Line(scene.say("late-case-in-time", name=who.name), Style.STRONG), *_what(item, scene)]
        return Message(tuple(lines), language=scene.language)
    lines = [Line(scene.say("late-case", name=who.name, minutes=minutes), Style.STRONG), *_what(item, scene)]
    if organises(scene.person):
        lines += _whom_to_tell(who, item, scene)
    return Message(tuple(lines), language=scene.language)


def _whom_to_tell(who: Person, item: Item, scene: Scene) -> list[Line]:
    """In Japan even a small delay is announced: to whom, and how to reach them."""
    lines = [Line(scene.say("item-counterpart", who=item_view.counterpart(one))) for one in item.counterparts]
    place = scene.place_of(item)
    if place:
        lines += [Line(f"📍 {place.name}"), *([phone(place.phone)] if place.phone else [])]
    if item.counterparts or (place and place.phone):
        lines.append(Line(scene.say("late-announce"), Style.QUIET))
    return [*lines, Line(""), *call_list([who.id], scene)]


def _what(item: Item, scene: Scene) -> list[Line]:
    beside = local_date(scene.at, item.zone)
    return [Line(item_view.title(item, scene)), Line(scene.times.until(item.start, item.zone, beside))]


def _audience(item: Item, scene: Scene) -> list[str]:
    if scene.person is None:
        return []
    waiting = [one.name for one in those_who_wait(scene.agenda, item, scene.person) if not organises(one)]
    return [scene.say("late-organisers"), *waiting]


def _minutes(number: int, item: Item, scene: Scene) -> Button:
    return Button(scene.say("late-button", minutes=number), f"late for {item.id} {number}")


def _asking(item: Item, guess: int | None) -> str:
    return f"late for {item.id} {guess}?" if guess else f"late for {item.id}"


def _name(name: str, scene: Scene) -> str:
    person = scene.agenda.people.get(name)
    return person.name if person else name
