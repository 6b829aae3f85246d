"""What a person wants to hear, chosen in the chat: it comes before what the programme says."""

from dataclasses import dataclass
from enum import StrEnum

from bot.programme.model import Item, Kind, Lead, QuietHours, Reminders, Trip

NEVER_ESSENTIAL = frozenset({Kind.HOTEL, Kind.FREE})
"""Kinds nobody misses by hearing nothing."""


class Wanted(StrEnum):
    """How much a person wants to be reminded; changes of the programme are told in any case."""

    ALL = "all"
    ESSENTIAL = "essential"
    """Only the last reminder of each item, no digest."""
    NONE = "none"


@dataclass(frozen=True)
class Preferences:
    """One person's choices. `language` None is the programme's; `quiet` counts only with `own_quiet` (None: no quiet
    hours at all); `leads` by kind replace the programme's, an empty tuple is none for that kind.
    """

    language: str | None = None
    wanted: Wanted = Wanted.ALL
    leads: tuple[tuple[Kind, tuple[Lead, ...]], ...] = ()
    digest: bool = True
    quiet: QuietHours | None = None
    own_quiet: bool = False

    def leads_for(self, item: Item, reminders: Reminders) -> tuple[Lead, ...]:
        """The lead times of an item: the person's own first, then the programme's."""
        if self.wanted is Wanted.NONE or (self.wanted is Wanted.ESSENTIAL and item.kind in NEVER_ESSENTIAL):
            return ()
        own = dict(self.leads)
        return own[item.kind] if item.kind in own else reminders.leads(item.kind)

    def quiet_hours(self, trip: Trip) -> QuietHours | None:
        """The quiet hours that hold for this person."""
        return self.quiet if self.own_quiet else trip.quiet_hours

    @property
    def wants_digest(self) -> bool:
        """Whether the evening's look at tomorrow is wanted."""
        return self.digest and self.wanted is Wanted.ALL
