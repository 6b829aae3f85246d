"""Published programmes: numbered, kept, read back exactly."""

import asyncio
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.programme.agenda import Agenda
from bot.programme.model import Trip
from bot.programme.problem import Unreadable
from bot.programme.sources import yaml_writer
from bot.store import programmes
from bot.store.database import Database
from bot.store.programmes import UnknownVersion, Version
from tests.programme.sources.trips import trips
from tests.store.rows import NOW

pytestmark = pytest.mark.anyio
ONE_BY_ONE = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=25, derandomize=True)


async def test_versions_are_numbered_for_each_trip(tx: AsyncConnection) -> None:
    assert await programmes.current(tx) == {}
    for trip, number in [("japan", 1), ("japan", 2), ("kenya", 1), ("japan", 3)]:
        assert await programmes.publish(tx, trip, f"{trip} {number}", "trip.xlsx", NOW) == number
    assert await programmes.current(tx) == {"japan": (3, 0), "kenya": (1, 0)}
    assert [await programmes.content(tx, "japan", number) for number in (1, 2, 3)] == ["japan 1", "japan 2", "japan 3"]
    assert await programmes.versions(tx, "kenya") == [Version(1, "trip.xlsx", NOW)]


async def test_those_who_publish_at_once_get_different_numbers(database: Database) -> None:
    async def publish() -> int:
        async with database.write() as tx:
            return await programmes.publish(tx, "japan", "", "", NOW)

    assert sorted(await asyncio.gather(*(publish() for _ in range(10)))) == list(range(1, 11))


async def test_a_version_that_is_not_there_is_an_error(tx: AsyncConnection) -> None:
    await programmes.publish(tx, "japan", "", "", NOW)
    with pytest.raises(UnknownVersion):
        await programmes.content(tx, "japan", 2)


async def test_the_sample_trip_comes_back_as_it_went_in(tx: AsyncConnection, sample: Agenda) -> None:
    await programmes.publish(tx, sample.trip.id, yaml_writer.text(sample.trip), "sample.yaml", NOW)
    for _ in range(2):  # read, then from what was kept
        assert await programmes.trip(tx, sample.trip.id, 1) == sample.trip


@ONE_BY_ONE
@given(trips())
async def test_any_trip_comes_back_as_it_went_in(database: Database, trip: Trip) -> None:
    async with database.write() as tx:
        number = await programmes.publish(tx, trip.id, yaml_writer.text(trip), "", NOW)
        assert await programmes.trip(tx, trip.id, number) == trip


async def test_content_that_is_no_programme_says_what_is_wrong(tx: AsyncConnection) -> None:
    await programmes.publish(tx, "japan", "trip: {}", "", NOW)
    with pytest.raises(Unreadable) as error:
        await programmes.trip(tx, "japan", 1)
    assert error.value.problems


@pytest.mark.parametrize("source", ["x" * 255 + ".yaml", "M\udcfcnchen.yaml"])
async def test_any_file_name_can_be_kept(tx: AsyncConnection, source: str) -> None:
    await programmes.publish(tx, "japan", "", source, NOW)
    (version,) = await programmes.versions(tx, "japan")
    assert version.source == source[:255].replace("\udcfc", "?")


async def test_what_was_in_force_at_an_instant(tx: AsyncConnection) -> None:
    assert await programmes.as_of(tx, "japan", NOW) is None
    for hours in (0, 1, 1, 5):
        await programmes.publish(tx, "japan", "", "", NOW + timedelta(hours=hours))
    found = [await programmes.as_of(tx, "japan", NOW + timedelta(hours=hours)) for hours in (-1, 0, 1, 4, 5, 99)]
    assert found == [1, 1, 3, 3, 4, 4]
