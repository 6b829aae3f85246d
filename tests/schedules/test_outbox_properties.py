"""Whatever was published, wished and undone before: what is waiting in the outbox is what the plan of now says."""

from dataclasses import replace
from datetime import datetime

from hypothesis import HealthCheck, given, settings

from bot.programme.agenda import Agenda
from bot.store.deliveries import Key, Planned, Stored
from schedules.outbox import Revision, planned
from schedules.planner import plan
from tests.schedules.careers import Career, Step, careers, publications
from tests.schedules.shelf import Shelf

PLENTY = settings(max_examples=150, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def lived(career: Career) -> Shelf:
    """The outbox at the end: nothing went out meanwhile, as if every platform were down."""
    shelf = Shelf(career.person)
    for step in career.steps:
        _take(shelf, step)
    return shelf


def whole(career: Career) -> dict[Key, Planned]:
    """All that the plan in force at the end says, past and future."""
    step, agenda = career.last, Agenda(career.last.trip)
    person = agenda.people.get(career.person)
    if step.channel is None or person is None:
        return {}
    notices = plan(agenda, person, step.wishes)
    return {one.key: one for notice in notices for one in planned(agenda, notice, step.channel)}


def times(one: Planned | Stored) -> tuple[object, ...]:
    """What can change of a notice while it stays the same notice."""
    return (one.due, one.at, one.expires)


def _take(shelf: Shelf, step: Step) -> Revision:
    return shelf.revise(Agenda(step.trip), step.now, step.wishes, channel=step.channel, catch_up=step.published)


@PLENTY
@given(careers())
def test_what_is_still_to_come_is_exactly_what_the_plan_in_force_says(career: Career) -> None:
    wanted = {key: times(one) for key, one in whole(career).items() if one.at > career.last.now}
    assert {row.key: times(row) for row in lived(career).open() if row.key in wanted} == wanted


@PLENTY
@given(careers())
def test_what_is_past_due_waits_only_as_long_as_it_is_planned(career: Career) -> None:
    assert {row.key for row in lived(career).open()} <= whole(career).keys()


@PLENTY
@given(careers())
def test_doing_the_last_step_again_changes_nothing(career: Career) -> None:
    assert _take(lived(career), career.last) == Revision()


@PLENTY
@given(publications())
def test_after_any_versions_at_once_the_outbox_is_that_of_somebody_who_joins_now(career: Career) -> None:
    fresh = Shelf(career.person)
    _take(fresh, career.last)
    now, lasting = career.last.now, lived(career)
    assert _ahead(lasting, career) == _ahead(fresh, career)
    late, joined = _late(lasting, career), _late(fresh, career)
    assert {key: late[key] for key in joined} == joined
    assert {(key.item, at) for key, at in late.items()} == {(key.item, at) for key, at in joined.items()}, now


def _ahead(shelf: Shelf, career: Career) -> dict[Key, tuple[object, ...]]:
    plan = whole(career)
    return {row.key: times(row) for row in shelf.open() if plan[row.key].at > career.last.now}


def _late(shelf: Shelf, career: Career) -> dict[Key, datetime]:
    """What is past due, with when it goes out."""
    plan = whole(career)
    now = career.last.now
    return {row.key: max(row.at, now) for row in shelf.open() if plan[row.key].at <= now}


@PLENTY
@given(careers())
def test_undoing_everything_brings_everything_back(career: Career) -> None:
    first, shelf = career.steps[0], lived(career)
    _take(shelf, replace(first, now=career.last.now))
    back = replace(career, steps=(*career.steps, replace(first, now=career.last.now)))
    wanted = {key: times(one) for key, one in whole(back).items() if one.at > career.last.now}
    assert {row.key: times(row) for row in shelf.open() if row.key in wanted} == wanted
