"""From a draft to a trip: check every entry, then what they mean together, and report everything at once."""

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeVar

import pytz
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot import clock
from bot.programme.model import (
    DEFAULT_DURATIONS,
    EVERYONE,
    Contact,
    Counterpart,
    Group,
    Item,
    Kind,
    Lead,
    Link,
    Meet,
    Person,
    Place,
    Reminders,
    Trip,
)
from bot.programme.problem import Problem, Where
from bot.programme.sources import limits
from bot.programme.sources.draft import Draft, Series, Table
from bot.programme.sources.records import (
    GroupRecord,
    ItemRecord,
    PersonRecord,
    PlaceRecord,
    Record,
    TripRecord,
    listed,
)
from bot.programme.sources.values import WallClock

SECTIONS = ("trip", "groups", "people", "places", "items")
DEFAULT_LEADS = (Lead(timedelta(minutes=60), "60min"), Lead(None, "leave"))
REFERENCES: dict[str, dict[tuple[str, ...], str]] = {
    "people": {("groups",): "group"},
    "items": {("place",): "place", ("meet", "place"): "place", ("audience",): "audience"},
}
"""Where entries name others, and what."""
COMPARISONS = 300_000
"""Names compared to find those probably meant, in one file."""
LONGEST_NAME = 64
"""A longer one is no slip of the finger."""
LONGEST_ITEM = timedelta(days=60)

R = TypeVar("R", bound=Record)
Path = tuple[str | int, ...]


def build(draft: Draft) -> tuple[Trip | None, list[Problem]]:
    """The trip a draft describes, or None and every problem in it, in the order of the file."""
    builder = _Builder(draft)
    trip = builder.trip()
    problems = sorted(builder.problems, key=lambda problem: (problem.where.line or 0, problem.where.column or 0))
    return (None if problems else trip), problems


