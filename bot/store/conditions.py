"""Where a delivery stands, as conditions in which SQLite sees that the indexes of open rows can be used."""

from datetime import timedelta

from sqlalchemy import String, and_, literal

from bot.store.schema import State, chats, deliveries

LEASE = timedelta(seconds=90)
"""How long a claim holds."""

_PENDING, _UNCERTAIN, _SENDING = (
    literal(state.value, String(16), literal_execute=True) for state in (State.PENDING, State.UNCERTAIN, State.SENDING)
)
"""Written into the statement: only then are they recognised."""

IS_OPEN = deliveries.c.state.in_([_PENDING, _UNCERTAIN])
IS_SENDING = deliveries.c.state == _SENDING
HAS_CHAT = and_(
    chats.c.trip == deliveries.c.trip, chats.c.person == deliveries.c.person, chats.c.channel == deliveries.c.channel
)
"""The chat a notice goes to. There is none if its person left while it was on its way."""
