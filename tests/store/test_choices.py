"""What people chose comes back as they chose it; what makes no sense is as if they had not chosen."""

from datetime import time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.programme.model import Kind, Lead, QuietHours
from bot.programme.preferences import Preferences, Wanted
from bot.store import people
from bot.store.database import Database
from bot.store.schema import trips
from bot.store.upsert import insert as put
from tests.databases import KINDS
from tests.programme.sources.trips import leads
from tests.store import glance

pytestmark = pytest.mark.anyio
ONE_BY_ONE = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)

minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0))
own_quiet = st.none() | st.builds(QuietHours, minutes, minutes)
choices = st.builds(
    lambda quiet, **rest: Preferences(**rest, own_quiet=quiet != (), quiet=quiet or None),
    quiet=st.just(()) | own_quiet,
    language=st.sampled_from([None, "de", "en"]),
    wanted=st.sampled_from(Wanted),
    digest=st.booleans(),
    leads=st.dictionaries(st.sampled_from(list(Kind)), leads, max_size=4).map(lambda own: tuple(own.items())),
)


@ONE_BY_ONE
@given(choices)
async def test_choices_come_back_as_they_were_made(database: Database, chosen: Preferences) -> None:
    async with database.write() as tx:
        await tx.execute(put(tx.dialect.name, trips).values(id="japan", version=1).on_conflict_do_nothing())
        await people.keep_preferences(tx, "japan", "p1", chosen)
        assert await glance.preferences_of(tx, "japan", "p1") == chosen


async def read(tx: AsyncConnection, **columns: str) -> Preferences:
    """What is understood of a row, written by hand."""
    row = {"language": "NULL", "wanted": "'all'", "digest": "TRUE", "quiet": "NULL", "leads": "'{}'"} | columns
    await tx.execute(insert(trips).values(id="japan", version=1))
    values = ", ".join(row.values())
    await tx.execute(text(f"INSERT INTO people (trip, person, {', '.join(row)}) VALUES ('japan', 'p1', {values})"))
    return await glance.preferences_of(tx, "japan", "p1")


async def test_choices_written_by_hand_are_understood_as_in_a_programme(tx: AsyncConnection) -> None:
    leads = """'{"visit": ["60min", "leave"], "b2b": ["1h30", "15 Min."], "hotel": []}'"""
    hour = timedelta(hours=1)
    assert await read(tx, wanted="'essential'", quiet="'22:00–6:30'", leads=leads) == Preferences(
        wanted=Wanted.ESSENTIAL,
        quiet=QuietHours(time(22), time(6, 30)),
        own_quiet=True,
        leads=(
            (Kind.VISIT, (Lead(hour, "60min"), Lead(None, "leave"))),
            (Kind.B2B, (Lead(1.5 * hour, "1h30"), Lead(hour / 4, "15 Min."))),
            (Kind.HOTEL, ()),
        ),
    )


NONSENSE = [
    ("wanted", "'sometimes'"),
    ("wanted", "''"),
    ("quiet", "'at night'"),
    ("quiet", "'25:00-06:00'"),
    ("quiet", "''"),
    ("leads", "'null'"),
    ("leads", "'[]'"),
    ("leads", "'7'"),
    ("leads", """'{"picnic": ["60min"]}'"""),
    ("leads", """'{"visit": ["soon"]}'"""),
    ("leads", """'{"visit": 60}'"""),
    ("leads", """'{"visit": [60]}'"""),
    ("leads", """'{"visit": null}'"""),
]


@pytest.mark.parametrize(("column", "value"), NONSENSE)
async def test_nonsense_is_as_if_nothing_had_been_chosen(tx: AsyncConnection, column: str, value: str) -> None:
    assert await read(tx, **{column: value}) == Preferences()


@pytest.mark.parametrize("database_url", KINDS[:1], indirect=True)
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("leads", "'{'"),
        ("leads", "x'00ff'"),
        ("leads", f"'{'[' * 100_000}'"),
        ("wanted", "x'00'"),
        ("wanted", "7"),
        ("digest", "'perhaps'"),
        ("quiet", "1"),
        ("quiet", "x'ff'"),
        ("language", "x'ff'"),
    ],
)
async def test_nonsense_that_only_sqlite_lets_in_does_no_harm_either(
    tx: AsyncConnection, column: str, value: str
) -> None:
    assert await read(tx, **{column: value}) == Preferences()


async def test_one_kind_that_makes_no_sense_does_not_cost_the_others(tx: AsyncConnection) -> None:
    found = await read(tx, leads="""'{"visit": ["soon"], "b2b": ["leave"]}'""")
    assert found.leads == ((Kind.B2B, (Lead(None, "leave"),)),)
