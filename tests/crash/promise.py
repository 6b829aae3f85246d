"""The promise of delivery, as a list of what is wrong: the platform's memory against the trip and the database."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.speech.catalogue import catalogue
from bot.store import deliveries
from bot.store.database import Database
from bot.store.deliveries import Stored
from bot.store.schema import State
from schedules.planner import NoticeKind
from tests.crash.journey import ORGANISERS, TITLE
from tests.crash.service import Accepted

MARKS = tuple(catalogue(language).say("alert-repeat") for language in ("de", "en"))
GIVEN_UP = (State.FAILED, State.EXPIRED)
UNFINISHED = (State.PENDING, State.SENDING, State.UNCERTAIN)

Told = tuple[str, str]
"""Who heard of which item."""


async def outbox(url: str) -> list[Stored]:
    """All that is in the outbox of the trip."""
    database = Database(url)
    async with database.read() as tx:
        rows = await deliveries.history(tx, "trip")
    await database.close()
    return rows


def is_repeat(one: Accepted) -> bool:
    """Whether a message says that it may have come before."""
    return one.text.startswith(MARKS)


@dataclass(frozen=True)
class Evidence:
    """What was due (who must hear of which item), what the outbox says of it, and what the platform accepted."""

    due: set[Told]
    rows: list[Stored]
    accepted: list[Accepted]
    verifying: bool

    def broken(self) -> list[str]:
        """Every promise that was not kept; empty if all is well."""
        return [*self._unfinished(), *self._lost(), *self._repeated(), *self._misremembered()]

    @cached_property
    def copies(self) -> dict[Told, list[Accepted]]:
        """What people have in their chats, by what it is about: an item, or of alerts the message itself."""
        found: dict[Told, list[Accepted]] = defaultdict(list)
        for one in self.accepted:
            is_alert = f":{NoticeKind.ALERT}:" in one.key
            for about in [one.key] if is_alert else TITLE.findall(one.text):
                found[_reader(one), about].append(one)
        return found

    @cached_property
    def about(self) -> dict[Told, list[Stored]]:
        """The deliveries about each: one a channel."""
        found: dict[Told, list[Stored]] = defaultdict(list)
        for row in self.rows:
            if row.key.kind == NoticeKind.REMINDER:
                found[row.key.person, row.key.item].append(row)
        return found

    @cached_property
    def alerted(self) -> dict[str, set[str]]:
        """Which organisers were told of each delivery that failed."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.rows:
            if row.key.kind == NoticeKind.ALERT:
                found[row.key.lead].add(row.key.person)
        return found

    @cached_property
    def gone(self) -> set[str]:
        """People of whom organisers know that nothing reaches them any more."""
        alerts = [row.content or {} for row in self.rows if row.key.kind == NoticeKind.ALERT]
        return {alert["person"] for alert in alerts if alert["final"] and not alert["instead"]}

    def shown(self, row: Stored) -> bool:
        """Whether organisers can see that this did not arrive."""
        if row.state is State.CANCELLED:
            return row.key.person in self.gone
        return row.state in GIVEN_UP and self.alerted[f"about {row.id}"] == set(ORGANISERS)

    def _unfinished(self) -> Iterator[str]:
        for row in self.rows:
            if row.state in UNFINISHED:
                yield f"{row.key.person}, {row.key.item}: still {row.state}"

    def _lost(self) -> Iterator[str]:
        """Neither heard of, nor, wherever it was to go last, given up for everybody to see."""
        for told in self.due:
            rows = self.about[told]
            if not self.copies[told] and not (rows and self.shown(max(rows, key=lambda row: row.id))):
                yield f"{told}: lost, {[row.state.value for row in rows]}"

    def _repeated(self) -> Iterator[str]:
        for told, copies in self.copies.items():
            unmarked = sum(not is_repeat(one) for one in copies)
            if len(copies) > (1 if self.verifying else 2) or (len(copies) == 2 and unmarked == 2):
                yield f"{told}: {len(copies)} copies, {unmarked} of them unmarked"

    def _misremembered(self) -> Iterator[str]:
        """`sent` is what arrived, and what arrived is `sent`, or organisers know that this is uncertain."""
        arrived = {(_reader(one), one.id) for one in self.accepted}
        for row in self.rows:
            if row.state is State.SENT and (row.key.person, row.message_id) not in arrived:
                yield f"{row.key.person}, {row.key.kind} {row.key.item}: sent, but the platform does not have it"
        for told, rows in self.about.items():
            ids = {one.id for one in self.copies[told]}
            if any(row.state is State.SENT and row.message_id not in ids for row in rows):
                yield f"{told}: sent, but the message does not say so"
            if ids and not any(row.state is State.SENT or self.shown(row) for row in rows):
                yield f"{told}: arrived, but the outbox does not know"


def _reader(one: Accepted) -> str:
    return one.address.partition("/")[2]
