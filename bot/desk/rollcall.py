"""A roll call begins, and is followed: by whoever began it, and by every organiser who opens it."""

from dataclasses import replace
from typing import Any

from bot.desk.matters import take
from bot.desk.office import Errand, Office, Reply
from bot.programme.model import EVERYONE
from bot.programme.preferences import Preferences
from bot.programme.roll_call import AWAY, COMING, HERE, HURT, UNHURT, called
from bot.speech.scene import Scene
from bot.speech.views import matters as matters_view
from bot.speech.views import rollcall as view
from bot.store import deliveries, matters, people
from bot.store.database import Transaction
from bot.store.matters import Matter, MatterKind, Stage, new_id
from bot.store.schema import State
from handlers.request import Respond
from handlers.rollcall import Begin, Open, Overlook, Present, Propose
from schedules import chasing, planning, publishing, rollcalls
from schedules.letters import how_it_stands
from schedules.material import dossier
from schedules.planner import NoticeKind
from schedules.progress import progress

_STATUS = "status"
"""In the place of whom a roll call is for: a status check of everybody."""


async def present(office: Office, errand: Errand, _: Present) -> Reply | None:
    """Who says to be there is put on the list of the newest roll call; the usual answer if there is none."""
    async with office.work(errand) as (tx, scene):
        for one in await _open_ones(tx, errand):
            if errand.person.id in one.content["recipients"] and not one.content["status"]:
                return await take(office, errand, tx, scene, Respond(one.id, HERE))
    return None


async def overlook(office: Office, errand: Errand, _: Overlook) -> Reply:
    """What is open; where nothing is, whom to ask."""
    async with office.work(errand) as (tx, scene):
        match await _open_ones(tx, errand):
            case []:
                return Reply(view.choose(scene))
            case [one]:
                return await _followed(tx, errand, scene, one)
            case several:
                listed = [(one.id, one.content["of"], one.content["status"]) for one in several]
                return Reply(view.several(listed, scene))


async def propose(office: Office, errand: Errand, wish: Propose) -> Reply:
    """How many will be asked, who of them rests, who cannot be asked."""
    async with office.work(errand) as (tx, scene):
        of = _of(wish.of)
        names = [person.id for person in called(scene.agenda, of)]
        channels = planning.preferred(await people.chats(tx, errand.trip))
        wishes = await people.preferences(tx, errand.trip)
        without = [name for name in names if name not in channels]
        resting = [name for name in channels if name in names and _rests(name, wishes.get(name, Preferences()), scene)]
        what = view.Preview(new_id(), of, wish.of == _STATUS, len(names), len(resting), len(without))
        return Reply(view.preview(what, scene))


async def begin(office: Office, errand: Errand, wish: Begin) -> Reply:
    """Everybody concerned is asked; where the same is being asked already, that is followed instead."""
    async with office.work(errand) as (tx, scene):
        await people.hold(tx, errand.trip)  # two organisers who ask the same at once ask it once
        content = _content(scene, wish.of)
        now, known, same = errand.now, await matters.get(tx, errand.trip, wish.matter), await _same(tx, errand, content)
        if known is None and same and now - same.created_at < rollcalls.TOGETHER[same.content["status"]]:
            known = same
        if known is not None:
            return await _followed(tx, errand, scene, known)
        if not content["recipients"]:
            return Reply(matters_view.gone(scene))
        if same is not None:  # what was left open is not to be mistaken for the new one
            await shut(tx, same, errand)
        new = Matter(errand.trip, wish.matter, MatterKind.ROLLCALL, Stage.OPEN, errand.person.id, now, now, content)
        await matters.put(tx, new)
        await ask(tx, new, content["recipients"], errand)
        await publishing.report(tx, errand.trip, new.id, errand.person.id, now)
        await office.note(tx, errand, "rollcall", matter=new.id, of=wish.of, people=len(content["recipients"]))
        return Reply(view.begun(len(content["recipients"]), scene))


