"""The menus of commands in people's apps, by language and role; set only where they changed."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from telegram import Bot, BotCommand, BotCommandScope, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import TelegramError

from bot.channels.base import Outcome
from bot.channels.reach import Reach
from bot.channels.telegram.outcomes import receipt_of

Menu = Sequence[tuple[str, str]]
"""Commands without slash, each with what it is for."""

FOR_OTHERS = ""
"""In place of a language: the menu in apps whose language we do not speak. Of a chat's menus it is the last to go."""
_OF_THIS_CHAT = (Outcome.REFUSED, Outcome.UNREACHABLE)

NAME = "telegram"
DESCRIPTION = 256

_log = logging.getLogger("annai.telegram")


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to choose from, by language, FOR_OTHERS the last.

    `organisers` is all that an organiser is offered, empty if that is no more than what everybody is.
    """

    everybody: Mapping[str, Menu] = field(default_factory=dict)
    organisers: Mapping[str, Menu] = field(default_factory=dict)


class Menus:
    """Keeps the menus of one bot. An organiser's chat has its own; it goes when they leave, or organise no more."""

    def __init__(self, bot: Bot, reach: Reach, offer: Offer) -> None:
        self._bot, self._reach, self._offer = bot, reach, offer
        self._special: set[str] = set()

    async def begin(self) -> None:
        """Set everybody's, and those of the organisers who are here already; raises TelegramError."""
        await self._set(BotCommandScopeAllPrivateChats(), self._offer.everybody)
        for address, organises in (await self._reach.everybody(NAME)).items():
            if organises:
                await self.follow(address)

    async def tidy(self) -> None:
        """Take away the menus of those who organised when we were last here, and do no more.

        Only Telegram knows who they are, so it is asked about one chat after the other, for as long as it answers.
        """
        for address, organises in (await self._reach.everybody(NAME)).items():
            if organises or not self._offer.organisers:
                continue
            try:
                left_over = await self._bot.get_my_commands(BotCommandScopeChat(int(address)), FOR_OTHERS)
            except TelegramError as error:
                if receipt_of(error).outcome in _OF_THIS_CHAT:
                    continue
                return
            if left_over:
                self._special.add(address)
                await self.follow(address)

    async def follow(self, address: str) -> None:
        """Bring a private chat's menu in line with who is there now; what fails is tried at their next word."""
        if not self._offer.organisers:
            return
        known = await self._reach.known(NAME, address)
        organises = known is not None and known.organises
        if organises == (address in self._special):
            return
        scope = BotCommandScopeChat(int(address))
        try:
            if organises:
                await self._set(scope, self._offer.organisers)
                self._special.add(address)
            else:
                for language in self._offer.organisers:
                    await self._bot.delete_my_commands(scope, language)
                self._special.discard(address)
        except TelegramError as error:  # everything can be typed, too
            _log.error("no menu for an organiser: %s", receipt_of(error).reason)

    async def _set(self, scope: BotCommandScope, menus: Mapping[str, Menu]) -> None:
        for language, menu in menus.items():
            wanted = tuple(BotCommand(name, text[:DESCRIPTION]) for name, text in menu)
            if await self._bot.get_my_commands(scope, language) != wanted:
                await self._bot.set_my_commands(wanted, scope, language)
