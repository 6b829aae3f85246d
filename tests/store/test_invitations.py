"""Invitations: good once, for a while, for one person; and never to be read from the database."""

import asyncio
import re
import secrets
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import backup, invitations, people
from bot.store.backup_file import Reader
from bot.store.database import Database
from bot.store.invitations import Invitation
from bot.store.migration import migrate
from bot.store.schema import metadata, trips
from tests.store.rows import NOW

pytestmark = pytest.mark.anyio

WEEK = timedelta(days=7)
ERIKA = Invitation("japan", "p1", NOW + WEEK)


@pytest.fixture
async def trip(tx: AsyncConnection) -> AsyncConnection:
    """Two trips, and nobody was invited."""
    await tx.execute(insert(trips), [{"id": "japan", "version": 1}, {"id": "kenya", "version": 1}])
    return tx


async def everything(tx: AsyncConnection) -> str:
    """All that stands in any table."""
    return "\n".join([str(row) for table in metadata.sorted_tables for row in await tx.execute(select(table))])


async def test_a_token_is_good_for_its_person_until_it_is_used(trip: AsyncConnection) -> None:
    token = await invitations.invite(trip, "japan", "p1", NOW, WEEK)
    assert await invitations.look(trip, token, "telegram", NOW) == ERIKA
    assert await invitations.look(trip, token, "slack", NOW) == ERIKA  # to look at it does not use it
    assert await invitations.redeem(trip, token, "telegram", NOW) == ERIKA
    assert await invitations.look(trip, token, "telegram", NOW) is None
    assert await invitations.redeem(trip, token, "telegram", NOW) is None


async def test_a_token_has_128_bits_fits_into_a_link_and_cannot_be_read_from_the_database(
    trip: AsyncConnection,
) -> None:
    tokens = [await invitations.invite(trip, "japan", f"p{number}", NOW, WEEK) for number in range(50)]
    assert all(re.fullmatch("[A-Za-z0-9_-]{22}", token) for token in tokens)
    assert len(set(tokens)) == 50
    assert [token for token in tokens if token in await everything(trip)] == []


@pytest.mark.parametrize(("after", "good"), [(-1, True), (0, False), (1, False)])
async def test_a_token_expires_to_the_microsecond(trip: AsyncConnection, after: int, good: bool) -> None:
    token = await invitations.invite(trip, "japan", "p1", NOW, WEEK)
    at = NOW + WEEK + timedelta(microseconds=after)
    assert (await invitations.look(trip, token, "telegram", at) == ERIKA) is good
    assert (await invitations.redeem(trip, token, "telegram", at) == ERIKA) is good


async def test_a_new_invitation_ends_the_persons_earlier_ones_on_this_trip_only(trip: AsyncConnection) -> None:
    first = await invitations.invite(trip, "japan", "p1", NOW, WEEK)
    others = [await invitations.invite(trip, *who, NOW, WEEK) for who in (("japan", "p2"), ("kenya", "p1"))]
    second = await invitations.invite(trip, "japan", "p1", NOW, WEEK)
    assert await invitations.look(trip, first, "telegram", NOW) is None
    assert None not in [await invitations.look(trip, token, "telegram", NOW) for token in (second, *others)]


async def test_an_invitation_for_one_channel_is_good_there_only(trip: AsyncConnection) -> None:
    token = await invitations.invite(trip, "japan", "p1", NOW, WEEK, channel="slack")
    assert await invitations.look(trip, token, "telegram", NOW) is None
    assert await invitations.redeem(trip, token, "telegram", NOW) is None
    assert await invitations.redeem(trip, token, "slack", NOW) == ERIKA


async def test_whatever_is_not_exactly_the_token_is_nothing(trip: AsyncConnection) -> None:
    token = await invitations.invite(trip, "japan", "p1", NOW, WEEK)
    chance = Random(4711)
    near = [token.swapcase(), token[:-1], f"{token}=", f" {token}", token[:-1] + "%", "", "%", "' OR 1=1 --", "\0", "é"]
    far = [secrets.token_urlsafe(chance.choice((15, 16, 17))) for _ in range(200)]
    found = [await invitations.redeem(trip, guess, "telegram", NOW) for guess in (*near, *far)]
    assert set(found) == {None}
    assert await invitations.redeem(trip, token, "telegram", NOW) == ERIKA


async def test_of_twenty_who_redeem_a_token_at_once_one_gets_in(database: Database) -> None:
    async with database.write() as tx:
        await tx.execute(insert(trips).values(id="japan", version=1))
        token = await invitations.invite(tx, "japan", "p1", NOW, WEEK)
    ready = asyncio.Barrier(20)

    async def grab(number: int) -> Invitation | None:
        own = Database(database.engine.url.render_as_string(hide_password=False).replace("+aiosqlite", ""))
        async with own.read() as tx:
            assert await invitations.look(tx, token, "telegram", NOW) == ERIKA
        await ready.wait()
        async with own.write() as tx:
            found = await invitations.redeem(tx, token, "telegram", NOW)
            if found:
                await people.join(tx, found.trip, found.person, "telegram", str(number), NOW)
        await own.close()
        return found

    grabbed = await asyncio.gather(*(grab(number) for number in range(20)))
    winners = [str(number) for number, found in enumerate(grabbed) if found]
    async with database.read() as tx:
        assert [chat.address for chat in await people.chats(tx, "japan")] == winners
    assert len(winners) == 1


async def test_of_two_invitations_made_at_once_one_is_good(database: Database) -> None:
    async with database.write() as tx:
        await tx.execute(insert(trips).values(id="japan", version=1))

    async def made() -> str:
        async with database.write() as tx:
            return await invitations.invite(tx, "japan", "p1", NOW, WEEK)

    tokens = await asyncio.gather(*(made() for _ in range(8)))
    async with database.read() as tx:
        looked = [await invitations.look(tx, token, "telegram", NOW) for token in tokens]
    assert [found for found in looked if found] == [ERIKA]


async def test_to_be_forgotten_ends_invitations_too(trip: AsyncConnection) -> None:
    used = await invitations.invite(trip, "japan", "p1", NOW, WEEK)
    others = await invitations.invite(trip, "japan", "p2", NOW, WEEK)
    await invitations.redeem(trip, used, "telegram", NOW)
    open_one = await invitations.invite(trip, "japan", "p1", NOW, WEEK)
    await people.forget(trip, "japan", "p1")
    assert "p1" not in await everything(trip)
    assert await invitations.look(trip, open_one, "telegram", NOW) is None
    assert await invitations.look(trip, others, "telegram", NOW) is not None


async def test_invitations_survive_a_backup(database: Database, tmp_path: Path) -> None:
    async with database.write() as tx:
        await tx.execute(insert(trips).values(id="japan", version=1))
        token = await invitations.invite(tx, "japan", "p1", NOW, WEEK)
    await backup.back_up(database, tmp_path / "backup")
    assert token.encode() not in (tmp_path / "backup").read_bytes()
    restored = Database(f"sqlite:///{tmp_path / 'restored.db'}")
    await migrate(restored)
    with (tmp_path / "backup").open("rb") as file:
        await backup.restore(restored, Reader(file))
    async with restored.write() as tx:
        assert await invitations.redeem(tx, token, "telegram", NOW) == ERIKA
    await restored.close()