async def open_(office: Office, errand: Errand, wish: Open) -> Reply:
    """The list, and it stays up to date."""
    async with office.work(errand) as (tx, scene):
        matter = await matters.get(tx, errand.trip, wish.matter)
        return Reply(matters_view.gone(scene)) if matter is None else await _followed(tx, errand, scene, matter)


async def ask(tx: Transaction, matter: Matter, whom: list[str], errand: Errand) -> None:
    """Ask some people, as far as they have not been: now, and in an emergency again and again."""
    channels = planning.preferred(await people.chats(tx, matter.trip))
    told = await matters.told(tx, matter.trip, matter.id)
    first = [row for row in told if row.key.kind == NoticeKind.ROLLCALL and row.key.lead == matter.id]
    asked = {row.key.person for row in first if row.state not in deliveries.WITHDRAWN}
    await deliveries.schedule(tx, rollcalls.asking(matter, channels, whom, asked, errand.now))


async def shut(tx: Transaction, matter: Matter, errand: Errand) -> None:
    """Nobody is asked any more."""
    await matters.put(tx, replace(matter, stage=Stage.CLOSED, changed_at=errand.now))
    await spare(tx, matter, matter.content["recipients"], errand)


async def spare(tx: Transaction, matter: Matter, whom: list[str], errand: Errand) -> None:
    """What is not out yet is not asked of some people any more."""
    told = await matters.told(tx, matter.trip, matter.id)
    asking = [row for row in told if row.key.kind == NoticeKind.ROLLCALL and row.state in deliveries.OPEN]
    chosen = set(whom)
    unsaid = [row.id for row in asking if row.key.person in chosen]
    await deliveries.withdraw(tx, unsaid, State.CANCELLED, errand.now)


def _rests(name: str, wishes: Preferences, scene: Scene) -> bool:
    return chasing.not_at_night(scene.at, scene.agenda, name, wishes) > scene.at


async def _followed(tx: Transaction, errand: Errand, scene: Scene, matter: Matter) -> Reply:
    """The list as it is – or, to an organiser who has none yet, how far it is, and the list comes to stay."""
    found = await dossier(tx, errand.trip, matter.id, with_told=True)
    if found is None or matter.kind is not MatterKind.ROLLCALL:
        return Reply(matters_view.gone(scene))
    mine = await matters.told(tx, errand.trip, matter.id, errand.person.id)
    reachable = planning.preferred(await people.chats_of(tx, errand.trip, errand.person.id))
    if not reachable or any(row.key.kind == NoticeKind.REPORT for row in mine):
        return Reply(how_it_stands(found, scene))
    await publishing.report(tx, errand.trip, matter.id, errand.person.id, errand.now)
    far = progress(found)
    status = matter.content["status"]
    return Reply(view.follows(len(far.answered), len(far.standings), scene, status=status))


async def _open_ones(tx: Transaction, errand: Errand) -> list[Matter]:
    """The roll calls that are open; what was left open long ago is not meant any more."""
    found = await matters.find(tx, errand.trip, [MatterKind.ROLLCALL], [Stage.OPEN])
    return [one for one in found if errand.now - one.changed_at < rollcalls.WORTH[one.content["status"]]]


async def _same(tx: Transaction, errand: Errand, content: dict[str, Any]) -> Matter | None:
    """An open roll call of the same sort for the same people."""
    wanted = (content["of"], content["status"])
    found = await _open_ones(tx, errand)
    return next((one for one in found if (one.content["of"], one.content["status"]) == wanted), None)


def _of(said: str) -> str:
    return EVERYONE if said == _STATUS else said


def _content(scene: Scene, said: str) -> dict[str, Any]:
    """What a roll call is made of. After `passing` answers people are still asked; organisers hear of what `rings`."""
    status, of = said == _STATUS, _of(said)
    content: dict[str, Any] = {"status": status, "of": of, "urgent": True}
    content["recipients"] = [person.id for person in called(scene.agenda, of)]
    if status:
        return content | {"answers": [UNHURT, HURT], "asks_where": True, "rings": [HURT]}
    return content | {"answers": [HERE, COMING, AWAY], "passing": [COMING, AWAY]}
