"""Broadcasts while they are being written: a draft is its author's alone, and survives whatever happens."""

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import blake2s

from bot.desk.office import Errand, Office, Reply
from bot.programme.audience import Audience, known
from bot.programme.model import EVERYONE
from bot.speech.broadcast import Broadcast, Outlook
from bot.speech.catalogue import catalogue
from bot.speech.message import File
from bot.speech.scene import Scene
from bot.speech.views import broadcast_draft as view
from bot.speech.views import matters as matters_view
from bot.speech.views.broadcast_audience import Draft, choosing
from bot.speech.views.broadcast_report import said
from bot.store import matters
from bot.store.database import Transaction
from bot.store.matters import Matter, MatterKind, Stage, new_id
from handlers.broadcast_wishes import Address, Begin, Choose, Discard, Postpone, Preview, Write
from schedules import broadcasting


async def begin(office: Office, errand: Errand, wish: Begin) -> Reply:
    """A new draft: to be addressed, or – with a text – to everybody."""
    async with office.work(errand) as (tx, scene):
        empty = Broadcast()
        if wish.text or wish.file:
            empty = _written(Broadcast(Audience((EVERYONE,))), _language(scene), wish.text, wish.file)
        draft = await started(office, tx, errand, empty, wish.file)
        return await shown(tx, scene, draft)


async def address(office: Office, errand: Errand, wish: Address) -> Reply:
    """Somebody more, or not."""
    async with office.work(errand) as (tx, scene):
        matter = await _mine(tx, errand, wish.draft)
        if matter is None:
            return Reply(matters_view.gone(scene))
        present = dict.fromkeys((await drafted(tx, scene, matter)).outlook.present, ())
        broadcast = Broadcast.of(matter.content)
        if wish.term and wish.add and known(wish.term, scene.agenda, present):
            matter = await _keep(tx, errand, matter, replace(broadcast, audience=broadcast.audience.plus(wish.term)))
        elif wish.term and not wish.add:
            matter = await _keep(tx, errand, matter, replace(broadcast, audience=broadcast.audience.minus(wish.term)))
        return await chosen(tx, scene, matter)


async def write(office: Office, errand: Errand, wish: Write) -> Reply:
    """What it says."""
    return await _changed(
        office, errand, wish.draft, lambda old: _written(old, wish.language, wish.text, wish.file), wish.file
    )


async def choose(office: Office, errand: Errand, wish: Choose) -> Reply:
    """Whether it is to be confirmed, and whether it is urgent."""

    def change(old: Broadcast) -> Broadcast:
        acknowledge = old.acknowledge if wish.acknowledge is None else wish.acknowledge
        return replace(old, acknowledge=acknowledge, urgent=old.urgent if wish.urgent is None else wish.urgent)

    return await _changed(office, errand, wish.draft, change)


async def postpone(office: Office, errand: Errand, wish: Postpone) -> Reply:
    """When it goes out."""
    return await _changed(office, errand, wish.draft, lambda old: replace(old, at=wish.at))


async def preview(office: Office, errand: Errand, wish: Preview) -> Reply:
    """How it will look, or who gets it."""
    async with office.work(errand) as (tx, scene):
        matter = await _mine(tx, errand, wish.draft)
        if matter is None:
            return Reply(matters_view.gone(scene))
        if wish.names:
            return Reply(view.names(await drafted(tx, scene, matter), scene))
        return await shown(tx, scene, matter, wish.language)


async def discard(office: Office, errand: Errand, wish: Discard) -> Reply:
    """Forget it."""
    async with office.work(errand) as (tx, scene):
        if await _mine(tx, errand, wish.draft) is None:
            return Reply(matters_view.gone(scene))
        await matters.drop(tx, errand.trip, wish.draft)
        return Reply(said("broadcast-dropped", scene))


