"""A stage for the web chat: a small trip, an echo that uses all a message can hold, a real local server."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime

import uvicorn

from bot.channels.base import Inbound, Parcel, Receipt
from bot.channels.web.channel import WebChannel
from bot.channels.web.wording import Say, Wording
from bot.clock import SimulatedClock, local
from bot.programme.agenda import Agenda
from bot.programme.model import EVERYONE, Group, Item, Kind, Person, Reminders, Role, Status, Text, Trip
from bot.speech.catalogue import catalogue
from bot.speech.message import Button, File, Line, Message, Style, Venue

HOST = "http://localhost:8080"

START = datetime(2024, 4, 23, 5, 5, tzinfo=UTC)
"""14:05 in Japan, 07:05 in Germany."""

EVIL = '<img src=x onerror="alert(1)"><script>alert(2)</script>'


def person(person_id: str, name: str, organisation: str, role: Role = Role.PARTICIPANT) -> Person:
    groups = ("science",) if person_id == "p02" else ()
    return Person(person_id, name, organisation, role, groups, "de", None, None)


def item(item_id: str, title: str, start: datetime, end: datetime, status: Status = Status.CONFIRMED) -> Item:
    return Item(
        item_id, Kind.VISIT, Text((("", title),)), start, end, "Asia/Tokyo", "Asia/Tokyo", None, None, None,
        (EVERYONE,), status, (), None, None, None, None, (), None,
    )  # fmt: skip


def trip() -> Trip:
    visit = item("visit", "Besuch", datetime(2024, 4, 23, 6, tzinfo=UTC), datetime(2024, 4, 23, 7, tzinfo=UTC))
    off = item("off", "Fällt aus", visit.end, datetime(2024, 4, 23, 8, tzinfo=UTC), Status.CANCELLED)
    dinner = item("dinner", "Essen", datetime(2024, 4, 23, 10, tzinfo=UTC), datetime(2024, 4, 23, 12, tzinfo=UTC))
    people = (
        person("p01", "Erika Beispiel", "Optik Muster GmbH"),
        person("p02", "Jörg Platzhalter", "Universität Irgendwo"),
        person("p03", "Olga Leitung", "LEG Thüringen", Role.ORGANISER),
        person("p04", EVIL, EVIL),
    )
    return Trip(
        "sample", Text((("de", "Delegationsreise Japan 2024"), ("en", "Delegation to Japan 2024"))), None,
        "Asia/Tokyo", "Europe/Berlin", ("de", "en"), date(2024, 4, 20), date(2024, 4, 27), None,
        Reminders((), (), None), (), (Group("science", Text((("de", "Wissenschaft"), ("en", "Science")))),),
        people, (), (visit, off, dinner),
    )  # fmt: skip


def words(language: str) -> Say:
    return catalogue(language).say


def faces(now: datetime, language: str) -> tuple[str, str]:
    there, home = local(now, "Asia/Tokyo"), local(now, "Europe/Berlin")
    country = {"de": "Deutschland", "en": "Germany"}[language]
    return f"{there:%d.%m. %H:%M} Japan", f"{home:%H:%M} {country}"


def zone_name(zone: str, language: str) -> str:
    return {"Asia/Tokyo": "Japan"}[zone]


WORDING = Wording(words, faces, zone_name)

VISIT = Message(
    (
        Line("Als Nächstes, in 45 min", Style.QUIET),
        Line("🏭 Firmenbesuch Muster Corporation", Style.TITLE),
        Line("Di 23. April, 15:00–16:00 Japan (08:00 Deutschland)", Style.STRONG),
        Line("15:00 Werksführung", Style.STRUCK),
        Line(""),
        Line("🚌 Treffpunkt 14:15 Lobby – spätestens dann los"),
        Line("Programm der Messe", link="https://example.org/programme"),
        Line("+81 3 0000 0000", link="tel:+81300000000"),
        Line("niemals", link="javascript:alert(3)"),
    ),
    (
        (Button("Karte", action="place visit"), Button("Taxi-Karte", action="taxi visit")),
        (Button("Veranstalter", link="https://example.org/"),),
    ),
    Venue("Muster Corporation", "1-2-3 Beispiel, Kyoto", 34.9, 135.7),
    File("Programm Übersicht.ics", "text/calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
)

TAXI = Message(
    (
        Line("Bitte zeigen Sie das dem Fahrer:", Style.QUIET),
        Line("株式会社見本 本社", Style.LARGE, language="ja"),
        Line("京都市南区見本町一丁目二番三号", Style.LARGE, language="ja"),
    )
)

HELLO = Message((Line("Guten Tag!", Style.TITLE), Line("Ich begleite Sie durch die Reise.")))

ENGLISH = Message((Line("We speak English now."),), language="en")


async def echo(inbound: Inbound) -> Message:
    """Answer with every feature a message has; anything unknown comes back as it was said."""
    said = inbound.text or inbound.action or ""
    known = {"/start": HELLO, "Als Nächstes?": VISIT, "taxi visit": TAXI, "english": ENGLISH}
    if inbound.file is not None:
        return Message((Line(f"{inbound.file.name}, {inbound.file.media_type}: {inbound.file.content!r} – {said}"),))
    if said == "crash":
        raise RuntimeError("the details of a failure")
    return known.get(said, Message((Line(f"{inbound.person or 'irgendwer'}: {said}"),)))


def web_channel(
    clock: SimulatedClock,
    *,
    steerable: bool = True,
    hosts: Sequence[str] = (),
    complaints: Callable[[], Sequence[str]] = tuple,
) -> WebChannel:
    agenda = Agenda(trip())
    controls = clock if steerable else None
    return WebChannel(echo, lambda: agenda, clock, WORDING, controls=controls, complaints=complaints, hosts=hosts)


class Stage:
    """A web chat on a real port of this machine, served by a thread of its own."""

    def __init__(self, port: int = 0) -> None:
        self.clock = SimulatedClock(START, speed=0)
        self._sent = 0
        self.channel = web_channel(self.clock)
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        self.port = int(self._socket.getsockname()[1])
        self._server = uvicorn.Server(uvicorn.Config(self.channel.asgi, log_level="critical", lifespan="off"))
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve)
        self._socket.listen()
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def send(self, message: Message, person: str = "p01") -> Receipt:
        """Send a message, as the delivery does."""
        self._sent += 1
        sending = self.channel.send(Parcel(person, message, str(self._sent)))
        return asyncio.run_coroutine_threadsafe(sending, self._loop).result(60)

    def edit(self, sent: Receipt, message: Message, person: str = "p01") -> Receipt:
        """Bring a message up to date."""
        editing = self.channel.edit(person, sent.message_id or "", message)
        return asyncio.run_coroutine_threadsafe(editing, self._loop).result(60)

    def push(self, text: str, person: str = "p01") -> None:
        """Send a message as a reminder would be."""
        self.send(Message((Line(text),)), person)

    def stop(self) -> None:
        """End it, as often as one likes."""
        if self._loop.is_closed():
            return
        self._loop.call_soon_threadsafe(self.channel.close)
        self._server.should_exit = True
        self._thread.join(60)
        self._socket.close()

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._server.serve([self._socket]))
        self._loop.close()


@contextmanager
def staged(port: int = 0) -> Iterator[Stage]:
    """A stage for the length of a block; port 0 is any free one."""
    stage = Stage(port)
    try:
        yield stage
    finally:
        stage.stop()
