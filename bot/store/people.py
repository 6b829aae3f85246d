"""Where people can be reached, and what they chose for themselves.

Of a person's chats exactly one is preferred, and in one trip a chat belongs to one person. Whatever could change that
holds the trip while it does.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Table, and_, delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.programme.preferences import Preferences
from bot.store import choices, schema
from bot.store.deliveries import PARAMETERS
from bot.store.matters import PERSONAL
from bot.store.upsert import insert

_chats = schema.chats
_PERSONAL = (
    _chats,
    schema.people,
    schema.deliveries,
    schema.invitations,
    schema.responses,
    schema.expectations,
)
"""What is kept about people."""


@dataclass(frozen=True, slots=True)
class Chat:
    """Somebody's chat on a channel. `unreachable` is the code of why the platform refuses it, if it does."""

    trip: str
    person: str
    channel: str
    address: str
    joined_at: datetime
    preferred: bool
    unreachable: str | None


async def join(tx: AsyncConnection, trip: str, person: str, channel: str, address: str, now: datetime) -> None:
    """A person can be reached here from now on, instead of an earlier address on this channel.

    Whoever had this address in this trip has left it. The first chat is the preferred one.
    """
    await hold(tx, trip)
    here = and_(_chats.c.trip == trip, _chats.c.channel == channel, _chats.c.address == address)
    moved = await tx.execute(delete(_chats).where(here, _chats.c.person != person).returning(_chats.c.person))
    for row in moved.all():
        await _prefer_one(tx, trip, row.person)
    chat = insert(tx.dialect.name, _chats).values(
        trip=trip, person=person, channel=channel, address=address, joined_at=now, preferred=False
    )
    renewed = {"address": address, "joined_at": now, "unreachable": None}
    await tx.execute(chat.on_conflict_do_update(index_elements=["trip", "person", "channel"], set_=renewed))
    await _prefer_one(tx, trip, person)


async def leave(tx: AsyncConnection, trip: str, person: str, channel: str | None = None) -> None:
    """A person's chat on a channel ends; without a channel, all of them."""
    await hold(tx, trip)
    ended = delete(_chats).where(_theirs(_chats, trip, person))
    await tx.execute(ended if channel is None else ended.where(_chats.c.channel == channel))
    await _prefer_one(tx, trip, person)


async def chats(tx: AsyncConnection, trip: str, chosen: Collection[str] | None = None) -> list[Chat]:
    """The chats of a trip's people (all of them if None), by person, the preferred one of each first."""
    query = select(_chats).where(_chats.c.trip == trip)
    if chosen is not None and len(chosen) <= PARAMETERS:
        query = query.where(_chats.c.person.in_(chosen))
    rows = await tx.execute(query.order_by(_chats.c.person, _chats.c.preferred.desc(), _chats.c.channel))
    return [Chat(*row) for row in rows]


async def chats_of(tx: AsyncConnection, trip: str, person: str) -> list[Chat]:
    """One person's chats in a trip, the preferred one first."""
    query = select(_chats).where(_theirs(_chats, trip, person))
    return [Chat(*row) for row in await tx.execute(query.order_by(_chats.c.preferred.desc(), _chats.c.channel))]


async def unreachable(tx: AsyncConnection, trip: str, person: str, channel: str, reason: str) -> None:
    """The platform refuses a chat for good, until somebody is heard from there; `reason` is a code."""
    await hold(tx, trip)
    here = and_(_theirs(_chats, trip, person), _chats.c.channel == channel)
    await tx.execute(update(_chats).where(here).values(unreachable=reason))


async def reachable_again(tx: AsyncConnection, trip: str, person: str) -> None:
    """A person's chats are worth trying once more."""
    await hold(tx, trip)
    await tx.execute(update(_chats).where(_theirs(_chats, trip, person)).values(unreachable=None))


async def heard_from(tx: AsyncConnection, channel: str, address: str) -> None:
    """Somebody wrote in a chat: it can be reached, whatever the platform said before."""
    silent = and_(_chats.c.channel == channel, _chats.c.address == address, _chats.c.unreachable.is_not(None))
    found = await tx.execute(update(_chats).where(silent).values(unreachable=None).returning(_chats.c.trip))
    for row in found.all():
        await hold(tx, row.trip)


