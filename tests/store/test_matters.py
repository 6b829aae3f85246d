"""Matters, and what people answer to them."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.speech.message import File
from bot.speech.progress import Response
from bot.store import matters, programmes
from bot.store.matters import MOST, Matter, MatterKind, Stage, tag
from tests.store.rows import NOW, delivery

pytestmark = pytest.mark.anyio


def matter(name: str = "m1", trip: str = "japan", at: datetime = NOW, stage: Stage = Stage.OPEN) -> Matter:
    return Matter(trip, name, MatterKind.BROADCAST, stage, "o01", at, at, {"recipients": ["p1", "p2"]})


@pytest.fixture
async def trip(tx: AsyncConnection) -> AsyncConnection:
    """Two trips."""
    for name in ("japan", "kenya"):
        await programmes.publish(tx, name, "…", "trip.yaml", NOW)
    return tx


async def test_a_matter_is_kept_as_it_was_last_put(trip: AsyncConnection) -> None:
    await matters.put(trip, matter())
    later = replace(matter(), stage=Stage.CLOSED, content={"recipients": []}, changed_at=NOW + timedelta(hours=1))
    await matters.put(trip, later)
    assert await matters.get(trip, "japan", "m1", hold=True) == later
    assert await matters.get(trip, "kenya", "m1") is None


async def test_who_brought_a_matter_up_and_when_is_never_changed(trip: AsyncConnection) -> None:
    await matters.put(trip, matter())
    await matters.put(trip, replace(matter(), author="p9", created_at=NOW + timedelta(1), kind=MatterKind.SOS))
    assert await matters.get(trip, "japan", "m1") == matter()


async def test_matters_are_found_by_kind_stage_author_and_age_the_latest_first(trip: AsyncConnection) -> None:
    for name, hours, stage in (("old", 0, Stage.OPEN), ("new", 2, Stage.OPEN), ("done", 3, Stage.CLOSED)):
        await matters.put(trip, matter(name, at=NOW + timedelta(hours=hours), stage=stage))
    await matters.put(trip, matter("elsewhere", trip="kenya"))

    async def found(author: str | None = None, since: datetime | None = None) -> list[str]:
        some = await matters.find(trip, "japan", [MatterKind.BROADCAST], [Stage.OPEN], author=author, since=since)
        return [one.id for one in some]

    assert await found() == ["new", "old"]
    assert await found(since=NOW + timedelta(hours=1)) == ["new"]
    assert await found(author="o01") == ["new", "old"]
    assert await found(author="o02") == []
    assert await matters.find(trip, "japan", [MatterKind.SOS], list(Stage)) == []


async def test_the_last_answer_counts_and_can_be_taken_back(trip: AsyncConnection) -> None:
    await matters.put(trip, matter())
    for answer in (Response("hurt", "p1", NOW), Response("unhurt", "o01", NOW + timedelta(1), "Lobby")):
        await matters.respond(trip, "japan", "m1", "p1", answer)
    await matters.respond(trip, "kenya", "m1", "p1", Response("ok", "p1", NOW))
    found = await matters.responses(trip, "japan", "m1")
    assert found == {"p1": Response("unhurt", "o01", NOW + timedelta(1), "Lobby")}
    await matters.retract(trip, "japan", "m1", "p1")
    assert await matters.responses(trip, "japan", "m1") == {}
    assert len(await matters.responses(trip, "kenya", "m1")) == 1


async def test_what_was_told_about_a_matter_is_found_however_often(trip: AsyncConnection) -> None:
    leads = (tag("m1"), tag("m1", 1), tag("m1", MOST), "m11", "m1x", tag("m2"))
    for lead in leads:
        await delivery(trip, trip="japan", kind="broadcast", lead=lead)
    await delivery(trip, trip="kenya", kind="broadcast", lead="m1")
    await delivery(trip, trip="japan", kind="broadcast", lead="m1", person="p2")
    mine = await matters.told(trip, "japan", "m1", "p1")
    assert [row.key.lead for row in mine] == ["m1", "m1+1", f"m1+{MOST}"]
    assert len(await matters.told(trip, "japan", "m1")) == 4


async def test_a_file_comes_back_as_it_was_and_goes_with_its_matter(trip: AsyncConnection) -> None:
    photo = File("Lageplan ü.png", "image/png", bytes(range(256)))
    await matters.put(trip, matter())
    assert await matters.attached(trip, "japan", "m1") is None
    await matters.attach(trip, "japan", "m1", replace(photo, content=b"old"))
    await matters.attach(trip, "japan", "m1", photo)
    assert await matters.attached(trip, "japan", "m1") == photo
    await matters.respond(trip, "japan", "m1", "p1", Response("ok", "p1", NOW))
    await matters.drop(trip, "japan", "m1")
    assert await matters.get(trip, "japan", "m1") is None
    assert await matters.attached(trip, "japan", "m1") is None
    assert await matters.responses(trip, "japan", "m1") == {}
