"""Who must have heard what: a plain reading of the promise, kept beside a delivery that lives through anything.

A duty begins when a reminder falls due for somebody who can be reached, or is past due when they join or an item is
published anew. It ends when they hear of it, when it is seen to have failed, or when its reason is gone.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from bot.programme.agenda import Agenda
from bot.programme.changes import affected
from bot.programme.preferences import Preferences
from bot.store.deliveries import OPEN, Stored
from bot.store.schema import NO_TIME, NOBODY_SPECIAL, State
from schedules.planner import NoticeKind
from tests.schedules.plain_reading import digests_of, late_of, reminders_of
from tests.schedules.witness import Hall, Notice, differs, notice

Plan = dict[Notice, datetime]
"""What somebody is to be told, and when it goes out."""
HEARD = (State.SENT, State.SENDING, State.UNCERTAIN)
GIVEN_UP = (State.FAILED, State.EXPIRED)


@dataclass
class Traveller:
    """What we know of somebody who may join."""

    wishes: Preferences = field(default_factory=Preferences)
    channels: set[str] = field(default_factory=set)


class Duties:
    """The model: `owed` is what people must have heard once everything has come to rest."""

    def __init__(self, agenda: Agenda, hall: Hall) -> None:
        self.agenda, self.hall = agenda, hall
        self.owed: set[Notice] = set()
        self._travellers = {name: Traveller() for name in agenda.people}
        self._scheduled: set[Notice] = set()
        """What was in a plan while it still lay ahead: a clock put back later brings nothing else."""
        self._snoozed: Plan = {}
        self._plans: dict[tuple[str, Preferences], Plan] = {}

    def channels(self, person: str) -> set[str]:
        """Where somebody can be reached."""
        blocked = {channel for name, channel in self.hall.blocked if name == person}
        return self._travellers[person].channels - blocked

    def joined(self, person: str, channels: Collection[str], now: datetime, rows: Iterable[Stored]) -> None:
        """Somebody can be reached, perhaps again."""
        if not self.channels(person):
            self._nothing_for(person)
        self.hall.blocked -= {(person, channel) for channel in channels}
        self._travellers[person].channels |= set(channels)
        self._schedule(person, now)
        self._catch_up(person, now, rows)

    def left(self, person: str, *, forget: bool) -> None:
        """Somebody cannot be reached any more."""
        self._nothing_for(person)
        self._travellers[person].channels.clear()
        if forget:
            self._travellers[person].wishes = Preferences()
            self.hall.forget(person)

    def wished(self, person: str, wishes: Preferences, now: datetime) -> None:
        """Nothing is owed to somebody who does not want it."""
        self._travellers[person].wishes = wishes
        self._schedule(person, now)

    def snoozed(self, person: str, item: str, at: datetime) -> None:
        """Somebody wants to be reminded once more."""
        what = (person, NoticeKind.REMINDER, item, self.agenda.items[item].start, f"again {at:%Y%m%dT%H%M%S}")
        self._snoozed[what] = at
        self._scheduled.add(what)

    def published(self, agenda: Agenda, now: datetime, rows: Collection[Stored], *, silent: bool) -> None:
        """A new programme: what it says of the future holds, and who hears of an item for the first time is told."""
        before, self.agenda = self.agenda, agenda
        self._plans.clear()
        self._snoozed = {what: at for what, at in self._snoozed.items() if self._stands(what)}
        for person in agenda.people:
            self._schedule(person, now)
        for person in filter(self.channels, agenda.people):
            self._catch_up(person, now, rows)
        for person, changes in affected(before, agenda, now).items() if not silent else ():
            if self.channels(person):
                for change in changes:
                    self.hall.changes.setdefault((person, change.item_id), before)

    def passed(self, since: datetime, now: datetime) -> None:
        """Time went by: what fell due meanwhile is owed."""
        for person in filter(self.channels, self.agenda.people):
            fell_due = {what for what, at in self._plan(person).items() if since < at <= now}
            self.owed |= fell_due & self._scheduled

    def neglected(self, now: datetime, rows: Collection[Stored]) -> list[Notice]:
        """What somebody who can be reached should have heard by now: neither told, nor given up for all to see."""
        seen = {notice(row.key) for row in rows if row.state in GIVEN_UP or (row.state in OPEN and row.at > now)}
        return [
            what
            for what in self.owed
            if self.channels(what[0])
            and self._plan(what[0])[what] <= now
            and what not in seen
            and not self.hall.heard(what)
        ]

    def untold(self, now: datetime, rows: Collection[Stored]) -> list[tuple[str, str]]:
        """Who should know by now that an item is not any more as they think."""
        changes = [row for row in rows if row.key.kind == NoticeKind.CHANGE]
        seen = {
            (row.key.person, row.key.item)
            for row in changes
            if row.state in GIVEN_UP or (row.state in OPEN and row.at > now)
        }
        return [
            (person, item)
            for (person, item), known in self.hall.changes.items()
            if self.channels(person) and (person, item) not in seen and differs(person, item, known, self.agenda, now)
        ]

    def looked(self, now: datetime, rows: Iterable[Stored]) -> None:
        """Workers have looked: a change taken back before it was heard of is over, once nothing waits to tell it.

        What is published silently later does not bring it up again.
        """
        waits = {
            (row.key.person, row.key.item)
            for row in rows
            if row.key.kind == NoticeKind.CHANGE and row.state in (*OPEN, State.SENDING)
        }
        self.hall.changes = {
            who: known
            for who, known in self.hall.changes.items()
            if who in waits or differs(*who, known, self.agenda, now)
        }

    def _catch_up(self, person: str, now: datetime, rows: Iterable[Stored]) -> None:
        """Of what is past due for an item still ahead, the last one, unless they heard of it, or may have."""
        known = {(row.key.item, row.key.starts_at) for row in rows if row.key.person == person and row.state in HEARD}
        for late in late_of(self.agenda.trip, self.agenda.people[person], self._travellers[person].wishes, now):
            item = self.agenda.items[late.item]
            if (item.id, item.start) not in known and not self.hall.heard_of(person, item):
                self.owed.add((person, NoticeKind.REMINDER, item.id, item.start, late.lead))

    def _plan(self, person: str) -> Plan:
        wishes = self._travellers[person].wishes
        if (person, wishes) not in self._plans:
            self._plans[person, wishes] = _plain(self.agenda, person, wishes)
        return self._plans[person, wishes] | {what: at for what, at in self._snoozed.items() if what[0] == person}

    def _schedule(self, person: str, now: datetime) -> None:
        plan = self._plan(person)
        self.owed = {what for what in self.owed if what[0] != person or what in plan}
        self._scheduled = {what for what in self._scheduled if what[0] != person or what in plan}
        if self.channels(person):
            self._scheduled |= {what for what, at in plan.items() if at > now}

    def _stands(self, what: Notice) -> bool:
        person, _, name, start, _ = what
        item = self.agenda.items.get(name)
        mine = item in self.agenda.of(self.agenda.people[person])
        return item is not None and mine and item.start == start and not item.cancelled

    def _nothing_for(self, person: str) -> None:
        self.owed = {what for what in self.owed if what[0] != person}
        self._scheduled = {what for what in self._scheduled if what[0] != person}
        self._snoozed = {what: at for what, at in self._snoozed.items() if what[0] != person}
        self.hall.changes = {who: known for who, known in self.hall.changes.items() if who[0] != person}


def _plain(agenda: Agenda, person: str, wishes: Preferences) -> Plan:
    """A plain reading of the definitions; nobody in it flies."""
    who = (agenda.trip, agenda.people[person], wishes)
    plan: Plan = {}
    for one in reminders_of(*who):
        plan[person, NoticeKind.REMINDER, one.item, agenda.items[one.item].start, one.lead] = one.at
    for at, day in digests_of(*who):
        plan[person, NoticeKind.DIGEST, NOBODY_SPECIAL, NO_TIME, f"{day} {agenda.trip.zone}"] = at
    return plan
