"""What changed in a trip beside its items: for organisers, before they publish."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from bot.programme.model import Kind, Lead, QuietHours, Reminders, Text, Trip


class Section(StrEnum):
    """The lists of a programme beside its items."""

    PEOPLE = "people"
    GROUPS = "groups"
    PLACES = "places"
    CONTACTS = "contacts"


@dataclass(frozen=True)
class Entries:
    """Whose entries in a section came, went, or say something else now: their names."""

    section: Section
    added: tuple[str, ...]
    removed: tuple[str, ...]
    edited: tuple[str, ...]


class Setting(StrEnum):
    """What a programme sets for the whole trip; `frame` is its title, zones, days and the like."""

    FRAME = "frame"
    QUIET_HOURS = "quiet-hours"
    DIGEST = "digest"
    REMINDERS = "reminders"


@dataclass(frozen=True)
class Edit:
    """A setting as it is written, before and now; empty if there is none. `kind` has lead times of its own."""

    setting: Setting
    old: str
    new: str
    kind: Kind | None = None


@dataclass(frozen=True)
class TripChanges:
    """Only what differs."""

    entries: tuple[Entries, ...]
    settings: tuple[Edit, ...]


def trip_changes(old: Trip, new: Trip) -> TripChanges:
    """In what two versions of a trip differ, its items aside."""
    listed = (
        _entries(section, before, after)
        for (section, before), after in zip(_sections(old).items(), _sections(new).values(), strict=True)
    )
    entries = tuple(found for found in listed if found.added or found.removed or found.edited)
    edits = (*_settings(old, new), *_leads(old.reminders, new.reminders))
    return TripChanges(entries, tuple(edit for edit in edits if edit.old != edit.new))


_Named = Mapping[str, tuple[str, object]]
"""Entries by what stays the same in them, each with its name."""


def _sections(trip: Trip) -> dict[Section, _Named]:
    contacts = defaultdict(list)
    for contact in trip.contacts:  # they have no id, and two may share a name
        contacts[contact.name].append(contact)
    return {
        Section.PEOPLE: {person.id: (person.name, person) for person in trip.people},
        Section.GROUPS: {group.id: (_written(group.label), group) for group in trip.groups},
        Section.PLACES: {place.id: (place.name, place) for place in trip.places},
        Section.CONTACTS: {name: (name, those) for name, those in contacts.items()},
    }


def _entries(section: Section, before: _Named, after: _Named) -> Entries:
    return Entries(
        section,
        added=tuple(name for key, (name, _) in after.items() if key not in before),
        removed=tuple(name for key, (name, _) in before.items() if key not in after),
        edited=tuple(entry[0] for key, entry in after.items() if key in before and before[key] != entry),
    )


def _settings(old: Trip, new: Trip) -> Iterable[Edit]:
    yield Edit(Setting.FRAME, _written(old.title), _written(new.title))
    yield Edit(Setting.FRAME, old.organiser or "", new.organiser or "")
    yield Edit(Setting.FRAME, f"{old.starts} – {old.ends}", f"{new.starts} – {new.ends}")
    yield Edit(Setting.FRAME, f"{old.zone}, {old.home_zone}", f"{new.zone}, {new.home_zone}")
    yield Edit(Setting.FRAME, ", ".join(old.languages), ", ".join(new.languages))
    yield Edit(Setting.QUIET_HOURS, _hours(old.quiet_hours), _hours(new.quiet_hours))
    yield Edit(Setting.DIGEST, _clock(old.reminders.digest), _clock(new.reminders.digest))


def _leads(old: Reminders, new: Reminders) -> Iterable[Edit]:
    yield Edit(Setting.REMINDERS, _times(old.default), _times(new.default))
    for kind in dict(old.by_kind) | dict(new.by_kind):
        yield Edit(Setting.REMINDERS, _times(old.leads(kind)), _times(new.leads(kind)), kind)


def _hours(quiet: QuietHours | None) -> str:
    return f"{_clock(quiet.start)}–{_clock(quiet.end)}" if quiet else ""


def _clock(at: time | None) -> str:
    return at.strftime("%H:%M") if at else ""


def _times(leads: tuple[Lead, ...]) -> str:
    return ", ".join(lead.written for lead in leads)


def _written(text: Text) -> str:
    return " / ".join(text.every())
