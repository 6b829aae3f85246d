"""The messages themselves: a section for each person, in it each day with its strip of 24 hours, and the bubbles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time
from itertools import chain
from statistics import median
from typing import TYPE_CHECKING

from bot.clock import local
from bot.commands.rehearsal.bubble import bubble
from bot.commands.rehearsal.findings import BUSY, disturbance
from bot.commands.rehearsal.markup import Markup, element, together
from bot.commands.rehearsal.sheet import Sheet
from bot.programme.model import Person

if TYPE_CHECKING:
    from schedules.rehearsal import Rehearsed

_DAY = 24 * 60
"""The width of a strip: one unit is a minute."""
_MARK = 8


def timeline(sheet: Sheet) -> Markup:
    """Everybody who gets a message, in the programme's order; closed until somebody looks."""
    return together(*(_person(person, sheet) for person in sheet.people if sheet.counts(person)))


def _person(person: Person, sheet: Sheet) -> Markup:
    counts = sheet.counts(person)
    summary = element(
        "summary",
        element("h3", person.name),
        element("span", person.organisation, class_="quiet") if person.organisation else "",
        element("span", _sums(counts, sheet), class_="quiet"),
    )
    days = (_day(person, day, sheet) for day in sheet.days if sheet.of(person, day))
    anchor = sheet.anchor(person)
    return element("details", summary, element("div", *days, id=anchor), class_="person", data_person=anchor)


def _sums(counts: list[int], sheet: Sheet) -> str:
    total = sheet.say("rehearsal-count", count=sum(counts))
    return sheet.say("rehearsal-daily", total=total, median=sheet.number(median(counts)), most=max(counts))


def _day(person: Person, day: date, sheet: Sheet) -> Markup:
    messages = sheet.of(person, day)
    summary = element(
        "summary",
        element("h4", sheet.times.day(day)),
        element("span", sheet.say("rehearsal-count", count=len(messages)), class_="quiet"),
        element("span", *_marks(person, day, sheet), class_="marks"),
        _strip(messages, sheet),
    )
    bubbles = element("ol", *(_message(message, sheet) for message in messages), id=sheet.anchor(person, day))
    return element("details", summary, bubbles, class_="day", data_day=day.isoformat())


def _marks(person: Person, day: date, sheet: Sheet) -> Iterator[Markup]:
    if (concern := sheet.disturbed(person, day)) is not None:
        yield element("span", sheet.say(f"rehearsal-mark-{concern}"), class_=f"mark {concern}")
    if len(sheet.of(person, day)) > BUSY:
        yield element("span", sheet.say("rehearsal-mark-busy"), class_="mark busy")


def _strip(messages: Sequence[Rehearsed], sheet: Sheet) -> Markup:
    """The day from midnight to midnight: quiet hours shaded, a stroke for each message. Said in words beside it."""
    quiet = sheet.agenda.trip.quiet_hours
    nights = _spans(quiet.start, quiet.end) if quiet else []
    shades = (_bar(start, end - start, "night") for start, end in nights)
    strokes = (_bar(_minute(_clock(message, sheet)), _MARK, "stroke") for message in messages)
    return element(
        "svg",
        *chain(shades, strokes),
        viewBox=f"0 0 {_DAY} 1",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def _spans(start: time, end: time) -> list[tuple[int, int]]:
    """Daily hours as spans of minutes; two if they cross midnight."""
    first, last = _minute(start), _minute(end)
    return [(first, last)] if first <= last else [(0, last), (first, _DAY)]


def _bar(start: int, width: int, look: str) -> Markup:
    return element("rect", x=str(start), width=str(width), height="1", class_=look)


def _minute(wall_clock: time) -> int:
    return wall_clock.hour * 60 + wall_clock.minute


def _clock(message: Rehearsed, sheet: Sheet) -> time:
    return local(message.at, sheet.agenda.zone_of(message.person, message.at)).time()


def _message(message: Rehearsed, sheet: Sheet) -> Markup:
    zone = sheet.agenda.zone_of(message.person, message.at)
    concern = disturbance(message, sheet.agenda)
    header = element(
        "p",
        element("time", sheet.times.clock(message.at, zone), datetime=message.at.isoformat()),
        element("span", sheet.times.zone(zone)),
        element("span", sheet.say(f"rehearsal-kind-{message.kind}")),
        *(element("span", lead) for lead in dict.fromkeys(message.leads)),
        element("span", sheet.say("rehearsal-channel", channel=message.channel)) if sheet.several_channels else "",
        element("span", sheet.say(f"rehearsal-mark-{concern}"), class_=f"mark {concern}") if concern else "",
        class_="when",
    )
    return element("li", header, bubble(message.message, sheet.say("rehearsal-buttons")))
