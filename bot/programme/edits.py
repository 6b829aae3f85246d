"""What organisers change in a programme while the trip is under way: small edits, kept as data.

A value is text, as tapped or typed, and comes from outside; `editing` applies it to any version of the programme.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

NONE = "-"
"""The value that takes something away."""
NEW = "+"
"""Before the name of a place that is not in the programme yet; before an audience that comes in addition."""


class What(StrEnum):
    """What of an item is changed, and what its value says."""

    SHIFT = "shift"
    """So many minutes: start, end and meeting time move together."""
    START = "start"
    """`15:00`, or `2024-04-24 15:00`, in the item's zone: end and meeting time keep their distance."""
    END = "end"
    """Likewise, in the zone where it ends; an hour before the start is the next morning's."""
    PLACE = "place"
    """The id of a place, or `+` and the name of a new one."""
    MEET_AT = "meet-at"
    MEET_PLACE = "meet-place"
    MEET_NOTE = "meet-note"
    STATUS = "status"
    NOTE = "note"
    AUDIENCE = "audience"
    """Ids: those it is for from now on; with `+` or `-` before each, who comes or goes."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one item."""

    item: str
    what: What
    value: str

    def plain(self) -> list[str]:
        """As JSON has it."""
        return [self.item, self.what.value, self.value]


def edit(plain: Sequence[str]) -> Edit:
    """An edit from its plain form."""
    item, what, value = plain
    return Edit(item, What(what), value)


class BadEdit(Exception):
    """An edit that cannot be done: `code` says why (`draft-bad-<code>`), `found` is what was wanted."""

    def __init__(self, code: str, found: str) -> None:
        super().__init__(code)
        self.code, self.found = code, found
