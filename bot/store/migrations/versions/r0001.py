"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_OPEN = sa.text("state IN ('pending', 'uncertain')")
_SENDING = sa.text("state = 'sending'")


def upgrade() -> None:
    """Create them."""
    _programmes()
    _people()
    _deliveries()
    _channels()


def _of_a_trip(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["trip"], ["trips.id"], name=f"fk_{table}_trip", ondelete="CASCADE")


def _programmes() -> None:
    op.create_table(
        "trips",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("roster", sa.Integer, nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("id", name="pk_trips"),
    )
    op.create_table(
        "versions",
        sa.Column("trip", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("source", sa.String(255), nullable=False),
        sa.Column("published_at", sa.BigInteger, nullable=False),
        _of_a_trip("versions"),
        sa.PrimaryKeyConstraint("trip", "number", name="pk_versions"),
    )


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("trip", sa.String(64), nullable=False),
        sa.Column("person", sa.String(64), nullable=False),
        sa.Column("language", sa.String(8)),
        sa.Column("wanted", sa.String(16), nullable=False),
        sa.Column("digest", sa.Boolean, nullable=False),
        sa.Column("quiet", sa.String(32)),
        sa.Column("leads", sa.JSON, nullable=False),
        _of_a_trip("people"),
        sa.PrimaryKeyConstraint("trip", "person", name="pk_people"),
    )
    op.create_table(
        "chats",
        sa.Column("trip", sa.String(64), nullable=False),
        sa.Column("person", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("address", sa.String(128), nullable=False),
        sa.Column("joined_at", sa.BigInteger, nullable=False),
        sa.Column("preferred", sa.Boolean, nullable=False),
        sa.Column("unreachable", sa.String(32)),
        _of_a_trip("chats"),
        sa.PrimaryKeyConstraint("trip", "person", "channel", name="pk_chats"),
        sa.UniqueConstraint("trip", "channel", "address", name="uq_chats_trip_channel_address"),
    )


def _deliveries() -> None:
    key = ("trip", "person", "kind", "item", "starts_at", "lead", "channel")
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("trip", sa.String(64), nullable=False),
        sa.Column("person", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("item", sa.String(64), nullable=False),
        sa.Column("starts_at", sa.BigInteger, nullable=False),
        sa.Column("lead", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("expires", sa.BigInteger, nullable=False),
        sa.Column("content", sa.JSON),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("doubts", sa.Integer, nullable=False),
        sa.Column("claim", sa.String(36)),
        sa.Column("claimed_at", sa.BigInteger),
        sa.Column("parcel", sa.String(64)),
        sa.Column("tried_at", sa.BigInteger),
        sa.Column("message_id", sa.String(64)),
        sa.Column("reason", sa.String(32)),
        sa.Column("settled_at", sa.BigInteger),
        _of_a_trip("deliveries"),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint(*key, name=f"uq_deliveries_{'_'.join(key)}"),
    )
    _index("open", "at", "priority", where=_OPEN)
    _index("sending", "claimed_at", where=_SENDING)
    op.create_index("ix_deliveries_settled_at", "deliveries", ["settled_at"])


def _index(name: str, *columns: str, where: sa.TextClause) -> None:
    op.create_index(f"ix_deliveries_{name}", "deliveries", columns, sqlite_where=where, postgresql_where=where)


def _channels() -> None:
    op.create_table(
        "pauses",
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("address", sa.String(128), nullable=False),
        sa.Column("since", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("channel", "address", name="pk_pauses"),
    )
    op.create_table(
        "inbound",
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("key", sa.String(128), nullable=False),
        sa.Column("content", sa.Text),
        sa.Column("received_at", sa.BigInteger, nullable=False),
        sa.Column("done_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("channel", "key", name="pk_inbound"),
    )
