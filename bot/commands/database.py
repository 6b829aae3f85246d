"""What the commands that need the database share: settings, a service on it, and clear words when that cannot be."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from bot import logs
from bot.clock import Clock
from bot.commands.ending import ENVIRONMENT, WRONG_INPUT, Failure, say
from bot.programme.agenda import Agenda
from bot.service import Service
from bot.settings import BadSetting, Settings, load
from bot.store.database import NOT_THERE, Database, reason
from bot.store.migration import NewerDatabase


def settings() -> Settings:
    """The settings in force, logging set up by them; Failure if one cannot be used."""
    try:
        found = load()
    except BadSetting as error:
        topic = error.name.lower().removeprefix("annai_").strip(".").replace("_", "-")
        expected = say(f"cli-setting-{topic}")
        raise Failure(say("cli-bad-setting", name=error.name, expected=expected), ENVIRONMENT) from None
    logs.configure(found.log_level, found.log_format)
    return found


@asynccontextmanager
async def service(url: str, clock: Clock) -> AsyncIterator[Service]:
    """A service on a database, ready to be used; Failure if the database is not."""
    one = Service(Database(url), clock)
    try:
        try:
            await one.open()
        except NewerDatabase:
            raise Failure(say("cli-database-newer"), ENVIRONMENT) from None
        except NOT_THERE as error:
            raise Failure(say("cli-database-unreachable", reason=reason(error)), ENVIRONMENT) from None
        yield one
    finally:
        await one.close()


def published(one: Service, trip: str | None, at: datetime) -> Agenda:
    """The agenda of a trip; without its id of the one under way at an instant (UTC), or the next. Failure if none."""
    if not one.agendas.trips():
        raise Failure(say("cli-nothing-published"), WRONG_INPUT)
    agenda = one.agendas.get(trip or one.current_trip(at))
    if agenda is None:
        raise Failure(say("cli-unknown-trip", found=trip or "", known=", ".join(one.agendas.trips())), WRONG_INPUT)
    return agenda
