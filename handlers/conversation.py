"""A request becomes an answer: find the command – tapped, typed or in free text – and let its handler speak."""

import re
from datetime import date

from bot.programme.agenda import Agenda
from bot.programme.model import Person, organises
from bot.speech.scene import Scene
from handlers.arguments import exact
from handlers.commands import ALIASES, BY_NAME
from handlers.request import Answer, Query, Request
from handlers.rollcall import present
from handlers.settings import CHANNELS, LEAVING
from handlers.understanding.meaning import Understanding

_MINUTES = re.compile("[1-9][0-9]{0,4}")
_IN_WORDS = "change "
"""What is asked for so is answered in words: a file is no answer to it."""
_SHOWING = frozenset({"reminders", "stop", "channel"})
"""An old button of these shows what there is to choose now."""


class Conversation:
    """The conversation about one programme version; holds no state of its own."""

    def __init__(self, agenda: Agenda) -> None:
        self._agenda = agenda
        self._understanding = Understanding(agenda)

    def answer(self, request: Request) -> Answer:
        """Answer whatever was said; what is not understood gets an honest word."""
        scene = Scene(
            self._agenda, request.person, request.now, request.language, request.preferences, request.channels
        )
        query = self.query(request)
        command = BY_NAME[query.command]
        if command.organisers and not organises(request.person):
            command, query = BY_NAME["unknown"], Query("unknown")
        return present(command.answer(scene, query), request)

    def query(self, request: Request) -> Query:
        """What a request means."""
        if request.action is not None:
            return self._tapped(request.action, request.person)
        text = (request.text or "").strip()
        if _unasked(request, text):
            return Query("received", words=text, file=request.file)
        if text.startswith("/") or (text.lower() in BY_NAME and not request.expected):
            return self._typed(text.removeprefix("/"), request)
        if request.expected:
            return _completed(request, text)
        if request.location is not None and not text:
            return _verbatim("sos", "where", request, text)
        return self._understanding.understand(text, request.person, request.now)

    def _typed(self, text: str, request: Request) -> Query:
        """A slash command; words after it are understood within that command."""
        name, _, rest = text.partition(" ")
        name = name.partition("@")[0].lower()
        name = ALIASES.get(name, name)
        if name not in BY_NAME:
            return self._understanding.understand(text, request.person, request.now)
        rest = rest.strip()
        if name == "change":
            return self._understanding.within(name, rest, request.person, request.now) if rest else Query(name)
        if BY_NAME[name].verbatim:
            return _verbatim(name, rest, request, text)
        exact = self._argument(name, rest, request.person) if rest else Query(name)
        if exact is not None:
            return exact
        return self._understanding.within(name, rest, request.person, request.now)

    def _tapped(self, action: str, person: Person | None) -> Query:
        """A button; its payload comes from outside, so what it names must exist and be the person's to see."""
        name, _, argument = action.partition(" ")
        if name in BY_NAME and BY_NAME[name].verbatim:
            return Query(name, argument=argument, words=action)
        query = self._argument(name, argument, person) if argument else Query(name)
        if query is None and name in _SHOWING:
            query = Query(name)
        return query if name in BY_NAME and query is not None else Query("unknown")

    def _argument(self, name: str, argument: str, person: Person | None) -> Query | None:
        """A command with the exact id, day or language it is about; None if there is no such thing."""
        if name in {"item", "leave"} and argument in self._agenda.items and self._sees(argument, person):
            return Query(name, items=(self._agenda.items[argument],), words=argument)
        if name in {"place", "taxi"} and argument in self._agenda.places:
            return Query(name, places=(self._agenda.places[argument],), words=argument)
        if name == "people" and argument in self._agenda.people:
            return Query(name, people=(self._agenda.people[argument],), words=argument)
        if name == "language":
            return Query(name, language=argument.lower(), words=argument)
        if name in {"reminders", "snooze", "stop", "channel"}:
            return self._setting(name, argument, person)
        return _dated(name, argument) if name == "day" else None

    def _setting(self, name: str, argument: str, person: Person | None) -> Query | None:
        """What a setting is to become, or of what to remind again in how many minutes."""
        if name == "snooze":
            item, _, minutes = argument.rpartition(" ")
            if item not in self._agenda.items or not self._sees(item, person) or not _MINUTES.fullmatch(minutes):
                return None
            return Query(name, items=(self._agenda.items[item],), argument=minutes, words=argument)
        argument = ",".join(part.strip() for part in argument.lower().split(","))
        if name == "channel":
            known = argument in CHANNELS
        else:
            known = argument in LEAVING if name == "stop" else exact(argument, self._agenda.trip.reminders)
        return Query(name, argument=argument, words=argument) if known else None

    def _sees(self, item: str, person: Person | None) -> bool:
        return organises(person) or any(own.id == item for own in self._agenda.of(person))


def _unasked(request: Request, text: str) -> bool:
    """Whether a file came that nobody asked for, whatever is said with it: it is looked at for itself."""
    if request.file is None or text.startswith("/"):
        return False
    return not request.expected or request.expected.startswith(_IN_WORDS)


def _completed(request: Request, text: str) -> Query:
    """What somebody wrote who was asked: the command they were asked for, completed."""
    name, _, argument = request.expected.partition(" ")
    return _verbatim(name, f"{argument} {text}".strip(), request, text)


def _verbatim(name: str, argument: str, request: Request, words: str) -> Query:
    """A command that reads itself what follows it, and what came with it."""
    return Query(name, argument=argument, words=words, file=request.file, location=request.location)


def _dated(name: str, argument: str) -> Query | None:
    try:
        return Query(name, day=date.fromisoformat(argument), words=argument)
    except ValueError:
        return None
