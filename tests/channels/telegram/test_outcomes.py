"""How a sending can end: each refusal, silence and broken line of the Bot API is what the delivery takes it for."""

from datetime import timedelta

import pytest

from bot.channels.base import Outcome, Parcel, Receipt
from bot.speech.message import Button, File, Line, Message, Venue
from tests.channels.telegram.stage import Phone, Stage
from tests.fakes.telegram import Ending, Fault, Refusal, bad_request, flood, forbidden

pytestmark = pytest.mark.anyio

HELLO = Message((Line("Guten Tag"),))
SILENCE = (Outcome.UNCERTAIN, "silence", False)


async def sent(stage: Stage, to: Phone | str, message: Message = HELLO) -> Receipt:
    address = to if isinstance(to, str) else to.address
    return await stage.channel.send(Parcel(address, message, "k"))


REFUSALS = [
    (flood(7), Outcome.NOT_ACCEPTED, "flood", True),
    (Refusal(429, "Too Many Requests"), Outcome.NOT_ACCEPTED, "flood", True),
    (Refusal(401, "Unauthorized"), Outcome.NOT_ACCEPTED, "token", True),
    (forbidden("bot was blocked by the user"), Outcome.UNREACHABLE, "blocked", False),
    (forbidden("user is deactivated"), Outcome.UNREACHABLE, "deactivated", False),
    (forbidden("bot was kicked from the group chat"), Outcome.UNREACHABLE, "gone", False),
    (forbidden("bot can't initiate conversation with a user"), Outcome.UNREACHABLE, "gone", False),
    (bad_request("chat not found"), Outcome.UNREACHABLE, "gone", False),
    (bad_request("user is deactivated"), Outcome.UNREACHABLE, "deactivated", False),
    (bad_request("can't parse entities: unexpected end tag at byte offset 3"), Outcome.REFUSED, "refused", False),
    (bad_request("message is not modified"), Outcome.SENT, None, False),
    (Refusal(413, "Request Entity Too Large"), Outcome.REFUSED, "refused", False),
    (Refusal(409, "Conflict"), Outcome.REFUSED, "refused", False),
    (Refusal(500, "Internal Server Error"), *SILENCE),
    (Refusal(503, "Service Unavailable"), *SILENCE),
    (Ending.SERVER_ERROR, *SILENCE),
    (Ending.BAD_GATEWAY, *SILENCE),
    (Ending.GARBLED, *SILENCE),
    (Ending.RESET, *SILENCE),
]


@pytest.mark.parametrize(("ending", "outcome", "reason", "everywhere"), REFUSALS, ids=lambda value: str(value)[:50])
async def test_each_end_of_a_request_is_what_it_is(
    stage: Stage, ending: Ending | Refusal, outcome: Outcome, reason: str | None, everywhere: bool
) -> None:
    erika = await stage.phone("p05")
    stage.telegram.fault(Fault(ending, "sendMessage"))
    receipt = await sent(stage, erika)
    assert (receipt.outcome, receipt.reason, receipt.everywhere) == (outcome, reason, everywhere)


async def test_a_message_that_arrived_has_its_number(stage: Stage) -> None:
    erika = await stage.phone("p05")
    assert await sent(stage, erika) == Receipt(Outcome.SENT, str(erika.received[0].id))


async def test_a_flood_is_waited_out_by_all_and_for_as_long_as_asked(stage: Stage) -> None:
    erika = await stage.phone("p05")
    stage.telegram.fault(Fault(flood(7), "sendMessage"))
    assert (await sent(stage, erika)).wait == timedelta(seconds=7)
    assert stage.channel.pacer.room() == 0


async def test_nobody_at_the_door_means_that_nothing_was_sent(stage: Stage) -> None:
    erika = await stage.phone("p05")
    with stage.telegram.unreachable():
        await stage.all_done()  # the connections that were open are known to be gone
        receipt = await sent(stage, erika)
    assert (receipt.outcome, receipt.reason, receipt.everywhere) == (Outcome.NOT_ACCEPTED, "connect", True)
    assert receipt.wait


async def test_silence_after_the_request_went_out_is_uncertain(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.telegram.transport.ANSWER_WITHIN", 2.0)
    erika = await stage.phone("p05")
    stage.telegram.fault(Fault(Ending.HANG, "sendMessage", accepted=True))
    assert (await sent(stage, erika)).outcome is Outcome.UNCERTAIN
    assert len(erika.received) == 1


async def test_a_chat_that_moved_gets_it_at_its_new_address_which_is_kept(stage: Stage) -> None:
    group = stage.telegram.group()
    await stage.join("p05", str(group.id))
    old, new = str(group.id), str(group.migrate())
    assert (await sent(stage, old)).outcome is Outcome.SENT
    assert [message.text for message in group.messages if message.by_bot] == ["Guten Tag"]
    known = await stage.channel._answerer._reach.known("telegram", new)
    assert known
    assert await stage.channel._answerer._reach.known("telegram", old) is None


async def test_nobody_can_tell_afterwards_whether_a_message_arrived(stage: Stage) -> None:
    found = await stage.channel.find("1", "k", stage.clock.now())
    assert (found.outcome, stage.channel.can_verify) == (Outcome.UNCERTAIN, False)


MANY_PARTS = Message(
    tuple(Line(f"{number} {'wort ' * 30}") for number in range(50)),
    ((Button("Weiter", "help"),),),
    Venue("Nidec", None, 34.9, 135.7),
    File("plan.ics", "text/calendar", b"BEGIN:VCALENDAR"),
)


async def test_a_long_message_arrives_in_order_with_its_buttons_at_the_end_of_the_text(stage: Stage) -> None:
    erika = await stage.phone("p05")
    assert (await sent(stage, erika, MANY_PARTS)).outcome is Outcome.SENT
    await stage.sees(lambda: len(erika.received) == 4)
    first, second, document, venue = erika.received
    assert (first.labels, second.labels) == ((), (("Weiter",),))
    assert document.file
    assert (document.file.name, document.file.media_type) == ("plan.ics", "text/calendar")
    assert venue.venue
    assert venue.venue.address == "Nidec"


@pytest.mark.parametrize("ending", [Ending.SERVER_ERROR, Ending.RESET, bad_request("no")])
async def test_trouble_with_the_rest_of_a_message_brings_the_first_part_only_once(
    stage: Stage, ending: Ending | Refusal
) -> None:
    erika = await stage.phone("p05")
    stage.telegram.fault(Fault(ending, "sendMessage", nth=2))
    receipt = await sent(stage, erika, MANY_PARTS)
    assert receipt == Receipt(Outcome.SENT, str(erika.received[0].id))
    await stage.channel._sender.close()
    assert sum(message.text.startswith("0 wort") for message in erika.received) == 1


async def test_a_file_and_few_words_are_one_message(stage: Stage) -> None:
    erika = await stage.phone("p05")
    plan = File("Übersicht 京都.ics", "text/calendar", b"BEGIN:VCALENDAR")
    await sent(stage, erika, Message((Line("Ihr Programm & mehr"),), ((Button("Hilfe", "help"),),), file=plan))
    (message,) = erika.received
    assert message.file
    assert (message.text, message.labels, message.file.name) == ("Ihr Programm & mehr", (("Hilfe",),), plan.name)


async def test_a_message_of_nothing_is_refused_here(stage: Stage) -> None:
    assert await sent(stage, "1", Message(())) == Receipt(Outcome.REFUSED, reason="empty")
