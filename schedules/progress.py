"""How far a matter has come with each person it is for, as the outbox and the answers say."""

from collections import defaultdict
from collections.abc import Collection

from bot.speech.progress import Progress, Standing
from bot.speech.views.report import Account
from bot.store.matters import Stage
from bot.store.schema import State
from schedules.material import Dossier

_DELIVERED = frozenset({State.SENT})
_ON_ITS_WAY = frozenset({State.PENDING, State.SENDING, State.UNCERTAIN})
_UNDELIVERED = frozenset({State.FAILED, State.EXPIRED})
_TAKEN_BACK = frozenset({State.SUPERSEDED})
"""What was cancelled instead lost its chat: its person has left, and knows nothing."""


def account_of(dossier: Dossier) -> Account:
    """A matter as its report shows it."""
    matter = dossier.matter
    closed_at = matter.changed_at if matter.stage is Stage.CLOSED else None
    return Account(matter.id, matter.content, progress(dossier), closed_at)


def progress(dossier: Dossier) -> Progress:
    """The standing of every recipient; what reached somebody on any channel, at any attempt, was delivered."""
    states: dict[str, set[State]] = defaultdict(set)
    for row in dossier.told:
        states[row.key.person].add(row.state)
    content = dossier.matter.content
    standings = {person: _standing(states[person]) for person in content.get("recipients", [])}
    return Progress(standings, dossier.responses, content.get("passing", ()))


def _standing(states: Collection[State]) -> Standing:
    if not _DELIVERED.isdisjoint(states):
        return Standing.DELIVERED
    if not _ON_ITS_WAY.isdisjoint(states):
        return Standing.ON_ITS_WAY
    if not _UNDELIVERED.isdisjoint(states):
        return Standing.UNDELIVERED
    return Standing.WITHDRAWN if states and _TAKEN_BACK.issuperset(states) else Standing.NOT_HERE
