"""`annai run` and `annai demo`: the assistant itself, in the local web chat."""

import asyncio
import contextlib
import logging
import socket
from pathlib import Path

from bot import app
from bot.channels.web.channel import WebChannel
from bot.clock import Clock, SimulatedClock
from bot.commands.ending import DONE, ENVIRONMENT, Failure, say, tell
from bot.commands.programme import agenda_of, instant_of
from bot.settings import BadSetting, Settings, load


def run(trip: Path | None, clock: Clock) -> int:
    """The assistant in real time, until it is told to stop."""
    settings = _settings()
    assistant = app.Assistant(agenda_of(trip), clock)
    if trip is None:
        tell(say("cli-sample"))
    return _serve(settings, settings.http_port, app.web_channel(assistant, None))


def demo(trip: Path | None, at: str | None, port: int | None) -> int:
    """The assistant on a simulated clock that the page can steer."""
    settings = _settings()
    agenda = agenda_of(trip)
    start = instant_of(at, agenda.trip.zone) if at else app.demo_start(agenda.trip)
    clock = SimulatedClock(start)
    channel = app.web_channel(app.Assistant(agenda, clock), clock)
    return _serve(settings, settings.http_port if port is None else port, channel)


def _settings() -> Settings:
    try:
        settings = load()
    except BadSetting as error:
        topic = error.name.lower().removeprefix("annai_").strip(".").replace("_", "-")
        expected = say(f"cli-setting-{topic}")
        raise Failure(say("cli-bad-setting", name=error.name, expected=expected), ENVIRONMENT) from None
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    return settings


def _serve(settings: Settings, port: int, channel: WebChannel) -> int:
    listening = _bound(settings.http_host, port)
    address = f"http://{settings.http_host}:{listening.getsockname()[1]}/"
    with listening, contextlib.suppress(KeyboardInterrupt):
        asyncio.run(app.serve(channel, listening, settings.log_level, lambda: tell(say("cli-open", address=address))))
    tell(say("cli-stopped"))
    return DONE


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise Failure(say("cli-port-taken", host=host, port=str(port), reason=reason), ENVIRONMENT) from None
    return listening
