"""Socket Mode of the loopback Slack: envelopes, acknowledgements, and all the ways a connection can end."""

from collections.abc import Iterator
from contextlib import ExitStack

import aiohttp
import httpx
import pytest

from tests.fakes.bare_app import BareApp
from tests.fakes.slack import FakeSlack, Fault, Member, Refusal, Twist

BUTTON = {"type": "button", "text": {"type": "plain_text", "text": "Karte"}, "action_id": "place"}


@pytest.fixture
def app() -> Iterator[BareApp]:
    """An app of which Slack expects an answer within half a second."""
    with FakeSlack(patience=0.5) as slack, BareApp(slack) as app:
        yield app


@pytest.fixture
def erika(app: BareApp) -> Member:
    return app.slack.member("Erika Beispiel")


def test_a_socket_is_greeted_and_counted(app: BareApp) -> None:
    with app.connected() as first, app.connected() as second:
        assert (first.greeting["type"], first.greeting["num_connections"]) == ("hello", 1)
        assert second.greeting["num_connections"] == 2
        assert app.slack.connections == 2
    app.slack.wait_for(lambda: app.slack.connections == 0)


def test_an_event_comes_in_an_envelope(app: BareApp, erika: Member) -> None:
    with app.connected() as socket:
        erika.say("Hallo")
        envelope = socket.hears()
        assert (envelope["type"], envelope["accepts_response_payload"]) == ("events_api", False)
        assert (envelope["retry_attempt"], envelope["retry_reason"]) == (0, "")
        payload = envelope["payload"]
        assert (payload["type"], payload["team_id"], payload["event"]["text"]) == (
            "event_callback",
            app.slack.team,
            "Hallo",
        )
        assert app.slack.pending == 1
        socket.acknowledges(envelope)
        app.slack.wait_for(lambda: app.slack.pending == 0)


def test_an_event_that_is_not_acknowledged_comes_again(app: BareApp, erika: Member) -> None:
    with app.connected() as socket:
        erika.say("Hallo")
        envelopes = [socket.hears() for _ in range(4)]
        assert [envelope["retry_attempt"] for envelope in envelopes] == [0, 1, 2, 3]
        assert [envelope["retry_reason"] for envelope in envelopes] == ["", *["timeout"] * 3]
        assert len({envelope["payload"]["event_id"] for envelope in envelopes}) == 1
        assert len({envelope["envelope_id"] for envelope in envelopes}) == 4
        app.slack.wait_for(lambda: app.slack.pending == 0)
        assert [event["text"] for event in app.slack.lost] == ["Hallo"]


def test_an_event_waits_a_while_for_a_socket(app: BareApp, erika: Member) -> None:
    erika.say("Hallo")
    with app.connected() as socket:
        assert socket.event()["text"] == "Hallo"
        app.slack.wait_for(lambda: app.slack.pending == 0)
    assert app.slack.lost == ()


def test_what_somebody_does_comes_once_and_in_time_or_fails(app: BareApp, erika: Member) -> None:
    command = erika.command("/annai next")
    app.slack.wait_for(lambda: command.error == "dispatch_failed")
    with app.connected() as socket:
        app.says(erika.id, "x", blocks=[{"type": "actions", "elements": [BUTTON]}])
        assert socket.event()["text"] == "x"
        tap = erika.tap("Karte")
        assert socket.hears()["type"] == "interactive"
        app.slack.wait_for(lambda: tap.error == "operation_timeout")
        assert not tap.acknowledged


def test_an_answer_that_says_nonsense_is_told_to_the_person(app: BareApp, erika: Member) -> None:
    with app.connected() as socket:
        command = erika.command("/annai next")
        socket.takes({"blocks": [{"type": "map"}]})
        app.slack.wait_for(lambda: command.error == "invalid_blocks")


def test_nobody_minds_if_the_app_does_not_hear_itself(app: BareApp, erika: Member) -> None:
    ts = app.says(erika.id, "Guten Tag")
    app.does("chat.update", channel=erika.dm, ts=ts, text="Guten Abend")
    app.does("chat.delete", channel=erika.dm, ts=ts)
    app.slack.wait_for(lambda: app.slack.pending == 0)
    assert app.slack.lost == ()


