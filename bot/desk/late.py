"""Somebody is late: the organisers hear it, and whoever waits."""

from dataclasses import replace
from hashlib import sha256
from typing import Any

from bot.desk.office import Errand, Office, Reply
from bot.programme.model import Item
from bot.programme.waiting import those_who_wait
from bot.speech.scene import Scene
from bot.speech.views import late as view
from bot.store import deliveries, matters
from bot.store.database import Transaction
from bot.store.deliveries import OPEN
from bot.store.matters import MOST, Matter, MatterKind, Stage
from bot.store.people import Chat
from bot.store.schema import State
from handlers.late import Late
from schedules import calling, planning
from schedules.calling import Telling
from schedules.planner import NoticeKind

_HEARD = frozenset({State.SENT, State.SENDING, State.UNCERTAIN})


async def late(office: Office, errand: Errand, wish: Late) -> Reply:
    """So many minutes late to an item, or in time after all; the same once more tells nobody anything."""
    async with office.work(errand) as (tx, scene):
        item = next((one for one in scene.agenda.of(scene.person) if one.id == wish.item), None)
        if item is None or item.cancelled or item.end <= errand.now:
            return Reply(view.nothing_on(scene))
        matter = await matters.get(tx, errand.trip, _name(errand, item), hold=True)
        if matter is None and not wish.minutes:
            return Reply(view.choose(item, None, (), scene))
        content = _content(errand, item, scene) if matter is None else matter.content
        chats = await calling.reachable(tx, errand.trip, content["recipients"])
        if content["minutes"] != wish.minutes and await office.is_new(tx, errand):
            if content["told"] >= MOST:
                return Reply(view.too_often(scene))
            content = content | {"minutes": wish.minutes, "told": content["told"] + 1}
            await _tell(tx, errand, scene, item, content, chats)
        reached = planning.preferred(chats)
        missing = [name for name in content["recipients"] if name not in reached]
        return Reply(view.told(item, content["minutes"], missing, len(reached), scene))


def _name(errand: Errand, item: Item) -> str:
    """One matter for each item a person is late to, however often it is said."""
    return sha256(f"{errand.person.id} {item.id} {item.start}".encode()).hexdigest()[:8]


def _content(errand: Errand, item: Item, scene: Scene) -> dict[str, Any]:
    waiting = [one.id for one in those_who_wait(scene.agenda, item, errand.person)]
    recipients = list(dict.fromkeys([*calling.organisers(scene.agenda, errand.person.id), *waiting]))
    who = errand.person.id
    return {"who": who, "item": item.id, "recipients": recipients, "answers": [], "minutes": 0, "told": -1}


async def _tell(
    tx: Transaction, errand: Errand, scene: Scene, item: Item, content: dict[str, Any], chats: list[Chat]
) -> None:
    """What has not gone out yet is not so any more; that somebody is in time is told to those who heard otherwise."""
    name, now = _name(errand, item), errand.now
    told = await matters.told(tx, errand.trip, name)
    await deliveries.withdraw(tx, [row.id for row in told if row.state in OPEN], State.SUPERSEDED, now)
    if not content["minutes"]:
        heard = {row.key.person for row in told if row.state in _HEARD}
        chats = [chat for chat in chats if chat.person in heard]
    stage = Stage.OPEN if content["minutes"] else Stage.CANCELLED
    matter = Matter(errand.trip, name, MatterKind.LATE, stage, errand.person.id, now, now, content)
    await matters.put(tx, matter)
    telling = replace(_telling(errand, name, item), again=content["told"])
    await deliveries.schedule(tx, await calling.by_day(tx, scene.agenda, telling, chats, item.id))


def _telling(errand: Errand, name: str, item: Item) -> Telling:
    return Telling(errand.trip, name, NoticeKind.CASE, errand.now, item.end)
