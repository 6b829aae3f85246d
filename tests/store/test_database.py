"""What the rest relies on: durable, exact, all or nothing – on SQLite and on PostgreSQL alike."""

import asyncio
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, delete, func, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.schema import inbound, metadata, people, trips
from tests.databases import KINDS
from tests.store.rows import NOW, chat, delivery, row

pytestmark = pytest.mark.anyio
on_sqlite, on_postgresql = (pytest.mark.parametrize("database_url", [kind], indirect=True) for kind in KINDS)
_OFF_ON = ("off", "on")
ONE_BY_ONE = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


@on_sqlite
async def test_sqlite_writes_through_to_the_disk(database: Database) -> None:
    async with database.read() as tx:
        in_force = {
            name: await tx.scalar(text(f"PRAGMA {name}")) for name in ("synchronous", "journal_mode", "foreign_keys")
        }
    assert in_force == {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1}


@on_postgresql
async def test_postgresql_does_not_confirm_what_is_not_written(database: Database) -> None:
    async with database.write() as tx:
        assert await tx.scalar(text("SHOW synchronous_commit")) == "on"


async def test_only_what_may_be_lost_with_the_machine_waits_for_no_disk(database: Database) -> None:
    question, answers = ("PRAGMA synchronous", (1, 2)) if database.is_sqlite else ("SHOW synchronous_commit", _OFF_ON)
    for flushed in (False, True, False, True):
        async with database.write(flushed=flushed) as tx:
            assert await tx.scalar(text(question)) == answers[flushed]


async def test_what_is_not_flushed_is_written_or_undone_as_a_whole_like_all_else(database: Database) -> None:
    async with database.write(flushed=False) as tx:
        await tx.execute(insert(trips).values(id="kept", version=1))
    with pytest.raises(IntegrityError):
        async with database.write(flushed=False) as tx:
            await tx.execute(insert(trips), [{"id": "undone", "version": 1}, {"id": "kept", "version": 1}])
    async with database.read() as tx:
        assert (await tx.scalars(select(trips.c.id))).all() == ["kept"]


async def test_the_files_of_a_new_sqlite_can_be_read_by_their_owner_only(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'annai.db'}")
    async with database.write() as tx:
        await tx.execute(text("CREATE TABLE t (x)"))
        assert _modes(tmp_path) == dict.fromkeys(("annai.db", "annai.db-wal", "annai.db-shm"), 0o600)
    await database.close()


def _modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


@ONE_BY_ONE
@given(st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001
async def test_an_instant_comes_back_to_the_microsecond(database: Database, instant: datetime) -> None:
    async with database.write() as tx:
        await tx.execute(delete(inbound))
        await tx.execute(insert(inbound).values(channel="web", key="1", received_at=instant))
        assert await tx.scalar(select(inbound.c.received_at)) == instant
        earlier = inbound.c.received_at < instant + timedelta(microseconds=1)
        assert await tx.scalar(select(func.count()).where(earlier, inbound.c.received_at >= instant)) == 1


async def test_a_transaction_that_fails_changes_nothing(database: Database) -> None:
    async def fail() -> None:
        async with database.write() as tx:
            await tx.execute(insert(trips).values(id="trip", version=1))
            raise KeyError

    with pytest.raises(KeyError):
        await fail()
    async with database.read() as tx:
        assert (await tx.execute(select(trips))).all() == []


async def test_a_look_sees_one_state_of_things_whatever_is_written_meanwhile(database: Database) -> None:
    async with database.read() as look:
        assert (await look.execute(select(trips))).all() == []
        async with database.write() as tx:
            await tx.execute(insert(trips).values(id="trip", version=1))
        assert (await look.execute(select(trips))).all() == []
    async with database.read() as look:
        assert len((await look.execute(select(trips))).all()) == 1


@on_postgresql
async def test_who_only_looks_at_postgresql_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError):
        async with database.read() as look:
            await look.execute(insert(trips).values(id="trip", version=1))


async def test_writers_in_one_process_wait_for_each_other(database: Database) -> None:
    async def count() -> None:
        async with database.write() as tx:
            await tx.execute(trips.update().values(version=trips.c.version + 1))

    async with database.write() as tx:
        await tx.execute(insert(trips).values(id="trip", version=0))
    await asyncio.gather(*(count() for _ in range(50)))
    async with database.read() as tx:
        assert await tx.scalar(select(trips.c.version)) == 50