async def prefer_channel(tx: AsyncConnection, trip: str, person: str, channel: str) -> bool:
    """Write to a person on this channel first; False, and nothing changes, if they are not there."""
    await hold(tx, trip)
    if channel not in {chat.channel for chat in await chats_of(tx, trip, person)}:
        return False
    await _prefer(tx, trip, person, channel)
    return True


async def preferences(tx: AsyncConnection, trip: str) -> dict[str, Preferences]:
    """The choices of everybody who made any, by person; what makes no sense in them is left out."""
    rows = await tx.execute(select(*choices.COLUMNS).where(schema.people.c.trip == trip))
    return {row.person: choices.read(row) for row in rows}


async def has_preferences(tx: AsyncConnection, trip: str, person: str) -> bool:
    """Whether a person ever made a choice."""
    query = select(schema.people.c.person).where(_theirs(schema.people, trip, person))
    return await tx.scalar(query) is not None


async def keep_preferences(tx: AsyncConnection, trip: str, person: str, preferences: Preferences) -> None:
    """These are a person's choices from now on."""
    await hold(tx, trip)
    chosen = choices.written(preferences)
    row = insert(tx.dialect.name, schema.people).values(trip=trip, person=person, **chosen)
    await tx.execute(row.on_conflict_do_update(index_elements=["trip", "person"], set_=chosen))


async def forget(tx: AsyncConnection, trip: str, person: str) -> None:
    """Delete all that is kept about a person in a trip. What programmes say of them is the organisers' and stays."""
    await hold(tx, trip)
    await _forget_pauses(tx, and_(_chats.c.trip == trip, _chats.c.person == person))
    for table in _PERSONAL:
        await tx.execute(delete(table).where(_theirs(table, trip, person)))
    authored = and_(schema.matters.c.trip == trip, schema.matters.c.author == person)
    await tx.execute(delete(schema.matters).where(authored, schema.matters.c.kind.in_(PERSONAL)))
    for table, name in ((schema.matters, "author"), (schema.responses, "by"), (schema.audit, "person")):
        whose = and_(table.c.trip == trip, table.c[name] == person)
        await tx.execute(update(table).where(whose).values({name: schema.NOBODY_SPECIAL}))  # what was done stays


async def purge(tx: AsyncConnection, trip: str) -> None:
    """Delete a trip: its programmes, and all that is kept about its people."""
    await hold(tx, trip)
    await _forget_pauses(tx, _chats.c.trip == trip)
    await tx.execute(delete(schema.trips).where(schema.trips.c.id == trip))  # and whatever belongs to it
    await tx.execute(delete(schema.buttons))  # of which some name its people; old ones of other trips are missed little


async def _forget_pauses(tx: AsyncConnection, chosen: ColumnElement[bool]) -> None:
    """Delete how long some chats of a trip are to be left alone; a chat that is also another trip's goes on waiting."""
    other = _chats.alias()
    shared = exists().where(
        other.c.channel == _chats.c.channel,
        other.c.address == _chats.c.address,
        other.c.trip != _chats.c.trip,
    )
    only_here = exists().where(
        chosen,
        _chats.c.channel == schema.pauses.c.channel,
        _chats.c.address == schema.pauses.c.address,
        ~shared,
    )
    await tx.execute(delete(schema.pauses).where(only_here))


async def hold(tx: AsyncConnection, trip: str) -> None:
    """Let nobody else change this trip's chats and choices until the end of the transaction, and note that we do."""
    trips = schema.trips.c
    await tx.execute(update(schema.trips).where(trips.id == trip).values(roster=trips.roster + 1))


async def _prefer_one(tx: AsyncConnection, trip: str, person: str) -> None:
    """Where none of a person's chats is preferred any more, the one joined last is."""
    query = select(_chats.c.channel).where(_theirs(_chats, trip, person))
    latest = query.order_by(_chats.c.preferred.desc(), _chats.c.joined_at.desc(), _chats.c.channel).limit(1)
    channel: str | None = await tx.scalar(latest)
    if channel is not None:
        await _prefer(tx, trip, person, channel)


async def _prefer(tx: AsyncConnection, trip: str, person: str, channel: str) -> None:
    await tx.execute(update(_chats).where(_theirs(_chats, trip, person)).values(preferred=_chats.c.channel == channel))


def _theirs(table: Table, trip: str, person: str) -> ColumnElement[bool]:
    return and_(table.c.trip == trip, table.c.person == person)
