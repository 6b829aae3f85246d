"""What Annai keeps about people: the rules for everybody, and what is there about one."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views.channels import named

_CARRIERS = frozenset({"telegram", "slack"})
"""Channels that bring messages through somebody else's house."""


@dataclass(frozen=True)
class Kept:
    """What is kept about a person: the channels of their chats, whether they chose settings, and how many messages,
    delays, calls for help and questions of theirs, and answers they gave.
    """

    channels: tuple[str, ...]
    own_settings: bool
    messages: int
    brought_up: int
    answers: int


def rules(scene: Scene, channels: Sequence[str]) -> list[Line]:
    """What is kept, who sees it, where it lies and how long, as the software does it; `channels` carry messages."""
    organiser = scene.agenda.trip.organiser
    responsible = "privacy-responsible" if organiser else "privacy-responsible-organisers"
    lines = [
        Line(scene.say(responsible, organiser=organiser or "")),
        Line(scene.say("privacy-stored")),
        Line(scene.say("privacy-cases")),
        Line(scene.say("privacy-others")),
        Line(scene.say("privacy-where")),
    ]
    if carriers := [channel for channel in channels if channel in _CARRIERS]:
        lines.append(Line(scene.say("privacy-carried", channels=_names(carriers, scene))))
    return [*lines, Line(scene.say("privacy-until"))]


def privacy(scene: Scene, kept: Kept | None) -> Message:
    """What is kept about the person, how it is dealt with, and how to end it; None where nobody has looked."""
    lines = [Line(scene.say("privacy-title"), Style.TITLE)]
    if kept is not None:
        settings = "privacy-own-settings" if kept.own_settings else "privacy-no-settings"
        lines += [
            Line(scene.say("privacy-chats", channels=_names(kept.channels, scene) or "–")),
            Line(scene.say(settings)),
            Line(scene.say("privacy-messages", count=kept.messages)),
            *([Line(scene.say("privacy-brought-up", count=kept.brought_up))] if kept.brought_up else []),
            *([Line(scene.say("privacy-answers", count=kept.answers))] if kept.answers else []),
            Line(scene.say("privacy-programme")),
            Line(""),
        ]
    lines += rules(scene, kept.channels if kept else ())
    buttons = (
        (Button(scene.say("privacy-button-stop"), "stop"),),
        (Button(scene.say("privacy-button-settings"), "reminders"),),
    )
    return Message(tuple(lines), buttons, language=scene.language)


def _names(channels: Sequence[str], scene: Scene) -> str:
    return ", ".join(named(channel, scene) for channel in channels)
