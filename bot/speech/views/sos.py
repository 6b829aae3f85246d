"""A call for help: the numbers first, the question whether to call everybody, and what caller and organisers read."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.programme.model import Contact, Person, organises
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import item as item_view
from bot.speech.views.people import contact_lines, public_numbers
from bot.speech.views.place import phone
from bot.speech.views.report import call_list


def question(scene: Scene) -> Message:
    """Who is in danger sees the numbers at once; calling the organisers is asked once."""
    lines = [*_numbers(scene), Line(""), Line(scene.say("sos-really"), Style.STRONG)]
    row = (Button(scene.say("sos-button-call"), "sos call"),)
    return Message(tuple(lines), (row,), language=scene.language)


def called(matter: str, content: Mapping[str, Any], reached: int, scene: Scene) -> Message:
    """The caller's view of an open call: who takes care of it, or that nobody could be reached; and where they are."""
    off = (Button(scene.say("sos-button-over"), f"sos over {matter}"),)
    where = (Button(scene.say("sos-button-where"), f"sos where {matter}"),)
    if not reached:
        lines = [Line(scene.say("sos-nobody"), Style.STRONG), *_numbers(scene)]
        return Message(tuple(lines), (off,), language=scene.language)
    lines = [Line(scene.say("sos-called", count=reached), Style.STRONG), *_taken_for_caller(content, scene)]
    lines += (
        [Line(scene.say("sos-where-are-you"))] if not _knows_where(content) else [Line(scene.say("sos-knows-where"))]
    )
    return Message((*lines, Line(""), *_numbers(scene)), (where, off), language=scene.language)


def where_are_you(scene: Scene) -> Message:
    """The caller is asked where help is needed."""
    return Message((Line(scene.say("sos-where-are-you"), Style.STRONG),), language=scene.language)


def passed_on(matter: str, scene: Scene) -> Message:
    """The organisers know where the caller is."""
    where = (Button(scene.say("sos-button-where"), f"sos where {matter}"),)
    return Message((Line(scene.say("sos-passed-on"), Style.STRONG),), (where,), language=scene.language)


def no_call(scene: Scene) -> Message:
    """A place, but no call for help it could belong to."""
    return Message(
        (Line(scene.say("sos-no-call")),), ((Button(scene.say("sos-button"), "sos"),),), language=scene.language
    )


def over(scene: Scene) -> Message:
    """The call is closed, for its caller."""
    again = (Button(scene.say("sos-button"), "sos"),)
    return Message((Line(scene.say("sos-over"), Style.STRONG),), (again,), language=scene.language, in_place=True)


def word(event: str, content: Mapping[str, Any], scene: Scene) -> Message:
    """What the caller is told meanwhile: `taken`, `closed`, or that nobody has answered yet (`waiting`)."""
    if event == "closed":
        return replace(over(scene), in_place=False)
    lines = (
        _taken_for_caller(content, scene) if event == "taken" else [Line(scene.say("sos-still-waiting"), Style.STRONG)]
    )
    return Message(
        (*lines, Line(""), *_numbers(scene)) if event == "waiting" else tuple(lines), language=scene.language
    )


def called_off(content: Mapping[str, Any], scene: Scene) -> Message:
    """Whoever takes care is told that the caller needs nobody any more."""
    return Message(
        (Line(scene.say("sos-called-off", name=_name(content["who"], scene)), Style.STRONG),), language=scene.language
    )


def case(matter: str, content: Mapping[str, Any], scene: Scene, ring: int = 0) -> Message:
    """What organisers see: who calls, from where, how to reach them, who takes care. `ring` counts repetitions."""
    who = scene.agenda.people.get(content["who"])
    lines = [Line(scene.say("sos-case", name=_name(content["who"], scene)), Style.TITLE)]
    if ring and not content["taken"] and not content["closed"]:
        lines = [Line(scene.say("sos-again", number=ring + 1), Style.STRONG), *lines]
    lines += call_list([content["who"]], scene)
    lines.append(Line(scene.say("sos-since", time=_clock(content["at"], scene))))
    if not content["closed"]:
        lines += [*_place(content, scene), *_programme(who, scene)]
    lines += [Line(""), *_care(content, scene)]
    return Message(tuple(lines), _buttons(matter, content, scene), language=scene.language)


