"""What was carried out, what people were asked, who did what."""

from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import acts, programmes
from bot.store.acts import Deed
from tests.store.glance import fresh
from tests.store.rows import NOW

pytestmark = pytest.mark.anyio

LATER = NOW + timedelta(minutes=30)


async def expected(tx: AsyncConnection, person: str = "p1", channel: str = "telegram") -> str:
    return (await fresh(tx)).expected("japan", person, channel, NOW)


async def test_the_same_thing_is_new_once_on_each_channel(tx: AsyncConnection) -> None:
    news = [await acts.is_new(tx, channel, "4711", NOW) for channel in ("telegram", "telegram", "slack")]
    assert news == [True, False, True]


async def test_what_has_no_name_is_always_new(tx: AsyncConnection) -> None:
    assert [await acts.is_new(tx, "web", "", NOW) for _ in range(2)] == [True, True]


async def test_what_no_platform_will_say_again_is_forgotten(tx: AsyncConnection) -> None:
    await acts.is_new(tx, "telegram", "old", NOW)
    await acts.is_new(tx, "telegram", "new", LATER)
    await acts.forget_before(tx, LATER)
    assert await acts.is_new(tx, "telegram", "old", LATER)
    assert not await acts.is_new(tx, "telegram", "new", LATER)


async def test_somebody_is_asked_one_thing_at_a_time_in_each_chat_and_not_for_ever(tx: AsyncConnection) -> None:
    await programmes.publish(tx, "japan", "…", "trip.yaml", NOW)
    assert await expected(tx) == ""
    await acts.expect(tx, "japan", "p1", "telegram", "late", LATER)
    await acts.expect(tx, "japan", "p1", "telegram", "broadcast ab12 text", LATER)
    assert await expected(tx) == "broadcast ab12 text"
    assert await expected(tx, channel="slack") == ""
    assert await expected(tx, person="p2") == ""
    await acts.expect(tx, "japan", "p1", "telegram", "", LATER)
    assert await expected(tx) == ""
    await acts.expect(tx, "japan", "p1", "telegram", "late", NOW)
    assert await expected(tx) == "", "too long ago"


async def test_what_organisers_did_is_told_the_latest_first(tx: AsyncConnection) -> None:
    for trip in ("japan", "kenya"):
        await programmes.publish(tx, trip, "…", "trip.yaml", NOW)
    deeds = [Deed(NOW, "o01", "publish", {"number": 2}), Deed(NOW, "o02", "undo", {}), Deed(LATER, "o01", "remind", {})]
    for deed in deeds:
        await acts.write_down(tx, "japan", deed)
    await acts.write_down(tx, "kenya", deeds[0])
    assert await acts.deeds(tx, "japan", 2) == [deeds[2], deeds[1]]
    assert len(await acts.deeds(tx, "japan", 9)) == 3
