"""Brings a database up to the tables of this Annai, however many processes start at once."""

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database

REVISIONS = ("0001", "0002", "0003", "0004")
"""The revisions in `migrations/versions`, the oldest first."""
VERSION_TABLE = "alembic_version"
_LOCK = 0x616E6E6169
"""Annai's number among PostgreSQL's advisory locks."""


class NewerDatabase(Exception):
    """The database belongs to a newer Annai, or to another program; `found` is its revision."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


async def migrate(database: Database) -> None:
    """Create or change the tables as far as necessary, all or nothing; raises NewerDatabase."""
    async with database.read() as look:
        if await revision(look) == REVISIONS[-1]:
            return
    async with database.write() as tx:
        await upgrade(tx)


async def upgrade(tx: AsyncConnection, to: str = REVISIONS[-1]) -> None:
    """Bring the tables up to a revision; whoever does the same waits for the end of this transaction."""
    if tx.dialect.name == "postgresql":
        await tx.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    if await revision(tx) != to:
        await tx.run_sync(_upgrade, to)


async def revision(tx: AsyncConnection) -> str | None:
    """The revision of a database; None for one without our tables. Raises NewerDatabase."""
    if not await tx.run_sync(lambda connection: inspect(connection).has_table(VERSION_TABLE)):
        return None
    found: str | None = await tx.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608 - our own name
    if found is not None and found not in REVISIONS:
        raise NewerDatabase(found)
    return found


def _upgrade(connection: Connection, to: str) -> None:
    """Only now, because most starts have nothing to upgrade and loading Alembic takes its time."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "bot.store:migrations")
    config.set_main_option("path_separator", "os")
    command.upgrade(config, to)
