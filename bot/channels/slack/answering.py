"""What somebody did is dealt with: questions answered, pages turned in place, the home tab and its modal kept up."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from bot.channels.base import FILE, Converse, Inbound, Outcome, Receipt
from bot.channels.reach import Reach
from bot.channels.slack.blocks import pages_of
from bot.channels.slack.files import LARGE, Files
from bot.channels.slack.home import NAME, Home
from bot.channels.slack.reading import Heard, Sent, What
from bot.channels.slack.sending import Sender
from bot.speech.catalogue import catalogue
from bot.speech.message import File, Line, Message
from bot.store.database import NOT_THERE

VOICE = "talk-voice"
"""What is said where something would have to be listened to."""
REMEMBERED = 10_000
"""People."""

_log = logging.getLogger("annai.slack")


class Answerer:
    """Deals with one thing that happened after the other; no more than one at a time from each person."""

    def __init__(self, sender: Sender, files: Files, home: Home, converse: Converse, reach: Reach) -> None:
        self._sender, self._files, self._home, self._converse, self._reach = sender, files, home, converse, reach

    async def deal_with(self, heard: Heard, *, again: bool) -> None:
        """Do all that follows from it; `again` if a process that died may have. Raises what the database raises."""
        if heard.what is What.OPENED:
            await self._home.show(heard.address)
            return
        message = await self._message(heard)
        if heard.view and await self._home.answered(heard, message):
            await self._home.show(heard.address)
            return
        turns = heard.ts and message.in_place and message.file is None
        if turns and len(pages := pages_of(message)) == 1:
            changed = await self._sender.edit(heard.chat, heard.ts, pages[0])
            if changed.outcome is Outcome.SENT:  # else it was deleted, or is not to be changed
                return
        receipt = await self._sender.answer(heard.address, message, f"answer {heard.key}", again=again)
        await self._learn(heard.address, receipt)
        if heard.what is What.FILLED:
            await self._home.show(heard.address)

    async def _message(self, heard: Heard) -> Message:
        inbound = Inbound(NAME, heard.address, name=heard.key)
        if heard.what is What.FILLED:
            return await self._set(inbound, heard.text.splitlines())
        if heard.sent is not None:
            return await self._shown(replace(inbound, text=heard.text), heard.sent)
        tapped = heard.what is What.TAPPED
        return await self._converse(
            replace(inbound, text=None if tapped else heard.text, action=heard.text if tapped else None)
        )

    async def _shown(self, inbound: Inbound, sent: Sent) -> Message:
        """The answer to a file. Nothing is fetched that was sent by a stranger, or that nobody can look at."""
        known = await self._reach.known(NAME, inbound.address)
        if known is None:
            return await self._converse(inbound)
        found = VOICE if sent.media_type.startswith("audio/") else await self._files.fetch(sent)
        if isinstance(found, File):
            return await self._converse(replace(inbound, file=found))
        said = catalogue(known.language).say(found, **({"megabytes": FILE >> 20} if found == LARGE else {}))
        return Message((Line(said),), language=known.language)

    async def _set(self, inbound: Inbound, actions: Sequence[str]) -> Message:
        """One answer to all that was changed in a form."""
        answers = [
            await self._converse(replace(inbound, action=action, name=f"{inbound.name} {number}"))
            for number, action in enumerate(actions)
        ]
        lines = dict.fromkeys(line for answer in answers for line in answer.lines)
        return replace(answers[-1], lines=tuple(lines), in_place=False) if answers else Message(())

    async def _learn(self, address: str, receipt: Receipt) -> None:
        """Who can be reached, and who cannot."""
        if receipt.outcome is not Outcome.SENT:
            _log.error("an answer did not arrive: %s", receipt.reason)
        try:
            if receipt.outcome is Outcome.UNREACHABLE:
                await self._reach.lost(NAME, address, receipt.reason or "gone")
            elif receipt.outcome is Outcome.SENT and address not in self._sender.proven:
                await self._reach.heard_from(NAME, address)
                if len(self._sender.proven) >= REMEMBERED:
                    self._sender.proven.clear()
                self._sender.proven.add(address)
        except NOT_THERE as error:  # what was said must not be said again for that
            _log.error("cannot write down who can be reached: %s", type(error).__name__)
