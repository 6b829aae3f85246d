"""Who is late says so once; whoever is waiting, and the organisers, hear it."""

import re
from dataclasses import dataclass

from bot.programme.model import Item
from bot.programme.waiting import late_for
from bot.speech.scene import Scene
from bot.speech.views import late as view
from bot.speech.views import settings as settings_view
from bot.speech.views import talk
from handlers.request import Answer, PersonsWish, Query

LONGEST = 240
"""Minutes; who is later than that calls."""
_SHAPE = re.compile(
    r"(?:for (?P<item>\S{1,64}) ?)?"
    r"(?:(?P<minutes>\d{1,3}) ?(?:min(?:ute[ns]?)?\.?|m|')?(?P<asks>\?)?|(?P<other>other))?",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True)
class Late(PersonsWish):
    """The person comes so many minutes late to the item with this id; 0: in time after all."""

    item: str
    minutes: int


def late(scene: Scene, query: Query) -> Answer:
    """`[for <item>] <minutes>` is told at once; anything else, `<minutes>?` too, asks how many."""
    if scene.person is None:
        return Answer(query.command, settings_view.nobody(scene))
    said = _SHAPE.fullmatch(query.argument.strip())
    candidates = late_for(scene.agenda, scene.person, scene.at)
    named = _own(said["item"], scene) if said and said["item"] else next(iter(candidates), None)
    if named is None:
        return Answer(query.command, view.nothing_on(scene))
    minutes = int(said["minutes"]) if said and said["minutes"] else None
    if said and said["other"]:
        return Answer(query.command, view.how_many(named, scene), (named,), expects=f"late for {named.id}")
    if said is None or minutes is None or said["asks"] or minutes > LONGEST:
        guess = minutes if minutes is not None and 0 < minutes <= LONGEST else None
        others = tuple(item for item in candidates if item.id != named.id)
        return Answer(query.command, view.choose(named, guess, others, scene), (named,))
    return Answer(query.command, talk.only_at_work(scene), (named,), wish=Late(named.id, minutes))


def _own(name: str, scene: Scene) -> Item | None:
    """An item of the person's that can still be come to."""
    own = (item for item in scene.agenda.of(scene.person) if item.id == name)
    return next((item for item in own if not item.cancelled and scene.at < item.end), None)
