"""What publishing a draft would mean: for organisers, before they do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.programme.agenda import Agenda
from bot.programme.changes import Change
from bot.programme.problem import Problem


@dataclass(frozen=True, slots=True)
class Shifts:
    """What a new version makes of the reminders still to come: so many go out at another time, not at all, or newly."""

    moved: int
    dropped: int
    added: int


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What others published since a draft was last shown: their names, the version of then, what they changed.

    `taken_back` are those of their changes that the draft would undo; `lost` counts edits that fit nothing any more.
    """

    names: tuple[str, ...]
    before: Agenda
    changes: Sequence[Change]
    taken_back: tuple[Change, ...] = ()
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Outlook:
    """`after` is the programme to come, `before` the one in force.

    `languages` are those that people chose, by person. `absent` counts those who will be told nothing because they have
    no chat; `drafting` are the names of organisers who have a draft about the same items.
    """

    before: Agenda
    after: Agenda
    languages: Mapping[str, str]
    shifts: Shifts
    conflicts: tuple[Problem, ...] = ()
    told: int = 0
    absent: int = 0
    drafting: tuple[str, ...] = ()
    meanwhile: Meanwhile | None = None
