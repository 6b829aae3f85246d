"""What somebody may try who may not: every command and button an organiser has, about everything there is."""

from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from datetime import UTC, datetime
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import select

from bot.channels.base import Inbound
from bot.programme.agenda import Agenda
from bot.programme.model import EVERYONE, Role
from bot.speech.message import File, Message
from bot.store import matters, people, schema
from bot.store.matters import Matter, MatterKind
from bot.store.matters import Stage as Reached
from handlers.commands import COMMANDS
from handlers.request import OrganisersWish
from tests.desk.stage import CHANNEL, Stage, buttons

OTHER = "vienna-trip"
OLGA, JANE, HANS, DEMOTED = "o01", "p07", "p05", "o04"
SECRETS = ("+49 30 23125 007", "ein Geheimnis", "hinter dem Schrein")
"""What only organisers learn: a telephone number, a question, where somebody in danger is."""
TAPS = 160
"""Buttons of an organiser that are looked at."""
_JUNK = (
    "",
    "x",
    "v2",
    "v999",
    "00000000",
    "ok",
    "../..",
    "0",
    "99999",
    "-1",
    "p05",
    "o01",
    "kyocera-visit",
    "all",
    "💥",
)


async def another_trip(stage: Stage) -> None:
    """A second trip in the same database, with an organiser and a participant who have joined."""
    trip = stage.agenda.trip
    first = trip.people[0]
    strangers = (replace(first, id="b-organiser", role=Role.ORGANISER), replace(first, id="b-participant"))
    items = tuple(item for item in trip.items if item.audience == (EVERYONE,))
    agenda = Agenda(replace(trip, id=OTHER, people=strangers, items=items))
    await stage.service.publish(agenda, "", silent=True)
    async with stage.service.database.write() as tx:
        for person in agenda.people:
            await people.join(tx, OTHER, person, CHANNEL, person, stage.clock.now())
        await stage.service.agendas.refresh(tx)


async def things(stage: Stage) -> list[str]:
    """Something of every kind that goes on in the trip; returns the names."""
    trip, now = stage.agenda.trip.id, stage.clock.now()
    jane = stage.phone(JANE)
    await jane.sends("sos call")
    await jane.says("hinter dem Schrein")
    await jane.sends("late for kyocera-visit 10")
    await jane.taps("Send", on=await jane.says("/ask ein Geheimnis"))
    await jane.says("/ask noch ein Geheimnis")
    async with stage.service.database.write() as tx:
        for kind in (MatterKind.BROADCAST, MatterKind.ROLLCALL):
            for reached in (Reached.DRAFT, Reached.OPEN):
                content = {"recipients": [JANE], "answers": ["ok"], "acknowledge": True}
                await matters.put(tx, Matter(trip, matters.new_id(), kind, reached, OLGA, now, now, content))
    async with stage.service.database.read() as tx:
        return [matter.id for matter in await matters.find(tx, trip, list(MatterKind), list(Reached))]


async def payloads(stage: Stage) -> list[str]:
    """The buttons an organiser comes upon, one leading to the next, and the same with everything there is in them."""
    names = await things(stage)
    await stage.deliver()
    olga = stage.phone(OLGA)
    waiting = [f"{command.name}" for command in COMMANDS if command.organisers]
    waiting += [button.action for message in olga.messages for button in buttons(message) if button.action]
    waiting += [f"{command.name} {name}" for command in COMMANDS if command.organisers for name in (*names, *_JUNK)]
    waiting += [f"sos {word} {name}" for word in ("take", "instead", "done") for name in names]
    waiting += [f"ask {word} {name}" for word in ("reply", "done") for name in names]
    seen: dict[str, None] = {}
    while waiting and len(seen) < TAPS:
        action = waiting.pop(0)
        if action not in seen and _is_organisers(action):
            seen[action] = None
            waiting += [button.action for button in buttons(await olga.sends(action)) if button.action]
    fresh = [name for name in await things(stage) if name not in names]
    return [*seen, *dict.fromkeys(_renamed(list(seen), names, fresh))]


def _is_organisers(action: str) -> bool:
    name, _, rest = action.partition(" ")
    words = {"sos": ("take", "instead", "done"), "ask": ("reply", "done")}
    return any(command.organisers and command.name == name for command in COMMANDS) or rest.startswith(
        words.get(name, "!")
    )


def _renamed(actions: list[str], names: list[str], fresh: list[str]) -> Iterator[str]:
    """What was tapped may be about other things as well, that nobody has looked at yet."""
    for action in actions:
        for name in names:
            if name in action:
                yield from (action.replace(name, other) for other in fresh)


def wishes(kind: type[OrganisersWish], names: list[str]) -> Iterator[OrganisersWish]:
    """Wishes of a kind, about everything there is."""
    hints = get_type_hints(kind)
    for name in (*names, *_JUNK):
        yield kind(**{one.name: _value(hints[one.name], one.default, name) for one in fields(kind)})  # type: ignore[arg-type]


def _value(hint: Any, default: Any, name: str) -> Any:
    if get_origin(hint) in (Union, UnionType) and NoneType in get_args(hint):
        return None
    plain = {str: name, int: 0, bool: True, float: 0.0, bytes: b"", datetime: datetime(2024, 4, 23, tzinfo=UTC)}
    if hint in plain:
        return plain[hint]
    if hint is File:
        return File("x.yaml", "text/yaml", b"x")
    return default if default is not MISSING else ()


async def everything(stage: Stage, trip: str | None = None) -> dict[str, list[tuple[Any, ...]]]:
    """What stands in every table; or what of it belongs to a trip."""
    found = {}
    async with stage.service.database.read() as tx:
        for table in schema.metadata.sorted_tables:
            query = select(table).order_by(*table.primary_key.columns)
            if trip is not None and "trip" in table.c:
                query = query.where(table.c.trip == trip)
            if trip is None or "trip" in table.c:
                found[table.name] = [tuple(map(str, row)) for row in await tx.execute(query)]
    return found


async def says(stage: Stage, who: str, action: str, *, typed: bool) -> Message:
    """Somebody tries something, as a button or typed: a person by id, a `stranger`, or `anybody` in the open."""
    said = {"text": f"/{action}"} if typed else {"action": action}
    if who == "anybody":
        return await stage.service.talks.answer(Inbound("web", "~", trip=stage.agenda.trip.id, **said))  # type: ignore[arg-type]
    return await stage.service.talks.answer(Inbound(CHANNEL, who, language="de", **said))  # type: ignore[arg-type]
