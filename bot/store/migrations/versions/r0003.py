"""Matters, what people answer to them, and what organisers did."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create their tables."""
    op.create_table(
        "matters",
        sa.Column("trip", sa.String(64), nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("author", sa.String(64), nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("changed_at", sa.BigInteger, nullable=False),
        _of_trip("matters"),
        sa.PrimaryKeyConstraint("trip", "id", name="pk_matters"),
    )
    op.create_index("ix_matters_trip_changed_at", "matters", ["trip", "changed_at"])
    op.create_table(
        "responses",
        sa.Column("trip", sa.String(64), nullable=False),
        sa.Column("matter", sa.String(32), nullable=False),
        sa.Column("person", sa.String(64), nullable=False),
        sa.Column("answer", sa.String(16), nullable=False),
        sa.Column("by", sa.String(64), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        _of_trip("responses"),
        sa.PrimaryKeyConstraint("trip", "matter", "person", name="pk_responses"),
    )
    op.create_table(
        "attachments",
        sa.Column("trip", sa.String(64), nullable=False),
        sa.Column("matter", sa.String(32), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("media_type", sa.String(128), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        _of_trip("attachments"),
        sa.PrimaryKeyConstraint("trip", "matter", name="pk_attachments"),
    )
    op.create_table(
        "expectations",
        sa.Column("trip", sa.String(64), nullable=False),
        sa.Column("person", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("command", sa.String(255), nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        _of_trip("expectations"),
        sa.PrimaryKeyConstraint("trip", "person", "channel", name="pk_expectations"),
    )
    op.create_table(
        "acts",
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("name", sa.String(128), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("channel", "name", name="pk_acts"),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("trip", sa.String(64), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("person", sa.String(64), nullable=False),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        _of_trip("audit"),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_trip_at", "audit", ["trip", "at"])
    op.create_index("ix_deliveries_trip_lead", "deliveries", ["trip", "lead"])


def _of_trip(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["trip"], ["trips.id"], name=f"fk_{table}_trip", ondelete="CASCADE")
