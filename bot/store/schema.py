"""The tables. What is about people belongs to a trip; instants are whole microseconds since 1970 in UTC, everywhere."""

from enum import StrEnum

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.columns import EPOCH, Instant
from bot.store.columns import metadata as metadata


class State(StrEnum):
    """Where a delivery stands; see the table of the promise in the design."""

    PENDING = "pending"
    SENDING = "sending"
    """Claimed by a worker, until its lease ends."""
    SENT = "sent"
    UNCERTAIN = "uncertain"
    """It went out and no answer came: to be verified, else repeated once."""
    FAILED = "failed"
    EXPIRED = "expired"
    """The item was over before it could be sent."""
    SUPERSEDED = "superseded"
    """The item moved, was cancelled or is no longer the person's."""
    CANCELLED = "cancelled"
    """The person left, or does not want it."""


NOBODY_SPECIAL = ""
"""In a key, instead of NULL, which would not be equal to itself."""
NO_TIME = EPOCH
"""Likewise, where a notice is about no item."""

trips = Table(
    "trips",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("roster", Integer, nullable=False, server_default="0"),
)
"""The trips there are, each with the number of the version in force; `roster` counts up with every change of its chats
and people's choices."""

versions = Table(
    "versions",
    metadata,
    Column("trip", String(64), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("content", Text, nullable=False),
    Column("source", String(255), nullable=False),
    Column("published_at", Instant, nullable=False),
    ForeignKeyConstraint(["trip"], ["trips.id"], ondelete="CASCADE"),
)
"""Published programmes, in the programme format (YAML), so that any later Annai can read them; `source` is the file's
name."""

people = Table(
    "people",
    metadata,
    Column("trip", String(64), primary_key=True),
    Column("person", String(64), primary_key=True),
    Column("language", String(8)),
    Column("wanted", String(16), nullable=False),
    Column("digest", Boolean, nullable=False),
    Column("quiet", String(32)),
    Column("leads", JSON, nullable=False),
    ForeignKeyConstraint(["trip"], ["trips.id"], ondelete="CASCADE"),
)
"""What people chose for themselves; `quiet` is NULL for the trip's quiet hours, `off`, or `22:00-06:30`."""

chats = Table(
    "chats",
    metadata,
    Column("trip", String(64), primary_key=True),
    Column("person", String(64), primary_key=True),
    Column("channel", String(16), primary_key=True),
    Column("address", String(128), nullable=False),
    Column("joined_at", Instant, nullable=False),
    Column("preferred", Boolean, nullable=False),
    Column("unreachable", String(32)),
    ForeignKeyConstraint(["trip"], ["trips.id"], ondelete="CASCADE"),
    UniqueConstraint("trip", "channel", "address"),
)
"""Where people can be reached. `unreachable` is the reason the platform gave, until they are heard from again."""

invitations = Table(
    "invitations",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("trip", String(64), nullable=False),
    Column("person", String(64), nullable=False),
    Column("channel", String(16)),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
    ForeignKeyConstraint(["trip"], ["trips.id"], ondelete="CASCADE"),
)
"""Who was invited to say who they are; `token` is the SHA-256 of what they hold, `channel` NULL is any."""

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("trip", String(64), nullable=False),
    Column("person", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("item", String(64), nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("lead", String(64), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("priority", Integer, nullable=False),
    Column("due", Instant, nullable=False),
    Column("at", Instant, nullable=False),
    Column("expires", Instant, nullable=False),
    Column("content", JSON(none_as_null=True)),
    Column("state", String(16), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("doubts", Integer, nullable=False),
    Column("claim", String(36)),
    Column("claimed_at", Instant),
    Column("parcel", String(64)),
    Column("tried_at", Instant),
    Column("message_id", String(64)),
    Column("reason", String(32)),
    Column("settled_at", Instant),
    ForeignKeyConstraint(["trip"], ["trips.id"], ondelete="CASCADE"),
    UniqueConstraint("trip", "person", "kind", "item", "starts_at", "lead", "channel"),
)
"""Everything to be told to anybody, and what became of it.

`due` is when the programme means it, `at` when it goes out (quiet hours, bundle), `expires` when it is too late.
`attempt` counts claims and fences: a settlement must name the `claim` it belongs to. `doubts` counts uncertain ends,
`tried_at` is when the first of them was tried; `parcel` names what went out together, until that is certain.
"""

ONLY = "only"
"""Which rows an index holds. The databases' own words for it would load every dialect: they are in revision 0001."""
_open = deliveries.c.state.in_([State.PENDING, State.UNCERTAIN])
Index("ix_deliveries_open", deliveries.c.at, deliveries.c.priority, info={ONLY: _open})
_sending = deliveries.c.state == State.SENDING
Index("ix_deliveries_sending", deliveries.c.claimed_at, info={ONLY: _sending})
Index("ix_deliveries_settled_at", deliveries.c.settled_at)
Index("ix_deliveries_trip_lead", deliveries.c.trip, deliveries.c.lead)

pauses = Table(
    "pauses",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("address", String(128), primary_key=True),
    Column("since", Instant, nullable=False),
    Column("until", Instant, nullable=False),
)
"""How long a platform asked not to be bothered: by one chat, or by the whole bot (empty address)."""

inbound = Table(
    "inbound",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("key", String(128), primary_key=True),
    Column("content", Text),
    Column("received_at", Instant, nullable=False),
    Column("done_at", Instant),
)
"""What platforms told us, written down before it is confirmed to them; `content` goes once it is done."""

matters = Table(
    "matters",
    metadata,
    Column("trip", String(64), primary_key=True),
    Column("id", String(32), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("stage", String(16), nullable=False),
    Column("author", String(64), nullable=False),
    Column("content", JSON, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    ForeignKeyConstraint(["trip"], ["trips.id"], ondelete="CASCADE"),
    Index("ix_matters_trip_changed_at", "trip", "changed_at"),
)
"""What somebody wants to know the end of: a publication, a broadcast, a roll call, a call for help, a question."""

responses = Table(
    "responses",
    metadata,
    Column("trip", String(64), primary_key=True),
    Column("matter", String(32), primary_key=True),
    Column("person", String(64), primary_key=True),
    Column("answer", String(16), nullable=False),
    Column("by", String(64), nullable=False),
    Column("note", Text, nullable=False),
    Column("at", Instant, nullable=False),
    ForeignKeyConstraint(["trip"], ["trips.id"], ondelete="CASCADE"),
)
"""What people answered to a matter, the last answer of each; `by` is somebody else where it was ticked off for them."""

attachments = Table(
    "attachments",
    metadata,
    Column("trip", String(64), primary_key=True),
    Column("matter", String(32), primary_key=True),
    Column("name", String(255), nullable=False),
    Column("media_type", String(128), nullable=False),
    Column("content", Text, nullable=False),
    ForeignKeyConstraint(["trip"], ["trips.id"], ondelete="CASCADE"),
)
"""The file that goes with a matter, in base 64."""

expectations = Table(
    "expectations",
    metadata,
    Column("trip", String(64), primary_key=True),
    Column("person", String(64), primary_key=True),
    Column("channel", String(16), primary_key=True),
    Column("command", String(255), nullable=False),
    Column("until", Instant, nullable=False),
    ForeignKeyConstraint(["trip"], ["trips.id"], ondelete="CASCADE"),
)
"""What somebody was asked in a chat: the command that what they write next completes."""

acts = Table(
    "acts",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("name", String(128), primary_key=True),
    Column("at", Instant, nullable=False),
)
"""What was said and has been carried out, by the channel's name for it: said again by a crash, it is not done again."""

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("trip", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Column("person", String(64), nullable=False),
    Column("action", String(32), nullable=False),
    Column("content", JSON, nullable=False),
    ForeignKeyConstraint(["trip"], ["trips.id"], ondelete="CASCADE"),
    Index("ix_audit_trip_at", "trip", "at"),
)
"""Who did what as an organiser, when."""

buttons = Table(
    "buttons",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("action", Text, nullable=False),
    Column("sent_at", Instant, nullable=False),
)
"""Actions too long for a platform's buttons, which carry the name instead. They belong to nobody: who may do what is
decided when a button is tapped."""
