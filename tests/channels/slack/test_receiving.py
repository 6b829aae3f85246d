"""What comes from Slack is durable before it is confirmed, dealt with once and in order, whatever comes, and how."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.channels.inbox import Told
from bot.programme.agenda import Agenda
from bot.service import Service
from bot.speech.message import File, Line, Message
from tests.channels.slack.stage import Desk, Stage, staged
from tests.fakes.slack import Ending, FakeSlack, Fault, Twist
from tests.waiting import apart

pytestmark = pytest.mark.anyio

QUESTION, ANSWER = "language", "Welche Sprache"


async def kept(service: Service) -> list[tuple[Any, ...]]:
    """Content of what came, and when it was done."""
    async with service.database.read() as tx:
        return [tuple(row) for row in await tx.execute(text("select content, done_at from inbound order by key"))]


async def test_what_was_said_is_forgotten_once_it_was_answered(stage: Stage) -> None:
    erika = await stage.desk("p05")
    await erika.says(QUESTION, ANSWER)
    await stage.all_done()
    ((content, done_at),) = await kept(stage.service)
    assert (content, done_at is not None) == (None, True)


@pytest.mark.parametrize("twist", [Twist.TWICE, Twist.BACKWARDS])
async def test_events_that_come_twice_or_backwards_are_answered_once(stage: Stage, twist: Twist) -> None:
    erika = await stage.desk("p05")
    await erika.says(QUESTION, ANSWER)
    stage.slack.twist(twist)
    for _ in range(3):
        erika.member.say(QUESTION)
    await stage.sees(lambda: erika.copies(ANSWER) == 4)
    await stage.all_done()
    assert erika.copies(ANSWER) == 4
    assert not stage.slack.duplicates


async def test_one_person_is_answered_in_order(stage: Stage) -> None:
    erika = await stage.desk("p05")
    for language in ("english please", "auf deutsch bitte") * 2:
        erika.member.say(language)
    await stage.sees(lambda: len(erika.received) == 4)
    assert [message.text.split()[0] for message in erika.received] == ["I'll", "Ich", "I'll", "Ich"]


POISON: list[dict[str, Any]] = [
    {},
    {"type": "event_callback"},
    {"type": "event_callback", "event_id": "Ev1", "team_id": "T000000001", "event": "not an object"},
    {"type": "event_callback", "event_id": [], "team_id": "T000000001", "event": {"type": "message"}},
    {
        "type": "event_callback",
        "event_id": "Ev2",
        "team_id": "T000000001",
        "event": {"type": "message", "channel_type": "im", "user": {"id": 7}, "text": 3, "channel": 1},
    },
    {"type": "block_actions", "actions": []},
    {"type": "unheard_of"},
]


async def test_an_event_that_cannot_be_read_holds_up_nobody(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    erika = await stage.desk("p05")
    for poison in POISON:
        stage.slack.inject(poison)
    await erika.says(QUESTION, ANSWER)
    assert len(await kept(stage.service)) == 1, "the others are neither kept nor confirmed"
    assert "not an object" not in caplog.text


async def test_what_a_dying_process_had_taken_is_answered_by_the_next(
    sample: Agenda, slack: FakeSlack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slack.expect_within(3.0)
    address = f"sqlite:///{tmp_path / 'annai.db'}"
    async with staged(sample, slack, address) as first:
        erika = await first.desk("p05")
        first.channel._inbox._handle = _never  # it dies while it thinks
        erika.member.say(QUESTION)
        await first.sees(lambda: slack.pending == 0)
        monkeypatch.setattr(type(first.channel._inbox).close, "__defaults__", (0.0,))
    assert erika.copies(ANSWER) == 0
    monkeypatch.setattr("bot.channels.slack.history.SETTLE", 0.05)
    async with staged(sample, slack, address) as second:
        await erika.reads(ANSWER)
        await second.all_done()
        assert erika.copies(ANSWER) == 1


async def test_what_a_dying_process_had_answered_is_not_answered_again(
    sample: Agenda, slack: FakeSlack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.slack.history.SETTLE", 0.05)
    slack.expect_within(3.0)
    address = f"sqlite:///{tmp_path / 'annai.db'}"
    async with staged(sample, slack, address) as first:
        erika = await first.desk("p05")
        monkeypatch.setattr(first.channel._inbox, "_done", lambda _: None)
        await erika.says(QUESTION, ANSWER)
        monkeypatch.setattr(type(first.channel._inbox).close, "__defaults__", (0.0,))
    async with staged(sample, slack, address) as second:
        await erika.says("danke", "Gern")
        await second.all_done()
        assert erika.copies(ANSWER) == 1
        assert not slack.duplicates


@pytest.mark.parametrize("said", [1, 2, 3, 4])
async def test_the_parts_a_dying_process_had_sent_are_not_sent_again_and_the_others_are(
    sample: Agenda, slack: FakeSlack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: int
) -> None:
    """Three texts and a file; it dies when so many of them are there."""
    monkeypatch.setattr("bot.channels.slack.history.SETTLE", 0.05)
    slack.expect_within(3.0)
    address = f"sqlite:///{tmp_path / 'annai.db'}"
    words = tuple(Line(f"{number} {'x ' * 250}") for number in range(40))
    whole = Message(words, file=File("plan.ics", "text/calendar", b"BEGIN:VCALENDAR"))

    async def answer(*_: object) -> Message:
        return whole

    monkeypatch.setattr("bot.talks.Talks.answer", answer)

    def shape(desk: Desk) -> list[str]:
        return [message.files[0].name if message.files else message.text.split()[0] for message in desk.received]

    async with staged(sample, slack, address) as first:
        erika = await first.desk("p05")
        slack.fault(Fault(Ending.HANG, "chat.postMessage", nth=said + 1))
        slack.fault(Fault(Ending.HANG, "files.completeUploadExternal", accepted=said == 4))
        erika.member.say(QUESTION)
        await first.sees(lambda: len(erika.received) == said)
        monkeypatch.setattr(type(first.channel._inbox).close, "__defaults__", (0.0,))
    slack.heal()
    async with staged(sample, slack, address) as second:
        await second.sees(lambda: "plan.ics" in shape(erika))
        await second.all_done()
    texts = shape(erika)
    assert (len(texts), texts[-1]) == (4, "plan.ics")
    assert len(set(texts)) == 4
    assert not slack.duplicates


async def _never(_: Told) -> None:
    await asyncio.Event().wait()


async def test_nothing_is_confirmed_while_the_database_is_away(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    erika = await stage.desk("p05")
    database, write = stage.service.database, stage.service.database.write
    tried = asyncio.Event()

    def away() -> None:
        tried.set()
        raise OSError

    monkeypatch.setattr("bot.channels.inbox.TRY_AGAIN", 0.05)
    monkeypatch.setattr(database, "write", away)
    erika.member.say(QUESTION)
    await tried.wait()
    assert stage.slack.pending == 1
    monkeypatch.setattr(database, "write", write)
    await erika.reads(ANSWER)
    await stage.all_done()
    assert erika.copies(ANSWER) == 1


@pytest.mark.parametrize("end", [FakeSlack.disconnect, FakeSlack.drop, FakeSlack.mute])
async def test_a_line_that_ends_or_falls_silent_is_replaced(
    sample: Agenda, slack: FakeSlack, end: Callable[[FakeSlack], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.slack.receiving.PING", 0.2)
    async with staged(sample, slack) as stage:
        erika = await stage.desk("p05")
        slack.expect_within(3.0)
        await apart(end, slack)
        await erika.says(QUESTION, ANSWER)
        assert len(slack.calls("socket")) >= 2


async def test_it_begins_when_slack_can_be_reached(
    sample: Agenda, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.slack.channel.FIRST", 0.05)
    monkeypatch.setattr("bot.channels.slack.receiving.PING", 0.2)
    slack.fault(Fault(Ending.SERVER_ERROR, "auth.test", times=2))
    slack.fault(Fault(Ending.RESET, "apps.connections.open", times=2))
    async with staged(sample, slack) as stage:
        erika = await stage.desk("p05")
        await erika.says(QUESTION, ANSWER)


async def test_health_says_that_there_is_no_line_and_that_there_is_one_again(
    sample: Agenda, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.slack.receiving.PING", 0.1)
    async with staged(sample, slack) as stage:
        await stage.service.beat()
        assert stage.service.complaints() == ()
        monkeypatch.setattr("bot.channels.hearing.DEAF", 1.0)  # while there is a line, we look ten times as often
        slack.fault(Fault(Ending.RESET, "apps.connections.open", times=None))
        await apart(slack.drop)
        await complains(stage.service, "slack-deaf")
        slack.heal()
        await complains(stage.service)  # what is said before that comes again, but only after half a minute
        erika = await stage.desk("p05")
        await erika.says(QUESTION, ANSWER)
        assert stage.service.complaints() == ()


async def complains(service: Service, *codes: str) -> None:
    """Wait until health says just that."""
    for _ in range(3_000):
        if service.complaints() == codes:
            return
        await asyncio.sleep(0.01)
    assert service.complaints() == codes


async def test_a_flooded_person_delays_no_other(stage: Stage) -> None:
    erika, john = await stage.desk("p05"), await stage.desk("p06")
    stage.slack.fault(Fault(Ending.SLOW, "chat.postMessage", john.member.dm, times=None, seconds=2))
    for _ in range(5):
        john.member.say(QUESTION)
    await erika.says(QUESTION, ANSWER)
    assert john.copies(ANSWER) < 3
    stage.slack.heal()
