"""A broadcast while it is being written: how it will look, who gets it, and what can still be chosen."""

from collections.abc import Iterator
from dataclasses import replace

from bot.speech.broadcast import LONGEST
from bot.speech.catalogue import LANGUAGES
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import broadcast as view
from bot.speech.views.broadcast_audience import Draft, count, to

LISTED = 60
"""Names in one message."""


def preview(draft: Draft, scene: Scene, language: str = "", *, changed: bool = False) -> Message:
    """How it will look and what will happen; `changed`: it is not what its author had seen when sending it."""
    broadcast = draft.broadcast
    shown = language if language in broadcast.languages else (broadcast.languages or (scene.language,))[0]
    lines = [Line(scene.say("broadcast-changed" if changed else "broadcast-preview"), Style.TITLE)]
    lines += [to(draft, scene), count(draft, scene), *_plan(draft, scene), Line("────────")]
    lines += view.letter(broadcast, draft.author, replace(scene, language=shown)).lines
    if broadcast.file:
        lines += [Line(""), Line(f"📎 {broadcast.file}")]
    rows = [*_send(draft, scene), *_options(draft, shown, scene)]
    return Message(tuple(lines), tuple(rows), language=scene.language, in_place=True)


def names(draft: Draft, scene: Scene) -> Message:
    """Who gets it, first those who cannot be told in a chat."""
    away = [person for person in draft.outlook.recipients if person not in draft.outlook.leaving]
    lines = [Line(scene.say("broadcast-names"), Style.TITLE), count(draft, scene)]
    everybody = [*away, *draft.outlook.leaving]
    lines += [
        Line(scene.say("broadcast-without-chat", name=scene.agenda.people[person].name))
        if person in away
        else Line(scene.agenda.people[person].name)
        for person in everybody[:LISTED]
    ]
    if len(everybody) > LISTED:
        lines.append(Line(scene.say("report-more", count=len(everybody) - LISTED), Style.QUIET))
    back = (Button(scene.say("broadcast-button-preview"), f"broadcast {draft.id} preview"),)
    return Message(tuple(lines), (back,), language=scene.language, in_place=True)


def ask(words: str, draft: str, scene: Scene, language: str = "") -> Message:
    """A question whose answer is to be written (`broadcast-ask-text`, …), and the way back."""
    text = scene.say(words, limit=LONGEST, language=scene.say("broadcast-language", language=language))
    back = (
        Button(
            scene.say("broadcast-button-back"),
            f"broadcast {draft} {'whom' if words == 'broadcast-ask-who' else 'preview'}",
        ),
    )
    return Message((Line(text, Style.STRONG),), (back,), language=scene.language)


def too_long(scene: Scene) -> Message:
    """More text than one message can be."""
    line = Line(scene.say("broadcast-too-long", limit=LONGEST), Style.STRONG)
    return Message((line,), language=scene.language)


def _plan(draft: Draft, scene: Scene) -> Iterator[Line]:
    """When it goes out, what quiet hours make of it, what it asks for, and in which languages."""
    broadcast, outlook, zone = draft.broadcast, draft.outlook, scene.agenda.trip.zone
    if broadcast.at:
        yield Line(scene.say("broadcast-planned", at=scene.times.point(broadcast.at, zone)), Style.STRONG)
    if outlook.held:
        until = scene.times.point(max(outlook.leaving.values()), zone)
        yield Line(scene.say("broadcast-held", count=len(outlook.held), until=until), Style.STRONG)
    if broadcast.urgent:
        yield Line(scene.say("broadcast-is-urgent"), Style.STRONG)
    if broadcast.acknowledge:
        yield Line(scene.say("broadcast-is-asking"))
    if len(broadcast.languages) > 1:
        yield Line(scene.say("broadcast-both"))
    elif others := [name for name, code in outlook.languages.items() if code not in broadcast.languages]:
        language = scene.say("broadcast-language", language=broadcast.languages[0]) if broadcast.text else ""
        if language:
            yield Line(scene.say("broadcast-one-language", count=len(others), language=language), Style.QUIET)


def _send(draft: Draft, scene: Scene) -> Iterator[tuple[Button, ...]]:
    """The one button that sends, naming what its author sees."""
    if draft.outlook.recipients and draft.mark:
        words = "broadcast-button-plan" if draft.broadcast.at else "broadcast-button-send"
        label = scene.say(words, count=len(draft.outlook.leaving))
        yield (Button(label, f"broadcast {draft.id} send {draft.mark}"),)


def _options(draft: Draft, shown: str, scene: Scene) -> Iterator[tuple[Button, ...]]:
    broadcast, prefix = draft.broadcast, f"broadcast {draft.id}"
    acknowledge, urgent = broadcast.acknowledge, broadcast.urgent
    yield (
        Button(scene.say("broadcast-button-ack", on=_on(acknowledge)), f"{prefix} ack {_off(acknowledge)}"),
        Button(scene.say("broadcast-button-urgent", on=_on(urgent)), f"{prefix} urgent {_off(urgent)}"),
    )
    now = (Button(scene.say("broadcast-button-now"), f"{prefix} now"),) if broadcast.at else ()
    yield (*now, Button(scene.say("broadcast-button-later"), f"{prefix} later"),
           Button(scene.say("broadcast-button-names"), f"{prefix} names"))  # fmt: skip
    yield tuple(_languages(draft, shown, scene))
    yield (
        Button(scene.say("broadcast-button-audience"), f"{prefix} whom"),
        Button(scene.say("broadcast-button-drop"), f"{prefix} drop"),
    )


def _languages(draft: Draft, shown: str, scene: Scene) -> Iterator[Button]:
    """The text anew, and the other language: to be added, or to be looked at."""
    yield Button(scene.say("broadcast-button-text"), f"broadcast {draft.id} write {shown}")
    if not draft.broadcast.text:
        return
    for language in LANGUAGES:
        if language != shown:
            there = language in draft.broadcast.languages
            words = "broadcast-button-show" if there else "broadcast-button-add"
            label = scene.say(words, language=scene.say("broadcast-language", language=language))
            yield Button(label, f"broadcast {draft.id} {'preview' if there else 'write'} {language}")


def _on(chosen: bool) -> str:
    return "on" if chosen else "off"


def _off(chosen: bool) -> str:
    """What a tap makes of it."""
    return _on(not chosen)
