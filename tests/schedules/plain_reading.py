"""The format page's section "Reminders", read plainly: loop over everything, look at the clock on the wall.

What people chose for themselves comes first: their own leads of a kind, their own quiet hours (or none), no digest,
only the last reminder of what is essential, nothing at all.

It shares nothing with the code it checks, and uses the zones of the standard library. It relies on programmes whose
quiet hours end on quarters of an hour and whose digests lie on half hours, so that it need not try every second.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.programme.model import Item, Lead, Person, QuietHours, Trip
from bot.programme.preferences import Preferences
from tests.programme.test_agenda_properties import agenda_of, overlaps

FIVE_MINUTES = timedelta(minutes=5)
QUARTER = timedelta(minutes=15)
HALF_HOUR = timedelta(minutes=30)


@dataclass(frozen=True, order=True)
class Reading:
    """One reminder, by what can be compared."""

    at: datetime
    due: datetime
    item: str
    lead: str


def leave_by_of(item: Item) -> datetime | None:
    """The meeting time if there is a meeting point; else start − travel − 10 min; else none."""
    if item.meet is not None and item.meet.at is not None:
        return item.meet.at
    if item.travel is not None:
        return item.start - item.travel - timedelta(minutes=10)
    return None


def zone_of(trip: Trip, agenda: list[Item], at: datetime) -> str:
    """Home until the first flight that ends outside it has departed; then the end zone of the last that has.

    A cancelled flight never departs.
    """
    flights = [item for item in agenda if item.kind == "flight" and item.status != "cancelled"]
    if not flights:
        return trip.zone
    departed = [flight for flight in flights if flight.start <= at]
    abroad = [flight for flight in departed if flight.end_zone != trip.home_zone]
    return departed[-1].end_zone if abroad else trip.home_zone


def wall_clock(at: datetime, zone: str) -> time:
    """What the clocks of a zone show."""
    return at.astimezone(ZoneInfo(zone)).time()


def quiet_at(quiet: QuietHours, at: datetime, zone: str) -> bool:
    """Whether the clocks of a zone show a time inside quiet hours, which may cross midnight."""
    shown = wall_clock(at, zone)
    if quiet.start < quiet.end:
        return quiet.start <= shown < quiet.end
    return shown >= quiet.start or shown < quiet.end


def end_of_quiet(quiet: QuietHours, at: datetime, zone: str) -> datetime:
    """The first quarter of an hour from which on the clocks show a time outside."""
    quarter = at.replace(minute=at.minute // 15 * 15, second=0)
    while quiet_at(quiet, quarter, zone):
        quarter += QUARTER
    return quarter


def dues_of(trip: Trip, item: Item, wishes: Preferences) -> list[tuple[datetime, Lead]]:
    """Start − lead, or leave-by − 10 min; of two less than five minutes apart the later is dropped."""
    leads = trip.reminders.default
    for kind, of_kind in (*trip.reminders.by_kind, *wishes.leads):
        if kind == item.kind:
            leads = of_kind
    leave = leave_by_of(item)
    dues = [(item.start - lead.before, lead) for lead in leads if lead.before is not None]
    if leave is not None:
        dues += [(leave - timedelta(minutes=10), lead) for lead in leads if lead.before is None]
    dues.sort(key=lambda due: (due[0], leads.index(due[1])))
    earlier = 0
    while earlier + 1 < len(dues):
        if dues[earlier + 1][0] - dues[earlier][0] < FIVE_MINUTES:
            del dues[earlier + 1]
        else:
            earlier += 1
    return wanted_of(dues, item, wishes)


def wanted_of(dues: list[tuple[datetime, Lead]], item: Item, wishes: Preferences) -> list[tuple[datetime, Lead]]:
    """All of them; only the last, and none of what nobody misses; or none."""
    if wishes.wanted == "none" or (wishes.wanted == "essential" and item.kind in ("hotel", "free")):
        return []
    return dues[-1:] if wishes.wanted == "essential" else dues


def quiet_of(trip: Trip, wishes: Preferences) -> QuietHours | None:
    """The person's own quiet hours, or their having none; else the trip's."""
    return wishes.quiet if wishes.own_quiet else trip.quiet_hours


def reminders_of(trip: Trip, person: Person, wishes: Preferences) -> list[Reading]:
    """Every lead of every item that is not cancelled, after quiet hours."""
    found = []
    agenda, quiet = agenda_of(trip, person), quiet_of(trip, wishes)
    for item in agenda:
        if item.status == "cancelled":
            continue
        for due, lead in dues_of(trip, item, wishes):
            at = due
            zone = zone_of(trip, agenda, due)
            if quiet is not None and quiet_at(quiet, due, zone):
                end = end_of_quiet(quiet, due, zone)
                if (leave_by_of(item) or item.start) - end >= timedelta(minutes=30):
                    at = end
            found.append(Reading(at, due, item.id, lead.written))
    return sorted(found)


def bundles_of(found: list[Reading]) -> list[list[Reading]]:
    """Those less than five minutes after the earliest go out with it; the next one starts a new bundle."""
    bundles = []
    waiting = sorted(found)
    while waiting:
        bundles.append([reading for reading in waiting if reading.at - waiting[0].at < FIVE_MINUTES])
        waiting = [reading for reading in waiting if reading not in bundles[-1]]
    return bundles


def digests_of(trip: Trip, person: Person, wishes: Preferences) -> list[tuple[datetime, date]]:
    """Whenever the traveller's clock shows the hour: the next day, if anything takes place on it."""
    items = [item for item in agenda_of(trip, person) if item.status != "cancelled"]
    if not items or trip.reminders.digest is None or not wishes.digest or wishes.wanted != "all":
        return []
    found = []
    at = min(item.start for item in items).replace(minute=0, second=0) - timedelta(days=3)
    while at < max(item.end for item in items) + timedelta(days=1):
        zone = zone_of(trip, items, at)
        if wall_clock(at, zone) == trip.reminders.digest:
            tomorrow = at.astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
            if any(overlaps(item, tomorrow) for item in items):
                found.append((at, tomorrow))
        at += HALF_HOUR
    return found


def late_of(trip: Trip, person: Person, wishes: Preferences, now: datetime) -> list[Reading]:
    """For somebody who joins now: of what is past due for each item still ahead, the last one."""
    found = []
    for item in agenda_of(trip, person):
        past = [
            reading for reading in reminders_of(trip, person, wishes) if reading.item == item.id and reading.at <= now
        ]
        if past and now < item.start:
            found.append(past[-1])
    return sorted(found)
