"""The tables come to be by steps, and end up exactly as the program knows them."""

import asyncio
import re
import subprocess
import sys
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from bot.store import migration
from bot.store.database import Database
from bot.store.migration import REVISIONS, NewerDatabase, migrate
from bot.store.schema import ONLY, deliveries, metadata

pytestmark = pytest.mark.anyio


def differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    return list(compare_metadata(context, metadata))


def definitions(connection: Connection) -> set[str]:
    """Everything the database itself knows about our tables, in its own words."""
    if connection.dialect.name == "sqlite":
        found = connection.execute(text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))
    else:
        found = connection.execute(
            text(
                "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' "
                "UNION SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) "
                "FROM pg_constraint WHERE connamespace = 'public'::regnamespace "
                "UNION SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' "
                "|| coalesce(character_maximum_length::text, '') || ' ' || coalesce(column_default, '') "
                "FROM information_schema.columns WHERE table_schema = 'public'"
            )
        )
    words = (re.sub(r"\s+", " ", row[0]) for row in found)
    return {each for each in words if migration.VERSION_TABLE not in each}


async def test_after_all_steps_the_tables_are_those_of_the_program(database: Database) -> None:
    async with database.read() as tx:
        assert await tx.run_sync(differences) == []
        by_steps = await tx.run_sync(definitions)
    async with database.write() as tx:
        await tx.run_sync(metadata.drop_all)
        for index in deliveries.indexes:
            index.dialect_options[tx.dialect.name]["where"] = index.info.get(ONLY)
        await tx.run_sync(metadata.create_all)
        assert await tx.run_sync(definitions) == by_steps


async def test_the_test_above_would_find_a_difference(database: Database) -> None:
    async with database.write() as tx:
        await tx.execute(text("ALTER TABLE people ADD COLUMN nickname TEXT"))
        assert len(await tx.run_sync(differences)) == 1


def test_the_revisions_are_those_in_the_folder() -> None:
    folder = ScriptDirectory("bot/store/migrations")
    assert tuple(reversed([script.revision for script in folder.walk_revisions()])) == REVISIONS


async def test_a_database_that_is_up_to_date_is_only_looked_at(database: Database) -> None:
    async with database.write():  # whoever wanted to write now would have to wait
        async with asyncio.timeout(5):
            await migrate(database)


async def test_many_that_start_at_once_do_not_get_in_each_others_way(empty_url: str) -> None:
    starting = [Database(empty_url) for _ in range(8)]
    await asyncio.gather(*(migrate(database) for database in starting))
    async with starting[0].read() as tx:
        assert await migration.revision(tx) == REVISIONS[-1]
        assert await tx.run_sync(differences) == []
    for database in starting:
        await database.close()


async def test_a_database_in_memory_gets_its_tables_too() -> None:
    database = Database("sqlite://")
    await migrate(database)
    async with database.read() as tx:
        assert await tx.run_sync(differences) == []
    await database.close()


async def test_a_step_that_fails_leaves_nothing_behind(empty_url: str) -> None:
    database = Database(empty_url)
    async with database.write() as tx:
        await tx.execute(text("CREATE TABLE inbound (id INTEGER)"))  # in the way of the last table
    with pytest.raises(DBAPIError):
        await migrate(database)
    async with database.read() as tx:
        assert await tx.run_sync(lambda connection: inspect(connection).get_table_names()) == ["inbound"]
    await database.close()


@pytest.mark.parametrize("found", ["9999", "ae1027a6acf"])
async def test_a_database_of_a_newer_annai_or_another_program_is_refused(database: Database, found: str) -> None:
    async with database.write() as tx:
        await tx.execute(text(f"UPDATE alembic_version SET version_num = '{found}'"))
    with pytest.raises(NewerDatabase, match=found):
        await migrate(database)


def test_logging_stays_as_it_is_and_alembic_is_loaded_only_when_there_is_something_to_do(database_url: str) -> None:
    program = f"""
import asyncio, logging, sys
from bot.store.database import Database
from bot.store.migration import migrate
before = logging.root.level, logging.root.handlers, logging.getLogger("alembic").level
async def start(url):
    database = Database(url)
    await migrate(database)
    await database.close()
asyncio.run(start({database_url!r}))
assert "alembic" not in sys.modules
asyncio.run(start("sqlite://"))
assert "alembic" in sys.modules
assert before == (logging.root.level, logging.root.handlers, logging.getLogger("alembic").level)
"""
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
