"""A day of changes in the web chat; and the same where the process dies: pages begin anew, and nothing else does."""

import asyncio
import json
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import takewhile
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from bot import app
from bot.channels.web.channel import WebChannel
from bot.programme.agenda import Agenda
from bot.service import Service
from bot.speech.message import File
from bot.store import people
from schedules import planning
from tests.channels.day import Day, small
from tests.channels.lives import SECONDS, Lives, Time, prepare
from tests.desk.test_a_day_of_changes import BLOCKED as ABSENT
from tests.desk.test_a_day_of_changes import CLAUDIA, SILENT

Entry = dict[str, Any]


class Hand:
    """Somebody's page. Whatever is on it at any time is read; `told` is all they ever read of it, as it was first."""

    def __init__(self, page: httpx.Client, person: str) -> None:
        self._page, self._person = page, person
        self._read: dict[tuple[str, int], str] = {}

    def say(self, text: str) -> None:
        self._page.post("/api/say", json={"as": self._person, "text": text}).raise_for_status()

    def send(self, file: File) -> None:
        asked = {"as": self._person, "name": file.name}
        self._page.post("/api/hand", params=asked, content=file.content).raise_for_status()

    def tap(self, label: str) -> None:
        entry, button = next(
            (entry, button)
            for entry in reversed(self.look())
            for row in entry.get("buttons", ())
            for button in row
            if label in button["label"]
        )
        body = {"as": self._person, "action": button["action"], "on": entry["number"]}
        self._page.post("/api/tap", json=body).raise_for_status()

    def reads(self, words: str) -> str:
        end = time.monotonic() + SECONDS
        while not (found := [text for text in reversed(self.texts) if words in text]):
            assert time.monotonic() < end, f"no {words!r} on the page of {self._person}: {self.texts}"
        return found[0]

    @property
    def texts(self) -> list[str]:
        return [_text(entry) for entry in self.look() if "lines" in entry]

    @property
    def told(self) -> list[str]:
        return list(self._read.values())

    def look(self) -> list[Entry]:
        """All that stands on the page, whose live line says it at once, and then what time it is."""
        with self._page.stream("GET", "/api/stream", params={"as": self._person}) as line:
            said = list(takewhile(lambda words: words != "event: clock", line.iter_lines()))
        names = [words.removeprefix("id: ").partition("-")[0] for words in said if words.startswith("id: ")]
        data = [json.loads(words.removeprefix("data: ")) for words in said if words.startswith("data: ")]
        entries = [one for one in data if "number" in one]
        for boot, entry in zip(names, entries, strict=True):
            if "lines" in entry:
                self._read.setdefault((boot, entry["number"]), _text(entry))
        return entries


def _text(entry: Entry) -> str:
    return "\n".join(line["text"] for line in entry["lines"])


class Served:
    """The web chat of a service, on a socket that is there already."""

    def __init__(self, listening: socket.socket, service: Service) -> None:
        self._channel: WebChannel = app.web_channel(service, service.agendas.trips()[0])
        config = uvicorn.Config(self._channel.asgi, log_level="critical", lifespan="off")
        self._server, self._listening = uvicorn.Server(config), listening

    async def start(self) -> None:
        self._serving = asyncio.create_task(self._server.serve([self._listening]))


@contextmanager
def a_day(agenda: Agenda, database: Path) -> Iterator[tuple[Day, dict[str, Hand]]]:
    """A delegation in the web chat, of which one never joined."""
    time = Time(app.demo_start(agenda.trip))
    prepare(database, time, partial(everybody_joins, agenda))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        lives = Lives(lambda service, _: Served(listening, service), database, time, inbox=False)
        try:
            with httpx.Client(base_url=address, headers={"Origin": address}, timeout=SECONDS) as page:
                hands = {person: Hand(page, person) for person in agenda.people if person != ABSENT}
                yield Day(lives, partial(lives.begin, address), agenda, hands, crashing=False), hands
        finally:
            lives.end()


async def everybody_joins(agenda: Agenda, service: Service) -> None:
    await service.publish(agenda, "", silent=True)
    async with service.database.write() as tx:
        now = service.clock.now()
        for person in agenda.people.keys() - {ABSENT}:
            await people.join(tx, agenda.trip.id, person, "web", person, now)
        await planning.replan(tx, agenda, now, catch_up=True)


def test_a_day_of_changes(sample: Agenda, sqlite_template: Path, tmp_path: Path) -> None:
    database = Path(shutil.copy(sqlite_template, tmp_path / "annai.db"))
    with a_day(sample, database) as (day, hands):
        day.whole()
        for person in hands:
            assert len(day.told(person)) == {SILENT[0]: 3}.get(person, 2), person


def test_whatever_the_process_forgets_nothing_is_lost_and_nothing_told_twice(
    sample: Agenda, sqlite_template: Path, tmp_path: Path
) -> None:
    database = Path(shutil.copy(sqlite_template, tmp_path / "annai.db"))
    with a_day(small(sample), database) as (day, hands):
        claudia = hands[CLAUDIA]
        day.looked_at()
        day.crash()
        assert not claudia.texts, "pages begin anew"
        claudia.say("/publish")
        claudia.reads("12 Personen bekommen je eine Nachricht.")
        day.published()
        day.step()
        every_page_is_read(hands)
        day.crash()
        day.pass_time(minutes=31)
        for hand in hands.values():
            hand.reads("❗")  # what nobody could confirm any more comes again
        day.understood({*SILENT})
        every_page_is_read(hands)
        day.crash()
        claudia.say("/status")
        claudia.tap("Offen (1)")
        claudia.tap("Programmänderung")
        assert "📨 11 von 12 zugestellt" in claudia.reads("✅ 8 von 12 haben bestätigt")
        claudia.say("/undo")
        claudia.reads("Änderung 2 (Claudia Leitmuster) zurücknehmen?")
        day.crash()
        claudia.say("/undo")
        claudia.tap("↩️ Zurücknehmen & informieren")
        day.step()
        every_page_is_read(hands)
        for person, hand in hands.items():
            assert sum(text.startswith("❗") for text in hand.told) == 1, person
            assert sum(text.startswith("🔄") for text in hand.told) == 2, person


def every_page_is_read(hands: dict[str, Hand]) -> None:
    for hand in hands.values():
        hand.look()
