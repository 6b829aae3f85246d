"""How many reminders a new version moves: counted for those concerned, it is what counting for everybody would give."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.programme.agenda import Agenda
from bot.programme.editing import apply
from bot.programme.edits import Edit, What
from bot.programme.model import Lead, Reminders, Trip
from bot.speech.outlook import Shifts
from bot.store.people import Chat
from schedules.planner import NoticeKind
from schedules.planning import expected
from schedules.shifts import shifts

NOW = datetime.fromisoformat("2024-04-22T23:00+00:00")


def chats(agenda: Agenda) -> list[Chat]:
    """Everybody has joined but one."""
    return [Chat(agenda.trip.id, name, "chat", name, NOW, True, None) for name in agenda.people if name != "p05"]


def counted(before: Agenda, after: Agenda) -> Shifts:
    """Every reminder of everybody, in both versions."""
    old, new = (
        {
            (key.person, key.item, key.lead): one.due
            for key, one in expected(agenda, chats(before), {}).items()
            if key.kind == NoticeKind.REMINDER and one.at > NOW
        }
        for agenda in (before, after)
    )
    moved = sum(new[what] != due for what, due in old.items() if what in new)
    return Shifts(moved, len(old.keys() - new.keys()), len(new.keys() - old.keys()))


def without_the_first(trip: Trip) -> Trip:
    return replace(trip, people=trip.people[1:])


def in_another_group(trip: Trip) -> Trip:
    return replace(trip, people=(replace(trip.people[0], groups=("science",)), *trip.people[1:]))


def reminding_less(trip: Trip) -> Trip:
    return replace(trip, reminders=Reminders((), (Lead(None, "leave"),), None))


@pytest.mark.parametrize(
    "edits",
    [
        [Edit("nidec-visit", What.SHIFT, "30")],
        [Edit("business-dinner", What.START, "20:00"), Edit("horiba-visit", What.STATUS, "cancelled")],
        [Edit("nidec-visit", What.AUDIENCE, "+science -p07")],
        [Edit("nidec-visit", What.NOTE, "leise")],
        [Edit("shinkansen-kyoto-tokyo", What.SHIFT, "-600")],
    ],
)
def test_of_a_few_edits(sample: Agenda, edits: list[Edit]) -> None:
    after = Agenda(apply(sample.trip, edits))
    assert shifts(sample, after, chats(sample), {}, NOW) == counted(sample, after)


@pytest.mark.parametrize("change", [without_the_first, in_another_group, reminding_less])
def test_of_another_delegation_or_other_reminders(sample: Agenda, change: object) -> None:
    assert callable(change)
    after = Agenda(change(sample.trip))
    found = shifts(sample, after, chats(sample), {}, NOW)
    assert found == counted(sample, after)
    assert found != Shifts(0, 0, 0)
