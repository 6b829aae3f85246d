"""`annai invite`: one-time invitations for people who have not joined yet, to send or to print."""

import asyncio
import os
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from bot import app
from bot.channels.base import Nameless
from bot.channels.reach import LinkOf
from bot.clock import Clock, local_date
from bot.commands.database import published, service, settings
from bot.commands.ending import DONE, ENVIRONMENT, WRONG_INPUT, Failure, complain, language, say, tell
from bot.commands.invitation.sheet import Card, sheet
from bot.commands.programme import person_of
from bot.programme.agenda import Agenda
from bot.programme.model import Person, Trip
from bot.settings import Settings
from bot.speech.when import Times
from bot.store import invitations, people
from bot.store.database import Transaction


def invite(names: Sequence[str], trip: str | None, out: Path | None, days: int, clock: Clock) -> int:
    """Invite people by their ids, without any all who have not joined; earlier invitations of theirs are void.

    With `out` a sheet is written there. What cannot be written invites nobody. Where the bot is on Telegram they are
    links to it; if it does not say its name just now, codes.
    """
    return asyncio.run(_invite(settings(), names, trip, out, timedelta(days=days), clock))


async def _invite(
    chosen: Settings, names: Sequence[str], trip: str | None, out: Path | None, lifetime: timedelta, clock: Clock
) -> int:
    now = clock.now()
    async with service(chosen.database_url.get_secret_value(), clock) as one:
        agenda = published(one, trip, now)
        link_of = await _links(chosen)
        until = local_date(now + lifetime, agenda.trip.home_zone)
        async with one.database.write() as tx:
            cards = []
            for person in await _whom(tx, agenda, names):
                token = await invitations.invite(tx, agenda.trip.id, person.id, now, lifetime)
                cards.append(Card(person, token, link_of(token) if link_of else None))
            if cards and out is not None:
                _write(out, sheet(agenda.trip, cards, until, language()))
    _report(agenda.trip, cards, until, out)
    return DONE


async def _links(chosen: Settings) -> LinkOf | None:
    """What makes links to the bot on Telegram; None, said why, if nobody knows where it is."""
    try:
        return await app.telegram_links(chosen)
    except Nameless as problem:
        complain(say("cli-invite-refused" if problem.refused else "cli-invite-unreachable"))
        return None


async def _whom(tx: Transaction, agenda: Agenda, names: Sequence[str]) -> list[Person]:
    if names:
        named = (person_of(name, agenda) for name in dict.fromkeys(names))
        return [person for person in named if person is not None]
    joined = {chat.person for chat in await people.chats(tx, agenda.trip.id)}
    return [person for person in agenda.trip.people if person.id not in joined]


def _write(out: Path, page: str) -> None:
    """A new file that only its owner can read: whoever has a link is that person."""
    try:
        with os.fdopen(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(page)
    except FileExistsError:
        raise Failure(say("cli-invite-exists", found=str(out)), WRONG_INPUT) from None
    except OSError as error:
        raise Failure(say("cli-cannot-write", found=str(out), reason=error.strerror or ""), ENVIRONMENT) from None


def _report(trip: Trip, cards: Sequence[Card], until: date, out: Path | None) -> None:
    """A line for each person – the only place besides the sheet where a token is to be seen."""
    if not cards:
        tell(say("cli-invite-nobody", title=trip.title.in_(language())))
        return
    for card in cards:
        tell(say("cli-invite-line", name=card.person.name, invitation=card.shown))
    day = Times(language(), trip.home_zone).day(until)
    tell(say("cli-invited", count=len(cards), day=day))
    tell(say("cli-invite-personal" if cards[0].link else "cli-invite-personal-code"))
    if out is not None:
        tell(say("cli-invite-sheet", file=str(out)))
