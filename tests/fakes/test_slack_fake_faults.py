"""What can go wrong on the way to the loopback Slack: scripted faults, rate limits, and a slow network."""

import time
from collections.abc import Iterator

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.bare_app import BareApp
from tests.fakes.slack import DOCUMENTED, Ending, FakeSlack, Fault, Limits, Member, Refusal, Window, flood
from tests.fakes.slack.limits import Gate
from tests.fakes.slack.refusals import Refused


@pytest.fixture
def app() -> Iterator[BareApp]:
    with FakeSlack() as slack, BareApp(slack) as app:
        yield app


@pytest.fixture
def erika(app: BareApp) -> Member:
    return app.slack.member("Erika Beispiel")


def post(app: BareApp, member: Member) -> httpx.Response:
    return app.request("chat.postMessage", channel=member.dm, text="x")


def test_a_fault_hits_the_nth_request_that_fits(app: BareApp, erika: Member) -> None:
    joerg = app.slack.member("Jörg")
    app.slack.fault(Fault(Ending.SERVER_ERROR, method="chat.postMessage", channel=erika.dm, nth=2, times=2))
    app.slack.fault(Fault(Ending.SERVER_ERROR, method="conversations.open", channel=erika.dm))
    assert [app.request("conversations.open", users=who.id).status_code for who in (joerg, erika)] == [200, 500]
    assert [post(app, erika).status_code for _ in range(5)] == [200, 500, 500, 200, 200]
    app.slack.fault(Fault(Ending.SERVER_ERROR, method="chat.postMessage", channel=erika.dm, times=None))
    assert [post(app, member).status_code for member in (erika, joerg, erika)] == [500, 200, 500]
    assert app.does("auth.test")
    app.slack.heal()
    assert post(app, erika).status_code == 200


@pytest.mark.parametrize("accepted", [True, False])
@pytest.mark.parametrize(("ending", "error"), [(Ending.HANG, httpx.ReadTimeout), (Ending.RESET, httpx.ReadError)])
def test_no_answer_does_not_tell_whether_it_was_accepted(
    app: BareApp, erika: Member, ending: Ending, error: type[Exception], accepted: bool
) -> None:
    app.slack.fault(Fault(ending, method="chat.postMessage", accepted=accepted))
    with pytest.raises(error):
        app.client.post(f"{app.slack.url}chat.postMessage", json={"channel": erika.dm, "text": "x"}, timeout=1.0)
    assert len(erika.messages) == int(accepted)
    assert app.slack.calls("chat.postMessage")[0].status is None


@pytest.mark.parametrize("accepted", [True, False])
def test_a_bad_gateway_answers_in_html(app: BareApp, erika: Member, accepted: bool) -> None:
    app.slack.fault(Fault(Ending.BAD_GATEWAY, method="chat.postMessage", accepted=accepted))
    answer = post(app, erika)
    assert (answer.status_code, answer.headers["content-type"]) == (502, "text/html")
    assert len(erika.messages) == int(accepted)


def test_an_answer_can_be_cut_off_or_slow(app: BareApp, erika: Member) -> None:
    app.slack.fault(Fault(Ending.GARBLED, accepted=True))
    with pytest.raises(ValueError, match="line 1"):
        post(app, erika).json()
    app.slack.fault(Fault(Ending.SLOW, seconds=0.2))
    began = time.monotonic()
    assert post(app, erika).json()["ok"] is True
    assert time.monotonic() - began >= 0.2
    assert len(erika.messages) == 2


def test_any_refusal_can_be_scripted_even_of_what_was_done(app: BareApp, erika: Member) -> None:
    app.slack.fault(Fault(flood(7), method="chat.postMessage"))
    app.slack.fault(Fault(Refusal("fatal_error"), method="chat.postMessage", nth=2, accepted=True))
    answer = post(app, erika)
    assert (answer.status_code, answer.headers["retry-after"], answer.json()["error"]) == (429, "7", "ratelimited")
    assert [message.text for message in erika.messages] == []
    answer = post(app, erika)
    assert (answer.status_code, answer.json()["error"]) == (200, "fatal_error")
    assert [message.text for message in erika.messages] == ["x"]


def test_response_urls_and_uploads_have_faults_too(app: BareApp, erika: Member) -> None:
    with app.connected() as socket:
        erika.command("/annai")
        url = socket.takes()["response_url"]
        app.slack.fault(Fault(Ending.SERVER_ERROR, method="response_url", channel=erika.dm))
        assert [app.client.post(url, json={"text": "x"}).status_code for _ in range(2)] == [500, 200]
    url = app.does("files.getUploadURLExternal", filename="x", length=1)["upload_url"]
    app.slack.fault(Fault(Ending.SERVER_ERROR, method="upload"))
    assert [app.client.post(url, content=b"x").status_code for _ in range(2)] == [500, 200]


