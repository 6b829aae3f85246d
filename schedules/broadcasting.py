"""A broadcast goes out: whom it would reach and, once confirmed, the deliveries to those. One transaction."""

from collections import defaultdict
from dataclasses import replace
from datetime import datetime

from bot.channels.base import Priority
from bot.programme.agenda import Agenda
from bot.programme.audience import members
from bot.programme.preferences import Preferences
from bot.speech.broadcast import Broadcast, Outlook
from bot.store import deliveries, matters, people
from bot.store.database import Transaction
from bot.store.deliveries import Key, Planned, Stored
from bot.store.matters import Matter, Stage
from bot.store.schema import State
from schedules import planning, publishing
from schedules.chasing import not_at_night
from schedules.planner import NoticeKind
from schedules.publishing import FOLLOWED, UNDERSTOOD

AS_PROGRAMMED = Preferences()


async def outlook(tx: Transaction, agenda: Agenda, broadcast: Broadcast, author: str, now: datetime) -> Outlook:
    """Whom a broadcast would reach, and when, if its author sent it now (UTC)."""
    chats = await people.chats(tx, agenda.trip.id)
    wishes = await people.preferences(tx, agenda.trip.id)
    present: dict[str, set[str]] = defaultdict(set)
    for chat in chats:
        if chat.unreachable is None:
            present[chat.channel].add(chat.person)
    recipients = members(broadcast.audience, agenda, present, author=author)
    reachable, start = planning.preferred(chats), max(broadcast.at or now, now)
    leaving, languages = {}, {}
    for person in recipients:
        chosen = wishes.get(person, AS_PROGRAMMED)
        languages[person] = chosen.language or agenda.people[person].language
        if person in reachable:
            leaving[person] = start if broadcast.urgent else not_at_night(start, agenda, person, chosen)
    return Outlook(start, recipients, leaving, languages, tuple(sorted(present)))


async def dispatch(tx: Transaction, draft: Matter, ahead: Outlook, now: datetime) -> Matter:
    """Send a draft to those it reaches: what becomes of it is followed by its author's report. Returns it as sent."""
    broadcast, trip = Broadcast.of(draft.content), draft.trip
    answers = [UNDERSTOOD] if broadcast.acknowledge else []
    until = max(ahead.leaving.values(), default=ahead.start)
    content = draft.content | {"recipients": list(ahead.recipients), "answers": answers, "until": until.isoformat()}
    # What is planned is followed from when it goes out on.
    sent = replace(draft, stage=Stage.OPEN, content=content, changed_at=ahead.start)
    await matters.put(tx, sent)
    channels = planning.preferred(await people.chats(tx, trip))
    priority = Priority.EMERGENCY if broadcast.urgent else Priority.BROADCAST
    await deliveries.schedule(
        tx,
        (
            Planned(
                Key(trip, person, NoticeKind.BROADCAST, channels[person], lead=draft.id),
                priority,
                ahead.start,
                at,
                at + FOLLOWED,
            )
            for person, at in ahead.leaving.items()
        ),
    )
    await publishing.report(tx, trip, draft.id, draft.author, now)
    return sent


async def stop(tx: Transaction, matter: Matter, now: datetime) -> int:
    """Take back what has not gone out yet; returns how much.

    What may be out already is left to the delivery: it finds out, and tells nothing a second time.
    """
    await matters.amend(tx, matter, now, stopped=True)
    told: list[Stored] = await matters.told(tx, matter.trip, matter.id)
    waiting = [
        row.id for row in told if row.key.kind == NoticeKind.BROADCAST and row.state is State.PENDING and not row.doubts
    ]
    await deliveries.withdraw(tx, waiting, State.SUPERSEDED, now)
    return len(waiting)
