"""How everything stands, for organisers; and what becomes of what could not be told."""

from collections import defaultdict
from datetime import datetime, timedelta

from bot.desk.office import Errand, Office, Reply
from bot.programme.agenda import Agenda
from bot.speech.broadcast import Broadcast
from bot.speech.progress import Response
from bot.speech.scene import Scene
from bot.speech.views import overview as view
from bot.speech.views.alerts import Trouble
from bot.speech.views.overview import Coming, Failure, Overview, Pending
from bot.store import deliveries, matters, people
from bot.store.database import Transaction
from bot.store.deliveries import Stored
from bot.store.matters import Matter, MatterKind, Stage
from bot.store.people import Chat
from bot.store.schema import State
from handlers.overview import Decide, LookAround
from schedules import planning
from schedules.planner import NoticeKind

AHEAD = timedelta(hours=6)
"""The coming hours."""
LATELY = timedelta(days=3)
"""What could not be told before that is history."""
FOLLOWED = timedelta(days=2)
"""A publication, a broadcast or a roll call is of interest for so long after its last change."""
SHOWN = 40
"""Entries of what goes out that are looked up at most."""
FAILURES = "failures"
"""Under this name of a matter it is kept who decided, and when, what becomes of what could not be told to a person."""
_TO_ORGANISERS = (NoticeKind.ALERT.value, NoticeKind.REPORT.value)


async def look_around(office: Office, errand: Errand, wish: LookAround) -> Reply:
    """The overview, or one section of it."""
    async with office.work(errand) as (tx, scene):
        return Reply(view.overview(await _overview(tx, errand, scene), wish.section, wish.first, scene))


async def decide(office: Office, errand: Errand, wish: Decide) -> Reply:
    """What could not be told is tried again, or somebody has seen to it: for one person, or for everybody."""
    async with office.work(errand) as (tx, scene):
        failed = await _failed(tx, errand.trip, errand.now)
        chosen = {name: rows for name, rows in failed.items() if wish.person in ("", name)}
        for name, rows in chosen.items():
            answer = Response("retry" if wish.again else "done", errand.person.id, errand.now)
            await matters.respond(tx, errand.trip, FAILURES, name, answer)
            if wish.again:
                await people.reachable_again(tx, errand.trip, name)
                await deliveries.try_again(tx, [row.id for row in rows], errand.now)
        if chosen:
            if wish.again:
                await planning.replan(tx, scene.agenda, errand.now, list(chosen))
            action = "failures-retry" if wish.again else "failures-done"
            await office.note(tx, errand, action, people=len(chosen), person=wish.person)
        return Reply(view.overview(await _overview(tx, errand, scene), "failures", 0, scene))


async def _overview(tx: Transaction, errand: Errand, scene: Scene) -> Overview:
    trip, now = errand.trip, errand.now
    chats = [chat for chat in await people.chats(tx, trip) if chat.person in scene.agenda.people]
    coming = await deliveries.upcoming(tx, trip, now + AHEAD, _TO_ORGANISERS, SHOWN)
    failed = await _failed(tx, trip, now)
    joined = {chat.person for chat in chats}
    return Overview(
        tuple(name for name in scene.agenda.people if name in joined),
        tuple(name for name in scene.agenda.people if name not in joined),
        _unreachable(chats),
        tuple(Coming(max(one.at, now), one.kind, one.item, one.people) for one in coming),
        tuple(Failure(name, _troubles(rows), _worth_trying(rows, now)) for name, rows in failed.items()),
        await _pending(tx, errand, scene.agenda),
    )


def _unreachable(chats: list[Chat]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Who is here but cannot be reached on any channel, and why."""
    reachable = {chat.person for chat in chats if chat.unreachable is None}
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for chat in chats:
        if chat.person not in reachable:
            found[chat.person] = (*found.get(chat.person, ()), (chat.channel, chat.unreachable or ""))
    return found


async def _failed(tx: Transaction, trip: str, now: datetime) -> dict[str, list[Stored]]:
    """What could not be told lately and nobody has decided about, by person."""
    decided = await matters.responses(tx, trip, FAILURES)
    found: dict[str, list[Stored]] = defaultdict(list)
    for row in await deliveries.undelivered(tx, trip, now - LATELY, _TO_ORGANISERS):
        decision = decided.get(row.key.person)
        if decision is None or (row.settled_at is not None and row.settled_at > decision.at):
            found[row.key.person].append(row)
    return found


def _troubles(rows: list[Stored]) -> tuple[Trouble, ...]:
    return tuple(
        Trouble(row.key.person, row.key.kind, row.key.item, row.key.channel, row.reason or str(row.state))
        for row in rows
    )


def _worth_trying(rows: list[Stored], now: datetime) -> bool:
    return any(row.state is State.FAILED and row.expires > now for row in rows)


async def _pending(tx: Transaction, errand: Errand, agenda: Agenda) -> tuple[Pending, ...]:
    """Matters somebody wants to know the end of: calls and questions first, and the organiser's own drafts."""
    found = await matters.find(tx, errand.trip, list(MatterKind), [Stage.OPEN, Stage.DRAFT])
    wanted = [one for one in found if _is_pending(one, errand, agenda)]
    wanted.sort(key=lambda one: list(view.KINDS).index(one.kind))
    return tuple(
        Pending(
            one.id,
            one.kind,
            one.author,
            one.created_at,
            one.stage is Stage.DRAFT,
            bool(one.content.get("taken")),
            _words(one, errand),
        )
        for one in wanted
    )


def _is_pending(matter: Matter, errand: Errand, agenda: Agenda) -> bool:
    if matter.stage is Stage.DRAFT:
        begun = matter.kind is MatterKind.CHANGE or bool(_words(matter, errand))
        return begun and matter.author == errand.person.id
    if matter.kind is MatterKind.LATE:
        item = agenda.items.get(matter.content["item"])
        return item is not None and item.end > errand.now
    lasting = matter.kind in (MatterKind.SOS, MatterKind.QUESTION)
    return lasting or matter.changed_at > errand.now - FOLLOWED


def _words(matter: Matter, errand: Errand) -> str:
    """How a broadcast begins; nothing of what says nothing yet, and of other matters."""
    if matter.kind is not MatterKind.BROADCAST:
        return ""
    return Broadcast.of(matter.content).beginning(errand.scene.language)
