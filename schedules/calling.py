"""Calling the organisers: who of them is to be reached where, and what they and others are told of somebody's case."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.channels.base import Priority
from bot.programme.agenda import Agenda
from bot.programme.model import organises
from bot.store import people
from bot.store.database import Transaction
from bot.store.deliveries import Key, Planned
from bot.store.matters import MOST, tag
from bot.store.people import Chat
from schedules import planning
from schedules.chasing import not_at_night
from schedules.planner import NoticeKind

RINGS_AGAIN = timedelta(minutes=2)
"""A call for help nobody has taken rings again so soon, `MOST` times."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told about a matter at an instant (UTC), and until when that is of use; `again` as in `tag`."""

    trip: str
    matter: str
    kind: NoticeKind
    at: datetime
    until: datetime
    priority: Priority = Priority.REMINDER
    again: int = 0
    content: Mapping[str, Any] | None = None

    def to(self, person: str, channel: str) -> Planned:
        """The notice to one person on a channel."""
        key = Key(self.trip, person, self.kind, channel, lead=tag(self.matter, self.again))
        content = dict(self.content) if self.content is not None else None
        return Planned(key, self.priority, self.at, self.at, self.until, content)


def organisers(agenda: Agenda, besides: str) -> list[str]:
    """Whom somebody's case is for: every organiser but the one it is about."""
    return [person.id for person in agenda.trip.people if organises(person) and person.id != besides]


async def reachable(tx: Transaction, trip: str, names: Iterable[str]) -> list[Chat]:
    """Every chat of some people in which they can be reached."""
    wanted = set(names)
    return [chat for chat in await people.chats(tx, trip) if chat.person in wanted and chat.unreachable is None]


def rings(telling: Telling, chats: Iterable[Chat]) -> list[Planned]:
    """A call on every channel of everybody, again and again; what is left of it is withdrawn when somebody takes it."""
    calls = [
        replace(telling, at=telling.at + RINGS_AGAIN * number, again=telling.again + number)
        for number in range(MOST + 1)
    ]
    return [call.to(chat.person, chat.channel) for call in calls for chat in chats]


async def by_day(
    tx: Transaction, agenda: Agenda, telling: Telling, chats: Iterable[Chat], item: str = ""
) -> list[Planned]:
    """A notice to each of some people where they like to be told, after their quiet hours if that is not too late."""
    wishes = await people.preferences(tx, telling.trip)
    planned = [telling.to(person, channel) for person, channel in planning.preferred(chats).items()]
    return [
        replace(one, at=not_at_night(one.at, agenda, one.key.person, planning.wishes_of(wishes, one.key), item))
        for one in planned
    ]
