"""From a draft to a trip: check every entry, then what they mean together, and report everything at once."""

from collections.abc import Mapping
from datetime import timedelta

from bot.programme.model import EVERYONE, Contact, Group, Item, Kind, Lead, Person, Place, Reminders, Trip
from bot.programme.problem import Problem
from bot.programme.sources import limits
from bot.programme.sources.complaints import Complaints, Path
from bot.programme.sources.draft import Draft
from bot.programme.sources.entries import Entries
from bot.programme.sources.instants import Instants
from bot.programme.sources.records import ItemRecord, PersonRecord, PlaceRecord, TripRecord
from bot.programme.sources.references import References

SECTIONS = ("trip", "groups", "people", "places", "items")
DEFAULT_LEADS = (Lead(timedelta(minutes=60), "60min"), Lead(None, "leave"))


def build(draft: Draft) -> tuple[Trip | None, list[Problem]]:
    """The trip a draft describes, or None and every problem in it, in the order of the file."""
    complaints = Complaints(draft)
    trip = _trip(complaints)
    problems = sorted(complaints.problems, key=lambda problem: (problem.where.line or 0, problem.where.column or 0))
    return (None if problems else trip), problems


def _trip(complaints: Complaints) -> Trip | None:
    """One pass over a draft."""
    _sections(complaints)
    entries, references, instants = Entries(complaints), References(complaints), Instants(complaints)
    head = entries.record(TripRecord, ("trip",), complaints.draft.root.get("trip"))
    groups = entries.groups()
    people = entries.of(PersonRecord, "people")
    places = entries.of(PlaceRecord, "places")
    items = entries.of(ItemRecord, "items")
    references.unique("people", taken={EVERYONE, *groups})
    references.unique("places", taken=set())
    references.unique("items", taken=set())
    references.resolve()
    if head is None:
        return None
    _dates(complaints, head)
    built = [instants.item(path, record, head) for path, record in items]
    return _assembled(head, groups, people, places, [item for item in built if item is not None])


def _sections(complaints: Complaints) -> None:
    for name in complaints.draft.root:
        if name not in SECTIONS:
            complaints.add(
                "unknown-field", (name,), key=True, found=name, suggestion=complaints.closest(name, SECTIONS)
            )
    if complaints.draft.root.get("trip") is None:
        complaints.add("missing-field", (), args={"field": "trip"})


def _dates(complaints: Complaints, head: TripRecord) -> None:
    if head.ends < head.starts:
        complaints.add("ends-before-starts", ("trip", "ends"), found=complaints.draft.found(("trip", "ends")))
    elif (head.ends - head.starts).days > limits.TRIP_DAYS:
        complaints.add("trip-too-long", ("trip", "ends"), args={"limit": limits.TRIP_DAYS})


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
