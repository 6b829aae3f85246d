"""A trip on which something is due to somebody at every moment of a campaign, and who must hear of what."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.programme.agenda import Agenda
from bot.programme.model import Group, Item, Kind, Person, Reminders, Role
from bot.programme.sources import yaml_writer
from bot.store import people
from bot.store.agendas import Agendas
from bot.store.database import Database
from bot.store.migration import migrate
from schedules import planning
from tests.programme.strategies import item, person, trip
from tests.schedules.examples import leads

BEGIN = datetime(2024, 4, 22, 15, tzinfo=UTC)
"""Midnight in Japan."""
STEP = timedelta(seconds=100)
"""From one cycle to the next: longer than a lease, so that each finds what the one before it died over."""
CHANNELS = ("chat", "mail")
ORGANISERS = ("olga", "otto")
TITLE = re.compile(r"(?:visit|tour|briefing)-\d+")
"""Each item is called like no other, so that a text tells what somebody has heard of."""


@dataclass(frozen=True)
class Journey:
    """A trip of so many cycles, and of groups that take turns in being reminded."""

    cycles: int
    travellers: int = 4
    """In each group."""
    groups: int = 3
    step: timedelta = STEP

    @property
    def agenda(self) -> Agenda:
        """A visit and a tour are reminded of an hour ahead, together; a briefing just before, and is soon over."""
        names = [f"group{number}" for number in range(self.groups)]
        organisers = [replace(person(name), role=Role.ORGANISER, language="en") for name in ORGANISERS]
        settings = Reminders(((Kind.BRIEFING, leads("1min")),), leads("60min"), None)
        whole = trip([one for cycle in range(self.cycles) for one in self._items(cycle)])
        everybody = (
            *organisers,
            *(self._traveller(group, number) for group in names for number in range(self.travellers)),
        )
        groups = tuple(Group(name, whole.title) for name in names)
        return Agenda(replace(whole, people=everybody, groups=groups, reminders=settings))

    def must_hear(self) -> set[tuple[str, str]]:
        """Who must hear of which item, by the names of both."""
        agenda = self.agenda
        return {(one.id, item.id) for one in agenda.trip.people for item in agenda.of(one)}

    def guests(self) -> list[str]:
        """All but the organisers: somebody must be there to be told."""
        return [one.id for one in self.agenda.trip.people if one.id not in ORGANISERS]

    def moment(self, cycle: int) -> datetime:
        """When a cycle takes place (UTC)."""
        return BEGIN + self.step * cycle

    def moments(self, cycles: Iterable[int]) -> list[datetime]:
        """Likewise, of several."""
        return [self.moment(cycle) for cycle in cycles]

    def _items(self, cycle: int) -> Iterator[Item]:
        at = self.moment(cycle)
        group = (f"group{cycle % self.groups}",)
        if cycle % 4 == 1:
            start = at + timedelta(minutes=1)
            yield item(f"briefing-{cycle}", start, start + timedelta(minutes=2), kind=Kind.BRIEFING, audience=group)
        start = at + timedelta(minutes=60)
        yield item(f"visit-{cycle}", start, start + timedelta(minutes=90), audience=group)
        if cycle % 2:
            later = start + timedelta(minutes=1)
            yield item(f"tour-{cycle}", later, later + timedelta(minutes=60), audience=group)

    def _traveller(self, group: str, number: int) -> Person:
        return replace(person(f"{group}-{number}", group), language=("de", "en")[number % 2])


def address(channel: str, name: str) -> str:
    """Somebody's chat on a channel."""
    return f"{channel}/{name}"


async def begin(
    url: str, agenda: Agenda, channels: Sequence[str] = CHANNELS, at: Callable[[str, str], str] = address
) -> Agendas:
    """Publish a trip into an empty database; everybody has joined, every other one on all channels.

    `at` is the address somebody has on a channel.
    """
    database, agendas = Database(url), Agendas()
    await migrate(database)
    async with database.write() as tx:
        content = yaml_writer.text(agenda.trip)
        await planning.publish(tx, agenda, content, "test.yaml", BEGIN - STEP, before=None, silent=True)
        for number, one in enumerate(agenda.trip.people):
            for channel in channels[: 1 + number % 2]:
                await people.join(tx, agenda.trip.id, one.id, channel, at(channel, one.id), BEGIN - STEP)
        await planning.replan(tx, agenda, BEGIN - STEP, catch_up=True)
        await agendas.refresh(tx)
    await database.close()
    return agendas
