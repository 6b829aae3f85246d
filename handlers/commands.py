"""The one table of commands: it feeds every channel, the command menus and /help."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.speech.scene import Scene
from handlers import agenda, items, people, places, talk
from handlers.request import Answer, Query

Handler = Callable[[Scene, Query], Answer]


@dataclass(frozen=True)
class Command:
    """A command: its name as typed after a slash, and who answers it."""

    name: str
    answer: Handler


COMMANDS: tuple[Command, ...] = (
    Command("start", talk.start),
    Command("help", talk.help_),
    Command("next", agenda.next_),
    Command("now", agenda.now),
    Command("today", agenda.today),
    Command("tomorrow", agenda.tomorrow),
    Command("day", agenda.day),
    Command("agenda", agenda.agenda),
    Command("leave", agenda.leave),
    Command("item", items.item),
    Command("find", items.find),
    Command("place", places.place),
    Command("taxi", places.taxi),
    Command("people", people.people),
    Command("contacts", people.contacts),
    Command("calendar", talk.calendar),
    Command("language", talk.language),
    Command("thanks", talk.thanks),
    Command("unknown", talk.unknown),
)

BY_NAME: Mapping[str, Command] = {command.name: command for command in COMMANDS}
ALIASES: Mapping[str, str] = {"map": "place", "emergency": "contacts", "where": "place", "who": "people"}
"""Other spellings of a typed command."""