def test_a_response_url_serves_five_times_for_half_an_hour() -> None:
    now = [0.0]
    with FakeSlack(ticks=lambda: now[0]) as slack, BareApp(slack) as app:
        erika = slack.member()
        with app.connected() as socket:
            urls = []
            for _ in range(2):
                erika.command("/annai")
                urls.append(socket.takes()["response_url"])
        first, second = urls
        assert app.client.post(first, json={"text": ""}).json()["error"] == "no_text", "which does not count"
        answers = [app.client.post(first, json={"text": "x"}) for _ in range(6)]
        assert [answer.status_code for answer in answers] == [200] * 5 + [404]
        assert answers[5].json()["error"] == "used_url"
        now[0] = 1800.001
        assert app.client.post(second, json={"text": "x"}).json()["error"] == "expired_url"
        assert app.client.post(f"{second}x", json={"text": "x"}).status_code == 404


def test_an_unreachable_server_refuses_connections_and_forgets_nothing(app: BareApp, erika: Member) -> None:
    post(app, erika)
    with app.slack.unreachable():
        with pytest.raises(httpx.TransportError):
            post(app, erika)
        with pytest.raises(httpx.ConnectError):
            post(app, erika)
    assert app.history(erika.dm) == ["x"]


def test_the_way_there_and_back_takes_time() -> None:
    with FakeSlack(latency=0.02, jitter=0.01) as slack, BareApp(slack) as app:
        erika = slack.member()
        began = time.monotonic()
        app.does("auth.test")
        assert time.monotonic() - began >= 0.04
        with app.connected() as socket:
            began = time.monotonic()
            erika.say("Hallo")
            socket.event()
            slack.wait_for(lambda: slack.pending == 0)
            assert time.monotonic() - began >= 0.04


def test_the_documented_limits_are_kept_strictly() -> None:
    now = [100.0]
    with FakeSlack(limits=DOCUMENTED, ticks=lambda: now[0]) as slack, BareApp(slack) as app:
        erika, joerg = slack.member("Erika"), slack.member("Jörg")
        assert [post(app, member).status_code for member in (erika, joerg, erika)] == [200, 200, 429]
        now[0] += 0.999
        answer = post(app, erika)
        assert (answer.headers["retry-after"], answer.json()) == ("1", {"ok": False, "error": "ratelimited"})
        now[0] += 0.001
        assert post(app, erika).status_code == 200
        assert (slack.accepted, slack.floods, slack.busiest_second) == (3, 2, 2)


def test_all_channels_together_have_a_limit() -> None:
    now = [0.0]
    with FakeSlack(limits=Limits(workspace=Window(3, 60.0)), ticks=lambda: now[0]) as slack, BareApp(slack) as app:
        people = [slack.member() for _ in range(4)]
        assert [post(app, person).status_code for person in people] == [200] * 3 + [429]
        slack.limit(Limits())
        assert post(app, people[3]).status_code == 200


def test_every_method_has_a_tier() -> None:
    now = [0.0]
    with FakeSlack(limits=DOCUMENTED, ticks=lambda: now[0]) as slack, BareApp(slack) as app:
        assert [app.request("users.list").status_code for _ in range(21)] == [200] * 20 + [429]
        assert app.request("users.list").headers["retry-after"] == "60"
        assert app.request("users.info", user="U1").status_code == 200, "each method for itself"
        now[0] = 60.0
        assert app.request("users.list").status_code == 200


@given(
    pauses=st.lists(st.integers(0, 9), min_size=1, max_size=60),
    count=st.integers(1, 4),
    channels=st.lists(st.sampled_from("DEF"), min_size=60, max_size=60),
)
def test_no_window_ever_holds_more_than_it_may_and_nothing_is_refused_without_need(
    pauses: list[int], count: int, channels: list[str]
) -> None:
    """Compared with counting, at every instant, what passed in the last second; times in tenths of seconds."""
    now = 0
    gate = Gate(Limits(channel=Window(1, 10), workspace=Window(count, 10)), lambda: now)
    passed: list[tuple[int, str]] = []
    for pause, channel in zip(pauses, channels, strict=False):
        now += pause
        recent = [other for instant, other in passed if instant > now - 10]
        room = len(recent) < count and channel not in recent
        assert admits(gate, channel) == room
        if room:
            passed.append((now, channel))
    instants = [instant for instant, _ in passed]
    assert gate.busiest(10) == max(sum(start <= instant < start + 10 for instant in instants) for start in instants)


def admits(gate: Gate, channel: str) -> bool:
    try:
        gate.admit_post(channel)
    except Refused:
        return False
    return True
