"""A call for help: it rings at every organiser until one takes care of it, and the caller sees who."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.channels.base import Priority
from bot.desk.office import Errand, Office, Reply
from bot.speech.scene import Scene
from bot.speech.views import matters as matters_view
from bot.speech.views import sos as view
from bot.speech.views import talk
from bot.store import deliveries, matters, people
from bot.store.database import Transaction
from bot.store.deliveries import OPEN
from bot.store.matters import Matter, MatterKind, Stage
from bot.store.schema import State
from handlers.sos import CallForHelp, CallOff, Helped, TakeCare, TellWhere
from schedules import calling, planning
from schedules.calling import Telling
from schedules.planner import NoticeKind

WORTH_TELLING = timedelta(days=1)
NO_ANSWER = timedelta(minutes=5)
"""A caller whom nobody answered for so long is told to phone."""


async def call(office: Office, errand: Errand, _: CallForHelp) -> Reply:
    """Ring every organiser, unless that is going on: two taps are one call."""
    async with office.work(errand) as (tx, scene):
        await people.hold(tx, errand.trip)
        matter = await _open_call(tx, errand)
        if matter is None and not await office.is_new(tx, errand):
            return Reply(view.over(scene))
        matter = matter or await _ring(tx, errand, scene)
        return await _called(tx, errand, matter, scene)


async def tell_where(office: Office, errand: Errand, wish: TellWhere) -> Reply:
    """Where the caller is goes into the organisers' messages; without anything said it is asked for."""
    async with office.work(errand) as (tx, scene):
        matter = await _own(tx, errand, wish.matter) if wish.matter else await _open_call(tx, errand)
        if matter is None and not wish.matter and wish.location is not None:
            return Reply(talk.useless(scene, place=True))  # nobody asked where the person is, and nobody keeps it
        if matter is None or matter.stage is not Stage.OPEN:
            return Reply(view.no_call(scene))
        if not wish.text and wish.location is None:
            return Reply(view.where_are_you(scene), f"sos where {matter.id}")
        said: dict[str, Any] = {"where": wish.text} if wish.text else {}
        said |= {"location": list(wish.location)} if wish.location else {}
        await matters.amend(tx, matter, errand.now, **said)
        return Reply(view.passed_on(matter.id, scene))


async def call_off(office: Office, errand: Errand, wish: CallOff) -> Reply:
    """The caller needs nobody any more; whoever took care is told."""
    async with office.work(errand) as (tx, scene):
        matter = await _own(tx, errand, wish.matter)
        if matter is None:
            return Reply(matters_view.gone(scene))
        if matter.stage is Stage.OPEN:
            await _close(tx, errand, matter)
            await _word(tx, errand, matter, "over", matter.content["taken"])
        return Reply(view.over(scene))


async def take_care(office: Office, errand: Errand, wish: TakeCare) -> Reply:
    """An organiser takes care: it rings no more, and the caller is told who. Whoever comes second is told so, too."""
    async with office.work(errand) as (tx, scene):
        matter = await _call(tx, errand, wish.matter)
        if matter is None:
            return Reply(matters_view.gone(scene))
        taken, me = matter.content["taken"], errand.person.id
        if matter.stage is Stage.OPEN and taken != me:
            if taken and not wish.instead:
                return Reply(view.already(matter.id, matter.content, scene))
            if await office.is_new(tx, errand):
                takes = matter.content["takes"] + 1
                matter = await matters.amend(tx, matter, errand.now, taken=me, takes=takes)
                await _withdraw(tx, errand, matter)
                await _word(tx, errand, matter, "taken", matter.author)
                await office.note(tx, errand, "sos-take", matter=matter.id, person=matter.author)
        return Reply(replace(view.case(matter.id, matter.content, scene), in_place=True))


