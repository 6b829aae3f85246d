"""What experiments showed, counted: a line of a table, and everything that was wrong."""

from dataclasses import dataclass, field

from tests.crash.promise import Evidence, is_repeat

HEADINGS = ("deaths", "due", "heard", "repeated", "given up", "wrong")


@dataclass
class Tally:
    """Of one sort of experiment: processes that died, notices that were due, and what became of them."""

    deaths: int = 0
    due: int = 0
    heard: int = 0
    repeated: int = 0
    given_up: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, evidence: Evidence, deaths: int, where: str = "") -> None:
        """Count what is known after some deaths; `where` tells which, if something is wrong."""
        self.deaths += deaths
        self.due += len(evidence.due)
        self.heard += sum(bool(evidence.copies[told]) for told in evidence.due)
        self.repeated += sum(is_repeat(copy) for told in evidence.due for copy in evidence.copies[told][1:])
        self.given_up += sum(not evidence.copies[told] for told in evidence.due)
        self.wrong += [f"{where}{one}" for one in evidence.broken()]

    def line(self) -> str:
        """As a line of the table."""
        counts = (self.deaths, self.due, self.heard, self.repeated, self.given_up, len(self.wrong))
        return "".join(f"{count:>10}" for count in counts)
