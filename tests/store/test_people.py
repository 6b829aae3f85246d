"""Where people can be reached, told as it happens: they join, move, leave and are forgotten."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.programme.preferences import Preferences, Wanted
from bot.store import people
from bot.store.database import Database
from bot.store.people import Chat
from bot.store.schema import metadata, pauses, trips
from tests.store import glance
from tests.store.rows import NOW, row

pytestmark = pytest.mark.anyio


@pytest.fixture
async def trip(tx: AsyncConnection) -> AsyncConnection:
    """Two trips, and nobody has joined."""
    await tx.execute(insert(trips), [{"id": "japan", "version": 1}, {"id": "kenya", "version": 1}])
    return tx


def later(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


async def reached(tx: AsyncConnection, person: str, trip: str = "japan") -> list[tuple[str, str]]:
    """Where somebody is written to, the preferred chat first; there is exactly one of those."""
    found = await people.chats_of(tx, trip, person)
    assert [chat.preferred for chat in found] == [True, False, False][: len(found)]
    return [(chat.channel, chat.address) for chat in found]


async def test_who_joins_can_be_reached_and_the_first_chat_is_the_preferred_one(trip: AsyncConnection) -> None:
    await people.join(trip, "japan", "p1", "telegram", "4711", NOW)
    await people.join(trip, "japan", "p1", "slack", "U1", later(1))
    assert await people.chats(trip, "japan") == [
        Chat("japan", "p1", "telegram", "4711", NOW, preferred=True, unreachable=None),
        Chat("japan", "p1", "slack", "U1", later(1), preferred=False, unreachable=None),
    ]
    assert await people.chats(trip, "kenya") == []


async def test_who_joins_again_elsewhere_has_moved(trip: AsyncConnection) -> None:
    await people.join(trip, "japan", "p1", "telegram", "4711", NOW)
    await people.join(trip, "japan", "p1", "telegram", "4712", later(1))
    assert await people.chats(trip, "japan") == [Chat("japan", "p1", "telegram", "4712", later(1), True, None)]


async def test_a_chat_that_changes_hands_ends_for_who_had_it(trip: AsyncConnection) -> None:
    await people.join(trip, "japan", "p1", "telegram", "4711", NOW)
    await people.join(trip, "japan", "p1", "slack", "U1", later(1))
    await people.join(trip, "japan", "p2", "telegram", "4711", later(2))
    assert await reached(trip, "p1") == [("slack", "U1")]
    assert await reached(trip, "p2") == [("telegram", "4711")]


async def test_one_chat_can_belong_to_several_trips_and_who_joined_last_speaks_first(trip: AsyncConnection) -> None:
    await people.join(trip, "kenya", "p9", "telegram", "4711", later(1))
    await people.join(trip, "japan", "p1", "telegram", "4711", NOW)
    assert [(chat.trip, chat.person) for chat in await glance.owner(trip, "telegram", "4711")] == [
        ("kenya", "p9"),
        ("japan", "p1"),
    ]
    assert await glance.owner(trip, "slack", "4711") == []


async def test_who_leaves_the_preferred_chat_is_written_to_where_they_joined_last(trip: AsyncConnection) -> None:
    for minute, channel in enumerate(("web", "slack", "telegram")):
        await people.join(trip, "japan", "p1", channel, "a", later(minute))
    await people.leave(trip, "japan", "p1", "web")
    assert await reached(trip, "p1") == [("telegram", "a"), ("slack", "a")]
    await people.leave(trip, "japan", "p1")
    assert await reached(trip, "p1") == []


async def test_people_say_where_they_want_to_be_written_to(trip: AsyncConnection) -> None:
    await people.join(trip, "japan", "p1", "telegram", "4711", NOW)
    await people.join(trip, "japan", "p1", "slack", "U1", later(1))
    assert await people.prefer_channel(trip, "japan", "p1", "slack")
    assert not await people.prefer_channel(trip, "japan", "p1", "web")
    assert await reached(trip, "p1") == [("slack", "U1"), ("telegram", "4711")]
    await people.join(trip, "japan", "p1", "telegram", "4712", later(2))
    assert await reached(trip, "p1") == [("slack", "U1"), ("telegram", "4712")]


@pytest.mark.parametrize("again", ["joins", "writes"])
async def test_a_chat_the_platform_refuses_is_given_up_until_its_owner_is_back(
    trip: AsyncConnection, again: str
) -> None:
    for person, address in (("p1", "4711"), ("p2", "4712")):
        await people.join(trip, "japan", person, "telegram", address, NOW)
        await people.unreachable(trip, "japan", person, "telegram", "blocked")
    if again == "joins":
        await people.join(trip, "japan", "p1", "telegram", "4711", later(1))
    else:
        await people.heard_from(trip, "telegram", "4711")
    assert [chat.unreachable for chat in await people.chats(trip, "japan")] == [None, "blocked"]


async def test_nobody_joins_a_trip_that_is_not_there(trip: AsyncConnection) -> None:
    with pytest.raises(IntegrityError):
        await people.join(trip, "nowhere", "p1", "telegram", "4711", NOW)


async def test_of_those_who_claim_one_chat_at_once_one_has_it(database: Database) -> None:
    async def join(person: str) -> None:
        async with database.write() as tx:
            await people.join(tx, "japan", person, "telegram", "4711", NOW)

    async with database.write() as tx:
        await tx.execute(insert(trips).values(id="japan", version=1))
    await asyncio.gather(*(join(f"p{number}") for number in range(10)))
    async with database.read() as tx:
        assert len(await people.chats(tx, "japan")) == 1


async def test_who_is_forgotten_leaves_nothing_and_others_lose_nothing(trip: AsyncConnection) -> None:
    for trip_id, person in (("japan", "erika"), ("japan", "max"), ("kenya", "anna")):
        for table in metadata.sorted_tables:
            if "person" in table.c:
                names = {"address", "token"}.intersection(table.c.keys())
                await row(trip, table, trip=trip_id, person=person, **{name: f"{name}-{person}" for name in names})
        await row(trip, pauses, address=f"address-{person}")
    before = await mentions(trip, "max"), await mentions(trip, "anna")
    await people.forget(trip, "japan", "erika")
    assert await mentions(trip, "erika") == {}
    assert (await mentions(trip, "max"), await mentions(trip, "anna")) == before
    assert before[0].keys() >= {"chats", "people", "deliveries", "pauses"}


async def test_a_pause_goes_with_the_last_trip_of_its_chat(trip: AsyncConnection) -> None:
    await pause(trip, "4711")
    await people.join(trip, "japan", "p1", "telegram", "4711", NOW)
    await people.join(trip, "kenya", "p9", "telegram", "4711", NOW)
    for trip_id, person, left in (("japan", "p1", 1), ("kenya", "p9", 0)):
        await people.forget(trip, trip_id, person)
        assert len((await trip.execute(select(pauses))).all()) == left


async def pause(tx: AsyncConnection, address: str) -> None:
    await tx.execute(insert(pauses).values(channel="telegram", address=address, since=NOW, until=later(1)))


async def mentions(tx: AsyncConnection, person: str) -> dict[str, int]:
    """In how many rows of which tables somebody occurs, in whatever column."""
    counted = {}
    for table in metadata.sorted_tables:
        rows = (await tx.execute(select(table))).all()
        if found := sum(person in repr(row) for row in rows):
            counted[table.name] = found
    return counted


async def test_choices_are_kept_until_others_are_made(trip: AsyncConnection) -> None:
    assert await glance.preferences_of(trip, "japan", "p1") == Preferences()
    for wanted in (Wanted.NONE, Wanted.ESSENTIAL):
        await people.keep_preferences(trip, "japan", "p1", Preferences(wanted=wanted))
        assert await people.preferences(trip, "japan") == {"p1": Preferences(wanted=wanted)}
        assert await glance.preferences_of(trip, "japan", "p1") == Preferences(wanted=wanted)
    assert await people.preferences(trip, "kenya") == {}
