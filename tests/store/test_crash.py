"""A PostgreSQL that crashes and comes back: what was confirmed is there, and nobody has to be restarted."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from bot.store import programmes
from bot.store.database import NOT_THERE, Database
from bot.store.migration import migrate
from bot.store.schema import trips
from tests import postgres
from tests.store.rows import NOW

pytestmark = pytest.mark.anyio


@pytest.fixture
def server() -> Iterator[postgres.OwnServer]:
    """A server that nobody else needs."""
    try:
        with postgres.own_server() as own:
            yield own
    except postgres.NoServer as error:
        pytest.skip(str(error))


async def test_what_was_confirmed_survives_a_crash_and_what_was_not_never_was(server: postgres.OwnServer) -> None:
    database = Database(server.url)
    await migrate(database)
    async with database.write() as tx:
        await programmes.publish(tx, "kept", "", "", NOW)
    with pytest.raises(DBAPIError):
        await publish_in_vain(database, server)
    async with database.read() as tx:
        assert (await tx.scalars(select(trips.c.id))).all() == ["kept"]
    server.stop()
    with pytest.raises(NOT_THERE):
        async with database.read() as tx:
            await tx.execute(select(trips))
    server.start()
    async with database.read() as tx:
        assert (await tx.scalars(select(trips.c.id))).all() == ["kept"]
    await database.close()


async def publish_in_vain(database: Database, server: postgres.OwnServer) -> None:
    async with database.write() as tx:
        await programmes.publish(tx, "lost", "", "", NOW)
        server.restart()
