"""How far a matter has come with each person it is for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Response:
    """A person's answer, as a code; `by` is who gave it: the person, or an organiser who ticked it off. `at` is UTC."""

    answer: str
    by: str
    at: datetime
    note: str = ""


class Standing(StrEnum):
    """What is known of a message to a person, whether or not they answered."""

    DELIVERED = "delivered"
    ON_ITS_WAY = "on-its-way"
    UNDELIVERED = "undelivered"
    """It could not be delivered, and nothing tries any more: somebody should phone."""
    NOT_HERE = "not-here"
    """The person has no chat with us."""
    WITHDRAWN = "withdrawn"
    """It was taken back before it went out."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Standing and answer by person id, in the order of the recipients. A `passing` answer does not settle it."""

    standings: Mapping[str, Standing] = field(default_factory=dict)
    responses: Mapping[str, Response] = field(default_factory=dict)
    passing: Collection[str] = ()

    def those(self, *standings: Standing, answered: bool | None = None) -> tuple[str, ...]:
        """Who stands so; only those who answered, or who did not, if that is asked."""
        return tuple(
            person
            for person, standing in self.standings.items()
            if standing in standings and answered in (None, self.has_answered(person))
        )

    @property
    def answered(self) -> tuple[str, ...]:
        """Those of the recipients who answered."""
        return tuple(person for person in self.standings if self.has_answered(person))

    def has_answered(self, person: str) -> bool:
        """Whether somebody gave an answer that settles it."""
        return person in self.responses and self.responses[person].answer not in self.passing
