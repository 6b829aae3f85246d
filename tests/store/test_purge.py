"""After a trip: everything of it goes, and nothing of any other."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.programme.preferences import Preferences
from bot.store import invitations, people, programmes
from bot.store.schema import attachments, audit, expectations, matters, metadata, pauses, responses
from tests.store.rows import NOW, delivery, row

pytestmark = pytest.mark.anyio

WEEK = timedelta(days=7)


async def rows(tx: AsyncConnection) -> dict[str, list[str]]:
    """Every row of every table."""
    return {
        table.name: sorted([str(row) for row in await tx.execute(select(table))]) for table in metadata.sorted_tables
    }


async def filled(tx: AsyncConnection, trip: str, person: str, *addresses: str) -> None:
    """A trip with one person, of whom there is something in every table."""
    await programmes.publish(tx, trip, f"people: {person}", "trip.yaml", NOW)
    await invitations.invite(tx, trip, person, NOW, WEEK)
    await people.keep_preferences(tx, trip, person, Preferences(language="en"))
    await delivery(tx, trip=trip, person=person)
    for table in (matters, responses, attachments, expectations, audit):
        await row(tx, table, trip=trip)
    for channel, address in zip(("telegram", "slack"), addresses, strict=False):
        await people.join(tx, trip, person, channel, address, NOW)


async def test_a_purged_trip_is_gone_and_others_are_as_they_were(tx: AsyncConnection) -> None:
    await filled(tx, "kenya", "wanjiru", "4711")
    await tx.execute(insert(pauses).values(channel="telegram", address="4711", since=NOW, until=NOW))
    before = await rows(tx)
    await filled(tx, "japan", "tanaka", "4711", "U1")
    await tx.execute(insert(pauses).values(channel="slack", address="U1", since=NOW, until=NOW))
    assert all(
        "japan" in str(found)
        for name, found in (await rows(tx)).items()
        if name not in {"pauses", "inbound", "acts", "buttons"}
    )
    await people.purge(tx, "japan")
    assert await rows(tx) == before


async def test_what_is_not_there_can_be_purged_without_harm(tx: AsyncConnection) -> None:
    await filled(tx, "kenya", "wanjiru", "4711")
    before = await rows(tx)
    await people.purge(tx, "japan")
    assert await rows(tx) == before
