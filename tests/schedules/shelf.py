"""One person's outbox on paper: what a revision does to it, without a database."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.programme.agenda import Agenda
from bot.programme.preferences import Preferences
from bot.store.deliveries import OPEN, WITHDRAWN, Key, Planned, Stored
from bot.store.schema import State
from schedules.outbox import Revision, Traveller, revise
from schedules.planner import NoticeKind
from tests.schedules.examples import ANA, TOKYO

Heard = Collection[tuple[str, str, datetime]]


class Shelf:
    """What lies in the outbox for one person, who wants to be told in chat."""

    def __init__(self, person: str = ANA.id) -> None:
        self.person = person
        self.rows: dict[Key, Stored] = {}

    def revise(
        self,
        agenda: Agenda,
        now: datetime,
        wishes: Preferences | None = None,
        *,
        channel: str | None = "chat",
        heard: Heard = (),
        catch_up: bool = True,
    ) -> Revision:
        """Bring it in line with a programme; returns what that changed."""
        person = agenda.people.get(self.person)
        if person is None:  # not on the trip any more
            revision = Revision(superseded=[row.id for row in self.open()])
        else:
            traveller = Traveller(person, wishes or Preferences(), channel)
            revision = revise(agenda, traveller, self.open(), heard, now, catch_up=catch_up)
        self._settle(revision.superseded, State.SUPERSEDED)
        self._settle(revision.unwanted, State.CANCELLED)
        for number, planned in revision.moved:
            row = self._row(number)
            self.rows[row.key] = replace(row, due=planned.due, at=planned.at, expires=planned.expires)
        for planned in revision.new:
            self.put(planned)
        return revision

    def put(self, planned: Planned) -> None:
        """What is new lies down; what was withdrawn gets up again; what lies there already, or was told, stays."""
        known = self.rows.get(planned.key)
        if known is None or known.state in WITHDRAWN:
            number = known.id if known else len(self.rows) + 1
            times = (planned.due, planned.at, planned.expires)
            row = Stored(number, planned.key, planned.priority, State.PENDING, *times, planned.content)
            self.rows[planned.key] = row

    def open(self) -> list[Stored]:
        """What is still to be told."""
        found = [row for row in self.rows.values() if row.state in OPEN]
        return sorted(found, key=lambda row: (row.at, row.id))

    def waiting(self, zone: str = TOKYO) -> list[str]:
        """The same, to be read: `23 13:00 visit`, in a zone's time."""
        return [f"{row.at.astimezone(ZoneInfo(zone)):%d %H:%M} {_what(row)}" for row in self.open()]

    def became_of(self, item: str) -> list[str]:
        """The states of everything about an item."""
        return [row.state.value for row in self.rows.values() if row.key.item == item]

    def told(self, item: str) -> None:
        """The person has heard all that was to be said of an item."""
        self._settle([row.id for row in self.open() if row.key.item == item], State.SENT)

    def _settle(self, numbers: Collection[int], state: State) -> None:
        for number in numbers:
            row = self._row(number)
            self.rows[row.key] = replace(row, state=state)

    def _row(self, number: int) -> Stored:
        return next(row for row in self.rows.values() if row.id == number)


def _what(row: Stored) -> str:
    where = "" if row.key.channel == "chat" else f" by {row.key.channel}"
    return ("digest" if row.key.kind == NoticeKind.DIGEST else row.key.item) + where
