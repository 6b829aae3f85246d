"""Buttons that say more than a platform lets them carry."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create their table."""
    op.create_table(
        "buttons",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("sent_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_buttons"),
    )
