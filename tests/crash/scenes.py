"""Where a campaign takes place: the platform people have their chats on, and how workers reach it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol

from bot.store.agendas import Agendas
from tests.crash.journey import CHANNELS, Journey
from tests.crash.platform import platform
from tests.crash.service import TROUBLED, Accepted
from tests.crash.telegram import TelegramPost, telegram
from tests.crash.workers import Post


class Chat(Protocol):
    """A platform in a process of its own, which outlives the workers and fails by chance."""

    def address(self, channel: str, name: str) -> str:
        """Where somebody is on a channel."""

    def accepted(self) -> list[Accepted]:
        """All it ever accepted, in order; an address ends in a slash and the name of who reads there."""

    def block(self, address: str) -> None:
        """From now on, whoever reads there wants nothing more from us."""

    def calm(self) -> None:
        """From now on nothing fails."""


@dataclass(frozen=True)
class Scene:
    """A running platform, the channels to it, the preferred one first, and whether it can be asked what it has."""

    chat: Chat
    post: Callable[[str, Agendas], Post]
    channels: tuple[str, ...]
    verifying: bool


@contextmanager
def _behind_a_socket(seed: int, _: Journey, verifying: bool) -> Iterator[Scene]:
    with platform(seed, TROUBLED) as chat:
        yield Scene(chat, lambda url, agendas: Post(url, chat.port, verifying, agendas), CHANNELS, verifying)


@contextmanager
def _on_telegram(seed: int, journey: Journey) -> Iterator[Scene]:
    with telegram(seed, journey) as chat:
        yield Scene(
            chat, lambda url, agendas: TelegramPost(url, 0, False, agendas, server=chat.url), ("telegram",), False
        )


SCENES: dict[str, Callable[[int, Journey], AbstractContextManager[Scene]]] = {
    "plain": lambda seed, journey: _behind_a_socket(seed, journey, verifying=False),
    "verifying": lambda seed, journey: _behind_a_socket(seed, journey, verifying=True),
    "telegram": _on_telegram,
}
