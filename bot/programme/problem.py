"""Problems: what is wrong with a programme, where exactly, and what would be right.

Data only; the words are in the text catalogues (`check-<code>`), so a problem reads well in every language.
"""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Where:
    """A place in a file: line and column (from 1) of a text, or sheet and cell of a workbook."""

    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None


class Severity(StrEnum):
    """An error stops the whole file; a warning loads."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """One finding about a programme file.

    `code` names the message in the catalogue, `found` is the value as written, `expected` the code of what would be
    right (`check-want-<expected>`), `suggestion` the name probably meant, `args` whatever else the message says.
    """

    code: str
    where: Where
    subject: str | None = None
    found: str | None = None
    expected: str | None = None
    suggestion: str | None = None
    args: dict[str, str | int] = field(default_factory=dict)
    severity: Severity = Severity.ERROR


class Unreadable(Exception):
    """A file that cannot be read as a programme at all; `problems` say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems
