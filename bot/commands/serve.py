"""`annai run` and `annai demo`: the assistant itself, on the configured platforms or in the local web chat."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot import app
from bot.clock import Clock, SimulatedClock
from bot.commands.database import service, settings
from bot.commands.ending import DONE, ENVIRONMENT, WRONG_INPUT, Failure, say, tell
from bot.commands.programme import agenda_of, instant_of
from bot.demonstration import Demonstration
from bot.programme.agenda import Agenda
from bot.service import Service
from bot.settings import Settings
from schedules.jobs import AUDIT, BEAT, REPORT, Job, beating

if TYPE_CHECKING:
    from bot.channels.slack.channel import SlackChannel
    from bot.channels.telegram.channel import TelegramChannel
    from bot.channels.web.channel import WebChannel
    from bot.site import Site

IN_MEMORY = "sqlite://"
DEMO_BEAT = timedelta(milliseconds=200)
"""A simulated clock may run 600 times as fast."""


def run(trip: str | None, clock: Clock) -> int:
    """The assistant in real time, until it is told to stop: on the published programmes, or on the sample trip.

    `trip` is the id of the one the web chat is about; without it the one under way, or the next.
    """
    chosen = settings()
    with _bound(chosen.http_host, chosen.http_port) as listening, contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(chosen, trip, clock, listening))
    tell(say("cli-stopped"))
    return DONE


def demo(trip: Path | None, at: str | None, port: int | None) -> int:
    """The assistant on a simulated clock that the page can steer."""
    chosen = settings()
    agenda = agenda_of(trip)
    clock = SimulatedClock(instant_of(at, agenda.trip.zone) if at else app.demo_start(agenda.trip))
    with (
        _bound(chosen.http_host, chosen.http_port if port is None else port) as listening,
        contextlib.suppress(KeyboardInterrupt),
    ):
        asyncio.run(_demo(chosen, agenda, clock, listening))
    tell(say("cli-stopped"))
    return DONE


async def _run(chosen: Settings, trip: str | None, clock: Clock, listening: socket.socket) -> None:
    async with service(chosen.database_url.get_secret_value(), clock) as one:
        if platforms := [each for each in (app.telegram_channel(one, chosen), app.slack_channel(one, chosen)) if each]:
            await _run_on_platforms(chosen, one, platforms, listening)
            return
        if one.agendas.trips():
            shown = trip or one.current_trip(clock.now())
            if shown not in one.agendas:
                raise Failure(say("cli-unknown-trip", found=shown, known=", ".join(one.agendas.trips())), WRONG_INPUT)
            channel = app.web_channel(one, shown)
            await _serve(chosen, one, channel, listening, _jobs(one))
            return
    if trip is not None:
        raise Failure(say("cli-unknown-trip", found=trip, known="–"), WRONG_INPUT)
    tell(say("cli-sample"))
    async with service(IN_MEMORY, clock) as one:
        sample = agenda_of(None)
        await one.publish(sample, "", silent=True)
        channel = app.web_channel(one, sample.trip.id)
        await _serve(chosen, one, channel, listening, _jobs(one))


async def _run_on_platforms(
    chosen: Settings, one: Service, platforms: Sequence[TelegramChannel | SlackChannel], listening: socket.socket
) -> None:
    """People talk there; programmes may be published before, or at any time later."""
    try:
        for platform in platforms:
            await platform.start()
            tell(say(f"cli-{platform.name}"))
        await _serve(chosen, one, app.site(one, *platforms), listening, _jobs(one))
    finally:
        await one.delivery.stop()
        for platform in platforms:
            await platform.stop()


async def _demo(chosen: Settings, agenda: Agenda, clock: SimulatedClock, listening: socket.socket) -> None:
    async with service(IN_MEMORY, clock) as one:
        demonstration = Demonstration(one, clock)
        await demonstration.begin(agenda)
        channel = app.web_channel(one, agenda.trip.id, clock, demonstration.jump)
        await _serve(chosen, one, channel, listening, {DEMO_BEAT: one.beat, REPORT: one.report})


async def _serve(
    chosen: Settings, one: Service, served: WebChannel | Site, listening: socket.socket, jobs: dict[timedelta, Job]
) -> None:
    address = f"http://{chosen.http_host}:{listening.getsockname()[1]}/"
    beat = beating(jobs)
    beat.start()
    one.attend()
    try:
        await one.beat()
        from bot.serving import serve  # only now: it loads the server

        await serve(served, listening, chosen.log_level, lambda: tell(say("cli-open", address=address)))
    finally:
        beat.shutdown(wait=False)


def _jobs(one: Service) -> dict[timedelta, Job]:
    return {BEAT: one.beat, REPORT: one.report, AUDIT: one.audit}


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
