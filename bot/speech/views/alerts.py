"""What organisers are told when somebody could not be told: who, what, why, and how to reach them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any, Self

from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import item as item_view
from bot.speech.views.place import phone

SHOWN = 8
"""People named in one message; the others are counted."""
REASONS = frozenset({"blocked", "deactivated", "gone", "refused", "uncertain", "expired", "error"})


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that did not reach a person: `reason` is a code, `kind` the sort of notice, `item` an id or empty.

    `instead` names the channel it goes by now, `final` tells that nothing more goes by this one until the person is
    heard from again.
    """

    person: str
    kind: str
    item: str
    channel: str
    reason: str
    instead: str = ""
    final: bool = False

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Self:
        """From its stored form."""
        return cls(**content)

    def stored(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)


def alert(troubles: Sequence[Trouble], scene: Scene) -> Message:
    """Everything that went wrong lately, in one message, person by person."""
    by_person = [(name, list(some)) for name, some in groupby(sorted(troubles, key=_person), key=_person)]
    lines = [Line(scene.say("alert-heading", people=len(by_person)), Style.STRONG)]
    for name, some in by_person[:SHOWN]:
        lines += [Line(""), *about(name, some, scene)]
    if len(by_person) > SHOWN:
        lines += [Line(""), Line(scene.say("alert-more", people=len(by_person) - SHOWN), Style.QUIET)]
    buttons = tuple(
        (Button(scene.agenda.people[name].name, f"people {name}"),)
        for name, _ in by_person[:3]
        if name in scene.agenda.people
    )
    return Message(tuple(lines), buttons, language=scene.language)


def watchdog(words: str, count: int, since: timedelta, scene: Scene) -> Message:
    """Delivery itself is in trouble (`alert-stalled`, `count` messages wait; 0: nobody knows), or no longer."""
    if words == "alert-stalled" and count == 0:
        words = "alert-blind"
    line = Line(scene.say(words, count=count, time=scene.times.length(since)), Style.STRONG)
    return Message((line,), language=scene.language)


def _person(trouble: Trouble) -> str:
    return trouble.person


def about(name: str, troubles: Sequence[Trouble], scene: Scene) -> list[Line]:
    """What could not be told to one person, why, and how to reach them."""
    person = scene.agenda.people.get(name)
    lines = [Line(f"👤 {person.name if person else name}", Style.STRONG)]
    lines += [Line(text) for text in dict.fromkeys(_what(trouble, scene) for trouble in troubles)]
    for reason, channel in dict.fromkeys((trouble.reason, trouble.channel) for trouble in troubles):
        code = reason if reason in REASONS else "refused"
        lines.append(Line(scene.say(f"alert-because-{code}", channel=channel.capitalize())))
    instead = next((trouble.instead for trouble in troubles if trouble.instead), "")
    if instead:
        lines.append(Line(scene.say("alert-instead", channel=instead.capitalize())))
    elif any(trouble.final for trouble in troubles):
        lines.append(Line(scene.say("alert-until-heard")))
    if person and person.phone and not instead:
        lines.append(phone(person.phone))
    return lines


def _what(trouble: Trouble, scene: Scene) -> str:
    item = scene.agenda.items.get(trouble.item)
    if item is None:
        return scene.say(f"alert-{trouble.kind}")
    at = scene.times.until(item.start, item.zone, scene.today)
    return scene.say(f"alert-{trouble.kind}-of", item=item_view.title(item, scene), at=at)
