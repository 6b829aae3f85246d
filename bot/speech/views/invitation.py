"""A fresh invitation, as an organiser forwards it: in the language of whom it is for."""

from dataclasses import replace
from datetime import date

from bot.programme.model import Person
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene


def to_forward(person: Person, token: str, link: str | None, until: date, scene: Scene) -> Message:
    """What to forward, under a line for the organiser: a link that shows the token, if there is one, or the token."""
    what = "link" if link else "code"
    theirs = replace(scene, language=person.language)
    lines = (
        Line(scene.say("invite-forward", name=person.name), Style.STRONG),
        Line(scene.say("invite-forward-only", what=what), Style.QUIET),
        Line(""),
        Line(
            theirs.say("invite-text", name=person.name, trip=theirs.text(scene.agenda.trip.title)),
            language=person.language,
        ),
        Line(theirs.say("invite-text-how", what=what), language=person.language),
        Line(link or token, Style.STRONG, link=link),
        Line(theirs.say("invite-until", day=theirs.times.day(until)), language=person.language),
    )
    return Message(lines, (_back(scene),), language=scene.language)


def here_already(person: Person, scene: Scene) -> Message:
    """Whoever can be reached needs no invitation."""
    line = Line(scene.say("invite-here-already", name=person.name), Style.STRONG)
    return Message((line,), (_back(scene),), language=scene.language)


def nobody(scene: Scene) -> Message:
    """There is no such person on the trip."""
    return Message((Line(scene.say("invite-no-such-person"), Style.STRONG),), (_back(scene),), language=scene.language)


def _back(scene: Scene) -> tuple[Button, ...]:
    return (Button(scene.say("invite-button-others"), "invite"),)
