"""What an organiser prepared comes into force, or goes back; each is shown before it happens."""

import asyncio

from bot.desk import drafts, forecast
from bot.desk.changes import preview
from bot.desk.forecast import NotInOrder
from bot.desk.office import Errand, Office, Reply
from bot.programme.agenda import Agenda
from bot.programme.edits import BadEdit
from bot.programme.model import organises
from bot.speech.views import draft as view
from bot.speech.views import publication
from bot.store import matters
from bot.store.database import Transaction
from bot.store.matters import Stage
from handlers.changes import Publish, Undo
from schedules import publishing

CHAT = "chat"
"""What stands in the place of a file's name where a version was made in the chat."""


async def publish(office: Office, errand: Errand, wish: Publish) -> Reply:
    """The draft comes into force as it was shown; where that is not how it is any more, it is shown again instead."""
    try:
        async with office.work(errand) as (tx, scene):
            scene = await drafts.in_force(office, tx, scene)
            draft = await drafts.named(tx, errand, wish.draft)
            if draft is None or draft.matter.stage is Stage.CANCELLED:
                return Reply(view.no_draft(scene))
            if draft.matter.stage is not Stage.DRAFT:
                return Reply(publication.already(draft.matter.content["version"], scene))
            if draft.turn != wish.turn or draft.base != office.agendas.number(errand.trip):
                return await preview(office, tx, errand, scene, draft)
            after = await asyncio.to_thread(forecast.in_order, draft, scene.agenda.trip)
            source = draft.matter.content.get("source", CHAT)
            number, people = await _into_force(office, tx, errand, after, source, silent=wish.silent)
            await drafts.end(tx, errand, draft, Stage.CLOSED, version=number)
            await office.note(tx, errand, "publish", version=number, silent=wish.silent, people=people)
            return Reply(publication.done(number, people, scene))
    except (BadEdit, NotInOrder) as error:
        return Reply(view.not_possible(error, "", errand.scene, wish.draft))


async def undo(office: Office, errand: Errand, wish: Undo) -> Reply:
    """The version before the last publication comes back, if that is still the one that was shown."""
    async with office.work(errand) as (tx, scene):
        scene = await drafts.in_force(office, tx, scene)
        last = office.agendas.number(errand.trip)
        if last == 1:
            return Reply(publication.nothing_to_undo(scene))
        before = await office.agendas.at(tx, errand.trip, last - 1)
        if not organises(before.people.get(errand.person.id)):
            return Reply(publication.not_without_you(scene))
        if wish.number != last:
            undone = await _undone(tx, errand, last)
            if wish.number is not None and undone == wish.number:
                return Reply(publication.already(last, scene))
            outlook = await forecast.outlook(tx, errand, scene, before)
            who = await forecast.publisher(tx, errand, scene, last)
            return Reply(publication.undoing(last, who, outlook, scene, overtaken=wish.number is not None))
        number, people = await _into_force(office, tx, errand, before, f"undo {last}", silent=wish.silent)
        await _remember(tx, errand, number, last)
        await office.note(tx, errand, "undo", version=number, undone=last, silent=wish.silent, people=people)
        return Reply(publication.undone(last, number, people, scene))


async def _into_force(
    office: Office, tx: Transaction, errand: Errand, after: Agenda, source: str, *, silent: bool
) -> tuple[int, int]:
    """A version in force, and how many are told."""
    number = await publishing.publish(
        tx, office.agendas, after, source, errand.now, author=errand.person.id, silent=silent
    )
    matter = await matters.get(tx, errand.trip, f"v{number}")
    return number, len(matter.content["recipients"]) if matter else 0


_UNDOES = "undoes"
"""In the content of a publication: the number of the version it took back."""


async def _undone(tx: Transaction, errand: Errand, number: int) -> int | None:
    """The version that a publication took back, if it did."""
    matter = await matters.get(tx, errand.trip, f"v{number}")
    return matter.content.get(_UNDOES) if matter else None


async def _remember(tx: Transaction, errand: Errand, number: int, undone: int) -> None:
    matter = await matters.get(tx, errand.trip, f"v{number}")
    assert matter is not None  # noqa: S101 – it was just published
    matter.content[_UNDOES] = undone
    await matters.put(tx, matter)
