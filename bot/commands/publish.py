"""`annai publish`: what a programme file would change, and for whom; then, confirmed, it is in force."""

import asyncio
from pathlib import Path

from bot.clock import Clock
from bot.commands.database import service, settings
from bot.commands.ending import DONE, WRONG_INPUT, Failure, confirmed, language, say, tell
from bot.commands.programme import agenda_of
from bot.programme.agenda import Agenda
from bot.service import Service
from bot.speech.scene import Scene
from bot.speech.views.preview import preview


def publish(path: Path, clock: Clock, *, yes: bool, silent: bool) -> int:
    """Publish a file; `yes` asks nothing, `silent` tells nobody. A bad file changes nothing."""
    agenda = agenda_of(path)
    url = settings().database_url.get_secret_value()
    return asyncio.run(_publish(url, agenda, path.name, clock, yes=yes, silent=silent))


async def _publish(url: str, agenda: Agenda, source: str, clock: Clock, *, yes: bool, silent: bool) -> int:
    trip = agenda.trip
    async with service(url, clock) as one:
        seen = one.agendas.number(trip.id) if trip.id in one.agendas else 0
        if seen and one.agendas[trip.id].trip == trip:
            tell(say("cli-publish-same", title=trip.title.in_(language()), number=seen))
            return DONE
        await _show(one, agenda, clock, first=not seen)
        question = "cli-publish-silently" if silent else "cli-publish-confirm"
        if not yes and not confirmed(say(question), say("cli-publish-needs-yes")):
            tell(say("cli-publish-not"))
            return DONE
        if not await one.publish(agenda, source, silent=silent, replacing=seen):
            raise Failure(say("cli-publish-meanwhile"), WRONG_INPUT)
        number = one.agendas.number(trip.id)
        words = "cli-published-first" if not seen else "cli-published-silently" if silent else "cli-published"
        tell(say(words, number=number))
        return DONE


async def _show(one: Service, agenda: Agenda, clock: Clock, *, first: bool) -> None:
    trip = agenda.trip
    if first:
        counts = {"items": len(trip.items), "people": len(trip.people)}
        tell(say("cli-publish-first", title=trip.title.in_(language()), **counts))
        return
    scene = Scene(agenda, None, clock.now(), language())
    tell(preview(one.agendas[trip.id], scene, await one.languages(trip.id)).text)
