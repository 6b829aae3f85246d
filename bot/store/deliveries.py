"""The outbox: what is to be told to whom, as the planner wants it. Claiming is `bot.store.claims`."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, case, delete, exists, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import NO_TIME, NOBODY_SPECIAL, State, deliveries
from bot.store.upsert import insert

KEY = ("trip", "person", "kind", "item", "starts_at", "lead", "channel")
OPEN = (State.PENDING, State.UNCERTAIN)
WITHDRAWN = (State.SUPERSEDED, State.CANCELLED)
GIVEN_UP = (State.FAILED, State.EXPIRED)
PARAMETERS = 900
"""Values a single statement names: old SQLites take no more than 999."""

ANYWHERE = ""
"""The channel of a key that stands for the same notice on any."""


@dataclass(frozen=True, slots=True)
class Key:
    """What makes a notice the same notice: it is delivered once. An item moved to another time is another notice."""

    trip: str
    person: str
    kind: str
    channel: str
    item: str = NOBODY_SPECIAL
    starts_at: datetime = NO_TIME
    lead: str = NOBODY_SPECIAL


@dataclass(frozen=True, slots=True)
class Planned:
    """A delivery as planned: `due` is when the programme means it, `at` when it goes out, `expires` when it is too late
    (all UTC). `content` is what cannot be looked up in the programme when it goes out, `doubts` how often it went out
    elsewhere without an answer.
    """

    key: Key
    priority: int
    due: datetime
    at: datetime
    expires: datetime
    content: dict[str, Any] | None = field(default=None, hash=False)
    doubts: int = 0


@dataclass(frozen=True, slots=True)
class Stored:
    """A delivery as it lies in the database."""

    id: int
    key: Key
    priority: int
    state: State
    due: datetime
    at: datetime
    expires: datetime
    content: dict[str, Any] | None = field(default=None, hash=False)
    reason: str | None = None
    settled_at: datetime | None = None
    message_id: str | None = None
    doubts: int = 0


@dataclass(frozen=True, slots=True)
class Upcoming:
    """So many people get a kind of notice about an item (or none: empty) at an instant (UTC)."""

    at: datetime
    kind: str
    item: str
    people: int


def stored(row: Row[Any]) -> Stored:
    """A row as plain data."""
    key = Key(row.trip, row.person, row.kind, row.channel, row.item, row.starts_at, row.lead)
    times = (row.due, row.at, row.expires)
    ending = (row.reason, row.settled_at, row.message_id)
    return Stored(row.id, key, row.priority, State(row.state), *times, row.content, *ending, row.doubts)


async def schedule(tx: AsyncConnection, planned: Iterable[Planned]) -> None:
    """Put notices into the outbox; one that was ever delivered or given up stays as it is.

    One that was withdrawn comes back: its item moved away and returned, or its person left and joined again. It may
    have gone out before, without an answer, and keeps what is known of that.
    """
    rows = [_values(one) for one in planned]
    if not rows:
        return
    new = insert(tx.dialect.name, deliveries)
    renewed = {name: new.excluded[name] for name in ("priority", "due", "at", "expires", "content", "state")}
    put = new.on_conflict_do_update(
        index_elements=list(KEY),
        set_=renewed | {"attempt": 0, "reason": None, "settled_at": None},
        where=or_(*(deliveries.c.state == state for state in WITHDRAWN)),
    )
    await tx.execute(put, rows)


async def open_for(tx: AsyncConnection, trip: str, people: Collection[str] | None = None) -> list[Stored]:
    """What a trip's people (all of them if None) have still to be told."""
    query = select(deliveries).where(deliveries.c.trip == trip, deliveries.c.state.in_(OPEN))
    return await _for_people(tx, query, people)


async def heard_of(
    tx: AsyncConnection, trip: str, people: Collection[str] | None = None
) -> set[tuple[str, str, datetime]]:
    """Which items at which times people were reminded of, or are just being: (person, item, start)."""
    done = (State.SENT, State.SENDING, State.UNCERTAIN)
    query = select(deliveries).where(
        deliveries.c.trip == trip, deliveries.c.kind == "reminder", deliveries.c.state.in_(done)
    )
    return {(one.key.person, one.key.item, one.key.starts_at) for one in await _for_people(tx, query, people)}


async def failed_for(tx: AsyncConnection, trip: str, people: Collection[str] | None = None) -> set[Key]:
    """What a trip's people (all of them if None) could not be told, each on the channel where it failed."""
    query = select(deliveries).where(deliveries.c.trip == trip, deliveries.c.state == State.FAILED)
    return {one.key for one in await _for_people(tx, query, people)}


async def ahead_of_time(
    tx: AsyncConnection, trip: str, now: datetime, people: Collection[str] | None = None
) -> set[Key]:
    """What went out, or is just going out, before it was due: with others, as one message. On whatever channel."""
    out = (deliveries.c.due > now, deliveries.c.state.in_([State.SENT, State.SENDING]))
    query = select(deliveries).where(deliveries.c.trip == trip, *out)
    return {replace(one.key, channel=ANYWHERE) for one in await _for_people(tx, query, people)}


