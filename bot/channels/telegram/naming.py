"""What a bot is called, and the links that lead to it."""

from telegram.error import InvalidToken, TelegramError

from bot.channels.base import Nameless
from bot.channels.telegram.access import Access, bot_of
from bot.channels.telegram.transport import Transport, be_discreet


async def name_of(access: Access) -> str:
    """The name, without @, where nothing runs that knows it; one attempt. Nameless if there is no answer."""
    be_discreet()
    transport = Transport()
    await transport.initialize()
    try:
        me = await bot_of(access, transport).get_me()
    except TelegramError as error:
        raise Nameless(refused=isinstance(error, InvalidToken)) from None
    finally:
        await transport.shutdown()
    if not me.username:
        raise Nameless(refused=False)
    return me.username


def link(name: str, token: str) -> str:
    """The link that opens the chat with a bot and shows it a token."""
    return f"https://t.me/{name}?start={token}"
