"""The menus in people's apps: by language for everybody, and more for whoever organises."""

from dataclasses import replace

import pytest

from bot.channels.pacing import Pacer
from bot.channels.telegram.access import Access
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.menus import Offer
from bot.programme.agenda import Agenda
from bot.programme.model import Role
from bot.reach import Reach
from bot.store import invitations
from tests.channels.telegram.stage import Phone, Stage
from tests.fakes.telegram import Ending, FakeTelegram, Fault
from tests.fakes.telegram.refusals import DEACTIVATED
from tests.joining.house import WEEK

pytestmark = pytest.mark.anyio

NEXT = {"": ("next", "What's next?"), "de": ("next", "Was kommt?"), "en": ("next", "What's next?")}
TELL = {"": ("broadcast", "Tell all"), "de": ("broadcast", "Allen sagen"), "en": ("broadcast", "Tell all")}
OFFER = Offer(
    {language: [NEXT[language]] for language in NEXT},
    {language: [NEXT[language], TELL[language]] for language in NEXT},
)
BOSS, GUEST = "o01", "p05"


def channel_of(stage: Stage, telegram: FakeTelegram) -> TelegramChannel:
    """A bot with commands for organisers, on the same house."""
    service = stage.service
    reach = Reach(service.database, service.agendas, service.clock)
    access = Access(telegram.token, telegram.url)
    return TelegramChannel(access, service.talks.answer, reach, service.database, service.clock, OFFER, Pacer())


@pytest.fixture
async def house(stage: Stage, telegram: FakeTelegram) -> Stage:
    """Where an organiser was here before the bot began."""
    await stage.sees(lambda: telegram.polled)
    await stage.channel.stop()
    return stage


async def invited(stage: Stage, person: str) -> Phone:
    """Somebody who follows the link of an invitation, and agrees."""
    async with stage.service.database.write() as tx:
        token = await invitations.invite(tx, stage.agenda.trip.id, person, stage.clock.now(), WEEK)
    phone = await stage.phone(None)
    phone.user.start(token)
    await phone.reads("Vorher bitte kurz lesen")
    await phone.taps("Einverstanden", "Ich bin Annai")
    return phone


def special(phone: Phone) -> bool:
    """Whether somebody is offered what is for organisers."""
    return TELL[phone.user.language] in phone.user.menu()


async def test_organisers_who_are_here_get_their_menu_at_the_beginning(house: Stage, telegram: FakeTelegram) -> None:
    boss, guest, english = await house.phone(BOSS), await house.phone(GUEST), await house.phone("p02", "en")
    channel = channel_of(house, telegram)
    await channel.start()
    await house.sees(lambda: telegram.polled)
    assert boss.user.menu() == [NEXT["de"], TELL["de"]]
    assert guest.user.menu() == [NEXT["de"]]
    assert english.user.menu()[0] == NEXT["en"]
    await channel.stop()


async def test_the_real_menus_offer_organisers_what_their_help_does(stage: Stage) -> None:
    boss, guest = await invited(stage, BOSS), await invited(stage, GUEST)
    await stage.sees(lambda: boss.user.menu() != guest.user.menu())
    everybody, organisers = guest.user.menu(), boss.user.menu()
    assert organisers[-len(everybody) :] == everybody
    assert "status" in dict(organisers)


async def test_who_joins_as_an_organiser_gets_it_and_loses_it_on_leaving(house: Stage, telegram: FakeTelegram) -> None:
    channel = channel_of(house, telegram)
    await channel.start()
    boss, guest = await invited(house, BOSS), await invited(house, GUEST)
    await house.sees(lambda: special(boss))
    assert not special(guest)
    await boss.says("/stop", "Nach dem Abmelden")
    assert special(boss)
    await boss.taps("Abmelden", "abgemeldet")
    await house.sees(lambda: not special(boss))
    assert boss.user.menu() == [NEXT["de"]]
    await channel.stop()


async def test_who_organises_no_more_is_offered_no_more(house: Stage, telegram: FakeTelegram) -> None:
    channel = channel_of(house, telegram)
    await channel.start()
    boss = await invited(house, BOSS)
    await house.sees(lambda: special(boss))
    await demote_boss(house)
    await boss.says("/language", "Welche Sprache")
    await house.sees(lambda: not special(boss))
    await channel.stop()


async def test_who_was_demoted_while_nobody_was_here_is_offered_no_more_at_the_beginning(
    house: Stage, telegram: FakeTelegram
) -> None:
    _gone, boss, chief = await house.phone(GUEST), await house.phone(BOSS), await house.phone("o02")
    channel = channel_of(house, telegram)
    await channel.start()
    await house.sees(lambda: special(boss) and special(chief))
    await channel.stop()
    await demote_boss(house)
    after_what_there_is = len(telegram.calls("getMyCommands"))
    telegram.fault(Fault(DEACTIVATED, "getMyCommands", nth=7))  # after everybody's menus and the other organiser's
    successor = channel_of(house, telegram)
    await successor.start()
    await house.sees(lambda: not special(boss))
    assert (boss.user.menu(), special(chief)) == ([NEXT["de"]], True)
    assert telegram.calls("getMyCommands")[after_what_there_is + 6].code == 403, "one chat stands for no other"
    await successor.stop()


async def demote_boss(house: Stage) -> None:
    """A programme comes in which one organiser is none."""
    people = tuple(
        replace(one, role=Role.PARTICIPANT if one.id == BOSS else one.role) for one in house.agenda.trip.people
    )
    await house.service.publish(Agenda(replace(house.agenda.trip, people=people)), "", silent=True)


async def test_a_menu_that_could_not_be_set_is_set_at_the_next_word(house: Stage, telegram: FakeTelegram) -> None:
    channel = channel_of(house, telegram)
    await channel.start()
    await house.sees(lambda: telegram.polled)
    telegram.fault(Fault(Ending.SERVER_ERROR, "setMyCommands"))
    boss = await invited(house, BOSS)
    await house.sees(lambda: any(call.code == 500 for call in telegram.calls("setMyCommands")))
    assert not special(boss)
    await boss.says("/language", "Welche Sprache")
    await house.sees(lambda: special(boss))
    await channel.stop()
