"""Buttons whose action is longer than Telegram carries: they work, also after a restart, and open nothing to others."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.channels.base import Outcome, Parcel
from bot.channels.telegram.references import KEPT
from bot.programme.agenda import Agenda
from bot.speech.message import Button, Line, Message
from bot.store import people
from bot.store.schema import metadata
from tests.channels.telegram.stage import Phone, Stage, staged
from tests.fakes.telegram import FakeTelegram

pytestmark = pytest.mark.anyio

LONG = "京都の長い名前" * 9
PRIVATE = "秘密の面談です" * 9
VISIT = "🏭 Firmenbesuch Kyocera"


@pytest.fixture
def agenda(sample: Agenda) -> Agenda:
    """The sample trip, with long ids for the visit to Kyocera, and for a meeting of somebody else's."""
    theirs = next(item for item in sample.trip.items if item.kind.value == "b2b" and "p05" not in item.audience)
    visit = next(item for item in sample.trip.items if "Kyocera" in item.title.in_("de"))
    ids = {theirs.id: PRIVATE, visit.id: LONG}
    items = tuple(replace(item, id=ids.get(item.id, item.id)) for item in sample.trip.items)
    return Agenda(replace(sample.trip, items=items))


@pytest.fixture
async def stage(agenda: Agenda, telegram: FakeTelegram) -> AsyncIterator[Stage]:
    async with staged(agenda, telegram) as stage:
        yield stage


def carries(*actions: str) -> Message:
    """A message with a button for each action."""
    return Message((Line("Bitte wählen Sie."),), tuple((Button(action[:20], action),) for action in actions))


async def kept(stage: Stage) -> list[str]:
    """The actions in the database."""
    async with stage.service.database.read() as tx:
        return list(await tx.scalars(select(metadata.tables["buttons"].c.action)))


def forge(telegram: FakeTelegram, phone: Phone, payload: str) -> None:
    """Tap a button that nobody was given."""
    (last, *_) = reversed(phone.received)
    tap = {"id": "1", "from": phone.user.json, "message": last.json, "chat_instance": "1", "data": payload}
    telegram.inject({"callback_query": tap})


async def test_it_is_tapped_like_any_other(stage: Stage) -> None:
    erika = await stage.phone("p05")
    day = await erika.says("/today", "23. April")
    item = await erika.taps(next(label for row in day.labels for label in row if "Kyocera" in label), VISIT)
    assert (item.id, item.edited) == (day.id, True)
    await erika.taps("🚕 Taxi-Karte 🇯🇵", "お願いいたします")


async def test_it_is_tapped_after_a_restart(agenda: Agenda, telegram: FakeTelegram, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'annai.db'}"
    async with staged(agenda, telegram, database) as stage:
        erika = await stage.phone("p05")
        day = await erika.says("/today", "23. April")
    async with staged(agenda, telegram, database):
        await erika.taps(next(label for row in day.labels for label in row if "Kyocera" in label), VISIT)


async def test_a_reminder_is_snoozed_by_it(stage: Stage) -> None:
    erika = await stage.phone("p05")
    await erika.says("/start", "Guten Tag")
    await stage.service.delivery.deliver()
    await erika.reads("🔔 In 1 h")
    await erika.taps("⏰ +10 min", "erinnere Sie")


async def test_it_opens_nothing_to_whoever_may_not_see_it(stage: Stage, telegram: FakeTelegram) -> None:
    erika, boss = await stage.phone("p05"), await stage.phone("p01")
    await stage.channel.send(Parcel(boss.address, carries(f"item {PRIVATE}"), "k"))
    (button,) = (await boss.reads("Bitte wählen")).buttons
    assert button.data
    await erika.says("/help", "fragen")
    forge(telegram, erika, button.data)
    refused = await erika.reads("Das weiß ich leider nicht")
    forge(telegram, erika, "~" + "A" * 43)
    await stage.all_done()
    assert erika.received[-1].text == refused.text, "nobody learns which buttons there are"


async def test_what_is_kept_is_kept_once_and_not_for_ever(stage: Stage) -> None:
    erika, john = await stage.phone("p05"), await stage.phone("p06")
    for phone in (erika, john, erika):
        receipt = await stage.channel.send(Parcel(phone.address, carries("next", f"item {LONG}"), "k"))
        assert receipt.outcome is Outcome.SENT
    assert await kept(stage) == [f"item {LONG}"]
    stage.clock.jump(stage.clock.now() + KEPT + timedelta(seconds=1))
    await stage.channel.send(Parcel(erika.address, carries(f"leave {LONG}"), "k"))
    assert await kept(stage) == [f"leave {LONG}"]


async def test_what_is_shown_day_after_day_is_not_forgotten(stage: Stage) -> None:
    erika = await stage.phone("p05")
    for _ in range(4):
        await stage.channel.send(Parcel(erika.address, carries(f"item {LONG}"), "k"))
        stage.clock.jump(stage.clock.now() + KEPT / 2 + timedelta(seconds=1))
    await stage.channel.send(Parcel(erika.address, carries(f"leave {LONG}"), "k"))
    assert sorted(await kept(stage)) == [f"item {LONG}", f"leave {LONG}"]


async def test_after_a_purge_nothing_is_kept(stage: Stage) -> None:
    erika = await stage.phone("p05")
    await stage.channel.send(Parcel(erika.address, carries(f"people {LONG}"), "k"))
    async with stage.service.database.write() as tx:
        await people.purge(tx, stage.agenda.trip.id)
    assert await kept(stage) == []


async def test_while_the_database_is_away_nothing_leaves_and_it_can_be_tried_again(stage: Stage) -> None:
    erika = await stage.phone("p05")
    async with stage.service.database.write() as tx:
        await tx.run_sync(metadata.tables["buttons"].drop)
    receipt = await stage.channel.send(Parcel(erika.address, carries(f"item {LONG}"), "k"))
    assert receipt.outcome is Outcome.NOT_ACCEPTED
    assert erika.received == []
    async with stage.service.database.write() as tx:
        await tx.run_sync(metadata.tables["buttons"].create)
    receipt = await stage.channel.send(Parcel(erika.address, carries(f"item {LONG}"), "k"))
    assert receipt.outcome is Outcome.SENT
