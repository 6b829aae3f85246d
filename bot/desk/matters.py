"""Matters: an answer is written down, the missing are told once more, and how it stands is shown."""

from dataclasses import replace
from datetime import datetime

from bot.desk.office import Errand, Office, Reply
from bot.programme.preferences import Preferences
from bot.speech.message import Message
from bot.speech.progress import Response, Standing
from bot.speech.scene import Scene
from bot.speech.views import matters as view
from bot.store import deliveries, matters, people
from bot.store.database import Transaction
from bot.store.deliveries import Planned
from bot.store.matters import Matter, Stage
from bot.store.schema import State
from handlers.request import Look, Remind, Respond
from schedules import chasing, planning, rollcalls
from schedules.letters import how_it_stands, letter
from schedules.material import dossier, gather
from schedules.planner import NoticeKind
from schedules.progress import progress


async def respond(office: Office, errand: Errand, wish: Respond) -> Reply:
    """The person's answer counts, and nobody asks again; the message it answers says so."""
    async with office.work(errand) as (tx, scene):
        return await take(office, errand, tx, scene, wish)


async def take(office: Office, errand: Errand, tx: Transaction, scene: Scene, wish: Respond) -> Reply:
    """The same, in a transaction that is under way.

    Where it is to be known where people are, they are asked; what was said of that holds until something else is.
    """
    matter = await matters.get(tx, errand.trip, wish.matter, hold=True)
    person = errand.person.id
    if matter is None or not _may_answer(matter, person, wish.answer):
        return Reply(view.gone(scene))
    if matter.stage is not Stage.OPEN:
        return Reply(view.closed(scene))
    asks_where = bool(matter.content.get("asks_where"))
    known = (await matters.responses(tx, errand.trip, matter.id)).get(person)
    note = (wish.note or (known.note if known else "")) if asks_where else ""
    if known is None or (known.answer, known.note) != (wish.answer, note):
        await matters.respond(tx, errand.trip, matter.id, person, Response(wish.answer, person, errand.now, note))
    if wish.answer in matter.content.get("rings", ()):
        await rollcalls.ring(tx, scene.agenda, matter, person, errand.now)
    told = await matters.told(tx, errand.trip, matter.id, person)
    await deliveries.withdraw(tx, chasing.waiting(told, matter.id), State.CANCELLED, errand.now)
    message = await _as_it_stands(office, tx, matter, scene) or view.noted(scene)
    if asks_where and not wish.note:
        return Reply(view.where(message, scene), f"answer {matter.id} {wish.answer}")
    return Reply(message)


async def remind(office: Office, errand: Errand, wish: Remind) -> Reply:
    """Whoever got the message and has not answered gets it once more."""
    async with office.work(errand) as (tx, scene):
        found = await dossier(tx, errand.trip, wish.matter, with_told=True)
        if found is None or found.matter.stage is not Stage.OPEN:
            return Reply(view.gone(scene) if found is None else view.closed(scene))
        silent = progress(found).those(Standing.DELIVERED, answered=False)
        wishes = await people.preferences(tx, errand.trip)
        again = [
            replace(one, at=_when(found.matter, one, scene, planning.wishes_of(wishes, one.key)))
            for one in chasing.repetitions(found.told, wish.matter, silent, errand.now)
        ]
        asked = {one.key.person for one in again}
        if asked and await office.is_new(tx, errand):
            earlier = chasing.waiting(found.told, wish.matter, asked)
            await deliveries.withdraw(tx, earlier, State.SUPERSEDED, errand.now)
            await deliveries.schedule(tx, again)
            await office.note(tx, errand, "remind", matter=wish.matter, people=len(asked))
        return Reply(view.asked(len(asked), scene))


async def look(office: Office, errand: Errand, wish: Look) -> Reply:
    """How a matter stands, as of now."""
    async with office.work(errand) as (tx, scene):
        found = await dossier(tx, errand.trip, wish.matter, with_told=True)
        return Reply(how_it_stands(found, scene) if found else view.gone(scene))


def _may_answer(matter: Matter, person: str, answer: str) -> bool:
    """Whether this was asked of the person, and can be answered so: a button's payload comes from outside."""
    return person in matter.content.get("recipients", ()) and answer in matter.content.get("answers", ())


async def _as_it_stands(office: Office, tx: Transaction, matter: Matter, scene: Scene) -> Message | None:
    """The message about a matter as its person sees it now."""
    assert scene.person is not None  # noqa: S101 – whoever answers is somebody
    told = await matters.told(tx, matter.trip, matter.id, scene.person.id)
    first = [row for row in told if row.key.lead == matter.id and row.key.kind != NoticeKind.REPORT]
    rows = [row for row in first if row.key.channel == first[-1].key.channel]
    if not rows:
        return None
    message = letter(rows, scene, await gather(tx, office.agendas, matter.trip, rows))
    return replace(message, in_place=True) if message else None


def _when(matter: Matter, one: Planned, scene: Scene, wishes: Preferences) -> datetime:
    if matter.content.get("urgent"):
        return one.at
    return chasing.not_at_night(one.at, scene.agenda, one.key.person, wishes, one.key.item)
