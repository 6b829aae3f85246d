"""Invitations: who holds the token of one may say who they are – once, for a while.

Only the hash of a token is kept, so whoever reads the database, or a backup of it, cannot join as somebody else.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement, and_, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import schema
from bot.store.people import hold

_invitations = schema.invitations
_BYTES = 16


@dataclass(frozen=True, slots=True)
class Invitation:
    """Whom a token invites to which trip, and until when (UTC)."""

    trip: str
    person: str
    expires_at: datetime


_INVITATION = (_invitations.c.trip, _invitations.c.person, _invitations.c.expires_at)


async def invite(
    tx: AsyncConnection, trip: str, person: str, now: datetime, lifetime: timedelta, channel: str | None = None
) -> str:
    """A new token for a person: 128 bits in 22 characters of `A-Za-z0-9_-`, good on one channel or on any.

    Earlier ones not used yet are void.
    """
    await hold(tx, trip)
    unused = and_(_invitations.c.trip == trip, _invitations.c.person == person, _invitations.c.used_at.is_(None))
    await tx.execute(delete(_invitations).where(unused))
    token = secrets.token_urlsafe(_BYTES)
    row = {"trip": trip, "person": person, "channel": channel, "created_at": now, "expires_at": now + lifetime}
    await tx.execute(insert(_invitations).values(token=_hashed(token), **row))
    return token


async def look(tx: AsyncConnection, token: str, channel: str, now: datetime) -> Invitation | None:
    """Whom a token shown on a channel invites; None if it is unknown, used or expired: that is all the same."""
    row = (await tx.execute(select(*_INVITATION).where(_good(token, channel, now)))).one_or_none()
    return Invitation(*row) if row else None


async def redeem(tx: AsyncConnection, token: str, channel: str, now: datetime) -> Invitation | None:
    """The same, and the token is used: of many who redeem it at once, one gets the invitation."""
    used = update(_invitations).where(_good(token, channel, now)).values(used_at=now)
    row = (await tx.execute(used.returning(*_INVITATION))).one_or_none()
    return Invitation(*row) if row else None


def _good(token: str, channel: str, now: datetime) -> ColumnElement[bool]:
    here = or_(_invitations.c.channel.is_(None), _invitations.c.channel == channel)
    unused = _invitations.c.used_at.is_(None)
    return and_(_invitations.c.token == _hashed(token), unused, _invitations.c.expires_at > now, here)


def _hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()
