"""Channels as the people in them see them: what stands there, and what the app answered."""

from tests.fakes.slack.channels import Channel
from tests.fakes.slack.shown import Shown, shown
from tests.fakes.slack.world import World

SECONDS = 60.0
"""How long one waits for the app before a test fails."""


class Place:
    """Where messages stand. Reading waits in the calling thread: in a test on a loop, do it in another one.

    `viewer` is whose screen it is, None where it is everybody's.
    """

    def __init__(self, world: World, viewer: str | None) -> None:
        self._world = world
        self._viewer = viewer

    @property
    def channel(self) -> Channel:
        """The channel behind it."""
        raise NotImplementedError

    @property
    def messages(self) -> tuple[Shown, ...]:
        """What is visible now, everybody's, oldest first."""
        with self._world.changed:
            names = self._world.names()
            return tuple(shown(self.channel, stored, names) for stored in self.channel.seen_by(self._viewer))

    @property
    def answers(self) -> tuple[Shown, ...]:
        """What the app has written or changed since somebody last did something here, newest first."""
        with self._world.changed:
            names = self._world.names()
            news = (shown(self.channel, stored, names) for stored in self.channel.news(self._viewer))
            return tuple(message for message in news if message.by_bot)

    def reads(self, text: str, seconds: float = SECONDS) -> Shown:
        """Wait for an answer that contains `text`, be it new or updated; AssertionError if none comes."""
        (answer,) = self._world.wait_for(lambda: [seen for seen in self.answers if text in seen.text][:1], seconds)
        return answer


class Room(Place):
    """A channel of the workspace. People write there with `where=room`."""

    def __init__(self, world: World, channel: Channel) -> None:
        super().__init__(world, None)
        self._channel = channel

    @property
    def channel(self) -> Channel:
        """The channel behind it."""
        return self._channel

    @property
    def id(self) -> str:
        """Its id."""
        return self._channel.id

    def archive(self) -> None:
        """Nobody can write here any more."""
        with self._world.changed:
            self._channel.archived = True
