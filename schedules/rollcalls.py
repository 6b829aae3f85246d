"""Roll calls: when whom is asked. Nobody's quiet hours hold a roll call: somebody stands in a lobby and counts."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta

from bot.channels.base import Priority
from bot.store.deliveries import Key, Planned
from bot.store.matters import Matter, tag
from schedules.chasing import PAUSE
from schedules.planner import NoticeKind

EVERY, TIMES = PAUSE, 6
"""A status check asks again by itself, as often, until it is answered or closed."""
_WORTH = {False: timedelta(hours=2), True: timedelta(hours=24)}
"""How long the question is worth asking: who is there, and in an emergency."""


def asking(
    matter: Matter, channels: Mapping[str, str], people: Collection[str], asked: Collection[str], now: datetime
) -> Iterator[Planned]:
    """What some people are to be told of a roll call from an instant (UTC) on; those `asked` had the question already.

    Scheduled once more, it changes nothing, but brings back what was withdrawn.
    """
    status = matter.content["status"]
    priority = Priority.EMERGENCY if status else Priority.REMINDER
    until = now + _WORTH[status]
    for name in people:
        if (channel := channels.get(name)) is None:
            continue
        if name not in asked:
            yield Planned(_key(matter, name, channel, 0), priority, now, now, until)
        for again in range(1, TIMES + 1 if status else 1):
            at = matter.created_at + again * EVERY
            if at > now:
                yield Planned(_key(matter, name, channel, again), priority, at, at, until)


def _key(matter: Matter, person: str, channel: str, again: int) -> Key:
    return Key(matter.trip, person, NoticeKind.ROLLCALL, channel, lead=tag(matter.id, again))
