"""Broadcasts once they are written: out with one, stopped, corrected, remembered."""

from bot.desk.broadcast_drafts import asked, drafted, shown, started
from bot.desk.office import Errand, Office, Reply
from bot.programme.audience import Audience
from bot.speech.broadcast import Broadcast
from bot.speech.views import broadcast_draft as draft_view
from bot.speech.views import broadcast_report as view
from bot.speech.views import matters as matters_view
from bot.speech.views.broadcast_report import Entry
from bot.store import matters
from bot.store.database import Transaction
from bot.store.matters import Matter, MatterKind, Stage
from handlers.broadcast_wishes import Correct, Dispatch, Recall, Stop
from schedules import broadcasting
from schedules.letters import how_it_stands
from schedules.material import dossier
from schedules.progress import progress

REMEMBERED = 6
"""Broadcasts in the list of the last ones."""


async def dispatch(office: Office, errand: Errand, wish: Dispatch) -> Reply:
    """Out with what was seen, once; if anything is different by now, it is shown again instead."""
    async with office.work(errand) as (tx, scene):
        matter = await matters.get(tx, errand.trip, wish.draft, hold=True)
        if matter is None or matter.kind is not MatterKind.BROADCAST or matter.author != errand.person.id:
            return Reply(matters_view.gone(scene))
        broadcast = Broadcast.of(matter.content)
        if matter.stage is not Stage.DRAFT:
            return Reply(view.sent(broadcast, len(matter.content["recipients"]), scene))
        draft = await drafted(tx, scene, matter)
        if not draft.broadcast.complete or not draft.outlook.recipients:
            return await shown(tx, scene, matter)
        if wish.mark != draft.mark:
            return Reply(draft_view.preview(draft, scene, changed=True))
        await broadcasting.dispatch(tx, matter, draft.outlook, errand.now)
        people = len(draft.outlook.recipients)
        await office.note(tx, errand, "broadcast-send", matter=matter.id, people=people, urgent=broadcast.urgent)
        return Reply(view.sent(draft.broadcast, people, scene))


async def stop(office: Office, errand: Errand, wish: Stop) -> Reply:
    """What is not out yet stays; whoever got it keeps it."""
    async with office.work(errand) as (tx, scene):
        matter = await _sent(tx, errand, wish.matter)
        if matter is None:
            return Reply(matters_view.gone(scene))
        if not matter.content.get("stopped"):
            count = await broadcasting.stop(tx, matter, errand.now)
            await office.note(tx, errand, "broadcast-stop", matter=matter.id, people=count)
        found = await dossier(tx, errand.trip, matter.id, with_told=True)
        return Reply(how_it_stands(found, scene) if found else matters_view.gone(scene))


async def correct(office: Office, errand: Errand, wish: Correct) -> Reply:
    """A draft to the same people, that says what it corrects."""
    async with office.work(errand) as (tx, scene):
        matter = await _sent(tx, errand, wish.matter)
        if matter is None:
            return Reply(matters_view.gone(scene))
        wrong = Broadcast.of(matter.content)
        same = Audience(tuple(matter.content["recipients"]))
        again = Broadcast(same, acknowledge=wrong.acknowledge, corrects=wrong.beginning(scene.language))
        return asked(await started(office, tx, errand, again), scene)


async def recall(office: Office, errand: Errand, _: Recall) -> Reply:
    """The last broadcasts of all organisers, and one's own drafts."""
    async with office.work(errand) as (tx, scene):
        found = await matters.find(tx, errand.trip, [MatterKind.BROADCAST], [Stage.DRAFT, Stage.OPEN])
        mine = [one for one in found if one.stage is Stage.OPEN or _begun(one, errand)]
        entries = [await _entry(tx, one) for one in mine[:REMEMBERED]]
        return Reply(view.recent(entries, scene))


async def _sent(tx: Transaction, errand: Errand, name: str) -> Matter | None:
    """A broadcast that is out, whoever sent it."""
    matter = await matters.get(tx, errand.trip, name, hold=True)
    out = matter is not None and matter.kind is MatterKind.BROADCAST and matter.stage is Stage.OPEN
    return matter if out else None


def _begun(matter: Matter, errand: Errand) -> bool:
    """A draft of one's own that says something."""
    broadcast = Broadcast.of(matter.content)
    return matter.author == errand.person.id and bool(broadcast.text or broadcast.file)


async def _entry(tx: Transaction, matter: Matter) -> Entry:
    found = await dossier(tx, matter.trip, matter.id, with_told=True) if matter.stage is Stage.OPEN else None
    return Entry(matter.id, Broadcast.of(matter.content), matter.changed_at, progress(found) if found else None)