class _Builder:
    """One pass over a draft, collecting problems as it goes."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self.problems: list[Problem] = []
        self._comparisons = COMPARISONS

    def trip(self) -> Trip | None:
        self._sections()
        head = self._record(TripRecord, ("trip",), self._draft.root.get("trip"))
        groups = self._groups()
        people = self._entries(PersonRecord, "people")
        places = self._entries(PlaceRecord, "places")
        items = self._entries(ItemRecord, "items")
        self._unique("people", taken={EVERYONE, *groups})
        self._unique("places", taken=set())
        self._unique("items", taken=set())
        self._references()
        if head is None:
            return None
        self._dates(head)
        built = [self._item(path, record, head) for path, record in items]
        return _assembled(head, groups, people, places, [item for item in built if item is not None])

    def _complain(self, code: str, path: Path, *, key: bool = False, **more: Any) -> None:
        subject, where = self._subject(path), self._draft.where(path, key=key)
        self.problems.append(Problem(code, where, subject=None if subject == more.get("found") else subject, **more))

    def _closest(self, name: str, known: Collection[str]) -> str | None:
        """What was probably meant; comparing takes time, so a file of nothing but mistakes gets no more suggestions."""
        self._comparisons -= len(known)
        return closest(name, known) if self._comparisons >= 0 else None

    def _subject(self, path: Path) -> str | None:
        """The id of the entry a path lies in, for the message."""
        if len(path) < 2 or path[0] == "trip":
            return None
        return str(path[1]) if path[0] == "groups" else self._draft.found((*path[:2], "id"))

    def _sections(self) -> None:
        for name in self._draft.root:
            if name not in SECTIONS:
                self._complain("unknown-field", (name,), key=True, found=name, suggestion=self._closest(name, SECTIONS))
        if self._draft.root.get("trip") is None:
            self._complain("missing-field", (), args={"field": "trip"})

    def _record(self, model: type[R], path: Path, value: object) -> R | None:
        if value is None:
            return None
        try:
            return model.model_validate(value)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
            misspelt = {self._meant(model, detail) for detail in details}
            for detail in details:
                if detail["type"] != "missing" or detail["loc"] not in misspelt:  # one mistake, one message
                    self._wrong(model, path, detail)
            return None

    def _wrong(self, model: type[Record], path: Path, detail: ErrorDetails) -> None:
        """One pydantic finding, said as a problem."""
        location: Path = (*path, *(step for step in detail["loc"]))
        name = next((step for step in reversed(location) if isinstance(step, str)), "")
        context, found = detail.get("ctx", {}), self._draft.found(location) or None
        match detail["type"]:
            case "missing":
                self._complain("missing-field", location, args={"field": name})
            case "extra_forbidden":
                suggestion = (self._meant(model, detail) or (None,))[-1]
                self._complain("unknown-field", location, key=True, found=name, suggestion=suggestion)
            case "expected":
                self._complain("unexpected", location, found=found, expected=context["expected"], args={"field": name})
            case "enum":
                self._choice(location, found, str(context["expected"]))
            case "unknown-zone":
                suggestion = self._closest(found or "", [zone for zone in pytz.common_timezones if "/" in zone])
                self._complain("unknown-zone", location, found=found, suggestion=suggestion)
            case "unknown-language":
                language = str(context["language"])
                self._complain("unknown-language", (*location, language), key=True, found=language)
            case "too-long":
                self._complain("too-long", location, args={"field": name, **context})
            case kind:
                self._complain("unexpected", location, found=found, expected=_shape(kind), args={"field": name})

    def _meant(self, model: type[Record], detail: ErrorDetails) -> Path | None:
        """The location of the field that an unknown one was probably meant to be."""
        if detail["type"] != "extra_forbidden":
            return None
        *around, name = detail["loc"]
        meant = self._closest(str(name), _model_at(model, around).model_fields)
        return (*around, meant) if meant else None

    def _choice(self, location: Path, found: str | None, expected: str) -> None:
        choices = [choice.strip(" '") for choice in expected.replace(" or ", ", ").split(",")]
        self._complain(
            "unknown-choice",
            location,
            found=found,
            suggestion=self._closest((found or "").lower(), choices),
            args={"field": str(location[-1]), "choices": ", ".join(choices)},
        )

    def _groups(self) -> dict[str, Group]:
        section = self._draft.root.get("groups")
        if section is None:
            return {}
        if not isinstance(section, Table):
            self._complain("unexpected", ("groups",), expected="mapping", args={"field": "groups"})
            return {}
        groups = {}
        for name, label in section.items():
            if name == EVERYONE:
                self._complain("reserved-id", ("groups", name), key=True, found=name)
            record = self._record(GroupRecord, ("groups", name), {"label": label})
            if record is not None:
                groups[name] = Group(name, record.label)
        return groups

    def _entries(self, model: type[R], section: str) -> list[tuple[Path, R]]:
        entries = self._draft.root.get(section)
        if entries is None:
            return []
        if not isinstance(entries, Series):
            self._complain("unexpected", (section,), expected="list", args={"field": section})
            return []
        records = [
            ((section, number), self._record(model, (section, number), entry)) for number, entry in enumerate(entries)
        ]
        return [(path, record) for path, record in records if record is not None]

    def _unique(self, section: str, taken: set[str]) -> None:
        first: dict[str, Where] = {}
        for path, name in self._ids(section):
            if name in taken:
                self._complain("reserved-id", path, found=name)
            if name in first:
                self._complain("duplicate-id", path, found=name, args=_place_of(first[name]))
            first.setdefault(name, self._draft.where(path))

    def _references(self) -> None:
        """Names that lead nowhere, in entries with other mistakes too; a name that is itself wrong is enough said."""
        reported = {problem.where for problem in self.problems}
        groups = self._group_ids()
        known = {
            "place": dict.fromkeys(name for _, name in self._ids("places")),
            "group": dict.fromkeys(groups),
            "audience": dict.fromkeys([EVERYONE, *groups, *(name for _, name in self._ids("people"))]),
        }
        for path, name, what in self._names():
            if name not in known[what] and self._draft.where(path) not in reported:
                suggestion = self._closest(name, known[what])
                self._complain("unknown-id", path, found=name, suggestion=suggestion, args={"what": what})

    def _names(self) -> Iterator[tuple[Path, str, str]]:
        """Every id that an entry names, where, and what it should be the id of."""
        for section, fields in REFERENCES.items():
            for number in range(len(self._series(section))):
                for steps, what in fields.items():
                    path: Path = (section, number, *steps)
                    for inner, name in self._texts(path):
                        yield inner, name, what

    def _texts(self, path: Path) -> Iterator[tuple[Path, str]]:
        """The texts of a list, or in a text that lists several."""
        value: object = self._draft.root
        for step in path:
            if isinstance(value, Table):
                value = value.get(str(step))
            elif isinstance(value, Series) and isinstance(step, int):
                value = value[step]
        members = listed(value)
        for number, member in enumerate(members if isinstance(members, list) else ()):
            if isinstance(member, str):
                yield (*path, number), member.strip()

    def _ids(self, section: str) -> list[tuple[Path, str]]:
        """The ids of a section, of entries that are wrong elsewhere too."""
        paths: list[Path] = [(section, number, "id") for number in range(len(self._series(section)))]
        found = ((path, self._draft.found(path)) for path in paths)
        return [(path, name.strip()) for path, name in found if name and name.strip()]

    def _series(self, section: str) -> Series:
        entries = self._draft.root.get(section)
        return entries if isinstance(entries, Series) else Series(self._draft.root.at)

    def _group_ids(self) -> list[str]:
        section = self._draft.root.get("groups")
        return list(section) if isinstance(section, Table) else []

    def _dates(self, head: TripRecord) -> None:
        if head.ends < head.starts:
            self._complain("ends-before-starts", ("trip", "ends"), found=self._draft.found(("trip", "ends")))
        elif (head.ends - head.starts).days > limits.TRIP_DAYS:
            self._complain("trip-too-long", ("trip", "ends"), args={"limit": limits.TRIP_DAYS})

    def _item(self, path: Path, record: ItemRecord, head: TripRecord) -> Item | None:
        zone = record.zone or head.zone
        end_zone = record.end_zone or zone
        day = record.start.on(head.starts).date()
        start = self._instant((*path, "start"), record.start, record.start.on(day), zone)
        end = self._end(path, record, start, end_zone)
        meet = self._meet(path, record, zone, start)
        if start is None or end is None:
            return None
        until = (*path, "duration" if record.end is None else "end")
        if end <= start:
            self._complain("end-before-start", until, found=self._draft.found(until))
            return None
        if end - start > LONGEST_ITEM:
            self._complain("item-too-long", until, args={"limit": LONGEST_ITEM.days})
            return None
        return _item(record, start, end, zone, end_zone, meet)

    def _end(self, path: Path, record: ItemRecord, start: datetime | None, end_zone: str) -> datetime | None:
        if record.end is None:
            length = DEFAULT_DURATIONS[record.kind] if record.duration is None else record.duration
            return None if start is None else start + length
        written = record.end.on(record.start.on(record.start.day).date()) if record.start.day else None
        if written is None:
            return None
        end = self._instant((*path, "end"), record.end, written, end_zone)
        if end and start and record.duration is not None and end - start != record.duration:
            self._complain("end-and-duration", (*path, "duration"), found=self._draft.found((*path, "duration")))
        return end

    def _meet(self, path: Path, record: ItemRecord, zone: str, start: datetime | None) -> Meet | None:
        meet = record.meet
        if meet is None:
            return None
        at = None
        if meet.at is not None and record.start.day is not None:
            at = self._instant((*path, "meet", "at"), meet.at, meet.at.on(record.start.day), zone)
        if at is not None and start is not None and at > start:
            self._complain("meets-after-start", (*path, "meet", "at"), found=self._draft.found((*path, "meet", "at")))
        return Meet(at, meet.place, meet.note)

    def _instant(self, path: Path, written: WallClock, wall_clock: datetime, zone: str) -> datetime | None:
        found = self._draft.found(path)
        try:
            return clock.instant(wall_clock, zone, written.offset)
        except clock.UncertainTime as error:
            first, second = (reading.strftime("%Y-%m-%d %H:%M%z") for reading in error.readings)
            first, second = (f"{reading[:-2]}:{reading[-2:]}" for reading in (first, second))
            code = "time-exists-twice" if error.exists_twice else "time-does-not-exist"
            self._complain(code, path, found=found, args={"zone": zone, "first": first, "second": second})
        except clock.WrongOffset as error:
            offset = f"{error.offset[:3]}:{error.offset[3:]}"
            self._complain("wrong-offset", path, found=found, args={"zone": zone, "offset": offset})
        return None


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name probably meant, if one is near enough."""
    if len(name) > LONGEST_NAME:
        return None
    by_lower = {candidate.lower(): candidate for candidate in known}
    matches = difflib.get_close_matches(name.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[matches[0]] if matches else None


def _shape(kind: str) -> str:
    if kind.startswith(("tuple", "list")):
        return "list"
    if kind.startswith(("model", "dict")):
        return "mapping"
    return "at-least-one" if kind == "too_short" else "text"


def _place_of(where: Where) -> dict[str, str | int]:
    """The number of a line, or the name of a cell: the catalogue tells them apart."""
    return {"other": f"{where.sheet}!{where.cell}" if where.sheet else where.line or 0}


def _model_at(model: type[Record], location: Iterable[str | int]) -> type[Record]:
    """The record that the field at a location of another holds."""
    for step in location:
        if isinstance(step, str) and step in model.model_fields:
            model = _record_in(model.model_fields[step].annotation) or model
    return model


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    inner = (_record_in(argument) for argument in getattr(annotation, "__args__", ()))
    return next((found for found in inner if found is not None), None)


def _item(record: ItemRecord, start: datetime, end: datetime, zone: str, end_zone: str, meet: Meet | None) -> Item:
    return Item(
        id=record.id,
        kind=record.kind,
        title=record.title,
        start=start,
        end=end,
        zone=zone,
        end_zone=end_zone,
        place=record.place,
        meet=meet,
        travel=record.travel,
        audience=record.audience,
        status=record.status,
        counterparts=tuple(Counterpart(**dict(counterpart)) for counterpart in record.counterparts),
        interpreter=record.interpreter,
        dress=record.dress,
        bring=record.bring,
        notes=record.notes,
        links=tuple(Link(**dict(link)) for link in record.links),
        source=record.source,
    )


def _assembled(
    head: TripRecord,
    groups: Mapping[str, Group],
    people: list[tuple[Path, PersonRecord]],
    places: list[tuple[Path, PlaceRecord]],
    items: list[Item],
) -> Trip:
    leads = {kind: getattr(head.reminders, kind.value) for kind in Kind}
    return Trip(
        id=head.id,
        title=head.title,
        organiser=head.organiser,
        zone=head.zone,
        home_zone=head.home_zone or head.zone,
        languages=head.languages,
        starts=head.starts,
        ends=head.ends,
        quiet_hours=head.quiet_hours,
        reminders=Reminders(
            by_kind=tuple((kind, lead) for kind, lead in leads.items() if lead is not None),
            default=DEFAULT_LEADS if head.reminders.default is None else head.reminders.default,
            digest=head.reminders.digest,
        ),
        contacts=tuple(Contact(**dict(contact)) for contact in head.contacts),
        groups=tuple(groups.values()),
        people=tuple(
            Person(**{**dict(person), "language": person.language or head.languages[0]}) for _, person in people
        ),
        places=tuple(Place(**dict(place)) for _, place in places),
        items=tuple(items),
    )
