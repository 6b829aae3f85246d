"""A programme that came as a file: what is wrong with it, or what it would change."""

from collections.abc import Sequence
from dataclasses import replace

from bot.programme.problem import Problem
from bot.speech.catalogue import catalogue
from bot.speech.message import Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import problems

LISTED = 12
"""Errors shown on a phone; `annai check` shows all."""


def errors(found: Sequence[Problem], file: str, scene: Scene) -> Message:
    """Everything that is wrong, each with its cell or line."""
    words = catalogue(scene.language)
    lines = [Line(scene.say("draft-file-errors", file=file, count=len(found)), Style.STRONG)]
    for problem in found[:LISTED]:
        where = problems.place("", problem.where).strip(" :")
        lines.append(Line(" ".join(filter(None, ("❌", where, problems.message(problem, words))))))
    if len(found) > LISTED:
        lines.append(Line(words.say("check-more", count=len(found) - LISTED), Style.QUIET))
    lines.append(Line(scene.say("draft-file-unchanged"), Style.QUIET))
    return Message(tuple(lines), language=scene.language)


def other_trip(file: str, found: str, scene: Scene) -> Message:
    """The programme of another trip."""
    return _said(scene.say("draft-file-other-trip", file=file, found=found, trip=scene.agenda.trip.id), scene)


def without_you(file: str, scene: Scene) -> Message:
    """A programme in which who sends it is no organiser."""
    return _said(scene.say("draft-file-without-you", file=file), scene)


def calendar(file: str, scene: Scene) -> Message:
    """A calendar of something else."""
    return _said(scene.say("draft-file-calendar", file=file), scene)


def same(file: str, scene: Scene) -> Message:
    """What is in force already."""
    return _said(scene.say("draft-file-same", file=file), scene)


def as_draft(preview: Message, file: str, scene: Scene, *, replaced: bool) -> Message:
    """The preview of a file; `replaced`: another draft had to make room."""
    lines = [Line(scene.say("draft-file-read", file=file), Style.QUIET)]
    if replaced:
        lines.append(Line(scene.say("draft-file-replaces"), Style.STRONG))
    return replace(preview, lines=(*lines, *preview.lines))


def _said(text: str, scene: Scene) -> Message:
    lines = (Line(text, Style.STRONG), Line(scene.say("draft-file-unchanged"), Style.QUIET))
    return Message(lines, language=scene.language)
