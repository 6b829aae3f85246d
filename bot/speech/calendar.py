"""A person's own agenda as a calendar file (iCalendar, RFC 5545) that opens at the right hour everywhere.

Times stand in the zone of the item, with the zone's rules in the file. The words are the programme's; signs stand for
whatever would need translating.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from bot import clock
from bot.programme.model import Counterpart, Item, Meet, Place
from bot.speech.calendar_zone import timezones

_LINE_OCTETS = 75
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def calendar(
    items: Sequence[Item],
    places: Mapping[str, Place],
    name: str,
    language: str,
    stamp: datetime,
    trip_id: str,
) -> bytes:
    """The calendar file of some items, called `name`; `stamp` is when it is made (aware).

    An item has the same UID in every file, so an import replaces what an earlier one brought.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Annai//Annai//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_escaped(name)}")
    lines.extend(timezones(_zones_used(items)))
    for item in items:
        lines.extend(_event(item, places, language, stamp, trip_id))
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _zones_used(items: Sequence[Item]) -> Iterator[tuple[str, int]]:
    for item in items:
        for moment, zone in ((item.start, item.zone), (item.end, item.end_zone)):
            if _wall_clock(moment, zone):
                yield zone, clock.local_date(moment, zone).year


def _event(item: Item, places: Mapping[str, Place], language: str, stamp: datetime, trip_id: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(item.id)}@{trip_id}"
    yield f"DTSTAMP:{_utc(stamp)}"
    yield _time("DTSTART", item.start, item.zone)
    yield _time("DTEND", item.end, item.end_zone)
    yield f"SUMMARY:{_escaped(item.title.in_(language))}"
    yield f"STATUS:{item.status.value.upper()}"
    place = places.get(item.place or "")
    if place:
        yield f"LOCATION:{_escaped(_with_address(place))}"
        if place.location:
            latitude, longitude = place.location
            yield f"GEO:{latitude:.6f};{longitude:.6f}"
    if described := "\n".join(_description(item, place, places, language)):
        yield f"DESCRIPTION:{_escaped(described)}"
    yield "END:VEVENT"


def _description(item: Item, place: Place | None, places: Mapping[str, Place], language: str) -> Iterator[str]:
    if item.meet:
        yield f"🚌 {_meeting(item, item.meet, places, language)}"
    if place and (place.name_ja or place.address_ja):
        yield f"📍 {' '.join(filter(None, (place.name_ja, place.address_ja)))}"
    yield from (f"🤝 {_counterpart(person)}" for person in item.counterparts)
    if item.interpreter:
        yield f"🗣 {item.interpreter}"
    for sign, text in (("👔 ", item.dress), ("🎴 ", item.bring), ("", item.notes)):
        if text:
            yield f"{sign}{text.in_(language)}"


def _counterpart(person: Counterpart) -> str:
    parts = (person.name, person.name_ja, person.reading, person.title, person.organisation)
    return ", ".join(part for part in parts if part)


def _meeting(item: Item, meet: Meet, places: Mapping[str, Place], language: str) -> str:
    """When and where a group meets, on the item's wall clock; with its day only if that is another one."""
    place = places.get(meet.place or "")
    parts = [meet.note.in_(language) if meet.note else None, place.name if place else None]
    if meet.at:
        at, start = clock.local(meet.at, item.zone), clock.local(item.start, item.zone)
        parts.insert(0, f"{at:%H:%M}" if at.date() == start.date() else f"{at:%Y-%m-%d %H:%M}")
    return " · ".join(filter(None, parts))


def _with_address(place: Place) -> str:
    if not place.address or place.name in place.address:
        return place.address or place.name
    return f"{place.name}, {place.address}"


def _time(name: str, moment: datetime, zone: str) -> str:
    wall_clock = _wall_clock(moment, zone)
    if wall_clock is None:
        return f"{name}:{_utc(moment)}"
    return f"{name};TZID={zone}:{wall_clock:%Y%m%dT%H%M%S}"


def _wall_clock(moment: datetime, zone: str) -> datetime | None:
    """What the zone's clocks show, if that says which instant is meant; in UTC, and in an hour that exists twice, none.

    A calendar would take the first of two readings.
    """
    if zone == "UTC":
        return None
    wall_clock = clock.local(moment, zone).replace(tzinfo=None)
    try:
        clock.instant(wall_clock, zone)
    except clock.UncertainTime:
        return None
    return wall_clock


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    clean = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"[\\;,]", r"\\\g<0>", clean).replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A line as octets, broken between characters so that no part is longer than allowed."""
    parts, size = [b""], 0
    for character in line:
        octets = character.encode()
        if size + len(octets) > _LINE_OCTETS:
            parts.append(b"\r\n ")
            size = 1
        parts.append(octets)
        size += len(octets)
    return b"".join(parts) + b"\r\n"
