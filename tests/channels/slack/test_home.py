"""The home tab: a living page, and a modal above it for what is tapped there."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.programme.agenda import Agenda
from tests.channels.slack.stage import Stage, staged
from tests.fakes.slack import Ending, FakeSlack, Fault, Refusal, flood

pytestmark = pytest.mark.anyio


def with_a_later_meeting(agenda: Agenda) -> Agenda:
    meeting = agenda.items["b2b-hinagata-robotics"]
    later = replace(meeting, start=meeting.start + timedelta(minutes=10))
    return Agenda(replace(agenda.trip, items=tuple(later if one is meeting else one for one in agenda.trip.items)))


async def test_the_page_says_what_matters_now_and_is_refreshed_with_the_clock(stage: Stage) -> None:
    erika = await stage.desk("p05")
    home = await erika.opens_home("Firmenbesuch Kyocera")
    assert "Als Nächstes, in 1 h" in home.text
    assert "23. April" in home.text
    assert home.text.count("Firmenbesuch Kyocera") == 2, "once as the next, once in the day"
    assert {"⚙️ Einstellungen", "📋 Programm"} <= set(home.labels)
    await stage.pass_time(minutes=30)
    await stage.channel._home.refresh()
    later = await erika.reads_home("Als Nächstes, in 30 min")
    assert later.id == home.id


async def test_it_looks_again_when_programme_or_hour_change(
    sample: Agenda, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.slack.home.LOOK", 0.02)
    async with staged(sample, slack) as stage:
        erika = await stage.desk("p05")
        await erika.opens_home("Als Nächstes, in 1 h")
        stage.clock.jump(stage.clock.now().replace(minute=30))
        await erika.reads_home("Als Nächstes, in 30 min")
        await stage.service.publish(with_a_later_meeting(sample), "", silent=True)
        await erika.reads_home("⏰ Neue Zeit: Mi 24. April, 13:40–14:15 Japan")


async def test_only_who_opened_it_gets_a_page_and_only_if_it_says_something_new(stage: Stage) -> None:
    erika, john = await stage.desk("p05"), await stage.desk("p06")
    await erika.opens_home("Kyocera")
    for _ in range(3):
        await stage.channel._home.refresh()
    assert len(stage.slack.calls("views.publish")) == 1
    assert john.member.home is None


async def test_what_is_tapped_there_is_answered_in_a_modal_that_turns_its_pages(stage: Stage) -> None:
    erika = await stage.desk("p05")
    await erika.opens_home("Kyocera")
    erika.tap("📋 Programm")
    whole = await erika.sees_modal("Fr 26. April")
    assert whole.title == "Annai 案内"
    erika.tap("Mi 24. April")
    day = await erika.sees_modal("Mi 24. April · Tag 5")
    assert day.id == whole.id
    await stage.all_done()
    assert not erika.received


@pytest.mark.parametrize("ending", [Refusal("expired_trigger_id"), Ending.SERVER_ERROR, flood(1)])
async def test_where_no_modal_opens_the_answer_comes_as_a_message(stage: Stage, ending: Ending | Refusal) -> None:
    erika = await stage.desk("p05")
    await erika.opens_home("Kyocera")
    stage.slack.fault(Fault(ending, "views.open"))
    erika.tap("⚙️ Einstellungen")
    await erika.reads("Ihre Einstellungen")


async def test_the_page_tells_what_changed_once_it_did(stage: Stage) -> None:
    erika = await stage.desk("p05")
    await erika.opens_home("Ich weiß von keiner Änderung")
    await stage.service.publish(with_a_later_meeting(stage.agenda), "", silent=False)
    await stage.channel._home.refresh()
    page = await erika.reads_home("🔄 In den letzten 7 Tagen geändert")
    assert "⏰ Neue Zeit: Mi 24. April, 13:40–14:15 Japan" in page.text
    assert "🤝 1 B2B-Termin" in page.text


async def test_a_page_that_could_not_be_published_is_published_later(stage: Stage) -> None:
    erika = await stage.desk("p05")
    stage.slack.fault(Fault(Ending.SERVER_ERROR, "views.publish"))
    erika.member.opens_home()
    await stage.all_done()
    await erika.opens_home("Kyocera")
