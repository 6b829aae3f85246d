"""What a channel asks, and tells, about whoever is behind an address; the answers come from outside the channels."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

EmailOf = Callable[[str], Awaitable[str | None]]
"""The e-mail address a platform vouches for, of who is behind an address there; None if it does not."""

LinkOf = Callable[[str], str | None]
"""The link that leads whoever has an invitation's token into a platform's chat; None while nobody knows where that is.
"""


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody who has joined: the trip their chat is about, the language they speak with us, and their role."""

    trip: str
    language: str
    organises: bool = False


class Reach(Protocol):
    """Who is where, and whether they can be reached there. May raise what a database raises."""

    async def known(self, channel: str, address: str) -> Acquaintance | None:
        """Who speaks in a chat, None for a stranger."""

    async def everybody(self, channel: str) -> Mapping[str, bool]:
        """The addresses of all who have joined, and whether they organise any trip."""

    async def heard_from(self, channel: str, address: str) -> None:
        """Something came from a chat: it can be reached, whatever the platform said before."""

    async def lost(self, channel: str, address: str, reason: str) -> None:
        """A chat can be reached no more; `reason` is a code."""

    async def moved(self, channel: str, old: str, new: str) -> None:
        """A chat has another address from now on."""
