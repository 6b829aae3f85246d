"""A programme that comes as a file: it is said what is wrong with it, or it becomes the draft and is shown."""

import asyncio
from pathlib import PurePath

from bot.desk import drafts
from bot.desk.changes import amended, preview
from bot.desk.drafts import Draft
from bot.desk.forecast import NotInOrder
from bot.desk.office import Errand, Office, Reply
from bot.programme.agenda import Agenda
from bot.programme.editing import as_in_calendar
from bot.programme.edits import BadEdit
from bot.programme.model import Trip, organises
from bot.programme.sources.reading import CALENDARS, read_file
from bot.speech.message import Message
from bot.speech.scene import Scene
from bot.speech.views import draft as view
from bot.speech.views import upload as upload_view
from bot.store.database import Transaction
from bot.store.matters import Stage
from handlers.changes import Upload

SHOWN = 80
"""Characters of a file's name that are shown and kept: its end."""


async def upload(office: Office, errand: Errand, wish: Upload) -> Reply:
    """Read the file beside the event loop, then look what it means for what is in force now."""
    name = wish.file.name[-SHOWN:]
    reading = await asyncio.to_thread(read_file, name, wish.file.content)
    is_calendar = PurePath(name).suffix.lower() in CALENDARS
    try:
        async with office.work(errand) as (tx, scene):
            scene = await drafts.in_force(office, tx, scene)
            if reading.trip is None:
                return Reply(upload_view.errors(reading.problems, name, scene))
            wrong = _unfit(reading.trip, name, errand, scene, is_calendar=is_calendar)
            if wrong is not None:
                return Reply(wrong)
            earlier = await drafts.own(tx, errand)
            draft = earlier
            if await office.is_new(tx, errand):
                draft = await _drafted(office, tx, errand, scene, earlier, reading.trip, name, is_calendar=is_calendar)
                await office.note(tx, errand, "upload", file=name)
            if draft is None:
                return Reply(upload_view.same(name, scene))
            shown = await preview(office, tx, errand, scene, draft)
            replaced = earlier is not None and earlier.matter.id != draft.matter.id
            return Reply(upload_view.as_draft(shown.message, name, scene, replaced=replaced))
    except (BadEdit, NotInOrder) as error:
        return Reply(view.not_possible(error, "", errand.scene))


def _unfit(trip: Trip, name: str, errand: Errand, scene: Scene, *, is_calendar: bool) -> Message | None:
    """Why a file cannot change the programme of this trip. A calendar is looked at for the items it knows."""
    if is_calendar:
        known = any(item.id in scene.agenda.items for item in trip.items)
        return None if known else upload_view.calendar(name, scene)
    if trip.id != errand.trip:
        return upload_view.other_trip(name, trip.id, scene)
    if not organises(Agenda(trip).people.get(errand.person.id)):
        return upload_view.without_you(name, scene)
    return upload_view.same(name, scene) if trip == scene.agenda.trip else None


async def _drafted(
    office: Office,
    tx: Transaction,
    errand: Errand,
    scene: Scene,
    earlier: Draft | None,
    trip: Trip,
    name: str,
    *,
    is_calendar: bool,
) -> Draft | None:
    """A whole programme takes the place of an earlier draft; what a calendar says otherwise is added to it."""
    if is_calendar:
        there = earlier.on(scene.agenda.trip) if earlier else scene.agenda.trip
        return await amended(office, tx, errand, scene, earlier, as_in_calendar(there, trip))
    if earlier is not None:
        await drafts.end(tx, errand, earlier, Stage.CANCELLED)
    return await drafts.begin_with_file(tx, errand, office.agendas.number(errand.trip), trip, name)
