"""The rehearsal as one self-contained HTML file, for organisers to look at before the trip."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from bot.commands.rehearsal.findings import daily, findings
from bot.commands.rehearsal.markup import Markup, element, together
from bot.commands.rehearsal.overview import concerns, figures
from bot.commands.rehearsal.sheet import Sheet
from bot.commands.rehearsal.table import table
from bot.commands.rehearsal.timeline import timeline
from bot.programme.agenda import Agenda
from bot.programme.model import Person

if TYPE_CHECKING:
    from schedules.rehearsal import Rehearsed

_LOOK = Path(__file__).parent / "look"


def page(agenda: Agenda, played: Sequence[Rehearsed], language: str, people: Sequence[Person] | None = None) -> str:
    """The page in a language; each message stays in its own. `people` are those rehearsed; all without.

    Everything is in the file, and the browser is told to run and load nothing else.
    """
    expected = tuple(agenda.trip.people if people is None else people)
    sheet = Sheet(agenda, expected, daily(agenda, played), language)
    found = findings(agenda, played, expected)
    title = sheet.say("rehearsal-title", trip=agenda.trip.title.in_(language))
    body = together(
        element("header", element("h1", title), element("p", _intro(sheet), class_="quiet"), figures(sheet)),
        element(
            "main",
            _section("findings", concerns(found, sheet), sheet),
            _section("table", table(sheet), sheet),
            _section("messages", together(_legend(sheet), _filter(sheet), timeline(sheet)), sheet),
        ),
    )
    return _document(title, body, language)


def _intro(sheet: Sheet) -> str:
    quiet = sheet.agenda.trip.quiet_hours
    if quiet is None:
        return sheet.say("rehearsal-intro")
    hours = f"{sheet.times.time(quiet.start)}–{sheet.times.time(quiet.end)}"
    return f"{sheet.say('rehearsal-intro')} {sheet.say('rehearsal-quiet-hours', hours=hours)}"


def _section(name: str, content: Markup, sheet: Sheet) -> Markup:
    return element("section", element("h2", sheet.say(f"rehearsal-{name}"), id=name), content, aria_labelledby=name)


def _legend(sheet: Sheet) -> Markup:
    return element("p", sheet.say("rehearsal-legend"), class_="quiet")


def _filter(sheet: Sheet) -> Markup:
    """Choices that need the script, which shows them."""
    people = {sheet.anchor(person): person.name for person in sheet.people if sheet.counts(person)}
    days = {day.isoformat(): sheet.times.day(day) for day in sheet.days}
    return element(
        "form",
        _choice("person", people, sheet),
        _choice("day", days, sheet),
        element("button", sheet.say("rehearsal-open"), type="button", value="open"),
        element("button", sheet.say("rehearsal-close-all"), type="button"),
        id="filter",
        hidden=True,
        autocomplete="off",
    )


def _choice(name: str, values: dict[str, str], sheet: Sheet) -> Markup:
    everything = element("option", sheet.say(f"rehearsal-every-{name}"), value="")
    options = (element("option", label, value=value) for value, label in values.items())
    return element("label", sheet.say(f"rehearsal-{name}"), element("select", everything, *options, name=name))


def _document(title: str, body: Markup, language: str) -> str:
    style, script = ((_LOOK / name).read_text("utf-8") for name in ("page.css", "page.js"))
    policy = (
        f"default-src 'none'; style-src '{_fingerprint(style)}'; script-src '{_fingerprint(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    template = Template((_LOOK / "page.html").read_text("utf-8"))
    return template.substitute(
        language=escape(language), title=escape(title), policy=escape(policy), style=style, body=body, script=script
    )


def _fingerprint(source: str) -> str:
    """How a content security policy names a style or script that may stand in the page."""
    return f"sha256-{b64encode(sha256(source.encode()).digest()).decode()}"
