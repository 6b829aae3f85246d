"""Broadcasts: what stands after `broadcast`, typed or in a button, and what it asks the house to do.

    (nothing)                           a new one: to whom?
    recent                              the last ones
    any other words                     a new one to everybody, with this text
    <id> + <term> | - <term>            somebody more, or not (see `bot.programme.audience`)
    <id> who [name] | whom              whom to add, by name; whom it is for
    <id> write <language> [text]        what it says
    <id> ack on | off, urgent on | off  whether it is to be confirmed, breaks quiet hours
    <id> later [time] | now             when it goes out
    <id> preview [language] | names     how it will look, who gets it
    <id> send <mark> | drop             out with it – as it was seen, or not at all
    <id> stop | fix                     what is not out yet stays; a correction follows

It comes from outside: whatever begins with an id and is not exactly so is nothing.
"""

import re
from collections.abc import Callable, Mapping

from bot.speech.broadcast import too_long
from bot.speech.catalogue import LANGUAGES
from bot.speech.scene import Scene
from bot.speech.views import broadcast_audience as audience_view
from bot.speech.views import broadcast_draft as view
from bot.speech.views import talk
from handlers.addressing import meant
from handlers.broadcast_wishes import (
    Address,
    Begin,
    Choose,
    Correct,
    Discard,
    Dispatch,
    Postpone,
    Preview,
    Recall,
    Stop,
    Write,
)
from handlers.moments import moment
from handlers.request import Answer, OrganisersWish, Query

_ID = re.compile("[0-9a-f]{8}")
_SWITCH = {"on": True, "off": False}


def broadcast(scene: Scene, query: Query) -> Answer:
    """Whatever somebody in charge wishes of a broadcast."""
    name, _, rest = query.argument.partition(" ")
    if not _ID.fullmatch(name):
        return _anew(scene, query)
    verb, _, value = rest.partition(" ")
    said = _QUESTIONS[verb](name, value.strip(), scene, query) if verb in _QUESTIONS else _plain(name, verb, value)
    if said is None:
        return Answer(query.command, talk.unknown(scene))
    return said if isinstance(said, Answer) else Answer(query.command, talk.only_at_work(scene), wish=said)


def _anew(scene: Scene, query: Query) -> Answer:
    words = query.argument.strip()
    if words == "recent":
        return Answer(query.command, talk.only_at_work(scene), wish=Recall())
    if too_long(words):
        return Answer(query.command, view.too_long(scene))
    return Answer(query.command, talk.only_at_work(scene), wish=Begin(words, query.file))


def _plain(name: str, verb: str, value: str) -> OrganisersWish | None:
    """What needs no asking back."""
    match verb:
        case "+" | "-" if value:
            return Address(name, value, add=verb == "+")
        case "ack" if value in _SWITCH:
            return Choose(name, acknowledge=_SWITCH[value])
        case "urgent" if value in _SWITCH:
            return Choose(name, urgent=_SWITCH[value])
        case "preview" if not value or value in LANGUAGES:
            return Preview(name, value)
        case "send" if value:
            return Dispatch(name, value)
    return {
        "whom": Address(name),
        "now": Postpone(name),
        "names": Preview(name, names=True),
        "drop": Discard(name),
        "stop": Stop(name),
        "fix": Correct(name),
    }.get(verb if not value else "")


def _who(name: str, words: str, scene: Scene, query: Query) -> Answer | OrganisersWish:
    """Somebody more, by name: one, or one of several, or nobody is called so."""
    expects = f"broadcast {name} who"
    if not words:
        return Answer(query.command, view.ask("broadcast-ask-who", name, scene), expects=expects)
    terms = meant(words, scene.agenda)
    if len(terms) == 1:
        return Address(name, terms[0])
    if terms:
        return Answer(query.command, audience_view.found(name, terms, scene), expects=expects)
    return Answer(query.command, audience_view.nobody(name, words, scene), expects=expects)


def _write(name: str, value: str, scene: Scene, query: Query) -> Answer | OrganisersWish | None:
    """The text in a language, or a file."""
    language, _, _ = value.partition(" ")
    words = value.removeprefix(language).strip()
    expects = f"broadcast {name} write {language}"
    if language not in LANGUAGES:
        return None
    if too_long(words):
        return Answer(query.command, view.too_long(scene), expects=expects)
    if not words and query.file is None:
        return Answer(query.command, view.ask("broadcast-ask-text", name, scene, language), expects=expects)
    return Write(name, language, words, query.file)


def _later(name: str, words: str, scene: Scene, query: Query) -> Answer | OrganisersWish:
    """When it is to go out, in the trip's zone."""
    at = moment(words, scene) if words else None
    if at is not None and at > scene.at:
        return Postpone(name, at)
    question = "broadcast-past" if at else "broadcast-no-time" if words else "broadcast-ask-when"
    return Answer(query.command, view.ask(question, name, scene), expects=f"broadcast {name} later")


_Question = Callable[[str, str, Scene, Query], Answer | OrganisersWish | None]
_QUESTIONS: Mapping[str, _Question] = {"who": _who, "write": _write, "later": _later}
"""What is asked back where something is missing."""
