"""How a sending can end: each refusal, silence and broken line of Slack is what the delivery takes it for."""

from datetime import timedelta

import pytest

from bot.channels.base import Outcome, Parcel, Receipt
from bot.speech.message import Button, File, Line, Message, Venue
from tests.channels.slack.stage import Desk, Stage
from tests.fakes.slack import Ending, Fault, Refusal, flood

pytestmark = pytest.mark.anyio

HELLO = Message((Line("Guten Tag"),))
SILENCE = (Outcome.UNCERTAIN, "silence", False)
KEYED = {"event_type": "annai_delivery", "event_payload": {"key": "k"}}


async def sent(stage: Stage, to: Desk | str, message: Message = HELLO) -> Receipt:
    address = to if isinstance(to, str) else to.member.id
    return await stage.channel.send(Parcel(address, message, "k"))


async def found(stage: Stage, to: Desk, key: str = "k") -> Receipt:
    return await stage.channel.find(to.member.id, key, stage.clock.now())


ENDS = [
    (flood(7), Outcome.NOT_ACCEPTED, "flood", False),
    (Refusal("ratelimited", 200), Outcome.NOT_ACCEPTED, "flood", False),
    (Refusal("invalid_auth"), Outcome.NOT_ACCEPTED, "token", True),
    (Refusal("token_revoked"), Outcome.NOT_ACCEPTED, "token", True),
    (Refusal("missing_scope"), Outcome.NOT_ACCEPTED, "token", True),
    (Refusal("channel_not_found"), Outcome.UNREACHABLE, "gone", False),
    (Refusal("user_not_found"), Outcome.UNREACHABLE, "gone", False),
    (Refusal("is_archived"), Outcome.UNREACHABLE, "gone", False),
    (Refusal("account_inactive"), Outcome.UNREACHABLE, "deactivated", False),
    (Refusal("invalid_blocks"), Outcome.REFUSED, "refused", False),
    (Refusal("msg_too_long"), Outcome.REFUSED, "refused", False),
    (Refusal("something_new"), Outcome.REFUSED, "refused", False),
    (Refusal("fatal_error"), *SILENCE),
    (Refusal("internal_error", 500), *SILENCE),
    (Refusal("service_unavailable", 503), *SILENCE),
    (Ending.SERVER_ERROR, *SILENCE),
    (Ending.BAD_GATEWAY, *SILENCE),
    (Ending.GARBLED, *SILENCE),
    (Ending.RESET, *SILENCE),
]


@pytest.mark.parametrize(("ending", "outcome", "reason", "everywhere"), ENDS, ids=lambda value: str(value)[:50])
async def test_each_end_of_a_request_is_what_it_is(
    stage: Stage, ending: Ending | Refusal, outcome: Outcome, reason: str | None, everywhere: bool
) -> None:
    erika = await stage.desk("p05")
    stage.slack.fault(Fault(ending, "chat.postMessage"))
    receipt = await sent(stage, erika)
    assert (receipt.outcome, receipt.reason, receipt.everywhere) == (outcome, reason, everywhere)


async def test_a_message_that_arrived_has_its_name_and_carries_its_key(stage: Stage) -> None:
    erika = await stage.desk("p05")
    receipt = await sent(stage, erika)
    (message,) = erika.received
    assert receipt == Receipt(Outcome.SENT, message.ts)
    assert message.json["metadata"] == KEYED
    assert await found(stage, erika) == receipt


async def test_a_flood_concerns_one_chat_and_is_waited_out_there(stage: Stage) -> None:
    erika, john = await stage.desk("p05"), await stage.desk("p06")
    stage.slack.fault(Fault(flood(7), "chat.postMessage", erika.member.dm))
    assert (await sent(stage, erika)).wait == timedelta(seconds=7)
    assert stage.channel.pacer.room() > 0
    assert (await sent(stage, john)).outcome is Outcome.SENT


async def test_nobody_at_the_door_means_that_nothing_was_sent(stage: Stage) -> None:
    erika = await stage.desk("p05")
    with stage.slack.unreachable():
        await stage.sees(lambda: not stage.slack.connections)
        receipt = await sent(stage, erika)
    assert (receipt.outcome, receipt.reason, receipt.everywhere) == (Outcome.NOT_ACCEPTED, "connect", True)
    assert receipt.wait


UNANSWERED = [Ending.RESET, Ending.SERVER_ERROR, Ending.BAD_GATEWAY, Ending.GARBLED, Refusal("fatal_error")]


