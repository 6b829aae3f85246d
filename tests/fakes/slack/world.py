"""Everything Slack knows in a test: the workspace, the app, the messages and views, and what has happened."""

import json
import threading
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from random import Random
from typing import TypeVar

from bot.clock import Clock
from tests.fakes.slack.app import APP_ID, BOT_ID, BOT_USER, NAME, TEAM, App
from tests.fakes.slack.channels import Channel, Stored
from tests.fakes.slack.deliveries import Delivery
from tests.fakes.slack.fields import initial_state
from tests.fakes.slack.limits import Gate
from tests.fakes.slack.opened import Hook, Trigger, Upload, View
from tests.fakes.slack.payloads import event, message_event
from tests.fakes.slack.profiles import Profile
from tests.fakes.slack.refusals import Json, Refused, missing_scope, wrong
from tests.fakes.telegram.chats import File

T = TypeVar("T")


@dataclass(slots=True)
class Call:
    """One request, as it was logged. `status` is that of the answer, None while or if there is none."""

    at: float
    method: str
    channel: str | None
    arguments: Json = field(default_factory=dict)
    status: int | None = None
    error: str = ""


class World:
    """The state behind the server. `changed` guards it all and is notified of every change."""

    def __init__(self, app: App, clock: Clock, ticks: Callable[[], float], gate: Gate, address: str) -> None:
        self.changed = threading.Condition()
        self.address = address
        """Where this Slack is, without a slash at the end."""
        self.app = app
        self.clock = clock
        self.ticks = ticks
        self.gate = gate
        self.random = Random(0)
        self.profiles: dict[str, Profile] = {}
        self.channels: dict[str, Channel] = {}
        self.ims: dict[str, Channel] = {}
        """The conversations people have with the app, by person."""
        self.homes: dict[str, View] = {}
        self.modals: defaultdict[str, list[View]] = defaultdict(list)
        """The modals on everybody's screen, the lowest first."""
        self.triggers: dict[str, Trigger] = {}
        self.hooks: dict[str, Hook] = {}
        self.uploads: dict[str, Upload] = {}
        self.downloads: dict[str, File] = {}
        """What people sent, by the path it is kept at."""
        self.tickets: set[str] = set()
        """What each opens one socket."""
        self.calls: list[Call] = []
        self.texts: Counter[tuple[str, str]] = Counter()
        """How often each text was posted in each channel."""
        self.keys: Counter[tuple[str, str]] = Counter()
        """How often each metadata was posted in each channel."""
        self.deliver: Callable[[Delivery], None] = lambda _delivery: None
        self._changes = 0
        self._numbers = count(1)
        self._last_ts = 0

    def now(self) -> datetime:
        """The instant messages are dated with, in UTC."""
        return self.clock.now()

    def id(self, kind: str) -> str:
        """An id nobody else has; its first letters say of what."""
        return f"{kind}{next(self._numbers) + 100:09d}"

    def ts(self) -> str:
        """A timestamp nobody else has: it names a message, and orders them all."""
        self._last_ts = max(self._last_ts + 1, int(self.now().timestamp() * 1_000_000))
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def change(self) -> int:
        """Count a change, and tell all who wait."""
        self._changes += 1
        self.changed.notify_all()
        return self._changes

    def names(self) -> dict[str, str]:
        """What everybody is called, by id."""
        return {profile.id: profile.real_name for profile in self.profiles.values()} | {BOT_USER: NAME}

    def need(self, *scopes: str) -> None:
        """Raise Refused unless the app has one of the scopes."""
        if not self.app.scopes & set(scopes):
            raise Refused(missing_scope(scopes, self.app.scopes))

    def im(self, member: str) -> Channel:
        """The conversation of somebody with the app, which begins with this if there was none."""
        if member not in self.ims:
            self.ims[member] = self.add(Channel(self.id("D"), "directmessage", {member}))
        return self.ims[member]

    def add(self, channel: Channel) -> Channel:
        """One more channel."""
        self.channels[channel.id] = channel
        return channel

    def channel(self, channel_id: str) -> Channel:
        """The channel a request names by its id."""
        channel = self.channels.get(channel_id)
        if channel is None:
            raise wrong("channel_not_found")
        return channel

    def writable(self, name: str) -> Channel:
        """The channel a request names, by its id or that of a person, if the app may write there."""
        channel = self.im(name) if name in self.profiles else self.channel(name)
        if not channel.has_bot:
            raise wrong("not_in_channel")
        if channel.archived:
            raise wrong("is_archived")
        if channel.is_im and not self.app.messages_tab:
            raise wrong("messages_tab_disabled")
        return channel

    def post(
        self, channel: Channel, content: Json, only_for: str | None = None, files: tuple[File, ...] = ()
    ) -> Stored:
        """A message of the app. What everybody sees, the app hears of, too."""
        head: Json = {"type": "message", "user": BOT_USER, "bot_id": BOT_ID, "app_id": APP_ID, "team": TEAM}
        stored = self.store(channel, head | content, only_for, files)
        if only_for is None:
            self.texts[channel.id, content.get("text", "")] += 1
            if "metadata" in content:
                self.keys[channel.id, json.dumps(content["metadata"], sort_keys=True)] += 1
            self.tell_message(channel, stored.json)
        return stored

    def store(
        self, channel: Channel, content: Json, only_for: str | None = None, files: tuple[File, ...] = ()
    ) -> Stored:
        """A new message of anybody."""
        ts = self.ts()
        state = initial_state(content.get("blocks", []))
        stored = channel.stored[ts] = Stored(content | {"ts": ts}, self.change(), only_for, files, state)
        return stored

    def tell_message(self, channel: Channel, message: Json, subtype: Json | None = None) -> None:
        """Tell the app that there is a message, or by `subtype` what became of one, if it is to hear of such."""
        kind = "im" if channel.is_im else "channels"
        if channel.has_bot:
            self.tell(f"message.{kind}", message_event(channel, message, subtype), f"{kind}:history")

    def tell(self, subscription: str, content: Json, scope: str | None = None) -> None:
        """Tell the app of an event that it has subscribed to and has the scope for."""
        if subscription in self.app.events and (scope is None or scope in self.app.scopes):
            self.deliver(Delivery("events_api", event(self.id("Ev"), self.now(), content)))

    def wait_for(self, condition: Callable[[], T], seconds: float) -> T:
        """Wait until something is so, and return it; it is looked at after every change. AssertionError if in vain."""
        with self.changed:
            found = self.changed.wait_for(condition, seconds)
            assert found, f"waited {seconds} s in vain; there is:\n{self._picture()}"
            return found

    def _picture(self) -> str:
        lines = [
            f"  {channel.id}: {stored.json.get('text', '…')!r}"
            for channel in self.channels.values()
            for stored in channel.stored.values()
        ]
        refused = [
            f"  {call.method} → {call.status} {call.error}" for call in self.calls if call.error or not call.status
        ]
        return "\n".join([*lines[-20:], "refused or unanswered:", *refused[-20:]])