async def started(
    office: Office, tx: Transaction, errand: Errand, broadcast: Broadcast, file: File | None = None
) -> Matter:
    """A new draft; the one there is already, where a crash makes the same thing be said again.

    One's drafts that say nothing yet are forgotten.
    """
    older = await matters.find(tx, errand.trip, [MatterKind.BROADCAST], [Stage.DRAFT], author=errand.person.id)
    if not await office.is_new(tx, errand) and older:
        return older[0]
    for one in older:
        if not one.content["texts"] and not one.content["file"]:
            await matters.drop(tx, errand.trip, one.id)
    whose = (errand.trip, new_id(), MatterKind.BROADCAST, Stage.DRAFT, errand.person.id)
    draft = Matter(*whose, errand.now, errand.now, broadcast.content())
    await matters.put(tx, draft)
    if file is not None:
        await matters.attach(tx, errand.trip, draft.id, file)
    return draft


async def shown(tx: Transaction, scene: Scene, matter: Matter, language: str = "") -> Reply:
    """The preview; or what is still missing."""
    draft = await drafted(tx, scene, matter)
    if draft.broadcast.complete:
        return Reply(view.preview(draft, scene, language))
    return await chosen(tx, scene, matter)


async def chosen(tx: Transaction, scene: Scene, matter: Matter) -> Reply:
    """Whom it is for; what is written next is a name, or – once somebody is meant – the text, if that is missing."""
    draft = await drafted(tx, scene, matter)
    text_next = draft.broadcast.audience and not draft.broadcast.complete
    verb = f"write {_language(scene)}" if text_next else "who"
    return Reply(choosing(draft, scene), expects=f"broadcast {matter.id} {verb}")


def asked(matter: Matter, scene: Scene) -> Reply:
    """The question for the text."""
    language = _language(scene)
    question = view.ask("broadcast-ask-text", matter.id, scene, language)
    return Reply(question, expects=f"broadcast {matter.id} write {language}")


async def drafted(tx: Transaction, scene: Scene, matter: Matter) -> Draft:
    """A draft and whom it would reach, as of now; a time that is over means at once."""
    broadcast = Broadcast.of(matter.content)
    if broadcast.at is not None and broadcast.at <= scene.at:
        broadcast = replace(broadcast, at=None)
    ahead = await broadcasting.outlook(tx, scene.agenda, broadcast, matter.author, scene.at)
    return Draft(matter.id, matter.author, broadcast, ahead, _mark(matter, broadcast, ahead))


async def _mine(tx: Transaction, errand: Errand, name: str) -> Matter | None:
    """One's own draft: to anybody else it does not exist."""
    matter = await matters.get(tx, errand.trip, name, hold=True)
    if matter is None or matter.kind is not MatterKind.BROADCAST or matter.stage is not Stage.DRAFT:
        return None
    return matter if matter.author == errand.person.id else None


async def _changed(
    office: Office, errand: Errand, name: str, change: Callable[[Broadcast], Broadcast], file: File | None = None
) -> Reply:
    async with office.work(errand) as (tx, scene):
        matter = await _mine(tx, errand, name)
        if matter is None:
            return Reply(matters_view.gone(scene))
        if file is not None:
            await matters.attach(tx, errand.trip, name, file)
        return await shown(tx, scene, await _keep(tx, errand, matter, change(Broadcast.of(matter.content))))


async def _keep(tx: Transaction, errand: Errand, matter: Matter, broadcast: Broadcast) -> Matter:
    kept = replace(matter, content=broadcast.content(), changed_at=errand.now)
    await matters.put(tx, kept)
    return kept


def _written(broadcast: Broadcast, language: str, text: str, file: File | None) -> Broadcast:
    said = broadcast.saying(language, text) if text else broadcast
    return replace(said, file=file.name) if file is not None else said


def _language(scene: Scene) -> str:
    return catalogue(scene.language).language


def _mark(matter: Matter, broadcast: Broadcast, ahead: Outlook) -> str:
    """The name of what its author sees: another text, other recipients or another wait have another."""
    seen = [matter.changed_at.isoformat(), broadcast.content(), ahead.recipients, sorted(ahead.leaving), ahead.held]
    return blake2s(json.dumps(seen, sort_keys=True).encode(), digest_size=4).hexdigest()
