"""A day of changes on Telegram; the same with a crash after every step, and one in the middle of telling."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from bot import app
from bot.channels.pacing import Pacer
from bot.channels.telegram.channel import TelegramChannel
from bot.programme.agenda import Agenda
from bot.service import Service
from bot.settings import Settings
from bot.speech.message import File
from bot.store import people
from schedules import planning
from tests.channels.day import Day, small
from tests.channels.lives import Lives, Time, prepare
from tests.desk.test_a_day_of_changes import BLOCKED, SILENT
from tests.fakes.telegram import TOKEN, Ending, FakeTelegram, Fault, User
from tests.fakes.telegram import File as Sent

REPEATED = "↻"


class Hand:
    """Somebody's Telegram."""

    def __init__(self, user: User) -> None:
        self.user = user

    def say(self, text: str) -> None:
        self.user.say(text)

    def send(self, file: File) -> None:
        self.user.send_document(Sent(file.name, file.media_type, file.content))

    def tap(self, label: str) -> None:
        seen = (one for message in reversed(self.user.messages) for one in message.buttons)
        self.user.tap(next(one.label for one in seen if label in one.label))

    def reads(self, words: str) -> str:
        return self.user.reads(words).text

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.user.messages if message.by_bot]


def channel(service: Service, server: str) -> TelegramChannel:
    """The real channel of a service, as fast as it can."""
    made = app.telegram_channel(
        service, Settings.model_validate({"telegram_token": TOKEN, "telegram_api_url": server}), Pacer()
    )
    assert made is not None
    return made


@contextmanager
def a_day(
    agenda: Agenda, database: Path, *, crashing: bool = False
) -> Iterator[tuple[Day, FakeTelegram, dict[str, Hand]]]:
    """A delegation on Telegram, of which one has blocked the bot."""
    time = Time(app.demo_start(agenda.trip))
    prepare(database, time, lambda service: service.publish(agenda, "", silent=True))
    lives = Lives(channel, database, time)
    try:
        with FakeTelegram() as telegram:
            hands = {person: Hand(joined(telegram)) for person in agenda.people}
            prepare(database, time, lambda service: everybody_joins(service, agenda, hands))
            begin = partial(lives.begin, telegram.url)
            day = Day(lives, begin, agenda, hands, crashing=crashing)
            day.happens(hands[BLOCKED].user.block)
            yield day, telegram, hands
    finally:
        lives.end()


def joined(telegram: FakeTelegram) -> User:
    user = telegram.user()
    user.chat.refusal = None
    return user


async def everybody_joins(service: Service, agenda: Agenda, hands: dict[str, Hand]) -> None:
    async with service.database.write() as tx:
        now = service.clock.now()
        for person, hand in hands.items():
            await people.join(tx, agenda.trip.id, person, "telegram", str(hand.user.id), now)
        await planning.replan(tx, agenda, now, catch_up=True)


def test_a_day_with_and_without_crashes_is_the_same_to_everybody(
    sample: Agenda, sqlite_template: Path, tmp_path: Path
) -> None:
    read: list[dict[str, list[str]]] = []
    for crashing in (False, True):
        database = Path(shutil.copy(sqlite_template, tmp_path / f"{crashing}.db"))
        with a_day(small(sample), database, crashing=crashing) as (day, _, hands):
            day.whole()
            for person in hands:
                assert len(day.told(person)) == {BLOCKED: 0, SILENT[0]: 3}.get(person, 2), person
            read.append({person: sorted(hand.texts) for person, hand in hands.items()})
    assert read[1] == read[0]


def test_what_was_on_its_way_when_the_process_died_comes_once_or_says_that_it_may_come_again(
    sample: Agenda, sqlite_template: Path, tmp_path: Path
) -> None:
    database = Path(shutil.copy(sqlite_template, tmp_path / "annai.db"))
    with a_day(sample, database) as (day, telegram, hands):
        day.looked_at()
        earlier = len(telegram.calls("sendMessage"))
        telegram.fault(Fault(Ending.HANG, "sendMessage", nth=11, times=3, accepted=True))
        telegram.fault(Fault(Ending.HANG, "sendMessage", nth=14, times=None))
        day.published()
        telegram.wait_for(lambda: [call.code for call in telegram.calls("sendMessage")[earlier:]].count(200) == 10)
        day.crash()
        telegram.heal()
        day.pass_time(minutes=2)
        twice = 0
        for person in hands.keys() - {BLOCKED}:
            _, *again = day.told(person)
            assert [text.startswith(REPEATED) for text in again] == [True] * len(again), person
            twice += len(again)
        assert 3 <= twice <= 13
        assert not day.told(BLOCKED)
        day.understood({BLOCKED, *SILENT})
        assert "📨 29 von 30 zugestellt" in day.claudia.reads("✅ 26 von 30 haben bestätigt")
        day.understood(hands.keys() - {SILENT[0]})
        day.claudia.reads("✅ 27 von 30 haben bestätigt")
