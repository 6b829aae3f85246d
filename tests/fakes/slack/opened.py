"""What is open at the moment: views, triggers that may still open one, ways to respond, uploads."""

from dataclasses import dataclass, field

from tests.fakes.slack.refusals import Json
from tests.fakes.telegram.chats import File

State = dict[str, dict[str, Json]]
"""What is filled in or chosen, by block and action."""


def copied(state: State) -> State:
    """As it is now, whatever is filled in later."""
    return {block: dict(values) for block, values in state.items()}


@dataclass(slots=True, eq=False)
class View:
    """A modal or a home tab on one person's screen. Its JSON is never changed, only replaced."""

    json: Json
    member: str
    changed: int
    state: State = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    """What the app complained of, by block."""

    @property
    def id(self) -> str:
        """Its id, which stays the same when it is updated."""
        view_id: str = self.json["id"]
        return view_id

    @property
    def as_sent(self) -> Json:
        """The view with what is filled in, as the app is told."""
        return self.json | {"state": {"values": copied(self.state)}}


@dataclass(slots=True)
class Trigger:
    """What allows the app to open one view soon after somebody did something. `ticks` tell `at`."""

    id: str
    at: float
    member: str
    in_modal: bool
    used: bool = False


@dataclass(slots=True)
class Hook:
    """A response_url: for a few messages, a while long. It may change the message `ts` it belongs to, if any."""

    id: str
    at: float
    channel: str
    member: str
    ts: str | None = None
    uses: int = 0


@dataclass(slots=True)
class Upload:
    """A file on its way: announced, then sent, then shared."""

    id: str
    name: str
    length: int
    file: File | None = None
    shared: bool = False
