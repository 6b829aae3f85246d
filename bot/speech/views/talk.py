"""The rest of a conversation: greeting, help, thanks, language, calendar, and an honest `I don't know`."""

from collections.abc import Sequence

from bot.programme.model import Item, Kind
from bot.speech.catalogue import LANGUAGES
from bot.speech.message import Button, File, Line, Message, Style
from bot.speech.scene import Scene
from bot.speech.views.people import contact_lines


def start(scene: Scene) -> Message:
    """The first words, and where to begin."""
    trip = scene.agenda.trip
    name = scene.person.name if scene.person else ""
    lines = [Line(scene.say("talk-hello", name=name) if name else scene.say("talk-hello-anybody"), Style.TITLE)]
    lines.append(Line(scene.say("talk-who-i-am", title=scene.text(trip.title))))
    lines.append(Line(scene.say("talk-just-ask")))
    return Message(tuple(lines), first_buttons(scene), language=scene.language)


def help_(examples: Sequence[str], for_organisers: Sequence[str], scene: Scene) -> Message:
    """What can be asked, as examples to copy; and whom to ask what Annai does not know."""
    lines = [Line(scene.say("talk-help"), Style.TITLE)]
    lines += [Line(scene.say(example, item=_some_item(scene))) for example in examples]
    if for_organisers:
        lines += [Line(""), Line(scene.say("talk-help-organisers"), Style.STRONG)]
        lines += [Line(scene.say(example, item=_some_item(scene))) for example in for_organisers]
    lines += _ask_a_human(scene)
    return Message(tuple(lines), first_buttons(scene), language=scene.language)


def thanks(scene: Scene) -> Message:
    """A short, friendly word."""
    return Message((Line(scene.say("talk-thanks")),), first_buttons(scene), language=scene.language)


def greeting(scene: Scene) -> Message:
    """A greeting back, and who is speaking."""
    name = scene.person.name if scene.person else ""
    hello = scene.say("talk-hello", name=name) if name else scene.say("talk-hello-anybody")
    who = scene.say("talk-who-i-am", title=scene.text(scene.agenda.trip.title))
    return Message((Line(hello, Style.STRONG), Line(who)), first_buttons(scene), language=scene.language)


def what_to_find(scene: Scene) -> Message:
    """A search without a word to search for."""
    return Message((Line(scene.say("talk-find-what")),), first_buttons(scene), language=scene.language)


def unknown(scene: Scene) -> Message:
    """I don't know: what I can do, and who does know."""
    lines = [Line(scene.say("talk-unknown"), Style.STRONG), Line(scene.say("talk-can")), *_ask_a_human(scene)]
    return Message(tuple(lines), first_buttons(scene), language=scene.language)


def only_at_work(scene: Scene) -> Message:
    """What needs more than a programme file: the database, and people in their chats."""
    return Message((Line(scene.say("talk-only-at-work"), Style.STRONG),), language=scene.language)


def useless(scene: Scene, *, place: bool) -> Message:
    """What was sent is no words: a place, or a file."""
    return Message((Line(scene.say("talk-location" if place else "talk-other")),), language=scene.language)


def failed(scene: Scene) -> Message:
    """Something went wrong in here: say so, and who helps meanwhile."""
    lines = [Line(scene.say("talk-failed"), Style.STRONG), *_ask_a_human(scene)]
    return Message(tuple(lines), first_buttons(scene), language=scene.language)


def not_found(what: str, scene: Scene) -> Message:
    """Nothing of that name in the person's programme."""
    lines = [Line(scene.say("talk-not-found", what=what), Style.STRONG), Line(scene.say("talk-can"))]
    return Message(tuple(lines), first_buttons(scene), language=scene.language)


def language(scene: Scene, changed: bool) -> Message:
    """The language now spoken, and the others on offer."""
    line = Line(scene.say("talk-language" if changed else "talk-which-language"), Style.STRONG)
    row = tuple(Button(scene.say(f"talk-language-{code}"), f"language {code}") for code in LANGUAGES)
    return Message((line,), (row,), language=scene.language)


def calendar(items: Sequence[Item], scene: Scene) -> Message:
    """The person's agenda as a calendar file."""
    trip = scene.agenda.trip
    if not items:
        return Message((Line(scene.say("agenda-empty")),), language=scene.language)
    from bot.speech.calendar import calendar as calendar_file  # loads a library no other answer needs

    content = calendar_file(
        items, scene.agenda.places, scene.text(trip.title), scene.language, scene.at, trip_id=trip.id
    )
    name = f"{trip.id}-{scene.person.id}.ics" if scene.person else f"{trip.id}.ics"
    lines = (
        Line(scene.say("talk-calendar", count=len(items)), Style.STRONG),
        Line(scene.say("talk-calendar-how")),
    )
    return Message(lines, file=File(name, "text/calendar", content), language=scene.language)


def first_buttons(scene: Scene) -> tuple[tuple[Button, ...], ...]:
    """The questions asked most."""
    rows = (("next", "today"), ("tomorrow", "agenda"), ("contacts", "help"))
    return tuple(tuple(Button(scene.say(f"button-{name}"), name) for name in row) for row in rows)


def _ask_a_human(scene: Scene) -> list[Line]:
    contacts = scene.agenda.trip.contacts
    if not contacts:
        return []
    first = next((contact for contact in contacts if contact.emergency), contacts[0])
    return [Line(""), Line(scene.say("talk-ask-a-human")), *contact_lines(first, scene)]


def _some_item(scene: Scene) -> str:
    """A real item to ask for: one of the person's own."""
    items = [item for item in scene.agenda.of(scene.person) if not item.cancelled]
    items = [item for item in items if item.end > scene.at] or items
    visits = [item for item in items if item.kind in {Kind.VISIT, Kind.SCIENCE}]
    return scene.text((visits or items)[0].title) if items else "B2B"
