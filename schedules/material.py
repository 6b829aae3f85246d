"""What letters are made of besides the programme in force: earlier programmes, matters, what people answered."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from bot.programme.agenda import Agenda
from bot.speech.message import File
from bot.speech.progress import Response
from bot.store import matters
from bot.store.agendas import Agendas
from bot.store.database import Transaction
from bot.store.deliveries import Stored
from bot.store.matters import Matter
from schedules.planner import NoticeKind

KNOWN = "from"
"""In the content of a change notice: the number of the version its person knew."""

_ABOUT_MATTERS = frozenset(
    {
        NoticeKind.CHANGE,
        NoticeKind.BROADCAST,
        NoticeKind.ROLLCALL,
        NoticeKind.CASE,
        NoticeKind.WORD,
        NoticeKind.REPORT,
    }
)


@dataclass(frozen=True, slots=True)
class Dossier:
    """A matter with all that belongs to it; `told` are the deliveries about it, loaded for reports only."""

    matter: Matter
    responses: Mapping[str, Response] = field(default_factory=dict)
    told: tuple[Stored, ...] = ()
    file: File | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """What letters of one trip are made of; `earlier` are programmes as people knew them, by version."""

    earlier: Mapping[int, Agenda] = field(default_factory=dict)
    dossiers: Mapping[str, Dossier] = field(default_factory=dict)


NOTHING_MORE = Material()


def about(row: Stored) -> str:
    """The id of the matter a delivery is about; empty if it is about none."""
    return row.key.lead.partition("+")[0] if row.key.kind in _ABOUT_MATTERS else ""


async def gather(tx: Transaction, agendas: Agendas, trip: str, rows: Collection[Stored]) -> Material:
    """What the letters for some deliveries of a trip need."""
    versions = {row.content[KNOWN] for row in rows if row.content and KNOWN in row.content}
    earlier = {number: await agendas.at(tx, trip, number) for number in versions}
    dossiers = {}
    for name in sorted({about(row) for row in rows} - {""}):
        kinds = {row.key.kind for row in rows if about(row) == name}
        with_file = kinds != {NoticeKind.REPORT}  # reports are looked at every few seconds
        found = await dossier(tx, trip, name, with_told=NoticeKind.REPORT in kinds, with_file=with_file)
        if found is not None:
            dossiers[name] = found
    return Material(earlier, dossiers)


async def dossier(
    tx: Transaction, trip: str, name: str, *, with_told: bool = False, with_file: bool = False
) -> Dossier | None:
    """A matter with what belongs to it, if there is such a matter."""
    matter = await matters.get(tx, trip, name)
    if matter is None:
        return None
    told = await matters.told(tx, trip, name) if with_told else ()
    return Dossier(
        matter,
        await matters.responses(tx, trip, name),
        tuple(row for row in told if row.key.kind != NoticeKind.REPORT),
        await matters.attached(tx, trip, name) if with_file else None,
    )
