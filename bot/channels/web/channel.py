"""The web chat as a channel: the assistant in a browser, behind the same interface as every platform."""

from collections.abc import Callable, Iterable

from bot.channels.base import Converse, Outcome
from bot.channels.web.chats import NAME, Chats
from bot.channels.web.controls import Controls
from bot.channels.web.guard import Refusal
from bot.channels.web.server import application
from bot.channels.web.wording import Wording
from bot.clock import Clock, SimulatedClock
from bot.programme.agenda import Agenda
from bot.speech.message import Message


class WebChannel:
    """A chat for everybody on the trip, on one page; an address is a person's id.

    `agenda` gives the programme in force. `controls` is the simulated clock if the page may steer it. `asgi`
    is the application to serve, on this machine only; `hosts` are names for it besides localhost.
    """

    name = NAME

    def __init__(
        self,
        converse: Converse,
        agenda: Callable[[], Agenda],
        clock: Clock,
        wording: Wording,
        *,
        controls: SimulatedClock | None = None,
        hosts: Iterable[str] = (),
    ) -> None:
        steering = Controls(controls, agenda) if controls else None
        self._chats = Chats(converse, agenda, clock, wording, steering)
        self.asgi = application(self._chats, hosts)

    async def send(self, address: str, message: Message) -> Outcome:
        """Show a message on all open pages of a person; it is kept for pages opened later."""
        try:
            self._chats.tell(address, message)
        except Refusal:
            return Outcome.REFUSED
        return Outcome.SENT

    def close(self) -> None:
        """End the live lines of all pages; without this a server waits for them when it stops."""
        self._chats.close()
