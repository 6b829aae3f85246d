"""A day of changes on Slack; the same with a crash after every step, and one in the middle of telling."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from bot import app
from bot.channels.pacing import Pacer
from bot.channels.slack.channel import SlackChannel
from bot.programme.agenda import Agenda
from bot.service import Service
from bot.settings import Settings
from bot.speech.message import File
from bot.store import people
from schedules import planning
from tests.channels.day import Day, small
from tests.channels.lives import Lives, Time, prepare
from tests.desk.test_a_day_of_changes import BLOCKED as ABSENT
from tests.desk.test_a_day_of_changes import SILENT
from tests.fakes.slack import Ending, FakeSlack, Fault, Member
from tests.fakes.slack import File as Sent
from tests.fakes.slack.app import APP_TOKEN, BOT_TOKEN


class Hand:
    """Somebody's Slack."""

    def __init__(self, member: Member) -> None:
        self.member = member

    def say(self, text: str) -> None:
        self.member.say(text)

    def send(self, file: File) -> None:
        self.member.share(Sent(file.name, file.media_type, file.content))

    def tap(self, label: str) -> None:
        seen = (one for message in reversed(self.member.messages) for one in message.labels)
        self.member.tap(next(one for one in seen if label in one))

    def reads(self, words: str) -> str:
        return self.member.reads(words).text

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.member.messages if message.by_bot]


@pytest.fixture(autouse=True)
def _as_fast_as_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.slack.history.SETTLE", 0.05)
    monkeypatch.setattr("bot.channels.slack.sending.BETWEEN", 0.01)


def channel(service: Service, server: str) -> SlackChannel:
    """The real channel of a service, as fast as it can."""
    known = {"slack_bot_token": BOT_TOKEN, "slack_app_token": APP_TOKEN, "slack_api_url": server}
    made = app.slack_channel(service, Settings.model_validate(known), Pacer())
    assert made is not None
    return made


@contextmanager
def a_day(
    agenda: Agenda, database: Path, *, crashing: bool = False
) -> Iterator[tuple[Day, FakeSlack, dict[str, Hand]]]:
    """A delegation on Slack, of which one never joined."""
    time = Time(app.demo_start(agenda.trip))
    prepare(database, time, lambda service: service.publish(agenda, "", silent=True))
    lives = Lives(channel, database, time)
    try:
        with FakeSlack() as slack:
            hands = {person: Hand(slack.member()) for person in agenda.people if person != ABSENT}
            prepare(database, time, lambda service: everybody_joins(service, agenda, hands))
            begin = partial(begins, lives, slack)
            yield Day(lives, begin, agenda, hands, crashing=crashing), slack, hands
    finally:
        lives.end()


def begins(lives: Lives, slack: FakeSlack) -> None:
    """A process begins, and can be talked to: whoever taps before is told by Slack that nobody is there."""
    earlier = len(slack.calls("socket"))
    lives.begin(slack.url)
    slack.wait_for(lambda: len(slack.calls("socket")) > earlier and slack.connections)


async def everybody_joins(service: Service, agenda: Agenda, hands: dict[str, Hand]) -> None:
    async with service.database.write() as tx:
        now = service.clock.now()
        for person, hand in hands.items():
            await people.join(tx, agenda.trip.id, person, "slack", hand.member.id, now)
        await planning.replan(tx, agenda, now, catch_up=True)


def test_a_day_with_and_without_crashes_is_the_same_to_everybody(
    sample: Agenda, sqlite_template: Path, tmp_path: Path
) -> None:
    read: list[dict[str, list[str]]] = []
    for crashing in (False, True):
        database = Path(shutil.copy(sqlite_template, tmp_path / f"{crashing}.db"))
        with a_day(small(sample), database, crashing=crashing) as (day, slack, hands):
            day.whole()
            for person in hands:
                assert len(day.told(person)) == {SILENT[0]: 3}.get(person, 2), person
            assert not slack.duplicates
            read.append({person: sorted(hand.texts) for person, hand in hands.items()})
    assert read[1] == read[0]


def test_what_was_on_its_way_when_the_process_died_comes_once(
    sample: Agenda, sqlite_template: Path, tmp_path: Path
) -> None:
    database = Path(shutil.copy(sqlite_template, tmp_path / "annai.db"))
    with a_day(sample, database) as (day, slack, hands):
        day.looked_at()
        earlier = len(slack.calls("chat.postMessage"))
        slack.fault(Fault(Ending.HANG, "chat.postMessage", nth=11, times=3, accepted=True))
        slack.fault(Fault(Ending.HANG, "chat.postMessage", nth=14, times=None))
        day.published()
        slack.wait_for(lambda: [call.status for call in slack.calls("chat.postMessage")[earlier:]].count(200) == 10)
        day.crash()
        slack.heal()
        day.pass_time(minutes=2)
        assert [len(day.told(person)) for person in hands] == [1] * len(hands)
        assert not slack.duplicates
        day.understood({*SILENT})
        assert "📨 29 von 30 zugestellt" in day.claudia.reads("✅ 26 von 30 haben bestätigt")
        day.understood(hands.keys() - {SILENT[0]})
        day.claudia.reads("✅ 27 von 30 haben bestätigt")
