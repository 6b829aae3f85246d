"""How often a wrong token may be tried. Nobody guesses 128 bits; but nobody shall keep the database busy trying.

What is remembered is a count for each address, by a number nobody can read the address from, and for a while only.
"""

from datetime import datetime, timedelta

WHILE = timedelta(minutes=10)
MOST = 5
"""Wrong tokens from one address in a while."""
MOST_OF_ALL = 100
"""Wrong tokens from everybody together, after which only those are heard who were wrong once at most: the honest."""
_FORGIVEN = 1
_ADDRESSES = 10_000
"""Addresses remembered at a time."""


class Guesses:
    """Counts wrong tokens, in memory."""

    def __init__(self) -> None:
        self._since: datetime | None = None
        self._wrong: dict[int, int] = {}
        self._all = 0

    def may_try(self, channel: str, address: str, now: datetime) -> bool:
        """Whether a token from an address may be looked up now (UTC); it counts as wrong until it was `right`."""
        if self._since is None or not timedelta(0) <= now - self._since < WHILE:
            self._since, self._all = now, 0
            self._wrong.clear()
        who = hash((channel, address))
        wrong = self._wrong.get(who, 0)
        if wrong >= MOST or (wrong > _FORGIVEN and self._all >= MOST_OF_ALL):
            return False
        if who in self._wrong or len(self._wrong) < _ADDRESSES:
            self._wrong[who] = wrong + 1
        self._all += 1
        return True

    def right(self, channel: str, address: str) -> None:
        """The token tried last from an address was none of the wrong ones."""
        who = hash((channel, address))
        self._all = max(0, self._all - 1)
        if self._wrong.get(who):
            self._wrong[who] -= 1
