"""Who is let in: full members whose e-mail address is on the roster, and who holds a code; after the notice only."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.store import invitations, people
from bot.store.schema import metadata
from tests.channels.slack.stage import Desk, Stage
from tests.fakes.slack import Fault, Refusal

pytestmark = pytest.mark.anyio

STRANGER = "Ich bin Annai und spreche nur mit Eingeladenen"
NOTICE = "Ich speichere erst etwas, wenn Sie einverstanden sind"


def email(stage: Stage) -> str:
    found = stage.agenda.people["p05"].email
    assert found
    return found


async def stored(stage: Stage) -> dict[str, int]:
    """How many rows there are, but for what came in and was dealt with."""
    async with stage.service.database.read() as tx:
        tables = [table for table in metadata.sorted_tables if table.name != "inbound"]
        return {table.name: len((await tx.execute(select(table))).all()) for table in tables}


def owners(stage: Stage, desk: Desk) -> list[str]:
    return [chat.person for chat in stage.service.agendas.roster.owners("slack", desk.member.id)]


async def test_a_member_is_known_by_e_mail_and_joins_after_the_notice(stage: Stage) -> None:
    erika = Desk(stage.slack.member("Erika", email(stage).upper()))
    before = await stored(stage)
    await erika.says("hallo", NOTICE)
    await stage.all_done()
    assert await stored(stage) == before, "nothing is stored before"
    await erika.taps("Einverstanden", "Guten Tag")
    assert owners(stage, erika) == ["p05"]
    await stage.pass_time(minutes=15)
    await erika.reads("🔔")


async def test_who_declines_is_not_stored_and_may_come_back(stage: Stage) -> None:
    erika = Desk(stage.slack.member("Erika", email(stage)))
    before = await stored(stage)
    await erika.says("hallo", NOTICE)
    await erika.taps("Nein, danke", "nichts gespeichert")
    await stage.all_done()
    assert (await stored(stage), owners(stage, erika)) == (before, [])
    await erika.says("doch", NOTICE)


async def test_guests_foreigners_bots_and_unknown_people_learn_nothing(stage: Stage) -> None:
    known = email(stage)
    guest = Desk(stage.slack.member("Gast", known, guest=True))
    unknown = Desk(stage.slack.member("Niemand", "niemand@example.org"))
    nameless = Desk(stage.slack.member("Ohne", None))
    for desk in (guest, unknown, nameless):
        await desk.says("hallo", STRANGER)
        home = await desk.opens_home(STRANGER)
        assert home.labels == ()
    foreign = stage.slack.member("Fremd", known, team="T000000009")
    foreign.say("hallo")
    foreign.command("/annai next")
    await stage.all_done()
    assert not Desk(foreign).received
    for desk in (guest, unknown, nameless):
        assert owners(stage, desk) == []


async def test_a_forged_tap_without_a_roster_entry_joins_nobody(stage: Stage) -> None:
    erika = Desk(stage.slack.member("Erika", email(stage)))
    guest = Desk(stage.slack.member("Gast", "gast@example.org", guest=True))
    await erika.says("hallo", NOTICE)
    await guest.says("join roster", STRANGER)
    assert owners(stage, guest) == []


async def test_who_holds_a_code_joins_with_it(stage: Stage) -> None:
    guest = Desk(stage.slack.member("Gast", None, guest=True))
    async with stage.service.database.write() as tx:
        token = await invitations.invite(tx, stage.agenda.trip.id, "p05", stage.clock.now(), timedelta(days=7))
    await guest.says(token, NOTICE)
    await guest.taps("Einverstanden", "Guten Tag")
    assert owners(stage, guest) == ["p05"]


async def test_while_slack_does_not_say_who_it_is_nobody_is_taken_for_a_stranger(stage: Stage) -> None:
    erika = Desk(stage.slack.member("Erika", email(stage)))
    stage.slack.fault(Fault(Refusal("fatal_error"), "users.info"))
    await erika.says("hallo", "Das klappt gerade nicht")
    await erika.says("hallo", NOTICE)


async def test_one_person_on_two_channels_is_told_once_and_by_the_other_if_one_fails(stage: Stage) -> None:
    await stage.join("p05", "4711", "telegram")
    erika = await stage.desk(None)
    await stage.join("p05", erika.member.id)
    await stage.pass_time(minutes=15)
    assert erika.copies("🔔") == 0, "the first channel is the preferred one"
    trip = stage.agenda.trip.id
    async with stage.service.database.read() as tx:
        assert {chat.channel: chat.preferred for chat in await people.chats_of(tx, trip, "p05")} == {
            "telegram": True,
            "slack": False,
        }
    await stage.channel._answerer._reach.lost("telegram", "4711", "blocked")
    await stage.pass_time(seconds=1)
    assert erika.copies("🔔") == 1
