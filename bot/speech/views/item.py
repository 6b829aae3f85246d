"""One item in full: everything a traveller needs, in one message."""

from bot.clock import local_date
from bot.programme.agenda import leave_by
from bot.programme.model import Counterpart, Item, Kind, Place
from bot.speech.message import Button, Line, Message, Style
from bot.speech.scene import Scene

ICONS = {
    Kind.FLIGHT: "✈️",
    Kind.TRANSFER: "🚄",
    Kind.HOTEL: "🏨",
    Kind.VISIT: "🏭",
    Kind.SCIENCE: "🔬",
    Kind.POLITICS: "🏛",
    Kind.B2B: "🤝",
    Kind.FAIR: "🎪",
    Kind.WORKSHOP: "🛠",
    Kind.RECEPTION: "🥂",
    Kind.DINNER: "🍽",
    Kind.BRIEFING: "💬",
    Kind.CULTURE: "⛩",
    Kind.FREE: "☕",
}


def title(item: Item, scene: Scene) -> str:
    """`🏭 Firmenbesuch Nidec`, marked if it is tentative or cancelled."""
    named = f"{ICONS[item.kind]} {scene.text(item.title)}"
    if item.cancelled:
        return scene.say("item-cancelled", title=named)
    return scene.say("item-tentative", title=named) if item.tentative else named


def countdown(item: Item, scene: Scene) -> str:
    """`in 45 min`, `läuft seit 10 min`, `war vor 2 h`."""
    if scene.at < item.start:
        return scene.say("item-in", time=scene.times.away(item.start - scene.at))
    if scene.at < item.end:
        return scene.say("item-running", time=ending(item, scene))
    return scene.say("item-over", time=scene.times.away(scene.at - item.end))


def ending(item: Item, scene: Scene) -> str:
    """When an item ends: the clock there, and at home."""
    return scene.times.until(item.end, item.end_zone, local_date(scene.at, item.end_zone))


def card(item: Item, scene: Scene) -> tuple[Line, ...]:
    """All lines about an item, the title first."""
    style = Style.STRUCK if item.cancelled else Style.TITLE
    lines = [Line(title(item, scene), style)]
    lines += [Line(text) for text in scene.times.span(item).split("\n")]
    lines += where(item, scene)
    if not item.cancelled and scene.at < item.start:
        lines += leave_lines(item, scene)
    lines += counterparts(item, scene)
    lines += _details(item, scene)
    lines += [Line(f"🔗 {link.title}", link=link.url) for link in item.links]
    return tuple(lines)


def counterpart(person: Counterpart) -> str:
    """`Hanako Reiji (例示 花子, れいじ はなこ), Head of R&D, Beispiel K.K.`."""
    japanese = ", ".join(part for part in (person.name_ja, person.reading) if part)
    named = f"{person.name} ({japanese})" if japanese else person.name
    return ", ".join(part for part in (named, person.title, person.organisation) if part)


def buttons(item: Item, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    """Where one can go from an item; only what leads somewhere."""
    place = scene.place_of(item) or (scene.place(item.meet.place) if item.meet else None)
    first = place_buttons(place, scene) if place and not item.cancelled else ()
    if item.zone == scene.agenda.trip.home_zone:  # no taxi driver there reads Japanese
        first = tuple(button for button in first if not (button.action or "").startswith("taxi "))
    day = local_date(item.start, item.zone)
    second = (
        Button(scene.say("button-day"), f"day {day.isoformat()}"),
        Button(scene.say("button-calendar"), "calendar"),
    )
    return (first, second) if first else (second,)


def place_buttons(place: Place, scene: Scene) -> tuple[Button, ...]:
    """Map and taxi card of a place, as far as it has them."""
    found = []
    if place.location or place.address:
        found.append(Button(scene.say("button-map"), f"place {place.id}"))
    if place.name_ja or place.address_ja:
        found.append(Button(scene.say("button-taxi"), f"taxi {place.id}"))
    return tuple(found)


def details(item: Item, scene: Scene, heading: str | None = None) -> Message:
    """One item as a message of its own."""
    top = Line(heading or countdown(item, scene), Style.STRONG)
    return Message((top, *card(item, scene)), buttons(item, scene), language=scene.language)


def counterparts(item: Item, scene: Scene) -> list[Line]:
    """Whom one meets, a line each."""
    return [Line(scene.say("item-counterpart", who=counterpart(person))) for person in item.counterparts]


def where(item: Item, scene: Scene) -> list[Line]:
    """Where an item happens, and below it what is to be known of that place."""
    place = scene.place_of(item)
    if place is None:
        return []
    named = place.name if not place.address else f"{place.name}, {place.address}"
    if place.address and place.address.startswith(place.name):
        named = place.address
    lines = [Line(f"📍 {named}")]
    if place.note:
        lines.append(Line(f"ℹ️ {scene.text(place.note)}", Style.QUIET))
    return lines


def leave_lines(item: Item, scene: Scene) -> list[Line]:
    """When to be on the way, and from where."""
    deadline = leave_by(item)
    day = local_date(item.start, item.zone)
    if item.meet is None:
        if deadline is None:
            return []
        time = scene.times.moment(deadline, item.zone, day)
        way = scene.times.length(item.travel) if item.travel else scene.times.length(item.start - deadline)
        return [Line(scene.say("item-leave", time=time, travel=way))]
    where = meeting_place(item, scene)
    if item.meet.at is None:
        return [Line(scene.say("item-meet-somewhere", where=where))]
    time = scene.times.moment(item.meet.at, item.zone, day)
    if not where:
        return [Line(scene.say("item-meet-time", time=time))]
    return [Line(scene.say("item-meet", time=time, where=where))]


def meeting_place(item: Item, scene: Scene) -> str:
    """`Lobby, Hotel Beispiel`: the note and the place of a meeting point, whichever there is."""
    if item.meet is None:
        return ""
    place = scene.place(item.meet.place)
    return ", ".join(part for part in (scene.text(item.meet.note), place.name if place else "") if part)


def _details(item: Item, scene: Scene) -> list[Line]:
    lines = []
    if item.interpreter:
        lines.append(Line(scene.say("item-interpreter", who=item.interpreter)))
    wear = [f"{icon} {scene.text(text)}" for icon, text in (("👔", item.dress), ("🎴", item.bring)) if text]
    if wear:
        lines.append(Line(" · ".join(wear)))
    if item.notes:
        lines.append(Line(f"ℹ️ {scene.text(item.notes)}"))
    return lines
