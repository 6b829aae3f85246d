"""A trip as the plain content of a programme file: texts, lists and mappings under the contract's field names.

The inverse of reading: what is written here builds an equal trip. Only what differs from its default is written.
"""

from dataclasses import asdict
from datetime import datetime, time, timedelta
from typing import Any

from bot import clock
from bot.programme.model import (
    EVERYONE,
    Counterpart,
    Item,
    Link,
    Meet,
    Person,
    Place,
    Reminders,
    Role,
    Status,
    Text,
    Trip,
)
from bot.programme.sources.building import DEFAULT_LEADS

Entry = dict[str, Any]


def content(trip: Trip) -> dict[str, Any]:
    """The sections of a programme, as a file would have them."""
    sections = {
        "trip": _head(trip),
        "groups": {group.id: text(group.label) for group in trip.groups},
        "people": [_person(person, trip.languages[0]) for person in trip.people],
        "places": [_place(place) for place in trip.places],
        "items": [_item(item, trip.zone) for item in trip.items],
    }
    return _set(sections)


def text(words: Text | None) -> str | dict[str, str] | None:
    """A text: one string for all languages, or one for each."""
    if words is None:
        return None
    languages = dict(words.by_language)
    return languages.get("", languages)


def _set(entry: Entry) -> Entry:
    """Only the fields that are set. An empty audience is set: nobody is not everybody."""
    empty: tuple[object, ...] = (None, {}, [])
    return {name: value for name, value in entry.items() if name == "audience" or value not in empty}


def _head(trip: Trip) -> Entry:
    quiet = trip.quiet_hours
    return _set(
        {
            "id": trip.id,
            "title": text(trip.title),
            "organiser": trip.organiser,
            "zone": trip.zone,
            "home_zone": None if trip.home_zone == trip.zone else trip.home_zone,
            "languages": list(trip.languages),
            "starts": trip.starts.isoformat(),
            "ends": trip.ends.isoformat(),
            "quiet_hours": f"{_clock(quiet.start)}-{_clock(quiet.end)}" if quiet else None,
            "reminders": _reminders(trip.reminders),
            "contacts": [
                _set(
                    {
                        "name": contact.name,
                        "role": text(contact.role),
                        "phone": contact.phone,
                        "emergency": "true" if contact.emergency else None,
                    }
                )
                for contact in trip.contacts
            ],
        }
    )


def _reminders(reminders: Reminders) -> Entry:
    leads = {kind.value: [lead.written for lead in leads] for kind, leads in reminders.by_kind}
    if reminders.default != DEFAULT_LEADS:
        leads = {"default": [lead.written for lead in reminders.default], **leads}
    return {**leads, "digest": _clock(reminders.digest)} if reminders.digest else {**leads}


def _person(person: Person, language: str) -> Entry:
    return _set(
        {
            "id": person.id,
            "name": person.name,
            "organisation": person.organisation,
            "role": None if person.role is Role.PARTICIPANT else person.role.value,
            "groups": list(person.groups),
            "language": None if person.language == language else person.language,
            "email": person.email,
            "phone": person.phone,
        }
    )


def _place(place: Place) -> Entry:
    return _set(
        {
            "id": place.id,
            "name": place.name,
            "name_ja": place.name_ja,
            "address": place.address,
            "address_ja": place.address_ja,
            "phone": place.phone,
            "location": [repr(degrees) for degrees in place.location] if place.location else None,
            "note": text(place.note),
        }
    )


def _item(item: Item, zone: str) -> Entry:
    return _set(
        {
            "id": item.id,
            "kind": item.kind.value,
            "title": text(item.title),
            "start": wall_clock(item.start, item.zone),
            "end": wall_clock(item.end, item.end_zone),
            "zone": None if item.zone == zone else item.zone,
            "end_zone": None if item.end_zone == item.zone else item.end_zone,
            "place": item.place,
            "meet": _meet(item.meet, item),
            "travel": None if item.travel is None else _length(item.travel),
            **({} if item.audience == (EVERYONE,) else {"audience": list(item.audience)}),
            "status": None if item.status is Status.CONFIRMED else item.status.value,
            "counterparts": [_fields(counterpart) for counterpart in item.counterparts],
            "interpreter": item.interpreter,
            "dress": text(item.dress),
            "bring": text(item.bring),
            "notes": text(item.notes),
            "links": [_fields(link) for link in item.links],
            "source": item.source.value if item.source else None,
        }
    )


def _meet(meet: Meet | None, item: Item) -> Entry | None:
    if meet is None:
        return None
    at = None
    if meet.at is not None:
        at = wall_clock(meet.at, item.zone)
        day, time_of_day = at.split(" ", 1)
        start_day = clock.local_date(item.start, item.zone).isoformat()
        at = time_of_day if day == start_day and " " not in time_of_day else at
    return _set({"at": at, "place": meet.place, "note": text(meet.note)})


def _fields(record: Counterpart | Link) -> Entry:
    return _set(asdict(record))


def wall_clock(moment: datetime, zone: str) -> str:
    """An instant as the wall clock of a zone shows it; with its UTC offset if the clock shows that time twice."""
    there = clock.local(moment, zone)
    bare = there.replace(tzinfo=None)
    written = bare.isoformat(" ", "seconds" if bare.second else "minutes")
    try:
        if clock.instant(bare, zone) == moment:
            return written
    except clock.UncertainTime:
        pass
    return f"{written} {there.strftime('%z')[:3]}:{there.strftime('%z')[3:5]}"


def _clock(at: time) -> str:
    return at.isoformat("seconds" if at.second else "minutes")


def _length(length: timedelta) -> str:
    minutes = length // timedelta(minutes=1)
    days, rest = (0, minutes) if minutes < 10_000 else divmod(minutes, 24 * 60)
    return f"{days}d {rest}min" if days else f"{rest}min"
