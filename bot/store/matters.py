"""Matters: what somebody wants to know the end of, and what people answered to it.

A publication, a broadcast, a roll call, a call for help, a question to the organisers. What is told about one are
deliveries whose `lead` names it (`tag`); a matter itself is small, and its `content` belongs to its kind.
"""

import secrets
from base64 import b64decode, b64encode
from collections.abc import Collection
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.speech.message import File
from bot.speech.progress import Response
from bot.store import schema
from bot.store.deliveries import PARAMETERS, Stored, stored
from bot.store.schema import State
from bot.store.upsert import insert

_matters, _responses, _attachments = schema.matters, schema.responses, schema.attachments


_LIVING = ("report", "case")
"""Kinds of notices that are kept up to date where they stand."""
MOST = 9
"""How often people are reminded of one matter at most."""


class MatterKind(StrEnum):
    """What a matter is about."""

    CHANGE = "change"
    """A draft of a programme, or a publication (its id is `v` and the number of the version)."""
    BROADCAST = "broadcast"
    ROLLCALL = "rollcall"
    LATE = "late"
    SOS = "sos"
    QUESTION = "question"


PERSONAL = (MatterKind.LATE, MatterKind.SOS, MatterKind.QUESTION)
"""Kinds of matters that are about who brought them up."""


class Stage(StrEnum):
    """How far a matter has come."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter; `author` is the id of who brought it up. Instants are UTC."""

    trip: str
    id: str
    kind: MatterKind
    stage: Stage
    author: str
    created_at: datetime
    changed_at: datetime
    content: dict[str, Any] = field(default_factory=dict, hash=False)


def new_id() -> str:
    """A name for a new matter, short enough for any button."""
    return secrets.token_hex(4)


def tag(matter: str, again: int = 0) -> str:
    """The `lead` of deliveries about a matter; `again` counts how often people are reminded of it."""
    return f"{matter}+{again}" if again else matter


async def put(tx: AsyncConnection, matter: Matter) -> None:
    """Keep a matter as it is now."""
    values = asdict(matter)
    new = insert(tx.dialect.name, _matters).values(values)
    kept = {name: value for name, value in values.items() if name in {"stage", "content", "changed_at"}}
    await tx.execute(new.on_conflict_do_update(index_elements=["trip", "id"], set_=kept))


async def amend(tx: AsyncConnection, matter: Matter, now: datetime, **content: Any) -> Matter:
    """A matter that says something else from an instant (UTC) on; what is not named stays. Returns it as it is now."""
    changed = replace(matter, changed_at=now, content=matter.content | content)
    await put(tx, changed)
    return changed


async def get(tx: AsyncConnection, trip: str, matter: str, *, hold: bool = False) -> Matter | None:
    """The matter with an id; `hold` it, and nobody else changes it until the end of the transaction."""
    query = select(_matters).where(_this(_matters.c.trip, _matters.c.id, trip, matter))
    row = (await tx.execute(query.with_for_update() if hold else query)).first()
    return _matter(row) if row else None


async def find(
    tx: AsyncConnection,
    trip: str,
    kinds: Collection[MatterKind],
    stages: Collection[Stage],
    *,
    author: str | None = None,
    since: datetime | None = None,
) -> list[Matter]:
    """The matters of some kinds and stages, changed last first."""
    query = select(_matters).where(_matters.c.trip == trip, _matters.c.kind.in_(kinds), _matters.c.stage.in_(stages))
    if author is not None:
        query = query.where(_matters.c.author == author)
    if since is not None:
        query = query.where(_matters.c.changed_at >= since)
    return [_matter(row) for row in await tx.execute(query.order_by(_matters.c.changed_at.desc(), _matters.c.id))]


async def drop(tx: AsyncConnection, trip: str, matter: str) -> None:
    """Forget a matter, with all that belongs to it but what was delivered."""
    await tx.execute(delete(_matters).where(_this(_matters.c.trip, _matters.c.id, trip, matter)))
    for table in (_responses, _attachments):
        await tx.execute(delete(table).where(_of(table, trip, matter)))