def already(matter: str, content: Mapping[str, Any], scene: Scene) -> Message:
    """Somebody else was quicker; it can be taken over all the same."""
    shown = case(matter, content, scene)
    line = Line(scene.say("sos-already", name=_name(content["taken"], scene)), Style.STRONG)
    return replace(shown, lines=(line, Line(""), *shown.lines), in_place=True)


def _numbers(scene: Scene) -> list[Line]:
    """Police and ambulance, and the programme's own emergency contacts."""
    contacts = [contact for contact in scene.agenda.trip.contacts if contact.emergency]
    public = sorted(contacts, key=lambda contact: not _public(contact))
    return [*public_numbers(scene), *(line for contact in public for line in contact_lines(contact, scene))]


def _public(contact: Contact) -> bool:
    return contact.phone is not None and len(contact.phone) == 3


def _knows_where(content: Mapping[str, Any]) -> bool:
    return bool(content["where"] or content["location"])


def _taken_for_caller(content: Mapping[str, Any], scene: Scene) -> list[Line]:
    taker = scene.agenda.people.get(content["taken"])
    if taker is None:
        return []
    lines = [Line(scene.say("sos-taken-for-you", name=taker.name), Style.STRONG)]
    return [*lines, phone(taker.phone)] if taker.phone else lines


def _place(content: Mapping[str, Any], scene: Scene) -> list[Line]:
    lines = [Line(f"📍 {content['where']}")] if content["where"] else []
    if content["location"]:
        latitude, longitude = content["location"]
        point = f"{latitude:.5f},{longitude:.5f}"
        link = f"https://www.google.com/maps/search/?api=1&query={point}"
        lines.append(Line(scene.say("sos-map", point=point), link=link))
    return lines or [Line(scene.say("sos-place-unknown"), Style.QUIET)]


def _programme(who: Person | None, scene: Scene) -> list[Line]:
    """Where the caller should be by the programme."""
    running = scene.agenda.now(who, scene.at) if who else ()
    titles = [item_view.title(item, scene) for item in running[-2:]]
    return [Line(scene.say("sos-programme", items=", ".join(titles)), Style.QUIET)] if titles else []


def _care(content: Mapping[str, Any], scene: Scene) -> list[Line]:
    if content["closed"]:
        by = "sos-closed-by-caller" if content["closed"]["by"] == content["who"] else "sos-closed-by"
        at = _clock(content["closed"]["at"], scene)
        return [Line(scene.say(by, name=_name(content["closed"]["by"], scene), time=at), Style.STRONG)]
    if content["taken"]:
        return [Line(scene.say("sos-taken", name=_name(content["taken"], scene)), Style.STRONG)]
    return [Line(scene.say("sos-open"), Style.STRONG)]


def _buttons(matter: str, content: Mapping[str, Any], scene: Scene) -> tuple[tuple[Button, ...], ...]:
    if content["closed"] or not organises(scene.person):
        return ()
    if not content["taken"]:
        return ((Button(scene.say("sos-button-take"), f"sos take {matter}"),),)
    done = Button(scene.say("sos-button-done"), f"sos done {matter}")
    if content["taken"] == scene.person.id:
        return ((done,),)
    return ((Button(scene.say("sos-button-instead"), f"sos instead {matter}"),), (done,))


def _clock(at: str, scene: Scene) -> str:
    """`14:05 Japan`."""
    zone = scene.agenda.trip.zone
    return f"{scene.times.clock(datetime.fromisoformat(at), zone)} {scene.times.zone(zone)}"


def _name(name: str, scene: Scene) -> str:
    person = scene.agenda.people.get(name)
    return person.name if person else name
