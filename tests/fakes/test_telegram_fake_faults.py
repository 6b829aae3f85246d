"""What can go wrong on the way to the loopback Telegram: scripted faults, floods, and a slow network."""

import time

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.bare_bot import BareBot
from tests.fakes.telegram import DOCUMENTED, Ending, FakeTelegram, Fault, Limits, User, Window, flood
from tests.fakes.telegram.limits import Gate
from tests.fakes.telegram.refusals import Refused


def send(bot: BareBot, user: User) -> httpx.Response:
    return bot.request("sendMessage", chat_id=user.id, text="x")


def test_a_fault_hits_the_nth_request_that_fits(telegram: FakeTelegram, bot: BareBot, erika: User) -> None:
    joerg = telegram.user("Jörg")
    joerg.start()
    telegram.fault(Fault(Ending.SERVER_ERROR, method="sendMessage", chat=erika.id, nth=2, times=2))
    assert [send(bot, erika).status_code for _ in range(5)] == [200, 500, 500, 200, 200]
    telegram.fault(Fault(Ending.SERVER_ERROR, method="sendMessage", chat=erika.id, times=None))
    assert [send(bot, user).status_code for user in (erika, joerg, erika)] == [500, 200, 500]
    assert bot.does("getMe")
    telegram.heal()
    assert send(bot, erika).status_code == 200


@pytest.mark.parametrize("accepted", [True, False])
@pytest.mark.parametrize(("ending", "error"), [(Ending.HANG, httpx.ReadTimeout), (Ending.RESET, httpx.ReadError)])
def test_no_answer_does_not_tell_whether_it_was_accepted(
    telegram: FakeTelegram, bot: BareBot, erika: User, ending: Ending, error: type[Exception], accepted: bool
) -> None:
    telegram.fault(Fault(ending, method="sendMessage", accepted=accepted))
    with pytest.raises(error):
        bot.client.post(f"{bot.address}/sendMessage", data={"chat_id": erika.id, "text": "x"}, timeout=1.0)
    assert len(erika.answers) == int(accepted)
    assert telegram.calls("sendMessage")[0].code is None


@pytest.mark.parametrize("accepted", [True, False])
def test_a_bad_gateway_answers_in_html(telegram: FakeTelegram, bot: BareBot, erika: User, accepted: bool) -> None:
    telegram.fault(Fault(Ending.BAD_GATEWAY, method="sendMessage", accepted=accepted))
    answer = send(bot, erika)
    assert (answer.status_code, answer.headers["content-type"]) == (502, "text/html")
    assert len(erika.answers) == int(accepted)


def test_an_answer_can_be_cut_off_or_slow(telegram: FakeTelegram, bot: BareBot, erika: User) -> None:
    telegram.fault(Fault(Ending.GARBLED, accepted=True))
    with pytest.raises(ValueError, match="line 1"):
        send(bot, erika).json()
    telegram.fault(Fault(Ending.SLOW, seconds=0.2))
    began = time.monotonic()
    assert send(bot, erika).json()["ok"] is True
    assert time.monotonic() - began >= 0.2
    assert len(erika.answers) == 2


def test_any_refusal_can_be_scripted(telegram: FakeTelegram, bot: BareBot, erika: User) -> None:
    telegram.fault(Fault(flood(7), method="sendMessage"))
    answer = send(bot, erika)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "7")
    assert answer.json()["parameters"] == {"retry_after": 7}
    assert not erika.answers


def test_silence_is_everything_hanging(telegram: FakeTelegram, bot: BareBot, erika: User) -> None:
    telegram.fault(Fault(Ending.HANG, times=None))
    for method in ("getMe", "getUpdates"):
        with pytest.raises(httpx.ReadTimeout):
            bot.client.get(f"{bot.address}/{method}", timeout=0.1)
    telegram.heal()
    assert bot.does("getMe")