@on_sqlite
async def test_what_a_writer_has_read_is_still_so_when_it_writes(database_url: str) -> None:
    async def count(database: Database) -> None:
        async with database.write() as tx:
            before = await tx.scalar(select(func.max(trips.c.version))) or 0
            await tx.execute(insert(trips).values(id=f"trip-{before}", version=before + 1))

    ours, theirs = Database(database_url), Database(database_url)
    await asyncio.gather(*(count(database) for _ in range(20) for database in (ours, theirs)))
    async with ours.read() as tx:
        assert await tx.scalar(select(func.max(trips.c.version))) == 40
    await ours.close()
    await theirs.close()


def test_writers_in_several_processes_wait_for_each_other(database_url: str) -> None:
    program = f"""
import asyncio
from bot.store.database import Database
from bot.store.schema import trips
from bot.store.upsert import insert
async def count():
    database = Database({database_url!r})
    for _ in range(100):
        async with database.write() as tx:
            put = insert(tx, trips).values(id="trip", version=1)
            await tx.execute(put.on_conflict_do_update(index_elements=["id"], set_={{"version": trips.c.version + 1}}))
    await database.close()
asyncio.run(count())
"""
    processes = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(2)]
    assert [process.wait(60) for process in processes] == [0, 0]

    async def counted() -> int | None:
        database = Database(database_url)
        async with database.read() as tx:
            found: int | None = await tx.scalar(select(trips.c.version))
        await database.close()
        return found

    assert asyncio.run(counted()) == 200


async def test_what_must_be_there_once_cannot_be_there_twice(tx: AsyncConnection) -> None:
    await tx.execute(insert(trips).values(id="trip", version=1))
    await chat(tx, person="p1")
    await delivery(tx, person="p1")
    for twice in (chat(tx, person="p2"), delivery(tx, person="p1", due=NOW)):
        with pytest.raises(IntegrityError):
            async with tx.begin_nested():
                await twice


OF_A_TRIP = [table for table in metadata.sorted_tables if "trip" in table.c]


@pytest.mark.parametrize("table", OF_A_TRIP, ids=[table.name for table in OF_A_TRIP])
async def test_with_a_trip_goes_all_that_belongs_to_it(tx: AsyncConnection, table: Table) -> None:
    await tx.execute(insert(trips), [{"id": "trip", "version": 1}, {"id": "other", "version": 1}])
    names = {column.name for column in table.primary_key} - {"id", "trip", "number"}
    for trip in ("trip", "other"):
        await row(tx, table, trip=trip, **{name: f"{name} of {trip}" for name in names if name != "channel"})
    await tx.execute(delete(trips).where(trips.c.id == "trip"))
    assert (await tx.scalars(select(table.c.trip))).all() == ["other"]


async def test_nothing_can_belong_to_a_trip_that_is_not_there(tx: AsyncConnection) -> None:
    with pytest.raises(IntegrityError):
        await chat(tx, trip="nowhere")


async def test_an_error_of_the_database_does_not_repeat_what_was_written(database: Database) -> None:
    with pytest.raises(DBAPIError) as failed:
        async with database.write() as tx:
            await tx.execute(insert(people).values(trip="trip", person="Erika Mustermann", wanted="all", digest=True))
    assert "Erika" not in repr(failed.value.args)


async def test_what_is_in_memory_survives_who_gives_up_in_the_middle_of_it() -> None:
    database = Database("sqlite://")
    async with database.write() as tx:
        await tx.execute(text("CREATE TABLE t (x INTEGER)"))
        await tx.execute(text("INSERT INTO t VALUES (1)"))

    begun = asyncio.Event()

    async def busy() -> None:
        async with database.write() as tx:
            while True:
                await tx.execute(text("INSERT INTO t VALUES (2)"))
                begun.set()

    task = asyncio.create_task(busy())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.read() as tx:
        assert (await tx.scalars(text("SELECT x FROM t"))).all() == [1]
    await database.close()


async def test_more_rows_than_come_at_once_come_all_and_in_order(database: Database) -> None:
    many = [{"id": f"{number:05}", "version": 1} for number in range(2500)]
    async with database.write() as tx:
        await tx.execute(insert(trips), many)
    wanted = [row["id"] for row in many]
    query = select(trips.c.id).order_by(trips.c.id)
    async with database.read() as tx:
        assert (await tx.scalars(query)).all() == wanted
        assert [row.id async for row in await tx.stream(query)] == wanted