async def withdraw(tx: AsyncConnection, ids: Sequence[int], state: State, now: datetime) -> None:
    """Take what is still open out of the outbox: `superseded` or `cancelled`."""
    for first in range(0, len(ids), PARAMETERS):
        chosen = deliveries.c.id.in_(ids[first : first + PARAMETERS])
        change = update(deliveries).where(chosen, deliveries.c.state.in_(OPEN))
        await tx.execute(change.values(state=state, claim=None, settled_at=now))


async def postpone(tx: AsyncConnection, moved: Sequence[tuple[int, Planned]]) -> None:
    """Change when open notices go out: quiet hours or a bundle have changed.

    What went out together without an answer stays together: its platform is asked about the whole message.
    """
    other = deliveries.alias()
    mates = and_(*(other.c[name] == deliveries.c[name] for name in ("trip", "person", "parcel")))
    torn = exists().where(mates, other.c.id != deliveries.c.id, other.c.state.in_(OPEN))
    for number, one in moved:
        change = update(deliveries).where(deliveries.c.id == number, deliveries.c.state.in_(OPEN))
        at = case((and_(deliveries.c.doubts > 0, torn), deliveries.c.at), else_=literal(one.at, deliveries.c.at.type))
        await tx.execute(change.values(due=one.due, at=at, expires=one.expires))


async def keys_between(tx: AsyncConnection, trip: str, after: datetime, until: datetime) -> set[Key]:
    """Everything of a trip that was to go out after one instant and until another, whatever became of it."""
    there = (deliveries.c.trip == trip, deliveries.c.at > after, deliveries.c.at <= until)
    return {stored(row).key for row in await tx.execute(select(deliveries).where(*there))}


async def next_at(tx: AsyncConnection) -> datetime | None:
    """When the next open notice goes out (UTC)."""
    found: datetime | None = await tx.scalar(select(func.min(deliveries.c.at)).where(deliveries.c.state.in_(OPEN)))
    return found


async def upcoming(
    tx: AsyncConnection, trip: str, until: datetime, besides: Collection[str], limit: int
) -> list[Upcoming]:
    """What goes out until an instant (UTC), the soonest first, but for some kinds of notices."""
    table = deliveries.c
    what = (table.at, table.kind, table.item)
    query = select(*what, func.count(table.person.distinct()).label("people"))
    there = (table.trip == trip, table.state.in_(OPEN), table.at <= until, table.kind.not_in(besides))
    rows = await tx.execute(query.where(*there).group_by(*what).order_by(*what).limit(limit))
    return [Upcoming(row.at, row.kind, row.item, row.people) for row in rows]


async def undelivered(tx: AsyncConnection, trip: str, since: datetime, besides: Collection[str]) -> list[Stored]:
    """What was given up since an instant (UTC), but for some kinds of notices and what goes by another channel now."""
    other = deliveries.alias()
    same = and_(*(other.c[name] == deliveries.c[name] for name in KEY if name != "channel"))
    instead = exists().where(same, other.c.id != deliveries.c.id, other.c.state.in_((*OPEN, State.SENDING, State.SENT)))
    table = deliveries.c
    given_up = (table.trip == trip, table.state.in_(GIVEN_UP), table.settled_at >= since, table.kind.not_in(besides))
    query = select(deliveries).where(*given_up, ~instead).order_by(table.settled_at, table.id)
    return [stored(row) for row in await tx.execute(query)]


async def try_again(tx: AsyncConnection, ids: Sequence[int], now: datetime) -> None:
    """What failed goes out once more, if it is of use still; what may have arrived then says so."""
    for first in range(0, len(ids), PARAMETERS):
        chosen = and_(deliveries.c.id.in_(ids[first : first + PARAMETERS]), deliveries.c.state == State.FAILED)
        change = update(deliveries).where(chosen, deliveries.c.expires > now)
        doubts = case((deliveries.c.doubts > 0, 1), else_=0)
        fresh = {"state": State.PENDING, "at": now, "attempt": 0, "reason": None, "settled_at": None, "doubts": doubts}
        await tx.execute(change.values(fresh))


async def clear(tx: AsyncConnection, trip: str) -> None:
    """Forget everything a trip's outbox ever held."""
    await tx.execute(delete(deliveries).where(deliveries.c.trip == trip))


async def history(tx: AsyncConnection, trip: str, person: str | None = None) -> list[Stored]:
    """Everything a trip's outbox ever held, in the order it goes out."""
    query = select(deliveries).where(deliveries.c.trip == trip).order_by(deliveries.c.at, deliveries.c.id)
    if person is not None:
        query = query.where(deliveries.c.person == person)
    return [stored(row) for row in await tx.execute(query)]


async def _for_people(tx: AsyncConnection, query: Select[Any], people: Collection[str] | None) -> list[Stored]:
    """The rows of a query, for some people only; many are cheaper sifted here than named in the statement."""
    if people is not None and len(people) <= PARAMETERS:
        query = query.where(deliveries.c.person.in_(people))
    rows = await tx.execute(query.order_by(deliveries.c.at, deliveries.c.id))
    return [stored(row) for row in rows if people is None or row.person in people]


def _values(one: Planned) -> dict[str, Any]:
    """A row to insert. Spelled out: `asdict` would copy everything, and there may be ten thousand at once."""
    values = {name: getattr(one.key, name) for name in KEY}
    values |= {name: getattr(one, name) for name in ("priority", "due", "at", "expires", "content", "doubts")}
    return values | {"state": State.PENDING, "attempt": 0}
