"""What is claimed together goes out as one message, under a name that is the same at every attempt."""

from datetime import timedelta

import pytest

from bot.store import claims, settlements
from bot.store.claims import REMINDERS, Claim
from bot.store.conditions import LEASE
from bot.store.database import Database
from bot.store.schema import trips
from tests.store.rows import NOW, chat, delivery, row

pytestmark = pytest.mark.anyio

MANY = 2 * REMINDERS + 3


async def backlog(database: Database, kind: str = "reminder") -> None:
    """Notices for one person, of which every second is over soon after the lease."""
    async with database.write() as tx:
        await row(tx, trips, id="trip")
        await chat(tx)
        for number in range(MANY):
            expires = NOW + LEASE + timedelta(hours=1 if number % 2 else 0, seconds=1)
            await delivery(tx, kind=kind, item=f"v{number:02}", at=NOW, expires=expires)


async def claimed(database: Database, after: timedelta = timedelta()) -> list[Claim]:
    async with database.write() as tx:
        await settlements.release_lapsed(tx, NOW + after)
        await settlements.expire(tx, NOW + after)
        return await claims.claim(tx, "telegram", NOW + after, 30)


def told(some: list[Claim]) -> dict[str, list[str]]:
    return {one.key: [notice.key.item for notice in one.rows] for one in some}


async def test_many_reminders_go_out_as_messages_that_are_one_page_each(database: Database) -> None:
    await backlog(database)
    found = told(await claimed(database))
    assert sorted(map(len, found.values())) == [3, REMINDERS, REMINDERS]
    assert sorted(item for items in found.values() for item in items) == [f"v{number:02}" for number in range(MANY)]


async def test_a_message_keeps_its_name_when_some_of_it_is_over(database: Database) -> None:
    await backlog(database)
    before = told(await claimed(database))
    after = told(await claimed(database, LEASE + timedelta(seconds=1)))
    assert after == {key: [item for item in items if int(item[1:]) % 2] for key, items in before.items()}


async def test_what_organisers_are_told_stays_together_however_much_it_is(database: Database) -> None:
    await backlog(database, "alert")
    assert [len(one.rows) for one in await claimed(database)] == [MANY]
