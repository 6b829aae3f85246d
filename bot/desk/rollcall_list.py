"""The list of a roll call in organisers' hands: ticked off, closed, gone on with. All of them see the same."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from bot.desk.office import Errand, Office, Reply
from bot.desk.rollcall import ask, shut, spare
from bot.programme.roll_call import REOPENED
from bot.speech.message import Message
from bot.speech.progress import Response
from bot.speech.scene import Scene
from bot.speech.views import matters as matters_view
from bot.speech.views import rollcall_report as view
from bot.speech.views import rollcall_ticking as ticking_view
from bot.store import matters
from bot.store.database import Transaction
from bot.store.matters import Matter, MatterKind, Stage
from handlers.rollcall import Close, Missing, Reopen, Tick, Ticking
from schedules.letters import how_it_stands
from schedules.material import Dossier, dossier
from schedules.progress import account_of, progress


@dataclass(frozen=True)
class _Held:
    """A roll call nobody else changes until we are done."""

    tx: Transaction
    scene: Scene
    matter: Matter

    async def now(self) -> Dossier:
        """With all that belongs to it, as of now."""
        found = await dossier(self.tx, self.matter.trip, self.matter.id, with_told=True)
        assert found is not None  # noqa: S101 – it is held
        return found


async def missing(office: Office, errand: Errand, wish: Missing) -> Reply:
    """Further pages of those missing."""
    async with _holding(office, errand, wish.matter) as (scene, held):
        if held is None:
            return Reply(matters_view.gone(scene))
        return Reply(view.missing_page(account_of(await held.now()), wish.first, scene))


async def ticking(office: Office, errand: Errand, wish: Ticking) -> Reply:
    """Names to tick off."""
    async with _holding(office, errand, wish.matter) as (scene, held):
        if held is None:
            return Reply(matters_view.gone(scene))
        return Reply(await _names(held, wish.first))


async def tick(office: Office, errand: Errand, wish: Tick) -> Reply:
    """Somebody is ticked off, or not any more; what people say for themselves stands."""
    async with _holding(office, errand, wish.matter) as (scene, held):
        if held is None or not _exists(held.matter, wish):
            return Reply(matters_view.gone(scene))
        if held.matter.stage is Stage.OPEN:
            name = held.matter.content["recipients"][wish.number]
            known = (await matters.responses(held.tx, errand.trip, wish.matter)).get(name)
            if _changes(held.matter, name, known, wish.answer) and await office.is_new(held.tx, errand):
                await _tick(held, errand, name, known, wish.answer)
                done = "rollcall-tick" if wish.answer else "rollcall-untick"
                await office.note(held.tx, errand, done, matter=wish.matter, person=name, answer=wish.answer)
        return Reply(replace(await _names(held, wish.first), in_place=True))


async def close(office: Office, errand: Errand, wish: Close) -> Reply:
    """Nobody is asked any more; the list stays as it is."""
    async with _holding(office, errand, wish.matter) as (scene, held):
        if held is None:
            return Reply(matters_view.gone(scene))
        if held.matter.stage is Stage.OPEN and await office.is_new(held.tx, errand):
            await shut(held.tx, held.matter, errand)
            await office.note(held.tx, errand, "rollcall-close", matter=wish.matter)
        return Reply(how_it_stands(await held.now(), scene))


async def reopen(office: Office, errand: Errand, wish: Reopen) -> Reply:
    """It goes on, within reason: who has not been asked yet is, now."""
    async with _holding(office, errand, wish.matter) as (scene, held):
        if held is None:
            return Reply(matters_view.gone(scene))
        if held.matter.stage is Stage.CLOSED:
            if errand.now - held.matter.changed_at >= REOPENED:
                return Reply(ticking_view.too_late(scene))
            if await office.is_new(held.tx, errand):
                again = replace(held.matter, stage=Stage.OPEN, changed_at=errand.now)
                await matters.put(held.tx, again)
                await ask(held.tx, again, view.missing(progress(await held.now())), errand)
                await office.note(held.tx, errand, "rollcall-reopen", matter=wish.matter)
        return Reply(how_it_stands(await held.now(), scene))


@asynccontextmanager
async def _holding(office: Office, errand: Errand, name: str) -> AsyncIterator[tuple[Scene, _Held | None]]:
    """The roll call with an id, held; None if there is none such."""
    async with office.work(errand) as (tx, scene):
        matter = await matters.get(tx, errand.trip, name, hold=True)
        there = matter is not None and matter.kind is MatterKind.ROLLCALL
        yield scene, _Held(tx, scene, matter) if matter is not None and there else None


async def _names(held: _Held, first: int) -> Message:
    account = account_of(await held.now())
    return (
        ticking_view.ticking(account, first, held.scene)
        if account.closed_at is None
        else ticking_view.shut(account, held.scene)
    )


def _exists(matter: Matter, wish: Tick) -> bool:
    """Whether there is such a recipient and such a tick: a button's payload comes from outside."""
    content = matter.content
    ticks = {"", *content["answers"]} - set(content.get("passing", ()))
    return wish.number < len(content["recipients"]) and wish.answer in ticks


def _changes(matter: Matter, name: str, known: Response | None, answer: str) -> bool:
    if known is None:
        return bool(answer)
    settled = known.answer not in matter.content.get("passing", ())
    return known.answer != answer and not (settled and known.by == name) and (settled or bool(answer))


async def _tick(held: _Held, errand: Errand, name: str, known: Response | None, answer: str) -> None:
    trip, matter = errand.trip, held.matter
    if answer:
        note = known.note if known else ""
        await matters.respond(held.tx, trip, matter.id, name, Response(answer, errand.person.id, errand.now, note))
        await spare(held.tx, matter, [name], errand)
    else:
        await matters.retract(held.tx, trip, matter.id, name)
        await ask(held.tx, matter, [name], errand)