async def forget_unsent(tx: AsyncConnection, instant: datetime) -> None:
    """Forget questions that were kept before an instant (UTC) to be sent, and never were."""
    unsent = and_(_matters.c.kind == MatterKind.QUESTION, _matters.c.stage == Stage.DRAFT)
    await tx.execute(delete(_matters).where(unsent, _matters.c.created_at < instant))


async def brought_up(tx: AsyncConnection, trip: str, person: str) -> int:
    """How many delays, calls for help and questions of a person there are."""
    own = (_matters.c.trip == trip, _matters.c.author == person, _matters.c.kind.in_(PERSONAL))
    return int(await tx.scalar(select(func.count()).select_from(_matters).where(*own)) or 0)


async def answers_of(tx: AsyncConnection, trip: str, person: str) -> int:
    """How many matters a person has answered."""
    own = (_responses.c.trip == trip, _responses.c.person == person)
    return int(await tx.scalar(select(func.count()).select_from(_responses).where(*own)) or 0)


async def respond(tx: AsyncConnection, trip: str, matter: str, person: str, response: Response) -> None:
    """A person's answer from now on."""
    values = {"answer": response.answer, "by": response.by, "at": response.at, "note": response.note}
    new = insert(tx.dialect.name, _responses).values(trip=trip, matter=matter, person=person, **values)
    await tx.execute(new.on_conflict_do_update(index_elements=["trip", "matter", "person"], set_=values))


async def retract(tx: AsyncConnection, trip: str, matter: str, person: str) -> None:
    """A person has not answered after all."""
    await tx.execute(delete(_responses).where(_of(_responses, trip, matter), _responses.c.person == person))


async def responses(tx: AsyncConnection, trip: str, matter: str) -> dict[str, Response]:
    """Everybody's answer to a matter, by person."""
    rows = await tx.execute(select(_responses).where(_of(_responses, trip, matter)).order_by(_responses.c.at))
    return {row.person: Response(row.answer, row.by, row.at, row.note) for row in rows}


async def told(tx: AsyncConnection, trip: str, matter: str, person: str | None = None) -> list[Stored]:
    """Every delivery about a matter, to everybody or to one person, whatever became of it; the oldest first."""
    table = schema.deliveries
    query = select(table).where(table.c.trip == trip, table.c.lead.in_([tag(matter, n) for n in range(MOST + 1)]))
    if person is not None:
        query = query.where(table.c.person == person)
    return [stored(row) for row in await tx.execute(query.order_by(table.c.id))]


async def living(tx: AsyncConnection, trip: str, names: Collection[str]) -> list[Stored]:
    """What is out about some matters and changes with them, with the platform's id of each."""
    table = schema.deliveries
    out = and_(table.c.trip == trip, table.c.kind.in_(_LIVING), table.c.state == State.SENT)
    leads = [tag(name, again) for name in names for again in range(MOST + 1)]
    found: list[Stored] = []
    for first in range(0, len(leads), PARAMETERS):
        query = select(table).where(out, table.c.lead.in_(leads[first : first + PARAMETERS]))
        found += [stored(row) for row in await tx.execute(query.order_by(table.c.id))]
    return found


async def attach(tx: AsyncConnection, trip: str, matter: str, file: File) -> None:
    """This file goes with a matter, instead of any other."""
    values = {"name": file.name[:255], "media_type": file.media_type[:128], "content": b64encode(file.content).decode()}
    new = insert(tx.dialect.name, _attachments).values(trip=trip, matter=matter, **values)
    await tx.execute(new.on_conflict_do_update(index_elements=["trip", "matter"], set_=values))


async def attached(tx: AsyncConnection, trip: str, matter: str) -> File | None:
    """The file that goes with a matter."""
    row = (await tx.execute(select(_attachments).where(_of(_attachments, trip, matter)))).first()
    return File(row.name, row.media_type, b64decode(row.content)) if row else None


def _matter(row: Any) -> Matter:
    kind, stage = MatterKind(row.kind), Stage(row.stage)
    return Matter(row.trip, row.id, kind, stage, row.author, row.created_at, row.changed_at, row.content)


def _of(table: Table, trip: str, matter: str) -> ColumnElement[bool]:
    return _this(table.c.trip, table.c.matter, trip, matter)


def _this(trip_column: Any, matter_column: Any, trip: str, matter: str) -> ColumnElement[bool]:
    return and_(trip_column == trip, matter_column == matter)
