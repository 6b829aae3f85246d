"""The loopback Slack: a strict workspace in this process, and the people who talk with the app."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from types import TracebackType
from typing import TypeVar

from bot.clock import Clock, SystemClock
from tests.fakes.slack.answering import Answering
from tests.fakes.slack.app import APP_TOKEN, BOT_TOKEN, INSTALLED, SIGNING_SECRET, TEAM, App
from tests.fakes.slack.channels import Channel
from tests.fakes.slack.deliveries import Deliveries, Delivery, Kind, Twist
from tests.fakes.slack.faults import Fault, Script
from tests.fakes.slack.limits import UNLIMITED, Gate, Limits
from tests.fakes.slack.members import Member
from tests.fakes.slack.places import SECONDS, Room
from tests.fakes.slack.posting import Posting
from tests.fakes.slack.profiles import Profile
from tests.fakes.slack.refusals import Json
from tests.fakes.slack.server import HOST, Server
from tests.fakes.slack.service import API_PATH, Service
from tests.fakes.slack.sockets import Sockets
from tests.fakes.slack.world import Call, World

T = TypeVar("T")

PATIENCE = 30.0
"""Slack itself has three seconds, which a busy machine may need for nothing."""


class FakeSlack:
    """Runs from its making until the end of the `with` block, on a thread of its own.

    `clock` dates messages and requests, `ticks` (monotonic seconds) measure limits, triggers and response URLs;
    `latency` and `jitter` are seconds each way: every message takes `latency` and up to `jitter` more. `patience` are
    the seconds in which the app must take something; then an event comes again. A socket without traffic for `idle`
    seconds dies silently.
    """

    def __init__(
        self,
        *,
        app: App = INSTALLED,
        limits: Limits = UNLIMITED,
        latency: float = 0.0,
        jitter: float = 0.0,
        patience: float = PATIENCE,
        idle: float | None = None,
        clock: Clock | None = None,
        ticks: Callable[[], float] = time.monotonic,
        port: int = 0,
    ) -> None:
        random = Random(0)
        self.bot_token, self.app_token, self.signing_secret, self.team = BOT_TOKEN, APP_TOKEN, SIGNING_SECRET, TEAM
        self._patience = patience
        self._server = Server(port)
        self._address = f"http://{HOST}:{self._server.port}"
        self._world = World(app, clock or SystemClock(), ticks, Gate(limits, ticks), self._address)
        self._leg = leg = (lambda: latency + random.random() * jitter) if jitter else (lambda: latency)
        self._script = Script()
        self._sockets = Sockets(leg, patience, idle, self._change)
        self._deliveries = Deliveries(self._server.loop, self._world.changed, self._sockets, patience)
        self._world.deliver = self._deliveries.post
        self._posting: Posting | None = None
        answering = Answering(self._world, self._script, leg)
        self._server.serve = Service(self._world, answering, leg, self._sockets.serve).serve

    def __enter__(self) -> "FakeSlack":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End it. Raises AssertionError if anything went wrong inside."""
        self._server.stop(self._close)

    @property
    def url(self) -> str:
        """What takes the place of the Web API's address, with a slash at the end."""
        return self._address + API_PATH

    def member(
        self,
        name: str = "Erika Beispiel",
        email: str | None = None,
        *,
        language: str = "de",
        guest: bool = False,
        team: str = TEAM,
    ) -> Member:
        """Somebody new, who has never talked with the app. A guest sees only part of the workspace."""
        with self._world.changed:
            locale = {"de": "de-DE", "en": "en-US"}.get(language, language)
            profile = Profile(self._world.id("U"), name, email, locale, team, guest)
            self._world.profiles[profile.id] = profile
        return Member(self._world, profile)

    def room(self, name: str, *members: Member, with_bot: bool = True) -> Room:
        """A new channel with these people, and with the app unless it is not to be in it."""
        with self._world.changed:
            people = {member.id for member in members}
            return Room(self._world, self._world.add(Channel(self._world.id("C"), name, people, with_bot)))

    def post_to(self, url: str) -> None:
        """From now on post everything to a URL, signed. ValueError if nobody there answers the challenge in time."""
        self._server.do(self._post_to(url), self._patience + SECONDS)

    def fault(self, fault: Fault) -> None:
        """Let something go wrong."""
        with self._world.changed:
            self._script.add(fault)

    def heal(self) -> None:
        """Let nothing go wrong any more. What hangs goes on hanging."""
        with self._world.changed:
            self._script.clear()

    @contextmanager
    def unreachable(self) -> Iterator[None]:
        """For the length of a block, connections are reset and refused."""
        with self._server.unreachable():
            yield

    def limit(self, limits: Limits) -> None:
        """Other limits from now on."""
        with self._world.changed:
            self._world.gate.limits = limits

    def inject(self, payload: Json, kind: Kind = "events_api") -> None:
        """Tell the app anything, however malformed."""
        with self._world.changed:
            self._deliveries.post(Delivery(kind, payload))

    def twist(self, twist: Twist) -> None:
        """Deliver the next in a surprising way."""
        with self._world.changed:
            self._deliveries.twist(twist)

    def disconnect(self, reason: str = "refresh_requested", seconds: float = 0.0) -> None:
        """Ask the app to replace its sockets, and close them after so many seconds."""
        self._server.do(self._sockets.say_goodbye(reason, seconds), seconds + SECONDS)

    def drop(self) -> None:
        """Cut all sockets without a word."""
        self._server.do(self._sockets.drop())

    def mute(self) -> None:
        """Let all sockets die silently: they stay open, and carry nothing any more."""
        self._server.do(self._sockets.mute())

    def expect_within(self, seconds: float) -> None:
        """From now on, have so much patience with the app."""
        self._sockets.patience = self._deliveries.patience = seconds

    def wait_for(self, condition: Callable[[], T], seconds: float = SECONDS) -> T:
        """Wait in this thread until something is so, and return it; it is looked at after every change."""
        return self._world.wait_for(condition, seconds)

    def calls(self, method: str | None = None) -> list[Call]:
        """The requests so far, in order: all, or of one method."""
        with self._world.changed:
            return [call for call in self._world.calls if method in {None, call.method}]

    @property
    def connections(self) -> int:
        """The open sockets that work, as far as Slack knows."""
        with self._world.changed:
            return sum(not line.told for line in self._sockets.lines)

    @property
    def pending(self) -> int:
        """What the app has not taken yet, and is still told."""
        with self._world.changed:
            return self._deliveries.pending

    @property
    def lost(self) -> tuple[Json, ...]:
        """The events the app has not taken, however often it was told; but for its own messages."""
        with self._world.changed:
            events = [payload.get("event") or {} for payload in self._deliveries.lost]
            return tuple(event for event in events if not any("bot_id" in part for part in _messages(event)))

    @property
    def accepted(self) -> int:
        """The messages the app has posted for everybody to see."""
        with self._world.changed:
            return self._world.texts.total()

    @property
    def duplicates(self) -> dict[tuple[str, str], int]:
        """The metadata (as JSON) that was posted to a channel more than once: how many copies too many."""
        with self._world.changed:
            return {key: times - 1 for key, times in self._world.keys.items() if times > 1}

    @property
    def repeats(self) -> dict[tuple[str, str], int]:
        """The texts that were posted to a channel more than once: how many copies too many."""
        with self._world.changed:
            return {said: times - 1 for said, times in self._world.texts.items() if times > 1}

    @property
    def floods(self) -> int:
        """How often the app was told that it asks too much."""
        with self._world.changed:
            return self._world.gate.refusals

    @property
    def busiest_second(self) -> int:
        """The most messages accepted within any one second."""
        with self._world.changed:
            return self._world.gate.busiest()

    def _change(self) -> None:
        with self._world.changed:
            self._world.changed.notify_all()

    async def _post_to(self, url: str) -> None:
        posting = Posting(url, self._world.clock, self._patience, self._leg)
        try:
            await posting.verify()
        except ValueError:
            await posting.close()
            raise
        if self._posting:
            await self._posting.close()
        self._posting = self._deliveries.carrier = posting

    async def _close(self) -> None:
        await self._deliveries.close()
        if self._posting:
            await self._posting.close()


def _messages(event: Json) -> list[Json]:
    """The messages in an event: itself, and what has become of others."""
    return [event, event.get("message", {}), event.get("previous_message", {})]
