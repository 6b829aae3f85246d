"""An organiser changes the programme: picks an item, says what becomes of it, sees what that would mean."""

from collections.abc import Sequence
from dataclasses import replace

from bot.clock import local
from bot.desk import drafts, forecast
from bot.desk.drafts import Draft
from bot.desk.forecast import NotInOrder
from bot.desk.office import Errand, Office, Reply
from bot.programme.agenda import Agenda
from bot.programme.editing import apply, possible
from bot.programme.edits import BadEdit, Edit
from bot.speech.message import Message
from bot.speech.scene import Scene
from bot.speech.views import change_menu as menu
from bot.speech.views import draft as view
from bot.store.database import Transaction
from bot.store.matters import Stage
from handlers.changes import Amend, Discard, Open, Pick, ShowDraft

NOTED = 100
"""Characters of a value that the audit log keeps."""


async def pick(office: Office, errand: Errand, wish: Pick) -> Reply:
    """Items to pick from, as they are in the organiser's draft."""
    async with office.work(errand) as (tx, scene):
        draft = await drafts.own(tx, errand)
        drafted = _drafted(scene, draft)
        if wish.items is not None:
            items = [drafted.agenda.items[name] for name in wish.items if name in drafted.agenda.items]
            offer = menu.Offer(wish.what, wish.value) if wish.what else None
            return Reply(menu.found(items, wish.words, offer, drafted, has_draft=draft is not None))
        return Reply(menu.day(wish.day, wish.first, drafted, has_draft=draft is not None))


async def open_(office: Office, errand: Errand, wish: Open) -> Reply:
    """What can be changed of an item; or the question for something of it, and what comes next answers that."""
    async with office.work(errand) as (tx, scene):
        draft = await drafts.own(tx, errand)
        drafted = _drafted(scene, draft)
        item = drafted.agenda.items.get(wish.item)
        if item is None or wish.what is None:
            return Reply(_card(wish.item, scene, drafted))
        asked = menu.question(item, wish.what, drafted, wrong=wish.wrong)
        return Reply(asked, f"change set {wish.what} {item.id}")


async def amend(office: Office, errand: Errand, wish: Amend) -> Reply:
    """Edits go into the draft, and it is shown what that would mean; what cannot be done changes nothing."""
    try:
        async with office.work(errand) as (tx, scene):
            scene = await drafts.in_force(office, tx, scene)
            draft = await drafts.own(tx, errand)
            drafted = _drafted(scene, draft)
            still = _still(wish, drafted)
            if draft is None and not still:
                return Reply(_card(wish.edits[0].item, scene, drafted))
            if still and await office.is_new(tx, errand):
                draft = await amended(office, tx, errand, scene, draft, wish.edits)
            if draft is None:
                return Reply(view.no_difference(wish.edits[0].item, scene))
            return await preview(office, tx, errand, scene, draft)
    except (BadEdit, NotInOrder) as error:
        return Reply(view.not_possible(error, wish.edits[0].item, errand.scene))


async def show(office: Office, errand: Errand, _: ShowDraft) -> Reply:
    """What is not published yet."""
    draft = None
    try:
        async with office.work(errand) as (tx, scene):
            scene = await drafts.in_force(office, tx, scene)
            draft = await drafts.own(tx, errand)
            return Reply(view.no_draft(scene)) if draft is None else await preview(office, tx, errand, scene, draft)
    except (BadEdit, NotInOrder) as error:
        return Reply(view.not_possible(error, "", errand.scene, draft.matter.id if draft else ""))


async def discard(office: Office, errand: Errand, wish: Discard) -> Reply:
    """A draft is not wanted any more."""
    async with office.work(errand) as (tx, scene):
        draft = await drafts.named(tx, errand, wish.draft)
        if draft is not None and draft.matter.stage is Stage.DRAFT:
            await drafts.end(tx, errand, draft, Stage.CANCELLED)
            await office.note(tx, errand, "discard", draft=wish.draft)
        return Reply(view.discarded(scene))


async def preview(office: Office, tx: Transaction, errand: Errand, scene: Scene, draft: Draft) -> Reply:
    """A draft, and what it would mean; raises BadEdit or NotInOrder, for the transaction to end with."""
    draft, outlook = await forecast.of_draft(office, tx, errand, scene, draft)
    return Reply(view.preview(draft.matter.id, draft.turn, outlook, scene, draft.edits))


async def amended(
    office: Office, tx: Transaction, errand: Errand, scene: Scene, draft: Draft | None, edits: Sequence[Edit]
) -> Draft | None:
    """The draft with more edits, or as it was where they change nothing; raises BadEdit."""
    trip = draft.on(scene.agenda.trip) if draft else scene.agenda.trip
    so_far = apply(trip, possible(trip, draft.edits)[0]) if draft else trip
    if apply(so_far, edits) == so_far:
        return draft
    for one in edits:
        await office.note(tx, errand, "change", item=one.item, what=one.what.value, value=one.value[:NOTED])
    if draft is None:
        return await drafts.begin(tx, errand, office.agendas.number(errand.trip), edits)
    return await drafts.turned(tx, errand, draft, draft.base, [*draft.edits, *edits])


def _card(name: str, scene: Scene, drafted: Scene) -> Message:
    """What can be changed of an item, as it is in the draft."""
    item = drafted.agenda.items.get(name)
    if item is None:
        return menu.gone(name, scene)
    return menu.card(item, drafted, changed=item != scene.agenda.items.get(name))


def _drafted(scene: Scene, draft: Draft | None) -> Scene:
    """The scene as if the draft were in force."""
    if draft is None:
        return scene
    trip = draft.on(scene.agenda.trip)
    good, _ = possible(trip, draft.edits)
    return replace(scene, agenda=Agenda(apply(trip, good)))


def _still(wish: Amend, drafted: Scene) -> bool:
    """Whether a tapped edit is about the item as it was when the button was shown: a second tap is not."""
    item = drafted.agenda.items.get(wish.edits[0].item)
    return not wish.since or (item is not None and f"{local(item.start, item.zone):%H:%M}" == wish.since)
