"""What is in force: every trip's programme as an agenda, and its roster; read from the database once a change."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import local_date
from bot.programme.agenda import Agenda
from bot.store import programmes
from bot.store.roster import Roster


class Agendas:
    """Every trip's agenda, by trip; older versions too, as long as somebody has still to be told what changed."""

    def __init__(self) -> None:
        self._versions: dict[tuple[str, int], Agenda] = {}
        self._numbers: dict[str, int] = {}
        self.roster = Roster()

    async def refresh(self, tx: AsyncConnection) -> bool:
        """Look for newly published versions, and for people who came, left or chose; True if there was a version."""
        current = await programmes.current(tx)
        await self.roster.refresh(tx, {trip: one.roster for trip, one in current.items()})
        numbers = {trip: one.version for trip, one in current.items()}
        if numbers == self._numbers:
            return False
        for trip, number in numbers.items():
            await self.at(tx, trip, number)
        self._numbers = numbers
        self._versions = {key: agenda for key, agenda in self._versions.items() if key[0] in numbers}
        return True

    async def at(self, tx: AsyncConnection, trip: str, number: int) -> Agenda:
        """The agenda of one version of a trip."""
        if (trip, number) not in self._versions:
            self._versions[trip, number] = Agenda(await programmes.trip(tx, trip, number))
        return self._versions[trip, number]

    def number(self, trip: str) -> int:
        """The version in force; KeyError if there is no such trip."""
        return self._numbers[trip]

    def __getitem__(self, trip: str) -> Agenda:
        return self._versions[trip, self._numbers[trip]]

    def get(self, trip: str) -> Agenda | None:
        """The agenda of a trip, if there is such a trip."""
        number = self._numbers.get(trip)
        return None if number is None else self._versions[trip, number]

    def __contains__(self, trip: object) -> bool:
        return trip in self._numbers

    def trips(self) -> tuple[str, ...]:
        """The trips there are."""
        return tuple(self._numbers)

    def current(self, at: datetime, among: Iterable[str] | None = None) -> str:
        """The trip under way at an instant (UTC), else the next to begin, else the last; LookupError without any.

        `among` are the trips in question; all without.
        """
        chosen = self.trips() if among is None else among
        trips = sorted((self[name].trip for name in chosen), key=lambda trip: trip.starts)
        if not trips:
            raise LookupError
        return next((trip for trip in trips if trip.ends >= local_date(at, trip.zone)), trips[-1]).id
