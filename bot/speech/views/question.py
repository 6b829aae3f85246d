"""A question to the organisers: before it is sent, on its way, in their chats, and answered."""

from collections.abc import Mapping
from typing import Any

from bot.programme.model import organises
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import talk
from bot.speech.views.people import contact_list
from bot.speech.views.report import call_list

SHOWN = 4
"""Entries of a conversation that are shown, the latest; and characters of each but the newest."""
SHORT = 200


def what(scene: Scene) -> Message:
    """Asks what the person would like to know."""
    return Message((Line(scene.say("ask-what"), Style.STRONG),), language=scene.language)


def may_ask(matter: str, scene: Scene) -> Message:
    """I don't know; the organisers may."""
    shown = talk.unknown(scene)
    row = (Button(scene.say("ask-button"), f"ask send {matter}"),)
    return Message(shown.lines, (row, *shown.buttons), language=scene.language)


def preview(matter: str, text: str, scene: Scene) -> Message:
    """The question as it will be sent."""
    lines = (Line(scene.say("ask-preview"), Style.STRONG), Line(_quoted(text, scene)))
    row = (Button(scene.say("ask-button-send"), f"ask send {matter}"),)
    return Message(lines, (row,), language=scene.language)


def on_its_way(content: Mapping[str, Any], reached: int, night: bool, scene: Scene) -> Message:
    """The question is with so many organisers, who may be asleep; or with nobody."""
    text = content["thread"][0]["text"]
    if not reached:
        lines = [Line(scene.say("ask-nobody"), Style.STRONG), *contact_list(scene)]
        return Message(tuple(lines), language=scene.language)
    lines = [Line(scene.say("ask-sent", count=reached), Style.STRONG), Line(_quoted(text, scene))]
    if not night:
        return Message(tuple(lines), language=scene.language)
    lines.append(Line(scene.say("ask-night"), Style.QUIET))
    row = (Button(scene.say("button-contacts"), "contacts"),)
    return Message(tuple(lines), (row,), language=scene.language)


def write(content: Mapping[str, Any], scene: Scene) -> Message:
    """An answer, or what the person adds, is to be typed."""
    words = "ask-write" if organises(scene.person) and scene.person.id != content["who"] else "ask-write-more"
    lines = (Line(scene.say(words, name=_name(content["who"], scene)), Style.STRONG), *_thread(content, scene))
    return Message(lines, language=scene.language)


def passed_on(content: Mapping[str, Any], scene: Scene) -> Message:
    """What was added is with the organisers."""
    line = Line(scene.say("ask-passed-on"), Style.STRONG)
    return Message((line, Line(_quoted(content["thread"][-1]["text"], scene))), language=scene.language)


def too_long(scene: Scene) -> Message:
    """So many entries are no conversation for a chat any more."""
    return Message((Line(scene.say("ask-too-long"), Style.STRONG), *contact_list(scene)), language=scene.language)


def answer(matter: str, content: Mapping[str, Any], number: int, scene: Scene) -> Message:
    """What the person reads: an organiser's answer, with the question."""
    entry = content["thread"][number]
    asked = next(one for one in reversed(content["thread"][:number]) if one["by"] == content["who"])
    lines = (
        Line(scene.say("ask-answer", name=_name(entry["by"], scene)), Style.STRONG),
        Line(entry["text"]),
        Line(""),
        Line(scene.say("ask-you-asked", text=_short(asked["text"])), Style.QUIET),
    )
    row = (Button(scene.say("ask-button-more"), f"ask more {matter}"),)
    return Message(lines, (row,), language=scene.language)


def case(matter: str, content: Mapping[str, Any], scene: Scene, *, in_place: bool = False) -> Message:
    """What organisers see: who asks what, and what was answered by whom."""
    lines = [Line(scene.say("ask-case", name=_name(content["who"], scene)), Style.STRONG), *_thread(content, scene)]
    lines += [Line(""), *call_list([content["who"]], scene)]
    if content["closed"]:
        lines.append(Line(scene.say("ask-closed", name=_name(content["closed"]["by"], scene)), Style.STRONG))
    reply = Button(scene.say("ask-button-reply"), f"ask reply {matter}")
    done = Button(scene.say("ask-button-done"), f"ask done {matter}")
    row = (reply,) if content["closed"] else (reply, done)
    return Message(tuple(lines), (row,), language=scene.language, in_place=in_place)


def replied(matter: str, content: Mapping[str, Any], scene: Scene, *, arrives: bool) -> Message:
    """Whoever answered sees it, and whether it can arrive."""
    shown = case(matter, content, scene)
    words = "ask-replied" if arrives else "ask-not-here"
    line = Line(scene.say(words, name=_name(content["who"], scene)), Style.STRONG)
    return Message((line, Line(""), *shown.lines), shown.buttons, language=scene.language)


def _thread(content: Mapping[str, Any], scene: Scene) -> list[Line]:
    """The latest of what was said; of all but the newest only the beginning."""
    thread = content["thread"]
    lines = []
    for entry in thread[-SHOWN:]:
        text = entry["text"] if entry is thread[-1] else _short(entry["text"])
        if entry["by"] == content["who"]:
            lines.append(Line(f"❓ {_quoted(text, scene)}"))
        else:
            lines.append(Line(f"💬 {_name(entry['by'], scene)}: {text}"))
    return lines


def _quoted(text: str, scene: Scene) -> str:
    return scene.say("ask-quoted", text=text)


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[: SHORT - 1]}…"


def _name(name: str, scene: Scene) -> str:
    person = scene.agenda.people.get(name)
    return person.name if person else name