def test_an_unreachable_server_refuses_connections_and_forgets_nothing(
    telegram: FakeTelegram, bot: BareBot, erika: User
) -> None:
    with telegram.unreachable():
        erika.say("Hallo?")
        with pytest.raises(httpx.TransportError):
            send(bot, erika)
        with pytest.raises(httpx.ConnectError):
            send(bot, erika)
    assert [update["message"]["text"] for update in bot.hears()] == ["Hallo?"]
    assert not erika.answers


def test_the_way_there_and_back_takes_time() -> None:
    with FakeTelegram(latency=0.02, jitter=0.01) as telegram:
        bot = BareBot(telegram)
        began = time.monotonic()
        bot.does("getMe")
        assert time.monotonic() - began >= 0.04


def test_the_documented_limits_are_kept_strictly() -> None:
    now = [100.0]
    with FakeTelegram(limits=DOCUMENTED, ticks=lambda: now[0]) as telegram:
        bot = BareBot(telegram)
        people = [telegram.user() for _ in range(31)]
        for person in people:
            person.start()
        assert [send(bot, person).status_code for person in people] == [200] * 30 + [429]
        now[0] += 0.999
        assert send(bot, people[0]).json()["parameters"] == {"retry_after": 1}
        now[0] += 0.001
        assert [send(bot, people[0]).status_code for _ in range(2)] == [200, 429]
        assert (telegram.accepted, telegram.floods, telegram.busiest_second) == (31, 3, 30)
        assert telegram.duplicates == {(people[0].id, "x"): 1}


def test_a_group_gets_twenty_a_minute() -> None:
    now = [0.0]
    with FakeTelegram(limits=DOCUMENTED, ticks=lambda: now[0]) as telegram:
        bot, group = BareBot(telegram), telegram.group()
        codes = []
        for _ in range(21):
            codes.append(bot.request("sendMessage", chat_id=group.id, text="x").status_code)
            now[0] += 2.0
        assert codes == [200] * 20 + [429]
        now[0] = 60.0
        assert bot.request("sendMessage", chat_id=group.id, text="x").status_code == 200


def test_a_penalty_blocks_everything_for_a_while() -> None:
    now = [0.0]
    limits = Limits(overall=Window(1, 1.0), penalty=5)
    with FakeTelegram(limits=limits, ticks=lambda: now[0]) as telegram:
        bot, erika = BareBot(telegram), telegram.user()
        erika.start()
        assert [send(bot, erika).status_code for _ in range(2)] == [200, 429]
        now[0] = 3.5
        assert bot.refused("getMe") == "429 Too Many Requests: retry after 2"
        now[0] = 5.0
        assert bot.does("getMe")
        telegram.limit(Limits(penalty=5))
        assert [send(bot, erika).status_code for _ in range(3)] == [200] * 3


@given(
    pauses=st.lists(st.integers(0, 9), min_size=1, max_size=60),
    count=st.integers(1, 4),
    chats=st.lists(st.integers(1, 3), min_size=60, max_size=60),
)
def test_no_window_ever_holds_more_than_it_may_and_nothing_is_refused_without_need(
    pauses: list[int], count: int, chats: list[int]
) -> None:
    """Compared with counting, at every instant, what passed in the last second; times in tenths of seconds."""
    now = 0
    gate = Gate(Limits(overall=Window(count, 10), person=Window(1, 10)), lambda: now)
    passed: list[tuple[int, int]] = []
    for pause, chat in zip(pauses, chats, strict=False):
        now += pause
        recent = [other for instant, other in passed if instant > now - 10]
        room = len(recent) < count and chat not in recent
        assert admits(gate, chat) == room
        if room:
            passed.append((now, chat))
    instants = [instant for instant, _ in passed]
    assert gate.busiest(10) == max(sum(start <= instant < start + 10 for instant in instants) for start in instants)


def admits(gate: Gate, chat: int) -> bool:
    try:
        gate.admit(chat)
    except Refused:
        return False
    return True
