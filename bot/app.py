"""Composition root: the only file that knows everybody. Each function loads just what it composes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.clock import Clock, SimulatedClock, instant, local
from bot.programme import compiled
from bot.programme.agenda import Agenda
from bot.programme.sources.limits import FILE_BYTES
from bot.programme.sources.reading import Reading, read

if TYPE_CHECKING:
    import socket

    from bot.channels.base import Converse
    from bot.channels.web.channel import WebChannel
    from bot.programme.model import Person, Trip
    from handlers.conversation import Conversation
    from handlers.request import Answer

DEMO_HOUR = time(8)


def sample_programme() -> Path:
    """The sample trip that comes with Annai."""
    import programmes

    return Path(programmes.__file__).with_name("thueringen-japan-2024.yaml")


class BadProgramme(Exception):
    """A programme file with errors; `reading` holds them."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(f"{len(reading.problems)} problems")
        self.reading = reading


def load(path: Path) -> Agenda:
    """The agenda of a programme file; raises BadProgramme or OSError."""
    trip = compiled.load(content, path.suffix) if (content := _small(path)) else None
    if trip is None:
        reading = read(path)
        if reading.trip is None:
            raise BadProgramme(reading)
        trip = reading.trip
        if content:
            compiled.keep(content, path.suffix, trip)
    return Agenda(trip)


def _small(path: Path) -> bytes:
    """The content of a file, unless it is too large to be a programme."""
    return path.read_bytes() if path.stat().st_size <= FILE_BYTES else b""


class Assistant:
    """The conversation about one programme, for whoever asks; remembers only the language each chat chose."""

    def __init__(self, agenda: Agenda, clock: Clock) -> None:
        from handlers.conversation import Conversation

        self.agenda = agenda
        self.clock = clock
        self._conversation: Conversation = Conversation(agenda)
        self._languages: dict[tuple[str, str], str] = {}

    def ask(self, text: str, person: Person | None, at: datetime, language: str | None) -> Answer:
        """One question from the command line; `at` is an instant in any zone."""
        from handlers.request import Request

        return self._conversation.answer(
            Request(person, at.astimezone(UTC), language or self.language_of(person), text=text)
        )

    def language_of(self, person: Person | None) -> str:
        """The language of somebody who has not chosen one in the chat."""
        return person.language if person else self.agenda.trip.languages[0]

    def converse(self) -> Converse:
        """The conversation as channels see it."""
        import logging

        from bot.channels.base import Inbound
        from bot.speech.message import Message
        from bot.speech.scene import Scene
        from bot.speech.views import talk
        from handlers.request import Request

        async def answer(inbound: Inbound) -> Message:
            person = self.agenda.people.get(inbound.person or "")
            chat = (inbound.channel, inbound.address)
            language = self._languages.get(chat) or self.language_of(person)
            now = self.clock.now()
            try:
                request = Request(person, now, language, text=inbound.text, action=inbound.action)
                found = self._conversation.answer(request)
            except Exception as error:  # a person must never be left without an answer, whatever went wrong
                logging.getLogger("annai").error("no answer: %s at %s", type(error).__name__, _origin(error))
                return talk.failed(Scene(self.agenda, person, now, language))
            if found.language:
                self._languages[chat] = found.language
            return found.message

        return answer


def _origin(error: BaseException) -> str:
    """Where in the code an error arose, without what was said: that is nobody's business."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"


def demo_start(trip: Trip) -> datetime:
    """Where the demonstration begins: eight in the morning, in the middle of the trip."""
    middle = trip.starts + timedelta(days=(trip.ends - trip.starts).days // 2)
    return instant(datetime.combine(middle, DEMO_HOUR), trip.zone)


def web_channel(assistant: Assistant, controls: SimulatedClock | None) -> WebChannel:
    """The local web chat around an assistant."""
    from bot.channels.web.channel import WebChannel
    from bot.channels.web.wording import Wording
    from bot.speech.catalogue import catalogue
    from bot.speech.when import Times, zone_name

    trip = assistant.agenda.trip

    def faces(at: datetime, language: str) -> tuple[str, str]:
        times = Times(language, trip.home_zone)
        day = times.day(local(at, trip.zone).date())
        here = f"{day} {times.clock(at, trip.zone)} {times.zone(trip.zone)}"
        return (
            here,
            f"{times.moment(at, trip.home_zone, local(at, trip.zone).date())} {times.zone(trip.home_zone)}",
        )

    wording = Wording(lambda language: catalogue(language).say, faces, zone_name)
    return WebChannel(assistant.converse(), lambda: assistant.agenda, assistant.clock, wording, controls=controls)


async def serve(channel: WebChannel, listening: socket.socket, log_level: str, ready: Callable[[], None]) -> None:
    """Serve the web chat on a bound socket until told to stop; `ready` is called once it answers."""
    import asyncio
    import signal

    import uvicorn

    config = uvicorn.Config(
        channel.asgi,
        log_level="debug" if log_level == "DEBUG" else "warning",
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=3,
    )

    class Server(uvicorn.Server):
        """Ends the pages' live lines first, so that stopping takes no time."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            ready()

        @contextlib.contextmanager
        def capture_signals(self) -> Iterator[None]:
            """Being told to stop is no failure: unlike its parent, it does not pass the signal on afterwards."""
            loop = asyncio.get_running_loop()
            for wish in (signal.SIGINT, signal.SIGTERM):
                loop.add_signal_handler(wish, self.handle_exit, wish, None)
            yield

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            channel.close()
            await super().shutdown(sockets)

    with contextlib.suppress(KeyboardInterrupt, asyncio.CancelledError):
        await Server(config).serve(sockets=[listening])
