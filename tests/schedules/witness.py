"""A platform that knows which notices a message is made of, and sees at once what nobody must ever hear."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.channels.base import Outcome, Parcel, Receipt
from bot.clock import local
from bot.programme.agenda import Agenda
from bot.programme.changes import changes_for
from bot.programme.model import Item
from bot.store import people
from bot.store.claims import TOGETHER
from bot.store.deliveries import Key, Stored, stored
from bot.store.schema import State, deliveries
from schedules.planner import NoticeKind
from tests.fakes.platform import Platform
from tests.schedules.examples import TOKYO
from tests.schedules.stage import Stage

Notice = tuple[str, str, str, datetime, str]
"""What makes a notice the same for a person, whatever the channel: person, kind, item, start, lead."""


def notice(key: Key) -> Notice:
    """The notice a delivery is about."""
    return (key.person, key.kind, key.item, key.starts_at, key.lead)


def part_about(item: str, start: datetime, text: str) -> str:
    """The part of a message that is about an item at a time; nothing if there is none."""
    title, when = f"🏭 {item}\n", f"{local(start, TOKYO):%-d %B, %H:%M}–"
    return next((part for part in text.split("\n\n") if title in part and when in part), "")


def differs(person: str, item: str, known: Agenda, agenda: Agenda, now: datetime) -> bool:
    """Whether a programme has something to tell of an item to somebody who knows an earlier one."""
    return item in {change.item_id for change in changes_for(person, known, agenda, now)}


@dataclass(frozen=True)
class Told:
    """Something a person has in a chat."""

    what: Notice
    channel: str
    marked: bool
    """It says itself that it may be a repeat."""


class Hall:
    """What all platforms of a stage have seen; `wrong` is what should not have been."""

    def __init__(self, agenda: Agenda) -> None:
        self.told: list[Told] = []
        self.blocked: set[tuple[str, str]] = set()
        """Who has blocked us on which channel, as far as we were told."""
        self.in_force = [agenda]
        """The programmes that were in force since the last look of a worker began."""
        self.changes: dict[tuple[str, str], Agenda] = {}
        """Who has still to hear that an item changed, with the programme as they know it."""
        self.wrong: list[str] = []

    def heard(self, what: Notice) -> bool:
        """Whether somebody has heard of something."""
        return any(told.what == what for told in self.told)

    def heard_of(self, person: str, item: Item) -> bool:
        """Whether somebody was reminded of an item at the time it has now."""
        about = (person, NoticeKind.REMINDER, item.id, item.start)
        return any(told.what[:4] == about for told in self.told)

    def forget(self, person: str) -> None:
        """Somebody starts anew."""
        self.told = [told for told in self.told if told.what[0] != person]
        self.blocked = {(name, channel) for name, channel in self.blocked if name != person}

    def repeats(self) -> list[Notice]:
        """What was told twice as if it were new, or more often than promised: on a platform that can be asked, once."""
        new = Counter(told.what for told in self.told if not told.marked)
        times = Counter((told.what, told.channel) for told in self.told)
        often = [what for (what, channel), count in times.items() if count > (1 if channel == "mail" else 2)]
        return [what for what, count in new.items() if count > 1] + often


def _about(row: Stored) -> tuple[str, datetime]:
    return (row.key.item, row.key.starts_at)


class Witness(Platform):
    """Looks up what is in each message, and checks it at the door."""

    def __init__(self, name: str, s: Stage, hall: Hall) -> None:
        super().__init__(name, s.clock, can_verify=name == "mail")
        self._stage, self._hall = s, hall
        self._inside: dict[str, list[Stored]] = {}
        self._speaks_of: dict[str, Agenda] = {}

    async def send(self, parcel: Parcel) -> Receipt:
        self._speaks_of[parcel.key] = self._hall.in_force[-1]
        self._inside[parcel.key] = await self._opened(parcel)
        self._check(parcel)
        receipt = await super().send(parcel)
        if receipt.outcome is Outcome.UNREACHABLE:
            self._hall.blocked.add((parcel.address, self.name))
        return receipt

    def accept(self, parcel: Parcel) -> Receipt:
        marked = parcel.message.text.startswith("↻")
        for row in self._inside[parcel.key]:
            self._hall.told.append(Told(notice(row.key), self.name, marked))
            if row.key.kind == NoticeKind.CHANGE:
                self._learned(row.key.person, row.key.item, self._speaks_of[parcel.key])
        return super().accept(parcel)

    def _learned(self, person: str, item: str, known: Agenda) -> None:
        """Somebody knows a programme, as far as an item goes; what was published while the message left, not yet."""
        if differs(person, item, known, self._hall.in_force[-1], self._clock.now()):
            self._hall.changes[person, item] = known
        else:
            self._hall.changes.pop((person, item), None)

    async def _opened(self, parcel: Parcel) -> list[Stored]:
        """The notices a message is made of: what is claimed under its name, and stands in it."""
        async with self._stage.database.read() as tx:
            chats = await people.chats_of(tx, self._stage.agenda.trip.id, parcel.address)
            rows = list(await tx.execute(select(deliveries).where(deliveries.c.state == State.SENDING)))
        if self.name not in {chat.channel for chat in chats}:
            self._hall.wrong.append(f"{parcel.address} has left {self.name} and hears: {parcel.message.text}")
        named = [row for row in rows if row.person == parcel.address and parcel.key.startswith(f"{row.parcel}:")]
        named = [row for row in named if row.kind in TOGETHER or parcel.key.endswith(f":{row.id}")]
        text = parcel.message.text
        return [
            stored(row) for row in named if row.kind != NoticeKind.REMINDER or part_about(row.item, row.starts_at, text)
        ]

    def _check(self, parcel: Parcel) -> None:
        """No reminder comes early, of what is over, or of what is not so any more; a late one says so."""
        reminders = [row for row in self._inside[parcel.key] if row.key.kind == NoticeKind.REMINDER]
        text = parcel.message.text
        unfounded = text.count("🔔") != len(set(map(_about, reminders)))
        if unfounded or not all(self._is_right(row, text) for row in reminders):
            self._hall.wrong.append(f"{self._clock.now():%d %H:%M} {[row.key for row in reminders]}: {text}")

    def _is_right(self, row: Stored, text: str) -> bool:
        now, says_late = self._clock.now(), "Started" in part_about(*_about(row), text)
        return self._is_so(row) and row.at <= now < row.expires and says_late == (row.key.starts_at < now)

    def _is_so(self, row: Stored) -> bool:
        """Whether it was so, in a programme a worker may have just looked at."""
        for agenda in self._hall.in_force:
            item = agenda.items.get(row.key.item)
            mine = item in agenda.of(agenda.people.get(row.key.person))
            if item is not None and mine and not item.cancelled and item.start == row.key.starts_at:
                return True
        return False
