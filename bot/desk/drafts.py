"""Drafts: what an organiser has changed and not published. One each; it is a matter, so it outlives any process.

Its content is `base`, the version it was last shown against; `turn`, which counts how often it became another; `edits`;
and where it began with a file, `source`: the file's name. The programme of that file is attached (as YAML).
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from bot.desk.office import Errand, Office
from bot.programme.edits import Edit, edit
from bot.programme.model import Trip
from bot.programme.sources import yaml_writer
from bot.speech.message import File
from bot.speech.scene import Scene
from bot.store import matters, people, programmes
from bot.store.database import Transaction
from bot.store.matters import Matter, MatterKind, Stage

ALIVE = timedelta(days=2)
"""Of a draft older than this, others are not told any more."""
_YAML = "application/yaml"


@dataclass(frozen=True)
class Draft:
    """A draft as its matter keeps it; `whole` is the programme of its file, if it began with one."""

    matter: Matter
    whole: Trip | None = None

    @property
    def base(self) -> int:
        """The version it was last shown against."""
        base: int = self.matter.content["base"]
        return base

    @property
    def turn(self) -> int:
        """How often it became another."""
        turn: int = self.matter.content["turn"]
        return turn

    @property
    def edits(self) -> list[Edit]:
        """Its edits, in their order."""
        return [edit(plain) for plain in self.matter.content["edits"]]

    def on(self, trip: Trip) -> Trip:
        """What the edits apply to, where a version is in force."""
        return self.whole or trip

    def touched(self, trip: Trip) -> set[str]:
        """The items that it may change of a version: ids."""
        there = dict.fromkeys(self.whole.items if self.whole else trip.items)
        differing = {item.id for item in (*there, *trip.items) if (item in there) != (item in trip.items)}
        return differing | {one.item for one in self.edits}


async def in_force(office: Office, tx: Transaction, scene: Scene) -> Scene:
    """The scene as of now, with the trip held: nobody else publishes or drafts until the end of the transaction."""
    trip = scene.agenda.trip.id
    await people.hold(tx, trip)
    await office.agendas.refresh(tx)
    return replace(scene, agenda=office.agendas[trip])


async def own(tx: Transaction, errand: Errand) -> Draft | None:
    """The organiser's draft."""
    found = await matters.find(tx, errand.trip, [MatterKind.CHANGE], [Stage.DRAFT], author=errand.person.id)
    return await _with_file(tx, found[0]) if found else None


async def named(tx: Transaction, errand: Errand, name: str) -> Draft | None:
    """The organiser's draft with an id, whatever became of it."""
    matter = await matters.get(tx, errand.trip, name, hold=True)
    if matter is None or matter.kind is not MatterKind.CHANGE or matter.author != errand.person.id:
        return None
    return await _with_file(tx, matter) if "turn" in matter.content else None


async def of_others(tx: Transaction, errand: Errand) -> list[Draft]:
    """What other organisers have not published."""
    since = errand.now - ALIVE
    found = await matters.find(tx, errand.trip, [MatterKind.CHANGE], [Stage.DRAFT], since=since)
    return [await _with_file(tx, matter) for matter in found if matter.author != errand.person.id]


async def begin(tx: Transaction, errand: Errand, base: int, edits: Sequence[Edit]) -> Draft:
    """A new draft."""
    content = {"base": base, "turn": 1, "edits": [one.plain() for one in edits]}
    return await _put(tx, errand, Draft(_new(errand, content)))


async def begin_with_file(tx: Transaction, errand: Errand, base: int, trip: Trip, source: str) -> Draft:
    """A new draft, of a file."""
    draft = Draft(_new(errand, {"base": base, "turn": 1, "edits": [], "source": source}), trip)
    written = (await asyncio.to_thread(yaml_writer.text, trip)).encode()
    await _put(tx, errand, draft)
    await matters.attach(tx, errand.trip, draft.matter.id, File("programme.yaml", _YAML, written))
    return draft


async def turned(tx: Transaction, errand: Errand, draft: Draft, base: int, edits: Sequence[Edit]) -> Draft:
    """The draft with other edits, or shown against another version."""
    content = draft.matter.content | {"base": base, "turn": draft.turn + 1, "edits": [one.plain() for one in edits]}
    return await _put(tx, errand, replace(draft, matter=replace(draft.matter, content=content)))


async def end(tx: Transaction, errand: Errand, draft: Draft, stage: Stage, **more: Any) -> None:
    """The draft is none any more."""
    content = draft.matter.content | more
    await _put(tx, errand, replace(draft, matter=replace(draft.matter, stage=stage, content=content)))


async def _put(tx: Transaction, errand: Errand, draft: Draft) -> Draft:
    matter = replace(draft.matter, changed_at=errand.now)
    await matters.put(tx, matter)
    return replace(draft, matter=matter)


def _new(errand: Errand, content: dict[str, Any]) -> Matter:
    now = errand.now
    return Matter(errand.trip, matters.new_id(), MatterKind.CHANGE, Stage.DRAFT, errand.person.id, now, now, content)


async def _with_file(tx: Transaction, matter: Matter) -> Draft:
    file = await matters.attached(tx, matter.trip, matter.id)
    whole = await asyncio.to_thread(programmes.read, file.content.decode()) if file else None
    return Draft(matter, whole)
