"""A fresh look at the roster, within a transaction."""

from bot.programme.preferences import Preferences
from bot.store import programmes
from bot.store.database import Transaction
from bot.store.people import Chat
from bot.store.roster import Roster


async def owner(tx: Transaction, channel: str, address: str) -> list[Chat]:
    """Who speaks in a chat."""
    return (await fresh(tx)).owners(channel, address)


async def preferences_of(tx: Transaction, trip: str, person: str) -> Preferences:
    """What somebody chose."""
    return (await fresh(tx)).preferences(trip, person)


async def fresh(tx: Transaction) -> Roster:
    """The roster as it is now."""
    roster = Roster()
    await roster.refresh(tx, {trip: one.roster for trip, one in (await programmes.current(tx)).items()})
    return roster
