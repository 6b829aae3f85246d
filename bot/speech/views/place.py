"""A place for the traveller (map, address, phone) and for the taxi driver (in Japanese, large)."""

from collections.abc import Sequence

from bot.programme.model import Item, Place
from bot.speech.catalogue import Catalogue
from bot.speech.message import Button, Line, Message, Style, Venue
from bot.speech.scene import Scene
from bot.speech.views import item as item_view


def place(where: Place, scene: Scene, heading: str | None = None, item: Item | None = None) -> Message:
    """A place with its address, phone and point on the map; with the item it was asked for, if any."""
    lines = [Line(heading, Style.STRONG)] if heading else []
    lines.append(Line(f"📍 {where.name}", Style.TITLE))
    if where.name_ja:
        lines.append(Line(where.name_ja, language="ja"))
    if where.address:
        lines.append(Line(where.address))
    if where.address_ja:
        lines.append(Line(where.address_ja, language="ja"))
    if where.phone:
        lines.append(phone(where.phone))
    if where.note:
        lines.append(Line(f"ℹ️ {scene.text(where.note)}"))
    if item is not None and heading and scene.at < item.start and not item.cancelled:
        lines += item_view.leave_lines(item, scene)
    return Message(tuple(lines), _buttons(where, scene, item), venue=_venue(where), language=scene.language)


def meeting_point(item: Item, scene: Scene) -> Message:
    """Where to meet for an item, when, and how to find it."""
    meet_place = scene.place(item.meet.place) if item.meet else None
    named = item_view.title(item, scene)
    when = scene.times.point(item.meet.at, item.zone) if item.meet and item.meet.at else scene.times.span(item)
    where = item_view.meeting_place(item, scene)
    heading = scene.say("place-meet", where=where, time=when) if where else when
    lines = [Line(heading, Style.STRONG), Line(scene.say("place-meet-for", title=named))]
    if meet_place is None:
        return Message(
            (*lines, *item_view.card(item, scene)[1:]),
            item_view.buttons(item, scene),
            language=scene.language,
        )
    found = place(meet_place, scene, item=item)
    return Message((*lines, *found.lines), found.buttons, venue=found.venue, language=scene.language)


def taxi(where: Place, scene: Scene) -> Message:
    """What to show the driver: name, address, phone and a polite sentence, all in Japanese."""
    japanese = Catalogue("ja")
    lines = [Line(scene.say("taxi-show"), Style.QUIET)]
    lines.append(Line(japanese.say("taxi-please"), Style.LARGE, language="ja"))
    lines.append(Line(where.name_ja or where.name, Style.LARGE, language="ja"))
    if where.address_ja or where.address:
        lines.append(Line(where.address_ja or where.address or "", Style.LARGE, language="ja"))
    if where.phone:
        lines.append(Line(japanese.say("taxi-read-reply"), language="ja"))
        lines.append(Line(f"☎ {_domestic(where.phone)}", Style.LARGE, link=tel(where.phone), language="ja"))
    lines.append(Line(scene.say("taxi-is", place=where.name), Style.QUIET))
    buttons = ((Button(scene.say("button-map"), f"place {where.id}"),),)
    return Message(tuple(lines), buttons, language=scene.language)


def choose(places: Sequence[Place], command: str, scene: Scene) -> Message:
    """Several places could be meant: a button for each."""
    lines = (Line(scene.say(f"{command}-which"), Style.STRONG),)
    rows = tuple((Button(place.name, f"{command} {place.id}"),) for place in places[:8])
    return Message(lines, rows, language=scene.language)


def phone(number: str) -> Line:
    """A phone number that can be tapped."""
    return Line(f"☎ {number}", link=tel(number))


def _domestic(number: str) -> str:
    """A Japanese number as it is dialled, and found by car navigation, in Japan."""
    return "0" + number.removeprefix("+81").strip() if number.startswith("+81") else number


def tel(number: str) -> str:
    """A phone number as a link."""
    return "tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+")


def _venue(where: Place) -> Venue | None:
    return Venue(where.name, where.address, *where.location) if where.location else None


def _buttons(where: Place, scene: Scene, item: Item | None) -> tuple[tuple[Button, ...], ...]:
    row = []
    if where.name_ja or where.address_ja:
        row.append(Button(scene.say("button-taxi"), f"taxi {where.id}"))
    if item is not None:
        row.append(Button(scene.say("button-item", title=scene.text(item.title)), f"item {item.id}"))
    return (tuple(row),) if row else ()
