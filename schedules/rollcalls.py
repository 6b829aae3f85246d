"""Roll calls: when whom is asked. Nobody's quiet hours hold a roll call: somebody stands in a lobby and counts."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta

from bot.channels.base import Priority
from bot.programme.agenda import Agenda
from bot.programme.model import organises
from bot.store import deliveries, people
from bot.store.database import Transaction
from bot.store.deliveries import Key, Planned
from bot.store.matters import Matter, tag
from schedules import planning
from schedules.chasing import PAUSE
from schedules.planner import NoticeKind

EVERY, TIMES = PAUSE, 6
"""A status check asks again by itself, as often, until it is answered or closed."""
RINGS = "+!"
"""After the id of a matter, in the lead of what organisers are told at once; its item is the id of who it is about."""
WORTH = {False: timedelta(hours=2), True: timedelta(hours=24)}
"""How long the question is worth asking, and its list worth going on with: who is there, and in an emergency."""
TOGETHER = {False: timedelta(minutes=5), True: timedelta(hours=1)}
"""Who calls the same roll as somebody else so soon afterwards means the same one; later it is another."""


def asking(
    matter: Matter, channels: Mapping[str, str], people: Collection[str], asked: Collection[str], now: datetime
) -> Iterator[Planned]:
    """What some people are to be told of a roll call from an instant (UTC) on; those `asked` had the question already.

    Scheduled once more, it changes nothing, but brings back what was withdrawn.
    """
    status = matter.content["status"]
    priority = Priority.EMERGENCY if status else Priority.REMINDER
    until = now + WORTH[status]
    for name in people:
        if (channel := channels.get(name)) is None:
            continue
        if name not in asked:
            yield Planned(_key(matter, name, channel, 0), priority, now, now, until)
        for again in range(1, TIMES + 1 if status else 1):
            at = matter.created_at + again * EVERY
            if at > now:
                yield Planned(_key(matter, name, channel, again), priority, at, at, until)


async def ring(tx: Transaction, agenda: Agenda, matter: Matter, person: str, now: datetime) -> None:
    """Every organiser hears of a person's answer at once; once, however often it is given."""
    channels = planning.preferred(await people.chats(tx, matter.trip))
    told = [one.id for one in agenda.trip.people if organises(one) and one.id in channels and one.id != person]
    keys = [Key(matter.trip, one, NoticeKind.ROLLCALL, channels[one], person, lead=matter.id + RINGS) for one in told]
    rings = (Planned(key, Priority.EMERGENCY, now, now, now + WORTH[True]) for key in keys)
    await deliveries.schedule(tx, rings)


def _key(matter: Matter, person: str, channel: str, again: int) -> Key:
    return Key(matter.trip, person, NoticeKind.ROLLCALL, channel, lead=tag(matter.id, again))
