"""A calendar file (ICS) as a draft: what Google, Outlook or Apple export becomes a programme to check.

A calendar knows no meeting points, dress codes or counterparts; what it knows is taken over with its place in
the file. Events without an hour are left out, with a notice each.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bot import clock
from bot.programme.problem import Problem, Unreadable, Where
from bot.programme.sources.calendar_events import Events, Occurrence
from bot.programme.sources.calendar_lines import Calendar, Component, Property, scan
from bot.programme.sources.calendar_names import Ids, kind, slug, stable_id
from bot.programme.sources.calendar_times import Zones
from bot.programme.sources.draft import Draft, Series, Table

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_STATUSES = {"TENTATIVE": "tentative", "CANCELLED": "cancelled"}
_THINGS = {"ROOM", "RESOURCE"}
_LONGEST_TRIP_ID = 64


def read(path: Path) -> Draft:
    """The content of a calendar as a programme; raises Unreadable."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(Problem("not-utf8", Where(), args={"byte": error.start})) from None
    calendar = scan(text)
    zones = Zones(calendar)
    events = Events(calendar, zones)
    occurrences = events.occurrences()
    if not occurrences:
        raise Unreadable(Problem("no-events", calendar.head.at))
    draft = _Draft(zones.default)
    for occurrence in sorted(occurrences, key=lambda found: found.event.at.line or 0):
        draft.add(occurrence)
    return Draft(draft.root(_head(calendar, occurrences, zones.default, path.stem)), tuple(events.notices))


def _head(calendar: Calendar, occurrences: Iterable[Occurrence], zone: str, stem: str) -> Table:
    head = calendar.head
    title = head.one("X-WR-CALNAME") or head.one("NAME")
    name, at = (title.text, title.at) if title else (stem, head.at)
    own = head.one("X-WR-TIMEZONE")
    trip = Table(head.at)
    _put(trip, "id", slug(name)[:_LONGEST_TRIP_ID].strip("-") or stable_id(name), at)
    _put(trip, "title", name, at)
    _put(trip, "zone", zone, own.at if own else head.at)
    first = min(occurrences, key=lambda found: found.start.instant())
    last = max(occurrences, key=Occurrence.last_instant)
    _put(trip, "starts", _day(first.start.instant(), zone), first.event.at)
    _put(trip, "ends", _day(last.last_instant(), zone), last.event.at)
    return trip


def _day(instant: datetime, zone: str) -> str:
    return clock.local_date(instant, zone).isoformat()


def _put(table: Table, name: str, value: object, at: Where) -> None:
    table.put(name, value, at, at)


class _Draft:
    """Collects items, and the people and places they name."""

    def __init__(self, zone: str) -> None:
        self._zone = zone
        self._items = Series(Where(line=1))
        self._people: dict[str, Table] = {}
        self._places: dict[str, Table] = {}
        self._people_ids, self._place_ids = Ids(), Ids()

    def root(self, trip: Table) -> Table:
        """The whole programme."""
        root = Table(trip.at)
        _put(root, "trip", trip, trip.at)
        for name, entries in (("people", self._people), ("places", self._places)):
            series = Series(trip.at)
            for entry in entries.values():
                series.put(entry, entry.at)
            _put(root, name, series, trip.at)
        _put(root, "items", self._items, trip.at)
        return root

    def add(self, occurrence: Occurrence) -> None:
        """One item."""
        event = occurrence.event
        item = Table(event.at)
        if uid := event.one("UID"):
            day = f"-{occurrence.day:%Y%m%d}" if occurrence.day else ""
            _put(item, "id", stable_id(uid.text) + day, uid.at)
        _put(item, "kind", kind(event).value, _at(event, "CATEGORIES"))
        for name, field in (("SUMMARY", "title"), ("DESCRIPTION", "notes")):
            if written := event.one(name):
                _put(item, field, written.text, written.at)
        self._times(item, occurrence)
        if written := event.one("STATUS"):
            _put(item, "status", _STATUSES.get(written.text.upper(), "confirmed"), written.at)
        self._place(item, event)
        self._audience(item, event)
        _links(item, event)
        self._items.put(item, event.at)

    def _times(self, item: Table, occurrence: Occurrence) -> None:
        start, end, event = occurrence.start, occurrence.end, occurrence.event
        zone = self._zone if start.utc else start.zone
        at = _at(event, "DTSTART")
        _put(item, "start", start.written(zone), at)
        _put(item, "zone", zone, at)
        if end:
            end_zone = zone if end.utc else end.zone
            _put(item, "end", end.written(end_zone), _at(event, "DTEND"))
            _put(item, "end_zone", end_zone, _at(event, "DTEND"))
        elif occurrence.length:
            # Programmes count in minutes; nobody is late by rounding up.
            minutes = ceil(occurrence.length / timedelta(minutes=1))
            _put(item, "duration", f"{minutes}min", _at(event, "DURATION"))

    def _place(self, item: Table, event: Component) -> None:
        written = event.one("LOCATION")
        if written is None or _address(written.text):
            return
        text = re.sub(r"\s*\n\s*", ", ", written.text)
        name = re.split(r"[\n,]", written.text, maxsplit=1)[0].strip() or text
        place_id = self._place_ids.of(text, name)
        if place_id not in self._places:
            place = self._places[place_id] = Table(written.at)
            _put(place, "id", place_id, written.at)
            _put(place, "name", name, written.at)
            if text != name:
                _put(place, "address", text, written.at)
        if (geo := event.one("GEO")) and "location" not in self._places[place_id]:
            _put(self._places[place_id], "location", geo.value.replace(";", ","), geo.at)
        _put(item, "place", place_id, written.at)

    def _audience(self, item: Table, event: Component) -> None:
        """Whoever is invited; an event without guests is everybody's. Rooms and projectors are no guests."""
        guests = [
            guest
            for guest in event.every("ATTENDEE")
            if guest.value.strip() and guest.parameters.get("CUTYPE", "").upper() not in _THINGS
        ]
        if not guests:
            return
        audience = Series(guests[0].at)
        for guest in guests:
            audience.put(self._person(guest), guest.at)
        _put(item, "audience", audience, guests[0].at)

    def _person(self, guest: Property) -> str:
        scheme, _, rest = guest.value.strip().partition(":")
        address = unquote(rest.partition("?")[0] if scheme.lower() == "mailto" else guest.value).strip().lower()
        name = guest.parameters.get("CN", "").strip() or address
        mailed = bool(_EMAIL.fullmatch(address))
        person_id = self._people_ids.of(address, address.partition("@")[0] if mailed else name)
        if person_id not in self._people:
            person = self._people[person_id] = Table(guest.at)
            _put(person, "id", person_id, guest.at)
            _put(person, "name", name, guest.at)
            if mailed:
                _put(person, "email", address, guest.at)
        return person_id


def _at(event: Component, name: str) -> Where:
    written = event.one(name)
    return written.at if written else event.at


def _links(item: Table, event: Component) -> None:
    """Web pages: the event's own, and a location that is one."""
    links = Series(event.at)
    for name in ("URL", "LOCATION"):
        if (written := event.one(name)) and (host := _address(written.text)):
            link = Table(written.at)
            _put(link, "title", host, written.at)
            _put(link, "url", written.text, written.at)
            links.put(link, written.at)
    if links:
        _put(item, "links", links, links.values_at[0])


def _address(text: str) -> str | None:
    """The host of a web address, None for anything else."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return parts.hostname if parts.scheme in {"http", "https"} and not re.search(r"\s", text) else None
