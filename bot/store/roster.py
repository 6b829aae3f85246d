"""Who is where and chose what, at hand: read from the database once a change, asked at every word somebody says."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.programme.preferences import Preferences
from bot.store import people, schema
from bot.store.people import Chat

UNDECIDED = Preferences()


@dataclass(frozen=True, slots=True)
class _Members:
    """One trip's people, as of one state of its roster."""

    number: int
    by_address: dict[tuple[str, str], Chat] = field(default_factory=dict)
    chats: dict[str, list[Chat]] = field(default_factory=lambda: defaultdict(list))
    wishes: dict[str, Preferences] = field(default_factory=dict)
    expected: dict[tuple[str, str], tuple[str, datetime]] = field(default_factory=dict)


class Roster:
    """The chats and choices of every trip's people. What another process changed is seen with the next refresh."""

    def __init__(self) -> None:
        self._trips: dict[str, _Members] = {}

    async def refresh(self, tx: AsyncConnection, numbers: Mapping[str, int]) -> None:
        """Read what has changed since: `numbers` are the states the rosters are in now, by trip."""
        self._trips = {trip: members for trip, members in self._trips.items() if trip in numbers}
        for trip, number in numbers.items():
            if trip not in self._trips or self._trips[trip].number != number:
                self._trips[trip] = await self._read(tx, trip, number)

    def owners(self, channel: str, address: str) -> list[Chat]:
        """Who speaks in a chat: one person for each trip, joined last first."""
        found = (members.by_address.get((channel, address)) for members in self._trips.values())
        return sorted((chat for chat in found if chat), key=lambda chat: chat.joined_at, reverse=True)

    def chats_of(self, trip: str, person: str) -> tuple[Chat, ...]:
        """One person's chats in a trip, the preferred one first."""
        return tuple(self._trips[trip].chats.get(person, ())) if trip in self._trips else ()

    def preferences(self, trip: str, person: str) -> Preferences:
        """One person's choices."""
        return self._trips[trip].wishes.get(person, UNDECIDED) if trip in self._trips else UNDECIDED

    def expected(self, trip: str, person: str, channel: str, now: datetime) -> str:
        """The command that what a person writes next in a chat completes, at an instant (UTC); empty if none."""
        members = self._trips.get(trip)
        command, until = members.expected.get((person, channel), ("", now)) if members else ("", now)
        return command if now < until else ""

    @staticmethod
    async def _read(tx: AsyncConnection, trip: str, number: int) -> _Members:
        members = _Members(number, wishes=await people.preferences(tx, trip))
        asked = schema.expectations
        for row in await tx.execute(select(asked).where(asked.c.trip == trip)):
            members.expected[row.person, row.channel] = row.command, row.until
        for chat in await people.chats(tx, trip):
            members.by_address[chat.channel, chat.address] = chat
            members.chats[chat.person].append(chat)
        return members
