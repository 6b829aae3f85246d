"""How the web chat speaks: the functions it is given for words, and which words its page needs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.programme.agenda import Agenda
from bot.programme.model import Person, Role, Trip


class Say(Protocol):
    """A text catalogue in one language."""

    def __call__(self, message: str, /, **values: str | int) -> str:
        """The words of a message."""


@dataclass(frozen=True)
class Wording:
    """`words` gives a language's catalogue; `faces` the two clocks of the header, the trip's and home, at an
    instant in a language; `zone_name` what a zone is called in a language ("Japan").
    """

    words: Callable[[str], Say]
    faces: Callable[[datetime, str], tuple[str, str]]
    zone_name: Callable[[str, str], str]


PAGE = (
    "web-title",
    "web-skip",
    "web-choose",
    "web-choose-hint",
    "web-search",
    "web-search-hint",
    "web-nobody-found",
    "web-somebody",
    "web-somebody-hint",
    "web-language",
    "web-change-person",
    "web-nobody-yet",
    "web-chat",
    "web-you",
    "web-annai",
    "web-say",
    "web-say-hint",
    "web-send",
    "web-attach",
    "web-quick",
    "web-typing",
    "web-lost",
    "web-back",
    "web-unreachable",
    "web-show-large",
    "web-copy",
    "web-copied",
    "web-copy-failed",
    "web-close",
    "web-map",
    "web-download",
    "web-new-window",
    "web-clock",
    "web-clock-set",
    "web-clock-speed",
    "web-clock-pause",
    "web-clock-run",
    "web-clock-minute",
    "web-clock-fast",
    "web-clock-go",
    "web-clock-quarter",
    "web-clock-hour",
    "web-clock-morning",
    "web-clock-item",
)
"""The words the page itself asks for, by id."""

QUICK = (
    "web-quick-next",
    "web-quick-today",
    "web-quick-tomorrow",
    "web-quick-help",
    "web-quick-leave",
    "web-quick-taxi",
    "web-quick-contacts",
)
"""The most used questions; the label is what is sent."""


def page(agenda: Agenda, wording: Wording, language: str) -> dict[str, Any]:
    """Everything the page shows apart from the chat itself, in one language."""
    trip, say = agenda.trip, wording.words(language)
    words = {message_id: say(message_id) for message_id in PAGE}
    words["web-clock-jump"] = say("web-clock-jump", zone=wording.zone_name(trip.zone, language))
    return {
        "language": language,
        "languages": trip.languages,
        "trip": trip.title.in_(language),
        "words": words,
        "quick": [say(message_id) for message_id in QUICK],
        "people": [_person(person, agenda, say, language) for person in trip.people],
    }


def language_of(trip: Trip, wanted: str | None) -> str:
    """The language asked for if the trip speaks it, else the trip's first."""
    return wanted if wanted in trip.languages else trip.languages[0]


def _person(person: Person, agenda: Agenda, say: Say, language: str) -> dict[str, str | None]:
    groups = (agenda.groups[group].label.in_(language) for group in person.groups if group in agenda.groups)
    organiser = person.role is Role.ORGANISER
    return {
        "id": person.id,
        "name": person.name,
        "organisation": person.organisation,
        "role": say(f"web-role-{person.role.value}"),
        "group": say("web-organisers") if organiser else next(groups, say("web-participants")),
    }
