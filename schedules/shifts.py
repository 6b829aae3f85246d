"""What a new version of the programme would make of the reminders still to come, without publishing it."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from bot.programme.agenda import Agenda
from bot.programme.changes import item_changes
from bot.programme.model import Kind, Person
from bot.programme.preferences import Preferences
from bot.speech.outlook import Shifts
from bot.store.deliveries import Key, Planned
from bot.store.people import Chat
from schedules.planner import NoticeKind
from schedules.planning import expected


def shifts(
    before: Agenda, after: Agenda, chats: Collection[Chat], wishes: Mapping[str, Preferences], now: datetime
) -> Shifts:
    """What publishing `after` does to people's reminders, as of an instant (UTC)."""
    items, whom = _concerned(before, after)
    old, new = (
        _to_come(expected(_only(agenda, items), chats, wishes, whom), now) if whom else {} for agenda in (before, after)
    )
    moved = sum(due != new[what] for what, due in old.items() if what in new)
    return Shifts(moved, len(old.keys() - new.keys()), len(new.keys() - old.keys()))


def _concerned(before: Agenda, after: Agenda) -> tuple[set[str], set[str]]:
    """Of which items, and whose, reminders may differ; of all where the trip itself reminds or groups otherwise."""
    old, new = before.trip, after.trip
    regrouped = {
        name
        for name in {**before.people, **after.people}
        if _groups(before.people.get(name)) != _groups(after.people.get(name))
    }
    resettled = (old.reminders, old.quiet_hours) != (new.reminders, new.quiet_hours)
    if resettled or regrouped:
        items = {*before.items, *after.items}
        whom = {*before.people, *after.people} if resettled else regrouped
    else:
        items, whom = set(), set()
    for change in item_changes(before, after):
        items.add(change.item_id)
        for agenda, item in ((before, change.old), (after, change.new)):
            whom |= {person.id for person in agenda.attendees(item)} if item else set()
    return items, whom


def _groups(person: Person | None) -> tuple[str, ...] | None:
    return person.groups if person else None


def _only(agenda: Agenda, items: Collection[str]) -> Agenda:
    """An agenda of some items, and of the flights, which say where people are."""
    those = tuple(item for item in agenda.trip.items if item.id in items or item.kind is Kind.FLIGHT)
    return Agenda(replace(agenda.trip, items=those))


def _to_come(whole: Mapping[Key, Planned], now: datetime) -> dict[tuple[str, str, str], datetime]:
    """When each reminder is due, by person, item and lead."""
    return {
        (key.person, key.item, key.lead): one.due
        for key, one in whole.items()
        if key.kind == NoticeKind.REMINDER and one.at > now
    }
