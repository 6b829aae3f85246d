"""The first words to somebody with an invitation, before they are known; and the only words to anybody else."""

from datetime import datetime

from bot.clock import local_date
from bot.speech.catalogue import LANGUAGES, catalogue
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views.privacy import rules


def notice(scene: Scene, token: str, channel: str, instead_of: str | None) -> Message:
    """What joining means, to be agreed to; `instead_of` is whom this chat belongs to so far, if to somebody else."""
    trip = scene.agenda.trip
    invited = "join-invited" if trip.organiser else "join-invited-by-nobody"
    lines = [
        Line(scene.say("talk-hello", name=scene.person.name if scene.person else ""), Style.TITLE),
        Line(scene.say(invited, organiser=trip.organiser or "", title=scene.text(trip.title))),
        Line(""),
        Line(scene.say("join-before"), Style.STRONG),
        *rules(scene, (channel,)),
    ]
    if instead_of is not None:
        lines += [Line(""), Line(scene.say("join-instead", name=instead_of), Style.STRONG)]
    answers = (("join-button-yes", "join"), ("join-button-no", "decline"))
    row = tuple(Button(scene.say(label), f"{action} {token}") for label, action in answers)
    return Message(tuple(lines), (row,), language=scene.language)


def declined(scene: Scene, until: datetime | None) -> Message:
    """A friendly word to who does not want to; an invitation stays good until an instant (UTC)."""
    lines = [Line(scene.say("join-declined"), Style.STRONG)]
    if until is not None:
        day = scene.times.day(local_date(until, scene.agenda.trip.home_zone))
        lines.append(Line(scene.say("join-declined-until", day=day)))
    return Message(tuple(lines), language=scene.language)


def stranger(language: str | None) -> Message:
    """All that somebody unknown gets to hear, whatever they say: not even whether there is a trip."""
    return _in("join-stranger", language)


def later(language: str | None) -> Message:
    """Something went wrong in here before we knew who speaks."""
    return _in("join-later", language)


def _in(words: str, language: str | None) -> Message:
    """In the language of somebody's app (as `de-AT`); in all of ours, if that is none of them."""
    wanted = (language or "").replace("_", "-").partition("-")[0].lower()
    spoken = [wanted] if wanted in LANGUAGES else LANGUAGES
    lines = tuple(Line(catalogue(one).say(words), language=one) for one in spoken)
    return Message(lines, language=spoken[0])