async def helped(office: Office, errand: Errand, wish: Helped) -> Reply:
    """The caller is safe, and told that this is what the organisers think."""
    async with office.work(errand) as (tx, scene):
        matter = await _call(tx, errand, wish.matter)
        if matter is None:
            return Reply(matters_view.gone(scene))
        if matter.stage is Stage.OPEN:
            matter = await _close(tx, errand, matter)
            await _word(tx, errand, matter, "closed", matter.author)
            await office.note(tx, errand, "sos-done", matter=matter.id, person=matter.author)
        return Reply(replace(view.case(matter.id, matter.content, scene), in_place=True))


async def _ring(tx: Transaction, errand: Errand, scene: Scene) -> Matter:
    who, now = errand.person.id, errand.now
    recipients = calling.organisers(scene.agenda, who)
    content = {"who": who, "at": now.isoformat(), "recipients": recipients, "answers": [], "urgent": True}
    content |= {"taken": "", "takes": 0, "where": "", "location": None, "closed": None}
    matter = Matter(errand.trip, matters.new_id(), MatterKind.SOS, Stage.OPEN, who, now, now, content)
    await matters.put(tx, matter)
    telling = _telling(errand, matter, NoticeKind.CASE)
    await deliveries.schedule(tx, calling.rings(telling, await calling.reachable(tx, errand.trip, recipients)))
    await _word(tx, errand, matter, "waiting", who, NO_ANSWER)
    return matter


async def _called(tx: Transaction, errand: Errand, matter: Matter, scene: Scene) -> Reply:
    chats = await calling.reachable(tx, errand.trip, matter.content["recipients"])
    message = view.called(matter.id, matter.content, len({chat.person for chat in chats}), scene)
    return Reply(message, f"sos where {matter.id}" if chats else "")


async def _open_call(tx: Transaction, errand: Errand) -> Matter | None:
    """The caller's call that is not closed."""
    found = await matters.find(tx, errand.trip, [MatterKind.SOS], [Stage.OPEN], author=errand.person.id)
    return await matters.get(tx, errand.trip, found[0].id, hold=True) if found else None


async def _call(tx: Transaction, errand: Errand, name: str) -> Matter | None:
    matter = await matters.get(tx, errand.trip, name, hold=True)
    return matter if matter is not None and matter.kind is MatterKind.SOS else None


async def _own(tx: Transaction, errand: Errand, name: str) -> Matter | None:
    matter = await _call(tx, errand, name)
    return matter if matter is not None and matter.author == errand.person.id else None


async def _close(tx: Transaction, errand: Errand, matter: Matter) -> Matter:
    """Nothing rings any more, and where the caller was is forgotten."""
    closed = {"by": errand.person.id, "at": errand.now.isoformat()}
    ended = replace(matter, stage=Stage.CLOSED)
    ended = await matters.amend(tx, ended, errand.now, closed=closed, where="", location=None)
    await _withdraw(tx, errand, ended)
    return ended


async def _withdraw(tx: Transaction, errand: Errand, matter: Matter) -> None:
    """Take back what has not gone out yet; but the first call still tells whoever it has not reached."""
    told = await matters.told(tx, errand.trip, matter.id)
    keep = matter.id if matter.stage is Stage.OPEN else ""
    waiting = [row.id for row in told if row.state in OPEN and row.key.lead != keep]
    await deliveries.withdraw(tx, waiting, State.CANCELLED, errand.now)


async def _word(
    tx: Transaction, errand: Errand, matter: Matter, event: str, to: str, after: timedelta = timedelta()
) -> None:
    """Tell the caller, or whoever took care, what has happened."""
    channel = planning.preferred(await people.chats_of(tx, errand.trip, to)).get(to)
    if channel is None:
        return
    earlier = {row.key.lead for row in await matters.told(tx, errand.trip, matter.id, to) if row.key.kind == "word"}
    content = {"event": event, "by": errand.person.id}
    telling = replace(
        _telling(errand, matter, NoticeKind.WORD), at=errand.now + after, again=len(earlier), content=content
    )
    await deliveries.schedule(tx, [telling.to(to, channel)])


def _telling(errand: Errand, matter: Matter, kind: NoticeKind) -> Telling:
    return Telling(errand.trip, matter.id, kind, errand.now, errand.now + WORTH_TELLING, Priority.EMERGENCY)
