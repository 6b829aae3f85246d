"""The menus of commands in people's apps, one for each language; set only where they changed."""

from collections.abc import Mapping, Sequence

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats

Menu = Sequence[tuple[str, str]]
"""Commands without slash, each with what it is for."""

DESCRIPTION = 256
EVERYBODY_ELSE = ""
"""The language of apps in languages we do not speak."""


async def set_menus(bot: Bot, menus: Mapping[str, Menu]) -> None:
    """Offer these commands in private chats, by language; raises TelegramError."""
    scope = BotCommandScopeAllPrivateChats()
    for language, menu in menus.items():
        wanted = tuple(BotCommand(name, text[:DESCRIPTION]) for name, text in menu)
        if await bot.get_my_commands(scope, language) != wanted:
            await bot.set_my_commands(wanted, scope, language)