def test_each_payload_goes_to_one_of_the_sockets(app: BareApp, erika: Member) -> None:
    with app.connected() as first, app.connected() as second:
        for text in "abcd":
            erika.say(text)
        heard = {socket: {socket.event()["text"] for _ in range(2)} for socket in (first, second)}
        assert heard[first] | heard[second] == set("abcd")


def test_an_eleventh_socket_is_one_too_many(app: BareApp) -> None:
    with ExitStack() as stack:
        for _ in range(10):
            stack.enter_context(app.connected())
        eleventh = stack.enter_context(app.connected())
        assert eleventh.greeting["reason"] == "too_many_websockets"
        assert eleventh.is_closed()
        assert app.slack.connections == 10


def test_a_ticket_opens_one_socket(app: BareApp) -> None:
    headers = {"Authorization": f"Bearer {app.slack.app_token}"}
    url = httpx.post(f"{app.slack.url}apps.connections.open", headers=headers).json()["url"]
    assert url.startswith("ws://127.0.0.1:")
    with app.connected():
        used = app.slack.calls("socket")[0].arguments["ticket"]
        assert httpx.get(url.replace("ws", "http", 1).split("?")[0], params={"ticket": used}).status_code == 404


def test_a_socket_is_asked_to_go_before_it_is_closed(app: BareApp, erika: Member) -> None:
    with app.connected() as old, app.connected() as new:
        app.slack.disconnect("warning")
        assert [socket.hears()["reason"] for socket in (old, new)] == ["warning", "warning"]
        assert old.is_closed()
        assert new.is_closed()
        with app.connected() as socket:
            erika.say("Hallo")
            assert socket.event()["text"] == "Hallo"


def test_a_dropped_socket_loses_nothing(app: BareApp, erika: Member) -> None:
    with app.connected() as socket:
        erika.say("Hallo")
        socket.hears()
        app.slack.drop()
        assert socket.is_closed()
    with app.connected() as socket:
        assert socket.event()["text"] == "Hallo"
        app.slack.wait_for(lambda: app.slack.pending == 0)


def test_a_socket_dies_silently(app: BareApp, erika: Member) -> None:
    with app.connected() as socket:
        assert socket.is_alive()
        app.slack.mute()
        assert not socket.is_alive()
        assert app.slack.connections == 1, "Slack does not know"
        erika.say("Hallo")
        app.slack.wait_for(lambda: app.slack.pending == 0)
        assert [event["text"] for event in app.slack.lost] == ["Hallo"]


def test_a_socket_without_traffic_dies_silently() -> None:
    with FakeSlack(idle=0.05) as slack, BareApp(slack) as app, app.connected() as socket:
        while socket.is_alive():
            """Pings are no traffic."""


def test_deliveries_can_come_oddly(app: BareApp, erika: Member) -> None:
    with app.connected() as socket:

        def heard(said: str, times: int) -> str:
            for text in said:
                erika.say(text)
            texts = [socket.event()["text"] for _ in range(times)]
            app.slack.wait_for(lambda: app.slack.pending == 0)
            return "".join(texts)

        assert heard("ab", 2) == "ab"
        app.slack.twist(Twist.TWICE)
        assert heard("cd", 3) == "ccd"
        app.slack.twist(Twist.AGAIN)
        assert heard("e", 2) == "de"
        app.slack.twist(Twist.BACKWARDS)
        assert heard("fg", 2) == "gf"


def test_anything_can_be_injected(app: BareApp) -> None:
    with app.connected() as socket:
        app.slack.inject({"team_id": "T000000099", "event": None})
        assert socket.takes() == {"team_id": "T000000099", "event": None}
        app.slack.inject({"actions": []}, "interactive")
        assert socket.takes() == {"actions": []}


def test_opening_a_socket_can_fail(app: BareApp) -> None:
    app.slack.fault(Fault(Refusal("internal_error", 503), method="socket"))
    with pytest.raises(aiohttp.WSServerHandshakeError), app.connected():
        pass
    with app.connected() as socket:
        assert socket.greeting
