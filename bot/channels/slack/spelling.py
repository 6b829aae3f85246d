"""How commands are typed here: Slack knows one slash command, and all others follow it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.channels.slack.manifest import COMMAND
from bot.speech.message import Message

Spell = Callable[[Message], Message]


def spelling(commands: Iterable[str]) -> Spell:
    """What makes `/annai next` of `/next` wherever a message mentions one of these commands."""
    mentioned = re.compile(rf"(?<![\w/])/(?=(?:{'|'.join(map(re.escape, commands))})\b)")

    def spelt(message: Message) -> Message:
        lines = tuple(
            replace(line, text=mentioned.sub(f"{COMMAND} ", line.text)) if "/" in line.text else line
            for line in message.lines
        )
        return replace(message, lines=lines)

    return spelt