@pytest.mark.parametrize("accepted", [True, False])
@pytest.mark.parametrize("ending", UNANSWERED)
async def test_afterwards_the_history_knows(stage: Stage, ending: Ending | Refusal, accepted: bool) -> None:
    erika = await stage.desk("p05")
    stage.slack.fault(Fault(ending, "chat.postMessage", accepted=accepted))
    assert (await sent(stage, erika)).outcome is Outcome.UNCERTAIN
    assert (await found(stage, erika)).outcome is (Outcome.SENT if accepted else Outcome.NOT_ACCEPTED)
    assert (await found(stage, erika, "another key")).outcome is Outcome.NOT_ACCEPTED


@pytest.mark.parametrize("ending", [flood(3), Refusal("invalid_auth"), Ending.RESET, Ending.SERVER_ERROR])
@pytest.mark.parametrize("method", ["conversations.open", "conversations.history"])
async def test_while_the_history_cannot_be_read_nobody_knows(
    stage: Stage, method: str, ending: Ending | Refusal
) -> None:
    erika = await stage.desk("p05")
    stage.slack.fault(Fault(ending, method, times=None))
    assert (await found(stage, erika)).outcome is Outcome.UNCERTAIN
    stage.slack.heal()
    assert (await found(stage, erika)).outcome is Outcome.NOT_ACCEPTED


async def test_the_history_is_read_to_its_end(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.slack.history.PAGE", 2)
    erika = await stage.desk("p05")
    first = await sent(stage, erika)
    for number in range(5):
        await stage.channel.send(Parcel(erika.member.id, HELLO, f"{number}"))
    assert await found(stage, erika) == first
    assert len(stage.slack.calls("conversations.history")) == 3


MANY_PARTS = Message(
    tuple(Line(f"{number} {'wort ' * 100}") for number in range(50)),
    ((Button("Weiter", "help"),),),
    Venue("Nidec", None, 34.9, 135.7),
    File("plan.ics", "text/calendar", b"BEGIN:VCALENDAR"),
)


async def test_a_long_message_arrives_in_order_with_its_buttons_at_the_end(stage: Stage) -> None:
    erika = await stage.desk("p05")
    assert (await sent(stage, erika, MANY_PARTS)).outcome is Outcome.SENT
    await stage.sees(lambda: any(message.files for message in erika.received))
    *texts, document = erika.received
    assert [message.labels for message in texts] == [()] * (len(texts) - 1) + [("Weiter", "🗺 Nidec")]
    assert len(texts) > 2
    assert [file.name for file in document.files] == ["plan.ics"]
    assert "49 wort" in texts[-1].text


@pytest.mark.parametrize("ending", UNANSWERED)
async def test_trouble_with_the_rest_of_a_message_brings_no_part_twice(stage: Stage, ending: Ending | Refusal) -> None:
    erika = await stage.desk("p05")
    stage.slack.fault(Fault(ending, "chat.postMessage", nth=2, accepted=True))
    assert (await sent(stage, erika, MANY_PARTS)).outcome is Outcome.UNCERTAIN
    assert (await found(stage, erika)).outcome is Outcome.NOT_ACCEPTED, "its end is not there"
    receipt = await sent(stage, erika, MANY_PARTS)
    assert await found(stage, erika) == receipt
    await stage.sees(lambda: any(message.files for message in erika.received))
    assert not stage.slack.duplicates
    assert not stage.slack.repeats


@pytest.mark.parametrize("part", [2, 3])
async def test_a_message_that_was_begun_is_not_begun_anew_under_another_name(stage: Stage, part: int) -> None:
    erika = await stage.desk("p05")
    stage.slack.fault(Fault(flood(7), "chat.postMessage", nth=part))
    receipt = await sent(stage, erika, MANY_PARTS)
    assert receipt.outcome is Outcome.UNCERTAIN, "or the next attempt might be made of other notices"
    assert (receipt.reason, receipt.wait) == ("flood", timedelta(seconds=7))
    assert (await found(stage, erika)).outcome is Outcome.NOT_ACCEPTED, "its end is not there"


async def test_a_message_of_nothing_is_refused_here(stage: Stage) -> None:
    assert await sent(stage, "U1", Message(())) == Receipt(Outcome.REFUSED, reason="empty")


async def test_no_secret_and_no_words_in_a_log(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    erika = await stage.desk("p05")
    await erika.says("Kyocera", "Firmenbesuch")
    stage.slack.fault(Fault(Refusal("invalid_auth"), "chat.postMessage"))
    await sent(stage, erika)
    assert "the token is refused" in caplog.text
    said = "".join(record.getMessage() for record in caplog.records if not record.name.startswith("aiosqlite"))
    for secret in (stage.slack.bot_token, stage.slack.app_token, "Kyocera", "Guten Tag"):
        assert secret not in said
