"""A programme is published: reminders move, those concerned are told and asked whether they understood, and whoever
published it sees how far that has come. One transaction.
"""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from bot.channels.base import Priority
from bot.programme.agenda import Agenda
from bot.programme.changes import affected
from bot.programme.sources import yaml_writer
from bot.store import deliveries, matters, people
from bot.store.agendas import Agendas
from bot.store.database import Transaction
from bot.store.deliveries import Key, Planned
from bot.store.matters import Matter, MatterKind, Stage
from schedules import planning
from schedules.chasing import not_at_night, once_more
from schedules.planner import NoticeKind

FOLLOWED = timedelta(days=2)
"""How long a report is worth sending."""
UNDERSTOOD = "ok"
"""The answer to a change."""


async def publish(
    tx: Transaction, agendas: Agendas, agenda: Agenda, source: str, now: datetime, *, author: str, silent: bool
) -> int:
    """Put a programme into force; returns its number. `author`, if any, is the organiser who gets the report: an id.

    `agendas` are as of this transaction.
    """
    trip = agenda.trip.id
    before = agendas.get(trip)
    content = await asyncio.to_thread(yaml_writer.text, agenda.trip)
    number = await planning.publish(tx, agenda, content, source, now, before=before, silent=silent)
    if before is not None:
        await _follow(tx, agenda, before, number, now, author=author, silent=silent)
    return number


async def report(tx: Transaction, trip: str, matter: str, author: str, now: datetime) -> None:
    """Whoever brought a matter up gets the report on it, to be kept up to date."""
    channel = planning.preferred(await people.chats_of(tx, trip, author)).get(author)
    if channel is not None:
        key = Key(trip, author, NoticeKind.REPORT, channel, lead=matter)
        await deliveries.schedule(tx, [Planned(key, Priority.CHANGE, now, now, now + FOLLOWED)])


async def _follow(
    tx: Transaction, agenda: Agenda, before: Agenda, number: int, now: datetime, *, author: str, silent: bool
) -> None:
    trip, name = agenda.trip.id, f"v{number}"
    wishes = await people.preferences(tx, trip)
    languages = {person: chosen.language for person, chosen in wishes.items() if chosen.language}
    recipients = [] if silent else list(affected(before, agenda, now, languages))
    content = {"from": number - 1, "silent": silent, "recipients": recipients, "answers": [UNDERSTOOD]}
    content |= {"acknowledge": bool(recipients)}
    await matters.put(tx, Matter(trip, name, MatterKind.CHANGE, Stage.OPEN, author, now, now, content))
    if not recipients:
        return
    told = [
        Planned(row.key, row.priority, row.due, row.at, row.expires, row.content)
        for row in await matters.told(tx, trip, name)
    ]
    again = [
        replace(one, at=not_at_night(one.at, agenda, one.key.person, planning.wishes_of(wishes, one.key), one.key.item))
        for one in once_more(told, name)
    ]
    await deliveries.schedule(tx, [one for one in again if one.at < one.expires])
    if author:
        await report(tx, trip, name, author, now)
