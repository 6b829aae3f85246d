"""How the loopback Slack posts to an app with a public address: signed, in time, and again if need be."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.clock import SimulatedClock
from tests.fakes.bare_app import BareApp, Endpoint
from tests.fakes.slack import FakeSlack, Member, signed

START = datetime(2024, 4, 23, 5, 5, tzinfo=UTC)


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with Endpoint() as endpoint:
        yield endpoint


@pytest.fixture
def slack(endpoint: Endpoint) -> Iterator[FakeSlack]:
    with FakeSlack(clock=SimulatedClock(START, speed=0), patience=0.5) as slack:
        slack.post_to(endpoint.url)
        yield slack


@pytest.fixture
def erika(slack: FakeSlack) -> Member:
    return slack.member("Erika Beispiel")


def settled(slack: FakeSlack) -> None:
    slack.wait_for(lambda: slack.pending == 0)


def test_everything_is_signed(slack: FakeSlack, endpoint: Endpoint, erika: Member) -> None:
    erika.say("Hallo")
    settled(slack)
    assert len(endpoint.received) == 2, "the challenge, too"
    for headers, body in endpoint.received:
        expected = signed(body, slack.signing_secret, int(START.timestamp()))
        assert expected.items() <= headers.items()
        assert expected["X-Slack-Signature"].startswith("v0=")
        assert signed(body, "another secret", int(START.timestamp())) != expected


def test_a_signature_is_that_of_the_documentation() -> None:
    body = (
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar"
        b"&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
        b"%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121"
        b".803a0bc887a14d10d2c447fce8b6703c"
    )
    headers = signed(body, "8f742231b10e8888abcd99yyyzzz85a5", 1531420618)
    assert headers["X-Slack-Signature"] == "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"


def test_nobody_is_posted_to_who_does_not_know_the_challenge(endpoint: Endpoint) -> None:
    with FakeSlack(patience=0.5) as slack:
        for answer in ((200, "text/plain", "what?"), (500, "text/plain", "")):
            endpoint.answers = [answer]
            with pytest.raises(ValueError, match="challenge"):
                slack.post_to(endpoint.url)
        with pytest.raises(ValueError, match="connection_failed"):
            slack.post_to("http://127.0.0.1:9/")


def test_each_kind_travels_in_its_way(slack: FakeSlack, endpoint: Endpoint, erika: Member) -> None:
    blocks = [{"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": "Karte"}}]}]
    with BareApp(slack) as app:
        app.says(erika.id, "x", blocks=blocks)
    settled(slack)
    erika.command("/annai Grüße & mehr")
    settled(slack)
    erika.tap("Karte")
    settled(slack)
    event, command, tap = endpoint.payloads()
    assert (event["type"], command["text"], tap["type"]) == ("event_callback", "Grüße & mehr", "block_actions")
    kinds = [headers["Content-Type"] for headers, _ in endpoint.received[1:]]
    assert kinds == ["application/json", *["application/x-www-form-urlencoded"] * 2]


def test_an_immediate_answer_is_shown(slack: FakeSlack, endpoint: Endpoint, erika: Member) -> None:
    endpoint.answers = [(200, "text/plain", "Moment …"), (200, "application/json", '{"text": "14:00"}')]
    for text in ("Moment …", "14:00"):
        erika.command("/annai next")
        assert erika.reads(text).ephemeral


def test_an_event_is_posted_again_until_it_is_taken(slack: FakeSlack, endpoint: Endpoint, erika: Member) -> None:
    endpoint.answers = [(500, "text/plain", ""), (404, "text/plain", "")]
    erika.say("Hallo")
    settled(slack)
    retries = [
        (headers.get("X-Slack-Retry-Num"), headers.get("X-Slack-Retry-Reason")) for headers, _ in endpoint.received[1:]
    ]
    assert retries == [(None, None), ("1", "http_error"), ("2", "http_error")]
    assert not any(slack.lost)
    endpoint.answers = [(500, "text/plain", "")] * 4
    erika.say("Hallo?")
    settled(slack)
    assert [event["text"] for event in slack.lost] == ["Hallo?"]
    assert len(endpoint.payloads()) == 7


def test_what_somebody_does_is_posted_once(slack: FakeSlack, endpoint: Endpoint, erika: Member) -> None:
    endpoint.answers = [(500, "text/plain", "")]
    command = erika.command("/annai next")
    slack.wait_for(lambda: command.error == "dispatch_failed")
    assert len(endpoint.payloads()) == 1


def test_posting_takes_its_time(endpoint: Endpoint) -> None:
    with FakeSlack(latency=0.02) as slack:
        slack.post_to(endpoint.url)
        erika, began = slack.member(), time.monotonic()
        erika.say("Hallo")
        settled(slack)
        assert time.monotonic() - began >= 0.04
