"""Everything in one file, from any database into any other; and a file that is not right changes nothing."""

import asyncio
import io
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy import insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import programmes
from bot.store.backup import NotEmpty, NothingThere, OddRow, back_up, restore
from bot.store.backup_file import Reader
from bot.store.database import Database
from bot.store.migration import REVISIONS, NewerDatabase, revision, upgrade
from bot.store.schema import State, deliveries, metadata, trips, versions
from tests.databases import KINDS
from tests.store.anything import everything
from tests.store.rows import NOW, chat, delivery

pytestmark = pytest.mark.anyio
on_sqlite, on_postgresql = (pytest.mark.parametrize("database_url", [kind], indirect=True) for kind in KINDS)
ONE_BY_ONE = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=8, phases=[Phase.generate])


async def content(tx: AsyncConnection) -> dict[str, list[str]]:
    """Everything in a database, comparable."""
    return {table.name: sorted(map(repr, await tx.execute(select(table)))) for table in metadata.sorted_tables}


async def moved(path: Path, source: Database, target: Database) -> None:
    """Back up one database, restore into another."""
    written = await back_up(source, path, force=True)
    assert await restore(target, opened(path), force=True) == written


def opened(path: Path) -> Reader:
    return Reader(io.BytesIO(path.read_bytes()))


@on_postgresql
@ONE_BY_ONE
@given(everything)
async def test_whatever_was_there_is_there_again(
    database: Database, tmp_path: Path, some: dict[str, list[dict[str, Any]]]
) -> None:
    first, last = Database(f"sqlite:///{tmp_path / 'first.db'}"), Database("sqlite://")
    await moved(tmp_path / "backup", database, first)
    async with first.write() as tx:
        for table in reversed(metadata.sorted_tables):
            await tx.execute(table.delete())
        for table in metadata.sorted_tables:
            if some[table.name]:
                await tx.execute(insert(table), some[table.name])
        before = await content(tx)
    await moved(tmp_path / "backup", first, database)
    await moved(tmp_path / "backup", database, last)
    for other in (database, last):
        async with other.read() as tx:
            assert await content(tx) == before
    await first.close()
    await last.close()


@pytest.fixture
async def filled(database: Database) -> Database:
    """A database in the middle of things."""
    async with database.write() as tx:
        await programmes.publish(tx, "trip", "trip: …", "trip.yaml", NOW)
        await chat(tx)
        await delivery(tx, state=State.SENDING, claim="c", claimed_at=NOW, attempt=2)
        await delivery(tx, item="v2", content={"why": "it moved"})
        await tx.execute(text("UPDATE deliveries SET id = 40 WHERE item = 'v2'"))
    return database


async def test_what_was_being_sent_still_is_and_new_notices_get_new_numbers(filled: Database, tmp_path: Path) -> None:
    await moved(tmp_path / "backup", filled, filled)
    async with filled.write() as tx:
        await delivery(tx, item="v3")
        assert await tx.scalar(text("SELECT count(*) FROM deliveries WHERE id = 1 AND content IS NULL")) == 1
        found = await tx.execute(select(deliveries.c.id, deliveries.c.state, deliveries.c.claim).order_by("id"))
        assert [tuple(row) for row in found] == [(1, "sending", "c"), (40, "pending", None), (41, "pending", None)]


async def test_a_backup_is_one_instant_while_others_write(database: Database, tmp_path: Path) -> None:
    done = asyncio.Event()

    async def publish() -> None:
        while not done.is_set():
            async with database.write() as tx:
                await programmes.publish(tx, "trip", "x" * 10_000, "", NOW)

    async def keep() -> None:
        for number in range(3):
            await asyncio.sleep(0)
            await back_up(database, tmp_path / str(number))
        done.set()

    await asyncio.gather(publish(), keep())
    for number in range(3):
        other = Database("sqlite://")
        await restore(other, opened(tmp_path / str(number)))
        async with other.read() as tx:
            published = list((await tx.scalars(select(versions.c.number).order_by("number"))).all())
            assert published == list(range(1, 1 + (await tx.scalar(select(trips.c.version)) or 0)))
        await other.close()


async def test_only_its_owner_can_read_a_backup_and_nothing_is_overwritten(filled: Database, tmp_path: Path) -> None:
    path = tmp_path / "backup"
    await back_up(filled, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("mine", "utf-8")
    with pytest.raises(FileExistsError):
        await back_up(filled, path)
    assert path.read_text("utf-8") == "mine"
    assert await back_up(filled, path, force=True) == 5


def kept(folder: Path) -> dict[str, bytes]:
    """Every backup, finished or not, in a folder."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if "backup" in file.name}


@on_sqlite
async def test_what_cannot_be_restored_is_not_backed_up_and_the_last_backup_stays(
    filled: Database, tmp_path: Path
) -> None:
    path = tmp_path / "backup"
    await back_up(filled, path)
    before = kept(tmp_path)
    async with filled.write() as tx:
        await tx.execute(text("UPDATE chats SET address = x'ff'"))
    with pytest.raises(OddRow, match="chats"):
        await back_up(filled, path, force=True)
    assert kept(tmp_path) == before


@on_sqlite
async def test_choices_that_make_no_sense_do_not_stand_in_the_way(filled: Database, tmp_path: Path) -> None:
    async with filled.write() as tx:
        await tx.execute(
            text("INSERT INTO people (trip, person, wanted, digest, leads) VALUES ('trip', 'p1', '', 2, '{')")
        )
    await moved(tmp_path / "backup", filled, filled)
    async with filled.read() as tx:
        assert (await tx.execute(text("SELECT digest, leads FROM people"))).one() == (1, "null")


async def test_a_database_that_holds_something_is_replaced_only_by_force(filled: Database, tmp_path: Path) -> None:
    path = tmp_path / "backup"
    await back_up(filled, path)
    async with filled.write() as tx:
        await chat(tx, person="p2", address="4712")
        before = await content(tx)
    with pytest.raises(NotEmpty):
        await restore(filled, opened(path))
    async with filled.read() as tx:
        assert await content(tx) == before
    assert await restore(filled, opened(path), force=True) == 5


async def test_an_empty_database_has_nothing_to_back_up_but_can_be_filled(
    filled: Database, empty_url: str, tmp_path: Path
) -> None:
    path = tmp_path / "backup"
    empty = Database(empty_url)
    with pytest.raises(NothingThere):
        await back_up(empty, path)
    await back_up(filled, path)
    assert await restore(empty, opened(path)) == 5
    await empty.close()


async def test_what_a_newer_annai_left_is_neither_backed_up_nor_replaced(filled: Database, tmp_path: Path) -> None:
    await back_up(filled, tmp_path / "backup")
    async with filled.write() as tx:
        await tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabase):
        await back_up(filled, tmp_path / "other")
    with pytest.raises(NewerDatabase):
        await restore(filled, opened(tmp_path / "backup"), force=True)


@pytest.mark.parametrize("older", REVISIONS[:-1])
async def test_a_backup_of_an_older_annai_is_brought_up_to_date(filled: Database, tmp_path: Path, older: str) -> None:
    old = Database("sqlite://")
    async with old.write() as tx:
        await upgrade(tx, older)
        await tx.execute(text("INSERT INTO trips (id, version) VALUES ('older', 7)"))
    await moved(tmp_path / "backup", old, filled)
    async with filled.read() as tx:
        assert await revision(tx) == REVISIONS[-1]
        assert [tuple(row) for row in await tx.execute(select(trips))] == [("older", 7, 0)]
    await old.close()
