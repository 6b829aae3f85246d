"""Invitations as one self-contained HTML file to print: a card for each person, with a QR code, to be cut out."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template

import segno

from bot.commands.rehearsal.markup import Markup, element, together
from bot.programme.model import Person, Trip
from bot.speech.catalogue import catalogue
from bot.speech.when import Times

_LOOK = Path(__file__).parent / "look"
_QUIET_ZONE = 4
"""Empty modules around a QR code, as its standard wants them."""


@dataclass(frozen=True)
class Card:
    """Somebody's invitation: the token, and the link that shows it to the bot, if there is one."""

    person: Person
    token: str
    link: str | None

    @property
    def shown(self) -> str:
        """What is to be opened, or else typed."""
        return self.link or self.token


def sheet(trip: Trip, cards: Sequence[Card], until: date, language: str) -> str:
    """The page in a language, each card in its person's; the browser is told to run and load nothing."""
    words = catalogue(language)
    title = words.say("invite-title", trip=trip.title.in_(language))
    body = together(
        element("header", element("h1", title), element("p", words.say("invite-personal"), class_="quiet")),
        element("main", *(_card(trip, card, until) for card in cards)),
    )
    style = (_LOOK / "sheet.css").read_text("utf-8")
    fingerprint = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{fingerprint}'; base-uri 'none'; form-action 'none'"
    template = Template((_LOOK / "sheet.html").read_text("utf-8"))
    return template.substitute(
        language=escape(language), title=escape(title), policy=escape(policy), style=style, body=body
    )


def _card(trip: Trip, card: Card, until: date) -> Markup:
    language = card.person.language
    words = catalogue(language)
    way = "link" if card.link else "code"
    steps = (element("li", words.say(f"invite-{way}-{step}")) for step in ("first", "then"))
    return element(
        "article",
        element("div", _code(card.shown), class_="qr", role="img", aria_label=words.say("invite-qr")),
        element("h2", card.person.name),
        element("p", words.say("invite-trip", trip=trip.title.in_(language)), class_="trip"),
        element("ol", *steps, element("li", words.say("invite-agree"))),
        element("p", words.say("invite-until", day=Times(language, trip.home_zone).day(until)), class_="until"),
        element("p", element("code", card.shown), class_="way"),
        lang=language,
    )


def _code(content: str) -> Markup:
    drawn = segno.make_qr(content, error="m")
    return Markup(drawn.svg_inline(border=_QUIET_ZONE, omitsize=True, svgclass=None, lineclass=None))
