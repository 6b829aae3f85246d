"""The web chat as a channel: the assistant in a browser, behind the same interface as every platform."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from bot.channels.base import Converse, Outcome, Parcel, Receipt
from bot.channels.pacing import Pacer
from bot.channels.web.chats import NAME, Chats
from bot.channels.web.controls import Controls, Jump
from bot.channels.web.guard import Refusal
from bot.channels.web.server import application
from bot.channels.web.wording import Wording
from bot.clock import Clock, SimulatedClock
from bot.programme.agenda import Agenda
from bot.speech.message import Message


class WebChannel:
    """A chat for everybody on the trip, on one page; an address is a person's id.

    `agenda` gives the programme in force. `controls` is the simulated clock if the page may steer it, `jump` sets it.
    `complaints` tell what is wrong with the service. `asgi` is the application to serve, on this machine only; `hosts`
    are names for it besides localhost.
    """

    name = NAME
    can_verify = True

    def __init__(
        self,
        converse: Converse,
        agenda: Callable[[], Agenda],
        clock: Clock,
        wording: Wording,
        *,
        controls: SimulatedClock | None = None,
        jump: Jump | None = None,
        complaints: Callable[[], Sequence[str]] = tuple,
        hosts: Iterable[str] = (),
    ) -> None:
        steering = Controls(controls, agenda, jump) if controls else None
        self.pacer = Pacer()
        self._chats = Chats(converse, agenda, clock, wording, steering)
        self.asgi = application(self._chats, complaints, hosts)

    async def send(self, parcel: Parcel) -> Receipt:
        """Show a message on all open pages of a person; it is kept for pages opened later."""
        try:
            return self._shown(self._chats.tell(parcel.address, parcel.message, parcel.key))
        except Refusal:
            return Receipt(Outcome.UNREACHABLE, reason="gone")

    async def find(self, address: str, key: str, since: datetime) -> Receipt:  # noqa: ARG002 – the channel's signature
        """Whether a message is there; what was shown before a restart is gone from the pages, too."""
        try:
            number = self._chats.find(address, key)
        except Refusal:
            return Receipt(Outcome.UNREACHABLE, reason="gone")
        return Receipt(Outcome.NOT_ACCEPTED) if number is None else self._shown(number)

    async def edit(self, address: str, message_id: str, message: Message) -> Receipt:
        """Put a message in the place of one shown before, on all open pages; one from before a restart is gone."""
        boot, _, number = message_id.partition("-")
        try:
            changed = boot == self._chats.boot and self._chats.change(address, int(number), message)
        except Refusal:
            return Receipt(Outcome.UNREACHABLE, reason="gone")
        return Receipt(Outcome.SENT, message_id) if changed else Receipt(Outcome.REFUSED, reason="gone")

    def _shown(self, number: int) -> Receipt:
        """Numbers begin anew with every start."""
        return Receipt(Outcome.SENT, f"{self._chats.boot}-{number}")

    def close(self) -> None:
        """End the live lines of all pages; without this a server waits for them when it stops."""
        self._chats.close()
