"""A broadcast to the largest mission on record: `python -m benchmarks.broadcast [--people N]`.

An organiser writes to 575 people through a real service, on a database on disk, and a platform with Telegram's limits:
a strict window of 30 messages a second, 60 ms of network, refusals counted. Measured: the time from the confirmation to
the last message, against what the limit itself takes for all that went out; how long people wait for an answer
meanwhile; and, ten times a second, whether the report is right: what it calls delivered the platform has accepted, and
what was accepted it soon knows. Changes of the report take turns of the same platform.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.delivery import LIMIT, NETWORK, Strict
from benchmarks.programmes import trip
from bot.channels.base import Inbound, Outcome, Parcel, Priority, Receipt
from bot.clock import SimulatedClock
from bot.programme.agenda import Agenda
from bot.programme.model import Role, Trip
from bot.service import Service
from bot.speech.message import Message
from bot.speech.progress import Standing
from bot.store import people
from bot.store.database import Database
from schedules.jobs import BEAT, REPORT, beating
from schedules.material import dossier
from schedules.progress import progress

TEXT = "Der Bus fährt 10 Minuten später. Bitte warten Sie in der Lobby."


class Platform(Strict):
    """Counts whatever reaches it, changes of messages too, and remembers when it accepted each broadcast."""

    def __init__(self, expected: int) -> None:
        super().__init__(strict=True)
        self.moments: list[float] = []
        self.others = 0
        self.done = asyncio.Event()
        self._expected = expected

    async def send(self, parcel: Parcel) -> Receipt:
        """One message; a broadcast's moment is noted."""
        receipt = await super().send(parcel)
        if receipt.outcome is Outcome.SENT and TEXT in parcel.message.text and not parcel.message.in_place:
            self.moments.append(time.perf_counter() - NETWORK / 2)
            if len(self.moments) == self._expected:
                self.done.set()
        elif receipt.outcome is Outcome.SENT:
            self.others += 1
        return receipt

    async def edit(self, address: str, message_id: str, message: Message) -> Receipt:
        """A message changed where it stands takes its turn like any other."""
        async with self.pacer.turn(f"{address} {message_id}", Priority.ANSWER):
            return await self.send(Parcel(address, message, message_id))


@dataclass
class Findings:
    """What was seen while it went out: waits for answers, and (moment, delivered) as the report had it, in seconds."""

    waits: list[float] = field(default_factory=list)
    samples: list[tuple[float, float, int]] = field(default_factory=list)


def mission(number: int) -> Trip:
    """Many travellers and one organiser, nobody asleep."""
    whole = trip(1, number + 1)
    first, *others = whole.people
    return replace(whole, people=(replace(first, role=Role.ORGANISER), *others), quiet_hours=None)


async def opened(database: Database, platform: Platform, number: int) -> tuple[Service, str]:
    """A service whose people have all joined, and its organiser."""
    agenda = Agenda(mission(number))
    clock = SimulatedClock(agenda.trip.items[0].end, speed=1)  # nothing else is due
    service = Service(database, clock)
    await service.open()
    service.channels[platform.name] = platform
    await service.publish(agenda, "", silent=True)
    async with database.write() as tx:
        for person in agenda.trip.people:
            await people.join(tx, agenda.trip.id, person.id, platform.name, person.id, clock.now())
        await service.agendas.refresh(tx)
    return service, agenda.trip.people[0].id


async def written(service: Service, platform: Platform, organiser: str) -> str:
    """The organiser writes; returns what the button sends that confirms it."""
    preview = await service.talks.answer(Inbound(platform.name, organiser, text=f"/broadcast {TEXT}"))
    return next(one.action for row in preview.buttons for one in row if one.action and " send " in one.action)


async def ask(service: Service, platform: Platform, findings: Findings) -> None:
    """Once a second somebody else asks what comes next, and waits until the answer is there."""
    names = [person.id for person in service.agendas[service.agendas.trips()[0]].trip.people][1:]
    for number in range(10_000):
        begin, address = time.perf_counter(), names[number * 7 % len(names)]
        answer = await service.talks.answer(Inbound(platform.name, address, text="was kommt als nächstes?"))
        async with platform.pacer.turn(address, Priority.ANSWER):
            await platform.send(Parcel(address, answer, ""))
        findings.waits.append(time.perf_counter() - begin)
        await asyncio.sleep(1)


async def look(service: Service, matter: str, findings: Findings) -> None:
    """Ten times a second, what the report would say."""
    name = service.agendas.trips()[0]
    while True:
        begin = time.perf_counter()
        async with service.database.read() as tx:
            found = await dossier(tx, name, matter, with_told=True)
        end = time.perf_counter()
        assert found is not None
        findings.samples.append((begin, end, len(progress(found).those(Standing.DELIVERED))))
        await asyncio.sleep(0.1)


async def measure(address: str, number: int) -> None:
    """Send it, look on, and print."""
    platform, findings = Platform(number), Findings()
    service, organiser = await opened(Database(address), platform, number)
    beats = beating({BEAT: service.beat, REPORT: service.report})
    beats.start()
    service.attend()
    send = await written(service, platform, organiser)
    begin = time.perf_counter()
    await service.talks.answer(Inbound(platform.name, organiser, action=send))
    watching = [
        asyncio.create_task(ask(service, platform, findings)),
        asyncio.create_task(look(service, send.split()[1], findings)),
    ]
    await platform.done.wait()
    others, asked = platform.others, len(findings.waits)
    platform.moments.sort()
    taken = platform.moments[-1] - begin
    await asyncio.sleep(1)
    for task in watching:
        task.cancel()
    await asyncio.gather(*watching, return_exceptions=True)
    beats.shutdown(wait=False)
    report(number, taken, others, asked, platform, findings)
    await service.close()


def report(number: int, taken: float, others: int, asked: int, platform: Platform, findings: Findings) -> None:
    """The figures, with what is wanted of them."""
    alone, own = number / LIMIT, (number + others) / LIMIT
    print(f"{number} people at {LIMIT}/s: {taken:.1f} s, {taken / own:.2f} times the limit's own time with", end=" ")
    print(
        f"{others} answers and changes of the report counted in (wanted: <= 1.15), {taken / alone:.2f} without;",
        end=" ",
    )
    print(f"{platform.refused} refused (wanted: 0)")
    print(f"  a question was answered in {statistics.median(findings.waits) * 1000:.0f} ms,", end=" ")
    print(f"at worst {max(findings.waits) * 1000:.0f} ms, of {asked} (wanted: < 1000)")
    ahead = sum(told > bisect_right(platform.moments, end) for _, end, told in findings.samples)
    late = max(begin - platform.moments[told] for begin, _, told in findings.samples if told < number)
    print(
        f"  the report, looked at {len(findings.samples)} times: {ahead} times ahead of the platform (wanted: 0),",
        end=" ",
    )
    print(f"at most {late * 1000:.0f} ms behind (wanted: < 1000); at the end {findings.samples[-1][2]} delivered")


def main() -> None:
    """Measure it once."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=575)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(f"sqlite:///{Path(folder) / 'broadcast.db'}", options.people))


if __name__ == "__main__":
    main()
