"""People, for tests: they write, give commands, and look at the app."""

from tests.fakes.slack import interactions
from tests.fakes.slack.app import BOT_USER, NAME
from tests.fakes.slack.files import kept
from tests.fakes.slack.interactions import Interaction
from tests.fakes.slack.mrkdwn import typed
from tests.fakes.slack.payloads import app_home_opened
from tests.fakes.slack.places import Room
from tests.fakes.slack.refusals import Json
from tests.fakes.slack.screens import Screen
from tests.fakes.slack.shown import Shown, shown
from tests.fakes.telegram.chats import File


class Member(Screen):
    """Somebody with Slack, and their conversation with the app.

    What they do happens there, or in a channel given as `where`; what they write returns its timestamp.
    """

    @property
    def id(self) -> str:
        """Their id."""
        return self.profile.id

    @property
    def dm(self) -> str:
        """The id of their conversation with the app."""
        with self._world.changed:
            return self.channel.id

    @property
    def ephemerals(self) -> tuple[Shown, ...]:
        """What only they see, in any channel, oldest first."""
        with self._world.changed:
            names = self._world.names()
            stored = [
                shown(channel, stored, names)
                for channel in self._world.channels.values()
                for stored in channel.stored.values()
                if stored.only_for == self.id
            ]
            return tuple(sorted(stored, key=lambda message: message.ts))

    def say(self, text: str, where: Room | None = None, thread: Shown | None = None) -> str:
        """Write a text; `@Annai` in it mentions the app."""
        told = typed(text).replace(f"@{NAME}", f"<@{BOT_USER}>")
        return self._post({"text": told} | ({"thread_ts": thread.thread or thread.ts} if thread else {}), where)

    def share(self, file: File, text: str = "") -> str:
        """Send a file."""
        described = kept(self._world, file)
        content: Json = {"subtype": "file_share", "files": [described], "upload": False, "text": typed(text)}
        return self._post(content, None, file)

    def edit(self, ts: str, text: str, where: Room | None = None) -> None:
        """Write something else in a message of one's own."""
        with self._acting(where):
            channel, world = (where or self).channel, self._world
            stored = channel.stored[ts]
            previous, edited = stored.json, {"user": self.id, "ts": world.ts()}
            stored.json = previous | {"text": typed(text), "edited": edited}
            stored.changed = channel.acted = world.change()
            change = {"subtype": "message_changed", "message": stored.json, "previous_message": previous}
            world.tell_message(channel, stored.json, change | {"hidden": True, "ts": world.ts()})

    def delete(self, ts: str, where: Room | None = None) -> None:
        """Delete a message of one's own."""
        with self._acting(where):
            channel, world = (where or self).channel, self._world
            gone = {"subtype": "message_deleted", "deleted_ts": ts, "previous_message": channel.stored.pop(ts).json}
            world.tell_message(channel, {}, gone | {"hidden": True, "ts": world.ts()})

    def command(self, text: str, where: Room | None = None) -> Interaction:
        """Give a slash command, such as `/annai next`. LookupError if the app has none of this name."""
        name, _, rest = text.partition(" ")
        with self._acting(where):
            if name not in self._world.app.commands or "commands" not in self._world.app.scopes:
                raise LookupError(f"{name} is not a valid command")
            channel = (where or self).channel
            return interactions.give_command(self._world, self.profile, channel, name, rest.strip())

    def opens_home(self) -> None:
        """Look at the home tab."""
        self._open("home")

    def opens_messages(self) -> None:
        """Look at the conversation."""
        self._open("messages")

    def leave(self) -> None:
        """Leave the workspace; the app is not told, and can go on writing to nobody."""
        with self._world.changed:
            self.profile.deleted = True

    def _open(self, tab: str) -> None:
        with self._acting():
            self._at_home = tab == "home"
            world, home = self._world, self._world.homes.get(self.id)
            world.tell("app_home_opened", app_home_opened(self.id, self.channel, tab, world.ts(), home))

    def _post(self, content: Json, where: Room | None, file: File | None = None) -> str:
        with self._acting(where):
            channel, world = (where or self).channel, self._world
            if channel.archived or (channel.is_im and not world.app.messages_tab):
                raise ValueError("nobody can write here")
            head: Json = {"type": "message", "user": self.id, "team": self.profile.team}
            if self.profile.foreign:
                head |= {"user_team": self.profile.team, "source_team": self.profile.team}
            stored = world.store(channel, head | content, files=(file,) if file else ())
            channel.acted = stored.changed
            self._at_home = False
            world.tell_message(channel, stored.json)
            if not channel.is_im and f"<@{BOT_USER}>" in content["text"]:
                mention = {"type": "app_mention", "channel": channel.id, "event_ts": stored.ts}
                world.tell("app_mention", stored.json | mention, "app_mentions:read")
            return stored.ts
