"""Settling what became of claims; a claim that was lost meanwhile changes nothing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, case, exists, or_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.conditions import HAS_CHAT, IS_OPEN, IS_SENDING, LEASE
from bot.store.deliveries import Stored, stored
from bot.store.schema import State, deliveries


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of (part of) a claim."""

    claim: str
    ids: tuple[int, ...]
    state: State
    message_id: str | None = None
    reason: str | None = None
    doubtful: bool = False
    """The attempt went out without an answer."""


async def settle(tx: AsyncConnection, one: Settlement, now: datetime) -> set[int]:
    """Write down what became of a claim; returns the deliveries that were still in its hands."""
    final = one.state not in (State.PENDING, State.UNCERTAIN)
    change = (
        update(deliveries)
        .where(deliveries.c.id.in_(one.ids), deliveries.c.claim == one.claim, IS_SENDING)
        .values(
            state=one.state,
            claim=None,
            message_id=one.message_id,
            reason=one.reason,
            doubts=deliveries.c.doubts + int(one.doubtful),
            settled_at=now if final else None,
        )
        .returning(deliveries.c.id)
    )
    return {row.id for row in await tx.execute(change)}


async def sent(tx: AsyncConnection, claimed: Sequence[tuple[str, int, str | None]], now: datetime) -> None:
    """Write down what was sent, many at once: (claim, delivery, message id). A claim that is lost changes nothing."""
    if not claimed:
        return
    is_sending = deliveries.c.state == State.SENDING  # many at once take no value that is written into the statement
    mine = and_(deliveries.c.id == bindparam("row"), deliveries.c.claim == bindparam("held_by"), is_sending)
    change = update(deliveries).where(mine)
    change = change.values(state=State.SENT, claim=None, reason=None, settled_at=now, message_id=bindparam("known_as"))
    await tx.execute(
        change, [{"held_by": claim, "row": number, "known_as": message} for claim, number, message in claimed]
    )


async def release_lapsed(tx: AsyncConnection, now: datetime) -> int:
    """Whatever a worker has held for longer than its lease may or may not have gone out. Returns how many.

    A claim from the future counts as lapsed: the clock was put back since.
    """
    lapsed = or_(deliveries.c.claimed_at <= now - LEASE, deliveries.c.claimed_at > now + LEASE)
    change = update(deliveries).where(IS_SENDING, lapsed)
    done = await tx.execute(change.values(state=State.UNCERTAIN, claim=None, doubts=deliveries.c.doubts + 1))
    return done.rowcount


async def expire(tx: AsyncConnection, now: datetime) -> list[Stored]:
    """Give up what is over before it could be told; returns it, but for what nobody waits for any more."""
    over = update(deliveries).where(IS_OPEN, deliveries.c.at <= now, deliveries.c.expires <= now)
    state = case((exists().where(HAS_CHAT), State.EXPIRED), else_=State.CANCELLED)
    given_up = [stored(row) for row in await tx.execute(over.values(state=state, settled_at=now).returning(deliveries))]
    return [row for row in given_up if row.state is State.EXPIRED]


def ids_of(rows: Collection[Stored]) -> tuple[int, ...]:
    """The deliveries of some rows."""
    return tuple(row.id for row in rows)
