"""`annai purge`: after a trip, nothing that names a person stays in the database."""

import asyncio

from bot.clock import Clock, local_date
from bot.commands.database import published, service, settings
from bot.commands.ending import DONE, WRONG_INPUT, Failure, confirmed, language, say, tell
from bot.programme.agenda import Agenda
from bot.service import Service
from bot.store import deliveries, people


def purge(trip: str, clock: Clock, *, yes: bool) -> int:
    """Delete a trip that is over, with everything about its people; `yes` asks nothing."""
    url = settings().database_url.get_secret_value()
    return asyncio.run(_purge(url, trip, clock, yes=yes))


async def _purge(url: str, trip: str, clock: Clock, *, yes: bool) -> int:
    now = clock.now()
    async with service(url, clock) as one:
        agenda = published(one, trip, now)
        if agenda.trip.ends >= local_date(now, agenda.trip.zone):
            raise Failure(say("cli-purge-not-over", title=agenda.trip.title.in_(language())), WRONG_INPUT)
        await _show(one, agenda)
        if not yes and not confirmed(say("cli-purge-confirm"), say("cli-purge-needs-yes")):
            tell(say("cli-purge-not"))
            return DONE
        async with one.database.write() as tx:
            await people.purge(tx, trip)
    tell(say("cli-purged"))
    return DONE


async def _show(one: Service, agenda: Agenda) -> None:
    trip = agenda.trip
    async with one.database.read() as tx:
        chats = len(await people.chats(tx, trip.id))
        messages = len(await deliveries.history(tx, trip.id))
    counts = {"people": len(trip.people), "chats": chats, "messages": messages}
    tell(say("cli-purge-what", title=trip.title.in_(language()), **counts))
