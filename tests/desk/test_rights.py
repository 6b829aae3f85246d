"""Nobody does or sees what they may not: every role, every command, everything there is. Forged, old and foreign
buttons do nothing.
"""

from collections import defaultdict
from dataclasses import replace

import pytest

from bot.channels.base import Inbound
from bot.desk.desk import DOERS, Desk
from bot.programme.agenda import Agenda
from bot.programme.model import Role
from bot.speech.scene import Scene
from bot.speech.views import joining, people, talk
from bot.speech.views import settings as settings_view
from handlers.commands import COMMANDS
from handlers.request import OrganisersWish, PersonsWish
from tests.desk.rights import (
    DEMOTED,
    HANS,
    JANE,
    OLGA,
    OTHER,
    SECRETS,
    another_trip,
    everything,
    payloads,
    says,
    things,
    wishes,
)
from tests.desk.stage import CHANNEL, Stage

pytestmark = pytest.mark.anyio

OUTSIDERS = (HANS, "b-participant", "stranger", "anybody", DEMOTED)


async def demote(stage: Stage) -> None:
    """A publication makes a participant of an organiser."""
    trip = stage.service.agendas["thueringen-japan-2024"].trip
    changed = tuple(replace(one, role=Role.PARTICIPANT) if one.id == DEMOTED else one for one in trip.people)
    await stage.service.publish(Agenda(replace(trip, people=changed)), "", silent=True)


def refusals(stage: Stage, who: str) -> set[str]:
    """All that somebody may be told who may not: that nobody knows what they mean, or that nobody knows them."""
    agendas = stage.service.agendas
    trip = OTHER if who.startswith("b-") else stage.agenda.trip.id
    person = agendas[trip].people.get(who)
    scene = Scene(agendas[trip], person, stage.clock.now(), person.language if person else "de")
    said = [talk.unknown(scene), joining.stranger("de"), settings_view.nobody(scene)]
    return {message.text for message in (*said, *([people.contacts(scene)] if who == "anybody" else []))}


async def test_nothing_an_organiser_can_say_or_tap_works_for_anybody_else(stage: Stage) -> None:
    await another_trip(stage)
    actions = await payloads(stage)
    await demote(stage)
    by_command: dict[str, list[str]] = defaultdict(list)
    for action in actions:
        by_command[action.partition(" ")[0]].append(action)
    assert {command.name for command in COMMANDS if command.organisers} <= set(by_command)
    tried = 0
    for who in OUTSIDERS:
        allowed = refusals(stage, who)
        for command, some in by_command.items():
            before = await everything(stage)
            for number, action in enumerate(some):
                typed = number % 3 == 0
                answer = await says(stage, who, action, typed=typed)
                assert answer.text in allowed, (who, action, typed)
                tried += 1
            assert await everything(stage) == before, (who, command)
    assert tried >= 500


async def test_an_organiser_of_another_trip_neither_changes_nor_sees_anything_of_this_one(stage: Stage) -> None:
    await another_trip(stage)
    actions = await payloads(stage)
    before = await everything(stage, stage.agenda.trip.id)
    for action in actions:
        answer = await says(stage, "b-organiser", action, typed=False)
        assert not [secret for secret in SECRETS if secret in answer.text], action
    assert await everything(stage, stage.agenda.trip.id) == before
    assert len(actions) >= 150


async def test_the_same_works_for_an_organiser(stage: Stage) -> None:
    """Else the others would prove nothing."""
    names = await things(stage)
    before = await everything(stage)
    for name in names:
        for action in (f"sos take {name}", f"ask done {name}", f"ask reply {name} Ja."):
            await says(stage, OLGA, action, typed=False)
    after = await everything(stage)
    assert {table for table in before if before[table] != after[table]} >= {"matters", "deliveries", "audit"}
    shown = [(await says(stage, OLGA, f"status {name}", typed=False)).text for name in names]
    assert all(any(secret in text for text in shown) for secret in SECRETS)


async def test_every_wish_is_checked_again_by_what_is_in_force(stage: Stage) -> None:
    """Whoever was an organiser when the button was tapped may be none when it is carried out, or gone."""
    names = await things(stage)
    old = stage.agenda
    trip = replace(old.trip, people=tuple(one for one in old.trip.people if one.id != OLGA))
    await stage.service.publish(Agenda(trip), "", silent=True)
    await demote(stage)
    desk = Desk(stage.service.database, stage.service.agendas, stage.clock, {})
    before = await everything(stage)
    kinds = [kind for kind in DOERS if issubclass(kind, OrganisersWish)]
    assert len(kinds) >= 30
    for kind in kinds:
        for who in (HANS, DEMOTED, OLGA):
            scene = Scene(old, old.people[who], stage.clock.now(), "de")
            for wish in wishes(kind, names):
                reply = await desk.carry_out(wish, scene, Inbound(CHANNEL, who, action="x", name=f"{who} {wish}"))
                assert reply is not None
                assert reply.message == talk.unknown(scene), (who, wish)
        assert await everything(stage) == before, kind


async def test_what_one_person_brought_up_no_other_answers_takes_back_or_sends(stage: Stage) -> None:
    """Buttons of people, in other people's hands; and a draft is nobody's business, an organiser's neither."""
    names = await things(stage)
    shapes = ("sos where {} here", "sos over {}", "ask send {}", "ask more {} and me", "answer {} ok", "answer {} 💥")
    before = await everything(stage)
    for who in (HANS, "b-participant", "stranger", "anybody", OLGA):
        for shape in shapes:
            for name in (*names, "00000000"):
                answer = await says(stage, who, shape.format(name), typed=False)
                assert not [secret for secret in SECRETS if secret in answer.text], (who, shape)
    after = await everything(stage)
    changed = {table for table in before if before[table] != after[table]}
    assert changed == set(), changed


def test_every_wish_that_is_carried_out_says_whose_it_is() -> None:
    for kind, doer in DOERS.items():
        assert issubclass(kind, OrganisersWish | PersonsWish) or doer.__module__ == "bot.desk.own", kind


async def test_who_called_keeps_what_is_theirs(stage: Stage) -> None:
    """Else the test of other people's buttons would prove nothing."""
    names = await things(stage)
    before = await everything(stage)
    for name in names:
        await says(stage, JANE, f"sos over {name}", typed=False)
        await says(stage, JANE, f"ask send {name}", typed=False)
    after = await everything(stage)
    assert before["matters"] != after["matters"]
