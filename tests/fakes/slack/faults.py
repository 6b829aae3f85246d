"""What can go wrong between an app and Slack, as a script for a test."""

from dataclasses import dataclass

from tests.fakes.slack.refusals import Refusal
from tests.fakes.telegram.faults import Ending


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the script: what happens to which requests.

    It concerns the `nth` request that fits `method` and `channel` (None: any), and the following ones, `times` in all
    (None: until healed). Besides the methods of the Web API there are `response_url`, `upload` and `socket` (opening
    one); what is about a person belongs to the channel of their conversation with the app. If `accepted`, the request
    does all it should, and only the answer suffers. The silence of a dead network is `Fault(Ending.HANG, times=None)`.
    `seconds` is how long a slow body takes.
    """

    ending: Ending | Refusal
    method: str | None = None
    channel: str | None = None
    nth: int = 1
    times: int | None = 1
    accepted: bool = False
    seconds: float = 1.0

    @property
    def reaches(self) -> bool:
        """Whether the request is carried out nevertheless."""
        return self.accepted or self.ending is Ending.SLOW

    def fits(self, method: str, channel: str | None) -> bool:
        """Whether it is about such a request."""
        return self.method in {None, method} and self.channel in {None, channel}

    def strikes(self, number: int) -> bool:
        """Whether it hits the request with this number, counted from 1 among those that fit."""
        return number >= self.nth and (self.times is None or number < self.nth + self.times)


class Script:
    """The faults to come, in the order in which they were written; each counts the requests that fit it."""

    def __init__(self) -> None:
        self._lines: list[Fault] = []
        self._seen: list[int] = []

    def add(self, fault: Fault) -> None:
        """Write one more line."""
        self._lines.append(fault)
        self._seen.append(0)

    def clear(self) -> None:
        """From now on all is well; what hangs goes on hanging."""
        self._lines.clear()
        self._seen.clear()

    def next(self, method: str, channel: str | None) -> Fault | None:
        """What happens to this request."""
        struck = None
        for index, fault in enumerate(self._lines):
            if fault.fits(method, channel):
                self._seen[index] += 1
                if struck is None and fault.strikes(self._seen[index]):
                    struck = fault
        return struck
