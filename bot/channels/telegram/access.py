"""Which bot is ours, where it is, and how that is proven: nothing of it is shown to anybody."""

from dataclasses import dataclass

from telegram import Bot

from bot.channels.telegram.transport import Transport


@dataclass(frozen=True, slots=True)
class Access:
    """Where a bot is, and how to prove that it is ours. Without a webhook address we ask for updates ourselves."""

    token: str
    server: str | None = None
    webhook: str | None = None
    secret: str = ""

    def __repr__(self) -> str:
        """Nothing of it is for anybody else."""
        return "Access()"


class _DiscreetBot(Bot):
    """The library's bot, which shows its token to nobody."""

    __slots__ = ()

    def __repr__(self) -> str:
        """The library's says the token."""
        return "Bot()"


def bot_of(access: Access, transport: Transport) -> Bot:
    """The bot, to be spoken to on a transport."""
    if access.server is None:
        return _DiscreetBot(access.token, request=transport, get_updates_request=transport)
    server = access.server.rstrip("/")
    return _DiscreetBot(
        access.token,
        f"{server}/bot",
        f"{server}/file/bot",
        request=transport,
        get_updates_request=transport,
    )
