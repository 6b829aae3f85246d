"""Complaints: the problems of a draft as they are found, each with its place and what was probably meant."""

import difflib
from collections.abc import Collection, Iterable
from typing import Any

from bot.programme.problem import Problem
from bot.programme.sources.draft import Draft

Path = tuple[str | int, ...]

COMPARISONS = 300_000
"""Names compared to find those probably meant, in one file."""
LONGEST_NAME = 64
"""A longer one is no slip of the finger."""


class Complaints:
    """What is wrong with a draft, so far."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.problems: list[Problem] = []
        self._comparisons = COMPARISONS

    def add(self, code: str, path: Path, *, key: bool = False, **more: Any) -> None:
        """Complain about the value (or the key) at a path."""
        subject, where = self._subject(path), self.draft.where(path, key=key)
        self.problems.append(Problem(code, where, subject=None if subject == more.get("found") else subject, **more))

    def closest(self, name: str, known: Collection[str]) -> str | None:
        """What was probably meant; comparing takes time, so a file of nothing but mistakes gets no more suggestions."""
        self._comparisons -= len(known)
        return closest(name, known) if self._comparisons >= 0 else None

    def _subject(self, path: Path) -> str | None:
        """The id of the entry a path lies in, for the message."""
        if len(path) < 2 or path[0] == "trip":
            return None
        return str(path[1]) if path[0] == "groups" else self.draft.found((*path[:2], "id"))


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name probably meant, if one is near enough."""
    if len(name) > LONGEST_NAME:
        return None
    by_lower = {candidate.lower(): candidate for candidate in known}
    matches = difflib.get_close_matches(name.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[matches[0]] if matches else None
