"""The one table of commands: it feeds every channel, the command menus and /help."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.speech.scene import Scene
from handlers import (
    agenda,
    asking,
    broadcasts,
    changes,
    items,
    late,
    matters,
    news,
    overview,
    people,
    places,
    privacy,
    rollcall,
    settings,
    snooze,
    sos,
    talk,
)
from handlers.request import Answer, Query

Handler = Callable[[Scene, Query], Answer]


@dataclass(frozen=True)
class Command:
    """A command: its name as typed after a slash, who answers it, and whether a tapped answer turns the page.

    `verbatim`: what follows the name is for its handler to read. `organisers`: it is for them only.
    """

    name: str
    answer: Handler
    in_place: bool = False
    verbatim: bool = False
    organisers: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("start", talk.start),
    Command("help", talk.help_, in_place=True),
    Command("next", agenda.next_),
    Command("now", agenda.now),
    Command("today", agenda.today, in_place=True),
    Command("tomorrow", agenda.tomorrow, in_place=True),
    Command("day", agenda.day, in_place=True),
    Command("agenda", agenda.agenda, in_place=True),
    Command("b2b", agenda.b2b, in_place=True),
    Command("changes", news.changes),
    Command("leave", agenda.leave),
    Command("item", items.item, in_place=True),
    Command("find", items.find),
    Command("place", places.place),
    Command("taxi", places.taxi),
    Command("people", people.people),
    Command("contacts", people.contacts),
    Command("calendar", talk.calendar),
    Command("language", talk.language, in_place=True),
    Command("reminders", settings.reminders, in_place=True),
    Command("channel", settings.channel, in_place=True),
    Command("snooze", snooze.snooze),
    Command("privacy", privacy.privacy, in_place=True),
    Command("stop", settings.stop, in_place=True),
    Command("answer", matters.answer, in_place=True, verbatim=True),
    Command("late", late.late, in_place=True, verbatim=True),
    Command("sos", sos.sos, verbatim=True),
    Command("ask", asking.ask, verbatim=True),
    Command("status", overview.status, in_place=True, verbatim=True, organisers=True),
    Command("invite", overview.invite, verbatim=True, organisers=True),
    Command("audit", overview.audit, in_place=True, verbatim=True, organisers=True),
    Command("remind", matters.remind, verbatim=True, organisers=True),
    Command("rollcall", rollcall.rollcall, verbatim=True, organisers=True),
    Command("broadcast", broadcasts.broadcast, in_place=True, verbatim=True, organisers=True),
    Command("change", changes.change, in_place=True, verbatim=True, organisers=True),
    Command("publish", changes.publish, in_place=True, verbatim=True, organisers=True),
    Command("undo", changes.undo, verbatim=True, organisers=True),
    Command("received", changes.received, verbatim=True),
    Command("thanks", talk.thanks),
    Command("unknown", asking.unknown),
)

BY_NAME: Mapping[str, Command] = {command.name: command for command in COMMANDS}
ALIASES: Mapping[str, str] = {"map": "place", "emergency": "contacts", "where": "place", "who": "people"}
"""Other spellings of a typed command."""
