"""A roll call begins: whom to ask, and how it will be, before anybody is asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.programme.model import EVERYONE
from bot.programme.roll_call import at_hand, called
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import item as item_view

ITEMS, GROUPS = 6, 12
"""Items and groups offered at most: a screen's length."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a roll call would be: of whom (`all`, `g:<group>`, `i:<item>`), how many that are, how many of them rest
    just now, and how many have no chat. `matter` is its id, should it begin.
    """

    matter: str
    of: str
    status: bool
    people: int
    resting: int
    without_chat: int


def choose(scene: Scene) -> Message:
    """Whom to ask: those of what is next or running, a group, everybody; or, in an emergency, how everybody is."""
    agenda = scene.agenda
    offered = [f"i:{item.id}" for item in at_hand(agenda, scene.at)[:ITEMS]]
    rows = [(_choice(of, scene),) for of in (*offered, EVERYONE) if called(agenda, of)]
    groups = [_choice(f"g:{name}", scene) for name in list(agenda.groups)[:GROUPS] if called(agenda, f"g:{name}")]
    rows += [(first,) for first in groups]
    rows.append((Button(scene.say("rollcall-button-status"), "rollcall status"),))
    return Message(
        (Line(scene.say("rollcall-choose"), Style.STRONG),), tuple(rows), language=scene.language, in_place=True
    )


def preview(what: Preview, scene: Scene) -> Message:
    """What will be asked of how many, and what speaks against it; one tap, and it is asked."""
    kind = "status" if what.status else "here"
    lines = [
        Line(scene.say(f"rollcall-title-{kind}", of=subject(what.of, scene)), Style.TITLE),
        Line(scene.say(f"rollcall-preview-{kind}", count=what.people)),
    ]
    if what.resting:
        lines.append(Line(scene.say("rollcall-preview-resting", count=what.resting)))
    if what.without_chat:
        lines.append(Line(scene.say("rollcall-preview-without-chat", count=what.without_chat)))
    of = "status" if what.status else what.of
    go = Button(scene.say(f"rollcall-button-go-{kind}"), f"rollcall go {of} {what.matter}")
    back = Button(scene.say("rollcall-button-back"), "rollcall new")
    rows = ((go,), (back,)) if what.people else ((back,),)
    return Message(tuple(lines), rows, language=scene.language, in_place=True)


def begun(count: int, scene: Scene) -> Message:
    """Everybody is being asked; the list comes by itself."""
    line = Line(scene.say("rollcall-begun", count=count), Style.STRONG)
    return Message((line, Line(scene.say("rollcall-follows"))), language=scene.language, in_place=True)


def follows(count: int, total: int, scene: Scene, *, status: bool) -> Message:
    """How far it is, at once; the list comes by itself."""
    line = Line(scene.say("rollcall-answered" if status else "rollcall-here", count=count, total=total), Style.STRONG)
    other = (Button(scene.say("rollcall-button-new"), "rollcall new"),)
    return Message((line, Line(scene.say("rollcall-follows"))), (other,), language=scene.language)


def several(open_ones: Sequence[tuple[str, str, bool]], scene: Scene) -> Message:
    """More than one is open, each with its id, of whom it is, and whether it is a status check."""
    rows = [
        (
            Button(
                scene.say(f"rollcall-title-{'status' if status else 'here'}", of=subject(of, scene)),
                f"rollcall see {id_}",
            ),
        )
        for id_, of, status in open_ones
    ]
    rows.append((Button(scene.say("rollcall-button-new"), "rollcall new"),))
    return Message((Line(scene.say("rollcall-several"), Style.STRONG),), tuple(rows), language=scene.language)


def subject(of: str, scene: Scene) -> str:
    """Whom a roll call is for, in words; what is not in the programme any more has none of its own."""
    kind, _, name = of.partition(":")
    if kind == "g" and name in scene.agenda.groups:
        return scene.text(scene.agenda.groups[name].label)
    if kind == "i" and name in scene.agenda.items:
        return item_view.title(scene.agenda.items[name], scene)
    return scene.say("rollcall-everybody")


def _choice(of: str, scene: Scene) -> Button:
    label = scene.say("rollcall-choice", of=subject(of, scene), count=len(called(scene.agenda, of)))
    return Button(label, f"rollcall ask {of}")
