"""Who is who: counterparts, fellow travellers, and whom to call."""

from collections.abc import Sequence

from bot.programme.model import Contact, Item, Person, Role, organises
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views import item as item_view
from bot.speech.views.place import phone

SHOWN = 40


def counterparts(items: Sequence[Item], scene: Scene) -> Message:
    """Whom one meets, item by item, with when and where to read more."""
    lines: list[Line] = []
    for item in items:
        if lines:
            lines.append(Line(""))
        lines.append(Line(item_view.title(item, scene), Style.TITLE))
        lines += [Line(text) for text in scene.times.span(item).split("\n")]
        lines += [Line(scene.say("item-counterpart", who=item_view.counterpart(who))) for who in item.counterparts]
        if not item.counterparts:
            lines.append(Line(scene.say("people-no-counterpart"), Style.QUIET))
        if item.interpreter:
            lines.append(Line(scene.say("item-interpreter", who=item.interpreter)))
    rows = tuple((Button(item_view.title(item, scene), f"item {item.id}"),) for item in items[:8])
    return Message(tuple(lines), rows, language=scene.language)


def attendees(item: Item, scene: Scene) -> Message:
    """Who takes part in an item, on our side and on the other."""
    people = scene.agenda.attendees(item)
    lines = [Line(item_view.title(item, scene), Style.TITLE)]
    lines += [Line(text) for text in scene.times.span(item).split("\n")]
    lines += [Line(scene.say("item-counterpart", who=item_view.counterpart(who))) for who in item.counterparts]
    lines.append(Line(scene.say("people-take-part", count=len(people)), Style.STRONG))
    lines += _names(people)
    return Message(tuple(lines), item_view.buttons(item, scene), language=scene.language)


def everyone(scene: Scene) -> Message:
    """The list of travellers."""
    people = scene.agenda.trip.people
    lines = [Line(scene.say("people-all", count=len(people)), Style.STRONG), *_names(people)]
    return Message(tuple(lines), language=scene.language)


def person(who: Person, scene: Scene) -> Message:
    """One traveller. The phone number is for organisers only."""
    lines = [Line(f"👤 {who.name}", Style.TITLE)]
    if who.organisation:
        lines.append(Line(who.organisation))
    if who.role is Role.ORGANISER:
        lines.append(Line(scene.say("people-organiser")))
    labels = [scene.text(scene.agenda.groups[name].label) for name in who.groups if name in scene.agenda.groups]
    if labels:
        lines.append(Line(scene.say("people-groups", groups=", ".join(labels)), Style.QUIET))
    if who.phone and organises(scene.person):
        lines.append(phone(who.phone))
    return Message(tuple(lines), language=scene.language)


def contacts(scene: Scene) -> Message:
    """Whom to call, emergencies first; in Japan also the public emergency numbers."""
    lines = [Line(scene.say("contacts-heading"), Style.TITLE), *public_numbers(scene), *contact_list(scene)]
    if not scene.agenda.trip.contacts:
        lines.append(Line(scene.say("contacts-none"), Style.QUIET))
    row = (Button(scene.say("sos-button"), "sos"),)
    return Message(tuple(lines), (row,) if scene.person else (), language=scene.language)


def public_numbers(scene: Scene) -> list[Line]:
    """Police and ambulance in Japan, unless the programme has them among its contacts."""
    trip = scene.agenda.trip
    known = {contact.phone for contact in trip.contacts}
    if trip.zone != "Asia/Tokyo":
        return []
    missing = [number for number in ("110", "119") if number not in known]
    return [line for number in missing for line in (Line(scene.say(f"contacts-japan-{number}")), phone(number))]


def contact_list(scene: Scene) -> list[Line]:
    """Everybody to call, emergencies first."""
    ordered = sorted(scene.agenda.trip.contacts, key=lambda contact: not contact.emergency)
    return [line for contact in ordered for line in contact_lines(contact, scene)]


def contact_lines(contact: Contact, scene: Scene) -> list[Line]:
    """Name, role and phone of a contact."""
    role = scene.text(contact.role)
    named = f"{contact.name} – {role}" if role else contact.name
    line = Line(f"🆘 {named}" if contact.emergency else named, Style.STRONG if contact.emergency else Style.PLAIN)
    return [line, phone(contact.phone)] if contact.phone else [line]


def _names(people: Sequence[Person]) -> list[Line]:
    lines = [Line(", ".join(part for part in (who.name, who.organisation) if part)) for who in people[:SHOWN]]
    return [*lines, Line(f"… + {len(people) - SHOWN}")] if len(people) > SHOWN else lines
